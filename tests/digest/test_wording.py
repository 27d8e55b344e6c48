from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from flows.digest import wording
from schemas.dates import DateWindow, PartialDate, Precision
from schemas.places import Place
from tests.digest.materials import a_day, a_month, a_year


def _part(part: str) -> PartialDate:
    return PartialDate(first=date(2017, 5, 1), last=date(2017, 8, 31), precision=Precision.PART, part=part)


@pytest.mark.parametrize(
    ("when", "told"),
    [
        (a_day(date(2017, 1, 16)), "16 January 2017"),
        (
            PartialDate(first=date(2017, 1, 16), last=date(2017, 1, 22), precision=Precision.WEEK),
            "week of 16 January 2017",
        ),
        (a_month(2016, 11), "November 2016"),
        (a_year(2021), "2021"),
        (_part("mid"), "mid-2017"),
        (_part("early"), "early 2017"),
        (_part("Q1"), "Q1 2017"),
        (PartialDate(first=date(1970, 1, 1), last=date(1979, 12, 31), precision=Precision.YEARS), "the 1970s"),
        (PartialDate(first=date(2014, 1, 1), last=date(2016, 12, 31), precision=Precision.YEARS), "2014–2016"),
    ],
)
def test_a_date_is_written_as_exactly_as_it_is_known(when: PartialDate, told: str) -> None:
    assert wording.stated(when) == told


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (date(2016, 11, 9), date(2017, 1, 19), "between 9 November 2016 and 19 January 2017"),
        (date(2016, 11, 9), None, "not before 9 November 2016"),
        (None, date(2017, 1, 19), "not after 19 January 2017"),
        (None, None, "not known"),
    ],
)
def test_days_between_are_written_with_the_bounds_that_are_known(
    first: date | None, last: date | None, told: str
) -> None:
    assert wording.window(DateWindow(not_before=first, not_after=last, basis="words")) == told


def test_one_is_counted_without_an_s_and_others_with_one() -> None:
    assert [wording.counted(count, "source") for count in (0, 1, 2, 1234)] == [
        "0 sources",
        "1 source",
        "2 sources",
        "1,234 sources",
    ]
    assert wording.counted(2, "stretch", "stretches") == "2 stretches"


def test_small_numbers_are_words_and_large_ones_figures() -> None:
    assert [wording.number(count) for count in (0, 1, 12, 13, 1300)] == ["no", "one", "twelve", "13", "1,300"]


def test_lists_end_in_their_word() -> None:
    assert [wording.listed(names) for names in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert wording.listed(["a", "b"], "but") == "a but b"


def test_only_the_first_letter_becomes_a_capital() -> None:
    assert wording.capitalised("mid-2017 in the UN") == "Mid-2017 in the UN"
    assert wording.sentence_case("DOES NOT KNOW") == "Does not know"
    assert wording.sentence_case("Views of the EU") == "Views of the EU"


def test_nothing_is_said_of_a_rest_that_is_none() -> None:
    assert wording.first_of(3, 3, "the record holds the others") == ""
    assert (
        wording.first_of(2, 40, "the record holds the others") == " Two of 40 are shown; the record holds the others."
    )


def test_a_text_is_cut_at_a_words_end() -> None:
    assert wording.cut("short", 10) == "short"
    assert wording.cut("one two three four", 11) == "one two…"


_LONG = (
    "Recently, the ports have decided to prolong their ban for another six months to mid 2025, sending a very clear "
    "signal to the next owners, hoping that the charterers will follow suit."
)


def _stretch(text: str, words: str, most: int) -> str:
    start = text.index(words)
    return wording.elided(text, *wording.stretch(text, start, start + len(words), most))


def test_a_sentence_that_fits_is_left_whole() -> None:
    assert _stretch("It will lapse in 2037.", "in 2037", 60) == "It will lapse in 2037."


def test_a_long_sentence_is_cut_at_the_ends_of_clauses() -> None:
    assert _stretch(_LONG, "mid 2025", 100) == (
        "Recently, the ports have decided to prolong their ban for another six months to mid 2025…"
    )


def test_a_long_clause_is_cut_at_the_ends_of_words_around_its_date() -> None:
    told = _stretch(_LONG, "mid 2025", 50)
    assert "mid 2025" in told
    assert told.startswith("… ")
    assert told.strip("… ") in _LONG


def test_a_clause_a_little_longer_than_the_room_is_not_begun_in_the_middle_of_a_phrase() -> None:
    text = "The council met, noting that the midterm and final reports of its panel are due on 1 March 2027, as before."
    told = _stretch(text, "1 March 2027", 70)
    assert told == "… noting that the midterm and final reports of its panel are due on 1 March 2027…"


def test_a_clause_that_says_too_little_takes_in_what_follows() -> None:
    told = _stretch(
        "In May, the chair of the council goes to see the ships of the line in the far north.", "In May", 60
    )
    assert told.startswith("In May, the chair")
    assert told.endswith("…")


@pytest.mark.parametrize(
    "front",
    [
        "It is false, according to three diplomats who spoke to the paper this week,",
        "Nobody in the Council, in spite of everything that was written this week, believes",
    ],
)
def test_a_cut_never_takes_a_denial_or_a_speaker_away(front: str) -> None:
    told = _stretch(f"{front} that Orland will leave the arms treaty on 1 March 2027.", "1 March 2027", 70)
    assert told.startswith(front)


def test_a_clause_that_opens_with_that_is_not_cut_from_its_verb() -> None:
    front = "The three papers of the week, which were printed in the capital, agree"
    text = f"{front} that Orland leaves on 1 March 2027."
    assert not any(_stretch(text, "1 March 2027", most).startswith("… that") for most in range(20, 60))


@pytest.mark.parametrize("rest", ["unless the Council agrees", "if the vote is won", "but this is not decided at all"])
def test_a_cut_never_takes_a_condition_away(rest: str) -> None:
    text = f"Orland will leave the arms treaty on 1 March 2027, {rest}, as its minister wrote."
    assert _stretch(text, "1 March 2027", 60) == text


def test_no_cut_ends_in_a_verb_that_waits_for_its_object() -> None:
    text = "By 1 March 2027 the European Commission should fund the repair of all ports on the northern coast."
    for most in range(40, 60):
        assert not _stretch(text, "1 March 2027", most).endswith(("should…", "fund…"))


@given(
    st.lists(st.text("abcd,;: –é", min_size=1, max_size=9), min_size=1, max_size=40), st.integers(10, 200), st.data()
)
def test_a_cut_keeps_its_words_and_invents_none(parts: list[str], most: int, data: st.DataObject) -> None:
    text = "x" + " ".join(parts) + "y"
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assume(text[start].isalpha() and text[end - 1].isalpha())
    first, last = wording.stretch(text, start, end, most)
    assert 0 <= first <= start
    assert first < last <= len(text)
    assert end <= last
    assert text[first:last] in wording.elided(text, first, last)


def _place(line: int, last: int, page: int | None = None) -> Place:
    return Place(start=0, end=1, line=line, last_line=last, page=page)


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ([_place(12, 12)], "line 12"),
        ([_place(14, 20)], "lines 14–20"),
        ([_place(14, 20, 3), _place(31, 31, 3)], "lines 14–20 and 31, page 3"),
        ([_place(1, 1, 1), _place(2, 2, 2)], "lines 1 and 2, pages 1 and 2"),
    ],
)
def test_places_are_written_for_a_reader_who_looks_them_up(found: list[Place], told: str) -> None:
    assert wording.places(found) == told
