"""How the first page is set, so that it is one page and a full one.

The heights are estimated from the widths of the letters; the numbers of :data:`_LEVELS` are those of the stylesheet's
classes of the same names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from flows.digest.rendering.faces import SANS, SANS_BOLD, SERIF, SERIF_BOLD, width, wrapped
from flows.digest.rendering.options import POINTS_PER_MM, RAIL, PageOptions
from flows.digest.rendering.printable import printable
from schemas.digest import Finding, Front, Passage

_RAIL: Final = RAIL * POINTS_PER_MM
_RANK: Final = 8 * POINTS_PER_MM
_NAMEPLATE: Final = 29.0
_TITLE_SPACE: Final = 24.0
"""Above and below the title."""

_LABEL: Final = 17.5
"""Of a small heading, with its rule and the space below."""

_LABEL_SPACE: Final = 9.0
_FINDINGS_HEADING: Final = 32.0
_GUIDE_SPACE: Final = 32.0
_CAUTION: Final = 0.98
"""Share of a line that the estimate fills: it does not see kerning."""

_MOST_GAP: Final = 9.0
"""More space between findings than this falls apart."""

_SPENT: Final = 0.75
"""Share of the space left over that goes between the findings; the rest stays, because the estimate is one."""

_MOST_DATES_FEWER: Final = 3
_TITLE_SIZES: Final = (27.0, 25.5, 24.0, 22.5, 21.0)
_TITLE_LEADING: Final = 1.15


class _Level(NamedTuple):
    """Sizes and line heights of one way to set the first page, in points."""

    name: str
    opening: tuple[float, float]
    sentence: tuple[float, float]
    gap: float
    """Below a finding."""

    contents: tuple[float, float]
    small: tuple[float, float]
    """Of dates, coverage and guide."""


_LEVELS: Final = (
    _Level("airy", (11.6, 15.8), (10.6, 14.6), 10, (8.8, 13), (8.5, 11.4)),
    _Level("roomy", (11, 14.8), (10, 13.6), 8, (8.6, 12.2), (8.3, 11)),
    _Level("snug", (10.4, 13.8), (9.6, 12.8), 7, (8.3, 11.2), (8, 10.4)),
    _Level("tight", (9.6, 12.6), (9, 11.8), 5, (7.8, 10), (7.5, 9.6)),
)


@dataclass(frozen=True, slots=True)
class FrontFit:
    """How the first page is set; lengths in points."""

    level: str
    """Class of the stylesheet."""

    whole: bool
    """Whether all of it stands on one page; otherwise what follows flows on behind it."""

    opened: int
    """How many of the sentences that open the issue are printed."""

    watched: int
    """How many of the dates ahead are printed."""

    coverage_in_rail: bool
    """Whether the coverage stands in the rail, or below the findings: where it makes the page shorter."""

    title_size: float
    title_leading: float
    title_width: float
    """Width at which the title's lines come out about equally long."""

    gap: float
    """Space below a finding."""


class _Columns(NamedTuple):
    """Heights in points, the coverage added to one of the two columns."""

    lead: float
    rail: float
    coverage_in_rail: bool

    @property
    def height(self) -> float:
        return max(self.lead, self.rail)


def front_fit(front: Front, names: Mapping[str, str], options: PageOptions) -> FrontFit:
    """Return the most generous way to set the first page on one page, or the tightest where none does.

    Rather than go on to a second page, the farthest dates ahead give way, which a section of their own has, and the
    last sentences that open the issue, whose paragraphs the evidence has.

    Args:
        front: The page.
        names: Of the documents by number, which stand before the sentences that open the issue.
        options: Has the paper's size.
    """
    size, width, title = _title(printable(front.title), options.text_points)
    room = options.first_page_points - _NAMEPLATE - title
    for level, shown in _tries(front):
        columns = _columns(shown, names, options, level)
        spare = room - _guide(front, options, level) - columns.height
        if spare >= 0:
            break
    slack = max(spare, 0) + columns.height - columns.lead
    return FrontFit(
        level=level.name,
        whole=spare >= 0,
        opened=len(shown.standfirst),
        watched=len(shown.watch),
        coverage_in_rail=columns.coverage_in_rail,
        title_size=size,
        title_leading=round(size * _TITLE_LEADING, 1),
        title_width=width,
        gap=round(level.gap + min(_MOST_GAP, _SPENT * slack / max(len(front.findings), 1)), 1),
    )


