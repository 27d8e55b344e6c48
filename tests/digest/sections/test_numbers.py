from __future__ import annotations

from decimal import Decimal

import pytest

from flows.digest import scripts
from flows.digest.sections.stated_numbers import build
from schemas.digest import NumberRow
from schemas.figures import TableCheck, TableDifference, Trend, TrendDirection, Verdict
from schemas.themes import Figure, Reading
from tests.digest.materials import an_analysis, articles, evidence, material


def _figure(block: int, sentence: int, words: str, unit: str | None = None, qualifier: str | None = None) -> Figure:
    return Figure(
        evidence=evidence(articles()[0], block, sentence),
        of="vessels",
        unit=unit,
        readings=(Reading(value=Decimal(40), words=words, qualifier=qualifier),),
    )


def _elsewhere(figure: Figure, start: int) -> Figure:
    """Return a figure as that of another sentence."""
    return figure.model_copy(update={"evidence": figure.evidence.model_copy(update={"start": start})})


def test_numbers_that_a_chart_or_a_theme_shows_are_not_repeated() -> None:
    known = articles()
    analysis = an_analysis(known)
    assert len(analysis.figures) == 3
    assert build(material(analysis=analysis)) == ()


def test_a_number_in_a_sentence_that_no_font_of_the_machine_shows_is_counted_and_not_printed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(scripts, "font_of", lambda _: None)
    known = articles()
    plain = _figure(2, 1, "40")
    hidden = _elsewhere(plain, 900)
    hidden = hidden.model_copy(update={"evidence": hidden.evidence.model_copy(update={"text": "增长 40% 以上"})})
    (section,) = build(material(analysis=an_analysis(known, themes=(), figures=(plain, hidden))))
    assert [row.passage.text for row in section.rows] == [plain.evidence.text]
    assert (section.intro or "").endswith("One of two is shown; the record of the analysis holds the others.")


def test_other_numbers_stand_as_printed_with_what_qualifies_them_and_what_they_count() -> None:
    known = articles()
    analysis = an_analysis(known, themes=(), figures=(_figure(2, 1, "40", qualifier="more than"),))
    row = build(material(analysis=analysis))[0].rows[0]
    assert (row.words, row.of, row.passage.mark.label) == ("more than 40", "vessels", "S1 ¶2")


def test_a_number_of_a_table_that_no_chart_shows_is_not_lost() -> None:
    known = articles()
    figures = tuple(figure for figure in an_analysis(known).figures if figure.table)
    *others, brief = known
    bare = (*others, brief.model_copy(update={"tables": ()}))
    sections = build(material(articles=bare, analysis=an_analysis(bare, figures=figures)))
    assert [row.words for row in sections[0].rows] == ["38 percent"]


def test_of_too_many_numbers_those_with_a_unit_are_shown_and_the_rest_is_counted() -> None:
    known = articles()
    plain = [_elsewhere(_figure(2, 1, f"{number}"), number) for number in range(10)]
    units = [_elsewhere(_figure(2, 3, f"{number} percent", "percent"), 100 + number) for number in range(10)]
    section = build(material(analysis=an_analysis(known, themes=(), figures=(*plain, *units))))[0]
    assert len(section.rows) == 12
    assert sum("percent" in row.words for row in section.rows) == 10
    assert (section.intro or "").endswith("Twelve of 20 are shown; the record of the analysis holds the others.")


def _rows(*figures: Figure) -> tuple[NumberRow, ...]:
    return build(material(analysis=an_analysis(articles(), themes=(), figures=figures)))[0].rows


def test_a_number_that_several_sentences_state_is_one_row_with_their_marks() -> None:
    first, again = _figure(2, 1, "40"), _figure(3, 0, "40")
    other = _figure(2, 1, "40 percent", "percent")
    (row,) = _rows(first, other, again.model_copy(update={"repeats": first.evidence}))
    assert [passage.mark.label for passage in row.again] == ["S1 ¶3"]


def test_the_numbers_of_one_sentence_stand_in_one_row_amounts_before_lengths_of_time() -> None:
    (row,) = _rows(_figure(2, 1, "five years", "year"), _figure(2, 1, "$3 billion", "USD"))
    assert row.words == "$3 billion; five years"


@pytest.mark.parametrize(
    ("unit", "change", "note"),
    [
        ("USD", "-32.4", "Computed: −32.4 percent."),
        ("percent", "13", "Computed: +13 points."),
        ("percent", "-1", "Computed: −1 point."),
    ],
)
def test_a_change_is_marked_as_computed(unit: str, change: str, note: str) -> None:
    trend = Trend(direction=TrendDirection.FALL, before=Decimal(2), after=Decimal(1), change=Decimal(change))
    assert _rows(_figure(2, 1, "40", unit).model_copy(update={"trend": trend}))[0].note == note


def test_two_ends_of_a_way_stand_with_an_arrow_in_order_of_time() -> None:
    readings = (Reading(value=Decimal(58), words="58 percent"), Reading(value=Decimal(51), words="51 percent"))
    trend = Trend(direction=TrendDirection.RISE, before=Decimal(51), after=Decimal(58), change=Decimal(7))
    up = _figure(2, 1, "58 percent", "percent").model_copy(update={"readings": readings, "trend": trend})
    assert _rows(up)[0].words == "51 percent → 58 percent"


def test_a_sum_is_marked_as_computed() -> None:
    odd = _figure(2, 1, "40", "percent").model_copy(update={"total": Decimal(99)})
    assert _rows(odd)[0].note == "Computed: they add up to 99 percent."


def test_a_number_that_is_another_in_a_table_comes_first_and_says_so() -> None:
    *_, brief = articles()
    apart = TableDifference(words="36 percent", row="POSITIVE", table="38 %")
    wrong = Figure(
        evidence=evidence(brief, 9, 2),
        of="shippers",
        unit=None,
        readings=(Reading(value=Decimal(36), words="36 percent"),),
        check=TableCheck(table="t1", verdict=Verdict.DIFFERS, differences=(apart,)),
    )
    right = wrong.model_copy(update={"evidence": evidence(brief, 10, 0), "unit": "percent", "check": None})
    row, _ = _rows(right, wrong)
    assert row.note == "The text says 36 percent; the document’s Figure 1 has 38 % for Positive."


@pytest.mark.parametrize(
    ("verdict", "note"),
    [
        (Verdict.AGREES, "As in the document’s Figure 1."),
        (Verdict.PARTLY, "As in the document’s Figure 1, as far as they can be compared."),
    ],
)
def test_a_number_that_a_table_bears_out_says_so(verdict: Verdict, note: str) -> None:
    *_, brief = articles()
    right = Figure(
        evidence=evidence(brief, 9, 2),
        of="shippers",
        unit="percent",
        readings=(Reading(value=Decimal(38), words="38 percent"),),
        check=TableCheck(table="t1", verdict=verdict),
    )
    assert _rows(right)[0].note == note
