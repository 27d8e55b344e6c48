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


def test_what_a_list_holds_besides_is_told(desk: Desk) -> None:
    more = '<outline text="Old" xmlUrl="ftp://old.example/feed"/></body>'
    (desk.folder / "feeds.opml").write_text(LIST.replace("</body>", more), encoding="utf-8")
    last = say("import", "feeds.opml").output.splitlines()[-1]
    assert last.startswith(
        "feeds.opml: 1 left out, the first of them ftp://old.example/feed (only http:// and https://"
    )


def test_the_file_that_a_link_names_is_written_with_its_rights_and_its_ends_of_lines(desk: Desk) -> None:
    link, path = desk.folder / "sources.yaml", desk.folder / "shared" / "list.yaml"
    path.parent.mkdir()
    content = "\ufeff" + FILE.replace("sources:\n", "sources:\n\n").replace("\n", "\r\n")
    path.write_bytes(content.encode())
    path.chmod(0o600)
    link.unlink()
    link.symlink_to(path)
    (desk.folder / "feeds.opml").write_text(LIST, encoding="utf-8")
    assert say("import", "feeds.opml").exit_code == 0
    assert link.readlink() == path
    assert path.stat().st_mode & 0o777 == 0o600
    written = path.read_bytes().decode()
    assert written.startswith(content)
    assert written.replace("\r\n", "").count("\n") == 0
    assert written.endswith('    url: "https://harbour.example/a?b=1&c=2"\r\n')


def test_a_link_that_leads_nowhere_is_told_and_left(desk: Desk) -> None:
    path = desk.folder / "sources.yaml"
    path.unlink()
    path.symlink_to(desk.folder / "nowhere.yaml")
    (desk.folder / "feeds.opml").write_text(LIST, encoding="utf-8")
    assert "cannot be read: No such file or directory" in refusal("import", "feeds.opml")
    assert path.is_symlink()


def test_a_feed_with_the_name_of_what_the_command_line_gives_gets_a_number(desk: Desk) -> None:
    (desk.folder / "feeds.opml").write_text(LIST.replace("Inbox", "Given"), encoding="utf-8")
    assert say("import", "feeds.opml").output.startswith("given-2  https://inbox.example/rss\n")


def test_a_path_that_leads_nowhere_is_wrong_with_its_line_and_the_others_are_asked(desk: Desk) -> None:
    lines = "  - {name: share, kind: folder, path: gone}\n  - {name: inbox, kind: folder, path: inbox}\n"
    (desk.folder / "sources.yaml").write_text(f"version: 1\nsources:\n{lines}", encoding="utf-8")
    said = say("check")
    assert said.exit_code == 1
    assert said.output.splitlines()[:2] == [
        f"wrong  share  {desk.folder}/sources.yaml:3: path: there is no folder {desk.folder}/gone",
        "good   inbox  it answers, first with treaty.txt",
    ]


def test_without_a_file_it_is_told_that_there_is_none(desk: Desk) -> None:
    (desk.folder / "sources.yaml").unlink()
    assert refusal() == "sources.yaml: sources: there is no such file here; write one (docs/how-to/sources.md)"


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
