from __future__ import annotations

from decimal import Decimal

import pytest

from flows.themes.figures import figures_of
from flows.themes.units import units_of
from schemas.article import BlockKind, Cell, Table, TableRow
from schemas.themes import Figure
from tests.themes.articles import an_article, units


def figures(text: str) -> tuple[Figure, ...]:
    return figures_of(units(text))


def figure(text: str) -> Figure:
    (found,) = figures(text)
    return found


def told(one: Figure) -> tuple[list[int | float], str | None]:
    return [float(reading.value) for reading in one.readings], one.unit


@pytest.mark.parametrize(
    ("sentence", "values", "unit"),
    [
        ("Support fell to 38 percent.", [38], "percent"),
        ("Support fell to 38 per cent.", [38], "percent"),
        ("Support fell to 38.5% of voters.", [38.5], "percent"),
        ("The fund holds $34 billion.", [34e9], "USD"),
        ("The fund holds €1.2 million.", [1.2e6], "EUR"),
        ("The fund holds 3 million euros.", [3e6], "EUR"),
        ("The fleet has 4,000 trawlers.", [4000], None),
        ("The ban lasts six months.", [6], "month"),
        ("The road is 120 kilometres long.", [120], "kilometre"),
        ("Some 200,000 people fled.", [200000], None),
    ],
)
def test_a_number_with_what_it_counts_is_a_figure(sentence: str, values: list[float], unit: str | None) -> None:
    assert told(figure(sentence)) == (values, unit)


@pytest.mark.parametrize(
    "sentence",
    [
        "The war began in 2014.",
        "It was signed on 16 January 2017.",
        "Article 5 binds the allies.",
        "Resolution 2254 was adopted.",
        "See Figure 1 for details.",
        "One of the two sides left.",
        "Both states have three options.",
        "Agencies used their Title 32 authorities.",
        "Astronauts of Apollo 11 missions spoke.",
        "A 34-year-old farmer spoke.",
        "It is a 12 min read article.",
        "See https://example.org/12%20fish for details.",
        "They met at 5 p.m. on deck.",
    ],
)
def test_a_number_that_counts_nothing_is_no_figure(sentence: str) -> None:
    assert figures(sentence) == ()


def test_numbers_of_one_unit_in_one_sentence_make_one_figure() -> None:
    found = figure("While 38 percent approved, 20 percent did not and 11 percent were undecided.")
    assert told(found) == ([38, 20, 11], "percent")


def test_numbers_of_several_units_in_one_sentence_make_several() -> None:
    found = figures("The fund of $5 million pays 40 percent of costs.")
    assert sorted(one.unit or "" for one in found) == ["USD", "percent"]


def test_what_it_counts_stands_in_the_sentences_own_words() -> None:
    assert figure("The fleet has 4,000 trawlers under five flags, they say.").of == "trawlers under five flags"
    assert figure("Trade with the islands fell to $23 billion.").of == "Trade with the islands"
    assert figure("Spending is expected to reach $3.3 trillion.").of == "Spending"


def test_a_date_right_behind_a_number_is_its_time() -> None:
    found = figure("Trade fell from $34 billion in 2014 to $23 billion the next year.")
    assert [reading.when.iso for reading in found.readings if reading.when] == ["2014", "2015"]


@pytest.mark.parametrize(
    "sentence", ["It has roughly 4,000 boats.", "Nearly 40 percent agreed.", "It costs over $3 billion."]
)
def test_a_rough_number_is_called_approximate(sentence: str) -> None:
    assert figure(sentence).approximate


def test_an_exact_number_is_not_called_approximate() -> None:
    assert not figure("It has 4,000 boats.").approximate


def test_a_reading_is_printed_with_sign_unit_and_scale() -> None:
    found = figure("The fund grew from US$1.5 billion to US$2 billion.")
    assert [reading.words for reading in found.readings] == ["US$1.5 billion", "US$2 billion"]
    assert [reading.value for reading in found.readings] == [Decimal(1500000000), Decimal(2000000000)]


def test_a_figure_is_evidence_of_its_sentence() -> None:
    found = figure("First this. Support fell to 38 percent.")
    assert found.evidence.text == "Support fell to 38 percent."


def poll(*agrees_with: str) -> Table:
    rows = tuple(
        TableRow(label=label, cells=(Cell(text=value, value=Decimal(value)),))
        for label, value in (("for", "38"), ("against", "20"))
    )
    return Table(
        id="t1", label="Table", number=1, caption=None, columns=("share",), rows=rows, unit="percent", source=None,
        block="p2", agrees_with=agrees_with,
    )  # fmt: skip


TEXTS = ("Of all, 38 percent approved and 20 percent did not.", (BlockKind.TABLE, "for 38 against 20"))


def test_a_figure_names_the_table_that_holds_its_numbers() -> None:
    (found,) = figures_of(units_of([an_article(*TEXTS, tables=[poll("p1")])]))
    assert found.table == "t1"


def test_a_table_that_does_not_agree_with_the_block_is_not_named() -> None:
    (found,) = figures_of(units_of([an_article(*TEXTS, tables=[poll()])]))
    assert found.table is None


def test_a_table_and_a_pull_quote_state_no_figures() -> None:
    assert figures_of(units((BlockKind.TABLE, "38 percent"), (BlockKind.PULL_QUOTE, "We have 4,000 boats!"))) == ()
