from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from flows.digest.ahead import cited
from flows.digest.front import front
from flows.digest.material import Earlier, Material
from flows.digest.sections.dates import build
from schemas.carried import KnownDate
from schemas.digest import DateRow, DatesSection
from schemas.issue import Standing
from schemas.themes import DatedEvent, Direction, Evidence
from tests.digest.documents import THREE
from tests.digest.materials import a_day, a_year, an_analysis, an_article, an_event, articles, evidence, material

OLD = an_article(THREE[0], 4)


def _dates(printed: date = date(2025, 1, 20)) -> DatesSection:
    return build(material(printed=printed))[0]


def _all(rows: Sequence[DateRow]) -> list[str]:
    return [when for row in rows for when in (row.when, *(one.when for one in row.further))]


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


def test_a_sentence_that_names_several_dates_is_printed_once_with_all_of_them() -> None:
    known = articles()
    cited = evidence(known[0], 2, 3)
    events = (
        an_event(cited, "in 2037", a_year(2037)),
        an_event(evidence(known[1], 5, 0), "Next March", a_year(2038)),
        an_event(cited, "2037", a_year(2039), uncertain=True),
    )
    first, second = build(material(analysis=an_analysis(known, events=events)))[0].rows
    assert (first.when, [(one.when, one.uncertain) for one in first.further]) == ("2037", [("2039", True)])
    assert (second.when, second.further) == ("2038", ())


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
    assert _all(section.rows) == [str(2030 + number) for number in range(16)]
    assert (section.intro or "").endswith("16 of 20 are shown; the record of the analysis holds the others.")


def test_where_room_is_short_dates_to_come_go_before_dates_that_are_over() -> None:
    known = articles()
    events = tuple(an_event(evidence(known[0], 2, 3), "in 2037", a_year(2030 + number)) for number in range(20))
    section = build(material(printed=date(2045, 1, 1), analysis=an_analysis(known, events=events)))[0]
    assert _all(section.rows) == [str(2034 + number) for number in range(16)]


def test_without_a_date_ahead_there_is_no_section() -> None:
    known = articles()
    past = tuple(event for event in an_analysis(known).events if event.direction is Direction.PAST)
    assert build(material(analysis=an_analysis(known, events=past))) == ()


def known(event: DatedEvent, *again: Evidence) -> KnownDate:
    return KnownDate(event=event, period=4, again=again)


def on(day: date) -> DatedEvent:
    return an_event(evidence(OLD, 2, 3), "in 2037", a_day(day))


def carrying(*dates: KnownDate, printed: date = date(2025, 1, 20)) -> Material:
    standing = Standing(issue=4, place=3, article=OLD.id, raw=OLD.raw, cleaned_by=OLD.cleaned_by)
    made = material(known=dates, since=date(2025, 1, 13), printed=printed)
    return replace(made, earlier=(Earlier(OLD, standing),))


def parts(*dates: KnownDate, printed: date = date(2025, 1, 20)) -> dict[str, list[str]]:
    section = build(carrying(*dates, printed=printed))[0]
    return {part.heading: _all(part.rows) for part in section.parts}


def test_what_earlier_issues_have_named_is_still_ahead_or_due_since_the_last_one() -> None:
    days = [date(2025, 1, day) for day in (12, 13, 19, 20, 21)]
    assert parts(*(known(on(day)) for day in days)) == {
        "Due since the last issue (No. 6, 13 January 2025)": ["13 January 2025", "19 January 2025"],
        "Still ahead, as earlier issues said": ["20 January 2025", "21 January 2025"],
    }


def test_an_issue_that_is_printed_before_the_last_one_has_nothing_due() -> None:
    assert list(parts(known(on(date(2025, 1, 12))), printed=date(2025, 1, 6))) == [
        "Still ahead, as earlier issues said"
    ]


def test_a_date_of_an_earlier_issue_cites_its_paragraph_there_and_keeps_its_doubt() -> None:
    event = on(date(2025, 3, 1)).model_copy(update={"uncertain": True, "basis": "counted from the day"})
    (part,) = build(carrying(known(event)))[0].parts
    (row,) = part.rows
    assert (row.passage.mark.label, row.uncertain, row.note) == ("E1 ¶2", True, "Counted from the day.")


def test_a_date_that_is_named_again_stands_with_the_own_ones_and_says_where_else() -> None:
    own = articles()[0]
    event = an_event(evidence(own, 2, 3), "in 2037", a_year(2037))
    old = an_event(evidence(OLD, 2, 3), "in 2037", a_year(2037))
    made = replace(carrying(known(old, event.evidence)), analysis=an_analysis(articles(), events=(event,)))
    section = build(made)[0]
    assert section.parts == ()
    (row,) = section.rows
    assert (row.passage.mark.label, [one.mark.label for one in row.again]) == ("S1 ¶2", ["E1 ¶2"])
    assert cited(made.dates) == {own.id, OLD.id}


def test_two_sentences_of_one_issue_that_say_the_same_are_one_row() -> None:
    first, second, _ = articles()
    events = [
        an_event(evidence(first, 2, 3), "in 2037", a_year(2037)),
        an_event(evidence(second, 5, 0), "Next", a_year(2037)),
    ]
    made = replace(
        carrying(known(events[0], events[1].evidence)), analysis=an_analysis(articles(), events=tuple(events))
    )
    (row,) = build(made)[0].rows
    assert [one.mark.label for one in row.again] == ["S2 ¶5"]


def test_many_dates_of_earlier_issues_are_cut_and_the_command_has_the_rest() -> None:
    ((heading, rows),) = parts(*(known(on(date(2026, 1, day))) for day in range(1, 13))).items()
    assert heading == "Still ahead, as earlier issues said. Eight of twelve are shown; deskbrief dates lists all"
    assert rows == [f"{day} January 2026" for day in range(1, 9)]


def test_an_issue_without_dates_of_its_own_tells_those_of_earlier_ones() -> None:
    made = replace(carrying(known(on(date(2026, 1, 1)))), analysis=an_analysis(articles(), events=()))
    section = build(made)[0]
    assert (section.rows, len(section.parts)) == ((), 1)
    assert section.intro == "A question mark stands where the words allow more than one reading."


def test_the_first_page_watches_dates_of_earlier_issues_too_in_order() -> None:
    page = front(carrying(known(on(date(2025, 2, 1))), known(on(date(2027, 2, 1)))))
    assert [item.mark.source for item in page.watch] == ["E1", "S2", "S2", "S1"]
    assert page.watch_heading == "Dates to watch"
