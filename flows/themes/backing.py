"""Whether a block that does not prove a theme itself is on it all the same.

A paragraph without a term, or with a word that is a hint and may mean anything, goes on with a theme where the
paragraphs beside it speak of the theme, or where it has the words of those that do. Otherwise it is of another subject,
and a number or a sentence of it would be printed for a theme that it has nothing to do with.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from flows.themes.units import Unit
from schemas.taxonomy import ThemeId

OPENS_WITH_PRONOUN = re.compile(r"(?:It|Its|This|These|That|Those|They|Their|He|His|She|Her|Such)\b")
"""How a paragraph opens that speaks of what the one before spoke of."""

LIKE = 0.02
"""Nearness to the blocks that prove a theme from which a block shares its words, where blocks beside it are on it or
two of its own words hint at it. (Of 20 paragraphs of the labelled sets that are rightly on a theme without proving it,
18 are as near.)"""
LIKE_ALONE = 0.1
"""The same where nothing else speaks for it."""
_LEAST_LIKENED = 2
"""Blocks by which likeness can be told: one has the words of its own matter."""
_ROUNDING = 1e-9


class Centre(NamedTuple):
    """The sum of the vectors of some blocks."""

    features: Mapping[str, float]
    """The sum."""

    square: float
    """Of its length."""

    blocks: frozenset[int]
    """Their numbers."""

    def nearness(self, number: int, vector: Mapping[str, float]) -> float:
        """Return the cosine of a block's vector and the sum, the block itself left out."""
        product = math.fsum(value * self.features.get(feature, 0.0) for feature, value in vector.items())
        square = self.square
        if number in self.blocks:
            own = math.fsum(value * value for value in vector.values())
            square += own - 2 * product
            product -= own
        return max(product, 0.0) / math.sqrt(square) if square > _ROUNDING else 0.0


def centre_of(numbers: Collection[int], texts: Sequence[Mapping[str, float]]) -> Centre:
    """Return the middle of some blocks, whose vectors are given with those of all."""
    total: dict[str, float] = {}
    for number in numbers:
        for feature, value in texts[number].items():
            total[feature] = total.get(feature, 0.0) + value
    return Centre(total, math.fsum(value * value for value in total.values()), frozenset(numbers))


class Told(NamedTuple):
    """What is known of a block."""

    themes: Sequence[ThemeId]
    """Those that it may belong to, its main one first."""

    proved: Collection[ThemeId]
    """Those that its own terms prove."""

    hints: Mapping[ThemeId, int]
    """Number of different terms of each theme that it holds."""

    often: Collection[ThemeId]
    """Those that its article has terms of again and again."""


_NONE = Told((), (), {}, ())


def backed(units: Sequence[Unit], told: Sequence[Told], texts: Sequence[Mapping[str, float]]) -> list[set[ThemeId]]:
    """Return for each unit those of its themes that it proves, goes on with, or shares the words of.

    Args:
        units: The units.
        told: What is known of each.
        texts: Their vectors.
    """
    sure: dict[ThemeId, list[int]] = {}
    for number, one in enumerate(told):
        if one.themes and one.themes[0] in one.proved:
            sure.setdefault(one.themes[0], []).append(number)
    centres = {theme: centre_of(numbers, texts) for theme, numbers in sure.items()}
    return [
        {
            theme
            for theme in one.themes
            if theme in one.proved
            or _goes_on(theme, number, units, told)
            or _is_like(theme, one, _beside(number, units, told), _nearness(centres.get(theme), number, texts[number]))
        }
        for number, one in enumerate(told)
    ]


def _nearness(centre: Centre | None, number: int, vector: Mapping[str, float]) -> float:
    if centre is None or len(centre.blocks - {number}) < _LEAST_LIKENED:
        return 0.0
    return centre.nearness(number, vector)


def _goes_on(theme: ThemeId, number: int, units: Sequence[Unit], told: Sequence[Told]) -> bool:
    """Tell whether a block stands where its article speaks of a theme."""
    before, behind = _beside(number, units, told)
    after_proof = theme in before.proved and theme in before.themes
    by_proof = after_proof or (theme in behind.proved and theme in behind.themes)
    if told[number].hints.get(theme):
        return by_proof or theme in told[number].often
    between = by_proof and theme in before.themes and theme in behind.themes
    return between or (after_proof and OPENS_WITH_PRONOUN.match(units[number].block.text) is not None)


def _is_like(theme: ThemeId, one: Told, beside: Sequence[Told], near: float) -> bool:
    """Tell whether a block has the words of those that prove a theme, and something else that speaks for it."""
    stands_by = any(theme in other.themes for other in beside) or one.hints.get(theme, 0) > 1
    return near >= (LIKE if stands_by else LIKE_ALONE)


def _beside(number: int, units: Sequence[Unit], told: Sequence[Told]) -> tuple[Told, Told]:
    """Return what is known of the blocks before and behind one in its article."""
    around = [
        told[other] if 0 <= other < len(units) and units[other].article is units[number].article else _NONE
        for other in (number - 1, number + 1)
    ]
    return around[0], around[1]
