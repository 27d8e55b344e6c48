"""The pages of a book: plain XHTML, without the menus and scripts of the web, told block by block."""

from __future__ import annotations

import codecs
import html
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from flows.errors import UnreadableDocumentError
from flows.ingest.readers import Part, PartKind
from flows.ingest.readers.office.numerals import numeral
from flows.ingest.readers.office.safe_xml import DEEPEST, below, child, children, local, parse_xml
from flows.ingest.readers.office.telling import Telling, Told, spanned

_BLOCKS: Final = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main nav ol p pre section summary table ul".split()
)
_PASSED: Final = frozenset(
    "#comment head script style template svg audio video iframe object rt rp noscript select button input "
    "textarea".split()
)
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_NOTES: Final = frozenset({"footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote"})
_NOTE_MARKS: Final = frozenset({"noteref", "doc-noteref"})
_PAGES: Final = frozenset({"pagebreak", "doc-pagebreak"})
_ROWS: Final = ("thead", "tbody", "tfoot")
_NUMBER: Final = re.compile(r"\[?(\d{1,3})\]?$")
_NOT_SHOWN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DECLARATION: Final = re.compile(r"\A\s*<\?xml\b[^>]*\?>")
_DECLARED: Final = re.compile(rb"\A\s*<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
# One that names the kind of XHTML and defines nothing.
_DOCTYPE: Final = re.compile(r"\A(?:\s|<!--.*?-->)*<!DOCTYPE\s[^>\[]*>", re.IGNORECASE | re.DOTALL)
_ENTITY: Final = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31};)")
_OF_XML: Final = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})
# The parser that mends broken markup takes about a second for so many bytes, and far more where marks of emphasis are
# left open: it opens all of them anew in each paragraph.
_MOST_TO_MEND: Final = 500_000
_EMPHASIS: Final = re.compile(r"<(/?)(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)[\s>/]", re.IGNORECASE)


def parse_xhtml(content: bytes, uri: str, part: str) -> ET.Element:
    """Return the root of a page; markup that is no XML is mended as browsers do.

    Raises:
        UnreadableDocumentError: ``corrupt``, ``bomb``, ``entity-bomb`` or ``xxe``.
    """
    text = _DOCTYPE.sub("", _DECLARATION.sub("", _decoded(content)), count=1)
    try:
        return parse_xml(_ENTITY.sub(_character, text).encode(), uri, part)
    except UnreadableDocumentError as error:
        if error.reason != "corrupt" or len(content) > _MOST_TO_MEND:
            raise
    if sum(-1 if closes else 1 for closes in _EMPHASIS.findall(text)) > DEEPEST:
        raise UnreadableDocumentError(uri, "too-deep", f"its part {part} leaves more than {DEEPEST} marks open")
    import tinyhtml5  # type: ignore[import-untyped]  # noqa: PLC0415 - comes without types; for the few broken pages

    root: ET.Element = tinyhtml5.parse(text, namespace_html_elements=False)
    return root


