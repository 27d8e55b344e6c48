"""Dates that lie ahead: kept from issue to issue until they have passed, each once, whoever says it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flows.language import words
from flows.themes.series.matters import Likeness, Matter, alike, matter
from schemas.carried import KnownDate
from schemas.themes import Direction

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from schemas.article import Article, ArticleId
    from schemas.evidence import Evidence
    from schemas.themes import DatedEvent

MOST = 3000
"""Dates that are kept; some 2 MB of records, of which those farthest ahead can best be missed."""

_MOST_AGAIN = 8
# Two sentences that name the same day speak of the same event when nearly all that the shorter one tells stands in the
# other: "the grain treaty of the two governments" and "their arms treaty" part in a single word.
_SAME_EVENT = Likeness(least=3, share=0.9)

_Span = tuple["date", "date"]


class Said(NamedTuple):
    """What an issue says of dates."""

    events: Sequence[DatedEvent]
    """Of its articles."""

    articles: Sequence[Article]
    """The articles, in order."""

    period: int
    """Which issue."""


class _Group(NamedTuple):
    """A date in the making."""

    date: KnownDate
    matters: list[Matter]
    again: list[Evidence]


def known(before: Iterable[KnownDate], said: Said, since: date | None) -> tuple[tuple[KnownDate, ...], int]:
    """Return the dates ahead that are known after an issue, the nearest first, and how many were too many.

    Args:
        before: Those known before.
        said: What the issue says.
        since: Day of the issue before; what was over then is let go.
    """
    groups: dict[_Span, list[_Group]] = {}
    for one in before:
        if not _over(one.event, since):
            _group(groups, one, [])
    languages = {article.id: article.language.code for article in said.articles}
    place = {article.id: number for number, article in enumerate(said.articles)}
    ahead = [one for one in said.events if one.direction is Direction.AHEAD and one.when and not _over(one, since)]
    for event in sorted(ahead, key=lambda one: _reading(one, place)):
        _add(groups, event, languages[event.evidence.article], said.period)
    dates = sorted((_kept(group) for many in groups.values() for group in many), key=_nearest)
    return tuple(dates[:MOST]), max(0, len(dates) - MOST)


def without(known: Iterable[KnownDate], replaced: Collection[ArticleId]) -> tuple[KnownDate, ...]:
    """Return dates known, without what documents said that have been replaced.

    Args:
        known: The dates.
        replaced: The documents. What another says in the same words stands by that one's sentence.
    """
    return tuple(left for one in known if (left := _without(one, replaced)) is not None)


def _without(one: KnownDate, replaced: Collection[ArticleId]) -> KnownDate | None:
    again = tuple(evidence for evidence in one.again if evidence.article not in replaced)
    event = one.event
    if event.evidence.article not in replaced:
        return one if again == one.again else one.model_copy(update={"again": again})
    heir = next((evidence for evidence in again if event.words in evidence.text), None)
    if heir is None or event.basis is not None:  # words that were counted from the old one's date mean another day here
        return None
    said = {"evidence": heir, "start": heir.text.index(event.words)}
    rest = tuple(evidence for evidence in again if evidence != heir)
    return one.model_copy(update={"event": event.model_copy(update=said), "again": rest})


def _over(event: DatedEvent, day: date | None) -> bool:
    return day is not None and event.when is not None and event.when.last < day


def _reading(event: DatedEvent, place: dict[str, int]) -> tuple[int, int, int, int]:
    """Put events in the order in which a reader of the issue comes upon them."""
    evidence = event.evidence
    return place[evidence.article], int(evidence.block[1:]), evidence.start, event.start


def _add(groups: dict[_Span, list[_Group]], event: DatedEvent, language: str, period: int) -> None:
    """Add a date to those known, as another sentence of one of them where it says the same."""
    own = _matter(event, language)
    for group in groups.get(_span(event), ()):
        if _same(group, event.evidence, own):
            if event.evidence not in (group.date.event.evidence, *group.again):
                group.again.append(event.evidence)
                group.matters.append(own)
            return
    _group(groups, KnownDate(event=event, period=period, language=language), [own])


def _same(group: _Group, evidence: Evidence, own: Matter) -> bool:
    if evidence.text == group.date.event.evidence.text:
        return True
    if not group.matters:  # of a date known before: most of them no new one is compared with
        group.matters.append(_matter(group.date.event, group.date.language))
    return any(alike(other, own, _SAME_EVENT) for other in group.matters)


def _group(groups: dict[_Span, list[_Group]], one: KnownDate, matters: list[Matter]) -> None:
    groups.setdefault(_span(one.event), []).append(_Group(one, matters, list(one.again)))


def _matter(event: DatedEvent, language: str) -> Matter:
    return matter(event.evidence.text, language, frozenset(word.folded for word in words.find(event.words)))


def _span(event: DatedEvent) -> _Span:
    if event.when is None:
        msg = "an event without a time is carried"
        raise ValueError(msg)
    return event.when.first, event.when.last


def _kept(group: _Group) -> KnownDate:
    return group.date.model_copy(update={"again": tuple(group.again[:_MOST_AGAIN])})


def _nearest(one: KnownDate) -> tuple[date, date, int, str, str, int, int]:
    first, last = _span(one.event)
    evidence = one.event.evidence
    return last, first, one.period, evidence.article, evidence.block, evidence.start, one.event.start
