from __future__ import annotations

from decimal import Decimal

from flows.digest.sections.stated_numbers import build
from schemas.themes import Figure, Reading
from tests.digest.materials import an_analysis, articles, evidence, material


def _figure(block: int, sentence: int, words: str, unit: str | None = None, qualifier: str | None = None) -> Figure:
    return Figure(
        evidence=evidence(articles()[0], block, sentence),
        of="vessels",
        unit=unit,
        readings=(Reading(value=Decimal(40), words=words, qualifier=qualifier),),
    )


def test_numbers_that_a_chart_or_a_theme_shows_are_not_repeated() -> None:
    known = articles()
    analysis = an_analysis(known)
    assert len(analysis.figures) == 3
    assert build(material(analysis=analysis)) == ()


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
    plain = [_figure(2, 1, f"{number}") for number in range(10)]
    units = [_figure(2, 3, f"{number} percent", "percent") for number in range(10)]
    section = build(material(analysis=an_analysis(known, themes=(), figures=(*plain, *units))))[0]
    assert len(section.rows) == 12
    assert sum("percent" in row.words for row in section.rows) == 10
    assert (section.intro or "").endswith("Twelve of 20 are shown; the record of the analysis holds the others.")
