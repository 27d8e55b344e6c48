"""Where the parts of charts and timelines go: pure arithmetic, drawn by the templates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, NamedTuple

from flows.digest.rendering.faces import SANS, SANS_BOLD, width, wrapped
from flows.digest.rendering.printable import printable
from schemas.digest import ChartSection, Timeline, TimelinePoint

_POINTS_PER_MM: Final = 72 / 25.4

# The timeline, in millimetres.
_LABEL_SIZE: Final = 7.6 / _POINTS_PER_MM
_LABEL_GAP: Final = 2.2
_INDENT: Final = 1.4
"""Space between a label and the thin line that leads to it."""

_AXIS: Final = 2.5
"""Height of the axis below the drawing's top, so that the circles on it are whole."""

_FIRST_ROW: Final = 6.0
_ROW: Final = 4.4
_INSET: Final = 1.5

# The chart, in points.
_TEXT_SIZE: Final = 8.6
_TEXT_LINE: Final = 10.5
_LONGEST_LABEL: Final = 128.0
_BAR: Final = 10.0
_BAR_GAP: Final = 2.0
_GROUP_GAP: Final = 10.0
_SMALLEST_PLOT: Final = 160.0


@dataclass(frozen=True, slots=True)
class PlacedPoint:
    """A date on the line and its label, in millimetres from the drawing's top left corner."""

    point: TimelinePoint
    x: float
    """Of the circle and the line down from it."""

    left: float
    """Of the label."""

    top: float
    """Of the label."""

    width: float
    """Of the label."""

    flipped: bool
    """Whether the label stands left of its line, because there is no room right of it."""


@dataclass(frozen=True, slots=True)
class TimelinePlan:
    """A timeline, in millimetres."""

    width: float
    height: float
    axis: float
    points: tuple[PlacedPoint, ...]


class _Label(NamedTuple):
    """A label that has its place: what it covers from left to right, and where the line to it comes down."""

    left: float
    right: float
    x: float
    row: int


def plan_timeline(timeline: Timeline, room: float) -> TimelinePlan:
    """Give every label a row in which it touches no other label and, if it can be, no line that leads to one below it.

    Labels of the first dates stand left of their lines and those of the others right of them, turned over where the
    fewest lines are crossed, and the drawing takes the fewest rows. Where dates stand close along the whole line,
    labels at both ends face each other and some line must go behind a label.

    Args:
        timeline: the dates, from left to right.
        room: width of the drawing in millimetres.
    """
    xs = [round(_INSET + point.position * (room - 2 * _INSET), 2) for point in timeline.points]
    widths = [_label_width(point) for point in timeline.points]
    plans = [_labels(xs, widths, turned, room) for turned in range(len(xs) + 1)]
    best = min(plans, key=lambda labels: (_crossings(labels), _rows(labels)))
    points = tuple(_placed(point, label) for point, label in zip(timeline.points, best, strict=True))
    return TimelinePlan(round(room, 2), round(_FIRST_ROW + _rows(best) * _ROW, 2), _AXIS, points)


def _placed(point: TimelinePoint, label: _Label) -> PlacedPoint:
    flipped = label.left < label.x
    return PlacedPoint(
        point,
        label.x,
        left=round(label.left if flipped else label.left + _INDENT, 2),
        top=round(_FIRST_ROW + label.row * _ROW, 2),
        width=round(label.right - label.left - _INDENT, 2),
        flipped=flipped,
    )


def _labels(xs: Sequence[float], widths: Sequence[float], turned: int, room: float) -> list[_Label]:
    """Place the labels of the first ``turned`` points left of their lines, as far as there is room, others right."""
    placed: dict[int, _Label] = {}
    for number in (*range(turned), *reversed(range(turned, len(xs)))):
        x, wide = xs[number], widths[number]
        left_of_it = x - wide >= 0 and (number < turned or x + wide > room)
        left = x - wide if left_of_it else x
        here = [_Label(left, left + wide, x, row) for row in range(len(xs))]
        apart = [label for label in here if not any(_touch(label, other) for other in placed.values())]
        clear = (label for label in apart if not any(_cross(label, other) for other in placed.values()))
        placed[number] = next(clear, apart[0])
    return [placed[number] for number in range(len(xs))]


def _touch(one: _Label, other: _Label) -> bool:
    return one.row == other.row and other.left < one.right + _LABEL_GAP and one.left < other.right + _LABEL_GAP


