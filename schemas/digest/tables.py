"""Sections that are a table: dates, recommendations, numbers, quotations."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from schemas.digest.marks import Passage, SectionRecord
from schemas.record import Record


class FurtherDate(Record):
    """A date that a sentence names beside the nearest."""

    when: str
    """The date, as precise as the words."""

    uncertain: bool
    """Whether it is in doubt."""


class DateRow(Record):
    """A sentence that names dates."""

    when: str
    """The nearest date, as precise as the words."""

    passage: Passage
    """The sentence."""

    words: str
    """The words of the date within it."""

    note: str | None
    """How it was resolved, or why it is in doubt."""

    uncertain: bool
    """Whether it is in doubt."""

    further: tuple[FurtherDate, ...] = ()
    """The other dates that the sentence names, nearest first."""

    again_label: str = "Also in"
    """Stands before ``again``."""

    again: tuple[Passage, ...] = ()
    """Sentences that say the same, of this issue or of earlier ones; printed as marks alone."""


class DatesPart(Record):
    """Dates that earlier issues have named."""

    heading: str
    """Over its rows."""

    rows: Annotated[tuple[DateRow, ...], Field(min_length=1)]
    """Nearest first."""


class DatesSection(SectionRecord):
    """Dates ahead of the documents that name them."""

    kind: Literal["dates"] = "dates"
    """Name of the template."""

    columns: tuple[str, str]
    """Names of the columns of date and text."""

    rows: tuple[DateRow, ...]
    """Of the issue's own documents, the nearest first; may be empty where there are parts."""

    parts: tuple[DatesPart, ...] = ()
    """Dates of earlier issues: what is still ahead, and what fell due since the last one."""


class RecommendationRow(Record):
    """A recommendation."""

    passage: Passage
    """The words."""

    addressee: str
    """To whom; a dash when nobody is named."""

    horizon: str
    """By when; a dash when no time is named."""

    again_label: str = "also asked in"
    """Stands before ``again``."""

    again: tuple[Passage, ...] = ()
    """Sentences of this issue that ask nearly the same; printed as marks alone."""

    note: str | None = None
    """Who asks, where the document only tells of it, and which earlier issue had it; ``None`` for neither."""


class RecommendationsSection(SectionRecord):
    """What the documents ask for."""

    kind: Literal["recommendations"] = "recommendations"
    """Name of the template."""

    columns: tuple[str, str, str]
    """Names of the columns of text, addressee and horizon."""

    rows: tuple[RecommendationRow, ...]
    """In the order of the documents."""


class NumberRow(Record):
    """A number stated in a sentence."""

    words: str
    """The number or numbers, as printed."""

    of: str
    """What it counts."""

    passage: Passage
    """The sentence."""

    again_label: str = "also in"
    """Stands before ``again``."""

    again: tuple[Passage, ...] = ()
    """Other sentences that state the same; printed as marks alone."""

    note: str | None = None
    """What is computed of it, and what a table of the document has; ``None`` for nothing."""


class NumbersSection(SectionRecord):
    """Numbers that the documents state."""

    kind: Literal["numbers"] = "numbers"
    """Name of the template."""

    columns: tuple[str, str]
    """Names of the columns of number and sentence."""

    rows: tuple[NumberRow, ...]
    """In the order of the documents."""


class QuotationRow(Record):
    """A quotation."""

    speaker: str
    """Who said it; a dash when nobody is named."""

    circumstance: str
    """When and where; a dash when not stated."""

    passage: Passage
    """The words."""


class QuotationsSection(SectionRecord):
    """Who is quoted."""

    kind: Literal["quotations"] = "quotations"
    """Name of the template."""

    columns: tuple[str, str, str]
    """Names of the columns of speaker, words and circumstance."""

    rows: tuple[QuotationRow, ...]
    """In the order of the documents."""
