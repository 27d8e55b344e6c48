"""A document on its way to a record: its pieces, and what the rules have said of each so far."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from flows.ingest.cleaning.lines import Original, Piece
from flows.ingest.cleaning.shape import is_long_paragraph, is_paragraph, is_prose, without_emphasis
from flows.ingest.cleaning.wrapping import pieces, single_lines
from flows.ingest.readers import Part, PartKind
from schemas.article import Author, Citation, Credit, DocumentKind, FieldPlace, Notice, Publisher, Rights
from schemas.dates import DateWindow, StatedDate

# These rules are for lines; where one would take a whole paragraph of prose, it has lost its bearings.
_FOR_LINES = frozenset(
    {
        "breadcrumb",
        "contents",
        "cover label",
        "cover page",
        "head line",
        "image alt",
        "navigation",
        "newsletter",
        "related",
        "running head",
        "section label",
        "share bar",
        "site label",
        "tail",
    }
)
# These rules tell surroundings by place and shape; where a reader has told them by more, there is nothing to guess.
_BY_PLACE = frozenset(
    {
        "breadcrumb",
        "comments",
        "contents",
        "cookie notice",
        "cover label",
        "cover page",
        "head line",
        "image alt",
        "navigation",
        "notes",
        "running head",
        "section label",
        "site label",
        "tail",
    }
)

# Kinds of parts that are text as it runs.
_TEXT = frozenset({PartKind.TEXT, PartKind.LIST_ITEM})

# What readers remove and rules still read: series and date stand in running heads, the publisher on covers.
_READ_BY_RULES = frozenset({"cover page", "running head"})


class Role(StrEnum):
    """What a piece turned out to be."""

    TEXT = "text"
    HEADING = "heading"
    STANDFIRST = "standfirst"
    LIST_ITEM = "list item"
    RECOMMENDATION = "recommendation"
    PULL_QUOTE = "pull quote"
    ATTRIBUTION = "attribution"
    TABLE = "table"
    CAPTION = "figure caption"
    NOTE = "note"
    FIELD = "field"
    REMOVED = "removed"


@dataclass(slots=True, eq=False)
class Item:
    """One piece and what the rules made of it."""

    piece: Piece
    """The piece."""

    part: Part | None = None
    """What the reader knows of it; ``None`` where it knows nothing."""

    role: Role = Role.TEXT
    """What it is; text until a rule says otherwise."""

    rule: str = ""
    """The rule that said so."""

    reason: str = ""
    """Why, in words for the reader."""

    fields: tuple[str, ...] = ()
    """Fields of the record that were read from it."""

    marker: str | None = None
    """List marker, already cut from ``text``."""

    level: int = 1
    """Level of a heading."""

    words: str | None = None
    """The text without emphasis, marker and the like; ``None`` when it is the piece's own."""

    plain: str | None = field(default=None, init=False)
    """The piece's own text without emphasis, once it was asked for."""

    label: str = ""
    """Label that ``words`` does without ("Abstract.")."""

    joins: Item | None = None
    """The item whose sentence this one continues."""

    group: Item | None = None
    """The first item of the table it belongs to."""

    @property
    def text(self) -> str:
        """The text as the record shows it."""
        if self.words is not None:
            return self.words
        if self.plain is None:  # asked for by every rule
            self.plain = without_emphasis(self.piece.text)
        return self.plain

    @property
    def is_row(self) -> bool:
        """Whether its reader says that it is a row of a table."""
        return self.part is not None and self.part.kind is PartKind.ROW

    @property
    def is_heading(self) -> bool:
        """Whether its reader says that it is a heading."""
        return self.part is not None and self.part.kind is PartKind.HEADING

    @property
    def open(self) -> bool:
        """Whether no rule has claimed it yet."""
        return self.role is Role.TEXT


