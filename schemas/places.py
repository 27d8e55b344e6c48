"""Where in an original something stands."""

from __future__ import annotations

from pydantic import Field, NonNegativeInt, PositiveInt

from schemas.record import Record


class Box(Record):
    """A rectangle on a page, in points (1/72 inch) from the page's top left corner."""

    left: float = Field(ge=-1e6, le=1e6)
    """Left edge."""

    top: float = Field(ge=-1e6, le=1e6)
    """Upper edge."""

    right: float = Field(ge=-1e6, le=1e6)
    """Right edge."""

    bottom: float = Field(ge=-1e6, le=1e6)
    """Lower edge."""


class Place(Record):
    """A stretch of the text of an original document.

    The text is what the reader of the original's media type makes of the bytes, the same at every reading, so that a
    place can always be looked up in the kept original. Of plain text it is the decoded bytes, byte-order mark included
    and nothing mended.
    """

    start: NonNegativeInt
    """Offset of the first character, in characters, from 0."""

    end: NonNegativeInt
    """Offset behind the last character."""

    line: PositiveInt
    """Line of the first character, from 1."""

    last_line: PositiveInt
    """Line of the last character."""

    page: PositiveInt | None = None
    """Page of the first character, from 1; ``None`` where the original has no pages."""

    box: Box | None = None
    """Where on that page it stands; ``None`` where the original has no pages."""
