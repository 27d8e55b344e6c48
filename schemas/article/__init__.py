"""The clean record of one document, with everything that was moved or removed on the way to it."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from schemas.article.account import FieldPlace, Notice, Removed, Repair
from schemas.article.blocks import (
    ArticleId,
    Author,
    Block,
    BlockId,
    BlockKind,
    DocumentKind,
    Language,
    Publisher,
    Section,
    Share,
)
from schemas.article.contents import (
    Cell,
    Citation,
    ColumnSum,
    Credit,
    Quotation,
    QuotationKind,
    QuotedTerm,
    Recommendation,
    Rights,
    Table,
    TableRow,
)
from schemas.dates import DateWindow, StatedDate
from schemas.raw import Sha256
from schemas.record import Record

__all__ = [
    "Article",
    "ArticleId",
    "Author",
    "Block",
    "BlockId",
    "BlockKind",
    "Cell",
    "Citation",
    "ColumnSum",
    "Credit",
    "DocumentKind",
    "FieldPlace",
    "Language",
    "Notice",
    "Publisher",
    "Quotation",
    "QuotationKind",
    "QuotedTerm",
    "Recommendation",
    "Removed",
    "Repair",
    "Rights",
    "Section",
    "Share",
    "Table",
    "TableRow",
]


_FIRST_UNSPACED = "\u3040"
# Of Chinese; Japanese has some more.
_CHARACTERS_OF_A_WORD = 1.6


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
        """Number of words of the standfirst and the body, split at white space; of Chinese by characters."""
        counted = (BlockKind.STANDFIRST, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
        texts = [block.text for block in self.blocks if block.kind in counted]
        wide = sum(len(_unspaced().findall(text)) for text in texts if max(text, default="") >= _FIRST_UNSPACED)
        return sum(len(text.split()) for text in texts) + round(wide / _CHARACTERS_OF_A_WORD)


@cache
def _unspaced() -> re.Pattern[str]:
    """Return what finds letters of scripts without spaces: a set that takes long to compile, and few texts need."""
    return re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
