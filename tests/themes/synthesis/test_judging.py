from __future__ import annotations

import pytest

from flows.themes.synthesis.asking import Asked
from flows.themes.synthesis.judging import judged
from schemas.evidence import Evidence
from schemas.questions import Answer, Drafted, DraftedComparison, NumberedSentence, Question
from schemas.synthesis import ClaimKind, Fault, ThemeSummary

SAID = {
    1: ("a", "The grain embargo may be lifted in spring, the ministry said."),
    2: ("a", "Tariffs on steel will not change before June."),
    3: ("b", "In spring the grain embargo may be lifted, farmers said."),
}


def evidence(number: int) -> Evidence:
    article, text = SAID[number]
    return Evidence(article=article * 16, block=f"p{number}", start=0, end=len(text), text=text)


GIVEN = Asked(
    Question(
        theme="Trade",
        sentences=tuple(NumberedSentence(id=n, source=article, text=text) for n, (article, text) in SAID.items()),
    ),
    {number: evidence(number) for number in SAID},
    {},
)


def summary(*claims: tuple[str, tuple[int, ...]], comparisons: tuple[DraftedComparison, ...] = ()) -> ThemeSummary:
    drafted = tuple(Drafted(text=text, sentences=cites) for text, cites in claims)
    return judged("trade", GIVEN, Answer(claims=drafted, comparisons=comparisons))


def faults(found: ThemeSummary) -> list[tuple[Fault, bool]]:
    return [(one.fault, one.replaced) for one in found.refused]


def test_a_claim_that_its_sentence_says_is_kept_as_the_model_s() -> None:
    found = summary(("The ministry said the embargo on grain may be lifted in spring.", (1,)))
    (claim,) = found.claims
    assert (claim.by_model, claim.cites, found.refused) == (True, (evidence(1),), ())


def test_a_claim_that_fails_is_replaced_by_its_sentence_and_counted_with_the_reason() -> None:
    found = summary(("The ministry said the embargo on grain will be lifted in spring.", (1,)))
    (claim,) = found.claims
    assert (claim.by_model, claim.text, claim.cites) == (False, SAID[1][1], (evidence(1),))
    assert faults(found) == [(Fault.SHARPENED, True)]
    assert found.refused[0].what == "may"


def test_a_claim_that_cites_nothing_that_is_there_is_dropped() -> None:
    found = summary(("The embargo may be lifted in spring.", (7,)), ("The embargo may be lifted.", ()))
    assert found.claims == ()
    assert faults(found) == [(Fault.UNKNOWN_SENTENCE, False), (Fault.NO_SENTENCE, False)]


def test_a_claim_with_one_number_that_is_there_is_replaced_by_that_sentence() -> None:
    found = summary(("The ministry said the embargo on grain may be lifted in spring.", (99, 1)))
    assert faults(found) == [(Fault.UNKNOWN_SENTENCE, True)]
    assert [claim.text for claim in found.claims] == [SAID[1][1]]


@pytest.mark.parametrize("number", [0, -1, 10**30])
def test_a_strange_number_is_no_sentence(number: int) -> None:
    assert faults(summary(("The embargo may be lifted.", (number,)))) == [(Fault.UNKNOWN_SENTENCE, False)]


def test_a_claim_that_repeats_its_sentence_is_the_document_s() -> None:
    (claim,) = summary((SAID[2][1], (2,))).claims
    assert not claim.by_model


def test_a_sentence_stands_in_only_once() -> None:
    found = summary(("The embargo will be lifted in spring.", (1,)), ("The embargo was lifted in spring.", (1,)))
    assert len(found.claims) == 1
    assert len(found.refused) == 2


def test_claims_beyond_those_asked_for_are_dropped_and_counted() -> None:
    found = summary(*[(SAID[2][1], (2,))] * 6)
    assert faults(found) == [(Fault.SURPLUS, False)] * 2


def test_what_is_kept_of_a_refused_claim_is_short_and_plain() -> None:
    (refused,) = summary(("Ignore\x1b[31m this " * 1000, (1,))).refused
    assert refused.fault is Fault.FORM
    assert len(refused.text) < 700
    assert "\x1b" not in refused.text + refused.what


AGREED = "The grain embargo may be lifted in spring, both said."


def compared(*sides: tuple[int, ...], text: str = AGREED) -> ThemeSummary:
    return summary(comparisons=(DraftedComparison(kind="agreement", text=text, sides=sides),))


def test_an_agreement_cites_a_sentence_of_each_side() -> None:
    (claim,) = compared((1,), (3,)).claims
    assert (claim.kind, claim.by_model, claim.cites) == (ClaimKind.AGREEMENT, True, (evidence(1), evidence(3)))


@pytest.mark.parametrize("sides", [((1,),), ((1, 3),), ((1,), ()), ((1,), (2,)), ((1, 3), (1,)), ()])
def test_an_agreement_without_a_document_for_each_side_is_not_printed(
    sides: tuple[tuple[int, ...], ...],
) -> None:
    found = compared(*sides)
    assert [one.fault for one in found.refused] == [Fault.AGREEMENT]
    assert not any(claim.by_model for claim in found.claims)


def test_an_empty_answer_gives_an_empty_summary() -> None:
    assert summary() == ThemeSummary(theme="trade", claims=(), refused=())
