"""Names of persons in running text, without a model: capitalised runs, and the fullest form that a text has of each."""

from __future__ import annotations

import re
from collections import Counter

from flows.language.identify import FUNCTION_WORDS

_PARTICLE = r"(?:van|von|de|del|della|der|den|di|da|dos|du|la|le|el|al|bin|ibn|zu)"
_CAPITAL = r"(?:[A-ZÀ-ÞĀ-Ž][\w’'-]*[\w]|[A-ZÀ-Þ]\.|al-[A-Z][\w-]+|[dDO]['’][A-Z]\w+)"
RUN = re.compile(rf"{_CAPITAL}(?:\s+(?:{_PARTICLE}\s+){{0,2}}{_CAPITAL}){{0,4}}")
"""A run of capitalised words, name particles between them allowed."""

# Words with which names are introduced; they are no part of the name.
TITLES = frozenset(
    "president president-elect vice-president vice prime minister chancellor premier king queen emperor "
    "pope prince princess sheikh sultan ayatollah imam secretary general secretary-general "
    "senator representative congressman congresswoman governor mayor ambassador envoy judge justice "
    "attorney director professor prof dr doctor mr mrs ms miss sir lord lady dame baroness "
    "colonel admiral captain commander commodore major sergeant lieutenant marshal brigadier chief "
    "commissioner chairman chairwoman chair speaker spokesman spokeswoman spokesperson "
    "minister foreign defence defense finance interior energy trade state deputy former then republican "
    "democratic party candidate leader opposition russian american chinese british french german "
    "european ukrainian iranian israeli turkish indian japanese syrian korean polish italian spanish dutch "
    "mexican brazilian the us eu un u.s. uk council executive first honourable excellency herr frau "
    "monsieur madame".split()
)
_MONTHS_DAYS = frozenset(
    "january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday".split()
)
_CONJUNCTIONS = frozenset("while although though since because despite unlike whereas yet still once until".split())
_OPENERS = FUNCTION_WORDS["en"] | _CONJUNCTIONS | _MONTHS_DAYS


def bare(run: str) -> str:
    """Return a capitalised run without the titles and nationalities in front ("Russian President X" -> "X")."""
    tokens = titled(run).split()
    while tokens and (tokens[0].lower().rstrip(".,") in TITLES or tokens[0].lower() in _OPENERS):
        tokens.pop(0)
    return " ".join(tokens)


def titled(run: str) -> str:
    """Return a capitalised run without the words in front that only open a sentence ("While President X")."""
    tokens = run.split()
    while tokens and tokens[0].lower() in _OPENERS:
        tokens.pop(0)
    return " ".join(tokens)


def surname(name: str) -> str:
    """Return the last word of a name."""
    return name.rsplit(maxsplit=1)[-1] if name.split() else name


def fullest(name: str, text: str) -> str:
    """Return the fullest form of a name in a text: given name and surname where the text has them together once.

    The commonest full form wins; ``name`` itself is returned when the text knows no fuller one.
    """
    family = surname(name)
    forms: Counter[str] = Counter()
    for match in re.finditer(rf"\b(?:{RUN.pattern}\s+)?(?:{_PARTICLE}\s+)?\b{re.escape(family)}\b", text):
        form = bare(match.group())
        if form.endswith(family) and 1 < len(form.split()) <= 4 and set(name.split()) <= set(form.split()):  # noqa: PLR2004
            forms[form] += 1
    return max(forms, key=lambda form: (forms[form], -len(form))) if forms else name
