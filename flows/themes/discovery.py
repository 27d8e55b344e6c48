"""Groups texts by their own words, without being told how many groups there are.

Average linkage on TF-IDF vectors gives a tree; the cut through it is the one with the greatest modularity of the graph
of nearnesses (Newman and Girvan 2004, with the resolution of Reichardt and Bornholdt 2006), after which single texts
may still move to a group that suits them better.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

# Above 1, because the texts of an issue share a general subject: with 2, ten events of ten news texts each (the
# MultiLing pilot of 2011) fall into ten groups with an adjusted Rand index of 0.98, and the seeds' paragraphs into 11.
RESOLUTION = 2.0
_MOST_ROUNDS = 20
_LEAST_GAIN = 1e-12


def group(nearness: Sequence[Sequence[float]]) -> list[list[int]]:
    """Return the groups of texts, each in order, the one with the first text first.

    Args:
        nearness: Square and symmetric, 0 on the diagonal; row ``i`` holds the nearness of text ``i`` to each text.
    """
    degrees = [math.fsum(row) for row in nearness]
    return _settled(_cut(nearness, degrees), nearness, degrees)


def _cut(nearness: Sequence[Sequence[float]], degrees: Sequence[float]) -> list[list[int]]:
    """Return the grouping of the linkage tree that has the greatest modularity."""
    total = math.fsum(degrees) or 1.0
    weights = list(degrees)
    merges = list(_linkage(nearness))
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


def _linkage(nearness: Sequence[Sequence[float]]) -> Iterator[tuple[int, int, float, int]]:
    """Yield the mergers of average linkage, nearest first: group gone, group kept, mean nearness, number of pairs."""
    rows = [list(row) for row in nearness]
    sizes = [1] * len(rows)
    alive = set(range(len(rows)))
    best = {one: _nearest(rows[one], one, alive) for one in sorted(alive) if one}
    while len(alive) > 1:
        gone = max(best, key=lambda one: (rows[one][best[one]], -one))
        kept = best.pop(gone)
        yield gone, kept, rows[gone][kept], sizes[gone] * sizes[kept]
        alive.discard(gone)
        for other in alive - {kept}:
            both = sizes[gone] * rows[gone][other] + sizes[kept] * rows[kept][other]
            rows[kept][other] = rows[other][kept] = both / (sizes[gone] + sizes[kept])
        sizes[kept] += sizes[gone]
        for one in sorted(best):
            if one == kept or best[one] in {gone, kept}:
                best[one] = _nearest(rows[one], one, alive)
            elif kept < one and rows[one][kept] > rows[one][best[one]]:
                best[one] = kept


def _nearest(row: Sequence[float], one: int, alive: set[int]) -> int:
    """Return which of the living groups before this one is nearest to it, the first of several."""
    return max((other for other in alive if other < one), key=lambda other: (row[other], -other))


def _settled(
    groups: Sequence[Sequence[int]], nearness: Sequence[Sequence[float]], degrees: Sequence[float]
) -> list[list[int]]:
    """Move texts to the group that suits them best until none moves."""
    total = math.fsum(degrees) or 1.0
    settled = [set(group) for group in groups]
    weights = [math.fsum(degrees[one] for one in group) for group in groups]
    home = {one: place for place, group in enumerate(settled) for one in group}
    for _ in range(_MOST_ROUNDS):
        moved = False
        for one in sorted(home):
            weights[home[one]] -= degrees[one]
            gains = [-RESOLUTION * degrees[one] * weight / total for weight in weights]
            for other, near in enumerate(nearness[one]):
                gains[home[other]] += near
            best = max(
                (place for place, group in enumerate(settled) if group), key=lambda place: (gains[place], -place)
            )
            if gains[best] > gains[home[one]] + _LEAST_GAIN:
                settled[home[one]].discard(one)
                settled[best].add(one)
                home[one], moved = best, True
            weights[home[one]] += degrees[one]
        if not moved:
            break
    return sorted(sorted(group) for group in settled if group)
