"""Groups texts by their own words, without being told how many groups there are.

Average linkage on TF-IDF vectors gives a tree; the cut through it is the one with the greatest modularity of the graph
of nearnesses (Newman and Girvan 2004, with the resolution of Reichardt and Bornholdt 2006), after which single texts
may still move to a group that suits them better.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

# Above 1, because the texts of an issue share a general subject: with 2, ten events of ten news texts each (the
# MultiLing pilot of 2011) fall into ten groups with an adjusted Rand index of 0.98, and the seeds' paragraphs into 11.
RESOLUTION = 2.0
_MOST_ROUNDS = 20
_LEAST_GAIN = 1e-12


class Whole(NamedTuple):
    """What texts are to all texts of an issue, of which they may be a part.

    How near texts are to each other is measured by how near texts are that have nothing in particular to do with each
    other. Three texts on one subject are a group among many others; looked at alone, they would be all there is.
    """

    degrees: Sequence[float]
    """For each text the sum of its nearness to all others."""

    total: float
    """Sum of the degrees of all texts."""


def group(nearness: Sequence[Sequence[float]], whole: Whole | None = None) -> list[list[int]]:
    """Return the groups of texts, each in order, the one with the first text first.

    Args:
        nearness: Square and symmetric, 0 on the diagonal; row ``i`` holds the nearness of text ``i`` to each text.
        whole: ``None`` when these texts are all there are.
    """
    if whole is None:
        degrees = [math.fsum(row) for row in nearness]
        whole = Whole(degrees, math.fsum(degrees))
    return _settled(_cut(nearness, whole), nearness, whole)


def _cut(nearness: Sequence[Sequence[float]], whole: Whole) -> list[list[int]]:
    """Return the grouping of the linkage tree that has the greatest modularity."""
    total = whole.total or 1.0
    weights = list(whole.degrees)
    merges = _linkage(nearness)
    value, best_value, best = 0.0, 0.0, 0
    for step, (gone, kept, mean, pairs) in enumerate(merges, start=1):
        value += mean * pairs - RESOLUTION * weights[gone] * weights[kept] / total
        weights[kept] += weights[gone]
        if value > best_value:
            best_value, best = value, step
    groups = [[at] for at in range(len(nearness))]
    for gone, kept, _, _ in merges[:best]:
        groups[kept] += groups[gone]
        groups[gone] = []
    return [group for group in groups if group]


def _linkage(nearness: Sequence[Sequence[float]]) -> list[tuple[int, int, float, int]]:
    """Return the mergers of average linkage, nearest first: group gone, group kept, mean nearness, number of pairs.

    Found by the nearest-neighbour chain (Benzécri 1982), whose time grows with the square of the number of texts,
    however many of them are equally near.
    """
    rows = [list(row) for row in nearness]
    sizes, heights = [1] * len(rows), [math.inf] * len(rows)
    alive = list(range(len(rows)))
    chain: list[int] = []
    mergers: list[tuple[float, tuple[int, int, float, int]]] = []
    while len(alive) > 1:
        chain = chain or alive[:1]
        nearest = _nearest(rows[chain[-1]], chain, alive)
        if nearest not in chain:
            chain.append(nearest)
            continue
        kept, gone = sorted((chain.pop(), chain.pop()))
        mean = rows[gone][kept]
        # A mean that rounding lifts above those within it would put a merger before the ones it consists of.
        heights[kept] = min(mean, heights[kept], heights[gone])
        mergers.append((heights[kept], (gone, kept, mean, sizes[gone] * sizes[kept])))
        alive.remove(gone)
        for other in alive:
            both = sizes[gone] * rows[gone][other] + sizes[kept] * rows[kept][other]
            rows[kept][other] = rows[other][kept] = both / (sizes[gone] + sizes[kept])
        sizes[kept] += sizes[gone]
    return [merger for _, merger in sorted(mergers, key=lambda one: -one[0])]


def _nearest(row: Sequence[float], chain: Sequence[int], alive: Sequence[int]) -> int:
    """Return the group nearest to the last of a chain: the one before it where none is nearer, so that chains end."""
    last = chain[-1]
    best = max((other for other in alive if other != last), key=row.__getitem__)
    return chain[-2] if len(chain) > 1 and row[chain[-2]] >= row[best] else best


def _settled(groups: Sequence[Sequence[int]], nearness: Sequence[Sequence[float]], whole: Whole) -> list[list[int]]:
    """Move texts to the group that suits them best until none moves."""
    settled = [set(group) for group in groups]
    weights = [math.fsum(whole.degrees[one] for one in group) for group in groups]
    home = {one: place for place, group in enumerate(settled) for one in group}
    near = _near_groups(nearness, home, len(groups))
    for _ in range(_MOST_ROUNDS):
        moved = False
        for one in (one for one in range(len(home)) if whole.degrees[one] > 0):
            here, degree = home[one], whole.degrees[one]
            weights[here] -= degree
            expected = RESOLUTION * degree / whole.total
            gains = [own - expected * weight for own, weight in zip(near[one], weights, strict=True)]
            best = gains.index(max(gains))
            if gains[best] > gains[here] + _LEAST_GAIN:
                settled[here].discard(one)
                settled[best].add(one)
                home[one], moved = best, True
                _move(near, nearness[one], here, best)
                # Nothing moves into a group that is empty: it is no group any more.
                weights[here] = weights[here] if settled[here] else math.inf
            weights[home[one]] += degree
        if not moved:
            break
    return sorted(sorted(group) for group in settled if group)


def _near_groups(nearness: Sequence[Sequence[float]], home: Mapping[int, int], groups: int) -> list[list[float]]:
    """Return for each text how near it is to the texts of each group, summed up."""
    near = [[0.0] * groups for _ in nearness]
    for row, own in zip(nearness, near, strict=True):
        for other, value in enumerate(row):
            own[home[other]] += value
    return near


def _move(near: Sequence[list[float]], row: Sequence[float], here: int, there: int) -> None:
    """Note that a text, whose nearness to all others is given, has gone from one group to another."""
    for own, value in zip(near, row, strict=True):
        own[here] -= value
        own[there] += value
