"""Dates ahead of the documents that name them, those that earlier issues named, and those that fell due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flows.digest import wording
from flows.digest.ahead import Dates, Told, is_over
from flows.digest.choice import Place, place
from flows.digest.material import Material
from schemas.digest import DateRow, DatesPart, DatesSection, FurtherDate
from schemas.themes import DatedEvent


def build(material: Material) -> tuple[DatesSection, ...]:
    """Return the section, if there is any date to tell."""
    dates = material.dates
    parts = tuple(_parts(material, dates))
    if not dates.own and not parts:
        return ()
    rest = wording.first_of(len(dates.own), len(dates.found), "the record of the analysis holds the others")
    own = "Ahead of the documents that name them. " if dates.own else ""
    return (
        DatesSection(
            anchor="dates",
            heading="Dates ahead",
            short="Dates ahead",
            intro=(
                f"{own}A question mark stands where the words allow more than one reading."
                f"{_over(material, dates.found)}{rest}"
            ),
            columns=("When", "What the source says"),
            rows=tuple(_rows(material, dates.own)),
            parts=parts,
        ),
    )


def _parts(material: Material, dates: Dates) -> Iterator[DatesPart]:
    """Yield what earlier issues have named: what fell due first, because it asks for a look now."""
    if dates.due and material.since:
        last = f"No. {material.number - 1}, {wording.day(material.since)}"
        rest = wording.first_of(len(dates.due), dates.of_due, "the others fell due before these")
        yield _part(material, f"Due since the last issue ({last}).{rest}".rstrip("."), dates.due)
    if dates.earlier:
        rest = wording.first_of(len(dates.earlier), dates.of_earlier, "deskbrief dates lists all")
        yield _part(material, f"Still ahead, as earlier issues said.{rest}".rstrip("."), dates.earlier)


def _part(material: Material, heading: str, told: Sequence[Told]) -> DatesPart:
    return DatesPart(heading=heading, rows=tuple(_rows(material, told)))


def _over(material: Material, found: Sequence[Told]) -> str:
    """Say how many of the dates were over when the issue was printed."""
    over = sum(is_over(one.event, material.printed) for one in found)
    if not over:
        return ""
    if over == len(found):
        return (
            " All were over when this issue was printed." if over > 1 else " It was over when this issue was printed."
        )
    told = wording.capitalised(wording.number(over))
    return f" {told} of {wording.number(len(found))} {'was' if over == 1 else 'were'} over when this issue was printed."


def _rows(material: Material, told: Sequence[Told]) -> Iterator[DateRow]:
    """Yield a row for each sentence, where the nearest of its dates stands; with all the dates that it names."""
    said: dict[Place, list[Told]] = {}
    for one in told:
        said.setdefault(place(one.event.evidence), []).append(one)
    return (_row(material, those) for those in said.values())


def _row(material: Material, told: Sequence[Told]) -> DateRow:
    event = told[0].event
    bases = {one.event.basis: _when(one.event) for one in reversed(told)}
    notes = [
        f"{wording.capitalised(basis)}." if len(bases) == 1 else f"{when}: {basis}."
        for basis, when in reversed(bases.items())
        if basis
    ]
    again = dict.fromkeys(evidence for one in told for evidence in one.again)
    return DateRow(
        when=_when(event),
        passage=material.passage(event.evidence),
        words=event.words,
        note=" ".join(notes) or None,
        uncertain=event.uncertain,
        further=tuple(FurtherDate(when=_when(one.event), uncertain=one.event.uncertain) for one in told[1:]),
        again=tuple(material.passage(evidence) for evidence in again),
    )


def _when(event: DatedEvent) -> str:
    return wording.dated(event.when, inferred=event.inferred) if event.when else "not resolved"
