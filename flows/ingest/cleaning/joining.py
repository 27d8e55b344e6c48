"""How wrapped lines go together: with a space, or without one where the line end broke a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from flows.language.dictionary import keeps_hyphen

_SPACE = re.compile(r"\s+")
_HALF = re.compile(r"[^\W\d_]{2,}-$")
_NAME_HALF = re.compile(r"\b[A-ZÀ-Ý][^\W\d_]+-$")
_NAME_REST = re.compile(r"[A-ZÀ-Ý][^\W\d_]")
_LETTERS = re.compile(r"[^\W\d_]*")
# "mid- and long-term", "two- or three-year": a hanging hyphen.
_HANGING = re.compile(r"(?:and|or|und|oder|et|ou|y|o|bis|to|sowie)\b")
_COMPOUND = re.compile(r"[^\W\d_]+-[^\W\d_]+")
# No word is longer than this; only so much of a line's end is looked at.
_LONGEST_WORD = 60


class Seam(NamedTuple):
    """What lies between two lines that belong together."""

    dropped: int
    """How many characters at the end of the upper line are only the line end's: its hyphen, or none."""

    between: str
    """What is written between them: a space or nothing."""


_SPACED, _GLUED, _UNHYPHENED = Seam(0, " "), Seam(0, ""), Seam(1, "")


def fold(text: str) -> str:
    """Return a text with every run of white space written as one space, none at the ends."""
    return _SPACE.sub(" ", text).strip()


def compounds(lines: Iterable[str]) -> frozenset[str]:
    """Return the words with a hyphen that stand inside lines, in small letters: how a document spells them itself."""
    return frozenset(word.lower() for line in lines if "-" in line for word in _COMPOUND.findall(line))


def seam(before: str, after: str, known: frozenset[str] = frozenset(), *, soft: bool = False) -> Seam:
    """Return how two lines go together.

    Args:
        before: The upper line.
        after: The lower line.
        known: Words with a hyphen that the document has elsewhere.
        soft: Whether the upper line ended in a soft hyphen, already dropped.
    """
    if not before or not after or soft:
        return _GLUED
    if not before.endswith("-"):
        return _SPACED
    end = before[-_LONGEST_WORD:]
    if breaks_word(end, after):
        return _GLUED if _keeps_hyphen(end, after, known) else _UNHYPHENED
    # A line that ends in the middle of a name with a hyphen of its own ("Abdul-" / "Rahman").
    return _GLUED if _NAME_HALF.search(end) and _NAME_REST.match(after) else _SPACED


def breaks_word(before: str, after: str) -> bool:
    """Tell whether a word was broken between two lines, and its hyphen is only the line end's."""
    return (
        before.endswith("-")
        and _HALF.search(before[-_LONGEST_WORD:]) is not None
        and after[:1].isalpha()
        and not after[0].isupper()
        and not _HANGING.match(after)
    )


def _keeps_hyphen(end: str, after: str, known: frozenset[str]) -> bool:
    half = _HALF.search(end)
    left = half.group()[:-1] if half else ""
    rest = _LETTERS.match(after)
    right = rest.group() if rest else ""
    return left.isupper() or f"{left}-{right}".lower() in known or keeps_hyphen(left, right)


def join(parts: Sequence[str], seams: Sequence[Seam]) -> str:
    """Return parts as one text, with the seam of that place between each and the next."""
    text = [part[: len(part) - one.dropped] + one.between for part, one in zip(parts, seams, strict=False)]
    return "".join([*text, *parts[-1:]])


def join_lines(parts: Sequence[str]) -> str:
    """Return wrapped lines, or the parts of a broken paragraph, as one text."""
    return join(parts, [seam(before, after) for before, after in pairwise(parts)])
