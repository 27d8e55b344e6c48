"""Tables of mails: most only lay out the page, a few hold data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.ingest.readers.mail.lines import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_LAYS_OUT = frozenset({"presentation", "none"})
_NO_DATA = ("table", "img", "ul", "ol", "h1", "h2", "h3")
_BREAKS = frozenset({"br", "p", "div"})
_NUMBER = re.compile(r"^[^\w]{0,3}\d[\d.,\s]*\s*\S{0,3}$")
_FEWEST_ROWS, _FEWEST_COLUMNS = 2, 2
_MOST_COLUMNS = 30
# Cells of data are phrases and figures; a cell of layout holds paragraphs.
_LONGEST_CELL = 160
_FEWEST_NUMBERS = 0.25


def is_grid(table: etree._Element) -> bool:
    """Tell whether a table holds data: short cells under headings, or many figures, and no layout in them."""
    if table.get("role", "").casefold() in _LAYS_OUT or any(_has(table, tag) for tag in _NO_DATA):
        return False
    rows = list(rows_of(table))
    cells = [cell for row in rows for cell in row if cell]
    widths = {len(row) for row in rows}
    if len(rows) < _FEWEST_ROWS or not cells or not _FEWEST_COLUMNS <= max(widths) <= _MOST_COLUMNS:
        return False
    if max(map(len, cells)) > _LONGEST_CELL:
        return False
    numbers = sum(_NUMBER.match(cell) is not None for cell in cells) / len(cells)
    return _has(table, "th") or numbers >= _FEWEST_NUMBERS


def _has(table: etree._Element, tag: str) -> bool:
    return any(one is not table for one in table.iter(tag))


def rows_of(table: etree._Element) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a table that are not empty, a cell over several columns with blank ones behind."""
    for row in table.iter("tr"):
        cells: list[str] = []
        for cell in row.iterchildren("td", "th"):
            cells += [_words(cell), *[""] * (_span(cell) - 1)]
        if any(cells):
            yield tuple(cells[:_MOST_COLUMNS])


def _words(cell: etree._Element) -> str:
    pieces = [
        (" " if one.tag in _BREAKS else "") + (one.text or "") + (one.tail or "") for one in cell.iterdescendants()
    ]
    return folded("".join((cell.text or "", *pieces)))


def _span(cell: etree._Element) -> int:
    span = cell.get("colspan", "1")
    return min(int(span), _MOST_COLUMNS) if span.isascii() and span.isdigit() and len(span) < 4 else 1  # noqa: PLR2004
