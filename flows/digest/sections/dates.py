"""Dates ahead, and those behind, each with the sentence that names it."""

from __future__ import annotations

from collections.abc import Iterable

from flows.digest import wording
from flows.digest.material import Material
from schemas.digest import DateRow, DatesSection
from schemas.themes import DatedEvent, Direction

# So many dates behind are worth a reader's time; the record holds all.
MOST_PAST = 16


def build(material: Material) -> tuple[DatesSection, ...]:
    """Return the section, if any date is named."""
    events = material.analysis.events
    ahead = [event for event in events if event.direction is Direction.AHEAD]
    past = _telling(event for event in events if event.direction is Direction.PAST)
    if not ahead and not past:
        return ()
    return (
        DatesSection(
            anchor="dates",
            heading="Dates",
            short="Dates",
            intro=(
                "As the sources name them. A date that only the date of its text explains says what it was counted "
                "from; a question mark stands where the words allow more than one reading."
            ),
            ahead_heading="Ahead of the texts",
            ahead=tuple(_row(material, event) for event in ahead),
            past_heading="Behind them",
            past=tuple(_row(material, event) for event in past),
            columns=("When", "What the source says"),
        ),
    )


def _row(material: Material, event: DatedEvent) -> DateRow:
    note = wording.capitalised(event.basis) + "." if event.basis else None
    return DateRow(
        when=wording.stated(event.when) if event.when else "not resolved",
        passage=material.passage(event.evidence),
        words=event.words,
        note=note,
        uncertain=event.uncertain,
    )


def _telling(events: Iterable[DatedEvent]) -> list[DatedEvent]:
    """Return the events to print: one for each date and sentence, the latest where there are too many."""
    chosen: dict[tuple[str, str, str, int], DatedEvent] = {}
    for event in events:
        when = event.when.iso if event.when else event.words
        place = event.evidence
        chosen.setdefault((when, place.article, place.block, place.start), event)
    return list(chosen.values())[-MOST_PAST:]
