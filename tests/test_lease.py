from __future__ import annotations

import os
import subprocess
import sys
from contextvars import Context
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from flows.errors import RunningError, StoreError
from flows.lease import FILE, lease

if TYPE_CHECKING:
    from pathlib import Path

STARTED = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
HOLD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from flows.lease import lease
with lease(Path(sys.argv[1]), datetime(2026, 11, 23, 6, 0, tzinfo=UTC)):
    print("held", flush=True)
    sys.stdin.read()
"""


def hold_for_a_moment(folder: Path) -> None:
    with lease(folder, STARTED):
        pass


def test_the_holder_is_named_by_process_and_start(tmp_path: Path) -> None:
    with lease(tmp_path / "desk", STARTED):
        holder = (tmp_path / "desk" / FILE).read_text(encoding="utf-8")
    assert holder == f"process {os.getpid()}, since 2026-11-23 07:00:00 UTC\n"
    assert (tmp_path / "desk" / FILE).read_text(encoding="utf-8") == ""


def test_another_run_in_this_process_is_turned_away(tmp_path: Path) -> None:
    with lease(tmp_path, STARTED), pytest.raises(RunningError) as caught:
        Context().run(hold_for_a_moment, tmp_path)
    assert str(caught.value) == (
        f"{tmp_path}: a run is already under way (process {os.getpid()}, since 2026-11-23 07:00:00 UTC); "
        "wait for it to end"
    )


def test_a_run_that_is_part_of_another_shares_its_lease(tmp_path: Path) -> None:
    with lease(tmp_path, STARTED):
        hold_for_a_moment(tmp_path / "." / ".." / tmp_path.name)
        with pytest.raises(RunningError):
            Context().run(hold_for_a_moment, tmp_path)
    Context().run(hold_for_a_moment, tmp_path)


def test_the_lease_is_given_back_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), lease(tmp_path, STARTED):
        _ = 1 / 0
    hold_for_a_moment(tmp_path)


def test_two_folders_have_two_leases(tmp_path: Path) -> None:
    with lease(tmp_path / "one", STARTED), lease(tmp_path / "two", STARTED):
        assert (tmp_path / "two" / FILE).read_text(encoding="utf-8")


def test_the_lease_of_a_killed_process_is_free_at_once(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(RunningError, match=f"process {other.pid}, since 2026-11-23 06:00:00 UTC"):
            hold_for_a_moment(tmp_path)
        other.kill()
    hold_for_a_moment(tmp_path)


def test_a_holder_that_has_said_nothing_yet_is_still_a_holder(tmp_path: Path) -> None:
    with lease(tmp_path, STARTED):
        os.truncate(tmp_path / FILE, 0)
        with pytest.raises(RunningError, match="it has only just begun"):
            Context().run(hold_for_a_moment, tmp_path)


def test_a_data_folder_that_cannot_be_written_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError) as caught:
        hold_for_a_moment(tmp_path / "file")
    assert str(caught.value) == (
        f"{tmp_path / 'file'}: the data folder cannot be written: File exists; "
        "choose another with --data or mend its rights"
    )
