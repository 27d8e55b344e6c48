"""From the coordinates of a PDF page, which begin bottom left and may be turned, to the page as it is seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Area(NamedTuple):
    """A rectangle on a page as seen, in points from its top left."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Extent from left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Extent from top to bottom."""
        return self.bottom - self.top

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies within."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def joined(self, other: Area) -> Area:
        """Return the smallest area around both."""
        return Area(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def overlap(self, other: Area) -> float:
        """Return how much of the narrower one's width both share, from 0 to 1."""
        shared = min(self.right, other.right) - max(self.left, other.left)
        return max(0.0, shared) / max(1e-6, min(self.width, other.width))


NOWHERE = Area(0, 0, 0, 0)
"""Before something is measured."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible part of a page."""

    left: float
    bottom: float
    right: float
    top: float

    turns: int
    """Quarter turns clockwise by which the page is shown."""

    @property
    def width(self) -> float:
        """Width as seen, points."""
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Height as seen, points."""
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return a point as seen, from the top left."""
        match self.turns:
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case 3:
                return self.top - y, self.right - x
        return x - self.left, self.top - y

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom of a box as seen."""
        if not self.turns:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        one, other = self.point(left, bottom), self.point(right, top)
        return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])
