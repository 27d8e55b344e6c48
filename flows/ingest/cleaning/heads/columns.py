"""Head lines of several columns, cut apart."""

from __future__ import annotations

import re

from flows.ingest.cleaning import vocabulary
from flows.ingest.cleaning.characters import tidy
from flows.ingest.cleaning.datelines import date_line
from flows.ingest.cleaning.draft import Draft, Item
from flows.ingest.cleaning.furniture import line_class
from flows.ingest.cleaning.heads.extent import head_end
from flows.ingest.cleaning.joining import fold
from flows.ingest.cleaning.names import after_by, persons
from flows.ingest.cleaning.series import read_series, series_name
from flows.ingest.cleaning.shape import key, without_emphasis, words
from flows.language import datewords
from schemas.dates import Precision

NUMBER_MARK = re.compile(
    r"^(?:No\.?|Nr\.?|N[°º]|Number|Issue|Vol\.?)\s*\d{1,4}(?:\s*/\s*\d{1,4})?$",
    re.IGNORECASE,
)
"""A line that holds the number of an issue and nothing else."""

_COLUMNS = re.compile(r"\s+\|\s+|\s{3,}|\t+|\s+[·•]\s+")
_DASHES = re.compile(r"\s+[–—-]\s+")
_BY = re.compile(r"\s+(?=(?:by|von|par|por|di|door|av)\s)", re.IGNORECASE)
_LONGEST_LABEL = 8
# A line with more parts is a row of a table.
_MOST_PARTS = 5


def split_columns(draft: Draft) -> None:
    """Cut head lines of several columns ("Name      May 2019") apart, when one is a date, a name or a series."""
    limit = head_end(draft)
    index = 0
    while index < min(limit, len(draft.items)):
        item = draft.items[index]
        cuts = [] if item.part is not None and item.part.vouched else _cuts(item)
        if cuts:
            count = draft.split(index, *cuts)
            limit += count - 1
            for number in range(index, index + count):
                _tidy_part(draft, number)
        index += 1


def _cuts(item: Item) -> list[int]:
    """Return the offsets at which a line of columns is to be cut; nothing for any other line."""
    if not item.open or len(item.piece.lines) > 1:
        return _label_and_date(item.text) if item.open and len(words(item.text)) <= _LONGEST_LABEL else []
    row = item.piece.rows[0].strip()
    parts = _parts(_COLUMNS, row)
    dashed = _parts(_DASHES, row)
    signed = _parts(_BY, row)
    if len(parts) == 1 and len(dashed) > 1 and _is_meta_line(dashed):
        parts = dashed
    elif len(parts) == 1 and (labelled := _label_and_date(item.text)):
        return labelled
    elif len(parts) == 1 and len(signed) > 1 and date_line(signed[0]) is not None and _is_signed(signed[-1]):
        parts = signed
    series = read_series(item.text)
    whole = series is not None and series.end - series.start >= len(item.text) - 2
    if whole or not 1 < len(parts) <= _MOST_PARTS or not any(_is_head_part(part) for part in parts):
        return []
    cuts, at = [], 0
    for part in parts[1:]:
        at = item.piece.text.find(fold(tidy(part).text), at + 1)
        cuts.append(at)
    return [cut for cut in cuts if cut > 0]


def _label_and_date(text: str) -> list[int]:
    """Return where the date stands in a line of a label or number, a date and perhaps a label ("Nr. 33 Mai 2022")."""
    found = datewords.find(text)
    if not found or found[0].when.precision is Precision.YEAR:
        return []
    start, end = found[0].start, found[0].end
    before, after = text[:start].strip(" ,|/–—-"), text[end:].strip(" ,|/–—-")
    known = [_is_label(part) for part in (before, after) if part]
    return [start, end] if known and all(known) else []


def _is_label(text: str) -> bool:
    series = read_series(text)
    whole = series is not None and series.end - series.start == len(text)
    return vocabulary.is_label(key(text)) or bool(NUMBER_MARK.match(text)) or series_name(text) is not None or whole


def _parts(separator: re.Pattern[str], row: str) -> list[str]:
    return [part.strip() for part in separator.split(row) if part.strip()]


def _tidy_part(draft: Draft, index: int) -> None:
    """Take the separator off the end of a part, so that it is a value of its own; furniture among them is removed."""
    item = draft.items[index]
    item.words = without_emphasis(item.piece.text.strip(" ,|·•–—-"))
    found = line_class(item.text, outside=True)
    if found is not None:
        draft.remove(index, *found)


def _is_meta_line(parts: list[str]) -> bool:
    """Tell whether the parts of a line are a date and furniture, or a title and a byline."""
    dates = [date_line(part) is not None for part in parts]
    furniture = [line_class(part, outside=True) is not None or bool(NUMBER_MARK.match(part)) for part in parts]
    if any(dates) and all(one or two for one, two in zip(dates, furniture, strict=True)):
        return True
    return _is_signed(parts[-1])


def _is_signed(text: str) -> bool:
    signed = after_by(text)
    return signed is not None and bool(persons(signed))


def _is_head_part(text: str) -> bool:
    return (
        date_line(text) is not None
        or after_by(text) is not None
        or read_series(text) is not None
        or bool(persons(text))
    )
