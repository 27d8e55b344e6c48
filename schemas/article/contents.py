"""What an article says beside its running text: quotations, tables, recommendations, terms of use, credits."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field, NonNegativeInt, PositiveInt

from schemas.article.blocks import BlockId
from schemas.dates import StatedDate
from schemas.record import Record


class QuotationKind(StrEnum):
    """How a quotation is set."""

    PULL = "pull"
    BLOCK = "block"
    INLINE = "inline"


class Quotation(Record):
    """Words that the document attributes to somebody."""

    kind: QuotationKind
    """Pull quote, block quotation or inside a paragraph."""

    text: str
    """Without the outer quotation marks, otherwise verbatim."""

    speaker: str | None
    """Fullest form of the name that the document prints; ``None`` when it names nobody."""

    speaker_printed: str | None
    """The name as printed beside the quotation."""

    date: StatedDate | None = None
    """When it was said, if the document says so."""

    venue: str | None = None
    """Where or on what occasion it was said, as printed."""

    block: BlockId
    """The block that holds it."""

    start: NonNegativeInt
    """Offset of its first character in the block's text."""

    end: NonNegativeInt
    """Offset behind its last character."""


class QuotedTerm(Record):
    """Words in quotation marks that nobody is said to have spoken: a term held at arm's length."""

    text: str
    """Without the quotation marks."""

    block: BlockId
    """The block that holds it."""

    start: NonNegativeInt
    """Offset of its first character in the block's text."""

    end: NonNegativeInt
    """Offset behind its last character."""


class Cell(Record):
    """One cell of a table."""

    text: str
    """As printed."""

    value: Decimal | None
    """The number it holds; ``None`` when it holds none."""


class TableRow(Record):
    """One row of a table."""

    label: str
    """The row's first cell."""

    cells: tuple[Cell, ...]
    """The other cells, one for each column."""


class ColumnSum(Record):
    """A column of percentages that should sum to 100."""

    column: str
    """The column's name."""

    total: Decimal
    """The sum of its values."""

    remark: str
    """What a total other than 100 means."""


class Table(Record):
    """A table, or the data of a figure."""

    id: Annotated[str, Field(pattern=r"^t[1-9][0-9]*$")]
    """``t1``, ``t2``, ... in reading order."""

    label: str
    """What the document calls it ("Figure", "Table"); "Table" where it has no label."""

    number: PositiveInt | None
    """Its number as printed."""

    caption: str | None
    """Without label and number; ``None`` without a caption."""

    stub: str | None = None
    """Name of the column of row labels."""

    columns: tuple[str, ...]
    """Names of the other columns."""

    rows: tuple[TableRow, ...]
    """Rows in order."""

    unit: str | None
    """Unit common to all values ("percent"); ``None`` when mixed or unstated."""

    source: str | None
    """Who supplied the data, as printed, without the date in brackets."""

    source_date: StatedDate | None = None
    """Date of the data, where the source line gives one."""

    note: str | None = None
    """Note under the table."""

    block: BlockId
    """The block in which it stands."""

    sums: tuple[ColumnSum, ...] = ()
    """Sums of columns of percentages."""

    agrees_with: tuple[BlockId, ...] = ()
    """Blocks whose prose repeats the table's numbers, all of them equal."""


class Recommendation(Record):
    """Something the document asks somebody to do."""

    text: str
    """As printed."""

    addressee: str | None = None
    """To whom, as printed; ``None`` when nobody is named."""

    horizon: str | None = None
    """By when or for what term, as printed ("short-term", "by 2025")."""

    block: BlockId
    """The block that holds it."""


class Citation(Record):
    """How the publisher wants the document cited."""

    style: str | None
    """Style as named by the document ("APA")."""

    text: str
    """As printed, without emphasis marks."""

    series: str | None = None
    """Series named in it ("Policy Brief")."""

    volume: str | None = None
    """Volume as printed."""

    number: str | None = None
    """Number within the series as printed."""


class Rights(Record):
    """What the document's own terms of use say, and what they allow; ``None`` where they are silent."""

    text: str
    """The terms as printed."""

    holder: str | None = None
    """Who holds the rights, as printed."""

    licence: str | None = None
    """Name of a public licence ("CC BY-NC-ND 4.0")."""

    private_copy: bool | None = None
    """May a user copy it for private study?"""

    redistribution: bool | None = None
    """May it be passed on?"""

    commercial_use: bool | None = None
    """May it be used commercially?"""

    link_sharing: bool | None = None
    """May its address be passed on?"""


class Credit(Record):
    """Who made a picture or another part."""

    role: str
    """For what, in lower case ("cover photo")."""

    description: str | None
    """What it shows, as printed."""

    credit: str | None
    """Agency or rights holder."""

    person: str | None = None
    """Photographer or maker."""

    text: str
    """The whole credit line as printed."""