def _decoded(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    declared = _DECLARED.match(content)
    try:
        return content.removeprefix(codecs.BOM_UTF8).decode(declared[1].decode() if declared else "utf-8", "replace")
    except (LookupError, UnicodeError):
        return content.decode("utf-8", errors="replace")


def _character(entity: re.Match[str]) -> str:
    """Return what an entity of HTML stands for, so that none is left that XML would have to look up."""
    if entity[1] in _OF_XML:
        return entity[0]
    return html.escape(html.unescape(entity[0]))


@dataclass(slots=True)
class Page:
    """One page of a book while it is told."""

    uri: str
    """Where the document was found, for errors."""

    telling: Telling
    """Where its lines go."""

    _words: list[str] = field(default_factory=list)
    _broken: bool = False

    def tell(self, root: ET.Element) -> None:
        """Tell the blocks of a page in order."""
        self._block(root, Part(), "", 0)

    def _block(self, element: ET.Element, part: Part, marker: str, depth: int) -> None:
        """Tell an element whose own words are of a part; its marker stands in front of the first of them."""
        depth = below(depth, self.uri)
        held = marker
        self._words.append(element.text or "")
        for one in element:
            if local(one) in _BLOCKS:
                held = self._flush(part, held)
                self._child(one, part, held, depth)
                held = "" if local(one) == "p" else held
            else:
                self._inline(one, depth)
            self._words.append(one.tail or "")
        self._flush(part, held)

    def _child(self, element: ET.Element, part: Part, marker: str, depth: int) -> None:
        name = local(element)
        kinds = _types(element)
        if _is_hidden(element):
            self._apart(element, "hidden text", "the page does not show it", depth)
        elif name == "nav":
            self._apart(element, "contents", "a list of contents repeats the headings", depth)
        elif name == "table":
            self._table(element, depth)
        elif name in {"ol", "ul"}:
            self._list(element, depth)
        elif kinds & _NOTES:
            self._note(element, depth)
        elif kinds & _PAGES:
            self.telling.new_page()
        elif name in _HEADINGS:
            self._block(element, Part(kind=PartKind.HEADING, level=_HEADINGS[name]), "", depth)
        elif name == "figcaption":
            self._block(element, Part(kind=PartKind.CAPTION), "", depth)
        else:
            self._block(element, part, marker, depth)

    def _inline(self, element: ET.Element, depth: int) -> None:
        depth = below(depth, self.uri)
        name, kinds = local(element), _types(element)
        if name in _PASSED:
            return
        if name in {"br", "wbr"}:
            self._words.append(" " if name == "br" else "")
        elif kinds & _PAGES:
            self._broken = True
        elif _is_hidden(element):
            self.telling.remove("".join(element.itertext()), "hidden text", "the page does not show it")
        elif mark := _note_mark(element, kinds):
            self._words.append(f"[{mark}]")
        else:
            self._words.append(element.text or "")
            for one in element:
                if local(one) in _BLOCKS:
                    self._flush(Part(), "")
                    self._child(one, Part(), "", depth)
                else:
                    self._inline(one, depth)
                self._words.append(one.tail or "")

    def _flush(self, part: Part, marker: str) -> str:
        """Tell the words that stand before a block or an end; return the marker if there were none to mark."""
        words = " ".join("".join(self._words).split())
        self._words.clear()
        if words:
            # What stands in an item without a marker of its own goes on with the item's text.
            plain = part.kind is PartKind.LIST_ITEM and not marker
            self.telling.add(f"{marker} {words}", Part() if plain else part)
        if self._broken:
            self._broken = False
            self.telling.new_page()
        return "" if words else marker

    def _list(self, element: ET.Element, depth: int) -> None:
        depth = below(depth, self.uri)
        form = element.get("type", "1") if local(element) == "ol" else ""
        number = _integer(element.get("start"), 1) - 1
        for item in element:
            if local(item) == "#comment":
                continue
            number = _integer(item.get("value"), number + 1)
            marker = f"{numeral(number, form)}." if form else "•"
            if _types(item) & _NOTES:
                self._note(item, depth, marker if form else "")
            else:
                self._block(item, Part(kind=PartKind.LIST_ITEM), marker, depth)

    def _table(self, table: ET.Element, depth: int) -> None:
        for caption in children(table, "caption"):
            self._block(caption, Part(kind=PartKind.CAPTION), "", depth)
        groups = [table, *children(table, *_ROWS)]
        rows = [row for group in groups for row in children(group, "tr")]
        self.telling.table(_spread([[*self._cells(row, depth)] for row in rows]))

    def _cells(self, row: ET.Element, depth: int) -> Iterator[tuple[Sequence[Told], int, int]]:
        """Yield the lines of each cell, and over how many columns and rows it goes."""
        for cell in children(row, "td", "th"):
            apart = Page(self.uri, Telling(self.uri))
            apart._block(cell, Part(), "", depth)
            yield apart.telling.lines, spanned(cell.get("colspan")), spanned(cell.get("rowspan"))

    def _note(self, element: ET.Element, depth: int, marker: str = "") -> None:
        apart = Page(self.uri, Telling(self.uri))
        apart._block(element, Part(), marker, depth)
        self.telling.add(" ".join(line.text for line in apart.telling.lines), Part(kind=PartKind.NOTE))

    def _apart(self, element: ET.Element, rule: str, reason: str, depth: int) -> None:
        """Tell the lines of an element that is no part of the text."""
        apart = Page(self.uri, Telling(self.uri))
        apart._block(element, Part(), "", depth)
        for line in apart.telling.lines:
            self.telling.remove(line.text, rule, reason)


def has_pictures(root: ET.Element) -> bool:
    """Tell whether a page shows pictures."""
    return any(local(one) in {"img", "image", "svg"} for one in root.iter())


def body_of(root: ET.Element) -> ET.Element:
    """Return the element that is shown."""
    body = child(root, "body")
    return root if body is None else body


def _types(element: ET.Element) -> frozenset[str]:
    """Return what an element is said to be in a book (EPUB 3.3, structural semantics)."""
    stated = (value for name, value in element.items() if name == "role" or name.endswith(("}type", "epub:type")))
    return frozenset(" ".join(stated).split())


def _is_hidden(element: ET.Element) -> bool:
    return element.get("hidden") is not None or bool(_NOT_SHOWN.search(element.get("style", "")))


def _note_mark(element: ET.Element, kinds: frozenset[str]) -> str:
    """Return the number of the note that an element leads to, empty for any other element."""
    linked = local(element) == "sup" and child(element, "a") is not None
    if not linked and not kinds & _NOTE_MARKS:
        return ""
    number = _NUMBER.match("".join(element.itertext()).strip())
    return number[1] if number else ""


def _integer(text: str | None, otherwise: int) -> int:
    plain = (text or "").strip()
    return int(plain[:6]) if plain.isascii() and plain.isdigit() else otherwise


def _spread(rows: Sequence[Sequence[tuple[Sequence[Told], int, int]]]) -> list[list[Sequence[Told]]]:
    """Return rows in which what a merged cell covers is empty."""
    covered: dict[int, int] = {}
    spread: list[list[Sequence[Told]]] = []
    for row in rows:
        cells: list[Sequence[Told]] = []
        for lines, wide, high in row:
            while covered.get(len(cells), 0):
                covered[len(cells)] -= 1
                cells.append(())
            for at in range(len(cells), len(cells) + wide):
                covered[at] = high - 1
            cells += [lines, *[()] * (wide - 1)]
        for at in range(len(cells), max(covered, default=-1) + 1):
            covered[at] = max(0, covered.get(at, 0) - 1)
        spread.append(cells)
    return spread
