"""Tables that are ruled: cells between lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from flows.ingest.readers.pdf.frame import Area
from flows.ingest.readers.pdf.glyphs import Word
from flows.ingest.readers.pdf.page import Page, Run
from flows.ingest.readers.pdf.shapes import Shapes

# Lines of one table meet within this many points.
_NEAR = 3.0
_MOST_RULES = 1500
_MOST_LINES = 120
_FEWEST = 2
_FILLED_CELLS = 0.25
# A cell beside the lines has so few words and stands so near, in points.
_SHORT, _BESIDE = 4, 120.0
NUMBER = re.compile(r"^[\W_]*\d[\d\s.,:/%+*()–—-]*\S{0,3}$|^[-–—.…x*:]+$")
"""A cell that holds a figure, or a sign for none."""


@dataclass(slots=True)
class Table:
    """Rows of cells, and where they stand."""

    area: Area
    rows: list[list[str]]
    places: list[Area]
    """Of each row."""


@dataclass(frozen=True, slots=True)
class _Grid:
    xs: list[float]
    ys: list[float]
    across: list[Area]
    down: list[Area]

    @property
    def area(self) -> Area:
        return Area(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


def ruled_tables(page: Page) -> Iterator[Table]:
    """Yield the tables of a page whose cells are parted by lines."""
    for grid in _grids(page.shapes):
        table = _table(grid, page)
        if table is not None:
            yield table


def _grids(drawn: Shapes) -> Iterator[_Grid]:
    if not drawn.down or not drawn.across or len(drawn.down) + len(drawn.across) > _MOST_RULES:
        return
    for across, down in _clusters(_merged(drawn.across, level=True), _merged(drawn.down, level=False)):
        xs = _lines([(one.left + one.right) / 2 for one in down])
        ys = _lines([(one.top + one.bottom) / 2 for one in across])
        if _FEWEST < len(xs) <= _MOST_LINES and _FEWEST < len(ys) <= _MOST_LINES:
            yield _Grid(xs, ys, across, down)


def _merged(rules: Sequence[Area], *, level: bool) -> list[Area]:
    """Return rules with those put together that lie on one line and touch."""
    turned = [one if level else Area(one.top, one.left, one.bottom, one.right) for one in rules]
    merged: list[Area] = []
    for rule in sorted(turned, key=lambda one: (round(one.top / 2), one.left)):
        last = merged[-1] if merged else None
        if last is not None and abs(last.top - rule.top) <= _NEAR and rule.left <= last.right + _NEAR:
            merged[-1] = last.joined(rule)
        else:
            merged.append(rule)
    return merged if level else [Area(one.top, one.left, one.bottom, one.right) for one in merged]


def _clusters(across: list[Area], down: list[Area]) -> Iterator[tuple[list[Area], list[Area]]]:
    """Yield the level and the upright lines of each net of lines that meet."""
    owner = list(range(len(across) + len(down)))

    def root(at: int) -> int:
        while owner[at] != at:
            owner[at] = owner[owner[at]]
            at = owner[at]
        return at

    for i, level in enumerate(across):
        for j, upright in enumerate(down):
            if _meet(level, upright):
                owner[root(i)] = root(len(across) + j)
    nets: dict[int, tuple[list[Area], list[Area]]] = {}
    for at in range(len(owner)):
        net = nets.setdefault(root(at), ([], []))
        if at < len(across):
            net[0].append(across[at])
        else:
            net[1].append(down[at - len(across)])
    yield from nets.values()


def _meet(level: Area, upright: Area) -> bool:
    return (
        level.left - _NEAR <= upright.right
        and upright.left <= level.right + _NEAR
        and upright.top - _NEAR <= level.bottom
        and level.top <= upright.bottom + _NEAR
    )


def _lines(values: list[float]) -> list[float]:
    """Return positions with those put together that are near each other."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _table(grid: _Grid, page: Page) -> Table | None:
    owners = _owners(grid)
    cells: dict[tuple[int, int], list[Run]] = {}
    for run in _cut(grid, page.runs):
        at = _cell_at(grid, (run.area.left + run.area.right) / 2, (run.area.top + run.area.bottom) / 2)
        if at is not None:
            cells.setdefault(at, []).append(run)
    filled = _merged_cells(cells, owners)
    if len({row for row, _ in filled}) < _FEWEST or len({column for _, column in filled}) < _FEWEST:
        return None
    if len(filled) < _FILLED_CELLS * len(set(owners.values())) or _goes_on_outside(grid, page.runs):
        return None
    columns, rows = range(len(grid.xs) - 1), range(len(grid.ys) - 1)
    return _written(grid, [[filled.get((row, column), []) for column in columns] for row in rows])


