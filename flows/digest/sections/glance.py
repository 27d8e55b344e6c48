"""Themes by documents in one table, and the dates on a line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from flows.digest import wording
from flows.digest.choice import MOST_IN_WORDS, MOST_THEMES
from flows.digest.material import Material, anchor
from flows.digest.scripts import named
from schemas.digest import GlanceCell, GlanceRow, GlanceSection, Timeline, TimelinePoint
from schemas.themes import DatedEvent, Direction, Theme

_MOST_ROWS = 16
_FEWEST_POINTS, _MOST_POINTS = 3, 10
_YEARS_BACK, _YEARS_AHEAD = 3, 6


def build(material: Material) -> tuple[GlanceSection, ...]:
    """Return the table, unless there is no theme."""
    themes = material.analysis.themes
    if not themes:
        return ()
    words = len(material.articles) <= MOST_IN_WORDS
    rest = wording.first_of(len(themes[:_MOST_ROWS]), len(themes), "the record of the analysis holds the other themes")
    return (
        GlanceSection(
            anchor="glance",
            heading="At a glance: who speaks of what",
            short="At a glance",
            intro=(_IN_WORDS if words else _IN_MARKS) + _unread(material) + rest,
            caption="Themes and sources",
            stub="Theme",
            support_label="Support",
            columns=tuple(material.heads[article.id] for article in material.articles),
            rows=tuple(_row(material, theme, number) for number, theme in enumerate(themes[:_MOST_ROWS])),
            words=words,
            timeline=_timeline(material),
        ),
    )


_SILENT = "A dash means that nothing on the theme was found in it; it is not a “no”."
_IN_WORDS = (
    f"Each cell holds one sentence of a source; the theme’s section has more. {_SILENT} Agreement is for the reader to "
    "judge: the sentences stand side by side."
)
_IN_MARKS = f"Each mark leads to a paragraph in which a source speaks of the theme. {_SILENT}"


def _unread(material: Material) -> str:
    """Say in which documents little can be found; nothing where the taxonomy's terms are of their languages."""
    if not material.unread:
        return ""
    which = wording.few(material.unread, "document")
    return f" In {which}, in another language than the terms of the taxonomy, less is found than is there."


def _row(material: Material, theme: Theme, number: int) -> GlanceRow:
    of = len(material.articles)
    said = {position.article: material.choice.cells[theme.id, position.article] for position in theme.positions}
    return GlanceRow(
        label=named(theme.label),
        target=anchor(theme.id) if number < MOST_THEMES else "glance",
        cells=tuple(
            GlanceCell(source=source, passage=material.quoted(said[article]) if article in said else None)
            for article, source in material.ids.items()
        ),
        support_text=f"{theme.support} of {of}" if theme.support > 1 or of == 1 else "one source",
    )


def _timeline(material: Material) -> Timeline | None:
    """Return the dates ahead and the latest behind, on one line."""
    events = _on_line(material.analysis.events, _middle(material))
    if len(events) < _FEWEST_POINTS:
        return None
    days = [_day(event) for event in events]
    first, span = min(days).toordinal(), max((max(days) - min(days)).days, 1)
    points = []
    for event, middle in zip(events, days, strict=True):
        evidence, end = event.evidence, event.start + len(event.words)
        passage = material.words(evidence.article, evidence.block, evidence.start + event.start, evidence.start + end)
        points.append(
            TimelinePoint(
                position=round((middle.toordinal() - first) / span, 4),
                when=wording.dated(event.when, inferred=event.inferred) if event.when else event.words,
                text=passage.text,
                passage=passage,
                ahead=event.direction is Direction.AHEAD,
            )
        )
    told = f"from {points[0].when} to {points[-1].when}"
    return Timeline(
        title=f"Time line of {wording.counted(len(points), 'date')} that the sources name, {told}",
        caption="Dates that the sources name. A filled circle lay behind the text that names it, an open one ahead.",
        points=tuple(points),
    )


def _middle(material: Material) -> int:
    """Return the year around which the line is drawn: the latest in which a document was published or written."""
    years = [article.published.when.last.year for article in material.articles if article.published]
    years += [
        article.written.not_before.year
        for article in material.articles
        if article.written and article.written.not_before and not article.published
    ]
    return max(years, default=material.printed.year)


def _on_line(events: Sequence[DatedEvent], year: int) -> list[DatedEvent]:
    """Return the events to draw, one for each date, from left to right: those ahead, then the latest behind."""
    near = [
        event
        for event in events
        if event.when and year - _YEARS_BACK <= event.when.first.year and event.when.last.year <= year + _YEARS_AHEAD
    ]
    ranked = [event for event in near if event.direction is Direction.AHEAD]
    past = [event for event in near if event.direction is Direction.PAST]
    ranked += sorted(past, key=lambda event: (_days(event), -_day(event).toordinal()))
    chosen: dict[str, DatedEvent] = {}
    for event in ranked:
        if event.when and event.when.iso not in chosen and len(chosen) < _MOST_POINTS:
            chosen[event.when.iso] = event
    return sorted(chosen.values(), key=lambda event: (_day(event), event.words))


def _days(event: DatedEvent) -> int:
    return (event.when.last - event.when.first).days if event.when else 0


def _day(event: DatedEvent) -> date:
    """Return the middle of the days that an event's date can mean."""
    if event.when is None:
        return date.min
    return date.fromordinal((event.when.first.toordinal() + event.when.last.toordinal()) // 2)
