"""Themes by documents, and dates on a line."""

from __future__ import annotations

from typing import Literal

from schemas.article import Share
from schemas.digest.marks import Anchor, Mark, Passage, SectionRecord, SourceHead, SourceId
from schemas.record import Record


class GlanceCell(Record):
    """What one document says on one theme."""

    source: SourceId
    """The document."""

    passage: Passage | None
    """Its best sentence; ``None`` when it is silent."""


class GlanceRow(Record):
    """One theme over all documents."""

    label: str
    """The theme."""

    target: Anchor
    """Its section."""

    cells: tuple[GlanceCell, ...]
    """One for each document."""

    support_text: str
    """Support in words ("2 of 3", "one source")."""


class TimelinePoint(Record):
    """A date on the line."""

    position: Share
    """From the left, as a share of the line's length."""

    when: str
    """The date."""

    text: str
    """``passage`` as printed: with an ellipsis where its sentence goes on."""

    passage: Passage
    """What happens: the part of the sentence about the date, verbatim."""

    ahead: bool
    """Whether it lay ahead for the document."""

    @property
    def mark(self) -> Mark:
        """Where it is said."""
        return self.passage.mark


class Timeline(Record):
    """Dates that the documents name, drawn on a line."""

    title: str
    """What the drawing shows, for those who do not see it."""

    caption: str
    """Caption."""

    points: tuple[TimelinePoint, ...]
    """From left to right."""


class GlanceSection(SectionRecord):
    """Themes by documents, in one table."""

    kind: Literal["glance"] = "glance"
    """Name of the template."""

    caption: str
    """Caption of the table."""

    stub: str
    """Name of the column of themes."""

    support_label: str
    """Name of the column of support."""

    columns: tuple[SourceHead, ...]
    """The documents."""

    rows: tuple[GlanceRow, ...]
    """The themes."""

    words: bool
    """Whether cells hold sentences; otherwise, with many documents, marks alone."""

    timeline: Timeline | None
    """Dates on a line; ``None`` when there are too few."""
