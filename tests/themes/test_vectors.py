from __future__ import annotations

import math
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.language import words
from flows.themes import vectors

COUNTS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 9)).map(Counter)


def features(text: str) -> dict[str, int]:
    return dict(vectors.features(words.find(text), "en"))


def test_function_words_and_numbers_are_no_features() -> None:
    assert features("the 12 of a dam") == {"dam": 1}


def test_forms_of_a_word_are_one_feature() -> None:
    assert features("Quotas, quota; negotiated. Negotiating!") == {"quota": 2, "negotiat": 2}


def test_neighbours_are_a_pair_only_where_nothing_parts_them() -> None:
    assert "river basin" in features("river basin")
    assert "river basin" not in features("river, basin")
    assert "river basin" not in features("river of the basin")


def test_a_vector_has_length_one_and_an_empty_one_stays_empty() -> None:
    full, empty = vectors.vectors([Counter({"a": 2, "b": 1}), Counter()])
    assert math.isclose(math.fsum(value**2 for value in full.values()), 1)
    assert empty == {}


def test_a_word_of_more_than_half_of_the_texts_tells_nothing() -> None:
    found = vectors.vectors([Counter({"all": 1, "one": 1}), Counter({"all": 1, "two": 1}), Counter({"all": 1})])
    assert [set(vector) for vector in found] == [{"one"}, {"two"}, set()]


def test_a_word_of_two_texts_tells_that_they_are_alike_even_if_there_are_no_others() -> None:
    one, other = vectors.vectors([Counter("ab"), Counter("ac")])
    assert vectors.nearness(one, other) > 0


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    found = vectors.vectors([Counter("ab"), Counter("a"), Counter("c"), Counter("d")])
    assert found[0]["b"] > found[0]["a"]


@given(st.lists(COUNTS, min_size=2, max_size=6))
def test_the_table_of_nearnesses_holds_every_pair(counts: list[Counter[str]]) -> None:
    found = vectors.vectors(counts)
    table = vectors.nearnesses(found)
    for left, row in enumerate(table):
        for right, near in enumerate(row):
            assert near == pytest.approx(0 if left == right else vectors.nearness(found[left], found[right]))


@given(COUNTS, COUNTS)
def test_nearness_is_the_same_both_ways_and_lies_between_nothing_and_one(
    left: Counter[str], right: Counter[str]
) -> None:
    one, other = vectors.normed(left), vectors.normed(right)
    assert vectors.nearness(one, other) == vectors.nearness(other, one)
    assert 0 <= vectors.nearness(one, other) <= 1 + 1e-9


@given(st.lists(COUNTS, max_size=6))
def test_the_sum_of_its_nearness_to_all_others_is_known_without_the_table(counts: list[Counter[str]]) -> None:
    found = vectors.vectors(counts)
    assert vectors.degrees(found) == pytest.approx([math.fsum(row) for row in vectors.nearnesses(found)], abs=1e-9)


def test_a_text_is_nearest_to_itself() -> None:
    one = vectors.normed({"a": 3, "b": 4})
    assert vectors.nearness(one, one) == pytest.approx(1)


def test_the_centre_lies_between_its_texts() -> None:
    middle = vectors.centre([{"a": 1.0}, {"b": 1.0}])
    assert middle == pytest.approx({"a": math.sqrt(0.5), "b": math.sqrt(0.5)})


def test_nothing_has_an_empty_centre() -> None:
    assert vectors.centre([]) == {}
