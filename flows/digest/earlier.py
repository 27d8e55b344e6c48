"""What an issue takes up from earlier ones: the documents that it cites again get numbers of their own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.digest import ahead
from flows.digest.material import Earlier
from flows.digest.sections import changes
from schemas.relations import RelationKind

if TYPE_CHECKING:
    from flows.digest.material import Material
    from flows.store import Store
    from schemas.article import ArticleId
    from schemas.issue import Standing
    from schemas.relations import Relation


def with_earlier(material: Material, store: Store) -> Material:
    """Return the material of an issue with the documents of earlier issues that it cites.

    Args:
        material: Without them.
        store: Holds their records, and knows where they stand.

    Raises:
        UnknownRecordError: the record of one, as it was printed, is not stored any more.
    """
    if material.since is None:
        return material
    updates = _updates(material, store)
    material = replace(material, updates=updates)
    own = set(material.ids)
    wanted = (ahead.cited(material.dates) | changes.cited(material)) - own
    standings = _before(store.standings(material.series, wanted), material.number)
    earlier = tuple(Earlier(store.articles([one.article], one.cleaned_by)[0], one) for one in standings)
    return replace(material, earlier=earlier)


def _updates(material: Material, store: Store) -> tuple[Relation, ...]:
    """Return which articles take the place of articles that earlier issues have printed."""
    found = [
        one
        for one in store.relations(tuple(material.ids))
        if one.kind is RelationKind.UPDATE and one.second in material.ids and one.first not in material.ids
    ]
    standings = store.standings(material.series, [one.first for one in found])
    printed = {one.article for one in _before(standings, material.number)}
    order: dict[ArticleId, int] = {article: number for number, article in enumerate(material.ids)}
    return tuple(sorted((one for one in found if one.first in printed), key=lambda one: (order[one.second], one.first)))


def _before(standings: tuple[Standing, ...], number: int) -> tuple[Standing, ...]:
    return tuple(one for one in standings if one.issue < number)
