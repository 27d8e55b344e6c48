from __future__ import annotations

import logging
from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.digest.calendars import Listed, calendar, keep
from schemas.carried import KnownDate
from schemas.dates import PartialDate, Precision
from schemas.evidence import Evidence
from schemas.themes import DatedEvent, Direction
from tests.digest.materials import a_day, a_month, a_year

PRINTED = date(2026, 3, 16)
TEXT = "The council decides on 1 July 2026."


def listed(when: PartialDate, text: str = TEXT, words: str = "July", **fields: object) -> Listed:
    cited = Evidence(article="00000000000000aa", block="p4", start=0, end=len(text), text=text)
    start = max(text.find(words), 0)
    event = DatedEvent(evidence=cited, when=when, words=words, start=start, direction=Direction.AHEAD)
    return Listed(KnownDate(event=event.model_copy(update=fields), period=1), ("No. 1, S2 ¶4", "No. 2, S1 ¶9"))


def entries(content: bytes) -> list[dict[str, Any]]:
    """Return the entries of a calendar as another program reads them."""
    return [dict(one.items()) for one in icalendar.Calendar.from_ical(content).walk("VEVENT")]


def entry(one: Listed, printed: date = PRINTED) -> dict[str, Any]:
    (found,) = entries(calendar("Desk Brief", printed, [one]))
    return found


def test_a_day_is_an_entry_of_that_whole_day() -> None:
    found = entry(listed(a_day(date(2026, 7, 1))))
    assert (found["DTSTART"].dt, found["DTEND"].dt) == (date(2026, 7, 1), date(2026, 7, 2))
    assert found["SUMMARY"] == TEXT
    assert found["TRANSP"] == "TRANSPARENT"
    assert "STATUS" not in found


@pytest.mark.parametrize(
    ("when", "days", "told"),
    [
        (a_month(2026, 7), (date(2026, 7, 1), date(2026, 8, 1)), "month known"),
        (a_year(2026), (date(2026, 1, 1), date(2027, 1, 1)), "year known"),
        (
            PartialDate(first=date(2026, 5, 1), last=date(2026, 8, 31), precision=Precision.PART, part="mid"),
            (date(2026, 5, 1), date(2026, 9, 1)),
            "part of the year known",
        ),
        (
            PartialDate(first=date(2026, 7, 6), last=date(2026, 7, 12), precision=Precision.WEEK),
            (date(2026, 7, 6), date(2026, 7, 13)),
            "week known",
        ),
        (
            PartialDate(first=date(2030, 1, 1), last=date(2039, 12, 31), precision=Precision.YEARS),
            (date(2030, 1, 1), date(2040, 1, 1)),
            "years known",
        ),
    ],
)
def test_a_date_that_is_known_less_exactly_spans_its_days_and_says_so(
    when: PartialDate, days: tuple[date, date], told: str
) -> None:
    found = entry(listed(when))
    assert (found["DTSTART"].dt, found["DTEND"].dt) == days
    assert found["SUMMARY"] == f"{TEXT} ({told})"


def test_an_uncertain_date_is_tentative_and_says_how_it_was_understood() -> None:
    found = entry(listed(a_year(2026), uncertain=True, basis="counted from the December before"))
    assert found["STATUS"] == "TENTATIVE"
    assert str(found["DESCRIPTION"]).endswith(
        "\n\nCounted from the December before.\n\nThe words allow more than one reading."
    )


def test_an_entry_holds_the_sentence_and_every_citation_of_it() -> None:
    assert entry(listed(a_month(2026, 7)))["DESCRIPTION"] == f"{TEXT}\n\nDesk Brief, No. 1, S2 ¶4; No. 2, S1 ¶9"


def test_a_long_sentence_is_short_in_the_summary_and_whole_in_the_description() -> None:
    text = f"After {'many ' * 30}words, the council decides on 1 July 2026, if it decides at all."
    found = entry(listed(a_day(date(2026, 7, 1)), text))
    assert len(found["SUMMARY"]) < 100
    assert "1 July 2026" in found["SUMMARY"]
    assert str(found["DESCRIPTION"]).startswith(text)


def test_an_entry_is_the_same_whenever_it_is_printed_and_another_for_another_sentence_or_day() -> None:
    one = listed(a_month(2026, 7))
    again = entry(one, date(2026, 3, 23))
    assert again["UID"] == entry(one)["UID"]
    assert again["DTSTAMP"].dt.date() == date(2026, 3, 23)
    others = {entry(other)["UID"] for other in (listed(a_month(2026, 8)), listed(a_month(2026, 7), words="council"))}
    assert len({*others, again["UID"]}) == 3


def test_the_same_dates_are_the_same_bytes() -> None:
    dates = [listed(a_month(2026, month)) for month in (7, 8)]
    assert calendar("Desk Brief", PRINTED, dates) == calendar("Desk Brief", PRINTED, list(dates))


def test_a_series_without_dates_ahead_has_an_empty_calendar_with_its_name() -> None:
    content = calendar("Été; Ost, West", PRINTED, [])
    assert "\r\nX-WR-CALNAME:Été\\; Ost\\, West: dates ahead\r\n" in content.decode()
    assert entries(content) == []


@given(st.text(min_size=1, max_size=300))
def test_no_text_breaks_the_calendar(text: str) -> None:
    content = calendar("Desk Brief", PRINTED, [listed(a_day(date(2026, 7, 1)), text, text[:1])])
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    (found,) = entries(content)
    said = "".join(char for char in str(found["DESCRIPTION"]) if char.isalnum())
    assert said.startswith("".join(char for char in text if char.isalnum()))


def test_a_calendar_takes_the_place_of_the_last_one(tmp_path: Path) -> None:
    path = tmp_path / "reports" / "desk-brief-dates.ics"
    for one in (listed(a_month(2026, 7)), listed(a_month(2026, 8))):
        content = calendar("Desk Brief", PRINTED, [one])
        keep(content, path)
        assert path.read_bytes() == content
    assert [kept.name for kept in path.parent.iterdir()] == [path.name]


def test_a_file_of_another_program_is_left_alone_and_named(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "desk-brief-dates.ics"
    path.write_text("BEGIN:VCALENDAR\r\nPRODID:-//another//EN\r\n")
    with caplog.at_level(logging.WARNING):
        keep(calendar("Desk Brief", PRINTED, []), path)
    assert "another" in path.read_text()
    assert "left alone" in caplog.text
