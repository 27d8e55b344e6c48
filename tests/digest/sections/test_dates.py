from __future__ import annotations

from datetime import date

import pytest

from flows.digest.sections.dates import build
from schemas.digest import DatesSection
from schemas.themes import Direction
from tests.digest.materials import a_year, an_analysis, an_event, articles, evidence, material


def _dates(printed: date = date(2025, 1, 20)) -> DatesSection:
    return build(material(printed=printed))[0]


def test_dates_ahead_stand_with_their_sentence_and_the_words_that_name_them() -> None:
    rows = _dates().rows
    assert [(row.when, row.words) for row in rows] == [
        ("2025", "next year"),
        ("March 2025", "Next March"),
        ("2037", "in 2037"),
    ]
    assert all(row.words in row.passage.text for row in rows)


def test_how_a_relative_date_was_resolved_and_what_is_in_doubt_is_told() -> None:
    doubtful, relative, plain = _dates().rows
    assert (doubtful.uncertain, doubtful.note) == (True, None)
    assert relative.note == "Counted from the date of publication."
    assert (plain.uncertain, plain.note) == (False, None)


def test_a_date_that_its_source_does_not_print_is_marked() -> None:
    known = articles()
    event = an_event(evidence(known[0], 2, 3), "in 2037", a_year(2037), inferred=True)
    assert build(material(analysis=an_analysis(known, events=(event,))))[0].rows[0].when == "2037 (inferred)"


def test_dates_behind_their_texts_are_left_out() -> None:
    assert "2022" not in {row.when for row in _dates().rows}


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        (date(2025, 1, 20), None),
        (date(2025, 5, 1), "One of three was over when this issue was printed."),
        (date(2026, 5, 1), "Two of three were over when this issue was printed."),
        (date(2040, 1, 1), "All were over when this issue was printed."),
    ],
)
def test_how_many_dates_were_over_at_printing_is_told(printed: date, told: str | None) -> None:
    intro = _dates(printed).intro or ""
    assert intro.endswith(told or "more than one reading.")


def test_a_single_date_that_was_over_is_told_in_the_singular() -> None:
    known = articles()
    only = (an_event(evidence(known[0], 2, 3), "in 2037", a_year(2037)),)
    section = build(material(printed=date(2040, 1, 1), analysis=an_analysis(known, events=only)))[0]
    assert (section.intro or "").endswith("It was over when this issue was printed.")


def test_a_date_that_could_not_be_resolved_says_so() -> None:
    known = articles()
    events = (an_event(evidence(known[0], 2, 3), "in 2037", None),)
    assert build(material(analysis=an_analysis(known, events=events)))[0].rows[0].when == "not resolved"


def test_a_date_found_twice_in_a_sentence_stands_once() -> None:
    known = articles()
    event = an_event(evidence(known[0], 2, 3), "in 2037", a_year(2037))
    assert len(build(material(analysis=an_analysis(known, events=(event, event))))[0].rows) == 1


def test_many_dates_are_cut_to_the_nearest_and_the_rest_is_counted() -> None:
    known = articles()
    events = tuple(an_event(evidence(known[0], 2, 3), "in 2037", a_year(2030 + number)) for number in range(20))
    section = build(material(analysis=an_analysis(known, events=events)))[0]
    assert [row.when for row in section.rows] == [str(2030 + number) for number in range(16)]
    assert (section.intro or "").endswith("16 of 20 are shown; the record of the analysis holds the others.")


def test_where_room_is_short_dates_to_come_go_before_dates_that_are_over() -> None:
    known = articles()
    events = tuple(an_event(evidence(known[0], 2, 3), "in 2037", a_year(2030 + number)) for number in range(20))
    section = build(material(printed=date(2045, 1, 1), analysis=an_analysis(known, events=events)))[0]
    assert [row.when for row in section.rows] == [str(2034 + number) for number in range(16)]


def test_without_a_date_ahead_there_is_no_section() -> None:
    known = articles()
    past = tuple(event for event in an_analysis(known).events if event.direction is Direction.PAST)
    assert build(material(analysis=an_analysis(known, events=past))) == ()
