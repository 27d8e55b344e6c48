from __future__ import annotations

from datetime import date, timedelta

import pytest

from flows.themes.events import events_of
from flows.themes.series import dates
from flows.themes.series.dates import Said, known
from flows.themes.units import units_of
from schemas.article import Article
from schemas.carried import KnownDate
from tests.themes.articles import an_article

TREATY = "The arms treaty between the two governments will expire in February 2027."
AGAIN = "In February 2027 the arms treaty of the two governments will expire."
COUNCIL = "The council will meet on 3 June 2024."


def said(*articles: Article, period: int = 1) -> Said:
    return Said(events_of(units_of(articles)), articles, period)


def after(
    *articles: Article, before: tuple[KnownDate, ...] = (), period: int = 1, since: date | None = None
) -> list[KnownDate]:
    return list(known(before, said(*articles, period=period), since)[0])


def iso(one: KnownDate) -> str:
    assert one.event.when is not None
    return one.event.when.iso


def test_a_date_ahead_is_kept_with_its_sentence_and_the_issue_that_said_it_first() -> None:
    (one,) = after(an_article(TREATY), period=3)
    assert iso(one) == "2027-02"
    assert (one.event.evidence.text, one.period, one.again) == (TREATY, 3, ())


@pytest.mark.parametrize("text", ["The treaty was signed in 2019.", "After the thaw the court decides."])
def test_what_is_over_or_has_no_time_is_not_carried(text: str) -> None:
    assert after(an_article(text)) == []


def test_a_date_that_cannot_be_resolved_is_not_carried() -> None:
    assert after(an_article("Next March the court decides.", published=None)) == []


def test_dates_stand_in_the_order_in_which_they_come() -> None:
    found = after(an_article(TREATY, COUNCIL), an_article("It ends in 2025.", name="b"))
    assert [iso(one) for one in found] == ["2024-06-03", "2025", "2027-02"]


def test_who_says_the_same_of_the_same_day_again_is_noted_and_no_second_date_is_made() -> None:
    first = tuple(after(an_article(TREATY)))
    (one,) = after(an_article(AGAIN, name="b"), before=first, period=2)
    assert (one.event.evidence.text, one.period) == (TREATY, 1)
    assert [again.text for again in one.again] == [AGAIN]


def test_two_documents_of_one_issue_that_say_the_same_are_one_date() -> None:
    (one,) = after(an_article(TREATY), an_article(AGAIN, name="b"))
    assert [again.text for again in one.again] == [AGAIN]


def test_an_analysis_that_is_repeated_adds_nothing() -> None:
    first = tuple(after(an_article(TREATY)))
    assert tuple(after(an_article(TREATY), before=first, period=2)) == first


@pytest.mark.parametrize(
    "other",
    [
        "The fishing treaty with the islands will expire in February 2027.",
        "Elections in the islands are due in February 2027.",
        "The arms treaty between the two governments will expire in March 2027.",
        "The grain treaty between the two governments will expire in February 2027.",
    ],
)
def test_another_event_or_another_day_is_a_date_of_its_own(other: str) -> None:
    assert len(after(an_article(TREATY), an_article(other, name="b"))) == 2


def test_names_and_numbers_tell_events_of_one_kind_apart() -> None:
    votes = [f"{land} will hold its next presidential election on 9 April 2027." for land in ("Orland", "Velden")]
    assert len(after(an_article(votes[0]), an_article(votes[1], name="b"))) == 2
    sent = [f"The alliance will send {number} battalions to the coast by June 2027." for number in (4, 5)]
    assert len(after(an_article(sent[0]), an_article(sent[1], name="b"))) == 2


def test_a_date_stays_until_the_day_of_the_issue_before_lies_behind_its_last_day() -> None:
    first = tuple(after(an_article(COUNCIL)))
    assert after(before=first, period=2, since=date(2024, 6, 3)) == list(first)
    assert after(before=first, period=3, since=date(2024, 6, 4)) == []


def test_what_is_uncertain_stays_uncertain() -> None:
    text = "Parliament may return to the bill next year."
    (one,) = after(an_article(text, published=date(2019, 1, 14)))
    assert one.event.uncertain


def test_when_there_are_too_many_those_farthest_ahead_are_let_go_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dates, "MOST", 2)
    texts = [f"Dam number {year} will open in {year}." for year in (2030, 2026, 2028)]
    found, beyond = known((), said(an_article(*texts)), None)
    assert ([one.event.words for one in found], beyond) == (["2026", "2028"], 1)


def test_the_order_of_what_was_known_does_not_matter() -> None:
    texts = [f"Dam number {number} will open in {2030 + number % 3}." for number in range(9)]
    first = tuple(after(an_article(*texts)))
    assert after(before=first, period=2) == after(before=first[::-1], period=2) == list(first)


def test_no_more_than_eight_who_say_it_again_are_kept() -> None:
    days = [date(2024, 5, 1) + timedelta(number) for number in range(12)]
    (one,) = after(*(an_article(TREATY, name=f"{day}", published=day) for day in days))
    assert len(one.again) == 8


def test_what_a_replaced_version_said_is_no_date_ahead_any_more() -> None:
    old, other = an_article(TREATY), an_article(COUNCIL, name="b")
    kept = dates.without(after(old, other), {old.id})
    assert [one.event.evidence.article for one in kept] == [other.id]


def test_what_another_document_says_too_stands_by_its_sentence() -> None:
    old, other = an_article(TREATY), an_article(AGAIN, name="b")
    (kept,) = dates.without(after(old, other), {old.id})
    event = kept.event
    assert (event.evidence.text, kept.again) == (AGAIN, ())
    assert AGAIN[event.start : event.start + len(event.words)] == event.words
    (kept,) = dates.without(after(old, other), {other.id})
    assert (kept.event.evidence.text, kept.again) == (TREATY, ())


def test_a_date_known_before_is_read_in_its_own_language() -> None:
    first = "Der Vertrag der beiden Regierungen über die Häfen endet am 4. Mai 2027."
    again = "Am 4. Mai 2027 endet der Vertrag der Regierungen über Häfen."
    german = [an_article(text, name=text, language="de") for text in (first, again)]
    known_before = tuple(after(german[0]))
    assert [one.language for one in known_before] == ["de"]
    (one,) = after(german[1], before=known_before, period=2)
    assert [said.text for said in one.again] == [again]
