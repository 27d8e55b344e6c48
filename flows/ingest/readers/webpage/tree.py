"""From the bytes of a page to one tree of elements, within limits."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from lxml import etree, html
from lxml.html import HtmlElement

from flows.errors import UnreadableDocumentError
from flows.ingest.readers import ReadText
from flows.ingest.readers.plain_text import MARKS, decoded, empty, guessed, refuse_binary
from schemas.raw import RawDocument

# Real pages of the public sets end at 60; libxml2 itself goes to 2,048, where other libraries run out of stack.
_DEEPEST = 400
# The largest page of the public sets has 12,000 elements; three copies of this many fit in a child's memory.
_MOST_ELEMENTS = 200_000
_COUNT = etree.XPath("count(//*)")
_TOO_DEEP = etree.XPath(f"boolean({'/*' * (_DEEPEST + 1)})")
# The classes of lxml.html for forms and their fields are chosen by Python code at each touch of an element: a tenth of
# the time of a page, and nobody here fills in a form.
_ELEMENTS = etree.ElementDefaultClassLookup(
    element=HtmlElement, comment=html.HtmlComment, pi=html.HtmlProcessingInstruction, entity=html.HtmlEntity
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,99}encoding=[\"']([\w.:-]+)"
)
_WHERE_DECLARED = 4096
# Pages that call themselves Latin-1 or ASCII are in the Windows encoding (WHATWG Encoding Standard, 4.2).
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "iso8859-9": "cp1254"}
_UNSAID = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was parsed; whoever changes the tree takes a copy."""

    root: HtmlElement
    """The element ``html``."""

    encoding: str
    """How the bytes were decoded, as a Python codec name."""

    doubts: tuple[str, ...]
    """What the decoding was not sure of."""


def parse(raw: RawDocument, content: bytes) -> Page:
    """Return the tree of a page.

    Raises:
        UnreadableDocumentError: the bytes are no page, or one that no reader could mean.
    """
    if not content.strip(b" \t\r\n\x00\x0b\x0c"):
        raise empty(raw, content)
    read = _decode(raw, content)
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True)
    parser.set_element_class_lookup(_ELEMENTS)
    try:
        root = html.document_fromstring(_UNSAID.sub(" ", read.text).encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise UnreadableDocumentError(raw.uri, "empty", f"no element could be read: {error}") from error
    _bound(raw, root)
    return Page(root, read.encoding, read.doubts)


def _bound(raw: RawDocument, root: HtmlElement) -> None:
    if _COUNT(root) > _MOST_ELEMENTS:
        detail = f"it has more than {_MOST_ELEMENTS} elements; save the part that matters as a page of its own"
        raise UnreadableDocumentError(raw.uri, "too-large", detail)
    if _TOO_DEEP(root):
        detail = f"its elements are nested more than {_DEEPEST} deep; save the page as text and try that"
        raise UnreadableDocumentError(raw.uri, "too-deep", detail)


def _decode(raw: RawDocument, content: bytes) -> ReadText:
    """Decode by byte-order mark, as UTF-8, by transport, the page's own word, and last by what the bytes look like."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return decoded(raw, content, encoding)
    refuse_binary(raw, content)
    # Bytes above ASCII that are valid UTF-8 are nothing else, whatever server and page say.
    first = () if content.isascii() else ("utf-8",)
    for codec in map(_codec, (*first, raw.charset, *_declared(content), "utf-8")):
        if codec is None:
            continue
        try:
            return ReadText(text=content.decode(codec), encoding=codec)
        except UnicodeDecodeError:
            continue
    return guessed(raw, content)


def _declared(content: bytes) -> tuple[str, ...]:
    found = _DECLARED.search(content[:_WHERE_DECLARED])
    if found is None:
        return ()
    # What declares UTF-16 in single bytes is not in UTF-16.
    name = (found[1] or found[2]).decode("ascii", "replace")
    return () if name.lower().startswith("utf-16") else (name,)


def _codec(name: str | None) -> str | None:
    """Return the Python codec that a label means, or ``None`` for one that is no text encoding."""
    if not name:
        return None
    try:
        known = codecs.lookup(name)
    except LookupError:
        return None
    return _MEANT.get(known.name, known.name) if known._is_text_encoding else None  # noqa: SLF001 - Python has no public word for it
