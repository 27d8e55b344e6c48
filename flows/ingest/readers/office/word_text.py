"""The words of one paragraph of a Word document: shown, struck out by a reviser, hidden."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from flows.ingest.readers.office.safe_xml import attribute, below, child, local
from flows.ingest.readers.office.telling import visible
from flows.ingest.readers.office.word_styles import Styles, switched_on

_SIGNS: Final = {"tab": " ", "ptab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
# What holds no words of the text: properties, codes of fields, pronunciation marks, embedded objects.
_PASSED: Final = frozenset({"pPr", "rPr", "sdtPr", "instrText", "rt", "object", "delInstrText", "binData"})
_GONE: Final = frozenset({"del", "moveFrom"})
_CODE: Final = re.compile(r"[0-9A-Fa-f]{4,5}$")
_SURROGATES: Final = range(0xD800, 0xE000)


@dataclass(slots=True)
class Words:
    """What one paragraph holds."""

    shown: list[str] = field(default_factory=list)
    """What a reader of the document sees."""

    struck: list[str] = field(default_factory=list)
    """What a reviser has struck out."""

    hidden: list[str] = field(default_factory=list)
    """What is set as hidden."""

    boxes: list[ET.Element] = field(default_factory=list)
    """Contents of text boxes that hang on the paragraph."""

    bold: bool = True
    """Whether all that is shown is bold."""

    broken_before: bool = False
    """Whether a page begins in front of its first word."""

    properties: ET.Element | None = None
    """Properties of the paragraph."""

    on_ground: bool = False
    """Whether it stands on a colour: of a cell, a box, the page."""

    broken: bool = False
    """Whether a page begins within or behind it."""


@dataclass(frozen=True, slots=True)
class WordText:
    """Reads paragraphs."""

    uri: str
    """Where the document was found, for errors."""

    styles: Styles
    """Its styles."""

    noted: Callable[[str, str], str]
    """Return the mark of a note, from the kind of reference and the note's id."""

    page_break: str
    """Element that stands for the beginning of a page, as the last layout left it or as an author asked."""

    def words(self, paragraph: ET.Element, *, on_ground: bool = False) -> Words:
        """Return what a paragraph holds.

        Args:
            paragraph: The paragraph.
            on_ground: Whether it stands on a colour, where white words are seen.
        """
        found = Words(properties=child(paragraph, "pPr"), on_ground=on_ground)
        self._walk(paragraph, found, found.shown, 0)
        return found

    def _walk(self, element: ET.Element, found: Words, into: list[str], depth: int) -> None:
        depth = below(depth, self.uri)
        for one in element:
            name = local(one)
            if name == "r":
                self._run(one, found, into, depth)
            elif name == "txbxContent":
                found.boxes.append(one)
            elif name == "AlternateContent":
                # The same content twice, for newer and for older programs.
                chosen = child(one, "Choice")
                self._walk(chosen if chosen is not None else one, found, into, depth)
            elif name not in _PASSED:
                into_this = found.struck if name in _GONE else into
                self._sign(one, name, found, into_this)
                self._walk(one, found, into_this, depth)

    def _run(self, run: ET.Element, found: Words, into: list[str], depth: int) -> None:
        properties = child(run, "rPr")
        hidden = into is found.shown and self.styles.hides(properties, found.properties, on_ground=found.on_ground)
        before = len(found.shown)
        self._walk(run, found, found.hidden if hidden else into, depth)
        if visible("".join(found.shown[before:])) and not switched_on(properties, "b"):
            found.bold = False

    def _sign(self, element: ET.Element, name: str, found: Words, into: list[str]) -> None:
        if self._breaks(element, name):
            if any(map(visible, found.shown)):
                found.broken = True
            else:
                found.broken_before = True
        if name in {"t", "delText"}:
            into.append(element.text or "")
        elif name in _SIGNS:
            into.append(_SIGNS[name])
        elif name == "sym":
            into.append(_symbol(attribute(element, "char") or ""))
        elif name in {"footnoteReference", "endnoteReference"}:
            into.append(self.noted(name, attribute(element, "id") or ""))

    def _breaks(self, element: ET.Element, name: str) -> bool:
        if name != self.page_break:
            return False
        return name == "lastRenderedPageBreak" or attribute(element, "type") == "page"


def _symbol(code: str) -> str:
    """Return a sign of a symbol font; the rules for characters know the bullets among them."""
    number = int(code, 16) if _CODE.match(code) else 0
    return "" if number == 0 or number in _SURROGATES else chr(number)
