from __future__ import annotations

from decimal import Decimal

import pytest

from flows.language import dictionary, identify, persons, quantities, sentences, words


@pytest.mark.parametrize("word", ["harbour", "harbor", "Minister’s", "well-known", "cyber-security"])
def test_english_words_are_known_in_both_spellings_and_in_compounds(word: str) -> None:
    assert dictionary.is_word(word)


@pytest.mark.parametrize("word", ["relationes", "Ferreira", "xq", "", "harb\nour"])
def test_other_strings_are_no_words(word: str) -> None:
    assert not dictionary.is_word(word)


def test_a_prefix_glued_to_its_word_has_lost_a_hyphen() -> None:
    assert dictionary.lost_hyphen("neoisolationist") == ("neo", "isolationist")
    assert dictionary.lost_hyphen("international") is None


def test_near_words_differ_by_one_slip() -> None:
    assert "relations" in dictionary.near_words("relationes")
    assert dictionary.keeps_hyphen("long", "term")
    assert not dictionary.keeps_hyphen("agree", "ment")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("It is not for us to say what they will do, but it would be better if they did it soon. " * 3, "en"),
        ("Wir wissen nicht, was sie tun werden, aber es wäre besser, wenn sie es bald tun. " * 4, "de"),
        ("Nous ne savons pas ce que les deux pays vont faire, mais il est temps pour eux de le dire. " * 3, "fr"),
        ("No sabemos lo que van a hacer los dos países, pero es la hora de que lo digan a todos. " * 3, "es"),
        ("両国は来春に再び会談することで合意した。" * 4, "ja"),
        ("兩國同意在春天再次會面。", "zh"),
    ],
)
def test_the_language_of_running_text_is_known_by_its_small_words(text: str, code: str) -> None:
    found = identify.identify(text)
    assert found.code == code
    assert found.confidence > 0.8


def test_no_words_are_of_no_language() -> None:
    assert identify.identify("12 % …") == ("und", 0.0)


def test_a_name_loses_its_titles_and_what_opens_the_sentence() -> None:
    assert persons.bare("While Foreign Minister Ana Ferreira") == "Ana Ferreira"
    assert persons.titled("While Foreign Minister Ana Ferreira") == "Foreign Minister Ana Ferreira"
    assert persons.bare("She") == ""


def test_the_fullest_form_of_a_name_is_the_one_the_text_has_together() -> None:
    text = "Ana Ferreira spoke first. Ferreira was brief."
    assert persons.fullest("Ferreira", text) == "Ana Ferreira"
    assert persons.fullest("Brandt", text) == "Brandt"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4,000 ships", 4000),
        ("1.5 per cent", Decimal("1.5")),
        ("twenty-one days", 21),
        ("−3 degrees", -3),
        ("eight", 8),
    ],
)
def test_numbers_are_read_in_digits_and_in_words(text: str, value: Decimal) -> None:
    assert [one.value for one in quantities.find(text)] == [value]


def test_sentences_end_at_stops_but_not_at_abbreviations() -> None:
    text = "The U.S. Senate met in Washington D.C. on Jan. 3. Mr. Brandt left (he was ill. Very ill). Then?"
    assert sentences.split(text) == (
        "The U.S. Senate met in Washington D.C. on Jan. 3.",
        "Mr. Brandt left (he was ill. Very ill).",
        "Then?",
    )


def test_words_meet_in_one_spelling_and_know_whether_a_phrase_goes_on() -> None:
    found = words.find("The U.S. détente, Putin’s")
    assert [one.folded for one in found] == ["the", "us", "detente", "putin"]
    assert [one.joined for one in found] == [False, True, True, False]
