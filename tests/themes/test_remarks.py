from __future__ import annotations

from flows.themes.backends.embedded import BACKEND
from flows.themes.remarks import remarks
from schemas.synthesis import Fault, RefusedClaim, Synthesis, ThemeSummary, Unanswered
from tests.themes.articles import a_taxonomy, an_article

FOUND = BACKEND.analyse([an_article("The dam is full.")], a_taxonomy())


def told(**parts: object) -> tuple[str, ...]:
    synthesis = Synthesis.model_validate({"writer": "chat", "server": "http://x/v1", "model": "m", **parts})
    return remarks(FOUND.model_copy(update={"synthesis": synthesis}))


def test_nothing_is_said_of_a_model_that_was_not_asked() -> None:
    assert remarks(FOUND) == ()


def test_claims_are_counted_by_what_became_of_them() -> None:
    refused = tuple(
        RefusedClaim(fault=Fault.NUMBER, what="7", text="Seven.", replaced=replaced) for replaced in (True, True, False)
    )
    assert told(summaries=(ThemeSummary(theme="water", claims=(), refused=refused),)) == (
        "Language model m: claims kept 0, replaced by their sentences 2, dropped 1",
    )


def test_a_model_that_cannot_be_reached_is_one_line_with_the_reason() -> None:
    unanswered = (Unanswered(theme="water", problem="no answer within 60 s"),)
    assert told(unanswered=unanswered) == (
        "Language model m: nothing on 1 theme, whose sentences stand alone: no answer within 60 s",
    )
