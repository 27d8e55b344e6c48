from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from flows.cli.quarantine import quarantine
from flows.errors import UnknownRecordError
from flows.ingest.run import Means, Order, ingest
from flows.store import Store
from flows.workshop import opened
from schemas.run import Outcome
from tests.desk import TREATY, Desk
from tests.records import RECEIVED, a_folder_request

if TYPE_CHECKING:
    from pathlib import Path

    from schemas.failure import Failure

PICTURE = b"\x89PNG\r\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.write("treaty.txt", TREATY)
    desk.write("red \x1b[31m.txt", PICTURE)
    with opened(desk.settings, RECEIVED, printing=False) as workshop:
        means = Means(workshop.store, workshop.blobs, workshop.parsers)
        ingest(Order(request=a_folder_request(desk.inbox)), means, received=workshop.started)
    return desk


def failure(desk: Desk) -> Failure:
    with Store.open(desk.settings) as store:
        (one,) = store.quarantine()
    return one


def said(desk: Desk, *arguments: str, status: int = 0) -> str:
    result = CliRunner().invoke(quarantine, [*arguments, "--data", str(desk.settings.data)], catch_exceptions=False)
    assert result.exit_code == status, result.output
    return result.output


def test_the_list_has_a_line_for_each_and_no_control_characters_of_names(desk: Desk) -> None:
    head, line, total = said(desk).splitlines()
    assert head.split() == "id reason tries last try next try document".split()
    assert line.startswith(f"{failure(desk).sha256[:12]}  unsupported-type      1  2026-11-23  by a new version   red ")
    assert line.isprintable()
    assert total == "In quarantine: 1"
    assert said(desk, "list") == said(desk)


def test_one_is_shown_with_what_can_be_done_and_where_it_lies(desk: Desk) -> None:
    shown = said(desk, "show", failure(desk).sha256[:5])
    assert "Reason:     unsupported-type (refused)" in shown
    assert "No reader takes its media type, whatever its name says." in shown
    assert "What to do: Save its text." in shown
    assert "Tried:      once on 2026-11-23 06:00 UTC by deskbrief " in shown
    assert "6 bytes, image/png, from inbox, received 2026-11-23" in shown
    (path,) = [line.split()[1] for line in shown.splitlines() if line.startswith("Original:")]
    assert desk.settings.originals.joinpath(path).read_bytes() == PICTURE
    assert "\x1b" not in shown


def test_a_crash_says_from_when_it_is_tried_again_and_when_only_by_hand(desk: Desk) -> None:
    with Store.open(desk.settings) as store:
        (one,) = store.quarantine()
        crash = one.model_copy(update={"reason": "crash", "outcome": Outcome.FAILED})
        store.put_failure(store.raw(one.sha256), crash)
    assert "from 2026-11-25" in said(desk)
    with Store.open(desk.settings) as store:
        for _ in range(2):
            store.put_failure(store.raw(one.sha256), crash)
    assert "when asked for" in said(desk)


def test_a_retry_says_what_became_of_each_and_by_its_status_that_one_is_still_left_out(desk: Desk) -> None:
    told = said(desk, "retry", status=3)
    assert "refused    red" in told
    assert "unsupported-type: no reader takes image/png" in told
    assert told.endswith("Documents: 1 refused\n")
    assert failure(desk).attempts == 2


def test_a_release_is_told_and_shown_until_the_next_run(desk: Desk) -> None:
    told = said(desk, "release", failure(desk).sha256)
    assert told.startswith("released   red ")
    assert told.endswith(": the next run that is offered it tries it anew\n")
    assert "at the next run" in said(desk)


def test_a_release_needs_to_be_told_of_what(desk: Desk) -> None:
    result = CliRunner().invoke(quarantine, ["release", "--data", str(desk.settings.data)])
    assert result.exit_code == 2
    assert "name the documents that are to be released" in result.output


def test_an_id_that_nothing_has_is_told(desk: Desk) -> None:
    with pytest.raises(UnknownRecordError, match=json.dumps("zz")[1:-1]):
        said(desk, "show", "zz")


@pytest.mark.parametrize("action", ["list", "show", "retry"])
def test_an_empty_quarantine_is_told(tmp_path: Path, action: str) -> None:
    assert said(Desk(tmp_path), action) == "Nothing is in quarantine.\n"
