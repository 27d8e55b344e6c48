"""Reads Word documents (DOCX): text, headings, lists, tables, notes; revisions, comments and hidden text told apart."""

from __future__ import annotations

import posixpath
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from flows.ingest.readers import Part, PartKind, ReadText
from flows.ingest.readers.office.archive import Archive
from flows.ingest.readers.office.safe_xml import attribute, below, child, children, local, parse_xml
from flows.ingest.readers.office.telling import Telling, Told, dated, in_metadata, spanned, stands_over
from flows.ingest.readers.office.word_styles import Styles, shaded, value
from flows.ingest.readers.office.word_text import Words, WordText
from schemas.claims import Claim, ClaimedField
from schemas.raw import RawDocument

_MAIN: Final = "word/document.xml"
_CORE: Final = "docProps/core.xml"
_WRAPPERS: Final = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "Choice", "Fallback"})
_NOTES: Final = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_PICTURES: Final = frozenset({"drawing", "pict", "object"})
_STRUCK: Final = ("deleted text", "a reviser has struck it out")
_COMMENT: Final = Part(kind=PartKind.REMOVED, rule="comment", reason="a comment in the margin")
_UNCITED: Final = Part(kind=PartKind.REMOVED, rule="note", reason="a note that nothing in the text cites")


class WordDocumentReader:
    """Reads the parts of a document from its archive, by name."""

    def read(self, raw: RawDocument, content: bytes) -> ReadText:
        """Return the text in reading order: running heads, body, running feet, notes, comments.

        Raises:
            UnreadableDocumentError: the archive or its XML is broken, encrypted, hostile or without text.
        """
        document = _Document(Archive(raw.uri, content))
        document.tell()
        pictures = any(local(one) in _PICTURES for one in document.root.iter())
        return document.telling.read(tuple(_core(document.archive)), document.doubts(), pictures=pictures)


@dataclass(slots=True)
class _Document:
    """One document while it is read."""

    archive: Archive
    telling: Telling = field(init=False)
    text: WordText = field(init=False)
    styles: Styles = field(init=False)
    related: dict[str, list[str]] = field(init=False)
    root: ET.Element = field(init=False)
    cited: dict[tuple[str, str], int] = field(default_factory=dict)
    grounded: frozenset[ET.Element] = field(init=False)
    hidden: int = 0

    def __post_init__(self) -> None:
        main = next(iter(_related(self.archive, "").get("officeDocument", ())), _MAIN)
        self.telling = Telling(self.archive.uri)
        self.root = self._xml(main)
        if local(self.root) != "document":
            raise self.archive.refused("corrupt", f"its main part is no document but a {local(self.root)}"[:200])
        self.related = _related(self.archive, main)
        self.styles = Styles(self._first("styles"), self._first("numbering"))
        self.grounded = frozenset(_grounded(self.root, self.styles))
        rendered = any(local(one) == "lastRenderedPageBreak" for one in self.root.iter())
        page_break = "lastRenderedPageBreak" if rendered else "br"
        self.text = WordText(self.archive.uri, self.styles, self._noted, page_break)

    def tell(self) -> None:
        """Tell all lines in reading order."""
        self._running("header")
        for body in children(self.root, "body"):
            self._blocks(body, self.telling, 0)
        self._running("footer")
        self._notes()
        self._comments()

    def doubts(self) -> tuple[str, ...]:
        """Return what a reader should know of the reading."""
        if not self.hidden:
            return ()
        return (f"{self.hidden} {'paragraph has' if self.hidden == 1 else 'paragraphs have'} hidden text, cut out",)

    def _xml(self, name: str) -> ET.Element:
        return parse_xml(self.archive.part(name), self.archive.uri, name)

    def _first(self, kind: str) -> ET.Element | None:
        """Return the root of the part that stands in a relation, or ``None``."""
        name = next((one for one in self.related.get(kind, ()) if one in self.archive.names), None)
        return None if name is None else self._xml(name)

    def _noted(self, kind: str, name: str) -> str:
        number = self.cited.setdefault((_NOTES[kind], name), len(self.cited) + 1)
        return f"[{number}]"

    def _blocks(self, parent: ET.Element, into: Telling, depth: int) -> None:
        depth = below(depth, self.archive.uri)
        for one in parent:
            name = local(one)
            if name == "p":
                self._paragraph(one, into, depth)
            elif name == "tbl":
                self._table(one, into, depth)
            elif name == "sdt" and _is_contents(one):
                self._contents(one, into)
            elif name == "AlternateContent":
                chosen = child(one, "Choice")
                self._blocks(chosen if chosen is not None else one, into, depth)
            elif name in _WRAPPERS:
                self._blocks(one, into, depth)

    def _paragraph(self, paragraph: ET.Element, into: Telling, depth: int) -> None:
        words = self.text.words(paragraph, on_ground=paragraph in self.grounded)
        properties = words.properties
        shown = " ".join("".join(words.shown).split())
        if words.broken_before:
            into.new_page()
        if shown:
            styled = self.styles.styled(properties)
            part = styled.part
            if part.kind is PartKind.TEXT and styled.claims is None and words.bold and stands_over(shown):
                part = Part(kind=PartKind.HEADING, level=2)
            into.add(f"{styled.marker} {shown}", part, styled.claims)
        self._unseen(words, into)
        for box in words.boxes:
            self._blocks(box, into, depth)
        if words.broken:
            into.new_page()

    def _unseen(self, words: Words, into: Telling) -> None:
        into.remove("".join(words.struck), *_STRUCK)
        before = len(into.lines)
        into.remove("".join(words.hidden), "hidden text", "hidden, white on white or tiny: nobody sees it on the page")
        self.hidden += len(into.lines) - before

    def _table(self, table: ET.Element, into: Telling, depth: int) -> None:
        struck = Telling(self.archive.uri)
        rows: list[list[Sequence[Told]]] = []
        for row in _unwrapped(table, "tr"):
            cells = [*self._cells(row, depth)]
            if child(row, "trPr", "del") is None:
                rows.append(cells)
            else:
                struck.drop([line for cell in cells for line in cell], *_STRUCK)
        into.table(rows)
        into.extend(struck.lines)

    def _cells(self, row: ET.Element, depth: int) -> Iterator[Sequence[Told]]:
        before = value(child(row, "trPr"), "gridBefore")
        yield from [()] * (spanned(before) if before else 0)
        for cell in _unwrapped(row, "tc"):
            told = Telling(self.archive.uri)
            properties = child(cell, "tcPr")
            merged = child(properties, "vMerge")
            self._blocks(cell, told, depth)
            if merged is not None and attribute(merged, "val") != "restart":
                told, covered = Telling(self.archive.uri), told.lines
                told.drop(covered, "hidden text", "a merged cell covers it")
            yield told.lines
            yield from [()] * (spanned(value(properties, "gridSpan")) - 1)

    def _contents(self, block: ET.Element, into: Telling) -> None:
        for paragraph in block.iter():
            if local(paragraph) == "p":
                words = self.text.words(paragraph)
                into.remove("".join(words.shown), "contents", "a list of contents repeats the headings")
                self._unseen(words, into)

    def _running(self, kind: str) -> None:
        """Tell what stands at the head or foot of pages, each text once."""
        seen: set[str] = set()
        for name in self.related.get(kind, ()):
            content = self.archive.optional(name)
            if content is None:
                continue
            told = self._apart(parse_xml(content, self.archive.uri, name))
            fresh = [line for line in dict.fromkeys(told) if line.text not in seen]
            self.telling.drop(fresh, "running head", "stands on every page")
            seen |= {line.text for line in fresh}

    def _notes(self) -> None:
        """Tell the notes that the text cites, in the order of their marks, and as removed those that it does not."""
        roots = {kind: self._first(kind) for kind in _NOTES.values()}
        found = {
            (kind, attribute(note, "id") or ""): note
            for kind, root in roots.items()
            if root is not None
            for note in children(root, kind.removesuffix("s"))
        }
        for key, number in tuple(self.cited.items()):
            if key in found:
                self.telling.gather(self._apart(found.pop(key)), f"[{number}]", Part(kind=PartKind.NOTE))
        for note in found.values():
            self.telling.gather(self._apart(note), "", _UNCITED)

    def _comments(self) -> None:
        root = self._first("comments")
        for comment in children(root, "comment") if root is not None else ():
            self.telling.gather(self._apart(comment), "", _COMMENT)

    def _apart(self, element: ET.Element) -> list[Told]:
        apart = Telling(self.archive.uri)
        self._blocks(element, apart, 0)
        return apart.lines


