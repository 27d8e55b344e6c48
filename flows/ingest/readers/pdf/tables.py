"""Tables of a page: ruled ones, and those whose cells only stand in columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from flows.ingest.readers.pdf.blocks import Block, blocks_of
from flows.ingest.readers.pdf.frame import Area
from flows.ingest.readers.pdf.grids import NUMBER, Table, ruled_tables
from flows.ingest.readers.pdf.page import Page, Run

_SAME_ROW = 0.45
# Rows of a table stand no further apart than this, in sizes of the type.
_FURTHEST = 3.2
_TIGHT = 1.35
_FEWEST_ROWS = 3
_FEWEST_WITHNUMBERS = 2
_WORDS_OF_CELL = 9
_MARKER = re.compile(r"^(?:[•·▪◦‣●■□○*–—-]|\(?\d{1,3}[.)]|\(?[a-z]{1,4}[.)]|\d{1,2})$")
_LEADERS = re.compile(r"(?:\.\s?){5,}|…{2,}")
_GUTTER = 2.0
_ROWS_APART = 2.5
# So many lines of so many words are prose, even beside a table.
_FEWEST_LINES, _WORDS_OF_LINE = 3, 4.5
_FEWEST_STEPS = 4
_PLAIN = re.compile(r"^[-+]?\d+(?:\.\d+)?$")


def tables_of(page: Page) -> list[Table]:
    """Return the tables of a page in the order of their tops, and take their runs off the page."""
    found = list(ruled_tables(page))
    page.runs = [run for run in page.runs if not any(_inside(run, table.area) for table in found)]
    aligned, used = _aligned_tables(page)
    page.runs = [run for run in page.runs if id(run) not in used]
    return sorted([*found, *aligned], key=lambda one: one.area.top)


def _inside(run: Run, area: Area) -> bool:
    return area.holds((run.area.left + run.area.right) / 2, (run.area.top + run.area.bottom) / 2)


Row = list[Run]


def rows_of(runs: Sequence[Run]) -> list[Row]:
    """Return runs as rows from the top, each from the left."""
    rows: list[Row] = []
    for run in sorted(runs, key=lambda one: (one.base, one.area.left)):
        last = rows[-1][0] if rows else None
        if last is not None and abs(run.base - last.base) <= _SAME_ROW * max(last.size, run.size, 4):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [sorted(row, key=lambda one: one.area.left) for row in rows]


def _aligned_tables(page: Page) -> tuple[list[Table], set[int]]:
    found: list[Table] = []
    used: set[int] = set()
    prose = [block for block in blocks_of(page.runs) if _is_prose(block)]
    lines = {id(run) for block in prose for run in block.runs}
    runs = [run for run in page.runs if not run.style.angle and id(run) not in lines and not _is_between(run, prose)]
    for zone in _zones(rows_of(runs), page):
        table = _aligned(zone, page)
        if table is not None:
            found.append(table)
            used.update(id(run) for row in zone for run in row)
    return found, used


def _is_prose(block: Block) -> bool:
    """Tell whether lines are those of paragraphs: several in a row, full of words."""
    words = sum(line.text.count(" ") + 1 for line in block.lines)
    return len(block.lines) >= _FEWEST_LINES and words >= _WORDS_OF_LINE * len(block.lines)


def _is_between(run: Run, prose: Sequence[Block]) -> bool:
    """Tell whether a line stands right between paragraphs of its column: their heading, or a short last line."""
    near = _ROWS_APART * run.size
    column = [block.area for block in prose if abs(block.area.left - run.area.left) < _GUTTER + 1]
    above = any(0 <= run.area.top - area.bottom < near for area in column)
    return above and any(0 <= area.top - run.area.bottom < near for area in column)


def _zones(rows: list[Row], page: Page) -> list[list[Row]]:
    """Return runs of rows that may be tables: rows of several cells, and single lines between them."""
    zones: list[list[Row]] = []
    zone: list[Row] = []
    pending: list[Row] = []
    for row in rows:
        near = not zone or row[0].base - (pending or zone)[-1][0].base <= _FURTHEST * max(row[0].size, 6)
        if _is_cells(row, page):
            if zone and not near:
                zones.append(zone)
                zone = []
            zone += [*(pending if zone else []), row]
            pending = []
        elif zone and near and len(pending) < 2 and _may_interrupt(row, zone):  # noqa: PLR2004 - a label on two lines
            pending.append(row)
        elif zone:
            zones.append(zone)
            zone, pending = [], []
    if zone:
        zones.append(zone)
    return zones


def _is_cells(row: Row, page: Page) -> bool:
    """Tell whether the runs of a row look like cells, and not like lines of columns of prose."""
    if len(row) < 2 or _LEADERS.search(row[-2].text) or _LEADERS.search(row[-1].text):  # noqa: PLR2004 - a row has two
        return False
    if len(row) == 2 and _MARKER.match(row[0].text) and not NUMBER.match(row[1].text):  # noqa: PLR2004
        return False
    long = sum(len(run.words) > _WORDS_OF_CELL or run.area.width > 0.4 * page.width for run in row)
    if any(NUMBER.match(run.text) for run in row[1:]):
        return long <= 1
    return long == 0 and (len(row) > 2 or all(run.area.width < 0.3 * page.width for run in row))  # noqa: PLR2004


def _may_interrupt(row: Row, zone: list[Row]) -> bool:
    """Tell whether a single line may stand inside a table: a heading of rows, a label that goes on."""
    if len(row) > 1:
        return False
    left = min(run.area.left for one in zone for run in one)
    right = max(run.area.right for one in zone for run in one)
    run = row[0]
    return run.area.left >= left - 4 and run.area.right <= right + 4 and len(run.words) <= _WORDS_OF_CELL + 3


def _aligned(zone: list[Row], page: Page) -> Table | None:
    cells = [row for row in zone if len(row) > 1]
    numbers = sum(bool(NUMBER.match(run.text)) for row in cells for run in row[1:])
    share = numbers / max(1, sum(len(row) - 1 for row in cells))
    least = _FEWEST_WITHNUMBERS if share > 0.5 else _FEWEST_ROWS  # noqa: PLR2004 - half of them
    if len(cells) < least or (share == 0 and max(map(len, cells)) < 3):  # noqa: PLR2004
        return None
    columns = _columns(cells)
    if len(columns) < 2:  # noqa: PLR2004
        return None
    rows = [_cells(row, columns) for row in zone]
    boxes = [_area(row) for row in zone]
    filled = sum(bool(cell) for row in rows for cell in row[1:])
    if filled < 0.3 * len(rows) * (len(columns) - 1):
        return None
    rows, boxes = _joined(zone, rows, boxes, page)
    if _is_chart(rows):
        return None
    area = boxes[0]
    for box in boxes[1:]:
        area = area.joined(box)
    return Table(area, rows, boxes)


def _area(row: Row) -> Area:
    area = row[0].area
    for run in row[1:]:
        area = area.joined(run.area)
    return area


def _columns(rows: list[Row]) -> list[tuple[float, float]]:
    """Return the columns: stretches that cells cover, parted where none does; a few that span several do not count."""
    usual = median(len(row) for row in rows)
    edges: list[tuple[float, int]] = []
    for row in rows:
        if len(row) >= usual:
            for run in row:
                edges += [(run.area.left, 1), (run.area.right, -1)]
    columns: list[tuple[float, float]] = []
    depth = 0
    start = 0.0
    for x, step in sorted(edges, key=lambda one: (one[0], -one[1])):
        if depth == 0:
            start = x
        depth += step
        if depth == 0:
            if columns and start - columns[-1][1] < _GUTTER:
                columns[-1] = (columns[-1][0], x)
            else:
                columns.append((start, x))
    return columns


def _cells(row: Row, columns: list[tuple[float, float]]) -> list[str]:
    cells = [""] * len(columns)
    for run in row:
        shared = [min(run.area.right, right) - max(run.area.left, left) for left, right in columns]
        best = max(shared)
        # One that spans several columns is written in the first.
        at = (
            next(at for at, one in enumerate(shared) if one >= min(best, 0.5 * best) and one == max(shared))
            if best > 0
            else _nearest(run, columns)
        )
        cells[at] = f"{cells[at]} {run.text}".strip()
    return cells


def _nearest(run: Run, columns: list[tuple[float, float]]) -> int:
    middle = (run.area.left + run.area.right) / 2
    return min(range(len(columns)), key=lambda at: abs(middle - sum(columns[at]) / 2))


def _joined(
    zone: list[Row], rows: list[list[str]], boxes: list[Area], page: Page
) -> tuple[list[list[str]], list[Area]]:
    """Put the lines together that are of one row of cells."""
    made: list[list[str]] = []
    places: list[Area] = []
    for at, (row, box) in enumerate(zip(rows, boxes, strict=True)):
        tight = at > 0 and zone[at][0].base - zone[at - 1][0].base <= _TIGHT * max(4.0, zone[at][0].size)
        if made and tight and _continues(made[-1], row) and not _parted(page, places[-1], box):
            made[-1] = [f"{one} {other}".strip() for one, other in zip(made[-1], row, strict=True)]
            places[-1] = places[-1].joined(box)
        else:
            made.append(row)
            places.append(box)
    return made, places


def _continues(before: list[str], row: list[str]) -> bool:
    """Tell whether a line goes on with the cells of the row above."""
    full = [at for at, cell in enumerate(row) if cell]
    numbers = any(NUMBER.match(row[at]) for at in full)
    if numbers:
        return not row[0] and not any(NUMBER.match(before[at]) for at in full) and not any(before[1:])
    if full == [0]:
        return row[0][0].islower() or row[0][0] == "("
    if not row[0]:
        return all(before[at] and not NUMBER.match(before[at]) for at in full)
    return False


def _parted(page: Page, above: Area, below: Area) -> bool:
    middle = (above.bottom + below.top) / 2
    return any(
        abs(rule.top - middle) <= max(4.0, (below.top - above.bottom) / 2 + 1) and rule.overlap(below) > 0
        for rule in page.shapes.across
    )


def _is_chart(rows: list[list[str]]) -> bool:
    """Tell whether all figures are those of scales: then it is the drawing of a chart."""
    columns = [[row[at] for row in rows] for at in range(len(rows[0]))]
    figures = [cells for cells in columns if sum(bool(NUMBER.match(cell)) for cell in cells) >= _FEWEST_STEPS]
    return bool(figures) and all(_is_scale(cells) for cells in figures)


def _is_scale(cells: list[str]) -> bool:
    """Tell whether the figures of a column go up or down by equal steps."""
    values = [float(plain) for plain in (re.sub(r"[%\s,]", "", cell) for cell in cells) if _PLAIN.match(plain)]
    steps = {round(after - before, 6) for before, after in pairwise(values)}
    return len(values) >= _FEWEST_STEPS and len(steps) == 1 and steps != {0.0}
