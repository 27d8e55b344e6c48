from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.themes.synthesis.checks import SENSE, WORDS, Objection, objection
from flows.themes.synthesis.checks.comparing import compares
from flows.themes.synthesis.checks.covering import rarities, uncovered
from flows.themes.synthesis.checks.parsing import Parsed
from schemas.synthesis import ClaimKind, Fault
from tests.themes.synthesis.claims import HONEST, SABOTAGED, SENTENCES, Told

RARITY = rarities(Parsed(text) for text in SENTENCES.values())
# An honest claim that is refused costs little, but a check that refuses most is none.
MOST_REFUSED = 0.15


def judged(told: Told) -> Objection | None:
    return objection(told.text, [[Parsed(SENTENCES[number]) for number in told.cites]], RARITY)


def fault_of(text: str, *cites: int) -> Fault | None:
    found = judged(Told(text, cites))
    return None if found is None else found.fault


@pytest.mark.parametrize("told", SABOTAGED, ids=lambda told: told.text[:60])
def test_a_sabotaged_claim_is_refused(told: Told) -> None:
    assert judged(told) is not None


def test_honest_claims_in_other_words_are_seldom_refused() -> None:
    refused = [told.text for told in HONEST if judged(told)]
    assert len(refused) <= MOST_REFUSED * len(HONEST), refused


def test_there_are_enough_claims_to_judge_the_checks_by() -> None:
    assert len(set(SABOTAGED)) >= 60
    assert len(set(HONEST)) >= 40


@pytest.mark.parametrize("number", SENTENCES)
def test_a_sentence_passes_as_a_claim_on_itself(number: int) -> None:
    assert fault_of(SENTENCES[number], number) is None


@pytest.mark.parametrize("number", SENTENCES)
def test_a_sentence_passes_every_single_check_against_itself(number: int) -> None:
    text = Parsed(SENTENCES[number])
    found = {fault: check(text, [text]) for fault, check in (*WORDS, *SENSE)}
    assert found == dict.fromkeys(found)
    assert compares(text, [text]) is None
    assert uncovered(text, [text], RARITY) is None


WORD = st.sampled_from(
    "Kovia Ostria Kovian President Halvorsen European Union NATO IMF may might will should must not never if unless "
    "and but while, which; exports fell rose from to $34 34bn €2.4 billion 7.5% percent 4,000 roughly soldiers in 2024 "
    "March next spring allegedly said that “a leash” 'so' ships treaty embargo extend than (the 中文 zwölf .".split()
)


@given(st.lists(WORD, min_size=1, max_size=30).map(" ".join))
def test_whatever_a_sentence_says_it_passes_as_a_claim_on_itself(text: str) -> None:
    assert objection(text, [[Parsed(text)]], {}) is None


@given(st.text(max_size=200), st.text(max_size=200))
def test_no_text_breaks_a_check(claim: str, cited: str) -> None:
    found = objection(claim, [[Parsed(cited)]], {})
    assert found is None or isinstance(found.fault, Fault)


@pytest.mark.parametrize(
    ("text", "cites", "fault"),
    [
        ("Trade between Kovia and Ostria fell from $34 billion to $24 billion.", (3,), Fault.NUMBER),
        ("The European Union will not extend the customs waiver beyond July 2027.", (2,), Fault.DATE),
        ("Officials in Geneva believe that the mediator failed to win the trust of the rebels.", (17,), Fault.NAME),
        ("Jonas Brandt called the pipeline “a dagger”.", (10,), Fault.QUOTATION),
        ("Ostria’s fishing fleets may provoke skirmishes with coastal patrols.", (21,), Fault.COVER),
        ("The government of Kovia will lift the grain embargo.", (1,), Fault.SHARPENED),
        ("The European Union will extend the customs waiver for Ostrian steel.", (2,), Fault.NEGATION),
        ("Hackers broke into the servers of the Kovian election commission.", (5,), Fault.REPORTED),
        ("Ostria accused Kovia of moving artillery.", (11,), Fault.ROLES),
        ("Both sources say that Kovia may lift the grain embargo.", (1,), Fault.AGREEMENT),
        ("The government of Kovia may lift\tthe <i>grain</i> embargo.", (1,), Fault.FORM),
    ],
)
def test_a_fault_is_called_by_its_name(text: str, cites: tuple[int, ...], fault: Fault) -> None:
    assert fault_of(text, *cites) is fault


