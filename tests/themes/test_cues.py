from __future__ import annotations

import pytest

from flows.themes.cues import cues_of
from schemas.themes import CueKind


def told(sentence: str) -> list[tuple[CueKind, str]]:
    return [(cue.kind, cue.words) for cue in cues_of(sentence)]


@pytest.mark.parametrize(
    ("sentence", "kind", "words"),
    [
        ("The ban may be lifted.", CueKind.POSSIBLE, "may"),
        ("It is premature to conclude anything.", CueKind.OPEN, "is premature to conclude"),
        ("Whether it holds remains to be seen.", CueKind.OPEN, "remains to be seen"),
        ("The outcome is still highly uncertain.", CueKind.OPEN, "is still highly uncertain"),
        ("A deal is very unlikely.", CueKind.UNLIKELY, "very unlikely"),
        ("There is little chance of a deal.", CueKind.UNLIKELY, "little chance"),
        ("A deal seems near.", CueKind.LIKELY, "seems"),
        ("The ban will be lifted.", CueKind.CERTAIN, "will"),
        ("Both must agree.", CueKind.REQUIRED, "must"),
        ("Both should agree.", CueKind.ADVISED, "should"),
        ("They did not agree.", CueKind.NEGATED, "not"),
        ("They don’t agree.", CueKind.NEGATED, "don’t"),
        ("The crew allegedly turned back.", CueKind.REPORTED, "allegedly"),
        ("It is widely believed that they agreed.", CueKind.REPORTED, "is widely believed"),
        ("They agree if the price falls.", CueKind.CONDITIONAL, "if"),
    ],
)
def test_a_word_that_qualifies_a_sentence_is_found_whole(sentence: str, kind: CueKind, words: str) -> None:
    assert (kind, words) in told(sentence)


def test_a_plain_sentence_has_no_cues() -> None:
    assert told("The parliament adopted the treaty on Monday.") == []


def test_cues_come_in_order_with_their_places() -> None:
    sentence = "They may agree, but they will not sign."
    found = cues_of(sentence)
    assert [cue.words for cue in found] == ["may", "will", "not"]
    assert all(sentence[cue.start :].startswith(cue.words) for cue in found)


def test_a_month_and_a_man_are_no_cues() -> None:
    assert told("In May the envoy met Will Anders.") == []


def test_a_first_word_is_a_cue_although_it_has_a_capital() -> None:
    assert told("May they agree?") == [(CueKind.POSSIBLE, "May")]


@pytest.mark.parametrize("sentence", ["The willing party.", "A mayor spoke.", "A know-how-not crowd.", "Notable men."])
def test_a_part_of_a_word_is_no_cue(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "cues"),
    [
        ("It is not unlikely that the talks fail.", [(CueKind.POSSIBLE, "not unlikely")]),
        ("It is not impossible.", [(CueKind.POSSIBLE, "not impossible")]),
        ("Passage is not certain.", [(CueKind.OPEN, "is not certain")]),
        ("Passage is almost certain.", [(CueKind.CERTAIN, "almost certain")]),
        ("They are certain to agree.", [(CueKind.CERTAIN, "are certain to")]),
        ("No doubt they agree.", [(CueKind.CERTAIN, "No doubt")]),
        ("They agree beyond any doubt.", [(CueKind.CERTAIN, "beyond any doubt")]),
        ("Nobody knows it for certain.", [(CueKind.CERTAIN, "for certain")]),
        ("Peace is certain.", [(CueKind.CERTAIN, "is certain")]),
        ("It is certain that they agree.", [(CueKind.CERTAIN, "is certain")]),
        ("Reports say that they met.", [(CueKind.REPORTED, "Reports")]),
        ("The guild claims that they met.", [(CueKind.REPORTED, "claims")]),
    ],
)
def test_words_that_mean_another_thing_together_are_one_cue(sentence: str, cues: list[tuple[CueKind, str]]) -> None:
    assert told(sentence) == cues


@pytest.mark.parametrize(
    "sentence",
    [
        "Certain goods are taxed.",
        "The will of the people was strong.",
        "They had the political will and military might.",
        "The annual report was read, and two reports were filed.",
        "Their territorial claims overlap.",
        "They came not only by sea.",
        "See No. 3 of the list, with a few boats and a little rain.",
        "They came no matter how it rained.",
        "They sent no more than three boats, and no later than the guild did.",
        "They came not just by sea but by land.",
        "There are certain risks in the plan.",
        "They seek reforms for certain ports.",
    ],
)
def test_a_noun_or_a_phrase_that_denies_nothing_is_no_cue(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The union sent no more aid.", "no"),
        ("The bank lends no less gladly.", "no"),
        ("They came no later in spring.", "no"),
        ("The terms are not just or fair.", "not"),
        ("It did not simply fail.", "not"),
        ("There is no certain date.", "no"),
        ("Without certain reforms the loan stops.", "Without"),
    ],
)
def test_what_is_denied_is_told_as_denied_alone(sentence: str, words: str) -> None:
    assert told(sentence) == [(CueKind.NEGATED, words)]


def test_a_reason_for_doubt_is_no_certainty() -> None:
    assert told("There is reason for doubt.") == []
