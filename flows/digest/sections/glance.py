"""Themes by documents in one table, and the dates on a line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from flows.digest import wording
from flows.digest.material import Material, anchor
from flows.digest.sections.theme import MOST_THEMES
from schemas.digest import GlanceCell, GlanceRow, GlanceSection, Timeline, TimelinePoint
from schemas.themes import DatedEvent, Direction, Theme

# With more documents the cells hold marks alone.
_MOST_IN_WORDS = 6
# A sentence in a cell is the shortest of the chosen ones, unless the best one is no longer than this.
_CELL_WORDS = 22
_FEWEST_POINTS, _MOST_POINTS = 3, 10
_YEARS_BACK, _YEARS_AHEAD = 3, 6
_POINT_CHARACTERS = 62
_ROWS_OF_LABELS = 3


def build(material: Material) -> tuple[GlanceSection, ...]:
    """Return the table, with all themes."""
    if not material.analysis.themes:
        return ()
    words = len(material.articles) <= _MOST_IN_WORDS
    return (
        GlanceSection(
            anchor="glance",
            heading="At a glance: who speaks of what",
            short="At a glance",
            intro=(
                "Each cell holds the sentence with which a source speaks most plainly on a theme. A dash means that it does "
                "not address the theme. Agreement is for the reader to judge: the sentences stand side by side."
            ),
            caption="Themes and sources",
            stub="Theme",
            support_label="Support",
            columns=tuple(material.heads[article.id] for article in material.articles),
            rows=tuple(_row(material, theme, number) for number, theme in enumerate(material.analysis.themes)),
            words=words,
            timeline=_timeline(material),
        ),
    )


def _row(material: Material, theme: Theme, number: int) -> GlanceRow:
    spoken = {position.article: position for position in theme.positions}
    cells = []
    for article in material.articles:
        passage = None
        if article.id in spoken:
            statements = spoken[article.id].statements
            fitting = [one for one in statements if len(one.evidence.text.split()) <= _CELL_WORDS]
            best = fitting[0] if fitting else min(statements, key=lambda one: len(one.evidence.text.split()))
            passage = material.quoted(best)
        cells.append(GlanceCell(source=material.ids[article.id], passage=passage))
    of = len(material.articles)
    told = f"{theme.support} of {of}" if theme.support > 1 or of == 1 else "one source"
    target = anchor(theme.id) if number < MOST_THEMES else "glance"
    return GlanceRow(label=theme.label, target=target, cells=tuple(cells), support_text=told)


def _timeline(material: Material) -> Timeline | None:
    """Return the dates ahead and the latest behind, on one line."""
    events = _on_line(material.analysis.events, _middle(material))
    if len(events) < _FEWEST_POINTS:
        return None
    days = [_day(event) for event in events]
    first, span = min(days).toordinal(), max((max(days) - min(days)).days, 1)
    points = [
        TimelinePoint(
            position=round((_day(event).toordinal() - first) / span, 4),
            when=wording.stated(event.when) if event.when else event.words,
            text=wording.around(
                event.evidence.text, event.start, event.start + len(event.words), _POINT_CHARACTERS
            ),
            mark=material.mark(event.evidence.article, event.evidence.block),
            ahead=event.direction is Direction.AHEAD,
            level=place % _ROWS_OF_LABELS,
        )
        for place, event in enumerate(events)
    ]
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
