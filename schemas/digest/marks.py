"""Where words stand, and how an issue names what they come from."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, NonNegativeInt, PositiveInt

from schemas.article import ArticleId, BlockId
from schemas.record import Record

SourceId = Annotated[str, Field(pattern=r"^[SE][1-9][0-9]*$")]
"""``S1``, ``S2``, ...: the number of a document within one issue; ``E1``, ``E2``, ... of one of an earlier issue."""

Anchor = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9-]*$")]
"""Name of a place on the page that links lead to."""


class Mark(Record):
    """The mark of a citation, ``[S2 ¶4]``: which document, which block."""

    source: SourceId
    """Number of the document in this issue."""

    article: ArticleId
    """Its record."""

    block: BlockId
    """The block of the record."""

    number: PositiveInt
    """Number of the block, as shown behind the pilcrow."""

    @property
    def label(self) -> str:
        """The mark as printed, without brackets."""
        return f"{self.source} ¶{self.number}"

    @property
    def spoken(self) -> str:
        """What a link to the block says to those who hear the page."""
        return f"Go to source {self.source}, paragraph {self.number}"

    @property
    def anchor(self) -> str:
        """Where in the issue the block is quoted."""
        return f"{self.source}-{self.block}"


class Passage(Record):
    """Words of a document, verbatim, and where they stand."""

    text: str
    """The block's text from ``start`` to ``end``."""

    start: NonNegativeInt
    """Offset in the block's text."""

    end: NonNegativeInt
    """Offset behind the last character."""

    mark: Mark
    """The block."""

    cues: tuple[str, ...] = ()
    """Words of it that qualify what it says ("may", "too early to say")."""

    again_label: str | None = None
    """Stands before ``again``; ``None`` where there is none."""

    again: tuple[Passage, ...] = ()
    """The same words in other documents; printed as marks alone."""


class Named(Record):
    """A label and what it labels, for lists of facts."""

    label: str
    """The label."""

    text: str
    """The fact."""


class SourceHead(Record):
    """A document as tables name it."""

    id: SourceId
    """Its number."""

    name: str
    """The authors as printed, or else the publisher, or else the title."""

    outlet: str | None
    """Publisher or institution, short."""


class SectionRecord(Record):
    """What every section has."""

    anchor: Anchor
    """Where links to it lead."""

    heading: str
    """As printed."""

    short: str
    """For contents, bookmark and running head."""

    intro: str | None = None
    """A sentence under the heading on how to read the section."""
