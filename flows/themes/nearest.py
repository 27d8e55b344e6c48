"""Which theme a text is near enough to belong to it, by words alone.

A text is read within its article: what the article says in its other texts tells with what a short one means.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import NamedTuple

from flows.themes import vectors
from flows.themes.frequencies import Frequencies
from schemas.memory import KeptTheme

MOST_FEATURES = 60
"""Features by which a theme is known; with 30 or 1,000 as many paragraphs come to the right event (MultiLing 2011)."""

# Chosen on the MultiLing pilot of 2011: themes found in the first reports on five events, looked for in the paragraphs
# of later reports on these and on five others. Of those that fit, 96 of 100 are of the right event, and half of those
# of an event that is known fit; by their own words alone, at the same precision, it is 3 of 10. An article that counts
# more finds more of them, for it has one subject there; the seeds have many, and lose some to it.
OF_ARTICLE = 0.2
"""How much the mean of its article counts in how near a text is to a theme."""
NEAR = 0.12
"""Nearness from which a text belongs."""
NEAR_ALONE = 0.04
"""Nearness that its own words have at least."""
OLDER_FIRST = 0.2
"""By how much less near an older theme may be than the nearest one: then a text does not change its theme because a
later issue has found another beside it. (News stories and MultiLing, three windows that share two thirds of their
texts each: 97 and 99 of 100 paragraphs keep their theme when the last window moves, without it 96 and 98.)"""


class Centre(NamedTuple):
    """A theme by its words."""

    vector: Mapping[str, float]
    """Of length one."""

    since: int
    """Period in which it was first seen."""


class Fit(NamedTuple):
    """The theme that a text is nearest to."""

    place: int
    """Number of the theme."""

    nearness: float
    """From 0 to 1."""


class _Themes:
    """Vectors of themes, by their features."""

    def __init__(self, centres: Sequence[Centre]) -> None:
        """List the features of each."""
        self._having: dict[str, list[tuple[int, float]]] = {}
        for place, centre in enumerate(centres):
            for feature, weight in centre.vector.items():
                self._having.setdefault(feature, []).append((place, weight))

    def nearness(self, vector: Mapping[str, float]) -> dict[int, float]:
        """Return how near a vector is to each theme that shares a feature with it."""
        near: dict[int, float] = {}
        for feature, weight in vector.items():
            for place, theirs in self._having.get(feature, ()):
                near[place] = near.get(place, 0.0) + weight * theirs
        return near


def fits(
    texts: Sequence[Mapping[str, float]],
    articles: Sequence[Hashable],
    centres: Sequence[Centre],
    least: float = NEAR,
) -> list[Fit | None]:
    """Return for each text the theme that it belongs to; ``None`` where it is not near enough to any.

    Args:
        texts: Vectors of length one.
        articles: What each is from.
        centres: The themes.
        least: Nearness from which a text belongs.
    """
    themes = _Themes(centres)
    alone = [themes.nearness(text) for text in texts]
    parts: dict[Hashable, list[int]] = {}
    for at, article in enumerate(articles):
        parts.setdefault(article, []).append(at)
    wholes = {
        article: themes.nearness(vectors.centre(texts[at] for at in own)) if len(own) > 1 else alone[own[0]]
        for article, own in parts.items()
    }
    return [_fit(near, wholes[article], centres, least) for near, article in zip(alone, articles, strict=True)]


def _fit(alone: Mapping[int, float], whole: Mapping[int, float], centres: Sequence[Centre], least: float) -> Fit | None:
    near = [
        Fit(place, (1 - OF_ARTICLE) * own + OF_ARTICLE * whole.get(place, 0.0))
        for place, own in alone.items()
        if own >= NEAR_ALONE
    ]
    least = max(least, (1 - OLDER_FIRST) * max((fit.nearness for fit in near), default=0.0))
    return min(
        (fit for fit in near if fit.nearness >= least),
        key=lambda fit: (centres[fit.place].since, -fit.nearness, fit.place),
        default=None,
    )


def centre_of(kept: KeptTheme, known: Frequencies) -> dict[str, float]:
    """Return the vector of a kept theme, rare words weighing as much as they do by now."""
    rarity = known.rarities(one.feature for one in kept.features)
    return vectors.normed({feature: weight * rarity[feature] for feature, weight in kept.features if feature in rarity})


def strongest(vector: Mapping[str, float]) -> dict[str, float]:
    """Return the features of a theme by which it is known, as a vector of length one."""
    ranked = sorted(vector.items(), key=lambda one: (-one[1], one[0]))[:MOST_FEATURES]
    return vectors.normed(dict(ranked))
