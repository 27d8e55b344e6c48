"""Text made fit for the page: nothing that our fonts lack, nothing that no line can hold.

Every value that a template prints goes through :func:`printable`. It changes what cannot be seen or set, never a word:
control and format characters go, characters without a glyph become a placeholder that names them (``[Han]``), and
overlong words get places to break.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import Final

from flows.digest import scripts
from flows.digest.rendering.faces import covered

_ZERO_WIDTH_SPACE: Final = "\u200b"
_LONGEST_WORD: Final = 200
_STRIDE: Final = 40
"""An overlong word may break after so many letters: few enough that no line layout has to search long."""

_LONGEST_RUN_OF_MARKS: Final = 8
"""100,000 combining marks on one letter took 30 s of layout; no orthography that our fonts hold stacks more than 4."""

_WHITE: Final = re.compile(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_A_MARK: Final = "[\u0300-\u036f\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_MARKS: Final = re.compile(f"({_A_MARK}{{{_LONGEST_RUN_OF_MARKS}}}){_A_MARK}+")
# Chinese breaks between any two characters.
_LONG_WORD: Final = re.compile(rf"[^\s\u2e80-\u9fff\uac00-\ud7ff]{{{_LONGEST_WORD + 1},}}")
_SAME_AGAIN: Final = re.compile(r"(\x00[^\x00]+\x00)(?:[^\w\x00]{0,3}\1)+")
_AFTER: Final = re.compile(r"(?<=\x00)[^\w\s\x00]+")
"""Signs right behind a placeholder: those of the same foreign script (an ideographic full stop) go with it."""

_PLACEHOLDER: Final = re.compile(r"\x00([^\x00]+)\x00")
_HARMLESS: Final = frozenset({"<wide>", "<narrow>", "<font>", "<compat>", "<noBreak>"})
"""Kinds of compatibility characters that read the same when written plainly; "10⁷" must not become "107"."""

_OF_A_SCRIPT: Final = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Nd", "Nl"})
_KINDS: Final = re.compile(
    r" (?:UNIFIED|COMPATIBILITY|IDEOGRAPH|RADICAL|LETTER|SYLLABLE|CHARACTER|VOWEL|CONSONANT|SIGN|DIGIT|NUMBER|MARK"
    r"|SMALL|CAPITAL|HALFWIDTH|SYMBOL|STROKE)\b"
)
_SCRIPTS: Final = {
    "CJK": "Han",
    "KANGXI": "Han",
    "IDEOGRAPHIC": "Han",
    "ARABIC-INDIC": "Arabic",
    "EXTENDED ARABIC-INDIC": "Arabic",
}


def printable(text: str) -> str:
    """Return the text as our fonts can show it."""
    if _shown_as_they_are().issuperset(text) and (len(text) <= _LONGEST_WORD or not _LONG_WORD.search(text)):
        return text
    # First what cannot be seen: it may part a letter from its accent.
    seen = "".join(character for character in _WHITE.sub(" ", text) if not _invisible(character))
    text = unicodedata.normalize("NFC", seen)
    text = _MARKS.sub(r"\1", text)
    # Again, for a letter may now stand next to an accent that it was parted from.
    text = unicodedata.normalize("NFC", "".join(_plainer(character) for character in text))
    text = _SAME_AGAIN.sub(r"\1", text)
    text = _AFTER.sub(lambda match: "".join(filter(known_glyph, match[0])), text)
    text = "".join("".join(run) if shown else _named(tuple(run)) for shown, run in groupby(text, _settled))
    text = _PLACEHOLDER.sub(r"[\1]", text)
    return _LONG_WORD.sub(_breakable, text)


@lru_cache(maxsize=1)
def _shown_as_they_are() -> frozenset[str]:
    """Return the letters, signs and spaces that the fonts hold."""
    changed = {"Cc", "Cf", "Mn", "Zl", "Zp"}
    return frozenset(sign for sign in covered() if unicodedata.category(sign) not in changed)


@lru_cache(maxsize=16384)
def known_glyph(character: str) -> bool:
    """Tell whether our fonts or one of the machine's show a character."""
    return character in covered() or scripts.shows(character)


def _invisible(character: str) -> bool:
    variation_selector = 0xFE00 <= ord(character) <= 0xFE0F  # noqa: PLR2004 - their block
    return variation_selector or unicodedata.category(character) in {"Cc", "Cf"}


def _plainer(character: str) -> str:
    """Spell compatibility characters plainly, name the script of a foreign letter."""
    if known_glyph(character):
        return character
    plain = unicodedata.normalize("NFKC", character)
    if unicodedata.decomposition(character).partition(" ")[0] in _HARMLESS and all(map(known_glyph, plain)):
        return plain
    name = unicodedata.name(character, "")
    if name.startswith("COMBINING"):
        return ""
    if not name or unicodedata.category(character) not in _OF_A_SCRIPT:
        return character
    script = _KINDS.split(name, maxsplit=1)[0]
    return f"\x00{_SCRIPTS.get(script, script.title())}\x00"


def _settled(character: str) -> bool:
    return character == "\x00" or known_glyph(character)


def _named(signs: Sequence[str]) -> str:
    """Name a run of signs that are of no script by the first: symbols, pictures, private characters."""
    name = unicodedata.name(signs[0], "").lower() or f"U+{ord(signs[0]):04X}"
    return f"[{name} …]" if len(signs) > 1 else f"[{name}]"


def _breakable(match: re.Match[str]) -> str:
    word = match[0]
    return _ZERO_WIDTH_SPACE.join(word[at : at + _STRIDE] for at in range(0, len(word), _STRIDE))
