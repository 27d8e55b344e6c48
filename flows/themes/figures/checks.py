"""Whether the tables of a document bear out the numbers of its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from flows.language import words
from flows.language.stems import stem, tells
from flows.themes.figures.counting import PERCENT, Number
from flows.themes.units import Unit
from schemas.article import Table, TableRow
from schemas.figures import TableCheck, TableDifference, Verdict

# The numbers of another time, of another poll or of a change need not be those of the table.
_OTHER = re.compile(
    r"\b(?:earlier|previous(?:ly)?|last (?:year|month|time)|former(?:ly)?|another|since|compared|a year ago|in "
    r"the past|once|then|"
    r"would|will|could|target|goal|aim|rose|fell|grew|grown|increased?|decreased?|(?:up|down) (?:from|by)|change)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[,;(]|\s(?:and|while|but|whereas|against)\s")
_LEAST_ALIKE = 2
_LEAST_STEM = 4


class _Linked(NamedTuple):
    """A number and the only row of a column that its words name."""

    number: Number
    row: TableRow
    value: Decimal
    printed: str

    @property
    def alike(self) -> bool:
        """Whether the table has the number, or one that rounds to it."""
        places = Decimal(1).scaleb(min(0, int(self.number.value.as_tuple().exponent)))
        return self.number.value == self.value or self.number.value == self.value.quantize(places)


def table(members: Sequence[Number], unit: Unit) -> str | None:
    """Return the id of the article's table that holds all these numbers in one column, if one does."""
    for one in unit.article.tables:
        columns = range(len(one.columns))
        if unit.block.id in one.agrees_with and any(_holds(one, column, members) for column in columns):
            return one.id
    return None


def _holds(one: Table, column: int, members: Sequence[Number]) -> bool:
    values = {row.cells[column].value for row in one.rows if column < len(row.cells)}
    return all(member.value in values for member in members)


def check(sentence: str, members: Sequence[Number], unit: Unit) -> TableCheck | None:
    """Return what comes of comparing numbers with the article's tables; ``None`` where they cannot be compared."""
    if _OTHER.search(sentence):
        return None
    found = [
        outcome
        for one in unit.article.tables
        if one.block != unit.block.id and (one.unit == PERCENT) == (members[0].unit == PERCENT)
        for column in range(len(one.columns))
        if _names(sentence, one, column)
        if (outcome := _compared(sentence, members, one, column)) is not None
    ]
    return found[0] if len(found) == 1 else next((one for one in found if one.verdict is Verdict.AGREES), None)


def _names(sentence: str, one: Table, column: int) -> bool:
    """Tell whether a sentence may speak of a column: of several it names the one by a word of its own."""
    if len(one.columns) == 1:
        return True
    others = {name for at, title in enumerate(one.columns) if at != column for name in _stems(title)}
    return bool((_stems(one.columns[column]) - others) & _stems(sentence)) and not (
        others - _stems(one.columns[column])
    ) & _stems(sentence)


def _compared(sentence: str, members: Sequence[Number], one: Table, column: int) -> TableCheck | None:
    linked = list(_links(sentence, members, one, column))
    alike = [link for link in linked if link.alike]
    apart = [link for link in linked if not link.alike]
    if len(alike) < _LEAST_ALIKE or len(apart) > 1:
        return None
    if apart and len(linked) == len(members):
        told = tuple(
            TableDifference(words=sentence[link.number.start : link.number.end], row=link.row.label, table=link.printed)
            for link in apart
        )
        return TableCheck(table=one.id, verdict=Verdict.DIFFERS, differences=told)
    if apart:
        return None
    exact = all(link.number.value == link.value for link in alike)
    if exact and len(alike) == len(members) == len(one.rows):
        return TableCheck(table=one.id, verdict=Verdict.AGREES)
    return TableCheck(table=one.id, verdict=Verdict.PARTLY) if exact else None


def _links(sentence: str, members: Sequence[Number], one: Table, column: int) -> Iterator[_Linked]:
    """Yield the numbers whose words name one row and no other."""
    rows = [row for row in one.rows if column < len(row.cells) and row.cells[column].value is not None]
    for member, near in zip(members, _near(sentence, members), strict=True):
        named = [row for row in rows if _named(row, near)]
        if len(named) == 1 and (value := named[0].cells[column].value) is not None:
            yield _Linked(member, named[0], value, named[0].cells[column].text)


def _near(sentence: str, members: Sequence[Number]) -> list[str]:
    """Return the words around each number: those of its clause, where a comma or "and" parts it from the next one."""
    cuts = [0]
    for one, after in pairwise(members):
        parted = _PARTS.search(sentence, one.end, after.start)
        cuts.append(parted.start() if parted else after.start)
    cuts.append(len(sentence))
    return [sentence[start:end] for start, end in pairwise(cuts)]


def _named(row: TableRow, text: str) -> bool:
    found, label = _stems(text), _stems(row.label)
    return bool(label) and all(any(_kin(name, other) for other in found) for name in label)


def _stems(text: str) -> set[str]:
    return {stem(word.folded) for word in words.find(text) if tells(word.folded, "en")}


def _kin(one: str, other: str) -> bool:
    """Tell whether two stems are forms of one word ("oppos", "opposition")."""
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) >= _LEAST_STEM and longer.startswith(shorter))
