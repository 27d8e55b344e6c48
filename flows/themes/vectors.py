"""Texts as weighted words, for telling how near they are to each other."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from sys import intern

from flows.language.stems import stem, tells
from flows.language.words import Word
from flows.themes import frequencies
from flows.themes.frequencies import Frequencies


def features(words: Iterable[Word], language: str) -> Counter[str]:
    """Count the stems of a text and its pairs of neighbouring stems; of Chinese the pairs of characters alone."""
    found: list[str] = []
    before: str | None = None
    for _, folded, _, _, joined in words:
        one = _telling(folded, language)
        if one is not None:
            if len(one) > 1:
                found.append(one)
            if before is not None and joined:
                # One object for each pair: of very many texts, equal ones would fill the memory.
                found.append(intern(f"{before} {one}"))
        before = one
    return Counter(found)


@lru_cache(maxsize=65536)
def _telling(folded: str, language: str) -> str | None:
    """Return the stem of a folded word; ``None`` where it says nothing on a subject."""
    return stem(folded, language) if tells(folded, language) else None


def vectors(texts: Iterable[Counter[str]], known: Frequencies | None = None, least: int = 1) -> list[dict[str, float]]:
    """Return texts as vectors of length one: logarithm of the count, times rarity.

    Args:
        texts: The features of each.
        known: How frequent features are; ``None`` for among these texts.
        least: What fewer texts have is left out, though it is part of the length: of very many texts, a feature that
            one alone has takes room and tells nothing.
    """
    if known is None:
        texts = list(texts)
        known = frequencies.of_texts(texts)
    having, told, weight = known.having, cache(known.told), cache(_weight)
    found = []
    for counted in texts:
        weights = {
            feature: weight(count) * rarity
            for feature, count in counted.items()
            if (rarity := told(having.get(feature, 1)))
        }
        length = _length(weights)
        found.append(
            {feature: value / length for feature, value in weights.items() if having.get(feature, 1) >= least}
            if least > 1
            else {feature: value / length for feature, value in weights.items()}
        )
    return found


def _weight(count: int) -> float:
    return 1 + math.log(count)


def _length(vector: Mapping[str, float]) -> float:
    return math.sqrt(math.fsum([value * value for value in vector.values()]))


def normed(vector: Mapping[str, float]) -> dict[str, float]:
    """Return a vector scaled to length one; the empty one stays empty."""
    length = _length(vector)
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


def degrees(vectors: Sequence[Mapping[str, float]]) -> list[float]:
    """Return for each of some vectors of length one, or none, the sum of its nearness to all others."""
    total: dict[str, float] = {}
    for vector in vectors:
        for feature, value in vector.items():
            total[feature] = total.get(feature, 0.0) + value
    near = (math.fsum([value * total[feature] for feature, value in vector.items()]) for vector in vectors)
    return [max(to_all - (1.0 if vector else 0.0), 0.0) for to_all, vector in zip(near, vectors, strict=True)]


def centre(vectors: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """Return the mean of some vectors, scaled to length one."""
    total: dict[str, float] = {}
    for vector in vectors:
        for feature, value in vector.items():
            total[feature] = total.get(feature, 0.0) + value
    return normed(total)
