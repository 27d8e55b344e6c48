from __future__ import annotations

import pytest

from flows.themes.demands import demands_of
from tests.themes.articles import units

LIFT = "the bank should lift the ban"


def told(text: str) -> list[tuple[str | None, str | None, str]]:
    """Return who asks, whom, and what, of each demand."""
    return [(one.asker, one.addressee, one.action) for one in demands_of(units(text))]


@pytest.mark.parametrize(
    ("sentence", "asker"),
    [
        (f"In Viktor Arden’s view, {LIFT}.", "Viktor Arden"),
        (f"From Moscow's perspective, {LIFT}.", "Moscow"),
        (f"In the opinion of the minister, {LIFT}.", "the minister"),
        (f"As Arden sees it, {LIFT}.", "Arden"),
        (f"Moscow's line is simple: {LIFT}.", "Moscow"),
        (f"The message from Moscow is clear: {LIFT}.", "Moscow"),
        (f"Arden said on Monday: {LIFT}.", "Arden"),
        (f"{LIFT}, Arden said.", "Arden"),
        (f"{LIFT}, said Viktor Arden on Monday.", "Viktor Arden"),
        (f"{LIFT}, Arden told reporters.", "Arden"),
        (f"{LIFT}, according to Viktor Arden.", "Viktor Arden"),
        ("the bank, Arden said, should lift the ban.", "Arden"),
        ("the bank, in Arden’s view, should lift the ban.", "Arden"),
        (f"Far-right parties claim {LIFT}.", "Far-right parties"),
        (f"Critics feel {LIFT}.", "Critics"),
        (f"According to the report, {LIFT}.", "the report"),
    ],
)
def test_a_demand_is_of_whom_the_words_around_it_name(sentence: str, asker: str) -> None:
    assert told(sentence) == [(asker, "the bank", "lift the ban")]


@pytest.mark.parametrize(
    "sentence",
    [
        f"In their opinion, {LIFT}.",
        f"His message is simple: {LIFT}.",
        f"For Arden, {LIFT}.",
        f"Arden: {LIFT}.",
        f"Nobody believes that {LIFT}.",
        f"Few think that {LIFT}.",
        f"Few think {LIFT}.",
        f"No one thinks {LIFT}.",
        f"Hardly any experts say that {LIFT}.",
        f"None argue that {LIFT}.",
    ],
)
def test_what_nobody_asks_or_nobody_knows_who_is_no_demand(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "action"),
    [
        (f"In our view, {LIFT}.", "lift the ban"),
        (f"In this author’s view, {LIFT}.", "lift the ban"),
        (f"As we argued, {LIFT}.", "lift the ban"),
        (f"For this reason, {LIFT}.", "lift the ban"),
        (f"The lesson is clear: {LIFT}.", "lift the ban"),
        (f"Our position is simple: {LIFT}.", "lift the ban"),
        (f"Moscow’s position is weak: {LIFT}.", "lift the ban"),
        (f"The ministry agreed, and {LIFT}.", "lift the ban"),
        (f"{LIFT}, as the council recommended.", "lift the ban, as the council recommended"),
        (f"{LIFT}, according to need.", "lift the ban, according to need"),
        (f"{LIFT}, which Arden says is old.", "lift the ban, which Arden says is old"),
    ],
)
def test_what_a_document_asks_itself_stays_its_own(sentence: str, action: str) -> None:
    assert told(sentence) == [(None, "the bank", action)]


@pytest.mark.parametrize(
    "who",
    [
        "The armed forces",
        "The developed countries",
        "The affected states",
        "The newly elected government",
        "The armed forces and the police",
    ],
)
def test_a_participle_before_its_noun_tells_which_body_is_asked(who: str) -> None:
    assert told(f"{who} must leave the town.") == [(None, who, "leave the town")]
