"""Notes of a desk's analysts on themes: words of their own, which lead to sentences as all others do."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StringConstraints

from schemas.evidence import Evidence
from schemas.record import Record
from schemas.taxonomy import ThemeId

Cited = Annotated[str, StringConstraints(strip_whitespace=True, min_length=12, max_length=1000)]
"""Words of a document as the page prints them: enough of them to be found again."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=500)]
"""An analyst's own words."""


class NoteKind(StrEnum):
    """What a note says of its sentences."""

    NOTE = "note"
    AGREEMENT = "agreement"
    DIFFERENCE = "difference"


class AnalystNote(Record):
    """A note as it is written into the desk's file."""

    model_config = ConfigDict(populate_by_name=True)

    theme: ThemeId
    """Id of the theme under which it is printed."""

    says: NoteKind = NoteKind.NOTE
    """``note``; or ``agreement`` or ``difference``, which need sentences of two documents."""

    text: Text
    """What the analyst has to say."""

    by: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)] | None = None
    """Who says it; ``None`` for the desk."""

    cites: Annotated[tuple[Cited, ...], Field(min_length=1, max_length=6)]
    """Words of the sentences on which it rests."""


class NotesFile(Record):
    """The notes of a desk."""

    version: Literal[1]
    """Version of the file's form."""

    notes: tuple[AnalystNote, ...] = ()
    """In the order in which they are printed."""


class PlacedNote(Record):
    """A note whose sentences stand in the documents of an analysis."""

    note: AnalystNote
    """The note."""

    cites: Annotated[tuple[Evidence, ...], Field(min_length=1)]
    """The sentences, in the order in which the note names them."""


class UnplacedNote(Record):
    """A note that cannot be printed."""

    note: AnalystNote
    """The note."""

    problem: str
    """Why, in words that are the same each time."""


class Notes(Record):
    """What became of a desk's notes in an analysis."""

    placed: tuple[PlacedNote, ...] = ()
    """Those that are printed, in the order of the file."""

    unplaced: tuple[UnplacedNote, ...] = ()
    """Those that are not."""
