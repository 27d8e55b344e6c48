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
        ("The bank lost 3 million riyals.", [3e6], "riyal"),
        ("He was given 20 years’ imprisonment.", [20], "year"),
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


def test_what_may_happen_is_not_what_a_number_counts() -> None:
    assert figure("Exports could reach $5 billion.").of == "Exports"
    assert figure("The islanders will probably build their own ferries within 10 years.").of == ""
    assert figure("Prices could double within 10 years.").of == ""
    assert figure("It was $5 billion.").of == ""
    assert figure("In May trade fell to $23 billion.").of == "trade"


def test_a_date_right_behind_a_number_is_its_time() -> None:
    found = figure("Trade fell from $34 billion in 2014 to $23 billion the next year.")
    assert [reading.when.iso for reading in found.readings if reading.when] == ["2014", "2015"]


@pytest.mark.parametrize(
    ("sentence", "qualifier"),
    [
        ("It has roughly 4,000 boats.", "roughly"),
        ("Nearly 40 percent agreed.", "Nearly"),
        ("It costs over $3 billion.", "over"),
        ("It makes up more than 42 percent.", "more than"),
        ("Prices fell by less than 10 percent.", "less than"),
        ("It costs up to US$3 billion.", "up to"),
        ("At least 5,000 people fled.", "At least"),
        ("It has no more than 300 boats.", "no more than"),
        ("It lasts only about six months.", "only about"),
        ("It has 4,000 boats.", None),
    ],
)
def test_the_words_that_qualify_a_number_are_kept_as_printed(sentence: str, qualifier: str | None) -> None:
    (reading,) = figure(sentence).readings
    assert reading.qualifier == qualifier


def test_each_number_of_a_sentence_has_its_own_qualifier() -> None:
    readings = figure("They hold roughly 4,000 boats at sea and 9,000 boats in all.").readings
    assert [(one.qualifier, one.words) for one in readings] == [("roughly", "4,000"), (None, "9,000")]


@pytest.mark.parametrize(
    ("sentence", "words", "value", "unit"),
    [
        ("It is three-fourths of one percent of costs.", "three-fourths of one percent", 0.75, "percent"),
        ("The fee (1/2 of 1%) is due.", "1/2 of 1%", 0.5, "percent"),
        ("The fee is 3/4 percent.", "3/4 percent", 0.75, "percent"),
        ("It costs a quarter of a billion? No, half of 20 million euros.", "half of 20 million euros", 1e7, "EUR"),
        ("A third of 300 people left.", "A third of 300", 100, None),
    ],
)
def test_a_fraction_of_a_number_is_not_the_number(sentence: str, words: str, value: float, unit: str | None) -> None:
    found = figure(sentence)
    assert (found.readings[0].words, float(found.readings[0].value), found.unit) == (words, value, unit)


def test_an_ordinal_is_no_fraction() -> None:
    (reading,) = figure("It was the third of 300 boats to leave.").readings
    assert (reading.words, reading.value) == ("300", Decimal(300))


def test_half_of_a_name_in_figures_is_no_number() -> None:
    assert figures("The 9/11 attacks changed that, and 9/11 Day is kept.") == ()


@pytest.mark.parametrize(
    ("sentence", "printed", "values", "unit"),
    [
        ("It is about 40 to 70 metres wide.", ("about", "40 to 70 metres"), (40, 70), "metre"),
        ("It costs $3-5 billion.", (None, "$3-5 billion"), (3e9, 5e9), "USD"),
        ("It costs $3 to $5 billion.", (None, "$3 to $5 billion"), (3e9, 5e9), "USD"),
        ("Between 10 and 15 percent agreed.", ("Between", "10 and 15 percent"), (10, 15), "percent"),
        ("It took 500,000 to 1 million people.", (None, "500,000 to 1 million"), (500000, 1e6), None),
        ("Support fell from 40 to 30 percent.", ("from", "40 to 30 percent"), (40, 30), "percent"),
    ],
)
def test_two_numbers_that_share_a_unit_stand_together(
    sentence: str, printed: tuple[str | None, str], values: tuple[float, float], unit: str | None
) -> None:
    found = figure(sentence)
    (reading,) = found.readings
    assert (reading.qualifier, reading.words) == printed
    assert (float(reading.before or 0), float(reading.value)) == values
    assert found.unit == unit


