"""All that a page shows, block by block in document order: what the text of the record is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from lxml.html import HtmlElement

from flows.ingest.readers import PartKind
from flows.ingest.readers.webpage.hiding import hides
from flows.ingest.readers.webpage.tables import data_rows

_UNSHOWN = frozenset(
    "head script style noscript template svg canvas iframe object embed audio video select datalist textarea input "
    "map area source track frameset noframes dialog progress meter annotation annotation-xml rp rt".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark math nobr q ruby s samp "
    "small span strike strong sub sup time tt u var wbr amp-img picture rb "
    # A formula belongs to its sentence (MathML Core).
    "mrow mi mn mo ms mtext mspace msub msup msubsup munder mover munderover mmultiscripts mprescripts "
    "mfrac msqrt mroot mstyle merror mpadded mphantom mfenced menclose mtable mtr mtd semantics".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SPACE = re.compile(r"[\s\x1c-\x1f\x85\u2028\u2029]+")
_CAPTION_CLASS = re.compile(
    r"(?:^|[-_ ])(?:wp-)?(?:caption|credit|figcaption|legende)s?(?:$|[-_ ]|text)", re.IGNORECASE
)
_LONGEST_CAPTION = 600


@dataclass(eq=False)
class Block:
    """One line of the page's text."""

    element: HtmlElement
    """The element that it is the text of."""

    text: str
    """On one line, white space folded; the cells of a row are parted by tabs."""

    kind: PartKind
    """What its element says it is."""

    level: int = 1
    """Depth of a heading, from 1."""

    linked: int = 0
    """How many of its characters are links."""

    hidden: bool = False
    """Whether the page does not show it."""

    joined: bool = False
    """Whether it is a row below another row of the same table."""

    @cached_property
    def squeezed(self) -> str:
        """Its letters and digits alone, by which it is found again in what other programs make of the page."""
        return squeeze(self.text)

    @property
    def prose(self) -> bool:
        """Whether it is a paragraph of running text."""
        return len(self.squeezed) >= _FEWEST_OF_PROSE and 3 * self.linked < len(self.text)


_FEWEST_OF_PROSE = 60


def squeeze(text: str) -> str:
    """Return the letters and digits of a text, in lower case."""
    return "".join(filter(str.isalnum, text)).casefold()


def fold(text: str) -> str:
    """Return a text on one line, white space folded."""
    return _SPACE.sub(" ", text).strip()


@dataclass(slots=True)
class _Context:
    """What an element hands down to the text in it."""

    element: HtmlElement
    kind: PartKind = PartKind.TEXT
    level: int = 1
    marker: str = ""
    linked: bool = False
    hidden: bool = False
    preformatted: bool = False


@dataclass(slots=True)
class _Line:
    """The text between two breaks, as it grows."""

    context: _Context
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    breaks: int = 0


