"""Tells tables that hold data from tables that only place text on the page."""

from __future__ import annotations

from lxml.html import HtmlElement

_ROWS = frozenset({"thead", "tbody", "tfoot"})
_FEWEST = 2
_MOST_COLUMNS = 15
_LONGEST_CELL = 160
_SPAN = 20


def data_rows(table: HtmlElement) -> list[list[str]]:
    """Return the cells of a table of data, row by row; nothing for one that only places text."""
    if table.get("role") in {"presentation", "none"} or next(table.iterdescendants("table"), None) is not None:
        return []
    rows = [cells for row in _rows(table) if any(cells := _cells(row))]
    width = max(map(len, rows), default=0)
    if len(rows) < _FEWEST or not _FEWEST <= width <= _MOST_COLUMNS:
        return []
    lengths = [len(cell) for cells in rows for cell in cells]
    headed = next(table.iterdescendants("th"), None) is not None
    if max(lengths) > _LONGEST_CELL * (2 if headed else 1):
        return []
    filled = sum(map(bool, lengths))
    # A grid with more gaps than cells, or of headlines to click on, is layout.
    if 2 * filled < len(rows) * width or _linked(table) * 2 > sum(lengths):
        return []
    return [cells + [""] * (width - len(cells)) for cells in rows]


def _rows(table: HtmlElement) -> list[HtmlElement]:
    return [row for part in table for row in ([part] if part.tag == "tr" else part if part.tag in _ROWS else ())]


def _cells(row: HtmlElement) -> list[str]:
    cells: list[str] = []
    for cell in row:
        if cell.tag not in {"td", "th"}:
            continue
        span = cell.get("colspan", "1")
        wide = min(int(span), _SPAN) if span.isascii() and span.isdigit() and len(span) < len("1000") else 1
        text = " ".join(" ".join(cell.itertext()).split()) if cell.find(".//br") is not None else _text(cell)
        cells += [text, *[""] * (wide - 1)]
    return cells


def _text(cell: HtmlElement) -> str:
    return " ".join(cell.text_content().split())


def _linked(table: HtmlElement) -> int:
    return sum(len(_text(link)) for link in table.iterdescendants("a"))
