"""Capitalised words of a sentence, and what joins each to the one before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚ"
# "China-based", "Moscow-backed", "Trump-era": what is tied to a name there is no part of it, as "-moon" is.
_TAIL = (
    r"(?:-(?!(?:era|based|style|made|wide|born|held|run|type|bound|proof|free|led|like|only)\b)[a-z]{2,6}\b(?<!ed))?"
)
# It begins with a set of letters, which makes looking for the next one quick; what stands before is looked at then.
_WORD = re.compile(
    rf"[{_CAPITAL}](?:(?:\.[A-Z])+\.?(?!\w)|\.(?=[\s-]?[{_CAPITAL}])|(?:(?<=A)l-(?=[{_CAPITAL}])|(?<=E)l-(?=[{_CAPITAL}]))?"
    rf"\w*(?:'(?!s\b)\w+)?{_TAIL})"
)
_ARTICLES = ("al-", "el-", "d'")
_JOINT = re.compile(r"-| (?:(?:van|von|der|den|de|da|do|dos|du|della|bin|bint|ibn|al|el|zu|ten|ter|y|e) ){0,2}")
_LONGEST_JOINT = 12
_OPENED, _BEFORE_OPENING = (" ", "“", '"', "‘"), frozenset('“‘:.!?•"')
_OPENING = " \"'“‘«([–—-•"


class Capital(NamedTuple):
    """A capitalised word."""

    text: str
    """Without a possessive ending, with straight apostrophes."""

    start: int
    """Offset in the block's text."""

    end: int
    """Offset behind it."""

    joint: str
    """What stands between it and the capitalised word before, if that joins them; else empty."""

    opens: bool
    """Whether it opens a sentence, so that its capital says nothing."""


def capitals(text: str, start: int, end: int) -> tuple[Capital, ...]:
    """Return the capitalised words of a sentence.

    Args:
        text: The block, with straight apostrophes.
        start: Offset of the sentence.
        end: Offset behind it.
    """
    return tuple(_capitals(text, start, end))


def _capitals(text: str, start: int, end: int) -> Iterator[Capital]:
    behind = start
    first = True
    for match in _WORD.finditer(text, start, end):
        last = match.end()
        begin = _beginning(text, match.start()) if match.start() > start else match.start()
        if begin is None:
            continue
        gap = text[behind:begin]
        # Most gaps are one space or a whole row of words, and telling those first is what makes long texts quick.
        if gap == " " and not first:
            yield Capital(text[begin:last], begin, last, gap, opens=False)
        else:
            joint = gap if not first and len(gap) <= _LONGEST_JOINT and _JOINT.fullmatch(gap) else ""
            yield Capital(text[begin:last], begin, last, joint, _opens(gap, first=first))
        first, behind = False, last


def _beginning(text: str, start: int) -> int | None:
    """Return where a word begins that an article is tied to ("al-Nusra"); ``None`` for a letter inside a word."""
    before = text[start - 1]
    if not before.isalnum() and before not in "'-":
        return start
    for article in _ARTICLES:
        begin = start - len(article)
        if text.startswith(article, max(begin, 0)) and not text[max(begin - 1, 0) : begin].isalnum():
            return begin
    return start if before == "-" else None


def _opens(gap: str, *, first: bool) -> bool:
    """Tell whether a word opens a sentence, also one that is quoted, or what follows a colon."""
    if first:
        return not gap.strip(_OPENING)
    return gap.endswith(_OPENED) and gap.rstrip(" ")[-1:] in _BEFORE_OPENING
