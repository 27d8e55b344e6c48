from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from flows.errors import StoreError, UnknownRecordError
from flows.ingest.quarantine import found, tried_again
from flows.ingest.run import Ingested, Means, Order, ingest
from flows.workshop import opened
from schemas.run import Outcome
from tests.desk import GRAIN, TREATY, Desk
from tests.records import RECEIVED, a_folder_request

if TYPE_CHECKING:
    from pathlib import Path

    from flows.workshop import Workshop
    from schemas.failure import Failure

PNG = b"\x89PNG\r\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.write("picture.txt", PNG)
    desk.write("treaty.txt", TREATY)
    return desk


def ran(desk: Desk, days: float = 0) -> Ingested:
    with opened(desk.settings, RECEIVED + timedelta(days=days), printing=False) as workshop:
        means = Means(workshop.store, workshop.blobs, workshop.parsers)
        return ingest(Order(request=a_folder_request(desk.inbox)), means, received=workshop.started)


def told(ingested: Ingested, name: str) -> tuple[str, tuple[str, ...]]:
    (report,) = [one for one in ingested.documents if one.uri == name]
    return report.outcome.value, report.notices


def crashed(desk: Desk, name: str, text: str, attempts: int = 1) -> Failure:
    """Note that a document has crashed the program of today."""
    desk.write(name, text)
    with opened(desk.settings, RECEIVED, printing=False) as workshop:
        (refused,) = workshop.store.quarantine()
        raw = workshop.store.raw(refused.sha256).model_copy(
            update={"sha256": workshop.blobs.keep(text.encode()), "uri": name, "media_type": "text/plain"}
        )
        failure = refused.model_copy(
            update={"sha256": raw.sha256, "uri": name, "reason": "crash", "outcome": Outcome.FAILED}
        )
        for _ in range(attempts):
            failure = workshop.store.put_failure(raw, failure)
    return failure


def test_what_was_refused_is_in_quarantine_and_what_was_taken_is_not(desk: Desk) -> None:
    ran(desk)
    with opened(desk.settings, RECEIVED, printing=False) as workshop:
        assert [(one.uri, one.reason) for one in found((), workshop.store)] == [("picture.txt", "unsupported-type")]


def test_a_document_is_named_by_the_first_digits_of_its_digest(desk: Desk) -> None:
    ran(desk)
    with opened(desk.settings, RECEIVED, printing=False) as workshop:
        (all_of_them,) = found((), workshop.store)
        assert found([all_of_them.sha256[:6].upper(), all_of_them.sha256], workshop.store) == (all_of_them,)
        with pytest.raises(UnknownRecordError, match=r"^zz: nothing of that name is stored; see: deskbrief quarantine"):
            found(["zz"], workshop.store)
        with pytest.raises(UnknownRecordError, match="1 documents begin so; give more digits"):
            found([""], workshop.store)


def test_a_crash_is_tried_again_a_day_later_and_not_before(desk: Desk) -> None:
    ran(desk)
    crashed(desk, "grain.txt", GRAIN)
    early = told(ran(desk, days=0.5), "grain.txt")
    assert early == ("failed", ("tried once, last on 2026-11-23; the next try is due on 2026-11-24",))
    assert told(ran(desk, days=1), "grain.txt")[0] == "taken"


def test_after_three_more_tries_a_crash_is_tried_by_hand_only(desk: Desk) -> None:
    ran(desk)
    failure = crashed(desk, "grain.txt", GRAIN, attempts=4)
    late = told(ran(desk, days=100), "grain.txt")
    assert late == ("failed", ("tried 4 times, last on 2026-11-23; not tried again",))
    with opened(desk.settings, RECEIVED, printing=False) as workshop:
        (report,) = tried_again([failure], workshop)
        assert report.outcome is Outcome.TAKEN
        assert [one.uri for one in found((), workshop.store)] == ["picture.txt"]


def test_a_retry_needs_the_kept_original_and_no_source(desk: Desk) -> None:
    ran(desk)
    (desk.inbox / "picture.txt").unlink()
    seen: list[tuple[str, int, int]] = []
    with opened(desk.settings, RECEIVED, lambda *step: seen.append(step), printing=False) as workshop:
        (report,) = tried_again(found((), workshop.store), workshop)
        assert (report.outcome, report.reason) == (Outcome.REFUSED, "unsupported-type")
        (failure,) = found((), workshop.store)
        assert failure.attempts == 2
        workshop.blobs.path(failure.sha256).unlink()
        with pytest.raises(StoreError, match="this original is missing"):
            tried_again([failure], workshop)
        assert tried_again((), workshop) == ()
    assert seen == [("documents", 1, 1)]


def test_a_document_that_was_let_go_is_tried_at_the_next_run_as_if_for_the_first_time(desk: Desk) -> None:
    ran(desk)
    with opened(desk.settings, RECEIVED, printing=False) as workshop:
        (failure,) = tried_twice(workshop)
        assert failure.attempts == 2
        workshop.store.release(failure)
        assert [one.released for one in found((), workshop.store)] == [True]
    outcome, notices = told(ran(desk, days=1), "picture.txt")
    assert (outcome, notices) == ("refused", ())
    with opened(desk.settings, RECEIVED, printing=False) as workshop:
        (again,) = found((), workshop.store)
        assert (again.attempts, again.released) == (1, False)


def tried_twice(workshop: Workshop) -> tuple[Failure, ...]:
    tried_again(found((), workshop.store), workshop)
    return found((), workshop.store)
