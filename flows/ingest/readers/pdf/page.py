"""One page: its runs of words in the order in which they are drawn, and what is drawn beside them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

import pypdfium2.raw as pdfium

from flows.ingest.readers.pdf.frame import NOWHERE, Area, Frame
from flows.ingest.readers.pdf.glyphs import LINE_END_HYPHENS, NO_STYLE, SMALLER, SUPERSCRIPTS, Glyphs, Style, Word
from flows.ingest.readers.pdf.handles import Handle
from flows.ingest.readers.pdf.hidden import part_unseen
from flows.ingest.readers.pdf.shapes import Shapes, shapes

_LEVEL = 0.35
_MARK_LEVEL = 0.75
# Words of one line stand closer than this many times its usual gap, within these bounds (in sizes of the type).
_WIDER, _NARROWEST, _WIDEST = 2.6, 0.95, 1.8
_USUAL_MOST = 0.75
_BACK = -0.35
_TOUCHING = 0.12
_FIRST_RTL, _LAST_RTL = "\u0590", "\u08ff"


@dataclass(slots=True)
class Run:
    """Words of one line that stand together: a line of a column, a cell of a table."""

    words: list[Word]

    text: str = ""
    area: Area = NOWHERE
    base: float = 0.0
    style: Style = NO_STYLE
    """Style of most of its characters."""

    def __post_init__(self) -> None:
        """Measure the words."""
        self.measure()

    def measure(self) -> None:
        """Set text, area and style from the words."""
        words = self.words
        main = words[0] if len({one.style for one in words}) == 1 else _most(words)
        self.style, self.base = main.style, main.base
        self.area = Area(
            min([one.left for one in words]),
            min([one.top for one in words]),
            max([one.right for one in words]),
            max([one.bottom for one in words]),
        )
        self.text = "".join(f" {one.text}" if one.spaced and at else one.text for at, one in enumerate(words))

    @property
    def size(self) -> float:
        """Size of its type, points."""
        return self.style.size


@dataclass(slots=True)
class Page:
    """What one page holds."""

    number: int
    """From 1."""

    width: float
    height: float
    runs: list[Run]
    """What can be seen, as drawn."""

    unseen: list[Run]
    """What nobody sees."""

    shapes: Shapes
    margins: list[tuple[Run, str]] = field(default_factory=list)
    """Running heads and page numbers, each with its rule."""


def frame_of(page: Handle) -> Frame:
    """Return the visible part of a page."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    return Frame(box.left, box.bottom, box.right, box.top, pdfium.FPDFPage_GetRotation(page))


def runs_of(words: Iterable[Word]) -> list[Run]:
    """Return words in the order of the page as runs."""
    lines: list[list[Word]] = []
    for word in words:
        if lines and _goes_on(lines[-1][-1], word):
            lines[-1].append(word)
        else:
            word.spaced = True
            lines.append([word])
    return [Run(one) for line in lines for one in _parted(_with_raised_marks(line))]


def _goes_on(before: Word, word: Word) -> bool:
    """Tell whether a word stands on the line of the one before it."""
    size = max(before.style.size, word.style.size, 1.0)
    if before.style.angle != word.style.angle or before.text[-1] in LINE_END_HYPHENS:
        return False
    if word.style.angle:
        return _goes_on_turned(before, word, size)
    small = min(before.style.size, word.style.size) < SMALLER * size
    apart = abs(before.base - word.base)
    if apart > (_MARK_LEVEL if small else _LEVEL) * size:
        return False
    gap = _gap(before, word)
    # A mark that is raised begins a line for PDFium, though nothing stands between it and its word.
    if small and apart > _TOUCHING * size and gap < _TOUCHING * size and word.text.isdecimal():
        word.spaced = False
    return gap >= _BACK * size


def _goes_on_turned(before: Word, word: Word, size: float) -> bool:
    apart = max(word.top - before.bottom, before.top - word.bottom)
    return abs(before.right - word.right) <= _LEVEL * size and apart < size


def _with_raised_marks(line: list[Word]) -> list[Word]:
    """Write the small figures above a line as such, so that they do not look like figures of the text."""
    if len({one.style.size for one in line}) == 1:
        return line
    size = max(one.style.size for one in line)
    base = max((one for one in line), key=lambda one: len(one.text) * (one.style.size == size)).base
    for word in line:
        if word.text.isdecimal() and word.style.size < SMALLER * size and base - word.base > _TOUCHING * size:
            word.text = word.text.translate(SUPERSCRIPTS)
    return line


def _gap(before: Word, word: Word) -> float:
    if _FIRST_RTL <= word.text[0] <= _LAST_RTL and word.right <= before.left + before.style.size:
        return before.left - word.right
    return word.left - before.right


def _parted(line: list[Word]) -> list[list[Word]]:
    """Cut a line where its words stand far apart: there is a gutter or another cell."""
    gaps = [_gap(one, other) for one, other in pairwise(line)]
    if not gaps:
        return [line]
    size = max(1.0, median(one.style.size for one in line))
    usual = min(median(gaps), _USUAL_MOST * size)
    most = max(_NARROWEST * size, min(_WIDER * usual, _WIDEST * size))
    parts = [[line[0]]]
    for gap, word in zip(gaps, line[1:], strict=True):
        if gap > most:
            parts.append([word])
        else:
            parts[-1].append(word)
    return parts


def _most(words: list[Word]) -> Word:
    counts: dict[tuple[str, float], int] = {}
    for one in words:
        key = one.style.font, one.style.size
        counts[key] = counts.get(key, 0) + len(one.text)
    best = max(counts, key=counts.__getitem__)
    return next(one for one in words if (one.style.font, one.style.size) == best)


def read_page(document: Handle, number: int) -> Page | None:
    """Return a page; ``None`` when it is broken.

    Args:
        document: The open document.
        number: Of the page, from 1.
    """
    page = pdfium.FPDF_LoadPage(document.raw, number - 1)
    if not page:
        return None
    try:
        frame = frame_of(page)
        words = _words(page, frame)
        drawn = shapes(page, frame)
    finally:
        pdfium.FPDF_ClosePage(page)
    seen, unseen = part_unseen(words, frame, drawn)
    return Page(number, frame.width, frame.height, runs_of(seen), runs_of(unseen), drawn)


def _words(page: Handle, frame: Frame) -> list[Word]:
    text = pdfium.FPDFText_LoadPage(page)
    if not text:
        return []
    try:
        return list(Glyphs(text, frame).words())
    finally:
        pdfium.FPDFText_ClosePage(text)
