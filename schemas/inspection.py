"""What a document was read as, line by line: what was kept, what was removed, and why."""

from __future__ import annotations

from enum import StrEnum

from pydantic import NonNegativeInt, PositiveInt

from schemas.article import Article
from schemas.record import Record


class Fate(StrEnum):
    """What became of a stretch of a document."""

    KEPT = "kept"
    HEADING = "heading"
    FIELD = "field"
    REMOVED = "removed"
    MENDED = "mended"


class Remark(Record):
    """What became of a line, or of a part of it."""

    fate: Fate
    """What became of it."""

    label: str
    """The block ("¶3"), the field ("authors[0].name") or the rule ("navigation")."""

    reason: str = ""
    """Why, in words for the reader; empty for what was kept."""


class InspectedLine(Record):
    """A line of the text that the reader made of the original."""

    number: PositiveInt
    """Its number, from 1."""

    text: str
    """The line, characters without a shape as escapes."""

    remarks: tuple[Remark, ...]
    """In order of place; none for a blank line."""


class Inspection(Record):
    """A document beside what was made of it."""

    uri: str
    """Name of the file."""

    media_type: str
    """As its bytes show it."""

    size: NonNegativeInt
    """Length in bytes."""

    lines: tuple[InspectedLine, ...] = ()
    """The text; none where no reader could make one."""

    article: Article | None = None
    """The record; ``None`` when the document is refused."""

    reason: str | None = None
    """Class of the reason for which it is refused."""

    detail: str | None = None
    """What exactly, in words for the reader."""
