"""Readers: from the bytes of one media type to text."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol, runtime_checkable

from pydantic import PositiveInt

from flows.plugins import Kind
from schemas.claims import Claim
from schemas.places import Box
from schemas.raw import RawDocument
from schemas.record import Record

BUILTIN: dict[str, str] = {
    "application/epub+zip": "flows.ingest.readers.ebook:READER",
    "application/rtf": "flows.ingest.readers.rich_text:READER",
    "application/vnd.oasis.opendocument.text": "flows.ingest.readers.open_document:READER",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (
        "flows.ingest.readers.word_document:READER"
    ),
    "application/vnd.ms-outlook": "flows.ingest.readers.outlook_message:READER",
    "message/rfc822": "flows.ingest.readers.mail_message:READER",
    "application/pdf": "flows.ingest.readers.pdf:READER",
    "application/xhtml+xml": "flows.ingest.readers.webpage:READER",
    "text/html": "flows.ingest.readers.webpage:READER",
    "text/markdown": "flows.ingest.readers.markdown_text:READER",
    "text/plain": "flows.ingest.readers.plain_text:READER",
}
"""Reader of each media type, imported when first asked for."""

ENTRY_POINTS = "deskbrief.readers"
"""Entry point group for readers of others; the name of an entry point is its media type."""


class PartKind(StrEnum):
    """What a reader knows a line of its text to be."""

    TEXT = "text"
    HEADING = "heading"
    LIST_ITEM = "list item"
    ROW = "row"
    CAPTION = "caption"
    PULL_QUOTE = "pull quote"
    STANDFIRST = "standfirst"
    NOTE = "note"
    REMOVED = "removed"


class Part(Record):
    """What a reader of structured documents knows of one line of its text."""

    kind: PartKind = PartKind.TEXT
    """What it is. A list item begins with its marker ("• ", "1. "); the cells of a row are parted by tabs."""

    level: PositiveInt = 1
    """Depth of a heading, from 1."""

    rule: str = ""
    """For what is removed, the name of the rule ("navigation")."""

    reason: str = ""
    """For what is removed, why, in words for the reader."""

    continues: PositiveInt | None = None
    """Line whose sentence it continues over a break of column or page; ``None`` for one that stands for itself."""

    box: Box | None = None
    """Where on its page it stands."""

    vouched: bool = False
    """Whether the reader has told the text from what stands around it, so that its place says nothing against it."""


class Mend(Record):
    """A change that a reader made inside the text: a word mended at a line end, a lost ligature."""

    rule: str
    """Name of the rule."""

    before: str
    """As in the original."""

    after: str
    """As in the text."""

    line: PositiveInt
    """Line of the text in which it stands, from 1."""


class ReadText(Record):
    """The text of a document as its reader found it."""

    text: str
    """The text that places count. Of plain text it is the decoded bytes, nothing mended.

    Of a structured document it is all that a human reader would see, in reading order, what is not of the article
    included: a line a paragraph, blank lines between, rows of one table on lines without a blank one between, U+000C
    between pages.
    """

    encoding: str
    """How the bytes were decoded, as a Python codec name."""

    doubts: tuple[str, ...] = ()
    """What the reader was not sure of, one sentence each."""

    parts: tuple[Part, ...] = ()
    """One for each line of the text that is not blank, in order; empty when the reader knows nothing of them."""

    claims: tuple[Claim, ...] = ()
    """What metadata and layout say of the record's fields."""

    mends: tuple[Mend, ...] = ()
    """What the reader changed inside the text, in order."""

    converted: bool = False
    """Whether it may be what a program made of pages: metadata in front, running heads, headings without a mark."""


@runtime_checkable
class Reader(Protocol):
    """Turns the bytes of one media type into text."""

    def read(self, raw: RawDocument, content: bytes) -> ReadText:
        """Return the text in reading order.

        Raises:
            UnreadableDocumentError: the bytes are not what the media type says.
        """
        ...


@runtime_checkable
class ScanReader(Reader, Protocol):
    """A reader that can also read pages that are pictures."""

    def reading_scans(self, languages: str) -> Reader:
        """Return a reader that reads such pages in these languages, joined by a plus sign as Tesseract names them."""
        ...


KIND: Kind[Reader] = Kind("reader", BUILTIN, ENTRY_POINTS, Reader)  # type: ignore[type-abstract]  # a protocol is meant
"""For ``flows.plugins.find``."""
