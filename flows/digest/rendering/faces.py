"""Our font files: where they are, which characters they hold, how wide a text is in them."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple
from unicodedata import east_asian_width

TEMPLATES: Final = Path(__file__).resolve().parents[3] / "report_templates"
FONTS: Final = TEMPLATES / "fonts"
SANS: Final = "source-sans/SourceSans3-Regular.ttf"
SANS_BOLD: Final = "source-sans/SourceSans3-Semibold.ttf"
ARABIC: Final = "noto-naskh-arabic/NotoNaskhArabic-Regular.ttf"
ARABIC_BOLD: Final = "noto-naskh-arabic/NotoNaskhArabic-Bold.ttf"
SERIF: Final = "source-serif/SourceSerif4-Regular.ttf"
SERIF_BOLD: Final = "source-serif/SourceSerif4-Bold.ttf"

_WIDE: Final = "\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff01-\uff60"
# A Chinese character may begin a line, with the marks that stay behind it.
_PIECE: Final = re.compile(rf"(?P<space>\s*)(?P<piece>[{_WIDE}][、。，；：！？）」』》]*|[^\s{_WIDE}]+)")


class Face(NamedTuple):
    """One font file."""

    advances: dict[str, int]
    """Width of each character it holds, in units."""

    units: int
    """Units in an em."""


@lru_cache(maxsize=8)
def face(name: str) -> Face:
    """Read a font file of ours, named relative to the folder of fonts."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - 40 ms, and WeasyPrint loads it anyway

    with TTFont(FONTS / name, lazy=True) as font:
        widths = font["hmtx"].metrics
        advances = {chr(code): widths[glyph][0] for code, glyph in font.getBestCmap().items()}
        return Face(advances, font["head"].unitsPerEm)


@lru_cache(maxsize=1)
def covered() -> Collection[str]:
    """Return the characters that our own fonts show.

    Both weights of each hold the same characters (a test keeps it so), and what the serif lacks is set in the sans.
    """
    return face(SANS).advances.keys() | face(ARABIC).advances.keys()


def width(text: str, size: float, name: str = SANS) -> float:
    """Return the width of a text in the unit of ``size``, without kerning; letters of other fonts are estimated."""
    advances, units = face(name)
    wide, other = units, units // 2
    return (
        sum(
            [
                advances[character] if character in advances else wide if east_asian_width(character) in "WF" else other
                for character in text
            ]
        )
        * size
        / units
    )


def wrapped(text: str, size: float, room: float, name: str = SANS) -> tuple[str, ...]:
    """Break a text into lines no wider than ``room``, at spaces and between Chinese characters; a wider word stays."""
    space = width(" ", size, name)
    lines: list[str] = []
    used = 0.0
    for match in _PIECE.finditer(text):
        piece, gap = match["piece"], " " if match["space"] else ""
        wide, before = width(piece, size, name), space if gap else 0.0
        if lines and used + before + wide <= room:
            lines[-1] += gap + piece
            used += before + wide
        else:
            lines.append(piece)
            used = wide
    return tuple(lines)
