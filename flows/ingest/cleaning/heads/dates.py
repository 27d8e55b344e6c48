"""Date lines over the body and below it."""

from __future__ import annotations

import re

from flows.ingest.cleaning.datelines import DateLine, date_line, date_lines, finer, month_line
from flows.ingest.cleaning.draft import Draft, Item, Role
from flows.ingest.cleaning.heads.extent import head_end
from flows.ingest.cleaning.names import is_body
from flows.ingest.cleaning.shape import without_emphasis, words
from flows.language import datewords
from flows.language.words import length
from schemas.dates import Precision

_PLACE_DATE = re.compile(r"^(?P<place>[^\W\d_][\w .'’-]{1,60})(?:[,،]\s+|，\s*)(?P<date>\S.*)$")
_LONGEST_LINE = 16
# Below the head's end a date may still follow, under a standfirst.
_BELOW_HEAD = 3
_LONGEST_PLACE = 4
# An institute in front of a date has a longer name than a town.
_LONGEST_BODY = 9


def read_dates(draft: Draft) -> None:
    """Read date lines over the body and below it; a labelled one counts more than a bare one."""
    start, end = draft.body_start(), draft.body_end()
    limit = head_end(draft) + _BELOW_HEAD
    for index, item in draft.open():
        if len(words(item.text)) > _LONGEST_LINE or (start < index < end and index > limit):
            continue
        if _read_month(draft, index) or (index < limit and _read_impossible(draft, index)):
            continue
        lines = _lines(item, below=index >= end)
        for line in lines:
            _keep_date(draft, line)
        if lines:
            fields = tuple(dict.fromkeys("updated" if line.updated else "published" for line in lines))
            draft.claim(index, Role.FIELD, "date line", fields=fields)


def _lines(item: Item, *, below: bool) -> list[DateLine]:
    """Return the dates of a line; below the body only those with a label or a place."""
    placed = _after_place(item.text)
    lines = date_lines(item.text) or ([placed] if placed else [])
    if below and _PLACE_DATE.match(item.text) is None and not any(line.labelled for line in lines):
        return []
    return lines


def _read_impossible(draft: Draft, index: int) -> bool:
    """Remove a line that consists of a date that cannot be, with a label or a place."""
    text = without_emphasis(draft.items[index].text)
    wrong = datewords.impossible(text)
    if not wrong or len(words(text.replace(wrong[0], ""))) > _LONGEST_PLACE:
        return False
    draft.remove(index, "date line", "a date that cannot be")
    return True


def _keep_date(draft: Draft, found: DateLine) -> None:
    """Keep a date: a labelled one before a bare one, a more exact one before one that it lies in."""
    facts = draft.facts
    if found.updated:
        facts.updated = facts.updated or found.date
    elif facts.published is None or (found.labelled and not draft.dated_by_label):
        facts.published = found.date
        draft.dated_by_label = found.labelled
    else:
        words_of = f"{facts.published.words!r}, made exact by {found.date.words!r}"
        facts.published = finer(facts.published, found.date.when, found.date.words, words_of) or facts.published


def _read_month(draft: Draft, index: int) -> bool:
    """Read a line that names a month alone, where the year is known from elsewhere."""
    facts, text = draft.facts, draft.items[index].text
    month = month_line(text)
    if month is not None and _read_year_below(draft, index):
        return True
    if month is None or facts.published is None or facts.published.when.precision is not Precision.YEAR:
        return False
    exact = datewords.month(facts.published.when.first.year, month)
    basis = f"year from {facts.published.words!r}, month from {text!r}"
    facts.published = finer(facts.published, exact, f"{facts.published.words}; {text}", basis) or facts.published
    draft.claim(index, Role.FIELD, "date line", fields=("published",))
    return True


def _read_year_below(draft: Draft, index: int) -> bool:
    """Read a month and the year right below it as one date."""
    below = draft.items[index + 1] if index + 1 < len(draft.items) else None
    if below is None or not below.open or below.piece.gap:
        return False
    found = date_line(f"{draft.items[index].text} {below.text}")
    if found is None or found.date.when.precision is not Precision.MONTH:
        return False
    _keep_date(draft, found)
    for at in (index, index + 1):
        draft.claim(at, Role.FIELD, "date line", fields=("published",))
    return True


def _after_place(text: str) -> DateLine | None:
    match = _PLACE_DATE.match(text)
    if match is None or match["place"][0].islower():
        return None
    longest = _LONGEST_BODY if is_body(match["place"]) else _LONGEST_PLACE
    return date_line(match["date"]) if length(match["place"]) <= longest else None
