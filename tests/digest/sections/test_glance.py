from __future__ import annotations

from datetime import date

from flows.digest.sections.glance import build
from schemas.article import Article, Language
from schemas.digest import GlanceSection, Timeline
from schemas.themes import Direction
from tests.digest.materials import (
    a_statement,
    a_theme,
    a_year,
    an_analysis,
    an_event,
    articles,
    evidence,
    material,
    themes,
)


def _glance(n: int = 3) -> GlanceSection:
    return build(material(n))[0]


def test_each_theme_has_a_row_and_each_source_a_cell() -> None:
    section = _glance()
    assert [row.label for row in section.rows] == [theme.label for theme in themes(articles())]
    assert {tuple(cell.source for cell in row.cells) for row in section.rows} == {("S1", "S2", "S3")}


def test_a_cell_is_empty_exactly_where_its_source_is_silent() -> None:
    known = articles()
    for row, theme in zip(_glance().rows, themes(known), strict=True):
        silent = [cell.source for cell in row.cells if cell.passage is None]
        assert silent == [f"S{number}" for number, one in enumerate(known, start=1) if one.id in theme.silent]


def _in(language: str, article: Article) -> Article:
    return article.model_copy(update={"language": Language(code=language, confidence=0.9)})


def test_which_documents_the_terms_of_the_themes_read_badly_is_said() -> None:
    first, *others = articles()
    assert "another language" not in (_glance().intro or "")
    known = (_in("ru", first), *others)
    assert "In S1, in another language than the terms of" in (build(material(articles=known))[0].intro or "")
    many = tuple(_in("fr", one) for one in articles(8))
    assert "In 8 documents, in another language than the terms" in (build(material(articles=many))[0].intro or "")


def test_support_is_counted_in_words() -> None:
    told = {row.support_text for row in _glance().rows}
    assert told == {"3 of 3", "2 of 3", "one source"}
    assert {row.support_text for row in _glance(1).rows} == {"1 of 1"}


def test_the_table_claims_no_agreement() -> None:
    intro = _glance().intro or ""
    assert "Agreement is for the reader to judge" in intro
    assert "not a “no”" in intro


def test_few_documents_speak_in_words_and_many_in_marks() -> None:
    assert _glance(6).words
    assert not _glance(7).words
    assert "Each mark" in (_glance(7).intro or "")


def test_a_theme_without_a_section_leads_back_to_the_table_and_the_rest_are_counted() -> None:
    known = articles()
    many = tuple(
        a_theme(f"theme-{number}", f"Theme {number}", {known[0].id: [a_statement(known[0], 1, 0)]}, known)
        for number in range(20)
    )
    section = build(material(analysis=an_analysis(known, themes=many)))[0]
    assert [row.target for row in section.rows[11:13]] == ["theme-theme-11", "glance"]
    assert len(section.rows) == 16
    assert (section.intro or "").endswith("16 of 20 are shown; the record of the analysis holds the other themes.")


def test_without_themes_there_is_no_table() -> None:
    known = articles()
    assert build(material(analysis=an_analysis(known, themes=()))) == ()


def _timeline() -> Timeline:
    line = _glance().timeline
    assert line is not None
    return line


def test_the_time_line_runs_from_left_to_right_over_past_and_future() -> None:
    points = _timeline().points
    assert [point.when for point in points] == ["2022", "September 2024", "March 2025", "2025"]
    assert [point.ahead for point in points] == [False, False, True, True]
    positions = [point.position for point in points]
    assert positions == sorted(positions)
    assert (positions[0], positions[-1]) == (0.0, 1.0)


def test_a_date_that_its_source_does_not_print_is_marked_on_the_line() -> None:
    known = articles()
    events = tuple(event.model_copy(update={"inferred": True}) for event in an_analysis(known).events)
    line = build(material(analysis=an_analysis(known, events=events)))[0].timeline
    assert line is not None
    assert all(point.when.endswith(" (inferred)") for point in line.points)


def test_a_date_far_from_the_documents_stands_on_no_line() -> None:
    assert "2037" not in {point.when for point in _timeline().points}


def test_the_time_line_says_what_it_shows_to_those_who_do_not_see_it() -> None:
    assert _timeline().title == "Time line of 4 dates that the sources name, from 2022 to 2025"


def test_fewer_than_three_dates_make_no_line() -> None:
    known = articles()
    two = [event for event in an_analysis(known).events if event.direction is Direction.PAST]
    assert build(material(analysis=an_analysis(known, events=tuple(two))))[0].timeline is None


def test_a_date_named_twice_stands_on_the_line_once() -> None:
    known = articles()
    base = an_analysis(known).events
    again = an_event(evidence(known[2], 14, 1), "March 2022", a_year(2022), Direction.PAST)
    points = build(material(analysis=an_analysis(known, events=(*base, again))))[0].timeline
    assert points is not None
    assert [point.when for point in points.points].count("2022") == 1


def test_undated_documents_are_placed_by_the_day_of_printing() -> None:
    known = tuple(article.model_copy(update={"published": None}) for article in articles())
    line = build(material(articles=known, analysis=an_analysis(known), printed=date(2024, 6, 1)))[0].timeline
    assert line is not None
    assert line.points[-1].when == "2025"
