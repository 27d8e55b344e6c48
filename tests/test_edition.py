"""The edition through Prefect, with a server of its own, as without it."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

import pytest

from tests.desk import SEEDS, TREATY, Desk

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.slow
def test_a_recorded_edition_is_the_one_that_a_run_without_prefect_makes(tmp_path: Path) -> None:
    recorded, plain = Desk(tmp_path / "recorded"), Desk(tmp_path / "plain")
    for desk, options in ((recorded, ()), (plain, ("--no-record",))):
        desk.folder.mkdir()
        said = desk.say("run", str(SEEDS), "--date", "2026-11-23", "--set", "port=10019", *options)
        assert said.status == 0, said.err
        assert "ERROR" not in said.err
        assert ("deskbrief up" in said.out) is (desk is recorded)
    assert pdf(recorded) == pdf(plain)
    first, second = report(recorded), report(plain)
    assert (first.pop("recorded"), second.pop("recorded", None)) == ("a server of its own", None)
    for one in (first, second):
        for name in ("id", "started", "ended", "stages"):
            one.pop(name)
        one["issue"].pop("pdf")  # type: ignore[attr-defined]
    assert first == second


@pytest.mark.slow
def test_sources_are_asked_alike_with_and_without_a_server(tmp_path: Path) -> None:
    recorded, plain = Desk(tmp_path / "recorded"), Desk(tmp_path / "plain")
    for desk, options in ((recorded, ()), (plain, ("--no-record",))):
        desk.write("treaty.txt", TREATY)
        (desk.folder / "empty").mkdir()
        stated = "version: 1\nsources:\n" + "".join(
            f"  - {{name: {name}, kind: folder, path: {name}}}\n" for name in ("empty", "inbox")
        )
        (desk.folder / "sources.yaml").write_text(stated, encoding="utf-8")
        assert desk.say("ingest", "--set", "port=10019", *options).status == 3
    first, second = report(recorded), report(plain)
    assert first["documents"] == second["documents"]
    told = [one["outcome"] for one in first["sources"]]  # type: ignore[attr-defined]
    assert told == ["failed", "answered"]
    with sqlite3.connect(recorded.folder / ".deskbrief" / "prefect" / "prefect.db") as connection:
        tasks = connection.execute("SELECT name, state_type FROM task_run ORDER BY start_time").fetchall()
    connection.close()
    assert [(name.rsplit("-", 1)[0], state) for name, state in tasks] == [
        ("receive documents", "FAILED"),
        ("receive documents", "COMPLETED"),
        ("take a batch", "COMPLETED"),
    ]


@pytest.mark.slow
def test_an_error_in_a_recorded_run_is_said_once(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    said = Desk(tmp_path).say("run", "empty", "--set", "port=10019")
    assert said.status == 1
    told = [line for line in said.err.splitlines() if not line.startswith("server: ")]
    assert len(told) == 1
    assert told[0].startswith(f"deskbrief: {tmp_path / 'empty'}: no file in this folder matches")
    with sqlite3.connect(tmp_path / ".deskbrief" / "prefect" / "prefect.db") as connection:
        states = connection.execute("SELECT name, state_type FROM flow_run").fetchall()
    assert {state for _, state in states} == {"FAILED"}


def pdf(desk: Desk) -> bytes:
    return (desk.folder / "reports" / "desk-brief-2026-11-23-no-1.pdf").read_bytes()


def report(desk: Desk) -> dict[str, object]:
    (file,) = (desk.folder / ".deskbrief" / "runs").iterdir()
    found: dict[str, object] = json.loads(file.read_text())
    return found
