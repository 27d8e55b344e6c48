"""HTML of mails: tables that only lay out, text that nobody is shown, quotes by the marks that programs make."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from lxml import etree

from flows.errors import UnreadableDocumentError
from flows.ingest.readers import Part, PartKind
from flows.ingest.readers.mail.grids import is_grid, rows_of
from flows.ingest.readers.mail.lines import Line, folded, is_seen
from flows.ingest.readers.mail.wrapped import QUOTED, SIGNATURE, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

HIDDEN = ("hidden text", "the mail's layout shows it to nobody")
"""Rule and reason for what a mail holds but does not show."""

_UNREAD = frozenset(
    "head script style title meta link template noscript svg math object iframe form select option textarea "
    "button input map audio video".split()
)
_BLOCKS = frozenset(
    "html body div p center section article header footer main aside nav address blockquote pre hr table thead "
    "tbody tfoot tr td th caption ul ol dl dt dd li h1 h2 h3 h4 h5 h6 figure figcaption fieldset".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = frozenset({"b", "strong"})
_UNSEEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*[01](?:px|pt|em|%)?\s*(?:;|$|!)"
    r"|max-height\s*:\s*0|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$|!)|text-indent\s*:\s*-\d{3,}",
    re.IGNORECASE,
)
_COLOURS = re.compile(r"(?:^|;)\s*(color|background(?:-color)?)\s*:\s*([^;!]+)", re.IGNORECASE)
_WEIGHT = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
# Names that mail programs give to what they quote and to what they sign with.
_QUOTES = frozenset(
    "gmail_quote gmail_quote_container yahoo_quoted moz-cite-prefix gmail_attr protonmail_quote".split()
)
_SIGNATURES = frozenset(
    "gmail_signature moz-signature signature protonmail_signature_block ms-outlook-mobile-signature".split()
)
_FORWARDED = re.compile(
    r"forwarded message|weitergeleitete nachricht|message transféré|mensaje reenviado", re.IGNORECASE
)
_FIRST_PIECES = 40
_SPACE = re.compile(r"\s+")
_WRAP = "\n"


def read_page(uri: str, text: str) -> list[Line]:
    """Return the lines of a mail that is written in HTML.

    Raises:
        UnreadableDocumentError: its elements are nested deeper than the parser goes.
    """
    parser = etree.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8")
    tree = etree.fromstring(text.encode("utf-8", "replace"), parser) if text.strip() else None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise UnreadableDocumentError(uri, "too-deep", "its elements are nested more than 250 deep")
    if tree is None:
        return []
    return _Walk().through(tree)


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside an element."""

    part: Part = Part()  # noqa: RUF009 - frozen
    """What its lines are."""

    bold: bool = False
    """Whether its words are set in bold."""

    lasting: bool = False
    """Whether its line breaks and spaces stand as they are."""


