from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.ingest.fetching.politeness import Turns, not_before, pause

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("stated", "seconds"),
    [
        ("0", 0),
        (" 120 ", 120),
        ("Mon, 23 Nov 2026 07:02:00 GMT", 120),
        ("Mon, 23 Nov 2026 08:02:00 +0100", 120),
        ("Monday, 23-Nov-26 07:02:00 GMT", 120),
        ("Mon Nov 23 07:02:00 2026", 120),
        ("Sun, 22 Nov 2026 07:00:00 GMT", 0),
        ("86401", 86_400),
        ("9" * 5000, 86_400),
        ("Fri, 31 Dec 9999 23:59:59 -1200", 900),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 86_400),
        ("-5", 900),
        ("1e3", 900),
        ("٣", 900),
        ("soon", 900),
        ("", 900),
        (None, 900),
    ],
)
def test_a_server_says_for_how_long_it_is_left_alone(stated: str | None, seconds: int) -> None:
    assert not_before(stated, NOW) == NOW + timedelta(seconds=seconds)


@given(st.text())
def test_whatever_a_server_says_it_is_asked_again_within_a_day(stated: str) -> None:
    assert NOW <= not_before(stated, NOW) <= NOW + timedelta(days=1)


def test_pauses_grow_and_differ() -> None:
    chance = random.Random(7)  # noqa: S311 - the same pauses every time
    for attempt, longest in ((1, 1.0), (2, 2.0), (3, 4.0)):
        pauses = {pause(attempt, chance) for _ in range(50)}
        assert len(pauses) == 50
        assert all(longest / 2 <= one <= longest for one in pauses)


def test_each_host_has_turns_of_its_own() -> None:
    time, slept = [100.0], list[float]()
    turns = Turns(lambda: time[0], slept.append, {})
    assert turns.wait("a.example", 2.0) == 0
    assert turns.wait("b.example", 2.0) == 0
    time[0] = 101.5
    assert turns.wait("a.example", 2.0) == 0.5
    time[0] = 102.0
    assert turns.wait("a.example", 2.0) == 2.0
    assert slept == [0.5, 2.0]