@pytest.mark.parametrize(
    ("text", "cited", "fault"),
    [
        ("Orland will leave the treaty.", "It is false that Orland will leave the treaty.", Fault.NEGATION),
        ("Orland will leave the treaty.", "The idea that Orland will leave the treaty is a myth.", Fault.NEGATION),
        ("The minister resigned.", "The minister nearly resigned.", Fault.NEGATION),
        ("The EU should lift the sanctions.", "In Orban's view, the EU should lift the sanctions.", Fault.REPORTED),
        ("The EU should lift the sanctions.", "For Orban, the EU should lift the sanctions.", Fault.REPORTED),
        ("Ukraine must disarm.", "Moscow's line is simple: Ukraine must disarm.", Fault.REPORTED),
        ("The mandate ends in 2027.", "The mandate ends before 2027.", Fault.DATE),
        ("The mandate ends in March 2027.", "The mandate ends after March 2027.", Fault.DATE),
        ("The mandate ends after 3 March 2027.", "The mandate ends on 3 March 2027.", Fault.DATE),
        ("Orland left the treaty.", "Orland will leave the treaty.", Fault.SHARPENED),
        ("Orland rejected the treaty.", "Orland will reject the treaty.", Fault.SHARPENED),
        ("Sanctions ended the war.", "Sanctions were meant to end the war.", Fault.SHARPENED),
    ],
)
def test_a_falsehood_made_by_leaving_out_a_few_words_is_refused(text: str, cited: str, fault: Fault) -> None:
    found = objection(text, [[Parsed(cited)]], {})
    assert found is not None
    assert found.fault is fault


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("That Orland will leave the treaty is a myth.", "The idea that Orland will leave the treaty is a myth."),
        ("In Orban’s view, the EU should lift the sanctions.", "For Orban, the EU should lift the sanctions."),
        ("The mandate ends by the end of 2027.", "The mandate ends before the end of 2027."),
        ("The mandate ends in 2027.", "The mandate of the mission ends in March 2027."),
        ("Exports fell between 2024 and 2027.", "Exports fell from 2024 to 2027."),
        ("Orland has rejected the treaty.", "Orland has rejected the treaty and will leave the union."),
        ("The people approved the treaty.", "The will of the people approved the treaty."),
        ("Almost 40 people left Orland.", "Almost 40 people left Orland in 2025."),
    ],
)
def test_an_honest_claim_on_a_date_a_plan_or_a_view_passes(text: str, cited: str) -> None:
    assert objection(text, [[Parsed(cited)]], {}) is None


@pytest.mark.parametrize(
    "text",
    [
        "Trade between Kovia and Ostria fell from $34bn to $23bn.",
        "Trade between Kovia and Ostria fell from 34 billion dollars to 23 billion dollars.",
        "Trade between Kovia and Ostria fell from US$34 billion to US$23 billion.",
    ],
)
def test_a_number_may_be_written_otherwise(text: str) -> None:
    assert fault_of(text, 3) is None


AGREED = (("The grain embargo may be lifted in spring.",), ("Kovia may lift the embargo on grain in spring.",))


def compared(text: str, kind: ClaimKind, sides: tuple[tuple[str, ...], ...] = AGREED) -> Fault | None:
    parsed = [[Parsed(one) for one in side] for side in sides]
    found = objection(text, parsed, rarities(one for side in parsed for one in side), kind)
    return None if found is None else found.fault


def test_an_agreement_that_each_side_states_passes() -> None:
    assert compared("Both see that the grain embargo may be lifted in spring.", ClaimKind.AGREEMENT) is None


def test_an_agreement_that_one_side_does_not_state_is_refused() -> None:
    sides = (AGREED[0], ("Kovia keeps its tariffs on steel.",))
    text = "Both see that the grain embargo may be lifted in spring."
    assert compared(text, ClaimKind.AGREEMENT, sides) is Fault.AGREEMENT


def test_a_difference_takes_something_from_each_side() -> None:
    sides = (("Tariffs on steel may fall.",), ("Tariffs on steel should stay.",))
    both = "Tariffs on steel may fall for the one, while for the other tariffs should stay."
    assert compared(both, ClaimKind.DIFFERENCE, sides) is None
    assert compared("Tariffs on steel may fall.", ClaimKind.DIFFERENCE, sides) is Fault.AGREEMENT


HALVORSEN = (frozenset({("halvorsen",), ("mira", "halvorsen")}),)


def test_an_actor_of_the_sentence_may_be_called_by_another_of_its_names() -> None:
    cited = "Halvorsen rejected the draft treaty."
    claim = "Mira Halvorsen rejected the draft treaty."
    assert objection(claim, [[Parsed(cited)]], {}) == Objection(Fault.NAME, "Mira Halvorsen")
    assert objection(claim, [[Parsed(cited, HALVORSEN)]], {}) is None


def test_the_names_of_an_actor_of_another_sentence_are_no_help() -> None:
    cited = [Parsed("Brandt rejected the draft treaty."), Parsed("Halvorsen signed it in June.", HALVORSEN)]
    assert objection("Mira Halvorsen rejected the draft treaty.", [cited], {}) is not None
