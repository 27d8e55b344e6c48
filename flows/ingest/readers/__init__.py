"""Readers: from the bytes of one media type to text."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from flows.plugins import Kind
from schemas.raw import RawDocument
from schemas.record import Record

BUILTIN: dict[str, str] = {"text/plain": "flows.ingest.readers.plain_text:READER"}
"""Reader of each media type, imported when first asked for."""

ENTRY_POINTS = "deskbrief.readers"
"""Entry point group for readers of others; the name of an entry point is its media type."""


class ReadText(Record):
    """The text of a document as its reader found it."""

    text: str
    """The decoded text, nothing mended; places count its characters."""

    encoding: str
    """How the bytes were decoded, as a Python codec name."""

    doubts: tuple[str, ...] = ()
    """What the reader was not sure of, one sentence each."""


@runtime_checkable
class Reader(Protocol):
    """Turns the bytes of one media type into text."""

    def read(self, raw: RawDocument, content: bytes) -> ReadText:
        """Return the text in reading order.

        Raises:
            UnreadableDocumentError: the bytes are not what the media type says.
        """
        ...


KIND: Kind[Reader] = Kind("reader", BUILTIN, ENTRY_POINTS, Reader)  # type: ignore[type-abstract]  # a protocol is meant
"""For ``flows.plugins.find``."""
