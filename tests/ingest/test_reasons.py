from __future__ import annotations

import ast
from datetime import timedelta
from pathlib import Path

import pytest

from flows.ingest.reasons import REASONS, WAITS, Again, is_due, next_try
from schemas.failure import Failure
from schemas.run import Outcome
from tests.records import RECEIVED

FLOWS = Path(__file__).parents[2] / "flows"
NAMED = {"UnreadableDocumentError": 1, "TurnedAway": 1, "Refusal": 0, "PassedOver": 1, "FetchingError": 0}
"""What leaves a document out, and where its reason stands among the arguments."""


def a_failure(reason: str = "crash", attempts: int = 1, *, released: bool = False) -> Failure:
    return Failure(
        sha256="0" * 64,
        uri="a.txt",
        outcome=Outcome.FAILED,
        reason=reason,
        detail="it ended by SIGSEGV",
        program="deskbrief 1, rules 1",
        tried=RECEIVED,
        attempts=attempts,
        released=released,
    )


def reasons_in_code() -> set[tuple[str, str]]:
    found = set()
    for path in FLOWS.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in NAMED:
                named = [keyword.value for keyword in node.keywords if keyword.arg == "reason"]
                given = named or node.args[NAMED[node.func.id] :][:1]
                found |= {(path.name, str(one.value)) for one in given if isinstance(one, ast.Constant)}
    return found


def test_every_reason_that_the_code_gives_has_its_row() -> None:
    given = reasons_in_code()
    assert ("parsing.py", "no-article") in given
    assert {(module, reason) for module, reason in given if reason not in REASONS} == set()


@pytest.mark.parametrize("reason", REASONS)
def test_a_reason_is_told_in_sentences(reason: str) -> None:
    row = REASONS[reason]
    assert row.meaning.endswith(".")
    assert not row.remedy or row.remedy.endswith((".", "?"))
    assert row.outcome in {"refused", "failed", "duplicate", "passed over"}
    assert row.outcome == "passed over" or " " not in reason


def test_what_time_may_mend_is_tried_again_after_longer_and_longer_waits_and_then_only_by_hand() -> None:
    waits = [next_try(a_failure(attempts=number)) for number in range(1, 6)]
    assert waits == [*(RECEIVED + timedelta(days=days) for days in (1, 2, 4)), None, None]
    assert len(WAITS) == 3


@pytest.mark.parametrize("reason", ["crash", "hang", "cpu", "memory", "encrypted", "output", "of somebody's plugin"])
def test_only_accidents_mend_with_time(reason: str) -> None:
    assert (next_try(a_failure(reason)) is not None) == (reason in {"crash", "hang", "cpu", "memory"})


def test_a_failure_is_due_by_the_clock_of_the_run_by_another_program_or_when_let_go() -> None:
    crash, refused = a_failure(), a_failure("encrypted")
    a_day = timedelta(days=1)
    assert not is_due(crash, crash.program, RECEIVED + a_day - timedelta(seconds=1))
    assert is_due(crash, crash.program, RECEIVED + a_day)
    assert not is_due(refused, refused.program, RECEIVED + 365 * a_day)
    assert is_due(refused, "deskbrief 2, rules 1", RECEIVED)
    assert is_due(a_failure("encrypted", released=True), refused.program, RECEIVED)
    assert not is_due(a_failure(attempts=4), crash.program, RECEIVED + 365 * a_day)


def test_what_was_never_had_is_asked_for_at_every_run() -> None:
    by_again = {name for name, row in REASONS.items() if row.again is Again.OFFERED}
    assert {"permission", "not-found", "timeout", "robots"} <= by_again
    assert not by_again & {"encrypted", "crash", "duplicate", "hidden"}
