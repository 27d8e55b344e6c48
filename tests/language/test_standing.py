from __future__ import annotations

from time import process_time

import pytest

from flows.language.standing import connected, foreign, formal, stands_alone

_SECONDS = 3
"""Far more than such a sentence takes, and far less than reading it again from every word of it."""


@pytest.mark.parametrize(
    "text",
    [
        "The ministers of the eight states meet in Oslo in May.",
        "It is reasonable for the alliance not to abandon its patrols in the Norwegian Sea.",
        "Norway and Sweden said their ministers want others to pay.",
        "However, in October 2024 the inquiry formally accused the owners of cutting the cables.",
        "Norway and Sweden will sell their share of the line.",
        "As an operator that distances itself from custom, the port of Narvik would hardly resist.",
        "The First Sea Lord warned of the route.",
        "Both sides must work harder to develop common norms for the data.",
        "Those who own the ships will pay for them.",
        "The choice before the ministers is plain: Norway pays, or Sweden does.",
    ],
)
def test_a_sentence_that_names_its_subject_stands_alone(text: str) -> None:
    assert stands_alone(text)


@pytest.mark.parametrize(
    "text",
    [
        "This would cost more than the route earns.",
        "He said that nothing had changed.",
        "But they could not keep up.",
        "The latter is more likely to last.",
        "From his rhetoric, a boom seems imminent.",
        "Beyond that fact, much will depend on the delegations.",
        "Against this backdrop, officials are hoping for less.",
        "One move, probably a less unexpected one, would be cooperation.",
        "Another reason is the price of insurance.",
        "It was not what the owners wanted.",
        "Such a course is dangerous.",
        "It was from Tromsø that the ships set out.",
        "Officials in Oslo speak of that very same course.",
        "That comparison is totally misleading.",
        "How the coastal states deal with those challenges will shape the north.",
        "Will the ministers ever meet?",
        "The price of ice-class hulls would rise accordingly.",
        "One of the Danes who was there remembers the storm.",
        "THE CHAIR: Thank you, and welcome to Oslo.",
        "Shipping: There are 20 percent more berths in Narvik.",
        "Ice class: Norway asks for the highest one.",
        "the ministers of the eight states meet in Oslo in May.",
        "The company said that prices in Norway will rise.",
        "Called Aurora, the system sees ships in the dark off Norway.",
        "Hulls fell in price by less than the other three parts did.",
        "One yard in Norway that can do it is in Bergen.",
        "It remains to be seen whether it will hold.",
        "“Norway will sell the line,” he said.",
        "A few other, mostly Danish, owners followed.",
        "Norway and Sweden agreed on three points:",
        "The Council of Norway,",
        "",
    ],
)
def test_a_sentence_that_leans_on_another_does_not_stand_alone(text: str) -> None:
    assert not stands_alone(text)


def test_a_name_that_opens_with_a_small_letter_opens_a_sentence() -> None:
    assert stands_alone("eBay and Norway Post agree on the price of parcels.")


@pytest.mark.parametrize(
    "text",
    ["al-Nahda closed the port of Narvik.", "de Vries left Norway in May.", "d’Almadra sold the line to Norway."],
)
def test_a_name_that_opens_with_a_small_particle_opens_a_sentence(text: str) -> None:
    assert stands_alone(text)


def test_a_sentence_as_long_as_a_page_is_no_slower_to_judge_by_the_word() -> None:
    begun = process_time()
    assert not formal("The term of " * 4000)
    assert formal("The term of the present inspectors was renewed.")
    assert process_time() - begun < _SECONDS


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("El ministro dijo que he visto la presa.", "es"),
        ("So war die Lage im Hafen.", "de"),
        ("On vend la ligne, et le port a peur de son prix.", "fr"),
    ],
)
def test_small_words_of_english_lean_on_nothing_in_another_language(text: str, language: str) -> None:
    assert stands_alone(text, language)


@pytest.mark.parametrize("text", ["la Unión vende la línea.", "¿y por qué no:", "y vende la línea.", ""])
def test_a_fragment_of_another_language_does_not_stand_alone(text: str) -> None:
    assert not stands_alone(text, "es")


@pytest.mark.parametrize("word", ["First,", "Notably,", "In contrast,", "Of course,", "But"])
def test_a_connective_ties_a_sentence_to_the_one_before_and_takes_nothing_from_what_it_says(word: str) -> None:
    text = f"{word} Norway closes the strait to all ships without ice class."
    assert connected(text)
    assert stands_alone(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Council took note of the report of Norway.",
        "I should be grateful if the attached letter were shown to the members.",
        "Pursuant to rule 9, the chair wishes to report that a letter from Norway has come.",
        "The institute released nine new papers on the strait.",
        "The mandate of the mission was extended in May.",
    ],
)
def test_a_sentence_of_procedure_is_formal(text: str) -> None:
    assert formal(text)
    assert not formal("Norway will continue to close the strait.")


def test_a_sentence_in_another_script_than_its_article_is_foreign() -> None:
    assert foreign("会谈在北方恢复。", "en")
    assert not foreign("会谈在北方恢复。", "zh")
    assert not foreign("The talks of 北方 resume in the north.", "en")
    assert not foreign("2017", "en")
