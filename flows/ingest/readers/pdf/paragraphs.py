"""Paragraphs: the lines of a block that belong together, and what they are set like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from flows.ingest.cleaning.joining import seam
from flows.ingest.readers import PartKind
from flows.ingest.readers.pdf.blocks import MARKER, Block, Line
from flows.ingest.readers.pdf.frame import NOWHERE, Area
from flows.ingest.readers.pdf.glyphs import LINE_END_HYPHENS, Style

_WIDER_GAP = 1.28
_INDENT, _DEEP = 0.8, 6.0
_ALIKE = 0.08
# Larger type is that of titles, whose lines are broken by sense.
_TITLES = 1.1
# Lines of running text in the narrowest columns hold more words than this, and most begin in small letters.
_FEW_WORDS = 3.2
_ENDED = re.compile(r"[.!?:;…][\"”’»)\]⁰¹²³⁴⁵⁶⁷⁸⁹]*$")
_ITEM = re.compile(rf"^(?P<marker>{MARKER.pattern[1:-1]})\s+\S")
_LINE_END = re.compile(rf"[{LINE_END_HYPHENS}\u00ad\u2010]$")
_BROKEN = "word broken at a line end"
_LAST_WORD = re.compile(r"\S+$")
_FIRST_WORD = re.compile(r"^\S+")


@dataclass(slots=True, eq=False)
class Paragraph:
    """Lines that are one paragraph, heading, caption or row."""

    text: str
    area: Area
    style: Style
    page: int
    lines: int = 1
    kind: PartKind = PartKind.TEXT
    level: int = 1
    entry: int = 0
    """Level that the outline gives it; 0 where that does not have it."""

    rule: str = ""
    reason: str = ""
    column: Area = NOWHERE
    """Extent of the block it stands in."""

    fills_line: bool = False
    """Whether its last line reaches the right edge of the block."""

    indented: bool = False
    """Whether its first line stands further in than the others of its block."""

    follows: Paragraph | None = None
    """The paragraph on another page or in another column whose sentence goes on here."""

    mends: list[tuple[str, str, str]] = field(default_factory=list)
    """What was mended: rule, before, after."""

    broken: bool = False
    """Whether its last word goes on in the next line of type."""

    @property
    def size(self) -> float:
        """Size of its type, points."""
        return self.style.size


def paragraphs_of(block: Block, page: int, body: float) -> Iterator[Paragraph]:
    """Yield the paragraphs of a block.

    Args:
        block: Lines under each other.
        page: Its page, from 1.
        body: Size of the type in which most of the document is set, points.
    """
    area = block.area
    usual = _usual_gap(block.lines)
    if _is_list_of_lines(block.lines):
        yield from (_made([line], area, page) for line in block.lines)
        return
    lines: list[Line] = []
    for line in block.lines:
        if lines and _begins(line, lines, _Measure(area, usual, body)):
            yield _made(lines, area, page)
            lines = []
        lines.append(line)
    yield _made(lines, area, page)


def _is_list_of_lines(lines: Sequence[Line]) -> bool:
    """Tell whether short lines stand each for itself: those of a masthead, an imprint, an address."""
    words = sum(line.text.count(" ") + 1 for line in lines)
    plain = not any(line.text[0].islower() or line.style.bold or line.text[-1] in ",-" for line in lines)
    return len(lines) > 1 and plain and words <= _FEW_WORDS * len(lines) and not _ITEM.match(lines[0].text)


def _usual_gap(lines: Sequence[Line]) -> float:
    gaps = [after.base - before.base for before, after in pairwise(lines)]
    return median(gaps) if len(gaps) > 2 else min(gaps, default=0.0)  # noqa: PLR2004 - too few to be usual


@dataclass(frozen=True, slots=True)
class _Measure:
    """What the lines of a block are measured by."""

    area: Area
    usual: float
    """Distance of its lines, points."""

    body: float


def _begins(line: Line, lines: Sequence[Line], by: _Measure) -> bool:
    """Tell whether a paragraph begins with a line."""
    before = lines[-1]
    if abs(line.size - before.size) > _ALIKE * before.size or line.style.bold != before.style.bold:
        return True
    if line.base - before.base > _WIDER_GAP * by.usual + 0.5 or _ITEM.match(line.text):
        return True
    ended = bool(_ENDED.search(before.text))
    # A line is filled as far as its words go; where the next word had found room, the line was ended on purpose.
    room = by.area.right - before.area.right - line.first_word
    if room > line.size and not ended:
        return _may_stand_alone(line, before, by)
    if _ITEM.match(lines[0].text):
        hanging = line.area.left > lines[0].area.left - _INDENT * line.size
        return ended and (room > 2 * line.size or (len(lines) > 1 and not hanging))
    indent = line.area.left - before.area.left
    if _INDENT * line.size < indent < _DEEP * line.size and line.area.left - by.area.left > _INDENT * line.size:
        return ended or len(lines) > 1
    return ended and room > line.size


def _may_stand_alone(line: Line, before: Line, by: _Measure) -> bool:
    """Tell whether a short line without a full stop is one of a list of such: an address, a masthead, a byline."""
    plain = line.size <= _TITLES * by.body and not line.style.bold
    return plain and not line.text[0].islower() and not _LINE_END.search(before.text) and before.text[-1] not in ",-"


def _made(lines: Sequence[Line], area: Area, page: int) -> Paragraph:
    whole = lines[0].area
    for line in lines[1:]:
        whole = whole.joined(line.area)
    text, mends = joined([line.text for line in lines])
    style = max(lines, key=lambda one: len(one.text)).style
    made = Paragraph(text, whole, style, page, len(lines), column=area, mends=mends)
    if _ITEM.match(text):
        made.kind = PartKind.LIST_ITEM
    made.fills_line = lines[-1].area.right > area.right - 2 * style.size
    made.indented = lines[0].area.left - area.left > _INDENT * style.size
    made.broken = bool(_LINE_END.search(lines[-1].text)) or lines[-1].text.endswith("-")
    return made


def joined(lines: Sequence[str]) -> tuple[str, list[tuple[str, str, str]]]:
    """Return lines as one text, and the words that were mended where a line end broke them."""
    text = ""
    mends: list[tuple[str, str, str]] = []
    for line in lines:
        if not text:
            text = line
            continue
        marked = bool(_LINE_END.search(text))
        before = _LINE_END.sub("-", text)
        joint = seam(before, line)
        if marked and joint.between and before.endswith("-"):
            joint = joint._replace(between="")
        if joint.dropped:
            left, right = _LAST_WORD.search(before), _FIRST_WORD.search(line)
            halves = (left.group() if left else "", right.group() if right else "")
            mends.append((_BROKEN, f"{halves[0][:-1]}\u00ad{halves[1]}", halves[0][:-1] + halves[1]))
        text = before[: len(before) - joint.dropped] + joint.between + line
    return _LINE_END.sub("-", text), mends
