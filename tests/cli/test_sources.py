from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from flows.cli import command
from flows.errors import SettingsError, SourceError
from flows.store import Store
from schemas.sources import SourceState
from tests.desk import TREATY, Desk
from tests.records import RECEIVED

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

FILE = """\
# What the desk reads.
version: 1
sources:
  - name: inbox  # ours
    kind: folder
    path: inbox
  - {name: wire, kind: feed, url: "https://wire.example/feed"}
  - {name: old, kind: folder, path: gone, enabled: false}
"""
LIST = """<opml version="2.0"><head/><body>
<outline text="Wire" xmlUrl="https://wire.example/feed"/>
<outline text="Think tanks">
<outline text="Inbox" xmlUrl="https://inbox.example/rss"/>
<outline text="Harbour: &amp;quot;Papers&amp;quot;" xmlUrl="https://harbour.example/a?b=1&amp;c=2"/>
</outline></body></opml>"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.chdir(tmp_path)
    desk = Desk(tmp_path)
    desk.write("treaty.txt", TREATY)
    (tmp_path / "sources.yaml").write_text(FILE, encoding="utf-8")
    return desk


def say(*arguments: str) -> Result:
    return CliRunner().invoke(command, ["sources", *arguments], catch_exceptions=True)


def refusal(*arguments: str) -> str:
    error = say(*arguments).exception
    assert isinstance(error, SettingsError | SourceError)
    return str(error)


def test_how_each_source_fares_is_told(desk: Desk) -> None:
    later = RECEIVED + timedelta(hours=1)
    with Store.open(desk.settings) as store:
        store.put_source(SourceState(name="inbox", tried=RECEIVED, succeeded=RECEIVED, documents=7), ())
        state = SourceState(name="wire", tried=RECEIVED, failures=4, problem="no answer", not_before=later)
        store.put_source(state, ())
    lines = [re.split(r" {2,}", line) for line in say().output.splitlines()]
    assert lines == [
        ["source", "kind", "last answer", "documents", "failures", "problem"],
        ["inbox", "folder", "2026-11-23 06:00", "7", "0"],
        ["wire", "feed", "never", "0", "4", "no answer; not asked before 2026-11-23 07:00 UTC"],
        ["old", "folder", "never asked", "switched off"],
    ]


def test_each_source_can_be_tried_and_nothing_is_kept(desk: Desk) -> None:
    text = FILE.replace('feed, url: "https://wire.example/feed', 'list, url: "http://127.0.0.1:9/feed')
    (desk.folder / "sources.yaml").write_text(text, encoding="utf-8")
    said = say("check")
    assert said.exit_code == 1
    good, wrong, sound = said.output.splitlines()
    assert good == "good   inbox  it answers, first with treaty.txt"
    assert wrong.startswith("wrong  wire   http://127.0.0.1:9/feed")
    assert sound == f"{desk.folder}/sources.yaml: 3 sources, 2 of them enabled"
    assert not (desk.folder / ".deskbrief").exists()


def test_a_file_that_is_wrong_is_told_with_its_line(desk: Desk) -> None:
    (desk.folder / "sources.yaml").write_text(FILE.replace("path: inbox", "pfad: inbox"), encoding="utf-8")
    assert "sources.yaml:6: pfad: there is no such key; there are name, enabled, kind, path" in refusal()


def test_feeds_of_another_program_are_stated_below_what_the_file_holds(desk: Desk) -> None:
    (desk.folder / "feeds.opml").write_text(LIST, encoding="utf-8")
    said = say("import", "feeds.opml")
    assert said.exit_code == 0
    path = desk.folder / "sources.yaml"
    assert said.output.splitlines()[-1] == f"{path}: 2 feeds added, 1 were stated before"
    assert path.read_text(encoding="utf-8") == (
        f"{FILE}"
        "  - name: inbox-2\n    kind: feed\n"
        '    url: "https://inbox.example/rss"\n'
        "  - name: harbour-papers\n    kind: feed\n"
        '    url: "https://harbour.example/a?b=1&c=2"\n'
    )
    assert say("import", "feeds.opml").output.endswith("0 feeds added, 3 were stated before\n")


def test_where_there_is_no_file_yet_one_is_made(desk: Desk) -> None:
    (desk.folder / "sources.yaml").unlink()
    (desk.folder / "feeds.opml").write_text(LIST, encoding="utf-8")
    assert say("import", "feeds.opml").exit_code == 0
    assert (desk.folder / "sources.yaml").read_text(encoding="utf-8").startswith("version: 1\nsources:\n  - name: wire")


@pytest.mark.parametrize(
    "text",
    [
        'version: 1\nsources: [{name: a, kind: feed, url: "https://a.example"}]\n',
        'version: 1\nsources:\n  - {name: a, kind: feed, url: "https://a.example"}\ncontact: a@a.example\n',
    ],
)
def test_a_file_that_feeds_cannot_be_added_to_is_left_as_it_is(desk: Desk, text: str) -> None:
    (desk.folder / "sources.yaml").write_text(text, encoding="utf-8")
    (desk.folder / "feeds.opml").write_text(LIST, encoding="utf-8")
    assert "sources: must be the last key" in refusal("import", "feeds.opml")
    assert (desk.folder / "sources.yaml").read_text(encoding="utf-8") == text


def test_a_list_that_is_none_is_told_in_one_line(desk: Desk) -> None:
    assert desk.write("feeds.opml", b"no list").exists()
    assert "there is no XML in it" in refusal("import", "inbox/feeds.opml")


@pytest.mark.parametrize("arguments", [("import",), ("check", "sources.yaml"), ("mend",), ("import", "none.opml")])
def test_what_cannot_be_meant_is_refused(desk: Desk, arguments: tuple[str, ...]) -> None:
    assert desk.folder.exists()
    assert say(*arguments).exit_code == 2
