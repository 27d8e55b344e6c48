"""What the styles and lists of an OpenDocument text say of its paragraphs (ODF 1.3, part 3, chapters 16 and 19)."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Final

from flows.ingest.readers import Part, PartKind
from flows.ingest.readers.office.numerals import numeral
from flows.ingest.readers.office.safe_xml import attribute, child, children, local
from schemas.claims import ClaimedField

_LONGEST_CHAIN: Final = 12
_HEADING: Final = re.compile(r"heading(?: ([1-9]|10))?$")
_CONTENTS: Final = re.compile(r"(?:contents|index|illustration index|table index) ?(?:heading|\d{1,2})?$")
_KINDS: Final = {
    "abstract": PartKind.STANDFIRST,
    "caption": PartKind.CAPTION,
    "footnote": PartKind.NOTE,
    "endnote": PartKind.NOTE,
    "intense quote": PartKind.PULL_QUOTE,
}
_CLAIMED: Final = {"title": ClaimedField.TITLE, "subtitle": ClaimedField.SUBTITLE}
_MARKER: Final = re.compile(r"\S{1,6}")


# So light a grey that nobody reads it on white paper.
_WHITE: Final = re.compile(r"#(?:[Ff][0-9A-Fa-f]){3}$")
_POINTS: Final = re.compile(r"(\d{1,4}(?:\.\d{1,4})?)pt$")
_SMALLEST: Final = 2.0


def paints(properties: ET.Element) -> bool:
    """Tell whether properties put a colour other than white behind words."""
    colours = (attribute(properties, name) for name in ("background-color", "fill-color"))
    return any(one is not None and one != "transparent" and not _WHITE.match(one) for one in colours)


class OpenStyles:
    """The styles of a document, of its text and of its pages."""

    def __init__(self, *roots: ET.Element) -> None:
        """Index the styles of the parts, the first part first."""
        groups = [group for root in roots for group in children(root, "automatic-styles", "styles")]
        self._styles: dict[tuple[str, str], ET.Element] = {}
        self._lists: dict[str, ET.Element] = {}
        for group in groups:
            for one in children(group, "style"):
                self._styles.setdefault((attribute(one, "family") or "", attribute(one, "name") or ""), one)
            for one in children(group, "list-style"):
                self._lists.setdefault(attribute(one, "name") or "", one)

    def part(self, style: str | None) -> tuple[Part, ClaimedField | None]:
        """Return what a paragraph of a style is, and which field it prints."""
        names = tuple(self._names("paragraph", style))
        if any(map(_CONTENTS.match, names)):
            return Part(kind=PartKind.REMOVED, rule="contents", reason="a list of contents repeats the headings"), None
        claims = next((_CLAIMED[name] for name in names if name in _CLAIMED), None)
        if claims is not None:
            return Part(), claims
        headed = next(filter(None, map(_HEADING.match, names)), None)
        if headed is not None:
            return Part(kind=PartKind.HEADING, level=int(headed[1] or 1)), None
        return Part(kind=next((_KINDS[name] for name in names if name in _KINDS), PartKind.TEXT)), None

    def hidden(self, family: str, style: str | None) -> bool:
        """Tell whether what has a style is not shown."""
        return self._property(family, style, "display") == "none"

    def faint(self, family: str, style: str | None, *, on_ground: bool) -> bool | None:
        """Tell whether words of a style are white on white or too small to be seen; ``None`` when it does not say.

        Args:
            family: The family of the style.
            style: Its name.
            on_ground: Whether the words stand on a colour that is not their own.
        """
        colour, size = (self._property(family, style, name) for name in ("color", "font-size"))
        if colour is None and size is None:
            return None
        points = _POINTS.match(size or "")
        white = _WHITE.match(colour or "") is not None and not (on_ground or self.painted(family, style))
        return white or (points is not None and float(points[1]) < _SMALLEST)

    def painted(self, family: str, style: str | None) -> bool:
        """Tell whether a style puts a colour other than white behind what has it."""
        return any(paints(one) for found in self._chain(family, style) for one in found)

    def bold(self, family: str, style: str | None) -> bool:
        """Tell whether what has a style is bold."""
        return (self._property(family, style, "font-weight") or "") in {"bold", "600", "700", "800", "900"}

    def marker(self, style: str | None, numbers: tuple[int | None, ...]) -> str:
        """Return number or bullet of an item; empty when its list has none.

        Args:
            style: The list's style, ``None`` when no list around it names one.
            numbers: How far the lists around it have counted, the outermost first; ``None`` for one not begun.
        """
        level = self._level(style, len(numbers))
        if level is None or local(level) != "list-level-style-number":
            return "•"
        form = attribute(level, "num-format")
        if not form:
            return ""
        shown = attribute(level, "display-levels") or "1"
        count = int(shown) if shown in set("123456789") else 1
        figures = [numeral(number, form) for number in numbers[-count:] if number is not None]
        return (
            f"{attribute(level, 'num-prefix') or ''}{'.'.join(figures)}{attribute(level, 'num-suffix') or ''}".strip()
        )

    def first(self, style: str | None, depth: int) -> int:
        """Return the number with which a list begins."""
        level = self._level(style, depth)
        start = attribute(level, "start-value") if level is not None else None
        return int(start[:6]) if start is not None and start.isdecimal() else 1

    def _level(self, style: str | None, depth: int) -> ET.Element | None:
        levels = self._lists.get(style or "")
        if levels is None:
            return None
        return next((one for one in levels if attribute(one, "level") == str(depth)), None)

    def _names(self, family: str, style: str | None) -> Iterator[str]:
        """Yield the names of a style and of those it is based on, in small letters."""
        for found in self._chain(family, style):
            name = attribute(found, "display-name") or attribute(found, "name") or ""
            yield name.replace("_20_", " ").lower()

    def _chain(self, family: str, style: str | None) -> Iterator[ET.Element]:
        for _ in range(_LONGEST_CHAIN):
            found = self._styles.get((family, style or ""))
            if found is None:
                return
            yield found
            style = attribute(found, "parent-style-name")

    def _property(self, family: str, style: str | None, name: str) -> str | None:
        layers = (child(one, "text-properties") for one in self._chain(family, style))
        values = (attribute(one, name) for one in layers if one is not None)
        return next((value for value in values if value is not None), None)


def fits(marker: str) -> bool:
    """Tell whether a marker is one word of six signs at most; anything longer is part of the text."""
    return _MARKER.fullmatch(marker) is not None
