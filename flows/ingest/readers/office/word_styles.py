"""What the styles and lists of a Word document say of its paragraphs (ECMA-376, part 1, chapter 17)."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from flows.ingest.readers import Part, PartKind
from flows.ingest.readers.office.numerals import numeral
from flows.ingest.readers.office.safe_xml import attribute, child, children
from schemas.claims import ClaimedField

# Styles lean on each other; a document in which they do so in a circle ends here.
_LONGEST_CHAIN: Final = 12
_HEADING: Final = re.compile(r"heading ([1-9])$")
_CONTENTS: Final = re.compile(r"toc(?: heading| \d)?$|table of (?:figures|authorities)$|contents heading$")
_LIST: Final = re.compile(r"list(?: (?:paragraph|bullet|number|continue))?(?: \d)?$")
_KINDS: Final = {
    "caption": PartKind.CAPTION,
    "intense quote": PartKind.PULL_QUOTE,
    "abstract": PartKind.STANDFIRST,
    "footnote text": PartKind.NOTE,
    "endnote text": PartKind.NOTE,
}
CLAIMED: Final = {"title": ClaimedField.TITLE, "subtitle": ClaimedField.SUBTITLE}
"""Field that a paragraph prints, by the name of its style in small letters."""

# Level 9 stands for text that is in no outline.
_OUTLINE: Final = frozenset("012345678")
_FORMS: Final = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_PLACE: Final = re.compile(r"%([1-9])")
# A marker is one word of six signs at most; anything longer is part of the text.
_MARKER: Final = re.compile(r"\S{1,6}")
# So light a grey that nobody reads it on white paper; sizes are in halves of a point.
_WHITE: Final = re.compile(r"(?:[Ff][0-9A-Fa-f]){3}$")
_TINY: Final = frozenset("0123")
_OFF: Final = frozenset({"0", "false", "off"})


def switched_on(properties: ET.Element | None, name: str) -> bool:
    """Tell whether a property that needs no value is there and not switched off."""
    found = child(properties, name)
    return found is not None and attribute(found, "val") not in _OFF


def value(properties: ET.Element | None, *path: str) -> str | None:
    """Return the value of a property, or ``None``."""
    found = child(properties, *path)
    return None if found is None else attribute(found, "val")


def shaded(properties: ET.Element | None) -> bool:
    """Tell whether properties put a colour other than white behind words."""
    if child(properties, "highlight") is not None:
        return True
    shading = child(properties, "shd")
    if shading is None:
        return False
    fill = attribute(shading, "fill") or "auto"
    pattern = attribute(shading, "val") or "clear"
    return pattern not in {"clear", "nil"} or not (fill == "auto" or _WHITE.match(fill))


def _nearest(layers: Sequence[ET.Element | None], name: str) -> str | None:
    return next((found for one in layers if (found := value(one, name)) is not None), None)


@dataclass(frozen=True, slots=True)
class Styled:
    """What a paragraph is by its style."""

    part: Part
    """What is known of its line."""

    claims: ClaimedField | None = None
    """Field that it prints."""

    marker: str = ""
    """Number or bullet in front of it."""


class Styles:
    """The styles of a document, and its lists with how far they have counted."""

    def __init__(self, styles: ET.Element | None, numbering: ET.Element | None) -> None:
        """Index styles and lists; either may be missing.

        Args:
            styles: Root of the part of the styles.
            numbering: Root of the part of the lists.
        """
        found = children(styles, "style") if styles is not None else ()
        self._styles = {attribute(one, "styleId") or "": one for one in found}
        self._lists = _Lists(numbering)

    def styled(self, properties: ET.Element | None) -> Styled:
        """Return what a paragraph of these properties is, and count it if it is numbered."""
        chain = tuple(self._chain(value(properties, "pStyle")))
        names = tuple((value(one, "name") or "").lower() for one in chain)
        layers = tuple(one for one in (properties, *(child(style, "pPr") for style in chain)) if one is not None)
        marker = self._lists.marker(layers)
        claims = CLAIMED.get(names[0]) if names else None
        outline = next((level for layer in layers if (level := value(layer, "outlineLvl")) is not None), "")
        part = part_by_name(names, outline)
        if part.kind is PartKind.TEXT and claims is None:
            listed = any(map(_LIST.match, names))
            if (marker and _MARKER.fullmatch(marker)) or (listed and marker is None):
                return Styled(Part(kind=PartKind.LIST_ITEM), marker=marker or "•")
        return Styled(part, claims, marker or "")

    def hides(self, run: ET.Element | None, paragraph: ET.Element | None, *, on_ground: bool) -> bool:
        """Tell whether nobody sees a run: it is set as hidden, white on white, or too small.

        Args:
            run: Its properties.
            paragraph: Those of its paragraph.
            on_ground: Whether it stands on a colour that is not its own: of a cell, a box, the page.
        """
        of_run = (run, *(child(one, "rPr") for one in self._chain(value(run, "rStyle"))))
        of_paragraph = tuple(self._chain(value(paragraph, "pStyle")))
        layers = (*of_run, *(child(one, "rPr") for one in of_paragraph))
        vanish = next((one for one in layers if child(one, "vanish") is not None), None)
        colour = _nearest(layers, "color") or ""
        size = _nearest(layers, "sz") or ""
        grounds = (*layers, paragraph, *(child(one, "pPr") for one in of_paragraph))
        white = _WHITE.match(colour) is not None and not (on_ground or any(map(shaded, grounds)))
        return switched_on(vanish, "vanish") or white or (size.isdecimal() and size in _TINY)

    def shades(self, name: str | None) -> bool:
        """Tell whether a style of tables puts a colour behind any of its cells."""
        return any(shaded(part) for style in self._chain(name) for part in style.iter())

    def _chain(self, name: str | None) -> Iterator[ET.Element]:
        """Yield a style and those that it is based on, the nearest first."""
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(name or "")
            if style is None:
                return
            yield style
            name = value(style, "basedOn")


def part_by_name(names: tuple[str, ...], outline: str) -> Part:
    """Return what a paragraph is by the names of its styles, in small letters, and its level in the outline from 0."""
    if any(map(_CONTENTS.match, names)):
        return Part(kind=PartKind.REMOVED, rule="contents", reason="a list of contents repeats the headings")
    headed = next(filter(None, map(_HEADING.match, names)), None)
    if headed is not None:
        return Part(kind=PartKind.HEADING, level=int(headed[1]))
    if outline in _OUTLINE and not any(name in CLAIMED for name in names[:1]):
        return Part(kind=PartKind.HEADING, level=int(outline) + 1)
    return Part(kind=next((_KINDS[name] for name in names if name in _KINDS), PartKind.TEXT))


class _Lists:
    """The lists of a document and their counters."""

    def __init__(self, numbering: ET.Element | None) -> None:
        root = numbering if numbering is not None else ET.Element("none")
        kinds = {attribute(one, "abstractNumId"): one for one in children(root, "abstractNum")}
        self._numbers = {attribute(one, "numId") or "": one for one in children(root, "num")}
        self._kinds = {name: kinds.get(value(one, "abstractNumId")) for name, one in self._numbers.items()}
        self._counts: dict[tuple[int, int], int] = {}
        self._begun: set[tuple[str, int]] = set()

    def marker(self, layers: tuple[ET.Element, ...]) -> str | None:
        """Return number or bullet of a paragraph, empty for a list without; ``None`` when it is in no list."""
        asked = [one for layer in layers if (one := child(layer, "numPr")) is not None]
        number = next((found for one in asked if (found := value(one, "numId")) is not None), "0")
        level = next((found for one in asked if (found := value(one, "ilvl")) is not None), "0")
        kind = self._kinds.get(number)
        depth = int(level) if level in set("012345678") else 0
        shape = self._level(kind, depth)
        if number == "0" or kind is None or shape is None:
            return None
        self._count(number, kind, depth)
        return self._shown(kind, shape)

    def _level(self, kind: ET.Element | None, depth: int) -> ET.Element | None:
        levels = children(kind, "lvl") if kind is not None else ()
        return next((one for one in levels if attribute(one, "ilvl") == str(depth)), None)

    def _count(self, number: str, kind: ET.Element, depth: int) -> None:
        restart = self._restart(number, depth) if (number, depth) not in self._begun else None
        self._begun.add((number, depth))
        if restart is not None:
            self._counts[id(kind), depth] = restart
        else:
            before = self._counts.get((id(kind), depth))
            self._counts[id(kind), depth] = self._first(kind, depth) if before is None else before + 1
        for deeper in [key for key in self._counts if key[0] == id(kind) and key[1] > depth]:
            del self._counts[deeper]

    def _restart(self, number: str, depth: int) -> int | None:
        for one in children(self._numbers[number], "lvlOverride"):
            if attribute(one, "ilvl") == str(depth) and (start := value(one, "startOverride") or "").isdecimal():
                return int(start[:6])
        return None

    def _first(self, kind: ET.Element, depth: int) -> int:
        start = value(self._level(kind, depth), "start") or "1"
        return int(start[:6]) if start.isdecimal() else 1

    def _shown(self, kind: ET.Element, shape: ET.Element) -> str:
        form, pattern = value(shape, "numFmt") or "decimal", value(shape, "lvlText") or ""
        if form == "bullet":
            return "•"
        if form == "none":
            return ""

        def counted(place: re.Match[str]) -> str:
            depth = int(place[1]) - 1
            own = value(self._level(kind, depth), "numFmt") or "decimal"
            return numeral(self._counts.get((id(kind), depth), self._first(kind, depth)), _FORMS.get(own, "1"))

        return " ".join(_PLACE.sub(counted, pattern).split())
