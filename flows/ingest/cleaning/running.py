"""What repeats on every page: running heads and feet, page numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

from flows.ingest.cleaning.datelines import date_line, month_line
from flows.ingest.cleaning.draft import Draft, Item, Role
from flows.ingest.cleaning.shape import is_prose, key, words

_PAGE_NUMBER = re.compile(
    r"^[\W_]*(?:(?:page|p\.|seite|s\.|página|pág\.|pagina|strona|стр\.)\s*)?(?:\d{1,4}|[ivxlc]{1,6})"
    r"(?:\s*(?:/|of|von|de|sur|di|z|из)\s*\d{1,4})?[\W_]*$",
    re.IGNORECASE,
)
_COLUMN = re.compile(r"\s{3,}|\s+\|\s+")
_RULER = re.compile(r"^[_=–—-]{10,}$")
_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_LONGEST_HEAD = 20
_REPEATS = 3
_REPEATS_AT_EDGES = 2


def drop_page_numbers(draft: Draft) -> None:
    """Remove lines that hold a page number alone, in a document that has pages."""
    numbers = [(index, item) for index, item in draft.open() if _PAGE_NUMBER.match(item.text)]
    paged = draft.original.lines[-1].page > 1 or _ascends([item.text for _, item in numbers])
    for index, item in numbers:
        if _is_year_of_month(draft, index):
            continue
        if paged and not _in_table(draft, index):
            draft.remove(index, "page number", "page number")
        elif item.piece.indent > _LONGEST_HEAD:
            draft.remove(index, "page number", "a number alone, set as page numbers are")


def _is_year_of_month(draft: Draft, index: int) -> bool:
    """Tell whether a number is a year that stands right below its month, as on covers."""
    above = draft.items[index - 1] if index else None
    year = re.fullmatch(r"(?:19|20)\d\d", draft.items[index].text)
    return year is not None and above is not None and month_line(above.text) is not None


def drop_running_heads(draft: Draft) -> None:
    """Remove lines that stand at the edges of several pages, or anywhere three times and more, page numbers apart."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, item in draft.open():
        shape = _shape(item.text)
        if len(shape) > 3 and len(words(item.text)) <= _LONGEST_HEAD and not is_prose(item.text):  # noqa: PLR2004
            places[shape].append(index)
    for indexes in (_without_title(draft, found) for found in places.values()):
        edges = [index for index in indexes if _at_edge(draft, index)]
        numbered = len(indexes) >= _REPEATS_AT_EDGES and all(_by_page_number(draft, index) for index in indexes[1:])
        often = len(indexes) >= _REPEATS and all(draft.items[index].piece.gap for index in indexes[1:])
        if len(edges) >= _REPEATS_AT_EDGES:
            _drop(draft, edges)
        elif (
            numbered
            or often
            or (len(indexes) > 1 and all(_below_ruler(draft, index) for index in indexes))
            or _count_pages([draft.items[index] for index in indexes])
        ):
            _drop(draft, indexes)
    _drop_dates_beside(draft)


def _below_ruler(draft: Draft, index: int) -> bool:
    """Tell whether a line stands right below a line of dashes, or below another line that does: a footer."""
    if draft.items[index].piece.gap or not index:
        return False
    return bool(_RULER.match(draft.items[index - 1].text)) or _below_ruler(draft, index - 1)


def _count_pages(items: list[Item]) -> bool:
    """Tell whether like lines have a page number in a column of its own, one more on each of them."""
    rows = [item.piece.rows[0].strip() for item in items]
    numbered = {_COLUMN.split(row)[0] for row in rows if _COLUMN.search(row) and _COLUMN.split(row)[-1].isdigit()}
    if len(rows) >= _REPEATS_AT_EDGES and numbered & set(rows):
        return True
    for column in (0, -1):
        numbers = [_COLUMN.split(item.piece.rows[0].strip())[column] for item in items]
        apart = all(_COLUMN.search(item.piece.rows[0].strip()) for item in items)
        if len(items) >= _REPEATS_AT_EDGES and apart and all(number.isdigit() for number in numbers):
            return all(int(two) == int(one) + 1 for one, two in pairwise(numbers))
    return False


