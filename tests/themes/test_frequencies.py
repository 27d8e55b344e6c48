from __future__ import annotations

import math
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.themes import frequencies
from schemas.memory import Having, WordCounts

TEXTS = st.lists(st.sets(st.sampled_from("abcdefgh")), max_size=8)


def test_a_text_counts_once_for_each_feature_however_often_it_has_it() -> None:
    found = frequencies.of_texts([Counter({"dam": 7, "river": 1}), Counter({"dam": 1})])
    assert (found.texts, dict(found.having)) == (2, {"dam": 2, "river": 1})


def test_texts_of_earlier_issues_decide_what_is_rare() -> None:
    week = [["dam", "summit"], ["dam", "quay"], ["quay"]]
    alone = frequencies.of_texts(week)
    assert alone.rarity("dam") == alone.rarity("quay")
    archive = frequencies.of_texts([["dam"]] * 3 + [["snow"]] * 6)
    found = frequencies.of_texts(week, archive)
    assert found.rarity("quay") == pytest.approx(math.log(13 / 2))
    assert found.rarity("dam") == pytest.approx(math.log(13 / 5))


def test_a_feature_of_most_texts_tells_nothing_and_an_unknown_one_most() -> None:
    found = frequencies.of_texts([["all", "one"], ["all", "two"], ["all"], ["all"], ["two"]])
    assert found.rarity("all") == 0
    assert found.rarities(["all", "one", "two"]).keys() == {"one", "two"}
    assert found.rarity("never") >= found.rarity("one") > found.rarity("two")


def test_the_most_frequent_are_kept_and_equals_by_their_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frequencies, "MOST_KEPT", 3)
    found = frequencies.of_texts([["d", "b"], ["c", "b", "a a"]])
    assert frequencies.kept(found) == WordCounts(texts=2, having=(Having(2, "b"), Having(1, "a a,c")))


@given(TEXTS, TEXTS)
def test_counting_week_by_week_is_counting_all_at_once(one: list[set[str]], other: list[set[str]]) -> None:
    first = frequencies.known(frequencies.kept(frequencies.of_texts(one)))
    assert frequencies.of_texts(other, first) == frequencies.of_texts([*one, *other])


@given(TEXTS)
def test_what_is_kept_is_read_again_as_it_was(texts: list[set[str]]) -> None:
    found = frequencies.of_texts(texts)
    text = frequencies.kept(found).model_dump_json()
    assert frequencies.known(WordCounts.model_validate_json(text)) == found