def _title(text: str, room: float) -> tuple[float, float, float]:
    """Return the title's size, the width to set it in, and its height: in one line where a size allows it."""
    size = next((size for size in _TITLE_SIZES if width(text, size, SERIF_BOLD) <= room * _CAUTION), _TITLE_SIZES[1])
    height = _lines(text, (size, size * _TITLE_LEADING), room, SERIF_BOLD)
    narrow = room
    while height > size * 1.5 and _lines(text, (size, size * _TITLE_LEADING), narrow - 4, SERIF_BOLD) == height:
        narrow -= 4
    return size, round(narrow, 1), height + _TITLE_SPACE


def _tries(front: Front) -> Iterator[tuple[_Level, Front]]:
    """Yield the ways to set the first page, and what of it: all in the end, where nothing helps."""
    openings, dates = front.standfirst, front.watch
    yield from ((level, front) for level in _LEVELS)
    for opened in range(len(openings), min(len(openings), 1) - 1, -1):
        for watched in range(len(dates), max(len(dates) - _MOST_DATES_FEWER, 0) - 1, -1):
            yield _LEVELS[-1], front.model_copy(update={"standfirst": openings[:opened], "watch": dates[:watched]})
    yield _LEVELS[-1], front


def _columns(front: Front, names: Mapping[str, str], options: PageOptions, level: _Level) -> _Columns:
    """Return the heights of the two columns, the coverage below the one that it lengthens less."""
    column = options.column_points
    lead = _lead(front, names, level, column)
    rail = _rail(front, level)
    below = _Columns(lead + _coverage(front, level, column), rail, coverage_in_rail=False)
    beside = _Columns(lead, rail + _coverage(front, level, _RAIL), coverage_in_rail=True)
    return min(beside, below, key=lambda columns: columns.height)


def _lead(front: Front, names: Mapping[str, str], level: _Level, column: float) -> float:
    openings = (f"{names.get(one.mark.source, one.mark.source)}: {_cited(one)}" for one in front.standfirst)
    opening = sum(_lines(text, level.opening, column, SERIF) + 5 for text in openings)
    return opening + _FINDINGS_HEADING + sum(_finding(finding, level, column - _RANK) for finding in front.findings)


def _finding(finding: Finding, level: _Level, width: float) -> float:
    marks = " ".join(f"[{mark.label}]" for mark in finding.others)
    meta = f"{finding.speaker} squares {finding.support_text} {marks} page"
    return (
        _lines(finding.label, (10.4, 13.6), width, SANS_BOLD)
        + _lines(_cited(finding.passage), level.sentence, width, SERIF)
        + _lines(meta, (8, 12), width)
        + level.gap
    )


def _rail(front: Front, level: _Level) -> float:
    height = _LABEL + sum(_lines(f"{line.label} 99", level.contents, _RAIL) for line in front.contents)
    if front.changes:
        height += _LABEL + _LABEL_SPACE + sum(_lines(line, level.small, _RAIL) + 3 for line in front.changes)
    if front.watch:
        height += _LABEL + _LABEL_SPACE
    for item in front.watch:
        height += level.small[1] + _lines(f"{item.text} [{item.mark.label}]", level.small, _RAIL) + 3
    return height


def _coverage(front: Front, level: _Level, width: float) -> float:
    if not front.coverage:
        return 0.0
    return _LABEL + _LABEL_SPACE + sum(_lines(line, level.small, width) + 2 for line in front.coverage)


def _guide(front: Front, options: PageOptions, level: _Level) -> float:
    if not front.guide:
        return 0.0
    room = options.text_points / len(front.guide) - 6 * POINTS_PER_MM
    return _GUIDE_SPACE + max(_lines(f"{entry.label} {entry.text}", level.small, room) for entry in front.guide)


def _cited(passage: Passage) -> str:
    return f"{passage.text} [{passage.mark.label}]"


def _lines(text: str, size: tuple[float, float], room: float, name: str = SANS) -> float:
    return len(wrapped(printable(text), size[0], room * _CAUTION, name)) * size[1]
