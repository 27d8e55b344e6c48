"""Pages that came as one line: what of their own text stays, though it looks like something set apart."""

from __future__ import annotations

from tests.ingest.cleaning.documents import MORE, body, cleaned
from tests.ingest.cleaning.test_flattened import HEAD, SHORT, TEXT

CLAIM = "Sanctions on the port will be lifted in the spring of 2022."
REFRAIN = "We will not leave this harbour until the work is done."


def _text(inner: str) -> str:
    return " ".join(body(cleaned(f"{HEAD} {SHORT} {inner} {TEXT}")))


def test_a_claim_stays_that_another_sentence_denies() -> None:
    denied = "The minister denied that sanctions on the port will be lifted in the spring of 2022, and said no."
    assert CLAIM in _text(f"{CLAIM} {MORE.replace('Nobody', 'None')} {denied}")


def test_a_quoted_claim_stays_that_another_sentence_repeats_without_marks() -> None:
    repeated = "It is said that sanctions on the port will be lifted in the spring of 2022, and not before."
    assert CLAIM in _text(f"“{CLAIM}” So it stands on the wall. {repeated}")


def test_a_claim_is_set_apart_where_a_longer_sentence_quotes_it() -> None:
    text = _text(f"{CLAIM} The pier is old. The minister said on Monday, “{CLAIM}”")
    assert text.count(CLAIM) == 1
    assert f"on Monday, “{CLAIM}”" in text


def test_the_refrain_of_a_speech_stays_as_often_as_it_is_said() -> None:
    assert _text(f"{REFRAIN} The pier is old. {REFRAIN} The pilots are tired. {REFRAIN}").count(REFRAIN) == 3


def test_words_in_front_of_a_repeated_sentence_that_are_no_button_keep_it() -> None:
    assert _text(f"{REFRAIN} The pier is old. And so {REFRAIN[0].lower()}{REFRAIN[1:]}").count(REFRAIN[1:]) == 2


def test_brackets_within_a_sentence_take_nothing_from_the_text() -> None:
    signed = "The two sides signed the treaty in Helsinki on Monday (photo by the ministry shows both ministers)."
    text = _text(signed)
    assert signed in text
    assert SHORT in text


def test_the_sentence_in_front_of_who_took_a_picture_stays() -> None:
    text = _text("Oil exports fell by 40 percent last year. (Photo: Ida Holm/Agency)")
    assert "Oil exports fell by 40 percent last year." in text
    assert "Ida Holm" not in text


def test_the_text_between_two_captions_stays() -> None:
    first = "HARBOURTOWN, FE - MAY 3: The minister looks at the pier. (Photo by Ida Holm/Agency)"
    second = "HARBOURTOWN, FE - MAY 4: The mayor looks at it, too. (Photo by Ida Holm/Agency)"
    text = _text(f"{first} The pier is old. {second}")
    assert "The pier is old." in text
    assert "looks at" not in text


def test_the_first_word_of_a_compound_is_no_heading() -> None:
    article = cleaned(f"{HEAD} {SHORT} Summary Trials were held in the camps. Overview Effect was seen. {TEXT}")
    assert not {"Summary", "Overview"} & {section.heading for section in article.sections}
    assert "Summary Trials were held in the camps. Overview Effect was seen." in " ".join(body(article))
