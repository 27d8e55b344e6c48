"""The form of a claim: one plain sentence, of plain characters, of a length that a reader takes in at once."""

from __future__ import annotations

import re
import unicodedata

from flows.language import sentences

MOST_WORDS, MOST_CHARACTERS = 60, 500
"""Longest claim."""

_LEAST_WORDS = 3
# Markup, and what leads elsewhere: neither has a place in a sentence.
_MARKUP = re.compile(r"[<>{}|`\\^~#*_]|\[[^\]]*\]|&\w+;|https?:|www\.|\b\w+://|\S+@\S+|!\[")
_PLAIN = frozenset({"L", "N", "P", "S", "M", "Z"})


def unfit(text: str) -> str | None:
    """Return what makes a claim no plain sentence; ``None`` for one."""
    strange = next(
        (char for char in text if unicodedata.category(char)[0] not in _PLAIN or char in "\u2028\u2029"), None
    )
    if strange is not None:
        return f"U+{ord(strange):04X}"
    if found := _MARKUP.search(text):
        return found.group()
    words = len(text.split())
    if not _LEAST_WORDS <= words <= MOST_WORDS or len(text) > MOST_CHARACTERS:
        return f"{words} words"
    if len(sentences.spans(text)) != 1 or text.rstrip("”\"'’").endswith("?"):
        return "no single statement"
    return None
