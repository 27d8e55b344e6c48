"""Reads OpenDocument texts (ODT): headings, lists, tables, notes; revisions, comments and hidden text told apart."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from flows.ingest.readers import Part, PartKind, ReadText
from flows.ingest.readers.office.archive import Archive
from flows.ingest.readers.office.open_styles import OpenStyles, fits, paints
from flows.ingest.readers.office.safe_xml import attribute, below, child, children, local, parse_xml
from flows.ingest.readers.office.telling import Telling, Told, dated, in_metadata, spanned, stands_over, visible
from schemas.claims import Claim, ClaimedField
from schemas.raw import RawDocument

_CONTENT: Final = "content.xml"
_STYLES: Final = "styles.xml"
_META: Final = "meta.xml"
_MANIFEST: Final = "META-INF/manifest.xml"
_INDEXES: Final = frozenset({"table-of-content", "illustration-index", "table-index", "object-index", "user-index"})
_HEADS: Final = ("header", "header-left", "header-first")
_FEET: Final = ("footer", "footer-left", "footer-first")
_SIGNS: Final = {"tab": " ", "line-break": " "}
# What holds no words of the text: pronunciation marks, descriptions of pictures, forms, scripts.
_PASSED: Final = frozenset({"ruby-text", "title", "desc", "forms", "script", "tracked-changes", "sequence-decls"})
_HIDDEN: Final = frozenset({"hidden-text", "hidden-paragraph"})
_GROUNDS: Final = frozenset({"section", "table", "table-row", "table-cell"})
_COMMENT: Final = Part(kind=PartKind.REMOVED, rule="comment", reason="a comment in the margin")
_STRUCK: Final = Part(kind=PartKind.REMOVED, rule="deleted text", reason="a reviser has struck it out")


class OpenDocumentReader:
    """Reads the parts of a document from its archive, by name."""

    def read(self, raw: RawDocument, content: bytes) -> ReadText:
        """Return the text in reading order: running heads, body, running feet, notes, comments, deleted text.

        Raises:
            UnreadableDocumentError: the archive or its XML is broken, encrypted, hostile or without text.
        """
        archive = Archive(raw.uri, content)
        _refuse_encrypted(archive)
        document = _Document(archive)
        document.tell()
        pictures = any(local(one) == "image" for one in document.body.iter())
        return document.telling.read(tuple(_meta(archive)), document.doubts(), pictures=pictures)


@dataclass(slots=True)
class _Words:
    """What one paragraph holds."""

    shown: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    boxes: list[ET.Element] = field(default_factory=list)
    bold: bool = True
    broken: bool = False
    on_ground: bool = False
    faint: bool = False


@dataclass(slots=True)
class _Lists:
    """The lists around a paragraph."""

    style: str | None = None
    numbers: tuple[int | None, ...] = ()
    marker: str | None = None


@dataclass(slots=True)
class _Document:
    """One document while it is read."""

    archive: Archive
    telling: Telling = field(init=False)
    styles: OpenStyles = field(init=False)
    body: ET.Element = field(init=False)
    pages: ET.Element | None = field(init=False)
    notes: list[ET.Element] = field(default_factory=list)
    comments: list[ET.Element] = field(default_factory=list)
    counted: dict[str, int] = field(default_factory=dict)
    grounded: frozenset[ET.Element] = field(init=False)
    hidden: int = 0

    def __post_init__(self) -> None:
        self.telling = Telling(self.archive.uri)
        content = parse_xml(self.archive.part(_CONTENT), self.archive.uri, _CONTENT)
        styles = self.archive.optional(_STYLES)
        self.pages = parse_xml(styles, self.archive.uri, _STYLES) if styles is not None else None
        self.styles = OpenStyles(content, *([self.pages] if self.pages is not None else []))
        body = child(content, "body", "text")
        if body is None:
            raise self.archive.refused("corrupt", "its content is no text document")
        self.body = body
        pages = self.pages.iter() if self.pages is not None else ()
        on_ground = any(local(one) == "page-layout-properties" and paints(one) for one in pages)
        self.grounded = frozenset(_grounded(body, self.styles, on_ground=on_ground))

    def tell(self) -> None:
        """Tell all lines in reading order."""
        self._running(_HEADS)
        self._blocks(self.body, self.telling, _Lists(), 0)
        self._running(_FEET)
        # What was struck out may have notes and comments too, so it is read before these and told behind them.
        changes = [self._apart(one, 0) for one in self.body.iter() if local(one) == "deletion"]
        for number, note in enumerate(self.notes, start=1):
            self.telling.gather(self._apart(note, 0), f"[{number}]", Part(kind=PartKind.NOTE))
        for comment in self.comments:
            self.telling.gather(self._apart(comment, 0), "", _COMMENT)
        for change in changes:
            self.telling.gather(change, "", _STRUCK)

    def doubts(self) -> tuple[str, ...]:
        """Return what a reader should know of the reading."""
        if not self.hidden:
            return ()
        return (f"{self.hidden} {'paragraph has' if self.hidden == 1 else 'paragraphs have'} hidden text, cut out",)

    def _blocks(self, parent: ET.Element, into: Telling, lists: _Lists, depth: int) -> None:
        depth = below(depth, self.archive.uri)
        for one in parent:
            if self._is_apart(one, into, depth):
                continue
            match local(one):
                case "p" | "h":
                    self._paragraph(one, into, lists, depth)
                case "list":
                    self._list(one, into, lists, depth)
                case "table":
                    into.table([[*self._cells(row, depth)] for row in _rows(one, depth, self.archive.uri)])
                case "soft-page-break":
                    into.new_page()
                case _:
                    self._blocks(one, into, lists, depth)

    def _is_apart(self, element: ET.Element, into: Telling, depth: int) -> bool:
        """Tell whether an element holds what is no part of the text; tell or keep that if so."""
        name = local(element)
        if name in _INDEXES:
            into.drop(self._apart(element, depth), "contents", "a list of contents repeats the headings")
        elif name == "section" and attribute(element, "display") == "none":
            self._hide([line.text for line in self._apart(element, depth)], into)
        elif name == "annotation":
            self.comments.append(element)
        else:
            return name in _PASSED
        return True

    def _paragraph(self, paragraph: ET.Element, into: Telling, lists: _Lists, depth: int) -> None:
        style = attribute(paragraph, "style-name")
        on_ground = paragraph in self.grounded or self.styles.painted("paragraph", style)
        faint = self.styles.faint("paragraph", style, on_ground=on_ground) is True
        words = _Words(on_ground=on_ground, faint=faint and not self.styles.hidden("paragraph", style))
        hidden = faint or self.styles.hidden("paragraph", style)
        bold = self.styles.bold("paragraph", style)
        self._walk(paragraph, words, words.hidden if hidden else words.shown, depth, bold=bold)
        shown = " ".join("".join(words.shown).split())
        if visible(shown):
            self._line(paragraph, shown, into, lists, bold=words.bold)
        self._hide(["".join(words.hidden)], into)
        for box in words.boxes:
            self._blocks(box, into, _Lists(), depth)
        if words.broken:
            into.new_page()

    def _hide(self, texts: Sequence[str], into: Telling) -> None:
        before = len(into.lines)
        for text in texts:
            into.remove(text, "hidden text", "hidden, white on white or tiny: nobody sees it on the page")
        self.hidden += len(into.lines) - before

    def _line(self, paragraph: ET.Element, shown: str, into: Telling, lists: _Lists, *, bold: bool) -> None:
        part, claims = self.styles.part(attribute(paragraph, "style-name"))
        marker, lists.marker = lists.marker or "", None
        if local(paragraph) == "h" and claims is None:
            level = attribute(paragraph, "outline-level") or "1"
            part = Part(kind=PartKind.HEADING, level=int(level) if level in set("123456789") else 9)
            marker = ""
        if part.kind is PartKind.TEXT and claims is None and fits(marker):
            part = Part(kind=PartKind.LIST_ITEM)
        elif part.kind is PartKind.TEXT and claims is None and bold and stands_over(shown) and not lists.numbers:
            part = Part(kind=PartKind.HEADING, level=2)
        into.add(f"{marker} {shown}", part, claims)

    def _walk(self, element: ET.Element, words: _Words, into: list[str], depth: int, *, bold: bool) -> None:
        depth = below(depth, self.archive.uri)
        self._say(element.text, words, into, bold=bold)
        for one in element:
            self._inline(one, words, into, depth, bold=bold)
            self._say(one.tail, words, into, bold=bold)

    def _say(self, text: str | None, words: _Words, into: list[str], *, bold: bool) -> None:
        if text:
            into.append(text)
            words.bold = words.bold and (bold or not visible(text))

    def _inline(self, one: ET.Element, words: _Words, into: list[str], depth: int, *, bold: bool) -> None:
        name = local(one)
        if name == "s" or name in _SIGNS:
            into.append(" ")
        elif name == "soft-page-break":
            words.broken = True
        elif name == "note":
            self.notes += children(one, "note-body")
            into.append(f"[{len(self.notes)}]")
        elif name == "annotation":
            self.comments.append(one)
        elif name == "text-box":
            words.boxes.append(one)
        elif name in _HIDDEN:
            self._walk(one, words, words.hidden, depth, bold=bold)
        elif name not in _PASSED:
            style = attribute(one, "style-name") if name == "span" else None
            bold = bold or self.styles.bold("text", style)
            self._walk(one, words, self._shown_or_hidden(style, words, into), depth, bold=bold)

    def _shown_or_hidden(self, style: str | None, words: _Words, into: list[str]) -> list[str]:
        """Return where the words of a span belong; one with a colour of its own is seen in a paragraph that is not."""
        faint = self.styles.faint("text", style, on_ground=words.on_ground)
        if faint or self.styles.hidden("text", style):
            return words.hidden
        return words.shown if faint is False and words.faint else into

    def _list(self, element: ET.Element, into: Telling, around: _Lists, depth: int) -> None:
        style = attribute(element, "style-name") or around.style
        level = len(around.numbers) + 1
        goes_on = attribute(element, "continue-numbering") == "true" or attribute(element, "continue-list") is not None
        number = self.counted.get(f"{style} {level}") if goes_on else None
        number = self.styles.first(style, level) - 1 if number is None else number
        depth = below(depth, self.archive.uri)
        for item in children(element, "list-item", "list-header"):
            number = _begun(item, number)
            numbers = (*around.numbers, number)
            marker = self.styles.marker(style, numbers) if local(item) == "list-item" else None
            self._blocks(item, into, _Lists(style, numbers, marker), depth)
        self.counted[f"{style} {level}"] = number

    def _cells(self, row: ET.Element, depth: int) -> Iterator[Sequence[Told]]:
        for cell in children(row, "table-cell", "covered-table-cell"):
            lines = self._apart(cell, depth)
            if local(cell) == "covered-table-cell":
                covered = Telling(self.archive.uri)
                covered.drop(lines, "hidden text", "a merged cell covers it")
                lines = covered.lines
            yield from [lines] * spanned(attribute(cell, "number-columns-repeated"))

    def _apart(self, element: ET.Element, depth: int) -> list[Told]:
        """Return the lines of what stands apart from the text: a cell, a box, a note."""
        apart = Telling(self.archive.uri)
        self._blocks(element, apart, _Lists(), depth)
        return apart.lines

    def _running(self, names: tuple[str, ...]) -> None:
        """Tell what stands at the head or foot of pages, each text once."""
        masters = child(self.pages, "master-styles")
        pages = children(masters, "master-page") if masters is not None else ()
        lines = [line for page in pages for one in children(page, *names) for line in self._apart(one, 0)]
        self.telling.drop([*dict.fromkeys(lines)], "running head", "stands on every page")


def _grounded(body: ET.Element, styles: OpenStyles, *, on_ground: bool) -> Iterator[ET.Element]:
    """Yield the paragraphs that stand on a colour, where white words are seen; those of all boxes."""
    pending = [(body, on_ground)]
    while pending:
        one, inside = pending.pop()
        name = local(one)
        if name in {"p", "h"} and inside:
            yield one
        painted = name in _GROUNDS and styles.painted(name, attribute(one, "style-name"))
        pending += [(inner, inside or painted or name == "text-box") for inner in one]


def _begun(item: ET.Element, number: int) -> int:
    """Return the number of an item behind one of a number."""
    start = attribute(item, "start-value") or ""
    if start.isdecimal():
        return int(start[:6])
    return number + (local(item) == "list-item")


def _rows(parent: ET.Element, depth: int, uri: str) -> Iterator[ET.Element]:
    """Yield the rows of a table, those of its head and of groups too."""
    depth = below(depth, uri)
    for one in parent:
        if local(one) == "table-row":
            yield one
        elif local(one) in {"table-header-rows", "table-rows", "table-row-group"}:
            yield from _rows(one, depth, uri)


def _refuse_encrypted(archive: Archive) -> None:
    manifest = archive.optional(_MANIFEST)
    if manifest is not None and b"encryption-data" in manifest:
        raise archive.refused("encrypted", "the document needs a password")


def _meta(archive: Archive) -> Iterator[Claim]:
    """Yield what the properties of the file say; templates leave wrong ones there, so it counts little."""
    content = archive.optional(_META)
    if content is None:
        return
    meta = child(parse_xml(content, archive.uri, _META), "meta")
    said = {local(one): one.text for one in meta} if meta is not None else {}
    source = "the file's properties"
    yield from in_metadata(ClaimedField.TITLE, said.get("title"), source, 0.3)
    yield from in_metadata(ClaimedField.AUTHOR, said.get("initial-creator") or said.get("creator"), source, 0.3)
    yield from dated(ClaimedField.PUBLISHED, said.get("creation-date"), source, 0.2)


READER = OpenDocumentReader()