class _Walk:
    """Goes through the elements of a page, without recursion, and writes down lines."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.states = [_State()]
        self.words: list[str] = []
        self.plain = False
        self.marker = ""
        self.lists: list[int | None] = []

    def through(self, tree: etree._Element) -> list[Line]:
        """Return the lines of a page."""
        walker = etree.iterwalk(tree, events=("start", "end"))
        for event, element in walker:
            if event == "end":
                self._leave(element)
            elif self._enter(element):
                self._say(element.text)
            else:
                walker.skip_subtree()
        self._flush()
        return self.lines

    def _enter(self, element: etree._Element) -> bool:
        """Begin an element, and tell whether to go into it."""
        tag = str(element.tag)
        state = _inside(self.states[-1], element, tag)
        if tag in _BLOCKS or state.part is not self.states[-1].part:
            self._flush()
        self.states.append(state)
        if tag == "br":
            self.words.append(_WRAP)
        elif tag in {"ul", "ol"}:
            self.lists.append(_start(element) if tag == "ol" else None)
        elif tag == "li":
            self.marker = self._next_marker()
        elif tag == "table" and is_grid(element):
            self._write_rows(element)
            return False
        return tag not in _UNREAD

    def _leave(self, element: etree._Element) -> None:
        """End an element and take the words behind it."""
        tag = str(element.tag)
        if tag in _BLOCKS or self.states[-1].part is not self.states[-2].part:
            self._flush()
        self.states.pop()
        if tag in {"ul", "ol"}:
            self.lists.pop()
        elif tag == "li":
            self.marker = ""
        self._say(element.tail)

    def _say(self, text: str | None) -> None:
        if not text:
            return
        state = self.states[-1]
        self.words.append(text if state.lasting else _SPACE.sub(" ", text))
        self.plain = self.plain or (is_seen(text) and not state.bold)

    def _next_marker(self) -> str:
        number = self.lists[-1] if self.lists else None
        if number is None:
            return "•"
        self.lists[-1] = number + 1
        return f"{number}."

    def _write_rows(self, element: etree._Element) -> None:
        kept = self.states[-1].part
        for caption in element.iter("caption"):
            self.lines.append(Line(folded("".join(caption.itertext())), _unless_removed(kept, PartKind.CAPTION)))
        for number, row in enumerate(rows_of(element)):
            self.lines.append(Line("\t".join(row), _unless_removed(kept, PartKind.ROW), below=number > 0))

    def _flush(self) -> None:
        """End the line that is being written."""
        text, strong, part = "".join(self.words), not self.plain, self.states[-1].part
        self.words, self.plain = [], False
        if part.kind is PartKind.HEADING:
            text = folded(text)
        for line in _broken(text):
            self.lines.append(replace(self._marked(line, part), strong=strong))

    def _marked(self, line: Line, part: Part) -> Line:
        """Return a line as what it is: removed, a heading, the beginning of a list item, text."""
        if part.kind is not PartKind.TEXT:
            return replace(line, part=part)
        if not self.marker:
            return line
        marker, self.marker = self.marker, ""
        text = line.text.split(" ", 1)[1] if line.part.kind is PartKind.LIST_ITEM else line.text
        return Line(f"{marker} {text}", Part(kind=PartKind.LIST_ITEM))


def _inside(state: _State, element: etree._Element, tag: str) -> _State:
    """Return what holds inside an element."""
    part = state.part
    if part.kind is not PartKind.REMOVED:
        told = _removal(element)
        if told is not None:
            part = Part(kind=PartKind.REMOVED, rule=told[0], reason=told[1])
        elif tag in _HEADINGS:
            part = Part(kind=PartKind.HEADING, level=_HEADINGS[tag])
    bold = state.bold or tag in _BOLD or _WEIGHT.search(element.get("style", "")) is not None
    return _State(part, bold, state.lasting or tag == "pre")


def _unless_removed(part: Part, kind: PartKind) -> Part:
    return part if part.kind is PartKind.REMOVED else Part(kind=kind)


def _broken(text: str) -> Iterator[Line]:
    """Yield the paragraphs of a block; lines that were broken by hand are joined where they were only wrapped."""
    if _WRAP in text:
        yield from (line for line in paragraphs(text.split(_WRAP)) if is_seen(line.text))
    elif is_seen(text):
        yield Line(folded(text))


def _removal(element: etree._Element) -> tuple[str, str] | None:
    """Return rule and reason when an element is no text of the mail, or ``None``."""
    style = element.get("style", "")
    if "hidden" in element.attrib or (style and (_UNSEEN.search(style) or _is_coloured_away(style))):
        return HIDDEN
    names = {*element.get("class", "").casefold().split(), element.get("id", "").casefold()}
    if names & _SIGNATURES:
        return SIGNATURE
    cited = element.tag == "blockquote" and element.get("type") == "cite"
    if (cited or names & _QUOTES) and not _FORWARDED.search("".join(islice(element.itertext(), _FIRST_PIECES))):
        return QUOTED
    return None


def _is_coloured_away(style: str) -> bool:
    colours = {name.casefold()[:5]: value.strip().casefold() for name, value in _COLOURS.findall(style)}
    return "color" in colours and colours["color"] == colours.get("backg")


def _start(element: etree._Element) -> int:
    start = element.get("start", "1")
    return int(start) if start.isascii() and start.isdigit() and len(start) < 5 else 1  # noqa: PLR2004 - four digits