def _cross(one: _Label, other: _Label) -> bool:
    """Tell whether the line to the lower of two labels goes through the upper."""
    upper, lower = sorted((one, other), key=lambda label: label.row)
    return upper.row < lower.row and upper.left < lower.x < upper.right


def _crossings(labels: Sequence[_Label]) -> int:
    return sum(_cross(one, other) for one, other in combinations(labels, 2))


def _rows(labels: Sequence[_Label]) -> int:
    return 1 + max((label.row for label in labels), default=-1)


def _label_width(point: TimelinePoint) -> float:
    return width(f"{printable(point.when)} [{point.mark.label}]", _LABEL_SIZE, SANS_BOLD) + _INDENT


@dataclass(frozen=True, slots=True)
class PlacedBar:
    """A bar and the text behind it, in points."""

    series: int
    y: float
    length: float
    label: str
    name: str
    """Name of the series, on the first group's bars; otherwise empty."""

    name_x: float


@dataclass(frozen=True, slots=True)
class PlacedGroup:
    """The bars of one row of data, and its label broken into lines."""

    lines: tuple[tuple[float, str], ...]
    """Height of the base line, and text."""

    bars: tuple[PlacedBar, ...]


@dataclass(frozen=True, slots=True)
class ChartPlan:
    """A bar chart, in points."""

    width: float
    height: float
    origin: float
    """Where the bars begin."""

    bar: float
    """Thickness of a bar."""

    bottom: float
    """Where the grid ends."""

    ticks: tuple[tuple[float, str], ...]
    groups: tuple[PlacedGroup, ...]


def plan_chart(section: ChartSection, room: float) -> ChartPlan:
    """Lay out grouped horizontal bars with their values behind them.

    Args:
        section: the data.
        room: width of the drawing in points.
    """
    labels = [wrapped(printable(group.label), _TEXT_SIZE, _LONGEST_LABEL, SANS_BOLD) for group in section.groups]
    widest = max((width(line, _TEXT_SIZE, SANS_BOLD) for lines in labels for line in lines), default=0.0)
    origin = round(min(widest, _LONGEST_LABEL) + 9, 1)
    plot = _plot_width(section, room - origin)
    groups = []
    y = 4.0
    for number, (group, lines) in enumerate(zip(section.groups, labels, strict=True)):
        height = max(len(group.bars) * (_BAR + _BAR_GAP) - _BAR_GAP, len(lines) * _TEXT_LINE)
        names = section.series if number == 0 else ("",) * len(section.series)
        groups.append(
            PlacedGroup(
                lines=_centred(lines, y, height),
                bars=tuple(
                    PlacedBar(
                        series=index,
                        y=round(y + index * (_BAR + _BAR_GAP), 1),
                        length=round(bar.share * plot, 1),
                        label=bar.label,
                        name=name,
                        name_x=round(
                            origin + bar.share * plot + 4 + width(printable(bar.label), _TEXT_SIZE, SANS_BOLD) + 5, 1
                        ),
                    )
                    for index, (bar, name) in enumerate(zip(group.bars, names, strict=False))
                ),
            )
        )
        y += height + _GROUP_GAP
    bottom = round(y - _GROUP_GAP + 4, 1)
    ticks = tuple((round(origin + float(tick.text) * plot, 1), tick.label) for tick in section.axis)
    return ChartPlan(round(room, 1), round(bottom + 13, 1), origin, _BAR, bottom, ticks, tuple(groups))


def _plot_width(section: ChartSection, room: float) -> float:
    """Return the length of a full bar: as long as it may be, with the texts behind all bars inside the drawing."""
    longest = room - 12.0
    for number, group in enumerate(section.groups):
        for index, bar in enumerate(group.bars):
            text = width(printable(bar.label), _TEXT_SIZE, SANS_BOLD) + 6
            if number == 0 and index < len(section.series):
                text += width(printable(section.series[index]), _TEXT_SIZE, SANS) + 6
            if bar.share > 0:
                longest = min(longest, (room - text) / bar.share)
    return max(longest, _SMALLEST_PLOT)


def _centred(lines: Sequence[str], y: float, height: float) -> tuple[tuple[float, str], ...]:
    first = y + (height - len(lines) * _TEXT_LINE) / 2 + _TEXT_LINE * 0.76
    return tuple((round(first + number * _TEXT_LINE, 1), line) for number, line in enumerate(lines))