class _Walk:
    """Goes through the elements without recursion, so that no page is too deep for it."""

    def __init__(self, body: HtmlElement) -> None:
        self.done: list[Block] = []
        self.line = _Line(_Context(body))
        self.counts: dict[HtmlElement, int] = {}

    def blocks(self, body: HtmlElement) -> list[Block]:
        stack: list[tuple[HtmlElement, _Context, Iterator[HtmlElement]]] = []
        context = self.enter(body, _Context(body)) or _Context(body)
        stack.append((body, context, iter(body)))
        while stack:
            element, context, children = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                self.leave(element, context, stack[-1][1] if stack else context)
                continue
            entered = self.enter(child, context)
            if entered is None:
                self.say(child.tail, context)
            else:
                stack.append((child, entered, iter(child)))
        self.flush(context)
        return self.done

    def enter(self, element: HtmlElement, outer: _Context) -> _Context | None:
        """Begin an element; return ``None`` when there is nothing in it to walk through."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _UNSHOWN or not tag:
            return None
        if tag == "br":
            self.break_line(outer)
            return None
        hidden = outer.hidden or hides(element)
        if tag == "table" and (rows := data_rows(element)):
            self.flush(outer)
            self.rows(element, rows, hidden=hidden)
            return None
        if tag in _INLINE:
            inner = _Context(
                element, outer.kind, outer.level, "", outer.linked or _leads(element, tag), hidden, outer.preformatted
            )
            inner.element = outer.element
            if hidden != outer.hidden:
                self.flush(inner)
        else:
            inner = self.block(element, tag, outer, hidden=hidden)
            self.flush(inner)
        self.say(element.text, inner)
        return inner

    def block(self, element: HtmlElement, tag: str, outer: _Context, *, hidden: bool) -> _Context:
        """Return what an element that begins a line hands down."""
        inner = _Context(element, outer.kind, outer.level, outer.marker, outer.linked, hidden, outer.preformatted)
        outer.marker = ""
        if tag in _HEADINGS:
            inner.kind, inner.level = PartKind.HEADING, _HEADINGS[tag]
        elif tag == "li":
            inner.kind, inner.marker = PartKind.LIST_ITEM, self.marker(element)
        elif tag in {"figcaption", "caption"} or (
            _CAPTION_CLASS.search(element.get("class", "")) and len(element.text_content()) < _LONGEST_CAPTION
        ):
            inner.kind = PartKind.CAPTION
        elif tag == "pre":
            inner.preformatted = True
        return inner

    def marker(self, item: HtmlElement) -> str:
        """Return the marker of a list item: its number, or a bullet."""
        parent = item.getparent()
        if parent is None or parent.tag != "ol":
            return "• "
        first = parent.get("start", "1")
        start = int(first) if first.isascii() and first.isdigit() and len(first) < len("10000") else 1
        number = self.counts.get(parent, start - 1) + 1
        self.counts[parent] = number
        return f"{number}. "

    def leave(self, element: HtmlElement, inner: _Context, outer: _Context) -> None:
        if element.tag not in _INLINE or inner.hidden != outer.hidden:
            self.flush(outer)
        self.say(element.tail, outer)

    def say(self, text: str | None, context: _Context) -> None:
        if not text:
            return
        if context.preformatted and "\n" in text:
            for part in text.split("\n"):
                self.flush(context)
                self.add(part, context)
            return
        self.add(text, context)

    def add(self, text: str, context: _Context) -> None:
        self.line.pieces.append(text)
        if text.strip():
            self.line.breaks = 0
            self.line.linked += len(text.strip()) if context.linked else 0

    def break_line(self, context: _Context) -> None:
        """Take a second line break in a row for the end of a paragraph, a first for white space."""
        self.line.breaks += 1
        if self.line.breaks > 1:
            self.flush(context)
        else:
            self.line.pieces.append(" ")

    def flush(self, following: _Context) -> None:
        """End the line; what comes belongs to another element."""
        if not self.line.pieces:
            self.line.context = following
            return
        # A bar that parted two links at the end of a line parts nothing.
        text = fold("".join(self.line.pieces)).strip(" |")
        context = self.line.context
        if any(one.isprintable() and not one.isspace() for one in text):
            marker, context.marker = context.marker, ""
            kind = context.kind
            if kind is PartKind.LIST_ITEM and not marker:
                kind = PartKind.TEXT
            linked = min(self.line.linked, len(text))
            self.done.append(Block(context.element, marker + text, kind, context.level, linked, context.hidden))
        self.line = _Line(following)

    def rows(self, table: HtmlElement, rows: list[list[str]], *, hidden: bool) -> None:
        first = True
        for caption in table.iterchildren("caption"):
            if text := fold(caption.text_content()):
                self.done.append(Block(caption, text, PartKind.CAPTION, hidden=hidden))
        for cells in rows:
            text = "\t".join(cells)
            self.done.append(Block(table, text, PartKind.ROW, hidden=hidden, joined=not first))
            first = False


def _leads(element: HtmlElement, tag: str) -> bool:
    """Tell whether an element is a link; one that only starts a script around paragraphs leads nowhere."""
    if tag != "a":
        return False
    return not element.get("href", "").lower().startswith("javascript:") or element.find("p") is None


def blocks_of(root: HtmlElement) -> list[Block]:
    """Return all blocks of a page in document order, hidden ones included."""
    body = root.find("body")
    start = root if body is None else body
    return _Walk(start).blocks(start)
