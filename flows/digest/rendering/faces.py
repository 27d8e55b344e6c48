"""Our font files: where they are, which characters they hold, how wide a text is in them."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

TEMPLATES: Final = Path(__file__).resolve().parents[3] / "report_templates"
FONTS: Final = TEMPLATES / "fonts"
SANS: Final = "source-sans/SourceSans3-Regular.ttf"
SANS_BOLD: Final = "source-sans/SourceSans3-Semibold.ttf"
SERIF: Final = "source-serif/SourceSerif4-Regular.ttf"
SERIF_BOLD: Final = "source-serif/SourceSerif4-Bold.ttf"


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


def covered() -> Collection[str]:
    """Return the characters that the page can show.

    Both weights of the sans hold the same characters (a test keeps it so), and what the serif lacks is set in the sans.
    """
    return face(SANS).advances.keys()


def width(text: str, size: float, name: str = SANS) -> float:
    """Return the width of a text in the unit of ``size``, without kerning."""
    advances, units = face(name)
    fallback = units // 2
    return sum([advances.get(character, fallback) for character in text]) * size / units


def wrapped(text: str, size: float, room: float, name: str = SANS) -> tuple[str, ...]:
    """Break a text into lines no wider than ``room``, at spaces; a wider word has its own line."""
    space = width(" ", size, name)
    lines: list[str] = []
    used = 0.0
    for word in text.split():
        wide = width(word, size, name)
        if lines and used + space + wide <= room:
            lines[-1] += f" {word}"
            used += space + wide
        else:
            lines.append(word)
            used = wide
    return tuple(lines)
