"""Tables and the data of figures, lifted out of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from flows.ingest.cleaning.datelines import read_date
from flows.ingest.cleaning.draft import Draft, Item, Role
from flows.ingest.cleaning.shape import emphasised, is_prose, key, without_emphasis, words
from flows.language import quantities
from schemas.article import Cell, ColumnSum, TableRow
from schemas.dates import StatedDate

_CAPTION = re.compile(
    r"^(?P<label>figure|fig\.?|table|tab\.?|chart|graph|box|map|abbildung|abb\.?|tabelle|grafik|schaubild|"
    r"tableau|graphique|gráfico|gráfica|figura|cuadro|tabla|grafico|tabella|"
    r"tabela|quadro|figuur|tabel|figur|tabell|kuvio|taulukko|wykres|tabulka|graf|ábra|táblázat|şekil|tablo|"
    r"рис(?:унок|\.)?|таблица|диаграмма|图|圖|表|الشكل|الجدول)"
    r"\s*(?P<number>\d{1,2})?\s*[.:：–—-]?\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"^\W*(?:sources?|sorce|souce|soure|quellen?|fuentes?|fontes?|fonti|bron(?:nen)?|kilder?|källor?|lähde|"
    r"źródł[oa]|zdroj|forrás|kaynak|источник(?:и)?|джерело|来源|來源|資料來源|"
    r"المصدر)\s*[:：]\s*[:：]?\s*(?P<rest>.+)$",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"^\W*(?:notes?|anmerkung(?:en)?|hinweis|notas?|nb|n\.b\.|remarques?|opmerking|note bene|nota bene|"
    r"uwaga|poznámka|megjegyzés|not|примечание)\s*[:：.]\s*(?P<rest>.+)$|^\*\s*(?P<star>\S.+)$",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"^[\s|:+=_-]+$")
_UNIT_WORDS = re.compile(
    r"percent|per cent|prozent|por ciento|pour cent|per ?cento|procent|%|million|billion|thousand|milliard|"
    r"mrd|mio|euro?s?\b|usd|dollar|kilo|tonn|gw|mw|kwh|barrel|warheads|people|persons",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"%|percent|per cent|prozent|por ciento|pour cent|per ?cento|procent", re.IGNORECASE)
_FEWEST_ROWS = 2
_SURE_ROWS = 3
_MOST_COLUMNS = 15
_LONGEST_CELL = 14
# A column of shares is one when it sums to about 100.
_NEAR_HUNDRED = (Decimal(95), Decimal(105))


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as it was read, before it has its place among the blocks."""

    first: Item
    """Its first item."""

    label: str
    number: int | None
    caption: str | None
    stub: str | None
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    unit: str | None
    source: str | None
    source_date: StatedDate | None
    note: str | None
    sums: tuple[ColumnSum, ...]


def read_tables(draft: Draft) -> list[Grid]:
    """Claim the rows, captions, sources and notes of tables; return the tables in reading order."""
    grids: list[Grid] = []
    index = 0
    while index < len(draft.items):
        rows = _row_run(draft, index)
        if not rows:
            index += 1
            continue
        grids.append(_grid(draft, rows))
        index = rows[-1] + 1
    return grids


def _row_run(draft: Draft, index: int) -> list[int]:
    """Return the indexes of the rows of a table that begins at an item; nothing when none does."""
    if draft.items[index].is_row:
        return _told_rows(draft, index)
    rows: list[int] = []
    width = 0
    for at in range(index, len(draft.items)):
        item = draft.items[at]
        cells = _cells(item)
        if not item.open or not cells or (rows and item.piece.gap > 1):
            break
        separator = bool(_SEPARATOR.match(item.piece.rows[0]))
        if rows and not separator and not _fits(cells, width, first=len(rows) == 1):
            break
        if not separator:
            width = max(width, len(cells))
        rows.append(at)
    real = [at for at in rows if not _SEPARATOR.match(draft.items[at].piece.rows[0])]
    return rows if len(real) >= _FEWEST_ROWS and _has_numbers(draft, real) else []


def _told_rows(draft: Draft, index: int) -> list[int]:
    """Return the indexes of the rows that the reader told, up to the next blank line."""
    rows = [index]
    for at in range(index + 1, len(draft.items)):
        if not draft.items[at].is_row or draft.items[at].piece.gap:
            break
        rows.append(at)
    return rows


