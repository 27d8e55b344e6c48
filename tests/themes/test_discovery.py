from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from flows.language import words
from flows.themes import vectors
from flows.themes.discovery import Whole, group

NEAR = st.floats(0, 1, width=16)


@st.composite
def tables(draw: st.DrawFn) -> list[list[float]]:
    number = draw(st.integers(0, 9))
    table = [[0.0] * number for _ in range(number)]
    for left in range(number):
        for right in range(left):
            table[left][right] = table[right][left] = draw(NEAR)
    return table


def test_nothing_makes_no_group() -> None:
    assert group([]) == []


def test_one_text_is_a_group() -> None:
    assert group([[0.0]]) == [[0]]


def test_texts_with_nothing_in_common_stay_alone() -> None:
    assert group([[0.0] * 3 for _ in range(3)]) == [[0], [1], [2]]


def test_two_bundles_of_near_texts_are_two_groups() -> None:
    bundle = {frozenset(pair) for pair in ((0, 2), (0, 4), (2, 4), (1, 3), (1, 5), (3, 5))}
    table = [
        [0.0 if left == right else 0.9 if {left, right} in bundle else 0.05 for right in range(6)] for left in range(6)
    ]
    assert group(table) == [[0, 2, 4], [1, 3, 5]]


def test_texts_on_one_subject_are_a_group_where_others_are_on_something_else() -> None:
    near = [[0.0 if left == right else 0.5 for right in range(3)] for left in range(3)]
    assert group(near) == [[0], [1], [2]]
    assert group(near, Whole(degrees=[1.0, 1.0, 1.0], total=12.0)) == [[0, 1, 2]]


@given(tables())
def test_a_part_of_the_texts_that_is_all_of_them_is_grouped_as_ever(table: list[list[float]]) -> None:
    degrees = [math.fsum(row) for row in table]
    assert group(table, Whole(degrees, math.fsum(degrees))) == group(table)


@given(tables())
def test_every_text_is_in_exactly_one_group(table: list[list[float]]) -> None:
    assert sorted(one for members in group(table) for one in members) == list(range(len(table)))


@given(tables())
def test_groups_and_their_texts_come_in_order(table: list[list[float]]) -> None:
    found = group(table)
    assert found == sorted(sorted(members) for members in found)


def test_texts_on_two_subjects_fall_into_two_groups_without_being_told_how_many() -> None:
    texts = (
        "The fishing fleet waits in harbour for its quota",
        "A dam upstream keeps the river from the delta",
        "Without a quota the fishing fleet stays in harbour",
        "The delta dries because the dam keeps the river",
        "Harbour masters count the fishing fleet and its quota",
        "Below the dam the river no longer reaches the delta",
    )
    counted = [vectors.features(words.find(text), "en") for text in texts]
    assert group(vectors.nearnesses(vectors.vectors(counted))) == [[0, 2, 4], [1, 3, 5]]
