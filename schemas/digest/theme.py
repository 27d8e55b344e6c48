"""What an issue says on one theme."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, PositiveInt

from schemas.digest.marks import Passage, SectionRecord, SourceHead
from schemas.record import Record


class Voice(Record):
    """What one document says in a theme's section."""

    source: SourceHead
    """The document."""

    passages: tuple[Passage, ...]
    """Its sentences, in reading order."""


class PulledQuote(Record):
    """A quotation in the margin."""

    passage: Passage
    """The words."""

    speaker: str | None
    """Who said them."""

    circumstance: str | None
    """When and where, as far as printed."""


class NumberBox(Record):
    """A number in the margin."""

    words: str
    """The number as printed, with its unit."""

    passage: Passage
    """The sentence that states it."""

    again_label: str = "also in"
    """Stands before ``again``."""

    again: tuple[Passage, ...] = ()
    """Other sentences that state the same; printed as marks alone."""

    note: str | None = None
    """What is computed of it, and what a table of the document has; ``None`` for nothing."""


class WrittenLine(Record):
    """A claim in the words of a model or of the desk."""

    text: str
    """The words; they are no document's."""

    cites: Annotated[tuple[Passage, ...], Field(min_length=1)]
    """The sentences that say it; their marks are printed."""


class Summary(Record):
    """What a language model wrote on a theme, and the sentences that stand where its claims failed."""

    label: str
    """Label over the model's words."""

    by: str
    """Who wrote them."""

    lines: tuple[WrittenLine, ...]
    """The model's words."""

    verbatim_label: str
    """Label over the sentences."""

    verbatim_note: str
    """Why they stand here."""

    verbatim: tuple[Passage, ...]
    """Sentences of documents, those left out that the section has anyway."""


class NoteBox(Record):
    """What the desk's analysts say on a theme."""

    label: str
    """What it is: a note, agreement, difference."""

    by: str
    """Whose words they are."""

    line: WrittenLine
    """The words."""


class ThemeSection(SectionRecord):
    """One theme."""

    kind: Literal["theme"] = "theme"
    """Name of the template."""

    number: PositiveInt
    """Its number."""

    phrases: tuple[str, ...]
    """Its key phrases."""

    support_text: str
    """Support in words."""

    support: PositiveInt
    """Number of documents that speak of it."""

    of: PositiveInt
    """Number of documents."""

    summary: Summary | None = None
    """What a language model wrote on it; ``None`` where none was asked, or wrote nothing that stands."""

    notes: tuple[NoteBox, ...] = ()
    """What the desk's analysts say on it."""

    voices: tuple[Voice, ...]
    """The documents that speak of it."""

    beside_label: str = "Side by side"
    """Label over ``beside``; says nothing on who is right, or whether they disagree."""

    beside: tuple[Passage, ...] = ()
    """Two sentences of two documents that part by the words that are their cues; empty where there are none."""

    silent_text: str | None
    """Who is silent, and how many speak beside those shown, in words; ``None`` when all speak and are shown."""

    quote: PulledQuote | None
    """A quotation for the margin."""

    quote_label: str
    """Label over it."""

    figure: NumberBox | None
    """A number for the margin."""

    figure_label: str
    """Label over it."""
