"""Where in an original something stands."""

from __future__ import annotations

from pydantic import NonNegativeInt, PositiveInt

from schemas.record import Record


class Place(Record):
    """A stretch of the decoded text of an original document.

    The decoded text is what :attr:`schemas.raw.RawDocument.encoding` makes of the original bytes, byte-order mark
    included and nothing mended, so that a place can always be looked up in the kept original.
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
