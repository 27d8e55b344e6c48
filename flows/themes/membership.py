"""Which blocks belong to which theme of the taxonomy, and to which most.

Every hit of a term counts for its theme: a strong one more than a hint, one that several themes list less for each, a
hint that the whole issue is full of less; and all terms of a theme less when they stand in every paragraph, as those of
a wide theme do. A little of the block before is added, because a paragraph goes on where the last one stopped. Then
themes that the issue speaks of much are given a small advance, as a reader would, in a few rounds. Last, of the themes
that a block's terms name, those gain whose sure blocks have the words of this one: what a taxonomy does not list, the
texts themselves tell.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from flows.themes import vectors
from flows.themes.terms import Hit, TermIndex
from flows.themes.units import Unit
from schemas.article import ArticleId
from schemas.taxonomy import ThemeId

# The numbers were chosen for the best mean over the three seeds and the seven own articles with the taxonomy as it
# stands, two that were written by people who had read none of these texts, copies of each with a fifth of the terms
# taken out at random, and 538 paragraphs of news stories of 1987 with a taxonomy of their topics (docs/themes.md).
STRONG, HINT = 1.0, 0.5
CLEARER = 1.2
"""Power of a theme's weight: what is said much of leads by more than its hits."""
EVENED = 0.2
"""Power of a theme's mean weight by which its weights are divided."""
FROM_BEFORE = 0.15
"""Share of the weights of the block before that a block is given too."""
ADVANCE, ROUNDS = 0.15, 6
SURE, LIKE = 0.3, 2.0
"""Share from which the theme that leads in a block counts as surely its main one, and how many times its weight a theme
gains in the block that is most like its sure ones."""
LEAST_SHARE = 0.3
"""Share of a block's weight from which a theme that is not its main one counts too."""
LEAST_SHARE_WITH_PROOF, PROVING_HINTS = 0.1, 4
"""The same for a theme that has a strong term in the block, or so many different hints."""
LEAST_OWN = 0.5
"""Weight of its own hits from which a block can belong to a theme."""

_ROUNDING = 1e-9

IN_PASSING = 0.02
"""Mean share over an article's blocks below which it touches a theme only in passing, if it is no block's main one:
one sentence in a report of fifty paragraphs does not make the report a source on its subject."""
IN_PASSING_AS_MAIN = 0.01
"""The same for a theme that is the main one of a block: one paragraph in a report of two hundred does not either."""


class Belonging(NamedTuple):
    """A theme that a block belongs to."""

    theme: ThemeId
    """The theme."""

    share: float
    """Share of the theme in the block's weight, from 0 to 1."""

    hits: tuple[Hit, ...]
    """What was found in the block itself; empty when it only goes on from the block before."""


def belongings(units: Sequence[Unit], index: TermIndex) -> tuple[tuple[Belonging, ...], ...]:
    """Return for each unit the themes it belongs to, its main one first; none where no term says enough.

    A theme that is no unit's main one is left out, and so is one in an article that touches it only in passing.
    """
    hits = [index.find(unit.words) for unit in units]
    rarity = _rarity(hits)
    own = [_weights(found, rarity) for found in hits]
    proven = _proven(units, hits)
    own = [
        {theme: weight for theme, weight in weights.items() if theme in proven[unit.article.id]}
        for unit, weights in zip(units, own, strict=True)
    ]
    carried = _carried(units, _evened(own))
    shares = _shares(_alike(units, carried, _shares(carried)))
    chosen = [_chosen(share, weights, found) for share, weights, found in zip(shares, own, hits, strict=True)]
    mains = {one[0].theme for one in chosen if one}
    spoken = _spoken(units, chosen)
    return tuple(
        tuple(one for one in found if one.theme in mains and one.theme in spoken[unit.article.id])
        for unit, found in zip(units, chosen, strict=True)
    )


def _spoken(units: Sequence[Unit], chosen: Sequence[Sequence[Belonging]]) -> dict[ArticleId, set[ThemeId]]:
    """Return for each article the themes that it speaks of more than in passing."""
    blocks = Counter(unit.article.id for unit in units)
    shares: dict[ArticleId, dict[ThemeId, float]] = {article: {} for article in blocks}
    mains: dict[ArticleId, set[ThemeId]] = {article: set() for article in blocks}
    for unit, found in zip(units, chosen, strict=True):
        mains[unit.article.id].update(one.theme for one in found[:1])
        own = shares[unit.article.id]
        for one in found:
            own[one.theme] = own.get(one.theme, 0) + one.share
    return {
        article: {
            theme
            for theme, weight in weights.items()
            if weight / blocks[article] >= (IN_PASSING_AS_MAIN if theme in mains[article] else IN_PASSING)
        }
        for article, weights in shares.items()
    }


def _proven(units: Sequence[Unit], hits: Sequence[Sequence[Hit]]) -> dict[ArticleId, set[ThemeId]]:
    """Return for each article the themes that one of its units proves; hints alone, here and there, prove nothing."""
    proven: dict[ArticleId, set[ThemeId]] = {}
    for unit, found in zip(units, hits, strict=True):
        themes = {hit.term.theme for hit in found}
        proven.setdefault(unit.article.id, set()).update(theme for theme in themes if _proves(found, theme))
    return proven


def _proves(hits: Sequence[Hit], theme: ThemeId) -> bool:
    """Tell whether the hits of a theme in one unit make it belong there: a strong term, or enough different hints."""
    own = [hit.term for hit in hits if hit.term.theme == theme]
    return any(term.strong for term in own) or len({term.text for term in own}) >= PROVING_HINTS


