"""The words of a page as PDFium sees them: text, box, baseline and style."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium

from flows.ingest.readers.pdf.frame import Frame
from flows.ingest.readers.pdf.handles import Handle

# More characters than that on one page are no text for people.
_MOST_CHARACTERS = 200_000
# PDFium writes U+0002 for a hyphen at a line end and lets the two halves stand together.
LINE_END_HYPHENS = "\u0002\ufffe"
_WORD = re.compile(rf"[^\s\0{LINE_END_HYPHENS}]+[{LINE_END_HYPHENS}]?|[{LINE_END_HYPHENS}]")
_BOLD_NAME = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"italic|oblique", re.IGNORECASE)
_BOLD_WEIGHT = 600
_FORCE_BOLD, _ITALIC_FLAG = 1 << 18, 1 << 6
_LONGEST_NAME = 128
# The last character of a word stands so much higher or lower than the first, in heights, on another line or as a mark.
_OTHER_LINE = 0.12
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
SMALLER = 0.85
_INVISIBLE_MODES = frozenset({3, 7})


@dataclass(frozen=True, slots=True)
class Style:
    """How a word is set."""

    font: str
    """Name of the font, without the tag of its subset."""

    size: float
    """Height of the type on the page, points."""

    bold: bool
    """Whether the font is bold, by its name, weight or flags."""

    italic: bool
    """Whether it is italic."""

    colour: int
    """Colour of the fill, 0xRRGGBB."""

    unseen: bool
    """Whether nothing is painted: render mode 3 or 7, or no opacity."""

    angle: int
    """Direction of the writing on the page, quarter turns anticlockwise; 0 is level."""


NO_STYLE = Style("", 0.0, bold=False, italic=False, colour=0, unseen=False, angle=0)
"""Of what is no type."""


@dataclass(slots=True)
class Word:
    """Characters without white space between them, on one line and of one size."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    """Height of the baseline, from the top of the page."""

    style: Style
    spaced: bool = True
    """Whether white space stands before it."""


@dataclass(slots=True)
class Glyphs:
    """Reads the characters of one page."""

    page: Handle
    """Handle of the text page."""

    frame: Frame
    """From PDFium's coordinates to those of the page as seen."""

    # Handles are those of this page: PDFium may give them to something else when the page is closed.
    _styles: dict[int, Style] = field(default_factory=dict)
    _fonts: dict[int, tuple[str, bool, bool]] = field(default_factory=dict)
    _box: Handle = field(default_factory=pdfium.FS_RECTF)
    _x: Handle = field(default_factory=ctypes.c_double)
    _y: Handle = field(default_factory=ctypes.c_double)

    def words(self) -> Iterator[Word]:
        """Yield the words in the order in which the page draws them."""
        text = self._text()
        end = -1
        for match in _WORD.finditer(text):
            first = match.start()
            yield from self._word(match.group(), first, spaced=first != end)
            end = match.end()

    def _text(self) -> str:
        """Return one character for each index of the page."""
        count = min(pdfium.FPDFText_CountChars(self.page), _MOST_CHARACTERS)
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (count + 1))()
        if pdfium.FPDFText_GetText(self.page, 0, count, buffer) == count + 1:
            return "".join(map(chr, buffer[:count]))
        codes = (pdfium.FPDFText_GetUnicode(self.page, at) for at in range(count))
        return "".join(chr(code) if code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd" for code in codes)  # noqa: PLR2004 - surrogates

    def _word(self, text: str, first: int, *, spaced: bool) -> Iterator[Word]:
        left, bottom, right, top = self._bounds(first)
        last = first + len(text) - 1
        end = self._bounds(last) if last > first else (left, bottom, right, top)
        if abs(end[1] - bottom) > _OTHER_LINE * (top - bottom) or abs(end[3] - top) > _OTHER_LINE * (top - bottom):
            yield from self._parts(text, first, spaced=spaced)
            return
        yield self._made(text, first, (min(left, end[0]), bottom, max(right, end[2]), top), spaced=spaced)

    def _parts(self, text: str, first: int, *, spaced: bool) -> Iterator[Word]:
        """Yield a word whose characters do not stand on one line, cut where the line or the size changes."""
        boxes = [self._bounds(first + at) for at in range(len(text))]
        start = 0
        whole = self._style(first).size
        for at in range(1, len(text) + 1):
            if at < len(text) and _level(boxes[start], boxes[at]):
                continue
            box = tuple(pick(one[edge] for one in boxes[start:at]) for edge, pick in enumerate((min, min, max, max)))
            part = self._made(text[start:at], first + start, box, spaced=spaced and start == 0)
            if (
                start
                and part.text.isdecimal()
                and part.style.size < SMALLER * whole
                and _raised(boxes[0], boxes[start])
            ):
                part.text = part.text.translate(SUPERSCRIPTS)
            yield part
            start = at

    def _made(self, text: str, index: int, box: tuple[float, ...], *, spaced: bool) -> Word:
        style = self._style(index)
        pdfium.FPDFText_GetCharOrigin(self.page, index, self._x, self._y)
        base = self.frame.point(self._x.value, self._y.value)[1]
        return Word(text, *self.frame.box(*box), base, style, spaced)

    def _bounds(self, index: int) -> tuple[float, float, float, float]:
        box = self._box
        pdfium.FPDFText_GetLooseCharBox(self.page, index, box)
        return box.left, box.bottom, box.right, box.top

    def _style(self, index: int) -> Style:
        drawn = pdfium.FPDFText_GetTextObject(self.page, index)
        handle = ctypes.addressof(drawn.contents) if drawn else 0
        known = self._styles.get(handle)
        if known is None:
            known = self._styles[handle] = self._new_style(index, drawn)
        return known

    def _new_style(self, index: int, drawn: Handle) -> Style:
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self.page, index, matrix)
        name, bold, italic = self._font(index, drawn)
        colour, opacity = self._colour(index)
        turn = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2))
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        unseen = opacity == 0 or (bool(drawn) and pdfium.FPDFTextObj_GetTextRenderMode(drawn) in _INVISIBLE_MODES)
        size = round(abs(pdfium.FPDFText_GetFontSize(self.page, index)) * scale, 1)
        return Style(name, size, bold, italic, colour, unseen, (turn - self.frame.turns) % 4)

    def _colour(self, index: int) -> tuple[int, int]:
        red, green, blue, opacity = (ctypes.c_uint() for _ in range(4))
        if not pdfium.FPDFText_GetFillColor(self.page, index, red, green, blue, opacity):
            return 0, 255
        return red.value << 16 | green.value << 8 | blue.value, opacity.value

    def _font(self, index: int, drawn: Handle) -> tuple[str, bool, bool]:
        font = pdfium.FPDFTextObj_GetFont(drawn) if drawn else None
        handle = ctypes.addressof(font.contents) if font else 0
        known = self._fonts.get(handle)
        if known is None:
            known = self._new_font(index)
            if handle:
                self._fonts[handle] = known
        return known

    def _new_font(self, index: int) -> tuple[str, bool, bool]:
        buffer, flags = ctypes.create_string_buffer(_LONGEST_NAME), ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self.page, index, buffer, _LONGEST_NAME, flags)
        name = buffer.value.decode("utf-8", errors="replace").partition("+")
        plain = name[2] or name[0]
        weight = pdfium.FPDFText_GetFontWeight(self.page, index)
        bold = bool(_BOLD_NAME.search(plain)) or weight >= _BOLD_WEIGHT or bool(flags.value & _FORCE_BOLD)
        return plain, bold, bool(_ITALIC_NAME.search(plain)) or bool(flags.value & _ITALIC_FLAG)


def _level(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    height = one[3] - one[1]
    return abs(one[1] - other[1]) <= _OTHER_LINE * height and abs(one[3] - other[3]) <= _OTHER_LINE * height


def _raised(line: tuple[float, ...], mark: tuple[float, ...]) -> bool:
    return mark[1] > line[1] and mark[3] > (line[1] + line[3]) / 2