def test_the_years_of_a_period_are_no_figures() -> None:
    assert figures("From 2014 to 2016 and in 1990-95 people left.") == ()


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


@pytest.mark.parametrize(
    ("sentence", "of"),
    [
        ("Youth unemployment, which exceeds 30 per cent in the islands, remains a worry.", "Youth unemployment"),
        ("The crisis over the island of the saint grew by 4 percent.", "The crisis over the island of the saint"),
        ("The tax would lower the rate on rings and coins to only five percent.", ""),
        ("The court must hear its plea to cut a $10 billion bond.", "bond"),
        ("Where boats are counted, orders fell by 3 percent.", "orders"),
        ("In 2010 the army awarded a nearly $70,000 contract to a firm.", "contract to a firm"),
        ("The islanders agreed to buy nine million tonnes of Ostrian grain.", "Ostrian grain"),
        ("Inflation, which stood at 4.7 percent in January, is 4.9 percent now.", "Inflation"),
        ("Prices in the port rose by 5 per cent in the first week.", "Prices in the port"),
        ("The guild said the number of boats fell by 30 per cent last year.", "the number of boats"),
        ("Growth will slow to 1.2 percent next year.", "Growth"),
        ("Exports of fish, worth $475 million in 2023, feed the town.", "Exports of fish"),
        ("The island will provide EUR 45 million in humanitarian assistance.", "humanitarian assistance"),
        ("Of this, EUR 600 million is military aid.", "military aid"),
        ("Output of the island rose from 2.5 per cent in 2023 to 8.5 per cent in 2024.", "Output of the island"),
        ("We commit to an additional 250 million US dollars in 2025.", ""),
        ("It cost 1.6 billion euros, three quarters of it paid by the town.", ""),
        ("They were accurate to a mere 97 percent, by their own word.", ""),
    ],
)
def test_what_is_counted_is_no_time_and_no_verb_without_its_subject(sentence: str, of: str) -> None:
    assert figures(sentence)[0].of == of


def test_each_unit_of_a_sentence_counts_the_same_subject() -> None:
    found = figures("The budget grew by 12 percent to 16 billion euros.")
    assert [one.of for one in found] == ["The budget", "The budget"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Eighty years ago the town was freed.",
        "Over the past 18 months the currency fell.",
        "They will meet in ten days' time.",
        "The bank lends one hundred and forty million dollars.",
        "They pay eighty-five one-hundredths of one percent.",
        "They follow the revised Forty Recommendations of the task force.",
        "The new Five-Year Plan puts boats first.",
        "The year ended January 28 to applause.",
        "They searched the Long Pier 1 and 2 pipelines.",
    ],
)
def test_a_time_a_name_and_half_of_a_number_in_words_are_no_figures(sentence: str) -> None:
    assert figures(sentence) == ()


def test_the_abbreviations_of_news_agencies_are_read() -> None:
    found = figures("Profit rose 8.8 pct to 582.3 mln dlrs.")
    assert [told(one) for one in found] == [([8.8], "percent"), ([582_300_000], "USD")]


@pytest.mark.parametrize(
    ("sentence", "value", "unit"),
    [
        ("In April 54 percent of the mills closed.", 54, "percent"),
        ("In May 40 tonnes were burnt.", 40, "tonne"),
        ("Prices rose in March 4.7 percent.", 4.7, "percent"),
        ("Prices rose by March 7 percent.", 7, "percent"),
        ("In January 12,000 people fled.", 12000, None),
        ("In May 12 boats sank.", 12, None),
        ("In March 5 million people fled.", 5e6, None),
    ],
)
def test_what_is_counted_behind_the_name_of_a_month_is_a_figure(sentence: str, value: float, unit: str | None) -> None:
    assert told(figure(sentence)) == ([value], unit)


@pytest.mark.parametrize(
    "sentence", ["On January 28 people fled.", "On Sept. 11 boats sank.", "The fair of May 30 was a success."]
)
def test_a_day_behind_the_name_of_a_month_is_no_figure(sentence: str) -> None:
    assert figures(sentence) == ()
