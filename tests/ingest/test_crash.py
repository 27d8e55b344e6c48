"""Kills a run at every point at which it makes something lasting, and lets the next run finish the work."""

from __future__ import annotations

import hashlib
import os
import signal
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import Engine, event

from flows.blobs import Blobs
from flows.ingest import cleaning  # noqa: F401 - so that the forked runs need not import it
from flows.ingest.readers import plain_text  # noqa: F401
from flows.ingest.run import Ingested, Means, Order, ingest
from flows.isolation import Isolated
from flows.settings import ParseBudget, Settings
from flows.store import Store
from schemas.run import Outcome
from tests.records import RECEIVED, a_folder_request

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DOCUMENTS = {f"{name}.txt": f"{name}: the committee will meet in March, its chair said.\n" for name in "abc"}

LIMITS = ParseBudget()


def run(inbox: Path, desk: Path, isolated: Isolated) -> Ingested:
    order = Order(request=a_folder_request(inbox, ("*.txt",), 1000))
    with Store.open(Settings(data=desk)) as store:
        return ingest(order, Means(store, Blobs(desk / "originals"), isolated), received=RECEIVED)


def die_at(point: int) -> None:
    """Let this process be killed when it makes the given lasting change, counted from 0: half before, half after."""
    points = count()

    def deadly(change: Callable[..., Any]) -> Callable[..., Any]:
        def changing(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - stands for calls of any form
            mine = next(points)
            if mine == point and point % 2:
                os.kill(os.getpid(), signal.SIGKILL)
            result = change(*args, **kwargs)
            if mine == point:
                os.kill(os.getpid(), signal.SIGKILL)
            return result

        return changing

    for name in ("fsync", "replace", "mkdir", "fchmod", "write"):
        setattr(os, name, deadly(getattr(os, name)))
    event.listen(Engine, "commit", deadly(lambda _: None))
    event.listen(Engine, "before_cursor_execute", deadly(lambda *_: None))


def killed(inbox: Path, desk: Path, point: int) -> bool:
    """Run in another process; tell whether the point was reached."""
    process = os.fork()
    if not process:
        try:
            die_at(point)
            with Isolated(LIMITS) as isolated:
                run(inbox, desk, isolated)
            os._exit(0)
        finally:
            os._exit(1)
    code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    assert code in {0, -signal.SIGKILL}
    return code != 0


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_run_killed_at_any_point_loses_nothing_and_the_next_one_finishes(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for name, text in DOCUMENTS.items():
        (inbox / name).write_text(text, encoding="utf-8")
    with Isolated(LIMITS) as isolated:
        for point in count():
            desk = tmp_path / f"desk-{point}"
            if not killed(inbox, desk, point):
                break
            nothing_is_lost(inbox, desk, isolated)
    assert point > 50


def nothing_is_lost(inbox: Path, desk: Path, isolated: Isolated) -> None:
    reports = run(inbox, desk, isolated).documents
    assert [one.uri for one in reports] == list(DOCUMENTS)
    assert {one.outcome for one in reports} <= {Outcome.TAKEN, Outcome.KNOWN}
    blobs = Blobs(desk / "originals")
    for text in DOCUMENTS.values():
        assert blobs.read(hashlib.sha256(text.encode()).hexdigest()) == text.encode()
    assert {one.outcome for one in run(inbox, desk, isolated).documents} == {Outcome.KNOWN}
