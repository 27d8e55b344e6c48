from __future__ import annotations

import pytest

from flows.themes.nounphrases import is_noun_phrase, is_person


@pytest.mark.parametrize(
    "text",
    [
        "labour market",
        "foreign trade policy",
        "critical infrastructure",
        "clinical trials",
        "public officials",
        "animal",
        "military",
        "Delta Works",
        "Northern Medical",
        "counter-terrorism",
        "non-proliferation",
        "non-bank lender",
        "Russians",
        "Middle East",
        "U.S.-Russia détente",
    ],
)
def test_what_ends_in_a_noun_or_is_a_name_can_name_a_subject(text: str) -> None:
    assert is_noun_phrase(text)


@pytest.mark.parametrize(
    "text",
    [
        "institute predictive",
        "shares ordinary",
        "anti-Russian",
        "Non-bank",
        "Central Asian",
        "demand-side",
        "China's",
        "article examines",
        "exports fell",
        "source available online",
        "report outlines",
        "metal except",
    ],
)
def test_what_ends_in_an_adjective_a_verb_or_a_preposition_is_a_fragment(text: str) -> None:
    assert not is_noun_phrase(text)


@pytest.mark.parametrize(
    "text", ["percent tariff", "billion francs", "3rd revision", "week ended March", "see figure", "vs loss"]
)
def test_what_counts_or_dates_names_no_subject(text: str) -> None:
    assert not is_noun_phrase(text)


@pytest.mark.parametrize(
    "text", ["President Vladimir Putin", "Mr Orlan", "Vladimir Putin", "Angela Merkel", "Anna Tolmar", "Trump"]
)
def test_a_name_with_or_without_a_title_is_a_person(text: str) -> None:
    assert is_person(text)


@pytest.mark.parametrize(
    "text",
    [
        "Security Council",
        "General Motors",
        "Justice Department",
        "President Putin's visit",
        "New Zealand",
        "arms control",
        "President of",
        "Jordan",
    ],
)
def test_what_is_more_than_a_name_or_a_place_is_no_person(text: str) -> None:
    assert not is_person(text)
