"""What is reckoned of figures: trends, sums, tables, repeats."""

from __future__ import annotations

from decimal import Decimal

import pytest

from flows.themes.figures import figures_of
from flows.themes.units import units_of
from schemas.article import BlockKind, Cell, Table, TableRow
from schemas.figures import TableCheck, TrendDirection, Verdict
from schemas.themes import Figure
from tests.themes.articles import an_article, units


def figure(text: str) -> Figure:
    return figures_of(units(text))[0]


def course(text: str) -> tuple[str, float | None, float | None, float | None, float | None]:
    trend = figure(text).trend
    assert trend is not None
    numbers = (trend.before, trend.after, trend.by, trend.change)
    before, after, by, change = (None if number is None else float(number) for number in numbers)
    return trend.direction.value, before, after, by, change


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Trade fell from $40 million in 2014 to $30 million in 2015.", ("fall", 40e6, 30e6, None, -25)),
        ("Support rose from 40 to 50 percent.", ("rise", 40, 50, None, 10)),
        ("In 2019 it was 11 percent, and in 2022 it was 14 percent.", ("rise", 11, 14, None, 3)),
        ("Turnout was 58 percent, up from 51 percent.", ("rise", 51, 58, None, 7)),
        ("The fund has $10 million, compared with $8 million a year earlier.", ("rise", 8e6, 10e6, None, 25)),
        ("Aid rose to $3 billion.", ("rise", None, 3e9, None, None)),
        ("Aid fell by about $3 billion.", ("fall", None, None, 3e9, None)),
        ("The price fell 12 per cent to 40 euros.", ("fall", None, 40, 12, None)),
    ],
)
def test_which_way_a_number_went_is_told_with_what_is_stated(
    sentence: str, told: tuple[str, float | None, float | None, float | None, float | None]
) -> None:
    assert course(sentence) == told


@pytest.mark.parametrize(
    "sentence",
    [
        "The strait is 30 to 40 kilometres wide.",
        "Prices ranged from 30 euros to 40 euros.",
        "The share was 12 percent.",
        "The cart fell 40 metres to the river.",
        "Duties were 5 percent on fish and 7 percent on grain.",
        "It stayed from 5 percent in 2010 to 5 percent in 2011.",
    ],
)
def test_what_does_not_move_has_no_trend(sentence: str) -> None:
    assert figure(sentence).trend is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Inflation did not fall from 8 percent to 6 percent.",
        "Inflation did not, as the bank had hoped, fall from 8 percent to 6 percent.",
        "It is untrue that exports rose from $10 billion to $15 billion.",
        "Aid never rose to $3 billion.",
        "Growth rose from minus 3 percent to 2 percent.",
    ],
)
def test_what_is_denied_or_below_zero_has_no_trend(sentence: str) -> None:
    assert figure(sentence).trend is None


def test_not_only_denies_nothing() -> None:
    assert course("Prices not only rose from 4 percent to 6 percent.") == ("rise", 4, 6, None, 2)


def test_degrees_have_no_percentage() -> None:
    trend = figure("The sea warmed: it rose from 10 degrees to 15 degrees.").trend
    assert trend is not None
    assert (trend.before, trend.after, trend.change) == (Decimal(10), Decimal(15), None)


def test_the_change_is_computed_only_where_both_numbers_are_stated() -> None:
    trend = figure("Support rose from 40 to 50 percent.").trend
    assert trend is not None
    assert (trend.direction, trend.change) == (TrendDirection.RISE, Decimal(10))
    assert course("Aid rose to $3 billion.")[-1] is None


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("Of those polled, 38 percent agreed, 20 percent did not and 41 percent were undecided.", 99),
        ("Of those polled, 38 percent agreed, 20 percent did not and 42 percent were undecided.", None),
        ("A poll asked for more. Of all, 40 percent agreed, 30 percent did not and 9 percent said nothing.", 79),
        ("Of those polled, 38 percent agreed and 20 percent did not.", None),
        ("The levy is 3 percent on grain, 5 percent on fish and 90 percent on tobacco.", None),
        ("In a poll 9 percent agreed in 2019, 38 percent agreed in 2020 and 50 percent in 2021.", None),
        ("Of those surveyed, 40 percent said yes, 30 percent no, and 10 percent neither, 80 percent combined.", None),
    ],
)
def test_parts_of_one_whole_that_do_not_make_a_hundred_are_added_up(text: str, total: int | None) -> None:
    (found,) = {one.total for one in figures_of(units(text)) if one.unit == "percent"}
    assert found == (None if total is None else Decimal(total))


def check(text: str, **rows: str) -> TableCheck | None:
    """Return what comes of comparing a sentence with a table of one column."""
    cells = {label: (Cell(text=value, value=Decimal(value)),) for label, value in rows.items()}
    table = Table(
        id="t1", label="Figure", number=1, caption=None, columns=("share",), unit="percent", source=None, block="p2",
        rows=tuple(TableRow(label=label, cells=cell) for label, cell in cells.items()),
    )  # fmt: skip
    (found,) = figures_of(units_of([an_article(text, (BlockKind.TABLE, "as above"), tables=[table])]))
    return found.check


POLL = "In favour were 38 percent and against it 20 percent, while 42 percent were undecided."
ROWS = {"Favour": "38", "Against": "20", "Undecided": "42"}


def test_numbers_that_are_those_of_the_rows_which_their_words_name_agree() -> None:
    found = check(POLL, **ROWS)
    assert found is not None
    assert (found.table, found.verdict, found.differences) == ("t1", Verdict.AGREES, ())


def test_numbers_that_leave_a_row_out_agree_as_far_as_they_go() -> None:
    found = check(POLL, **ROWS, Absent="3")
    assert found is not None
    assert found.verdict is Verdict.PARTLY


def test_one_number_that_is_another_in_the_table_is_told_with_its_row() -> None:
    found = check(POLL, **(ROWS | {"Against": "21"}))
    assert found is not None
    assert found.verdict is Verdict.DIFFERS
    assert [(one.words, one.row, one.table) for one in found.differences] == [("20 percent", "Against", "21")]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (POLL, {"Favour": "36", "Against": "21", "Undecided": "42"}),
        (POLL, {"Favour": "38.4", "Against": "20.2", "Undecided": "41.9"}),
        (f"In an earlier poll i{POLL[1:]}", ROWS | {"Against": "21"}),
        ("A duty of 38 percent is levied on grain, and 20 percent on fish.", ROWS),
    ],
)
def test_what_may_be_another_poll_a_rounding_or_chance_is_not_compared(text: str, rows: dict[str, str]) -> None:
    assert check(text, **rows) is None


def test_the_same_number_of_the_same_thing_is_counted_once() -> None:
    first, other = "The two fleets hold 4,000 boats of wood.", "There are 4,000 boats of wood, he said."
    found = figures_of(units_of([an_article(first, name="a"), an_article(other, name="b")]))
    assert [one.repeats and one.repeats.text for one in found] == [None, first]


@pytest.mark.parametrize(
    "other",
    ["There are 4,100 boats of wood.", "There are 4,000 cars of steel.", "They pay 4,000 euros for boats of wood."],
)
def test_another_number_thing_or_unit_is_no_repeat(other: str) -> None:
    articles = [an_article("They hold 4,000 boats of wood.", name="a"), an_article(other, name="b")]
    assert [one.repeats for one in figures_of(units_of(articles))] == [None, None]
