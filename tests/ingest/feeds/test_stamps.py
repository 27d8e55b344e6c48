from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.ingest.feeds.stamps import is_older, stamp

NOON = datetime(2024, 5, 3, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "day", "at"),
    [
        ("2024-05-03T12:00:00Z", "2024-05-03", NOON),
        (" 2024-05-03T14:00:00+02:00\n", "2024-05-03", NOON),
        ("2024-05-03 12:00", "2024-05-03", NOON),
        ("2024-05-03T12:00:00.000Z", "2024-05-03", NOON),
        ("Fri, 03 May 2024 12:00:00 GMT", "2024-05-03", NOON),
        ("3 May 2024 08:00 EDT", "2024-05-03", NOON),
        ("2024-05-03", "2024-05-03", NOON.replace(hour=0)),
        ("2024-05", "2024-05", None),
        ("2024", "2024", None),
    ],
)
def test_the_forms_of_feeds_and_sitemaps_are_read(words: str, day: str, at: datetime | None) -> None:
    assert stamp(words) == (day, at)


@pytest.mark.parametrize("words", ["2024-01-01T23:30:00-05:00", "Mon, 01 Jan 2024 23:30:00 -0500"])
def test_the_day_is_that_of_the_place_where_it_was_written(words: str) -> None:
    assert stamp(words) == ("2024-01-01", datetime(2024, 1, 2, 4, 30, tzinfo=UTC))


@pytest.mark.parametrize(
    "words",
    ["", "yesterday", "2024-13-01", "2024-02-30T10:00:00Z", "0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "2024-5-3"],
)
def test_what_is_no_day_and_what_programs_write_for_none_gives_none(words: str) -> None:
    assert stamp(words) is None


def test_what_another_program_has_read_fills_in_for_a_form_of_its_own() -> None:
    assert stamp("2024년 5월 3일", time.gmtime(NOON.timestamp())) == ("2024-05-03", NOON)


@given(st.text())
def test_no_words_are_too_odd(words: str) -> None:
    found = stamp(words)
    assert found is None or found.day[:4].isdigit()


def test_a_page_is_old_when_it_was_fetched_after_its_change() -> None:
    assert is_older(NOON, NOON)
    assert is_older(None, NOON)
    assert not is_older(NOON, NOON - timedelta(seconds=1))


def test_a_day_without_a_time_lasts_until_its_end() -> None:
    day = NOON.replace(hour=0)
    assert not is_older(day, NOON)
    assert is_older(day, day + timedelta(days=1))
