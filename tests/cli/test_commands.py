from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from flows import __version__
from flows.cli import COMMANDS, command
from flows.cli.showing import Progress, tell, tell_documents
from schemas.run import DocumentReport, Outcome, PassedOverCount
from tests.desk import Desk
from tests.records import a_report

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str) -> None:
    result = CliRunner().invoke(command, [name, "--help"])
    assert result.exit_code == 0
    assert result.output.startswith("Usage: ")
    assert "--data FOLDER" in result.output
    assert "\\" not in result.output
    assert "\b" not in result.output


@pytest.mark.parametrize(("name", "actions"), [("sources", "list check import"), ("quarantine", "list show retry")])
def test_the_help_has_a_line_for_each_action(name: str, actions: str) -> None:
    lines = CliRunner().invoke(command, [name, "--help"]).output.splitlines()
    assert all(any(line.startswith(f"  {action} ") for line in lines) for action in actions.split())


def test_the_help_names_every_command_and_every_exit_status() -> None:
    result = CliRunner().invoke(command, ["--help"])
    assert all(f"  {name} " in result.output for name in COMMANDS)
    assert [line.split()[0] for line in result.output.splitlines()[-8:]] == list("01234567")


def test_the_version_is_told() -> None:
    assert CliRunner().invoke(command, ["--version"]).output == f"deskbrief, version {__version__}\n"


def test_an_unknown_command_is_refused() -> None:
    result = CliRunner().invoke(command, ["print"])
    assert result.exit_code == 2
    assert "No such command 'print'" in result.output


def test_progress_is_a_bar_on_a_terminal_and_goes_when_the_work_is_done(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    progress = Progress()
    progress("documents", 1, 4)
    progress.close()
    shown = capsys.readouterr().err
    assert "documents    [#######.......................] 1/4" in shown
    assert shown.endswith("\r\x1b[K")


def test_progress_elsewhere_tells_the_end_of_what_it_has_told_the_middle_of(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    times = iter((0.0, 1.0, 5.0, 5.0, 5.5, 5.5))
    monkeypatch.setattr("time.monotonic", lambda: next(times))
    progress = Progress()
    for done in (1, 2, 4):
        progress("documents", done, 4)
    assert capsys.readouterr().err == "documents: 2 of 4\ndocuments: 4 of 4\n"


def test_progress_elsewhere_is_silent_while_the_work_is_quick(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress()
    progress("documents", 1, 4)
    progress.close()
    assert capsys.readouterr().err == ""


def test_a_run_that_only_passed_things_over_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    passed = (PassedOverCount(reason="other name", number=3, example="table.xlsx"),)
    tell(a_report().model_copy(update={"documents": (), "passed_over": passed}))
    assert capsys.readouterr().out == "passed over: 3 other name, such as table.xlsx\nDocuments: none\n"


def test_documents_give_the_terminal_no_orders(capsys: pytest.CaptureFixture[str]) -> None:
    hostile = "\x1b]0;gone\x07\u202e"
    taken = DocumentReport(uri=f"a{hostile}.txt", outcome=Outcome.TAKEN, title=f"A title{hostile}")
    refused = DocumentReport(uri="b.txt", outcome=Outcome.REFUSED, reason="not-text", detail=hostile)
    passed = PassedOverCount(reason="other name", number=1, example=hostile)
    tell_documents((taken, refused), (passed,))
    Progress()(f"documents{hostile}", 1, 1)
    assert all(line.isprintable() for line in capsys.readouterr().out.splitlines())


def test_an_error_gives_the_terminal_no_orders(tmp_path: Path) -> None:
    said = Desk(tmp_path).say("show", "\x1b[31mred")
    assert said.status == 1
    assert "\\u001b[31mred" in said.err
    assert "\x1b" not in said.err
