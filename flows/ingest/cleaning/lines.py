"""Lines and pieces of a document: what the rules of cleaning look at, and the way back to the original's characters."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from flows.ingest.cleaning.characters import Mended, tidy
from flows.ingest.cleaning.joining import Seam, fold, join
from schemas.places import Place

_BREAK = re.compile(r"\r\n|[\n\r\x0c\x1c-\x1e\x85\u2028\u2029]")
_PAGE_BREAK = "\x0c"
_SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the original."""

    number: int
    """From 1."""

    start: int
    """Offset of its first character in the original."""

    raw: str
    """As in the original, without the line break."""

    text: str
    """Tidied, white space at the end taken off; tabs are kept."""

    offsets: tuple[int, ...] | None
    """Offsets of the tidied characters within ``raw``; ``None`` when they are the same."""

    mended: tuple[Mended, ...]
    """What tidying changed."""

    page: int
    """Page, from 1."""

    @property
    def indent(self) -> int:
        """Number of white-space characters in front."""
        return len(self.text) - len(self.text.lstrip())

    @property
    def soft(self) -> bool:
        """Whether it ends in a soft hyphen."""
        return self.raw.rstrip().endswith(_SOFT_HYPHEN)

    def within(self, at: int) -> int:
        """Return the offset in ``raw`` of a character of ``text``, or the length of ``raw`` behind its last."""
        if at >= len(self.text):
            return len(self.raw)
        return at if self.offsets is None else self.offsets[at]


@dataclass(frozen=True)
class Piece:
    """Lines, or a part of a line, that belong together: a paragraph, a list item, a byline."""

    lines: tuple[Line, ...]
    """The lines it stands on, at least one."""

    first: int
    """Offset in the first line's text at which it begins."""

    last: int
    """Offset in the last line's text at which it ends."""

    gap: int
    """Blank lines in front of it."""

    seams: tuple[Seam, ...] = ()
    """How its lines go together, one fewer than lines."""

    glued: bool = False
    """Whether it was cut off the piece before it in the same line."""

    @cached_property
    def _spans(self) -> tuple[tuple[int, int], ...]:
        """For each line the span of its text that is this piece's, without white space at the ends."""
        spans = []
        for number, line in enumerate(self.lines):
            first = self.first if number == 0 else 0
            last = self.last if number == len(self.lines) - 1 else len(line.text)
            part = line.text[first:last]
            first += len(part) - len(part.lstrip())
            spans.append((first, max(first, first + len(part.strip()))))
        return tuple(spans)

    @cached_property
    def rows(self) -> tuple[str, ...]:
        """Its lines as printed, tabs and alignment kept, none of another piece."""
        last = len(self.lines) - 1
        return tuple(
            line.text[self.first if number == 0 else 0 : self.last if number == last else len(line.text)]
            for number, line in enumerate(self.lines)
        )

    @cached_property
    def text(self) -> str:
        """Its text on one line: white space folded, words mended that a line end broke."""
        parts = [line.text[first:last] for line, (first, last) in zip(self.lines, self._spans, strict=True)]
        return fold(join(parts, self.seams))

    @property
    def number(self) -> int:
        """Number of its first line."""
        return self.lines[0].number

    @property
    def page(self) -> int:
        """Page of its first line."""
        return self.lines[0].page

    @property
    def indent(self) -> int:
        """White space in front of its first line."""
        return self.lines[0].indent if self.first == 0 else 0

    @property
    def start(self) -> int:
        """Offset of its first character in the original, dropped ones at the line's beginning included."""
        line = self.lines[0]
        at = line.within(self.first) if line.text[: self.first].strip() else 0
        while at < len(line.raw) and line.raw[at].isspace():
            at += 1
        return line.start + at

    @property
    def end(self) -> int:
        """Offset behind its last character in the original, dropped ones up to the next piece included."""
        line = self.lines[-1]
        at = line.within(self.last)
        while at > 0 and line.raw[at - 1].isspace():
            at -= 1
        return max(self.start, line.start + at)

    def cut(self, *offsets: int) -> tuple[Piece, ...]:
        """Return the piece cut at offsets of its text, in ascending order, each from 1 to one less than its length."""
        starts = [(0, self.first), *(self._origins[at] for at in offsets)]
        parts = []
        for place, (number, position) in enumerate(starts):
            last_number, last = starts[place + 1] if place + 1 < len(starts) else (len(self.lines) - 1, self.last)
            if place + 1 < len(starts) and last_number > number and last <= self._spans[last_number][0]:
                last_number -= 1
                last = len(self.lines[last_number].text)
            parts.append(
                Piece(
                    self.lines[number : last_number + 1],
                    position,
                    last,
                    gap=self.gap if place == 0 else 0,
                    seams=self.seams[number:last_number],
                    glued=place > 0 or self.glued,
                )
            )
        return tuple(parts)

    @cached_property
    def _origins(self) -> tuple[tuple[int, int], ...]:
        """For each character of ``text``: which line it came from, and its offset in that line's text."""
        origins: list[tuple[int, int]] = []
        space = True  # white space at the beginning is folded away, as a second one in a row is
        for number, (line, (first, last)) in enumerate(zip(self.lines, self._spans, strict=True)):
            if number:
                joint = self.seams[number - 1]
                del origins[len(origins) - joint.dropped :]
                if joint.between and not space:
                    origins.append((number, first))
                    space = True
            for position in range(first, last):
                blank = line.text[position].isspace()
                if not (blank and space):
                    origins.append((number, position))
                space = blank
        return tuple(origins)


class Original:
    """The decoded text of a document, and the way from its characters to lines and pages."""

    def __init__(self, text: str) -> None:
        """Cut a text into lines and mend their characters."""
        self.text = text
        self.lines: tuple[Line, ...] = tuple(_lines(text))
        self._starts = [line.start for line in self.lines]

    @property
    def paged(self) -> bool:
        """Whether the original has pages."""
        return self.lines[-1].page > 1

    def place(self, start: int, end: int) -> Place:
        """Return the place of a half-open stretch of the text."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = max(first, bisect_right(self._starts, max(start, end - 1)) - 1)
        page = self.lines[first].page if self.paged else None
        return Place(start=start, end=end, line=first + 1, last_line=last + 1, page=page)


def _lines(text: str) -> Iterator[Line]:
    start, page, number = 0, 1, 1
    for match in _BREAK.finditer(text):
        yield _line(number, start, text[start : match.start()], page)
        start, number = match.end(), number + 1
        page += match.group() == _PAGE_BREAK
    yield _line(number, start, text[start:], page)


def _line(number: int, start: int, raw: str, page: int) -> Line:
    tidied = tidy(raw)
    return Line(number, start, raw, tidied.text.rstrip(), tidied.offsets, tidied.mended, page)