def _related(archive: Archive, name: str) -> dict[str, list[str]]:
    """Return the names of the parts that a part points to, by the kind of relation; of the package for no name."""
    folder, file = posixpath.split(name)
    part = posixpath.join(folder, "_rels", f"{file}.rels")
    content = archive.optional(part)
    found: dict[str, list[str]] = {}
    for one in parse_xml(content, archive.uri, part) if content is not None else ():
        if one.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/")
            found.setdefault(one.get("Type", "").rpartition("/")[2], []).append(target)
    return found


def _grounded(root: ET.Element, styles: Styles) -> Iterator[ET.Element]:
    """Yield the paragraphs that stand on a colour, where white words are seen; those of all boxes."""
    pending = [(root, child(root, "background") is not None)]
    while pending:
        one, on_ground = pending.pop()
        if on_ground and local(one) == "p":
            yield one
        on_ground = on_ground or _is_ground(one, styles)
        pending += [(inner, on_ground) for inner in one]


def _is_ground(element: ET.Element, styles: Styles) -> bool:
    match local(element):
        case "txbxContent":
            return True
        case "tc":
            return shaded(child(element, "tcPr"))
        case "tbl":
            return shaded(child(element, "tblPr")) or styles.shades(value(child(element, "tblPr"), "tblStyle"))
    return False


def _unwrapped(parent: ET.Element, name: str) -> Iterator[ET.Element]:
    """Yield rows or cells, those inside of content controls and revisions too."""
    pending = [*parent][::-1]
    while pending:
        one = pending.pop()
        if local(one) == name:
            yield one
        elif local(one) in _WRAPPERS:
            pending += [*one][::-1]


def _is_contents(block: ET.Element) -> bool:
    gallery = value(child(block, "sdtPr", "docPartObj"), "docPartGallery") or ""
    return gallery.startswith("Table of Contents")


def _core(archive: Archive) -> Iterator[Claim]:
    """Yield what the properties of the file say: little worth, since templates and older files leave theirs behind."""
    content = archive.optional(_CORE)
    if content is None:
        return
    root = parse_xml(content, archive.uri, _CORE)
    said = {local(one): one.text for one in root}
    source = "the file's properties"
    yield from in_metadata(ClaimedField.TITLE, said.get("title"), source, 0.3)
    yield from in_metadata(ClaimedField.AUTHOR, said.get("creator"), source, 0.3)
    yield from dated(ClaimedField.PUBLISHED, said.get("created"), source, 0.2)


READER = WordDocumentReader()
