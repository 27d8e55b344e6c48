"""Proper names of a claim: each stands in a cited sentence, in the same words, or in another form of the same name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from flows.language.dictionary import is_word
from flows.language.identify import FUNCTION_WORDS
from flows.language.persons import TITLES
from flows.language.words import Word
from flows.themes.synthesis.checks.parsing import Parsed

# Names that are English words too, so that one at the beginning of a sentence is a name all the same.
_ALSO_WORDS = frozenset(
    "china turkey jordan chad guinea cyprus poland georgia hungary greece cuba oman mali niger wales iceland holland "
    "congress parliament senate pentagon kremlin nato brussels washington moscow beijing london paris berlin".split()
)
# Countries and their peoples, and what is called by letters: each line is one name, as everybody knows it.
_SAME = tuple(
    frozenset(tuple(form.split()) for form in line.split("|"))
    for line in (
        "us|usa|united states|united states of america|america|american|americans",
        "uk|united kingdom|britain|great britain|british|briton|britons",
        "eu|european union",
        "un|united nations",
        "uae|united arab emirates|emirati|emiratis",
        "nato|north atlantic treaty organization|north atlantic treaty organisation",
        "imf|international monetary fund",
        "wto|world trade organization|world trade organisation",
        "who|world health organization|world health organisation",
        "iaea|international atomic energy agency",
        "osce|organization for security and co operation in europe",
        "ecb|european central bank",
        "asean|association of southeast asian nations",
        "opec|organization of the petroleum exporting countries",
        "isis|is|isil|islamic state|daesh",
        "germany|german|germans",
        "france|french",
        "spain|spanish|spaniard|spaniards",
        "netherlands|dutch|holland",
        "poland|polish|pole|poles",
        "denmark|danish|dane|danes",
        "sweden|swedish|swede|swedes",
        "finland|finnish|finn|finns",
        "norway|norwegian|norwegians",
        "switzerland|swiss",
        "greece|greek|greeks",
        "turkey|turkiye|turkish|turk|turks",
        "ireland|irish",
        "scotland|scottish|scots",
        "wales|welsh",
        "iceland|icelandic|icelander|icelanders",
        "czechia|czech|czechs|czech republic",
        "philippines|philippine|filipino|filipinos",
        "thailand|thai|thais",
        "afghanistan|afghan|afghans",
        "kazakhstan|kazakh|kazakhs",
        "uzbekistan|uzbek|uzbeks",
        "kyrgyzstan|kyrgyz",
        "tajikistan|tajik|tajiks",
        "turkmenistan|turkmen",
        "pakistan|pakistani|pakistanis",
        "china|chinese",
        "portugal|portuguese",
        "peru|peruvian|peruvians",
        "lebanon|lebanese",
        "niger|nigerien",
        "nigeria|nigerian|nigerians",
        "cyprus|cypriot|cypriots",
        "belgium|belgian|belgians",
        "hungary|hungarian|hungarians",
        "yemen|yemeni|yemenis",
    )
)
# "Russia" and "Russian", "Iran" and "Iranian": what a people's name adds to its country's.
_PEOPLE = re.compile(r"(?:n|ns|an|ans|ean|eans|ian|ians|i|is|ese|ish)?$")
_LEAST_ROOT = 4
_COMMON = FUNCTION_WORDS["en"] | frozenset(
    "while although though since because despite according whereas should would could might may had were did does "
    "both neither either another some many most few beyond within among across against amid ahead toward towards upon "
    "along behind inside outside besides except unlike like near per throughout via".split()
)
# Months and days are dates, whatever their capitals.
_DATES = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday".split()
)


_FORMS = {form: group for group in _SAME for form in group}
# What stands before a person's name and is no part of it; a people's name is a name of its own.
_TITLES = TITLES - {word for form in _FORMS for word in form} - {"russian", "european", "democratic", "republican"}

Name = tuple[Word, ...]


def unknown_name(claim: Parsed, cited: Sequence[Parsed]) -> str | None:
    """Return a name of a claim that no cited sentence has."""
    return next((spelt(name) for name in names_of(claim) if not any(has_name(text, name) for text in cited)), None)


@lru_cache(maxsize=4096)
def names_of(text: Parsed) -> tuple[Name, ...]:
    """Return the names of a sentence: runs of words with capitals, the sentence's first word only if it must be one."""
    runs: list[list[Word]] = []
    last = -2
    for number, word in enumerate(text.words):
        if not _capital(text, number):
            continue
        if number == last + 1 and text.text[runs[-1][-1].end : word.start] == " ":
            runs[-1].append(word)
        else:
            runs.append([word])
        last = number
    return tuple(name for run in runs for name in _parted(run))


