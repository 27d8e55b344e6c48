"""What the pages show is run, in a folder of its own, by the shell that a reader would use."""

from __future__ import annotations

import os
import re
import runpy
import shlex
import shutil
import socket
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, Block, blocks, pages

README = Path("README.md")
TUTORIAL = Path("docs/tutorial.md")
# That on themes speaks of one that no sample document has, and that on the library is in Python.
HOW_TO = tuple(page for page in pages() if page.match("docs/how-to/*.md") and page.stem not in {"taxonomy", "library"})

# Stands in the pages for the folder in which the reader is.
FOLDER = "/home/ada/tutorial"
# Another version of Pango may break a line, and so a page, elsewhere.
_PAGES = re.compile(r"\b\d+ pages")
_STARTS_SERVER = re.compile(r"^deskbrief (?:serve|up|down)\b", re.MULTILINE)


def is_command(block: Block) -> bool:
    return block.language == "sh" and any(line.startswith("deskbrief ") for line in block.text.splitlines())


def starts_server(block: Block) -> bool:
    return is_command(block) and bool(_STARTS_SERVER.search(block.text))


def new_desk(folder: Path) -> Path:
    """Make a folder what a fresh clone is, with the command installed."""
    command = folder / ".venv" / "bin" / "deskbrief"
    command.parent.mkdir(parents=True)
    python = f"{shlex.quote(sys.executable)} -P -c 'from flows.cli import main; main()'"
    command.write_text(f'#!/bin/sh\nPYTHONPATH={shlex.quote(str(ROOT))} exec {python} "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    return folder


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return new_desk(tmp_path)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which an issue was printed; to be copied, not used."""
    folder = new_desk(tmp_path_factory.mktemp("printed"))
    shutil.copytree(folder / "seeds", folder / "inbox")
    shell("deskbrief run inbox --no-record", folder)
    return folder


@pytest.fixture
def desk_with_inbox(printed: Path, tmp_path: Path) -> Path:
    return shutil.copytree(printed, tmp_path / "desk")


def shell(text: str, folder: Path, **environment: str) -> str:
    """Run a block; return what it said, with the folder that the pages speak of."""
    path = f"{folder / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ("/bin/sh", "-euc", text),
        cwd=folder,
        env={**os.environ, "PATH": path, "HOME": str(folder), "LC_ALL": "C.UTF-8", **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, f"{text}\n{done.stdout}\n{done.stderr}"
    return done.stdout.replace(str(folder.resolve()), FOLDER).replace(str(folder), FOLDER)


def test_the_readme_shows_what_works(desk: Path) -> None:
    shown = [block for block in blocks(README) if is_command(block) and not starts_server(block)]
    assert shown
    for block in shown:
        shell(block.text, desk)
    assert list((desk / "desk" / "reports").glob("*.pdf"))


def test_the_tutorial_shows_what_is_printed(desk: Path, request: pytest.FixtureRequest) -> None:
    shown = blocks(TUTORIAL)
    pairs = [(one, after) for one, after in pairwise(shown) if is_command(one)]
    assert len(pairs) == sum(map(is_command, shown)) > 0
    said = [(after, shell(one.text, desk)) for one, after in pairs]
    if request.config.getoption("--update-golden"):
        text = (ROOT / TUTORIAL).read_text(encoding="utf-8")
        for after, told in reversed(said):
            text = f"{text[: after.span[0]]}{told}{text[after.span[1] :]}"
        (ROOT / TUTORIAL).write_text(text, encoding="utf-8")
        return
    for after, told in said:
        assert after.language == "text"
        assert _PAGES.sub("", told) == _PAGES.sub("", after.text), (
            "the tutorial is out of date: pytest tests/docs --update-golden, and read it"
        )


@pytest.mark.slow
@pytest.mark.parametrize("page", HOW_TO, ids=str)
def test_a_how_to_shows_what_works(page: Path, desk_with_inbox: Path) -> None:
    shown = [block for block in blocks(page) if block.language in {"sh", "toml"} and not starts_server(block)]
    for block in shown:
        if block.language == "toml":
            (desk_with_inbox / "deskbrief.toml").write_text(block.text, encoding="utf-8")
        else:
            shell(block.text, desk_with_inbox)


def test_the_library_is_used_as_its_page_shows(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(desk / "seeds", desk / "inbox")
    monkeypatch.chdir(desk)
    shown = [block.text for block in blocks(Path("docs/how-to/library.md")) if block.language == "python"]
    assert shown
    example = desk / "example.py"
    example.write_text("\n".join(shown), encoding="utf-8")
    names = runpy.run_path(str(example))
    assert Path(names["report"].issue.pdf).is_file()


@pytest.mark.slow
def test_what_the_pages_show_of_the_schedule_works(desk_with_inbox: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    shown = [one for page in (README, Path("docs/how-to/schedule.md")) for one in blocks(page) if starts_server(one)]
    try:
        said = "".join(shell(block.text, desk_with_inbox, DESKBRIEF_PORT=port) for block in shown)
    finally:
        shell("deskbrief down", desk_with_inbox, DESKBRIEF_PORT=port)
    served = sum(block.text.count("deskbrief serve") for block in shown)
    assert said.count("is due on\n") == served > 0