def _cut(grid: _Grid, runs: list[Run]) -> Iterator[Run]:
    """Yield the runs of a table, cut where an upright line stands between their words."""
    for run in runs:
        middle = (run.area.top + run.area.bottom) / 2
        if run.style.angle or not grid.area.holds((run.area.left + run.area.right) / 2, middle):
            continue
        parts: list[list[Word]] = [[run.words[0]]]
        for before, word in pairwise(run.words):
            if any(
                _ruled(grid.down, x, middle, level=False) for x in grid.xs if before.right - 1 <= x <= word.left + 1
            ):
                parts.append([word])
            else:
                parts[-1].append(word)
        yield from [run] if len(parts) == 1 else map(Run, parts)


def _merged_cells(
    cells: dict[tuple[int, int], list[Run]], owners: dict[tuple[int, int], tuple[int, int]]
) -> dict[tuple[int, int], list[Run]]:
    """Return the runs of cells that no line parts together, unless they stand side by side."""
    groups: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for at in cells:
        groups.setdefault(owners[at], []).append(at)
    merged: dict[tuple[int, int], list[Run]] = {}
    for owner, members in groups.items():
        beside = {round(run.base) for at in members for run in cells[at] if at[1] != owner[1]}
        own = {round(run.base) for at in members for run in cells[at] if at[1] == owner[1]}
        if len({at[1] for at in members}) > 1 and (beside & own or len(members) > _FEWEST):
            merged.update({at: cells[at] for at in members})
        else:
            merged[owner] = [run for at in sorted(members) for run in cells[at]]
    return merged


def _goes_on_outside(grid: _Grid, runs: list[Run]) -> bool:
    """Tell whether most rows have short cells beside the lines: then these do not rule the whole table."""
    beside = set()
    for run in runs:
        middle = (run.area.top + run.area.bottom) / 2
        if not grid.ys[0] < middle < grid.ys[-1] or run.style.angle or len(run.words) > _SHORT:
            continue
        apart = max(grid.xs[0] - run.area.right, run.area.left - grid.xs[-1])
        if 0 <= apart < _BESIDE:
            beside.add(round(run.base))
    return len(beside) >= max(_FEWEST, 0.5 * (len(grid.ys) - 1))


def _written(grid: _Grid, cells: list[list[list[Run]]]) -> Table:
    rows: list[list[str]] = []
    places: list[Area] = []
    for (top, bottom), row in zip(pairwise(grid.ys), cells, strict=True):
        for lines in _lines_of_row(row):
            if any(lines):
                rows.append(lines)
                places.append(Area(grid.xs[0], top, grid.xs[-1], bottom))
    return Table(grid.area, rows, places)


def _lines_of_row(row: list[list[Run]]) -> list[list[str]]:
    """Return a row, or its rows where lines of numbers stand side by side with no line drawn between."""
    bases = _lines([run.base for cell in row for run in cell])
    others = [run.text for cell in row[1:] for run in cell]
    numbers = sum(bool(NUMBER.match(text)) for text in others)
    several = sum(len(_lines([run.base for run in cell])) > 1 for cell in row)
    if len(bases) > 1 and several > 1 and numbers > len(others) / 2:
        return [[_text([run for run in cell if abs(run.base - base) <= _NEAR]) for cell in row] for base in bases]
    return [[_text(cell) for cell in row]]


def _text(runs: list[Run]) -> str:
    return " ".join(run.text for run in sorted(runs, key=lambda one: (round(one.base), one.area.left)))


def _owners(grid: _Grid) -> dict[tuple[int, int], tuple[int, int]]:
    """Return for each cell the top left one of those that no line parts from it."""
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    for row, (top, bottom) in enumerate(pairwise(grid.ys)):
        for column, (left, right) in enumerate(pairwise(grid.xs)):
            owner = (row, column)
            if column and not _ruled(grid.down, left, (top + bottom) / 2, level=False):
                owner = owners[row, column - 1]
            elif row and not _ruled(grid.across, top, (left + right) / 2, level=True):
                owner = owners[row - 1, column]
            owners[row, column] = owner
    return owners


def _ruled(rules: list[Area], line: float, along: float, *, level: bool) -> bool:
    for rule in rules:
        first, last, at = (rule.left, rule.right, rule.top) if level else (rule.top, rule.bottom, rule.left)
        if abs(at - line) <= 2 * _NEAR and first - _NEAR <= along <= last + _NEAR:
            return True
    return False


def _cell_at(grid: _Grid, x: float, y: float) -> tuple[int, int] | None:
    if not grid.area.holds(x, y):
        return None
    column = next(at for at, (left, right) in enumerate(pairwise(grid.xs)) if left <= x <= right)
    row = next(at for at, (top, bottom) in enumerate(pairwise(grid.ys)) if top <= y <= bottom)
    return row, column
