"""Dates ahead of the documents that name them, each with its sentence."""

from __future__ import annotations

from flows.digest import wording
from flows.digest.material import Material
from schemas.digest import DateRow, DatesSection
from schemas.themes import DatedEvent, Direction

# So many dates are worth a reader's time; the record of the analysis holds all.
_MOST = 16


def build(material: Material) -> tuple[DatesSection, ...]:
    """Return the section, if any date lies ahead."""
    found = ahead(material)
    if not found:
        return ()
    shown = _nearest(material, found)
    rest = wording.first_of(len(shown), len(found), "the record of the analysis holds the others")
    return (
        DatesSection(
            anchor="dates",
            heading="Dates ahead",
            short="Dates ahead",
            intro=(
                "Ahead of the documents that name them. A question mark stands where the words allow more than one "
                f"reading.{_over(material, found)}{rest}"
            ),
            columns=("When", "What the source says"),
            rows=tuple(_row(material, event) for event in shown),
        ),
    )


def ahead(material: Material) -> list[DatedEvent]:
    """Return the dates that lay ahead of their documents, one for each date and sentence, the nearest first."""
    chosen: dict[tuple[str, str, str, int], DatedEvent] = {}
    for event in material.analysis.events:
        if event.direction is Direction.AHEAD:
            when = event.when.iso if event.when else event.words
            chosen.setdefault((when, event.evidence.article, event.evidence.block, event.evidence.start), event)
    return list(chosen.values())


def _nearest(material: Material, found: list[DatedEvent]) -> list[DatedEvent]:
    """Return as many dates as there is room for: those to come before those that were over at printing."""
    to_come = [event for event in found if not _is_over(material, event)][:_MOST]
    over = [event for event in found if _is_over(material, event)]
    kept = [*to_come, *over[max(0, len(over) - (_MOST - len(to_come))) :]]
    return [event for event in found if event in kept]


def _is_over(material: Material, event: DatedEvent) -> bool:
    return event.when is not None and event.when.last < material.printed


def _over(material: Material, found: list[DatedEvent]) -> str:
    """Say how many of the dates were over when the issue was printed."""
    over = sum(_is_over(material, event) for event in found)
    if not over:
        return ""
    if over == len(found):
        return (
            " All were over when this issue was printed." if over > 1 else " It was over when this issue was printed."
        )
    told = wording.capitalised(wording.number(over))
    return f" {told} of {wording.number(len(found))} {'was' if over == 1 else 'were'} over when this issue was printed."


def _row(material: Material, event: DatedEvent) -> DateRow:
    return DateRow(
        when=wording.dated(event.when, inferred=event.inferred) if event.when else "not resolved",
        passage=material.passage(event.evidence),
        words=event.words,
        note=wording.capitalised(event.basis) + "." if event.basis else None,
        uncertain=event.uncertain,
    )