def _drop_dates_beside(draft: Draft) -> None:
    """Remove dates that stand right above or below running heads: second lines of theirs."""
    for index, item in draft.open():
        near = [(index - 1, index), (index + 1, index + 1)]
        beside = any(
            0 <= at < len(draft.items) and draft.items[at].rule == "running head" and not draft.items[lower].piece.gap
            for at, lower in near
        )
        if beside and date_line(item.text) is not None:
            _drop(draft, [index])


def _without_title(draft: Draft, indexes: list[int]) -> list[int]:
    """Return the lines without the first where that is the title: over all pages, and it alone has no number."""
    first, *rest = [draft.items[index].text for index in indexes]
    numbered = [bool(_DIGITS.search(text)) for text in rest]
    title = bool(rest) and all(numbered) and not _DIGITS.search(first)
    title = title and indexes[0] < _FIRST_LINES and len(words(first)) >= _SHORTEST_TITLE
    return indexes[1:] if title else indexes


_FIRST_LINES = 6
_SHORTEST_TITLE = 3


def drop_contents(draft: Draft) -> None:
    """Remove a list of contents: its heading and the lines below it that end with a page number."""
    for index, item in list(draft.open()):
        if key(item.text) not in _CONTENTS:
            continue
        below = []
        for at in range(index + 1, len(draft.items)):
            text = draft.items[at].text
            if len(_LEADERS.findall(text)) > 1:
                below += [at, at]
                continue
            if not draft.items[at].open or not re.search(r"\s\.*\s*\d{1,3}$", text) or len(words(text)) > _LONGEST_HEAD:
                break
            below.append(at)
        if len(below) > 1:
            for at in (index, *below):
                draft.remove(at, "contents", "list of contents")


# Several of these in one paragraph are a list of contents that was taken for wrapped lines.
_LEADERS = re.compile(r"(?:\.{4,}|(?:\. ){4,})\s*\d{1,3}\b")
_CONTENTS = frozenset(
    {
        "contents",
        "table of contents",
        "inhalt",
        "inhaltsverzeichnis",
        "sommaire",
        "table des matieres",
        "indice",
        "contenido",
        "sumario",
        "содержание",
    }
)


def _drop(draft: Draft, indexes: list[int]) -> None:
    for index in indexes:
        draft.claim(index, Role.REMOVED, "running head", "repeated on every page")


def _by_page_number(draft: Draft, index: int) -> bool:
    return any(
        draft.items[near].rule == "page number" for near in (index - 1, index + 1) if 0 <= near < len(draft.items)
    )


def _shape(text: str) -> str:
    return " ".join(_DIGITS.sub("", key(text)).split())


def _at_edge(draft: Draft, index: int) -> bool:
    """Tell whether an item is the first or last of its page, page numbers apart."""
    page = draft.items[index].piece.page
    for step in (-1, 1):
        near = index + step
        while 0 <= near < len(draft.items) and draft.items[near].rule == "page number":
            near += step
        beyond = not 0 <= near < len(draft.items)
        if (beyond and index > 0) or (not beyond and draft.items[near].piece.page != page):
            return True
        if not beyond and draft.items[near - step].rule == "page number":
            return True
    return False


def _ascends(texts: list[str]) -> bool:
    """Tell whether some of the numbers, in order, count the pages: three in a row, or two and no other."""
    found = [int(match.group()) for text in texts if (match := re.search(r"\d+", text))]
    best = run = 1
    expected = None
    for number in found:
        run = run + 1 if number == expected else 1
        expected, best = number + 1, max(best, run)
    return best > 2 or (len(found) > 1 and best == len(found))  # noqa: PLR2004


def _in_table(draft: Draft, index: int) -> bool:
    """Tell whether a number alone is a cell: rows of numbers stand directly above or below."""
    item = draft.items[index]
    below = draft.items[index + 1] if index + 1 < len(draft.items) else None
    return item.piece.gap == 0 and index > 0 and below is not None and below.piece.gap == 0
