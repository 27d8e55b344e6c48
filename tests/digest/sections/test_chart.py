from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.digest.sections.chart import build, drawable
from schemas.article import Cell, ColumnSum, Table, TableRow
from schemas.digest import ChartSection
from tests.digest.materials import an_analysis, articles, material


def _table(**fields: object) -> Table:
    return articles()[2].tables[0].model_copy(update=fields)


def _rows(*rows: tuple[Decimal | None, ...]) -> tuple[TableRow, ...]:
    return tuple(
        TableRow(label=f"row {number}", cells=tuple(Cell(text=str(value), value=value) for value in row))
        for number, row in enumerate(rows)
    )


def _chart(table: Table) -> ChartSection:
    *others, brief = articles()
    known = (*others, brief.model_copy(update={"tables": (table,)}))
    return build(material(articles=known, analysis=an_analysis(known)))[0]


def test_a_table_is_redrawn_with_its_numbers_unit_day_source_and_drawer() -> None:
    section = _chart(_table())
    assert section.heading == "Poll of European shippers"
    assert section.caption == "Poll of European shippers, in percent, October 2024. Redrawn from Lindqvist."
    assert section.source == "Source: Nordisk Rederipanel."
    assert section.mark.label == "S3 ¶15"
    assert section.data.cells == (("Positive", "38 %", "8 %"), ("Negative", "20 %", "61 %"))


def test_the_paragraphs_with_the_same_numbers_are_led_to() -> None:
    section = _chart(_table())
    assert section.repeated_text == "The text gives the same numbers:"
    assert [mark.label for mark in section.repeated] == ["S3 ¶9"]
    assert _chart(_table(agrees_with=())).repeated_text is None


def test_bars_are_as_long_as_their_numbers_and_fit_the_axis() -> None:
    section = _chart(_table())
    shares = [bar.share for group in section.groups for bar in group.bars]
    assert shares == pytest.approx([38 / 80, 8 / 80, 20 / 80, 61 / 80])
    assert [tick.label for tick in section.axis] == ["0", "20", "40", "60", "80"]


def test_what_the_chart_shows_is_told_to_those_who_do_not_see_it() -> None:
    assert "Negative: Suez 20 %" not in _chart(_table()).title
    assert "Negative: SUEZ 20 %, Northern Route 61 %" in _chart(_table()).title


def test_a_column_that_does_not_sum_to_a_hundred_is_remarked() -> None:
    sums = (
        ColumnSum(column="SUEZ", total=Decimal(99), remark="sums to 99: rounding"),
        ColumnSum(column="NORTHERN ROUTE", total=Decimal(100), remark="sums to 100"),
    )
    section = _chart(_table(sums=sums))
    assert section.notes == ("SUEZ: sums to 99: rounding.",)
    assert section.data.totals == ("Sum", "99", "100")


def test_a_table_without_source_or_caption_says_so() -> None:
    section = _chart(_table(source=None, caption=None))
    assert section.source == "The document names no source for the numbers."
    assert section.heading == "Figure 1"


@pytest.mark.parametrize(
    "rows",
    [
        _rows((Decimal(1), Decimal(2))),
        _rows((Decimal(1), None), (Decimal(2), Decimal(3))),
        _rows((Decimal(-1), Decimal(2)), (Decimal(2), Decimal(3))),
        _rows((Decimal(0), Decimal(0)), (Decimal(0), Decimal(0))),
        _rows((Decimal(1),), (Decimal(2), Decimal(3))),
        _rows(*[(Decimal(1), Decimal(2))] * 13),
    ],
    ids=["one row", "a gap", "below nought", "all nought", "uneven", "too many rows"],
)
def test_what_bars_cannot_show_is_not_drawn(rows: tuple[TableRow, ...]) -> None:
    assert not drawable(_table(rows=rows))


@given(st.lists(st.tuples(*[st.decimals(0, 10**9, places=2)] * 2), min_size=2, max_size=12))
def test_every_bar_fits_its_axis_and_every_axis_has_few_round_ticks(values: list[tuple[Decimal, Decimal]]) -> None:
    table = _table(rows=_rows(*values))
    if not drawable(table):
        return
    section = _chart(table)
    assert max(bar.share for group in section.groups for bar in group.bars) > 0.5
    assert 2 <= len(section.axis) <= 7
