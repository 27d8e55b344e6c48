"""How many texts have which words: those of an issue together with those of all issues before it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from schemas.memory import Having, WordCounts

MOST_KEPT = 50_000
"""Features that are kept from issue to issue."""

# A word of more than half of the texts tells none from the others; one that only two share tells that they are alike.
_TOO_COMMON, _PAIR = 0.5, 2
_PARTED = ","


class Frequencies(NamedTuple):
    """How many texts have which features."""

    texts: int
    """Number of texts."""

    having: Mapping[str, int]
    """For each feature, the number of texts that have it."""

    def rarity(self, feature: str) -> float:
        """Return how much a feature tells: 0 when most texts have it, more the fewer do."""
        return self.told(self.having.get(feature, 1))

    def told(self, number: int) -> float:
        """Return how much a feature tells that so many texts have."""
        return 0.0 if number > max(_TOO_COMMON * self.texts, _PAIR) else math.log((self.texts + 1) / number)

    def rarities(self, features: Iterable[str]) -> dict[str, float]:
        """Return how much each of some features tells; those that tell nothing are left out."""
        return {feature: told for feature in features if (told := self.rarity(feature))}


NONE = Frequencies(0, {})
"""Before anything was counted."""


def of_texts(texts: Iterable[Iterable[str]], before: Frequencies = NONE) -> Frequencies:
    """Count the features of some texts and add them to those that were counted before.

    Args:
        texts: The features of each.
        before: Of other texts.
    """
    having = Counter(before.having)
    number = before.texts
    for text in texts:
        having.update(text.keys() if isinstance(text, Mapping) else set(text))
        number += 1
    return Frequencies(number, having)


def known(counts: WordCounts) -> Frequencies:
    """Return the counts that were kept."""
    return Frequencies(
        counts.texts, {feature: times for times, features in counts.having for feature in features.split(_PARTED)}
    )


def kept(found: Frequencies) -> WordCounts:
    """Return what is kept of counts: the most frequent features; one that falls out is counted anew when it returns."""
    # Of equally frequent ones those that come first by their letters stay, so that no machine decides otherwise.
    ranked = sorted(found.having.items(), key=lambda one: (-one[1], one[0]))[:MOST_KEPT]
    having = (
        Having(times, _PARTED.join(feature for feature, _ in same)) for times, same in groupby(ranked, itemgetter(1))
    )
    return WordCounts(texts=found.texts, having=tuple(having))
