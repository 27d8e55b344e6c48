"""Abbreviations that a text introduces itself: "Organisation of River States (ORS)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from flows.themes.actors import vocabulary as told
from schemas.actors import ActorKind

_BRACKETS = re.compile(r" \((?:the )?([A-Z][A-Za-z&-]{1,9})\)")
_WORD = re.compile(r"[\w'&-]+")
_SMALL = frozenset("of for and the in on to de la du des del et und für der die y".split())
# More small words than this do not stand inside a name.
_MOST_SMALL = 5


class Declared(NamedTuple):
    """A name with the abbreviation behind it."""

    start: int
    """Offset of the name in the block."""

    end: int
    """Offset behind the name."""

    short: str
    """The abbreviation."""

    kind: ActorKind
    """What the name's own words say that it is."""


def declared(text: str, span: tuple[int, int]) -> Iterator[Declared]:
    """Yield the abbreviations that a sentence introduces, with the names whose first letters they are."""
    for match in _BRACKETS.finditer(text, *span):
        letters = [letter for letter in match.group(1) if letter.isupper()]
        words = list(_WORD.finditer(text, span[0], match.start()))
        begin = _beginning(words, letters)
        if begin is None or words[-1].end() != match.start() or len(letters) == 1:
            continue
        if (kind := _kind(text[begin : match.start()].split())) is not None:
            yield Declared(begin, match.start(), match.group(1), kind)


def _beginning(words: list[re.Match[str]], letters: list[str]) -> int | None:
    """Return where the name begins whose capitals are the letters, read from its end; ``None`` when none fits."""
    left = list(letters)
    small = 0
    for word in reversed(words):
        parts = [part for part in word.group().split("-") if part]
        if word.group() in _SMALL and small < _MOST_SMALL:
            small += 1
            continue
        for part in reversed(parts):
            if not left or part[0].upper() != left.pop() or not (part[0].isupper() or "-" in word.group()):
                return None
        if not left:
            return word.start() + len(word.group()) - len(word.group().lstrip("-"))
    return None


def _kind(words: list[str]) -> ActorKind | None:
    """Return what a name's words say that it is; ``None`` for a thing ("gross domestic product")."""
    if told.DOCUMENTS.intersection(words):
        return ActorKind.DOCUMENT
    body = told.ORGANISATIONS.intersection(words) or not all(map(told.is_word, words))
    return ActorKind.ORGANISATION if body else None
