from __future__ import annotations

from datetime import date

import pytest

from flows.language import datewords, relative
from schemas.dates import Precision

TODAY = date(2017, 1, 16)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("on 16 January 2017", "2017-01-16"),
        ("Jan 16 , 2017", "2017-01-16"),
        ("am 16. Januar 2017", "2017-01-16"),
        ("el 16 de enero de 2017", "2017-01-16"),
        ("le 1er mars 2019", "2019-03-01"),
        ("2017年1月16日", "2017-01-16"),
        ("16.01.2017", "2017-01-16"),
        ("01/16/2017", "2017-01-16"),
        ("in November 2016", "2016-11"),
        ("to mid 2017", "mid-2017"),
        ("spring of 2019", "spring-2019"),
        ("the 1970s", "1970s"),
        ("in 2021", "2021"),
    ],
)
def test_a_date_is_found_in_the_form_in_which_people_write_it(text: str, iso: str) -> None:
    assert [found.when.iso for found in datewords.find(text)] == [iso]


@pytest.mark.parametrize("text", ["page 31", "$2019", "3.2019", "1799 ships", "two thousand and nineteen"])
def test_a_number_is_no_date(text: str) -> None:
    assert datewords.find(text) == ()


def test_the_number_of_a_resolution_is_no_year() -> None:
    text = "resolutions 1970 (2011) and 2199 (2015)"
    assert [one.when.iso for one in datewords.find(text)] == ["2011", "2015"]


def test_dates_far_apart_are_all_found_with_their_places() -> None:
    text = f"On 3 May 2019 {'and so on ' * 40} until 2 June 2020, not 31 June 2020."
    assert [text[one.start : one.end] for one in datewords.find(text)] == ["3 May 2019", "2 June 2020"]
    assert datewords.impossible(text) == ("31 June 2020",)


def test_day_and_month_that_could_be_either_are_called_ambiguous() -> None:
    assert [one.ambiguous for one in datewords.find("03/04/2019 and 13/04/2019")] == [True, False]


@pytest.mark.parametrize(
    ("words", "ahead", "iso"),
    [
        ("Next March", True, "2017-03"),
        ("in September", False, "2016-09"),
        ("in September", True, "2017-09"),
        ("last week", False, "2017-W02"),
        ("two years ago", False, "2015"),
        ("tomorrow", True, "2017-01-17"),
        ("by the end of the year", True, "late-2017"),
        ("in ten days' time", True, "2017-01-26"),
    ],
)
def test_a_relative_date_is_counted_from_the_day_it_was_written(words: str, ahead: bool, iso: str) -> None:  # noqa: FBT001
    (found,) = relative.find(f"They meet {words}.")
    resolved = relative.resolve(found.words, TODAY, ahead=ahead)
    assert resolved is not None
    assert resolved.iso == iso


def test_the_next_year_follows_the_year_that_its_sentence_names() -> None:
    (found,) = relative.find("from 34 billion in 2014 to 23 billion in the next year")
    assert found.follows_year
    resolved = relative.resolve(found.words, TODAY, ahead=False, year_before=2014)
    assert resolved == datewords.year(2015)


@pytest.mark.parametrize(
    "text", ["They may march on.", "twenty-one years ago it was", "in March 2019", "in May’s bill"]
)
def test_what_only_looks_like_a_relative_date_is_none(text: str) -> None:
    assert "one years ago" not in [one.words for one in relative.find(text)]
    assert all("year" in one.words for one in relative.find(text))


def test_what_no_calendar_reaches_has_no_date() -> None:
    assert relative.resolve("in 999 decades' time", TODAY, ahead=True) is None


def test_winter_ends_in_the_year_after() -> None:
    winter = datewords.part("winter", 2019)
    assert (winter.first, winter.last, winter.precision) == (date(2019, 12, 1), date(2020, 2, 29), Precision.PART)
