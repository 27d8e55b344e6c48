"""Words of a text with their places, folded so that spellings of the same word meet."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

# "U.S." and "D.C." are one word; an apostrophe joins ("don't"), and a possessive ending is left off below.
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W\d_]+)*")
# What may stand between the words of one phrase: spaces, hyphens, and quotation marks around one of them.
_WITHIN_PHRASE = re.compile(r"[\s\u00ad‐‑–“”\"'‘’/-]*")


class Word(NamedTuple):
    """A word of a text."""

    exact: str
    """As printed, dots of abbreviations and possessive endings left off ("U.S." is ``US``), without diacritics."""

    folded: str
    """The same in lower case."""

    start: int
    """Offset of its first character."""

    end: int
    """Offset behind its last character, possessive ending not counted."""

    joined: bool
    """Whether nothing that ends a phrase, such as a comma, stands between it and the word before."""


def find(text: str) -> tuple[Word, ...]:
    """Return the words of a text in order."""
    words: list[Word] = []
    behind = 0
    for match in _WORD.finditer(text):
        exact, folded, length = _fold(match.group())
        start = match.start()
        gap = text[behind:start]
        # Most gaps are one space, and asking that first is what makes long texts quick.
        joined = bool(words) and (gap == " " or _WITHIN_PHRASE.fullmatch(gap) is not None)
        words.append(Word(exact, folded, start, start + length, joined))
        behind = match.end()
    return tuple(words)


@lru_cache(maxsize=65536)
def _fold(printed: str) -> tuple[str, str, int]:
    """Return a word's exact and folded form, and how many of its characters count."""
    if "." in printed:
        exact, length = printed.replace(".", ""), len(printed)
    else:
        exact = printed[:-2] if printed[-2:] in {"'s", "’s", "'S", "’S"} else printed
        length = len(exact)
    if not exact.isascii():
        spread = unicodedata.normalize("NFKD", exact)
        exact = unicodedata.normalize("NFC", "".join(char for char in spread if not unicodedata.combining(char)))
    return exact, exact.lower(), length
