"""Text that nobody sees: not painted, white on white, too small, or off the page."""

from __future__ import annotations

from flows.ingest.readers.pdf.frame import Frame
from flows.ingest.readers.pdf.glyphs import Word
from flows.ingest.readers.pdf.shapes import Shapes

# Smaller type is a speck; the smallest print of contracts has 4 points.
_SMALLEST = 2.0
_NEARLY_WHITE = 0xF8
# Text behind a scan is unseen because it lies behind its own picture.
_MOST, _WHOLE_PAGE = 0.9, 0.5


def part_unseen(words: list[Word], frame: Frame, drawn: Shapes) -> tuple[list[Word], list[Word]]:
    """Return the words that can be seen and those that cannot.

    The text that a program for scans has put behind the picture of a page counts as seen: the picture shows it.
    """
    scanned = _is_scan(words, frame, drawn)
    if all(_is_plain(word, frame) for word in words):
        return words, []
    seen: list[Word] = []
    unseen: list[Word] = []
    for word in words:
        (unseen if _is_unseen(word, frame, drawn, scanned=scanned) else seen).append(word)
    return seen, unseen


def _is_plain(word: Word, frame: Frame) -> bool:
    """Tell at one glance that a word is seen, as nearly all are."""
    style = word.style
    inside = word.left >= 0 and word.top >= 0 and word.right <= frame.width and word.bottom <= frame.height
    return inside and not style.unseen and style.size >= _SMALLEST and not _is_white(style.colour)


def _is_scan(words: list[Word], frame: Frame, drawn: Shapes) -> bool:
    painted = sum(not word.style.unseen for word in words)
    area = max((image.width * image.height for image in drawn.images), default=0.0)
    return painted <= (1 - _MOST) * len(words) and area > _WHOLE_PAGE * frame.width * frame.height


def _is_unseen(word: Word, frame: Frame, drawn: Shapes, *, scanned: bool) -> bool:
    if word.style.unseen and not scanned:
        return True
    x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    if not (0 <= x <= frame.width and 0 <= y <= frame.height) or 0 < word.style.size < _SMALLEST:
        return True
    return _is_white(word.style.colour) and not any(area.holds(x, y) for area in (*drawn.fills, *drawn.images))


def _is_white(colour: int) -> bool:
    return min(colour >> 16, colour >> 8 & 0xFF, colour & 0xFF) >= _NEARLY_WHITE
