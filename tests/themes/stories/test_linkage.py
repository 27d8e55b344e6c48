from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from flows.themes.stories.linkage import Least, Pair, groups

LEAST = Least(nearness=0.1, linked=0.5)
PAIRS = [(one, other) for one, other in combinations(range(7), 2)]


def test_texts_that_are_near_but_not_linked_stay_apart() -> None:
    assert groups(3, {(0, 1): 0.9, (0, 2): 0.9}, {(0, 2)}, LEAST) == [[0, 2], [1]]


def test_a_group_needs_links_between_enough_of_its_pairs() -> None:
    near = dict.fromkeys([(0, 1), (0, 2), (1, 2)], 0.9)
    assert groups(3, near, {(0, 1), (0, 2)}, LEAST) == [[0, 1, 2]]
    assert groups(3, near, {(0, 1), (0, 2)}, Least(0.1, 0.9)) == [[0, 1], [2]]


def test_the_nearest_are_joined_first_and_the_mean_of_all_pairs_decides() -> None:
    near = {(0, 1): 0.9, (1, 2): 0.5, (0, 2): 0.0}
    assert groups(3, near, {(0, 1), (1, 2)}, Least(0.2, 0.5)) == [[0, 1, 2]]
    assert groups(3, near, {(0, 1), (1, 2)}, Least(0.3, 0.5)) == [[0, 1], [2]]


def test_what_is_said_elsewhere_changes_no_group() -> None:
    near = {(0, 1): 0.9, (1, 2): 0.5, (3, 4): 0.9}
    elsewhere = {(at, 5): 0.05 for at in range(5)} | {(2, 3): 0.9, (4, 6): 0.4}
    links = {(0, 1), (1, 2), (3, 4)}
    assert groups(7, near, links, LEAST) == groups(7, near | elsewhere, links, LEAST)


@given(st.dictionaries(st.sampled_from(PAIRS), st.floats(0, 1, width=16)), st.sets(st.sampled_from(PAIRS)))
def test_every_text_is_in_exactly_one_group(near: dict[Pair, float], links: set[Pair]) -> None:
    found = groups(7, near, links & near.keys(), LEAST)
    assert sorted(one for group in found for one in group) == list(range(7))
    assert all(len(group) == 1 or any(set(pair) <= set(group) for pair in links) for group in found)
