from __future__ import annotations

import pytest

from flows.themes.demands import demands_of, track
from flows.themes.units import units_of
from tests.themes.articles import an_article

LIFT = "Both sides should lift the export ban on wheat before the harvest."


def groups(*texts: str) -> int:
    """Return how many demands remain where each document makes one."""
    articles = [an_article(text, name=str(number)) for number, text in enumerate(texts)]
    return len(track(demands_of(units_of(articles)), articles, (), 1))


@pytest.mark.parametrize(
    "opposite",
    [
        "Both sides should under no circumstances lift the export ban on wheat before the harvest.",
        "Both sides should never lift the export ban on wheat before the harvest.",
        "Both sides should lift no export ban on wheat before the harvest.",
        "Neither side should lift the export ban on wheat before the harvest.",
        "The export ban on wheat should not be lifted before the harvest.",
    ],
)
def test_a_demand_and_its_opposite_are_two(opposite: str) -> None:
    assert groups(LIFT, opposite) == 2


@pytest.mark.parametrize(
    "same",
    [
        "Both sides should not only lift the export ban on wheat before the harvest.",
        "Both sides should lift the export ban on wheat before the harvest and not wait.",
        "Both sides should lift the export ban on wheat no later than before the harvest.",
    ],
)
def test_a_no_that_is_not_of_what_is_asked_makes_no_opposite(same: str) -> None:
    assert groups(LIFT, same) == 1


def test_repeats_are_known_however_often_they_are_made() -> None:
    assert groups(*[LIFT] * 60) == 1
