"""Dates that an issue tells: those ahead of its own documents, those that earlier issues have named, those now due."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from schemas.themes import Direction

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from flows.digest.material import Material
    from schemas.article import ArticleId
    from schemas.carried import KnownDate
    from schemas.evidence import Evidence
    from schemas.themes import DatedEvent

# So many dates are worth a reader's time; the records hold all, and the command ``dates`` lists them.
_MOST, _MOST_EARLIER = 16, 8
_MOST_AGAIN = 4

_Key = tuple[str, str, int, "date | None", "date | None"]


class Told(NamedTuple):
    """A date as an issue tells it."""

    event: DatedEvent
    """The sentence that is printed."""

    again: tuple[Evidence, ...] = ()
    """Others that say the same."""


class Dates(NamedTuple):
    """The dates of an issue, the nearest first."""

    found: tuple[Told, ...]
    """All that lie ahead of the issue's own documents, each once."""

    own: tuple[Told, ...]
    """Those of them that are shown: to come before over at printing."""

    earlier: tuple[Told, ...]
    """Shown of those that only earlier issues have named, and that are still ahead."""

    of_earlier: int
    """How many there are."""

    due: tuple[Told, ...]
    """Shown of those that fell due since the last issue."""

    of_due: int
    """How many there are."""


def dates_of(material: Material) -> Dates:
    """Return the dates of an issue."""
    found = _own(material)
    beside = _beside(material)
    printed, since = material.printed, material.since
    coming = [one for one in beside if _last(one.event) >= printed]
    due = [one for one in beside if since and since <= _last(one.event) < printed]
    return Dates(
        found, _shown(found, printed), tuple(coming[:_MOST_EARLIER]), len(coming), tuple(due[-_MOST_EARLIER:]), len(due)
    )


def ahead(material: Material) -> list[DatedEvent]:
    """Return the dates that lay ahead of their documents, one for each date and sentence, the nearest first."""
    chosen: dict[tuple[str, str, str, int], DatedEvent] = {}
    for event in material.analysis.events:
        if event.direction is Direction.AHEAD:
            when = event.when.iso if event.when else event.words
            chosen.setdefault((when, event.evidence.article, event.evidence.block, event.evidence.start), event)
    return list(chosen.values())


def is_over(event: DatedEvent, printed: date) -> bool:
    """Tell whether a date had passed when an issue was printed; one without a time never has."""
    return event.when is not None and event.when.last < printed


def cited(dates: Dates) -> frozenset[ArticleId]:
    """Return the articles whose sentences stand with the dates that are shown."""
    shown = (*dates.own, *dates.earlier, *dates.due)
    return frozenset(one.article for told in shown for one in (told.event.evidence, *told.again))


def _own(material: Material) -> tuple[Told, ...]:
    """Return the dates of the issue's documents; what several sentences say is told by the first of them."""
    groups = {_key(one, evidence): one for one in material.known for evidence in _sentences(one)}
    told: dict[_Key, Told] = {}
    for event in ahead(material):
        group = groups.get(_key_of(event, event.evidence))
        if group is None:
            told[_key_of(event, event.evidence)] = Told(event)
        else:
            again = tuple(one for one in _sentences(group) if one != event.evidence)
            told.setdefault(_key(group, group.event.evidence), Told(event, again[:_MOST_AGAIN]))
    return tuple(told.values())


def _beside(material: Material) -> list[Told]:
    """Return the dates that none of the issue's own documents names."""
    own = set(material.ids)
    return [
        Told(one.event, one.again[:_MOST_AGAIN])
        for one in material.known
        if own.isdisjoint(evidence.article for evidence in _sentences(one))
    ]


def _shown(found: Iterable[Told], printed: date) -> tuple[Told, ...]:
    """Return as many dates as there is room for: those to come before those that were over at printing."""
    to_come = [one for one in found if not is_over(one.event, printed)][:_MOST]
    over = [one for one in found if is_over(one.event, printed)]
    kept = [*to_come, *over[max(0, len(over) - (_MOST - len(to_come))) :]]
    return tuple(one for one in found if one in kept)


def _sentences(one: KnownDate) -> tuple[Evidence, ...]:
    return one.event.evidence, *one.again


def _key(one: KnownDate, evidence: Evidence) -> _Key:
    return _key_of(one.event, evidence)


def _key_of(event: DatedEvent, evidence: Evidence) -> _Key:
    first, last = (event.when.first, event.when.last) if event.when else (None, None)
    return evidence.article, evidence.block, evidence.start, first, last


def _last(event: DatedEvent) -> date:
    if event.when is None:
        msg = "an event without a time is carried"
        raise ValueError(msg)
    return event.when.last
