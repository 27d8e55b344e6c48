from __future__ import annotations

import pytest

from flows.themes.demands import demands_of, kept_after, track, without
from flows.themes.demands.tracking import MOST_KEPT, PERIODS_KEPT
from flows.themes.units import units_of
from schemas.article import Article
from schemas.recommendations import KeptDemand, TrackedDemand
from tests.themes.articles import an_article

LIFT = "The council should lift the export ban on wheat before the harvest."
SAME = "Before the harvest the council must lift the ban on the export of wheat."


def tracked(*articles: Article, kept: tuple[KeptDemand, ...] = (), period: int = 1) -> tuple[TrackedDemand, ...]:
    return track(demands_of(units_of(articles)), articles, kept, period)


def one_each(*texts: str) -> tuple[Article, ...]:
    return tuple(an_article(text, name=text) for text in texts)


def after(*texts: str, kept: tuple[KeptDemand, ...] = (), period: int = 1) -> tuple[KeptDemand, ...]:
    articles = one_each(*texts)
    return kept_after(kept, tracked(*articles, kept=kept, period=period), articles, period)


def test_near_same_demands_of_two_documents_are_one() -> None:
    (found,) = tracked(*one_each(LIFT, SAME))
    assert [one.evidence.text for one in (found.demand, *found.again)] == [LIFT, SAME]


@pytest.mark.parametrize(
    "other",
    [
        "The council should not lift the export ban on wheat before the harvest.",
        "The parliament should lift the export ban on wheat before the harvest.",
        "The council should extend the fishing season in the north before the harvest.",
        "The council should lift taxes.",
    ],
)
def test_the_opposite_another_addressee_and_another_thing_are_demands_of_their_own(other: str) -> None:
    assert len(tracked(*one_each(LIFT, other))) == 2


def test_a_demand_that_names_nobody_may_be_the_same() -> None:
    assert len(tracked(*one_each(LIFT, "The export ban on wheat should be lifted before the harvest."))) == 1


def test_one_that_a_document_makes_itself_goes_before_one_that_it_tells_of() -> None:
    told = "The union said that the council should lift the export ban on wheat before the harvest."
    (found,) = tracked(*one_each(told, LIFT))
    assert found.demand.evidence.text == LIFT


def test_demands_stand_in_the_order_of_the_articles() -> None:
    texts = ("Velden should build a second harbour in the north.", LIFT, SAME)
    assert [one.demand.evidence.text for one in tracked(*one_each(*texts))] == list(texts[:2])


def test_a_demand_of_an_earlier_issue_is_known_again_with_the_issue_that_had_it_first() -> None:
    kept = after(LIFT)
    kept = after("Velden should build a second harbour in the north.", kept=kept, period=2)
    (found,) = tracked(*one_each(SAME), kept=kept, period=3)
    assert (found.first_asked, found.issues_before) == (2, 1)


def test_each_issue_that_asks_again_counts() -> None:
    kept = after(SAME, kept=after(LIFT), period=2)
    assert [(one.first, one.last, one.issues) for one in kept] == [(1, 2, 2)]


def test_what_is_new_was_never_asked_before() -> None:
    (found,) = tracked(*one_each(LIFT))
    assert (found.first_asked, found.issues_before) == (None, 0)


def test_what_nobody_repeats_is_forgotten_in_time() -> None:
    kept = after(LIFT)
    assert after(kept=kept, period=PERIODS_KEPT) == kept
    assert after(kept=kept, period=PERIODS_KEPT + 1) == ()


def test_the_memory_of_demands_is_bounded_and_keeps_the_last_asked() -> None:
    old = tuple(KeptDemand(action=(f"word{number}",), negated=False, first=1, last=1) for number in range(MOST_KEPT))
    kept = after(LIFT, kept=old, period=2)
    assert (len(kept), kept[0].last) == (MOST_KEPT, 2)


def test_what_a_replaced_version_asked_is_no_repeat() -> None:
    old, other = one_each(LIFT, SAME)
    kept = after(LIFT)
    assert without(kept, {old.id}) == ()
    both = after(SAME, kept=kept, period=2)
    (left,) = without(both, {old.id})
    assert (left.first, left.last, left.issues) == (2, 2, 1)
    assert [asked.article for asked in left.asked] == [other.id]
    (left,) = without(both, {other.id})
    assert (left.first, left.last, left.issues) == (1, 1, 1)
