"""What a document says of itself, or a source of a document, beside its text."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, PositiveInt

from schemas.record import Record


class ClaimedField(StrEnum):
    """Which field of a record a claim is about."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    STANDFIRST = "standfirst"
    AUTHOR = "author"
    PUBLISHED = "published"
    UPDATED = "updated"
    PUBLISHER = "publisher"
    HOST = "host"
    CATEGORY = "category"
    KEYWORD = "keyword"
    IDENTIFIER = "identifier"
    RIGHTS = "rights"
    KIND = "kind"
    SERIES = "series"
    LANGUAGE = "language"


class Claim(Record):
    """A value for a field that stands in metadata, or that a layout tells from the text."""

    field: ClaimedField
    """Which field."""

    value: str
    """The value: for dates ISO 8601 with reduced precision, for kinds one of ``DocumentKind``, otherwise as printed.

    Of authors, keywords and identifiers each has a claim of its own; an identifier has its scheme in front.
    """

    words: str
    """The words as they stand there."""

    source: str
    """Where they stand, in words for the reader ("JSON-LD", "meta og:title", "headline")."""

    confidence: Annotated[float, Field(gt=0, le=1)]
    """How often such a claim was right where it was measured; from 0.5 it outweighs what the text's rules read."""

    line: PositiveInt | None = None
    """Line of the text in which it stands, from 1; ``None`` when it stands in the metadata only."""