def _capital(text: Parsed, number: int) -> bool:
    """Tell whether a word is written as a name, and not only because it opens the sentence."""
    word = text.words[number]
    if (
        word.exact == "I"
        or text.text[word.end : word.end + 1] == "$"
        or word.folded in _DATES
        or not any(char.isupper() for char in word.exact)
    ):
        return False
    opening = text.text[: word.start].rstrip(" “\"'‘(—–:")
    if opening and opening[-1] not in ".!?…":
        return True
    if word.folded in _COMMON:
        return False
    if any((word.folded,) in forms for forms in text.names):
        return True
    following = text.words[number + 1] if number + 1 < len(text.words) else None
    leads = following is not None and following.joined and following.exact[:1].isupper()
    leads = leads and following is not None and following.folded not in _DATES
    several = sum(char.isupper() for char in word.exact) > 1
    return several or leads or word.folded in _ALSO_WORDS or not is_word(word.folded)


def _parted(run: Sequence[Word]) -> list[Name]:
    """Return the names of a run of capitals: what stands before and behind a title."""
    if tuple(word.folded for word in run) in _FORMS:
        return [tuple(run)]
    parts: list[list[Word]] = [[]]
    for word in run:
        if word.folded in _TITLES and len(run) > 1:
            parts.append([])
        else:
            parts[-1].append(word)
    return [tuple(part) for part in parts if part]


def spelt(name: Name) -> str:
    """Return a name as it is written."""
    return " ".join(word.exact for word in name)


def has_name(text: Parsed, name: Name) -> bool:
    """Tell whether a sentence has a name, in one of its forms, or one that it is short for."""
    words = [word.folded for word in text.words]
    return any(_stands(form, words) for form in _forms(name, text)) or (
        len(name) == 1 and any(name[0].exact == _letters(other) for other in names_of(text))
    )


def alike(left: Name, right: Name, text: Parsed) -> bool:
    """Tell whether two names are one: the same, or the one is part of the other, by what is known of a sentence."""
    return (
        any(
            _stands(form, _folded(other)) for one, other in ((left, right), (right, left)) for form in _forms(one, text)
        )
        or _letters(left) == spelt(right)
        or _letters(right) == spelt(left)
    )


def _forms(name: Name, text: Parsed) -> frozenset[tuple[str, ...]]:
    """Return the forms of a name: those that everybody knows, and those of the actors of a sentence."""
    folded = _folded(name)
    return frozenset({folded}).union(_FORMS.get(folded, ()), *(group for group in text.names if folded in group))


def _folded(name: Name) -> tuple[str, ...]:
    return tuple(word.folded for word in name)


def _stands(form: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether words stand side by side among others, each as it is or as the people's name."""
    return any(
        all(_same(one, other) for one, other in zip(form, words[at:], strict=False))
        for at in range(len(words) - len(form) + 1)
    )


def _same(left: str, right: str) -> bool:
    """Tell whether two words are one, or name a country and its people."""
    if left == right or (left,) in _FORMS or (right,) in _FORMS:
        return left == right or (right,) in _FORMS.get((left,), ())
    short, long = sorted((left, right), key=len)
    root = short[:-1] if short[-1] in "aey" and len(short) > _LEAST_ROOT else short
    return len(root) >= _LEAST_ROOT and long.startswith(root) and _PEOPLE.fullmatch(long[len(root) :]) is not None


def _letters(name: Name) -> str:
    """Return what a name of several words is abbreviated to; a blank for a single word."""
    return "".join(word.exact[0].upper() for word in name) if len(name) > 1 else " "
