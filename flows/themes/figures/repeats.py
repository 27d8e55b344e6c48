"""Finds figures that say again what another one has said."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from flows.language import words
from flows.language.stems import stem, tells
from schemas.article import ArticleId, BlockId
from schemas.themes import Evidence, Figure

# The words of what is counted have so much in common where it is the same thing.
_SHARED, _LEAST_SHARED = 0.5, 2
# Small round numbers are the same by chance.
_TELLING = Decimal(13)


def marked(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Return figures, each with the first sentence that states the same numbers of the same thing, where one does."""
    first: dict[tuple[str | None, frozenset[Decimal]], list[tuple[Figure, frozenset[str]]]] = {}
    found: list[Figure] = []
    for figure in figures:
        values = frozenset(value for one in figure.readings for value in (one.before, one.value) if value is not None)
        told = _about(figure)
        known = first.setdefault((figure.unit, values), [])
        same = next((one for one, its in known if _is_same(told, its) and not _in_one_place(figure, one)), None)
        if same is None:
            known.append((figure, told))
        found.append(figure if same is None else figure.model_copy(update={"repeats": same.evidence}))
    return tuple(found)


def _in_one_place(figure: Figure, other: Figure) -> bool:
    return _sentence(figure.evidence) == _sentence(other.evidence)


def _sentence(evidence: Evidence) -> tuple[ArticleId, BlockId, int]:
    return evidence.article, evidence.block, evidence.start


def _about(figure: Figure) -> frozenset[str]:
    """Return the stems of what a figure counts; none for numbers that are the same by chance."""
    if all(one.value < _TELLING for one in figure.readings) and len(figure.readings) == 1:
        return frozenset()
    return frozenset(stem(word.folded) for word in words.find(figure.of) if tells(word.folded, "en"))


def _is_same(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= max(_LEAST_SHARED, _SHARED * min(len(one), len(other)))
