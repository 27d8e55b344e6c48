"""What documents of different languages can have in common: days, numbers, and names that are spelt alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from flows.language import datewords
from flows.themes.stories.texts import Named, Text
from flows.themes.units import Unit
from schemas.dates import Precision
from schemas.stories import JointKind

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫", "0123456789" * 2 + ".")
_NUMBER = re.compile(r"(?<![^\W\u3040-\u9fff])(?<![.,/-])\d+(?:[.,\u00a0\u202f ]\d{3}(?!\d))*(?:[.,]\d{1,2}(?!\d))?")
_GROUPED = re.compile(r"[.,\u00a0\u202f ](?=\d{3}(?!\d))")
_YEAR = re.compile(r"(?:19|20)\d\d")
# Numbers of two figures and less say little, unless they have a fraction.
_TELLING = re.compile(r"\d{2,}|\d+\.\d+")
# So many facts, a day among them and something else, and no fewer: two texts on one day's news share some by chance.
_LEAST_SHARED = 4
# A fact of more documents than this joins nothing that is not joined by others.
_MOST_HAVING = 20


class Fact(NamedTuple):
    """A day, a number or a name."""

    kind: JointKind
    """What it is."""

    text: str
    """So written that languages agree."""


Facts = dict[Fact, tuple[Unit, int]]
"""Each with the first block that holds it, and where."""


def facts_of(text: Text) -> Facts:
    """Return the facts that a document holds."""
    found: Facts = {}
    for unit, named in zip(text.units, text.named, strict=True):
        for fact, place in _facts_in(unit, named):
            found.setdefault(fact, (unit, place))
    return found


def _facts_in(unit: Unit, named: Sequence[Named]) -> Iterator[tuple[Fact, int]]:
    days = [one for one in datewords.find(unit.block.text) if one.when.precision is Precision.DAY]
    yield from ((Fact(JointKind.DAY, one.when.iso), one.start) for one in days)
    for match in _NUMBER.finditer(unit.block.text.translate(_DIGITS)):
        number = _GROUPED.sub("", match.group()).replace(",", ".")
        dated = any(one.start <= match.start() < one.end for one in days)
        if _TELLING.fullmatch(number) and not _YEAR.fullmatch(number) and not dated:
            yield Fact(JointKind.NUMBER, number), match.start()
    yield from ((Fact(JointKind.NAME, name), start) for name, (start, _) in named)


def candidates(known: Sequence[Facts]) -> list[tuple[int, int]]:
    """Return the pairs of documents that share any fact that few have."""
    having: dict[Fact, list[int]] = {}
    for at, facts in enumerate(known):
        for fact in facts:
            having.setdefault(fact, []).append(at)
    pairs = {
        (one, other)
        for places in having.values()
        if len(places) <= _MOST_HAVING
        for number, one in enumerate(places)
        for other in places[number + 1 :]
    }
    return sorted(pairs)


def same_event(one: Facts, other: Facts) -> bool:
    """Tell whether two documents share enough facts to report the same event."""
    shared = one.keys() & other.keys()
    kinds = {fact.kind for fact in shared}
    return len(shared) >= _LEAST_SHARED and JointKind.DAY in kinds and len(kinds) > 1