def _rarity(hits: Sequence[Sequence[Hit]]) -> dict[str, float]:
    """Return for each term how rare it is among the units: 1 when one has it, towards 0 when all have it."""
    having = Counter(text for found in hits for text in {hit.term.text.lower() for hit in found})
    return {text: math.log((len(hits) + 1) / count) / math.log(len(hits) + 1) for text, count in having.items()}


def _weights(hits: Sequence[Hit], rarity: Mapping[str, float]) -> dict[ThemeId, float]:
    """Return what the hits in one unit weigh for each theme."""
    weights: dict[ThemeId, float] = {}
    for _, _, term in hits:
        weight = STRONG if term.strong else HINT * rarity[term.text.lower()]
        weights[term.theme] = weights.get(term.theme, 0) + weight / term.sharers
    return weights


def _evened(own: Sequence[Mapping[ThemeId, float]]) -> list[dict[ThemeId, float]]:
    """Return weights in which what is said most stands out, and no theme wins by being wide."""
    total: dict[ThemeId, float] = {}
    for weights in own:
        for theme, weight in weights.items():
            total[theme] = total.get(theme, 0.0) + weight
    return [
        {theme: weight**CLEARER / (total[theme] / len(own)) ** EVENED for theme, weight in weights.items()}
        for weights in own
    ]


def _carried(units: Sequence[Unit], own: Sequence[Mapping[ThemeId, float]]) -> list[dict[ThemeId, float]]:
    """Add to each unit's weights a little of those of the unit before it in the same article."""
    carried = []
    for at, weights in enumerate(own):
        total = dict(weights)
        if at and units[at - 1].article is units[at].article:
            for theme, weight in own[at - 1].items():
                total[theme] = total.get(theme, 0) + FROM_BEFORE * weight
        carried.append(total)
    return carried


def _shares(weights: Sequence[Mapping[ThemeId, float]]) -> list[dict[ThemeId, float]]:
    """Turn weights into shares of one, themes that weigh much in all units given an advance."""
    advance = {theme: 1.0 for unit in weights for theme in unit}
    shares: list[dict[ThemeId, float]] = []
    for _ in range(ROUNDS + 1):
        raised = [{theme: weight * advance[theme] ** ADVANCE for theme, weight in unit.items()} for unit in weights]
        shares = [{theme: weight / math.fsum(unit.values()) for theme, weight in unit.items()} for unit in raised]
        given: dict[ThemeId, list[float]] = {}
        for unit in shares:
            for theme, share in unit.items():
                given.setdefault(theme, []).append(share)
        advance = {theme: math.fsum(found) / len(shares) for theme, found in given.items()}
    return shares


class _Centre(NamedTuple):
    """The sum of the vectors of a theme's sure blocks."""

    features: dict[str, float]
    square: float
    """Of its length."""

    blocks: frozenset[int]

    def nearness(self, number: int, vector: Mapping[str, float]) -> float:
        """Return the cosine of a block's vector and the sum, the block itself left out."""
        product = math.fsum(value * self.features.get(feature, 0.0) for feature, value in vector.items())
        square = self.square
        if number in self.blocks:
            own = math.fsum(value * value for value in vector.values())
            square += own - 2 * product
            product -= own
        return max(product, 0.0) / math.sqrt(square) if square > _ROUNDING else 0.0


def _alike(
    units: Sequence[Unit], weights: Sequence[Mapping[ThemeId, float]], shares: Sequence[Mapping[ThemeId, float]]
) -> list[dict[ThemeId, float]]:
    """Raise the weights of each unit's themes by its likeness to their sure units; the likest gains most."""
    texts = vectors.vectors([vectors.features(unit.words, unit.article.language.code) for unit in units])
    centres = _centres(texts, shares)
    likened = []
    for number, (own, vector) in enumerate(zip(weights, texts, strict=True)):
        near = {theme: centres[theme].nearness(number, vector) for theme in own if theme in centres}
        most = max(near.values(), default=0.0) or 1.0
        likened.append({theme: weight * (1 + LIKE * near.get(theme, 0.0) / most) for theme, weight in own.items()})
    return likened


def _centres(texts: Sequence[Mapping[str, float]], shares: Sequence[Mapping[ThemeId, float]]) -> dict[ThemeId, _Centre]:
    """Return the middle of the units of which each theme is surely the main one."""
    sure: dict[ThemeId, list[int]] = {}
    for number, found in enumerate(shares):
        if found:
            main = min(found, key=lambda theme: (-found[theme], theme))
            if found[main] >= SURE:
                sure.setdefault(main, []).append(number)
    centres = {}
    for theme, numbers in sure.items():
        total: dict[str, float] = {}
        for number in numbers:
            for feature, value in texts[number].items():
                total[feature] = total.get(feature, 0.0) + value
        square = math.fsum(value * value for value in total.values())
        centres[theme] = _Centre(total, square, frozenset(numbers))
    return centres


def _chosen(
    shares: Mapping[ThemeId, float], own: Mapping[ThemeId, float], hits: Sequence[Hit]
) -> tuple[Belonging, ...]:
    """Return the main theme of a unit and the others that it speaks of enough."""
    chosen = []
    for place, (theme, share) in enumerate(sorted(shares.items(), key=lambda item: (-item[1], item[0]))):
        least = LEAST_SHARE_WITH_PROOF if _proves(hits, theme) else LEAST_SHARE
        if place == 0 or (share >= least and own.get(theme, 0) >= LEAST_OWN):
            chosen.append(Belonging(theme, share, tuple(hit for hit in hits if hit.term.theme == theme)))
    return tuple(chosen)