@dataclass(slots=True)
class Facts:
    """The fields of the record as they are found; the names are those of :class:`schemas.article.Article`."""

    title: str | None = None
    subtitle: str | None = None
    standfirst: str | None = None
    category: str | None = None
    kind: DocumentKind | None = None
    authors: list[Author] = field(default_factory=list)
    publisher: Publisher | None = None
    host: str | None = None
    published: StatedDate | None = None
    updated: StatedDate | None = None
    written: DateWindow | None = None
    alternate_languages: list[str] = field(default_factory=list)
    series: str | None = None
    series_number: str | None = None
    volume: str | None = None
    document_version: str | None = None
    identifiers: list[str] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    citation: Citation | None = None
    rights: list[Rights] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    claimed: list[FieldPlace] = field(default_factory=list)

    def notice(self, code: str, text: str) -> None:
        """Add a notice, once."""
        new = Notice(code=code, text=text)
        if new not in self.notices:
            self.notices.append(new)


class Draft:
    """The items of a document in order. Rules claim them; what nobody claims is the text."""

    def __init__(self, original: Original, uri: str, parts: Sequence[Part] = ()) -> None:
        """Cut an original into items, nothing claimed yet.

        Args:
            original: The text.
            uri: Where the document was found.
            parts: What the reader knows of each line that is not blank; empty when it knows nothing.
        """
        self.original = original
        self.uri = uri
        self.items: list[Item] = []
        self.aside: list[Item] = []
        """What the reader has removed; the rules do not see it."""
        if parts:
            for piece, part in zip(single_lines(original), parts, strict=True):
                (self.aside if _is_aside(part) else self.items).append(Item(piece, part))
        else:
            self.items = [Item(piece) for piece in pieces(original)]
        self.facts = Facts()
        self.dated_by_label = False
        """Whether a label says that ``facts.published`` is the date of publication."""

    def claim(  # the parts of one sentence: what, of what, by which rule, why, for which fields
        self, index: int, role: Role, rule: str, reason: str = "", *, fields: tuple[str, ...] = ()
    ) -> None:
        """Say what an item is."""
        item = self.items[index]
        item.role, item.rule, item.reason = role, rule, reason
        item.fields += fields

    def remove(self, index: int, rule: str, reason: str) -> None:
        """Cut an item from the text, unless it is prose and the rule for lines, or a reader vouches for it."""
        part = self.items[index].part
        if rule in _BY_PLACE and part is not None and part.vouched:
            return
        if rule in _FOR_LINES and is_long_paragraph(self.items[index].text):
            return
        self.claim(index, Role.REMOVED, rule, reason)

    def split(self, index: int, *cuts: int) -> int:
        """Cut an item in pieces at offsets of its piece's text; all parts are text again. Return how many there are."""
        piece = self.items[index].piece
        text = piece.text
        offsets = []
        for cut in sorted(set(cuts)):
            at = cut + (len(text[cut:]) - len(text[cut:].lstrip(" ")))
            if 0 < at < len(text) and at not in offsets:
                offsets.append(at)
        parts = piece.cut(*offsets)
        known = self.items[index].part
        self.items[index : index + 1] = [Item(part, known) for part in parts]
        return len(parts)

    def open(self, first: int = 0, last: int | None = None) -> Iterator[tuple[int, Item]]:
        """Yield index and item of everything not yet claimed, in order, over a range of indexes."""
        for index in range(first, len(self.items) if last is None else min(last, len(self.items))):
            if self.items[index].open:
                yield index, self.items[index]

    def body_start(self) -> int:
        """Return the index of the first open item that is a paragraph; the number of items when none is.

        Where no line has the shape of prose, those are the body that a reader vouches for: a mail may be one line long.
        """
        for paragraph in (is_paragraph, is_prose):
            found = next((index for index, item in self.open() if paragraph(item.text)), None)
            if found is not None:
                return found
        return min(self._vouched(), default=len(self.items))

    def body_end(self) -> int:
        """Return the index behind the last open item that is prose, or else vouched for; 0 when none is."""
        prose = [index for index, item in self.open() if is_prose(item.text)]
        return max(prose or self._vouched(), default=-1) + 1

    def _vouched(self) -> list[int]:
        """Return the indexes of the open items that a reader has told to be text."""
        return [
            index
            for index, item in self.open()
            if item.part is not None and item.part.vouched and item.part.kind in _TEXT
        ]


def _is_aside(part: Part) -> bool:
    """Tell whether a line is set aside: removed by its reader, and of no use to the rules, as running heads are."""
    return part.kind is PartKind.REMOVED and part.rule not in _READ_BY_RULES


Rule = Callable[[Draft], None]
"""Looks at the open items of a draft and claims those it knows."""
