"""Lines and blocks: runs that stand under each other, in the order of reading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from flows.ingest.readers.pdf.frame import Area
from flows.ingest.readers.pdf.glyphs import Style
from flows.ingest.readers.pdf.grids import Table
from flows.ingest.readers.pdf.page import Run

_LEVEL = 0.35
# Runs of one line stand no further apart than this, in sizes of the type; behind the marker of a list further.
_SAME_LINE, _BEHIND_MARKER = 1.8, 6.0
_NEXT_LINE = 2.2
_SIZES_ALIKE = 1.12
_LOOK_BACK = 8
_OVERLAP = 0.3
_GUTTER = 5.0
_DEEPEST = 8
_FEWEST_WORDS = 8
MARKER = re.compile(r"^(?:[•·▪◦‣●■□○➢➤►✓–—-]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)]|\(?[ivx]{1,5}[.)])$")
_ENDS = re.compile(r"[.!?:;…][\"”’»)\]⁰¹²³⁴⁵⁶⁷⁸⁹\d]*$")


@dataclass(slots=True)
class Line:
    """One line of a block."""

    text: str
    area: Area
    base: float
    style: Style
    first_word: float
    """Width of its first word, points."""

    @property
    def size(self) -> float:
        """Size of its type, points."""
        return self.style.size


@dataclass(slots=True, eq=False)
class Block:
    """Lines under each other, all of one size."""

    lines: list[Line] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    """What its lines are made of."""

    table: Table | None = None
    """The table that stands here instead of lines."""

    @property
    def area(self) -> Area:
        """Where it stands."""
        if self.table is not None:
            return self.table.area
        area = self.lines[0].area
        for line in self.lines[1:]:
            area = area.joined(line.area)
        return area

    @property
    def size(self) -> float:
        """Size of its type, points."""
        return self.lines[0].size if self.lines else 0.0


def line_of(run: Run) -> Line:
    """Return a run as a line."""
    first = run.words[0]
    return Line(run.text, run.area, run.base, run.style, first.right - first.left)


def blocks_of(items: Sequence[Run | Table]) -> list[Block]:
    """Return runs and tables as blocks, in the order in which the page draws them."""
    blocks: list[Block] = []
    for run in items:
        if isinstance(run, Table):
            blocks.append(Block(table=run))
            continue
        recent = blocks[-1 : -_LOOK_BACK - 1 : -1]
        if blocks and blocks[-1].lines and _continue_line(blocks[-1], run):
            continue
        home = next((one for one in recent if one.lines and _is_next(one.lines[-1], run)), None)
        if home is None:
            blocks.append(Block([line_of(run)], [run]))
        else:
            home.lines.append(line_of(run))
            home.runs.append(run)
    return blocks


def _continue_line(block: Block, run: Run) -> bool:
    """Add a run to the last line of a block where it belongs to it; tell whether it does."""
    line = block.lines[-1]
    size = max(line.size, run.size)
    gap = run.area.left - line.area.right
    most = _BEHIND_MARKER if MARKER.match(line.text) else _SAME_LINE
    if line.style.angle != run.style.angle or abs(line.base - run.base) > _LEVEL * size:
        return False
    if not -_LEVEL * size <= gap <= most * size:
        return False
    marked = len(line.text) < len(run.text) and most == _BEHIND_MARKER
    style = run.style if marked else line.style
    text = f"{line.text} {run.text}"
    block.runs.append(run)
    block.lines[-1] = Line(text, line.area.joined(run.area), line.base, style, line.first_word)
    return True


def _is_next(line: Line, run: Run) -> bool:
    """Tell whether a run stands right below a line."""
    small, large = sorted((line.size, run.size))
    below = run.base - line.base
    if line.style.angle != run.style.angle or line.style.angle or large > _SIZES_ALIKE * max(small, 1):
        return False
    return _LEVEL * large < below <= _NEXT_LINE * large and line.area.overlap(run.area) >= _OVERLAP


def ordered(blocks: list[Block]) -> list[Block]:
    """Return blocks in the order of reading: as drawn, unless the places of the blocks make better sentences."""
    turned = [block for block in blocks if block.lines and block.lines[0].style.angle]
    level = [block for block in blocks if block not in turned]
    placed = _by_place(level, 0)
    drawn_score, placed_score = _score(level), _score(placed)
    return [*(placed if placed_score > drawn_score else level), *turned]


def _score(blocks: list[Block]) -> float:
    """Return how well the blocks follow each other: sentences that go on, less those cut off and jumps back."""
    words = Counter[float]()
    for block in blocks:
        words[block.size] += _words(block)
    most = words.most_common(1)[0][0] if words else 0.0
    prose = [
        one for one in blocks if one.size == most and sum(line.text.count(" ") for line in one.lines) >= _FEWEST_WORDS
    ]
    jumps = sum(_jumps_back(before.area, after.area) for before, after in pairwise(blocks))
    return sum(_fit(before, after) for before, after in pairwise(prose)) - jumps / 2


def _words(block: Block) -> int:
    return sum(line.text.count(" ") for line in block.lines)


def _jumps_back(before: Area, after: Area) -> bool:
    """Tell whether reading goes back: up in a column, or to the column on the left at the same height."""
    if before.overlap(after) > 0:
        return after.bottom < before.top
    beside = min(before.bottom, after.bottom) > max(before.top, after.top)
    return after.right < before.left and (beside or after.bottom < before.top)


def _fit(before: Block, after: Block) -> float:
    goes_on = after.lines[0].text[:1].islower()
    if _ENDS.search(before.lines[-1].text):
        return -2.0 * goes_on
    return 2.0 if goes_on else -0.5


def _by_place(blocks: list[Block], depth: int) -> list[Block]:
    """Return blocks by bands from the top, and in each band by columns from the left."""
    if len(blocks) < 2 or depth > _DEEPEST:  # noqa: PLR2004 - nothing to order
        return sorted(blocks, key=lambda one: (one.area.top, one.area.left))
    bands = _bands(blocks)
    if len(bands) > 1:
        return [block for band in bands for block in _by_place(band, depth + 1)]
    columns = _parted([(one.area.left, one.area.right, one) for one in blocks], _GUTTER)
    if len(columns) > 1:
        return [block for column in columns for block in _by_place(column, depth + 1)]
    return sorted(blocks, key=lambda one: (one.area.top, one.area.left))


def _bands(blocks: list[Block]) -> list[list[Block]]:
    """Return the bands of a page: strips without a block across their borders, those of the same columns together."""
    strips = _parted([(one.area.top, one.area.bottom, one) for one in blocks], 0.0)
    bands: list[list[Block]] = []
    for strip in strips:
        if bands and _has_columns(bands[-1]) and _has_columns([*bands[-1], *strip]):
            bands[-1] += strip
        else:
            bands.append(strip)
    return bands


def _has_columns(blocks: list[Block]) -> bool:
    return len(_parted([(one.area.left, one.area.right, one) for one in blocks], _GUTTER)) > 1


def _parted(spans: list[tuple[float, float, Block]], gap: float) -> list[list[Block]]:
    """Return blocks in groups that a gap parts along one direction."""
    groups: list[list[Block]] = []
    end = float("-inf")
    for first, last, block in sorted(spans, key=lambda one: one[0]):
        # Boxes of type reach a little beyond the letters.
        if groups and first < end + gap - 0.15 * block.size:
            groups[-1].append(block)
        else:
            groups.append([block])
        end = max(end, last)
    return groups
