"""Names of themes that were found by their words: a phrase that an editor could set above them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Sequence

from flows.language.stems import stem
from flows.language.words import is_wide
from flows.themes import nounphrases, phrases
from flows.themes.phrases import Phrase, Phrasebook
from flows.themes.units import Unit
from schemas.taxonomy import TaxonomyTheme, ThemeId

_LABEL, _SHORT_LABEL = 80, 22
# Two characters are one Chinese word.
_LEAST_LABEL = 4
_ID, _ID_WORDS = 60, 40
# A phrase names a group when this share of its units has it; with a third, seeds lose a theme that editors see in them.
_NAMING = 0.25
# Where there are so many units, groups are wide, and beyond the first units of a group a twentieth is enough: hundreds
# on one subject have no phrase in common that often. (Of 2,000 news stories 5 in 100 are in no theme then, and 15 if
# the first are 40 units.)
_MANY, _FIRST, _NAMING_OF_MORE = 1000, 20, 0.05
_WHO = frozenset(
    stem(word)
    for word in """
        government governments administration officials official analysts sources leaders delegates delegations
        spokesman executives traders dealers economists diplomats experts researchers respondents authorities
    """.split()
)
# Who is spoken to or of by his office alone is no subject ("Prime Minister", "Mr. Vice President", "White House"), nor
# is how a letter greets and closes, nor what something is counted or timed in ("million dollars", "six months").
_NO_SUBJECT = frozenset(
    stem(word)
    for word in """
        mr mrs ms madam sir vice deputy president prime minister first lady secretary senator governor mayor chairman
        ambassador general admiral colonel sergeant corporal lance majesty highness excellency excellencies white house
        county chief executive officer spokesman spokeswoman honour honor honourable honorable permanent representative
        analyst analysts source sources industry ministry officials staff force commander major lieutenant colonel bank
        group statement company co ltd inc corp plc ag holdings news agency special
        dear sincerely faithfully regards assurances highest consideration
        two three four five six seven eight nine ten dozen hundred hundreds thousand thousands million millions billion
        billions trillion mln bln percent per cent percentage points dollar dollars dlr dlrs euro euros pounds yen
        franc francs mark marks yen lire stg sterling crowns roubles rupees cts note notes
        member members state states expert experts insight insights full article articles read
        people tonne tonnes tons barrels kilometres kilometers miles metres meters day days daily week weeks weekly
        weekend month months monthly year years yearly annual quarter quarters half hours minutes period end beginning
        average total number amount rate rates
    """.split()
)


def named(units: Sequence[Unit], book: Phrasebook) -> TaxonomyTheme | None:
    """Return a theme named by the phrases of two words or more that are typical of its units.

    Args:
        units: That belong to it.
        book: The phrases of all units.

    Returns:
        ``None`` where no phrase stands in enough of the units: they are not on one subject that has a name.
    """
    found = sorted(
        filter(_names_a_subject, phrases.phrases_of(units, (), book, _least(len(units), len(book.runs)))), key=_worse
    )
    if not found:
        return None
    others = [one.text for one in found[1:]]
    if nounphrases.is_person(found[0].text):
        others = _common_nouns(units, book)
        if not others:
            return None
    label = next((both for other in others if len(both := f"{found[0].text}; {other}") <= _LABEL), found[0].text)
    if len(label) < _LEAST_LABEL:
        return None
    return TaxonomyTheme(id=_identity(found[0].stems), label=_heading(label, _LABEL), short=_short(found[0].text))


def _least(units: int, among: int) -> float:
    """Return how many of a group's units must have a phrase for it to name the group, by how many units there are."""
    first = min(units, _FIRST) if among > _MANY else units
    return _NAMING * first + _NAMING_OF_MORE * (units - first)


def _names_a_subject(phrase: Phrase) -> bool:
    """Tell whether a phrase has two words or more, and not only such as name no subject."""
    return len(phrase.stems) > 1 and not _NO_SUBJECT.issuperset(phrase.stems)


def _worse(phrase: Phrase) -> tuple[bool, ...]:
    """Tell what makes a phrase a worse name than others: a person, who acts or speaks, a single word with a hyphen."""
    text = phrase.text
    return (nounphrases.is_person(text), phrase.stems[-1] in _WHO, " " not in text and not is_wide(text[0]))


def _common_nouns(units: Sequence[Unit], book: Phrasebook) -> list[str]:
    """Return single words that stand beside a person's name in half of the units or more, the most typical first."""
    having: dict[tuple[str, ...], set[int]] = {}
    printed: dict[tuple[str, ...], str] = {}
    for number, unit in enumerate(units):
        for stems, start, end in book.runs[unit.article.id, unit.block.id]:
            text = unit.block.text[start:end]
            if len(stems) == 1 and text.islower() and nounphrases.is_noun_phrase(text) and not _NO_SUBJECT & set(stems):
                having.setdefault(stems, set()).add(number)
                printed.setdefault(stems, text)
    shared = [stems for stems, those in having.items() if 2 * len(those) >= len(units)]
    ranked = sorted(shared, key=lambda stems: (-len(having[stems]), book.having[stems], stems))
    return [printed[stems] for stems in ranked]


def unused(theme: ThemeId, taken: Collection[ThemeId]) -> ThemeId:
    """Return an identifier that nothing else has had: with a number where the name alone was given before."""
    number, free = 1, theme
    while free in taken:
        number += 1
        free = f"{theme[: _ID - 1 - len(str(number))]}-{number}"
    return free


def _identity(stems: Sequence[str]) -> ThemeId:
    """Return an identifier made of a phrase; of another script than the Latin one it holds a digest of the phrase."""
    phrase = "-".join(stems).lower()
    plain = re.sub(r"[^a-z0-9]+", "-", phrase).strip("-")[:_ID_WORDS]
    digest = "" if phrase.isascii() and plain else hashlib.sha256(phrase.encode()).hexdigest()[:12]
    return "-".join(part for part in ("found", plain, digest) if part).replace("--", "-")


def _short(text: str) -> str:
    """Cut a phrase down to a table's column."""
    # A Chinese character is twice as wide as a letter.
    return _heading(text, _SHORT_LABEL if not any(map(is_wide, text)) else _SHORT_LABEL // 2)


def _heading(text: str, most: int) -> str:
    """Cut a phrase down to so many characters, at a word's end, and begin it with a capital."""
    while len(text) > most and " " in text:
        text = text.rsplit(" ", 1)[0]
    text = text[:most]
    return text[0].upper() + text[1:]
