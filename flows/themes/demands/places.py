"""Where a demand is to take effect: the places that its own words name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from schemas.actors import Actor, ActorKind
from schemas.recommendations import Demand, TrackedDemand

_Named: TypeAlias = Mapping[tuple[str, str], Sequence[tuple[int, int, str]]]


def located(demands: Iterable[TrackedDemand], actors: Iterable[Actor]) -> tuple[TrackedDemand, ...]:
    """Return demands with the places that stand in what they ask, under the names that lists give them."""
    named: defaultdict[tuple[str, str], list[tuple[int, int, str]]] = defaultdict(list)
    for actor in actors:
        for mention in actor.mentions if actor.kind is ActorKind.PLACE else ():
            cited = mention.evidence
            span = cited.start + mention.start, cited.start + mention.end
            named[cited.article, cited.block].append((*span, actor.name))
    return tuple(
        one.model_copy(
            update={"demand": _located(one.demand, named), "again": tuple(_located(also, named) for also in one.again)}
        )
        for one in demands
    )


def _located(demand: Demand, named: _Named) -> Demand:
    cited = demand.evidence
    first, behind = cited.start + demand.start, cited.start + demand.end
    near = named.get((cited.article, cited.block), ())
    inside = sorted((start, name) for start, end, name in near if first <= start < end <= behind)
    places = tuple(dict.fromkeys(name for _, name in inside))
    return demand.model_copy(update={"where": places}) if places else demand
