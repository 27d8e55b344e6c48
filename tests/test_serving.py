"""Prefect's server for real: found or not, started, scheduling, stopped."""

from __future__ import annotations

import json
import re
import socket
import sqlite3
import time
import urllib.request
from typing import TYPE_CHECKING

import pytest

from flows import serving
from flows.errors import ServerError
from flows.serving import answers, environment, reachable
from tests.desk import SEEDS, Desk
from tests.fakes import answering

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@pytest.mark.parametrize(
    ("status", "content", "told"), [(200, b"true", True), (200, b"<html>", False), (503, b"true", False)]
)
def test_only_a_healthy_server_of_prefect_answers(status: int, content: bytes, *, told: bool) -> None:
    with answering(status, content) as address:
        assert answers(address) is told


def test_what_does_not_speak_http_is_no_server() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert not answers(f"http://127.0.0.1:{server.getsockname()[1]}/api")


def test_without_a_server_there_is_no_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    assert reachable(Desk(tmp_path).set(port=str(free_port()))) is None


def test_a_server_that_the_environment_names_must_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    address = f"http://127.0.0.1:{free_port()}/api"
    monkeypatch.setenv("PREFECT_API_URL", address)
    with pytest.raises(ServerError, match=f"{address}: PREFECT_API_URL names this server and it does not answer"):
        reachable(Desk(tmp_path).settings)


def test_prefect_keeps_its_files_in_the_data_folder_and_tells_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PREFECT_HOME", raising=False)
    variables = environment(Desk(tmp_path).set(port="4310"), None)
    assert variables["PREFECT_HOME"] == str(tmp_path / ".deskbrief" / "prefect")
    assert variables["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
    assert variables["PREFECT_SERVER_API_HOST"] == "127.0.0.1"
    assert variables["PREFECT_SERVER_API_PORT"] == "4310"
    assert variables["PREFECT_SERVER_CORS_ALLOWED_ORIGINS"] == "http://127.0.0.1:4310"
    assert "PREFECT_API_URL" not in variables


def test_a_process_of_somebody_else_is_not_ended(tmp_path: Path) -> None:
    settings = Desk(tmp_path).settings
    (settings.data / "prefect").mkdir(parents=True)
    (settings.data / "prefect" / "service.json").write_text('{"server": 1, "worker": 1, "port": 4200}')
    assert serving.down(settings) is False
    assert serving.down(settings) is False


def test_a_damaged_note_of_the_processes_is_said(tmp_path: Path) -> None:
    settings = Desk(tmp_path).settings
    (settings.data / "prefect").mkdir(parents=True)
    (settings.data / "prefect" / "service.json").write_text("{")
    with pytest.raises(ServerError, match=r"service\.json: this file is damaged"):
        serving.down(settings)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, int]]:
    """A desk with server and worker, and a schedule for the seeds."""
    desk, port = Desk(tmp_path_factory.mktemp("served")), free_port()
    (desk.folder / "deskbrief.toml").write_text(f"port = {port}\n[schedule]\ncron = '30 6 * * 2'\n")
    said = desk.say("serve", str(SEEDS), "--series", "Tuesday Sheet")
    yield desk, port
    assert desk.say("down").out == "Server and worker are stopped.\n"
    assert said.status == 0, said.err


def ask(port: int, path: str, **wanted: object) -> list[dict[str, object]]:
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/api/{path}/filter",
        data=json.dumps(wanted).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
        found: list[dict[str, object]] = json.load(answer)
        return found


@pytest.mark.slow
def test_scheduled_runs_exist_after_one_loop_of_the_scheduler(served: tuple[Desk, int]) -> None:
    _, port = served
    runs = ask(port, "flow_runs", flow_runs={"state": {"type": {"any_": ["SCHEDULED"]}}})
    assert len(runs) >= 3
    due = sorted(str(run["expected_start_time"]) for run in runs)
    assert all(re.search(r"T0[45]:30:00", one) for one in due), "06:30 in Brussels, in UTC"


@pytest.mark.slow
def test_serving_again_changes_the_schedule_and_adds_none(served: tuple[Desk, int]) -> None:
    desk, port = served
    said = desk.say("serve", str(SEEDS), "--series", "Tuesday Sheet")
    assert said.status == 0
    assert said.out.startswith(f"Tuesday Sheet, made from {SEEDS}, is due on\n  Tuesday, ")
    assert [one["name"] for one in ask(port, "deployments")] == ["Tuesday Sheet"]


@pytest.mark.slow
def test_the_worker_makes_a_scheduled_issue(served: tuple[Desk, int]) -> None:
    desk, port = served
    (deployment,) = ask(port, "deployments")
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/api/deployments/{deployment['id']}/create_flow_run",
        data=b'{"state": {"type": "SCHEDULED"}}',
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
        run = json.load(answer)["id"]
    for _ in range(240):
        (state,) = (one["state_type"] for one in ask(port, "flow_runs", flow_runs={"id": {"any_": [run]}}))
        if state in {"COMPLETED", "FAILED", "CRASHED"}:
            break
        time.sleep(0.5)
    assert state == "COMPLETED"
    (pdf,) = (desk.folder / "reports").glob("tuesday-sheet-*.pdf")
    assert pdf.read_bytes().startswith(b"%PDF-")
    with sqlite3.connect(desk.folder / ".deskbrief" / "desk.sqlite") as connection:
        (record,) = connection.execute("SELECT record FROM runs WHERE record LIKE ?", (f"%{run}%",)).fetchone()
    assert json.loads(record)["issue"]["pdf"] == str(pdf)


@pytest.mark.slow
def test_a_run_by_hand_is_recorded_by_the_server_that_is_there(served: tuple[Desk, int]) -> None:
    desk, port = served
    said = desk.say("run", str(SEEDS))
    assert said.status == 0
    assert "ERROR" not in said.err
    assert "deskbrief up" not in said.out
    names = {str(one["name"]) for one in ask(port, "flow_runs")}
    assert {f"edition of {SEEDS}", f"ingest {SEEDS}", "themes"} <= names
    tasks = {re.sub(r"-\w{3}$", "", str(one["name"])) for one in ask(port, "task_runs")}
    assert {"receive documents", "find themes", "compose and prove issue", "print issue"} <= tasks
    keys = {one["key"] for one in ask(port, "artifacts")}
    assert {"ingest-documents", "ingest-summary", "themes-by-source", "digest-pdf", "digest-summary"} <= keys


@pytest.mark.slow
def test_up_finds_what_is_running(served: tuple[Desk, int]) -> None:
    desk, port = served
    said = desk.say("up")
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith(f"Server and worker are running: http://127.0.0.1:{port}\n")


@pytest.mark.slow
def test_another_desk_does_not_take_the_server_for_its_own(served: tuple[Desk, int], tmp_path: Path) -> None:
    _, port = served
    said = Desk(tmp_path).say("up", "--set", f"port={port}")
    assert said.status == 1
    assert "another server answers at this port" in said.err


@pytest.mark.slow
def test_a_desk_has_one_server_whatever_port_is_asked_for(served: tuple[Desk, int]) -> None:
    desk, port = served
    said = desk.say("up", "--set", f"port={free_port()}")
    assert said.status == 1
    assert f"this desk's server runs on port {port}; use that port, or stop it first" in said.err
    assert reachable(desk.set(port=str(free_port()))) == f"http://127.0.0.1:{port}/api"
