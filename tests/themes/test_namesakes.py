from __future__ import annotations

import pytest

from flows.language import words
from flows.themes.terms import TermIndex
from schemas.taxonomy import Taxonomy, TaxonomyTheme

THEME = TaxonomyTheme(
    id="one",
    label="One theme",
    short="One",
    strong=("Chad", "Jordan*", "Georgia", "Trump*", "hack*", "sanction*", "Russia*"),
)
INDEX = TermIndex(Taxonomy(version=1, themes=(THEME,)))


def printed(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in INDEX.find(words.find(text), "en")]


@pytest.mark.parametrize(
    "text", ["Chad Miller wrote it.", "The host is Michael Jordan.", "Jordan Baker asks.", "Painted by Georgia Brown."]
)
def test_a_place_in_a_persons_name_is_no_place(text: str) -> None:
    assert printed(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Chad and Niger agree.", ["Chad"]),
        ("In Chad the army waits.", ["Chad"]),
        ("The Jordan Valley is dry.", ["Jordan"]),
        ("Jordan Armed Forces Command said so.", ["Jordan"]),
        ("Said Michael. Jordan waits.", ["Jordan"]),
        ("Thank you, Georgia.", ["Georgia"]),
    ],
)
def test_a_place_beside_other_capitals_is_one(text: str, found: list[str]) -> None:
    assert printed(text) == found


@pytest.mark.parametrize(
    "text",
    ["In August Russia waited.", "Last August Russia waited.", "Will Russia wait?", "What Will Russia Do?"],
)
def test_a_country_behind_a_month_or_an_auxiliary_is_one_though_persons_are_called_so(text: str) -> None:
    assert printed(text) == ["Russia"]


def test_who_is_no_place_is_found_behind_a_given_name() -> None:
    assert printed("Donald Trump spoke.") == ["Trump"]


def test_a_coined_name_is_no_word_of_its_stem() -> None:
    assert printed("Hackaville says so, and Hackaville's readers.") == []
    assert printed("Readers of Hackaboard say so.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hackattack hits bank.", "Hackattack"),
        ("It rained. Hackattack hits bank.", "Hackattack"),
        ("New Hackattack Hits Bank", "Hackattack"),
        ("The Hacksaw of the year is out.", "Hacksaw"),
    ],
)
def test_two_words_in_one_are_no_coined_name_where_any_word_has_a_capital(text: str, found: str) -> None:
    assert printed(text) == [found]


def test_words_of_a_stem_are_found_with_a_capital_too() -> None:
    text = "Hackers, Hacking and HACKATTACKS; Sanctioning a hackathon"
    assert printed(text) == ["Hackers", "Hacking", "HACKATTACKS", "Sanctioning", "hackathon"]