def _fits(cells: Sequence[str], width: int, *, first: bool) -> bool:
    return len(cells) == width or (first and len(cells) == width + 1) or (len(cells) == width - 1 and width > 2)  # noqa: PLR2004


def _has_numbers(draft: Draft, rows: Sequence[int]) -> bool:
    """Tell whether the rows below the first hold numbers in most of their cells but the first."""
    cells = [cell for at in rows[1:] for cell in _cells(draft.items[at])[1:]]
    marked = sum("\t" in draft.items[at].piece.rows[0] or "|" in draft.items[at].piece.rows[0] for at in rows)
    filled = sum(_value(cell) is not None for cell in cells)
    if marked < len(rows):
        return filled * 2 >= len(cells)
    # Tabs and bars make a table of a few rows with hardly a number, and of many rows with none.
    return bool(cells) and (filled * 4 >= len(cells) or len(rows) >= _SURE_ROWS)


def _cells(item: Item) -> list[str]:
    """Return the cells of a line that may be a row; nothing when it has a single column or is too long for one."""
    if len(item.piece.lines) > 1:
        return []
    raw = item.piece.rows[0]
    if item.is_row:
        return [" ".join(cell.split()) for cell in raw.split("\t")]
    raw = raw.rstrip()
    if _SEPARATOR.match(raw) and len(raw.strip()) > 2:  # noqa: PLR2004 - a rule of a table
        return ["-"] if re.search(r"[|+-]{2}", raw) else []
    if "\t" in raw:
        parts = raw.split("\t")
    elif raw.count("|") > 0:
        parts = raw.strip().strip("|").split("|")
    else:
        parts = re.split(r"\s{2,}", raw) if raw[:1].strip() else ["", *re.split(r"\s{2,}", raw.strip())]
    cells = [" ".join(without_emphasis(part.replace("\u00a0", " ")).split()) for part in parts]
    if not 1 < len(cells) <= _MOST_COLUMNS or any(len(words(cell)) > _LONGEST_CELL for cell in cells):
        return []
    return cells if any(cells) else []


def _grid(draft: Draft, rows: Sequence[int]) -> Grid:
    matrix = [_cells(draft.items[at]) for at in rows if not _SEPARATOR.match(draft.items[at].piece.rows[0])]
    matrix = _without_empty_columns(matrix)
    caption_at, label, number, caption = _caption(draft, rows[0])
    source_at, source, source_date = _source(draft, rows[-1])
    note_at, note = _note(draft, max([rows[-1], *source_at]))
    head, body = _header(matrix)
    unit = _unit(caption, body)
    table_rows = tuple(
        TableRow(label=row[0], cells=tuple(Cell(text=cell, value=_value(cell)) for cell in row[1:])) for row in body
    )
    indexes = sorted({*caption_at, *rows, *source_at, *note_at})
    first = draft.items[indexes[0]]
    for at in indexes:
        draft.claim(at, Role.TABLE, "table", "lifted out of the text as a table")
        draft.items[at].group = first
    return Grid(
        first=first,
        label=label,
        number=number,
        caption=caption,
        stub=head[0] or None,
        columns=tuple(head[1:]),
        rows=table_rows,
        unit=unit,
        source=source,
        source_date=source_date,
        note=note,
        sums=column_sums(tuple(head[1:]), table_rows, unit),
    )


def _without_empty_columns(matrix: list[list[str]]) -> list[list[str]]:
    width = max(len(row) for row in matrix)
    short = [row if len(row) == width else [*row, *[""] * (width - len(row))] for row in matrix]
    kept = [at for at in range(width) if at == 0 or any(row[at] for row in short)]
    return [[row[at] for at in kept] for row in short]


def _header(matrix: list[list[str]]) -> tuple[list[str], list[list[str]]]:
    """Return the header row and the rows below it; a header of empty names when the first row holds numbers."""
    first = matrix[0]
    values = [cell for cell in first[1:] if cell]
    years = all(re.fullmatch(r"(?:19|20)\d\d\*?", cell) for cell in values)
    if values and (years or sum(_value(cell) is None for cell in values) * 2 >= len(values)):
        return first, matrix[1:]
    return ["" for _ in first], matrix


