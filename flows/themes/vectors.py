"""Texts as weighted words, for telling how near they are to each other."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from flows.language.stems import stem, tells
from flows.language.words import Word

# A word of more than half of the texts tells none from the others; one that only two share tells that they are alike.
_TOO_COMMON, _PAIR = 0.5, 2


def features(words: Iterable[Word], language: str) -> Counter[str]:
    """Count the stems of a text and its pairs of neighbouring stems."""
    counted: Counter[str] = Counter()
    before: str | None = None
    for word in words:
        if not tells(word.folded, language):
            before = None
            continue
        one = stem(word.folded)
        counted[one] += 1
        if before is not None and word.joined:
            counted[f"{before} {one}"] += 1
        before = one
    return counted


def vectors(texts: Sequence[Counter[str]]) -> list[dict[str, float]]:
    """Return texts as vectors of length one: logarithm of the count, times rarity among the texts."""
    having = Counter(feature for counted in texts for feature in counted)
    most = max(_TOO_COMMON * len(texts), _PAIR)
    rarity = {feature: math.log((len(texts) + 1) / number) for feature, number in having.items() if number <= most}
    return [
        normed(
            {
                feature: (1 + math.log(count)) * rarity[feature]
                for feature, count in counted.items()
                if feature in rarity
            }
        )
        for counted in texts
    ]


def normed(vector: Mapping[str, float]) -> dict[str, float]:
    """Return a vector scaled to length one; the empty one stays empty."""
    length = math.sqrt(math.fsum(value * value for value in vector.values()))
    return {feature: value / length for feature, value in vector.items()} if length else {}


def nearness(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """Return the cosine of two vectors of length one, from 0 to 1."""
    if len(left) > len(right):
        left, right = right, left
    return math.fsum(value * right[feature] for feature, value in left.items() if feature in right)


def nearnesses(vectors: Sequence[Mapping[str, float]]) -> list[list[float]]:
    """Return the nearness of every pair of vectors, by way of the features that they share; 0 of each to itself."""
    having: dict[str, list[tuple[int, float]]] = {}
    table = [[0.0] * len(vectors) for _ in vectors]
    for at, vector in enumerate(vectors):
        row = table[at]
        for feature, value in vector.items():
            for other, theirs in having.setdefault(feature, []):
                row[other] += value * theirs
            having[feature].append((at, value))
    for at, row in enumerate(table):
        for other in range(at):
            table[other][at] = row[other]
    return table


def centre(vectors: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """Return the mean of some vectors, scaled to length one."""
    total: dict[str, float] = {}
    for vector in vectors:
        for feature, value in vector.items():
            total[feature] = total.get(feature, 0.0) + value
    return normed(total)
