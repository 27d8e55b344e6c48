"""Average linkage over those pairs alone that share anything, so that thousands of documents can be grouped."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

Pair = tuple[int, int]
"""Numbers of two texts, the lower first."""


_LEAST = 0.005
"""Less nearness than this is that of any two texts, and of thousands there are too many pairs to keep."""


class Least(NamedTuple):
    """What two groups need to be one."""

    nearness: float
    """Mean nearness of their pairs."""

    linked: float
    """Share of their pairs that are linked."""


class _Between(NamedTuple):
    """What lies between two groups."""

    nearness: float
    """Sum over the pairs."""

    linked: int
    """Number of pairs."""


def nearnesses(vectors: Sequence[Mapping[str, float]]) -> dict[Pair, float]:
    """Return the nearness of every pair of vectors of length one that shares a feature."""
    having: dict[str, list[tuple[int, float]]] = {}
    near: dict[Pair, float] = {}
    for at, vector in enumerate(vectors):
        row: dict[int, float] = {}
        for feature, value in vector.items():
            posted = having.setdefault(feature, [])
            for other, theirs in posted:
                row[other] = row.get(other, 0.0) + value * theirs
            posted.append((at, value))
        for other, value in row.items():
            if value >= _LEAST:
                near[other, at] = value
    return near


def groups(number: int, near: Mapping[Pair, float], linked: Collection[Pair], least: Least) -> list[list[int]]:
    """Return groups of texts, each in order, single texts among them.

    Args:
        number: Of texts.
        near: Nearness of pairs; of those that are not in it, 0.
        linked: Pairs that may begin a group.
        least: What two groups need to be one.
    """
    # Only texts that a chain of links joins can come to one group: of thousands, most pairs are of no such two.
    home = _chained(number, linked)
    clusters = _Clusters(
        number, {pair: value for pair, value in near.items() if home[pair[0]] == home[pair[1]]}, linked, least
    )
    while clusters.merge_nearest():
        pass
    return sorted(sorted(members) for members in clusters.members if members)


def _chained(number: int, linked: Collection[Pair]) -> list[int]:
    """Return for each text the lowest of those that a chain of links joins it with."""
    home = list(range(number))

    def first(one: int) -> int:
        while home[one] != one:
            home[one] = one = home[home[one]]
        return one

    for one, other in linked:
        low, high = sorted((first(one), first(other)))
        home[high] = low
    return [first(one) for one in range(number)]


class _Clusters:
    """Groups in the making, and the mergers that are open to them."""

    def __init__(self, number: int, near: Mapping[Pair, float], linked: Collection[Pair], least: Least) -> None:
        self.members = [[at] for at in range(number)]
        self._least = least
        self._between: list[dict[int, _Between]] = [{} for _ in range(number)]
        self._open: list[tuple[float, int, int, int, int]] = []
        for (one, other), value in near.items():
            self._between[one][other] = self._between[other][one] = _Between(value, int((one, other) in linked))
        for one, other in sorted(linked):
            self._offer(one, other)

    def _offer(self, one: int, other: int) -> None:
        """Put a merger on the list if it is allowed."""
        one, other = sorted((one, other))
        sizes = len(self.members[one]), len(self.members[other])
        pairs = sizes[0] * sizes[1]
        nearness, linked = self._between[one][other]
        # Rounded, so that the order of a sum cannot decide between two mergers.
        mean = round(nearness / pairs, 9)
        if linked and linked >= self._least.linked * pairs and mean >= self._least.nearness:
            heapq.heappush(self._open, (-mean, one, other, *sizes))

    def merge_nearest(self) -> bool:
        """Merge the two nearest groups; tell whether there were any."""
        while self._open:
            _, kept, gone, *sizes = heapq.heappop(self._open)
            if [len(self.members[kept]), len(self.members[gone])] != sizes:
                continue  # one of the two has grown or gone since
            self.members[kept] += self.members[gone]
            self.members[gone] = []
            self._take_over(kept, gone)
            return True
        return False

    def _take_over(self, kept: int, gone: int) -> None:
        theirs = self._between[gone]
        self._between[gone] = {}
        for other, between in theirs.items():
            self._between[other].pop(gone)
            if other != kept:
                before = self._between[kept].get(other, _Between(0.0, 0))
                both = _Between(before.nearness + between.nearness, before.linked + between.linked)
                self._between[kept][other] = self._between[other][kept] = both
        for other in self._between[kept]:
            self._offer(kept, other)