def _caption(draft: Draft, index: int) -> tuple[list[int], str, int | None, str | None]:
    """Return where the caption stands, what the table is called, its number and the caption itself."""
    for at in range(index - 1, max(-1, index - 4), -1):
        item = draft.items[at]
        if not item.open and item.rule != "ruler":
            break
        text = without_emphasis(item.text)
        match = _CAPTION.match(text)
        if match is not None and (match["number"] or not is_prose(text)):
            number = int(match["number"]) if match["number"] else None
            between = list(range(at, index))
            rest = " ".join([match["rest"], *[draft.items[one].text for one in between[1:] if draft.items[one].open]])
            label = match["label"].rstrip(".").capitalize()
            return (
                between,
                {"Fig": "Figure", "Tab": "Table", "Abb": "Abbildung"}.get(label, label),
                number,
                without_emphasis(rest.strip()) or None,
            )
        if at == index - 1 and item.open and text.startswith("(") and len(words(text)) <= 10:  # noqa: PLR2004 - a unit
            continue
        if at == index - 1 and item.open and draft.items[index].piece.gap == 0 and len(words(text)) <= 30:  # noqa: PLR2004
            if (
                match is None
                and not text.startswith("(")
                and (emphasised(item.piece.text) or "(" in text)
                and not text.endswith((".", ":"))
            ):
                return [at], "Table", None, text
            continue
        break
    return [], "Table", None, None


def _source(draft: Draft, last: int) -> tuple[list[int], str | None, StatedDate | None]:
    brackets: list[int] = []
    for at in range(last + 1, min(last + 4, len(draft.items))):
        item = draft.items[at]
        match = _SOURCE.match(without_emphasis(item.text)) if item.open else None
        if match is None:
            remark = item.text.startswith("(") and item.piece.gap == 0
            if item.open and not remark and _NOTE.match(item.text) is None and item.rule != "ruler":
                break
            brackets += [at] if remark else []
            continue
        return [*brackets, at], *_dated(match["rest"].strip())
    return [], None, None


def _dated(source: str) -> tuple[str, StatedDate | None]:
    """Return a source without the date in brackets behind it, and the date."""
    bracket = re.search(r"\s*\(([^()]*)\)\s*\.?$", source)
    stated = read_date(bracket.group(1)) if bracket else None
    if bracket is None or stated is None or key(stated.words) != key(bracket.group(1)):
        return source, None
    return source[: bracket.start()].strip(), stated


def _note(draft: Draft, last: int) -> tuple[list[int], str | None]:
    found, texts = [], []
    for at in range(last + 1, min(last + 4, len(draft.items))):
        item = draft.items[at]
        match = _NOTE.match(without_emphasis(item.text)) if item.open and item.piece.gap <= 1 else None
        if match is None:
            break
        if match["star"] is not None and (item.piece.gap or len(words(item.text)) > 40):  # noqa: PLR2004
            break
        found.append(at)
        texts.append(match["rest"] or match["star"])
    return found, " ".join(texts) or None


def _value(cell: str) -> Decimal | None:
    """Return the number of a cell that holds one, with its unit or without."""
    plain = re.sub(r"[\s%†*‡€$£]|(?:pp|pct)$", "", cell.replace("\u00a0", " "))
    return quantities.parse(plain) if re.search(r"\d", plain) else None


def _unit(caption: str | None, rows: Sequence[Sequence[str]]) -> str | None:
    cells = [cell for row in rows for cell in row[1:] if _value(cell) is not None]
    if cells and all("%" in cell for cell in cells):
        return "percent"
    brackets = re.findall(r"\(([^()]+)\)", caption or "")
    named = [part for part in brackets if _UNIT_WORDS.search(part)]
    if named:
        part = named[-1]
        stripped = re.sub(r"^(?:in|en)\s+", "", part)
        return "percent" if stripped == "%" else stripped
    return None


def column_sums(columns: Sequence[str], rows: Sequence[TableRow], unit: str | None) -> tuple[ColumnSum, ...]:
    """Return the sums of those columns of percentages that add up to about a hundred."""
    if unit is None or not _PERCENT.search(unit) or len(rows) < 3:  # noqa: PLR2004 - shares of a whole
        return ()
    found = []
    for at, name in enumerate(columns):
        values = [row.cells[at].value for row in rows if at < len(row.cells)]
        known = [value for value in values if value is not None]
        total = sum(known, Decimal(0))
        if len(known) == len(values) and _NEAR_HUNDRED[0] <= total <= _NEAR_HUNDRED[1]:
            remark = "sums to 100" if total == 100 else f"sums to {total.normalize():f}, not 100: rounding, as printed"  # noqa: PLR2004
            found.append(ColumnSum(column=name, total=total, remark=remark))
    return tuple(found)
