"""The clean record of one document, with everything that was moved or removed on the way to it."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, NonNegativeInt, PositiveInt

from schemas.dates import DateWindow, StatedDate
from schemas.places import Place
from schemas.raw import Sha256
from schemas.record import Record

ArticleId = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
"""The first 16 hexadecimal digits of the original's SHA-256."""

BlockId = Annotated[str, Field(pattern=r"^p[1-9][0-9]*$")]
"""``p1``, ``p2``, ... in reading order; stable for the same original and the same cleaning rules."""

Share = Annotated[float, Field(ge=0, le=1)]
"""A share from 0 to 1."""


class DocumentKind(StrEnum):
    """What kind of text a document is."""

    COMMENTARY = "commentary"
    POLICY_BRIEF = "policy brief"
    REPORT = "report"
    WORKING_PAPER = "working paper"
    NEWS = "news report"
    INTERVIEW = "interview"
    SPEECH = "speech"
    PRESS_RELEASE = "press release"
    COMMUNIQUE = "communiqué"
    AGREEMENT = "agreement"
    UNKNOWN = "document"


class BlockKind(StrEnum):
    """What part a block plays on the page."""

    STANDFIRST = "standfirst"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    PULL_QUOTE = "pull quote"
    TABLE = "table"
    CAPTION = "figure caption"
    NOTE = "note"


class Author(Record):
    """A person or body named as author."""

    name: str
    """In reading order, as it is written in the document."""

    sort_name: str | None = None
    """Family name first, where the document prints it so ("Hansen, Anna"); otherwise ``None``, never guessed."""

    role: str | None = None
    """Position as printed ("Senior Researcher")."""

    affiliation: str | None = None
    """Institution in full where the document says it in full."""

    affiliation_printed: str | None = None
    """As printed beside the name, when that is an abbreviation of ``affiliation``; otherwise ``None``."""

    email: str | None = None
    """Contact address as printed."""

    biography: str | None = None
    """The author's note as printed, when it says more than the role."""


class Publisher(Record):
    """Who published the document, by its own words."""

    name: str
    """As printed."""

    abbreviation: str | None = None
    """Short form that the document itself uses."""

    basis: str
    """Why it is taken for the publisher."""


class Language(Record):
    """The language of the body."""

    code: str
    """ISO 639-1 code; ``und`` when undetermined."""

    confidence: Share
    """How sure the identification is."""


class Section(Record):
    """A stretch of blocks under one heading."""

    id: Annotated[str, Field(pattern=r"^s[1-9][0-9]*$")]
    """``s1``, ``s2``, ... in reading order."""

    heading: str | None
    """As printed; ``None`` for text before the first heading."""

    level: PositiveInt = 1
    """Depth of the heading, from 1."""

    places: tuple[Place, ...] = ()
    """Where the heading stands; empty without one."""


class Block(Record):
    """One paragraph or other unit of the clean text."""

    id: BlockId
    """Stable identifier that citations use."""

    kind: BlockKind
    """What part it plays."""

    section: str
    """Id of its section."""

    text: str
    """White space folded, broken paragraphs joined, list markers and emphasis marks removed; otherwise verbatim."""

    places: tuple[Place, ...]
    """Where it stands in the original, in reading order: more than one where the original broke it."""

    marker: str | None = None
    """List marker as printed ("1.", "•"); ``None`` for other kinds."""


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


class FieldPlace(Record):
    """Where a field of the record was read."""

    field: str
    """Path of the field: ``title``, ``authors[0].role``, ``citation``."""

    words: str
    """The words as they stand there."""

    place: Place
    """Where they stand."""


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


class Article(Record):
    """The clean, typed record of one document.

    Every character of the original that is not white space lies in a place of ``blocks``, ``sections``,
    ``provenance`` or ``removed``.
    """

    schema_version: Literal[1] = 1
    """Version of this record's form."""

    id: ArticleId
    """From the original's bytes."""

    raw: Sha256
    """SHA-256 of the original."""

    uri: str
    """Where the source found the original."""

    encoding: str
    """How the bytes were decoded, as a Python codec name."""

    cleaned_by: str
    """Name and version of the rules that made the record."""

    kind: DocumentKind
    """What kind of text it is."""

    title: str | None
    """As printed; ``None`` when the document has none."""

    subtitle: str | None = None
    """As printed."""

    standfirst: str | None = None
    """The summary set apart in front of the body."""

    category: str | None = None
    """Section label of the site or publication ("Foreign Policy")."""

    authors: tuple[Author, ...] = ()
    """In order as printed; empty when nobody is named."""

    publisher: Publisher | None = None
    """Who published it, by its own words; never guessed."""

    host: str | None = None
    """Site or portal from which the text was taken, when it names itself and is not the publisher."""

    published: StatedDate | None = None
    """Publication date; ``None`` means that no date is printed, not that it is today's."""

    updated: StatedDate | None = None
    """Date of the last change, where printed."""

    written: DateWindow | None = None
    """Days between which it was written, where the text bounds them and ``published`` does not give the day."""

    language: Language
    """Language of the body."""

    alternate_languages: tuple[str, ...] = ()
    """BCP 47 tags of other editions that a language switcher names."""

    series: str | None = None
    """Publication series."""

    series_number: str | None = None
    """Number within it, as printed."""

    volume: str | None = None
    """Volume of the series, as printed."""

    document_version: str | None = None
    """Version as a repository states it."""

    identifiers: tuple[str, ...] = ()
    """DOI, ISSN, ISBN, document symbol, canonical address: as printed, with the scheme in front (``doi:10...``)."""

    keywords: tuple[str, ...] = ()
    """Tags or keywords as printed."""

    sections: tuple[Section, ...]
    """In reading order; there is at least one."""

    blocks: tuple[Block, ...]
    """In reading order."""

    quotations: tuple[Quotation, ...] = ()
    """In reading order."""

    quoted_terms: tuple[QuotedTerm, ...] = ()
    """Scare quotes and names in quotation marks, in reading order."""

    tables: tuple[Table, ...] = ()
    """In reading order."""

    recommendations: tuple[Recommendation, ...] = ()
    """In reading order."""

    citation: Citation | None = None
    """The recommended citation, if the document prints one."""

    rights: Rights | None = None
    """Terms of use, if the document prints them."""

    credits: tuple[Credit, ...] = ()
    """Credits of pictures and the like."""

    provenance: tuple[FieldPlace, ...] = ()
    """Where each field above was read."""

    removed: tuple[Removed, ...] = ()
    """Everything cut, in order of place."""

    repairs: tuple[Repair, ...] = ()
    """Every change inside what was kept, in order of place."""

    notices: tuple[Notice, ...] = ()
    """Warnings for the reader."""

    def block(self, block_id: str) -> Block:
        """Return the block of that id.

        Raises:
            KeyError: the article has no such block.
        """
        for block in self.blocks:
            if block.id == block_id:
                return block
        raise KeyError(block_id)

    @property
    def words(self) -> int:
        """Number of words of the standfirst and the body, split at white space."""
        counted = (BlockKind.STANDFIRST, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
        return sum(len(block.text.split()) for block in self.blocks if block.kind in counted)
