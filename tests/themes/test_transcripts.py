from __future__ import annotations

import pytest

from flows.themes.transcripts import asks, ceremonial, not_said


@pytest.mark.parametrize(
    "sentence",
    [
        "I thank you all for coming, and I thank the press for being here.",
        "Thank you very much, Admiral.",
        "Thanks for listening.",
        "May God bless Romania.",
        "Ladies and gentlemen, the Prime Minister of Norway.",
        "Please give a big round of applause to our host.",
        "We’re so grateful to have the wardens with us.",
        "It is truly a pleasure for me to be here today.",
        "I’m very proud of you.",
        "Good evening, and happy New Year.",
        "Hello, Narvik!",
        "Well, it's good to be in Narvik.",
        "Everybody, have a seat.",
        "Allow me a shout-out to the crew.",
        "So I want to begin by acknowledging the elders of this coast.",
        "I would ask for a moment of silence for the crew.",
        "I would appreciate it if you would bring this letter to the attention of the members of the Council.",
        "I should be grateful if you could have the note and its annex circulated.",
        "Accept, Sir, the assurances of my highest consideration.",
    ],
)
def test_thanks_greetings_blessings_and_presentations_are_ceremony(sentence: str) -> None:
    assert ceremonial(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Thanks to the embargo, prices doubled.",
        "Norway welcomes the agreement on the quota.",
        "Welcome the agreement, but read it first.",
        "We are pleased to announce that the port opens in May.",
        "The minister was proud of the progress of the talks.",
        "The treaty honours a promise of 1994.",
        "Good governance would help the ports.",
        "A good evening for the government was a bad one for the markets.",
        "Hijacked ships are seldom returned.",
        "The ports would appreciate a second inspector.",
        "The two governments gave assurances of their good faith.",
    ],
)
def test_what_states_something_in_words_of_ceremony_is_none(sentence: str) -> None:
    assert not ceremonial(sentence)


@pytest.mark.parametrize(
    ("paragraph", "label"),
    [
        ("THE VICE PRESIDENT: Ladies and gentlemen.", "THE VICE PRESIDENT:"),
        ("MRS. OBAMA: You guys.", "MRS. OBAMA:"),
        ("PRESIDENT ERDOĞAN (as interpreted): We met.", "PRESIDENT ERDOĞAN (as interpreted):"),
        ("AUDIENCE: Yes!", "AUDIENCE:"),
    ],
)
def test_the_label_of_a_speaker_is_not_said(paragraph: str, label: str) -> None:
    assert [paragraph[start:end] for start, end in not_said(paragraph)][:1] == [label]


@pytest.mark.parametrize(
    "paragraph", ["NATO: an alliance in search of a task.", "The Vice President: a portrait.", "Ratio 3:1 holds."]
)
def test_a_colon_alone_makes_no_label(paragraph: str) -> None:
    assert not_said(paragraph) == []


@pytest.mark.parametrize("aside", ["(Applause.)", "[laughter]", "(Laughter and applause.)", "(As interpreted.)"])
def test_what_the_transcriber_heard_is_not_said(aside: str) -> None:
    paragraph = f"The dam holds. {aside} It will hold."
    assert [paragraph[start:end] for start, end in not_said(paragraph)] == [aside]


def test_a_remark_in_brackets_is_said() -> None:
    assert not_said("The dam (built in 1960) holds [sic].") == []


@pytest.mark.parametrize("paragraph", ["Q Mr. President, will it hold?", "Q: Will it hold?", "QUESTION: Will it hold?"])
def test_a_question_from_the_audience_is_known_by_its_mark(paragraph: str) -> None:
    assert asks(paragraph)


@pytest.mark.parametrize("paragraph", ["Qatar will pay.", "Q3 figures are poor.", "Questions remain: who pays?"])
def test_a_word_with_its_first_letter_asks_nothing(paragraph: str) -> None:
    assert not asks(paragraph)
