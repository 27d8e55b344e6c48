"""What may be chosen of a page."""

from __future__ import annotations

from typing import Final, Literal

from schemas.record import Record

POINTS_PER_MM: Final = 72 / 25.4

# In millimetres, as in the stylesheet.
RAIL: Final = 48.0
GUTTER: Final = 10.0
_MARGINS: Final = 40.0
"""Left and right together."""

_FIRST_PAGE_MARGINS: Final = 36.0
"""Top and foot of the first page together."""


class PageOptions(Record):
    """How an issue is printed."""

    size: Literal["A4", "Letter"] = "A4"
    """Paper: 210 by 297 mm, or 8.5 by 11 inches."""

    @property
    def text_width(self) -> float:
        """Width between the margins, in millimetres."""
        return (210.0 if self.size == "A4" else 215.9) - _MARGINS

    @property
    def text_points(self) -> float:
        """Width between the margins, in points."""
        return self.text_width * POINTS_PER_MM

    @property
    def column_points(self) -> float:
        """Width of the main column, in points."""
        return (self.text_width - RAIL - GUTTER) * POINTS_PER_MM

    @property
    def first_page_points(self) -> float:
        """Height of the first page between its margins, in points."""
        return ((297.0 if self.size == "A4" else 279.4) - _FIRST_PAGE_MARGINS) * POINTS_PER_MM
