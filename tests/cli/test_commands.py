from __future__ import annotations

import pytest
from click.testing import CliRunner

from flows import __version__
from flows.cli import COMMANDS, command
from flows.cli.showing import Progress


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str) -> None:
    result = CliRunner().invoke(command, [name, "--help"])
    assert result.exit_code == 0
    assert result.output.startswith("Usage: ")
    assert "--data FOLDER" in result.output


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
