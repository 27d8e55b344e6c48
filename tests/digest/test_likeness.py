from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.digest.likeness import Likeness, stems_of
from tests.themes.articles import an_article

MADE = [an_article("Wheat prices rise in the northern ports.", name="a"), an_article("Wheat prices fall.", name="b")]


def likeness(*texts: str) -> float:
    """Return how like the documents some sentences are."""
    found = Likeness(MADE)
    for text in texts[:-1]:
        found.take(stems_of(text, "en"))
    return found.with_(stems_of(texts[-1], "en"))


def test_what_the_documents_share_is_most_like_them() -> None:
    assert likeness("Prices of wheat.") == pytest.approx(1)
    assert likeness("Wheat.") < 1


def test_what_one_document_alone_has_is_nothing_that_they_share() -> None:
    assert likeness("Northern ports.") == 0
    assert likeness("Wheat prices rise in northern ports.") < likeness("Wheat prices rise.")


def test_what_was_said_is_worth_less_than_what_is_missing() -> None:
    assert likeness("Wheat.", "Prices.") > likeness("Wheat.", "Wheat.")


def test_no_words_are_like_nothing() -> None:
    assert likeness("") == 0
    assert Likeness([]).with_(stems_of("Wheat prices.", "en")) == 0


@given(st.lists(st.sampled_from(["wheat", "prices", "ports", "snow", "fall"]), max_size=12))
def test_a_likeness_is_a_share_of_one(chosen: list[str]) -> None:
    assert 0 <= likeness(" ".join(chosen)) <= 1 + 1e-9
