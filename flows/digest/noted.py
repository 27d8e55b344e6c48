"""What the desk's analysts say on themes, as the page shows it: apart from the documents' words, and accounted for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from flows.digest import wording
from flows.digest.choice import MOST_THEMES
from schemas.digest import Named, NoteBox, WrittenLine
from schemas.notes import NoteKind

if TYPE_CHECKING:
    from flows.digest.material import Material
    from schemas.notes import Notes
    from schemas.themes import Theme

_LABELS: Final = {
    NoteKind.NOTE: "Analyst’s note",
    NoteKind.AGREEMENT: "Agreement, by an analyst",
    NoteKind.DIFFERENCE: "Difference, by an analyst",
}
_DESK = "the desk"
_NO_SECTION = "its theme has no section of its own in this issue"


def boxes(material: Material, theme: Theme) -> Iterator[NoteBox]:
    """Yield the notes on a theme, in the order of the desk's file."""
    for placed in material.analysis.notes.placed if material.analysis.notes else ():
        if placed.note.theme in {theme.id, *theme.merged}:
            cites = tuple(material.passage(one) for one in placed.cites)
            line = WrittenLine(text=placed.note.text, cites=cites)
            yield NoteBox(label=_LABELS[placed.note.says], by=placed.note.by or _DESK, line=line)


def exceptions(notes: Notes | None) -> tuple[str, ...]:
    """Name the words that are no document's; none where no analyst wrote any."""
    return ("the notes of the desk’s analysts",) if notes and notes.placed else ()


def accounts(material: Material) -> Iterator[Named]:
    """Say in the section on method how many notes are printed, and why others are not."""
    notes = material.analysis.notes
    if notes is None:
        return
    printed = sum(len(tuple(boxes(material, theme))) for theme in material.analysis.themes[:MOST_THEMES])
    told = f"{wording.capitalised(wording.counted(printed, 'note'))} printed, in the analysts’ own words."
    problems = Counter(one.problem for one in notes.unplaced)
    problems[_NO_SECTION] += len(notes.placed) - printed
    left = problems.total()
    if left:
        why = "; ".join(f"{problem} ({number})" for problem, number in problems.items() if number)
        told += f" {wording.capitalised(wording.counted(left, 'note'))} left out: {why}."
    yield Named(label="Notes", text=told)
