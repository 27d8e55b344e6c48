"""The account of everything that was moved, removed or mended on the way from the original."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from schemas.article.blocks import BlockId
from schemas.places import Place
from schemas.record import Record


class FieldPlace(Record):
    """Where a field of the record was read."""

    field: str
    """Path of the field: ``title``, ``authors[0].role``, ``citation``."""

    words: str
    """The words as they stand there."""

    place: Place | None
    """Where they stand in the text; ``None`` when they stand in metadata only."""

    source: str | None = None
    """What says so, where it is not the text itself ("JSON-LD", "feed")."""

    confidence: Annotated[float, Field(gt=0, le=1)] | None = None
    """How often that source was right where it was measured; ``None`` for what is read from the text."""


class Removed(Record):
    """Something that was cut from the text."""

    rule: str
    """Name of the rule that cut it."""

    reason: str
    """Why, in words for the reader; for what became a field, which one."""

    text: str
    """What was cut, as printed."""

    place: Place
    """Where it stood."""


class Repair(Record):
    """A change inside the text that was kept: characters dropped, a broken word mended, a paragraph joined."""

    rule: str
    """Name of the rule."""

    before: str
    """As in the original, control characters written as escapes."""

    after: str
    """As in the record."""

    place: Place
    """Where."""


class Notice(Record):
    """Something the reader of the record should know."""

    code: str
    """Stable name of the kind of notice (``no-date``, ``misspelt-title``)."""

    text: str
    """One sentence, in words for the reader."""

    block: BlockId | None = None
    """The block it is about, if it is about one."""
