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
