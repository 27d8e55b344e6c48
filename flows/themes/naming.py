"""Names of themes that were found by their words: a phrase that an editor could set above them."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Collection, Sequence

from flows.language.stems import stem
from flows.language.words import is_wide
from flows.themes import phrases
from flows.themes.phrases import Phrasebook
from flows.themes.units import Unit
from schemas.taxonomy import TaxonomyTheme, ThemeId

_LABEL, _SHORT_LABEL = 80, 22
_ID, _ID_WORDS = 60, 40
# A phrase names a group when this share of its units has it; with a third, seeds lose a theme that editors see in them.
_NAMING = 0.25
# Who is spoken to or of by his office alone is no subject ("Prime Minister", "Mr. Vice President", "White House"), nor
# is how a letter greets and closes, nor what something is counted or timed in ("million dollars", "six months").
_NO_SUBJECT = frozenset(
    stem(word)
    for word in """
        mr mrs ms madam sir vice deputy president prime minister first lady secretary senator governor mayor chairman
        ambassador general admiral colonel sergeant corporal lance majesty highness excellency excellencies white house
        county chief executive officer spokesman spokeswoman honour honor honourable honorable permanent representative
        dear sincerely faithfully regards assurances highest consideration
        two three four five six seven eight nine ten dozen hundred hundreds thousand thousands million millions billion
        billions trillion mln bln percent per cent percentage points dollar dollars dlr dlrs euro euros pounds yen
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
    having = Counter(
        stems for unit in units for stems in {stems for stems, _, _ in book.runs[unit.article.id, unit.block.id]}
    )
    found = [
        one
        for one in phrases.phrases_of(units, (), book)
        if len(one.stems) > 1 and not _NO_SUBJECT.issuperset(one.stems) and having[one.stems] >= _NAMING * len(units)
    ]
    if not found:
        return None
    label = next(
        (both for other in found[1:] if len(both := f"{found[0].text}; {other.text}") <= _LABEL), found[0].text
    )
    return TaxonomyTheme(id=_identity(found[0].stems), label=_heading(label, _LABEL), short=_short(found[0].text))


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
