"""Which blocks belong to which theme of the taxonomy, and to which most.

Every hit of a term counts for its theme: a strong one more than a hint, one that comes again less each time, one that
several themes list less for each, a hint that the whole issue is full of less. A little of the block before is added,
because a paragraph goes on where the last one stopped. Then themes that the issue speaks of much are given a small
advance, as a reader would, in a few rounds.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from flows.themes.terms import Hit, TermIndex
from flows.themes.units import Unit
from schemas.article import ArticleId
from schemas.taxonomy import ThemeId

# The numbers were chosen on the three seeds for the best mean over the taxonomy as it stands, four copies of it with a
# fifth of the terms taken out at random, and one written by somebody who had not read the seeds (docs/themes.md).
STRONG, HINT = 1.0, 0.5
AGAIN = 0.3
"""What each further hit of the same term counts, as a share of the one before."""
FROM_BEFORE = 0.05
"""Share of the weights of the block before that a block is given too."""
ADVANCE, ROUNDS = 0.2, 6
LEAST_SHARE = 0.3
"""Share of a block's weight from which a theme that is not its main one counts too."""
LEAST_SHARE_WITH_PROOF, PROVING_HINTS = 0.1, 4
"""The same for a theme that has a strong term in the block, or so many different hints."""
LEAST_OWN = 0.5
"""Weight of its own hits from which a block can belong to a theme."""

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
    shares = _shares(_carried(units, own))
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
    times: Counter[tuple[ThemeId, str]] = Counter()
    weights: dict[ThemeId, float] = {}
    for _, _, term in hits:
        key = (term.theme, term.text)
        weight = STRONG if term.strong else HINT * rarity[term.text.lower()]
        weight *= AGAIN ** times[key] / term.sharers
        weights[term.theme] = weights.get(term.theme, 0) + weight
        times[key] += 1
    return weights


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
