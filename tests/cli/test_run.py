from __future__ import annotations

import fcntl
import re
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.desk import GRAIN, TREATY, Desk

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def one_line(text: str) -> str:
    """Return the one line that was said; how far a run is, a busy machine says as well."""
    lines = [line for line in text.splitlines() if not re.fullmatch(r"[a-z]+: \d+ of \d+", line)]
    assert len(lines) == 1, text
    return lines[0]


def test_a_run_says_what_became_of_the_documents_what_was_found_and_where_the_pdf_is(desk: Desk) -> None:
    desk.write("treaty.txt", TREATY)
    desk.write("copy.txt", TREATY)
    desk.write("table.xlsx", "no text")
    said = desk.say("run", "inbox", "--no-record", "--date", "2026-11-23")
    assert said.status == 0
    lines = said.out.splitlines()
    assert lines[0] == "duplicate  treaty.txt  duplicate: the same bytes as copy.txt"
    assert re.fullmatch(r"taken      copy\.txt    The treaty has a year to live( \(\d notices?\))?", lines[1])
    assert lines[2:4] == ["passed over: 1 other name, such as table.xlsx", "Documents: 1 taken, 1 duplicate"]
    assert re.fullmatch(r"Found: \d+ themes; \d+ sentences, each where it says it stands", lines[4])
    assert re.fullmatch(r"Desk Brief No\. 1: \d+ pages, printed", lines[5])
    assert said.pdf == desk.folder / "reports" / "desk-brief-2026-11-23-no-1.pdf"
    assert said.pdf.read_bytes().startswith(b"%PDF-")
    assert "Traceback" not in said.err


def test_a_run_without_prefect_does_not_import_it(desk: Desk) -> None:
    desk.write("treaty.txt", TREATY)
    said = desk.say("run", "inbox", "--no-record", environment={"PYTHONPROFILEIMPORTTIME": "1"})
    assert said.status == 0
    assert not re.search(r"\|\s+prefect\b", said.err)
    assert re.search(r"\|\s+flows\.pipeline\b", said.err)


def test_refused_documents_are_told_and_change_the_exit_status(desk: Desk) -> None:
    desk.write("treaty.txt", TREATY)
    desk.write("binary.txt", bytes(range(256)) * 40)
    desk.write("empty.txt", b"")
    with (desk.inbox / "sparse.txt").open("wb") as sparse:
        sparse.truncate(1_000_000_000)
    said = desk.say("run", "inbox", "--no-record")
    assert said.status == 3
    told = {line.split()[1]: line for line in said.out.splitlines() if line.startswith("refused")}
    assert "not-text" in told["binary.txt"]
    assert "empty" in told["empty.txt"]
    assert "too-large" in told["sparse.txt"]
    assert said.pdf.is_file()


def test_the_reasons_are_told_also_when_every_document_is_refused(desk: Desk) -> None:
    desk.write("picture.txt", b"\x89PNG\r\n")
    said = desk.say("run", "inbox", "--no-record")
    assert said.status == 7
    assert said.out.startswith("refused    picture.txt  unsupported-type: no reader takes image/png\n")
    assert "no issue" in one_line(said.err)


def test_a_file_that_may_not_be_read_is_told(desk: Desk, tmp_path: Path) -> None:
    desk.write("treaty.txt", TREATY)
    (tmp_path / "inbox" / "loop.txt").symlink_to("loop.txt")
    said = desk.say("run", "inbox", "--no-record")
    assert said.status == 3
    assert re.search(r"^refused +loop\.txt +symlink", said.out, re.MULTILINE)


def test_a_run_without_a_folder_asks_every_source_and_tells_of_each(desk: Desk) -> None:
    desk.write("treaty.txt", TREATY)
    desk.write("more/grain.txt", GRAIN)
    (desk.folder / "empty").mkdir()
    stated = "version: 1\nsources:\n" + "".join(
        f"  - {{name: {name}, kind: folder, path: {path}, recursive: false}}\n"
        for name, path in (("ours", "inbox"), ("theirs", "inbox/more"), ("nobodys", "empty"))
    )
    (desk.folder / "sources.yaml").write_text(stated, encoding="utf-8")
    said = desk.say("run", "--no-record")
    assert said.status == 3
    lines = said.out.splitlines()
    assert lines[:2] == ["answered   ours     1 document", "answered   theirs   1 document"]
    assert re.match(r"failed     nobodys  .*/empty: no file in this folder matches", lines[2])
    assert "Documents: 2 taken" in lines
    assert said.pdf.is_file()
    said = desk.say("ingest", "--no-record", "--source", "theirs")
    assert said.status == 0
    assert said.out.splitlines()[:2] == [
        "answered   theirs  1 document",
        "known      grain.txt  Grain must leave the ports",
    ]
    reports = [path.read_text(encoding="utf-8") for path in (desk.folder / ".deskbrief" / "runs").iterdir()]
    (report,) = [report for report in reports if '"command": "ingest"' in report]
    assert '"name": "theirs"' in report


def test_single_files_and_the_standard_input_can_be_given(desk: Desk) -> None:
    desk.write("treaty.txt", TREATY)
    desk.write("grain.xyz", GRAIN)
    said = desk.say("ingest", "inbox/treaty.txt", "inbox/grain.xyz", "--no-record")
    assert said.status == 0
    assert said.out.splitlines()[-1] == "Documents: 2 taken"
    said = desk.say("ingest", "-", "--no-record", given=GRAIN.replace("wheat", "rye"))
    assert said.out.splitlines()[-1] == "Documents: 1 taken"


def test_an_archive_and_a_mailbox_that_are_given_are_the_documents_in_them(desk: Desk) -> None:
    with zipfile.ZipFile(desk.folder / "briefs.ZIP", "w") as archive:
        archive.writestr("treaty.txt", TREATY)
        archive.writestr("table.xlsx", "no text")
    mail = f"From: Ada Miller <ada@harbour.example>\nSubject: Grain\n\n{GRAIN}\n"
    (desk.folder / "box.mbox").write_text(f"From \n{mail}\nFrom \n{mail.replace('wheat', 'rye')}", encoding="utf-8")
    said = desk.say("ingest", "briefs.ZIP", "--no-record")
    assert said.out.splitlines()[-1] == "Documents: 1 taken"
    assert "briefs.ZIP/treaty.txt" in said.out
    said = desk.say("ingest", "box.mbox", "--no-record")
    assert re.fullmatch(r"(taken +box\.mbox/\d  Grain \(.*\n){2}Documents: 2 taken\n", said.out)
    said = desk.say("ingest", "briefs.ZIP", "box.mbox", "--no-record")
    assert said.status == 3
    assert "state it as a source of `kind: zip`" in said.out


@pytest.mark.parametrize(
    ("arguments", "status", "line"),
    [
        (("run",), 2, r"deskbrief: command line: FOLDER: no folder was given, and there is no sources\.yaml here"),
        (("run", "--source", "a", "--set", "sources=feeds.yaml"), 2, r"deskbrief: .*feeds\.yaml:3: name: this key is"),
        (("run", "--set", "sources=none.yaml"), 2, r"deskbrief: .*: --set sources: no such file: .*none\.yaml"),
        (("run", "none"), 1, "deskbrief: none: there is no such folder; give one that holds documents"),
        (("run", "empty"), 1, "deskbrief: empty: no file in this folder matches .* put documents there"),
        (("run", "inbox", "--page", "A5"), 2, "deskbrief: command line: --page: 'A5' is not allowed; allowed: 'A4' or"),
        (("run", "inbox", "--set", "limits.parse.cpv=3"), 2, "deskbrief: .*no such setting; did you mean limits.parse"),
        (("run", "inbox", "--taxonomy", "bad.yaml"), 2, r"deskbrief: .*bad\.yaml:3: "),
        (("run", "inbox", "--settings", "no.toml"), 2, r"deskbrief: .*no\.toml: settings file: cannot be read"),
        (("run", "inbox", "--store", "nonsense"), 4, "deskbrief: the store: the address is not one of SQLAlchemy's"),
        (("run", "inbox", "--data", "inbox/treaty.txt"), 4, "deskbrief: .*treaty.txt: the data folder cannot be"),
        (("digest",), 7, "deskbrief: Desk Brief: no issue: there is no article in the store; ingest a folder first"),
        (("show",), 1, "deskbrief: an issue: nothing of that name is stored"),
        (("check",), 1, "deskbrief: an issue of Desk Brief: nothing of that name is stored; print one"),
    ],
)  # fmt: skip
def test_what_the_user_can_mend_is_said_in_one_line(
    desk: Desk, arguments: tuple[str, ...], status: int, line: str
) -> None:
    desk.write("treaty.txt", TREATY)
    (desk.folder / "empty").mkdir()
    (desk.folder / "feeds.yaml").write_text("version: 1\nsources:\n  - {kind: feed, url: https://a.example}\n")
    (desk.folder / "bad.yaml").write_text("version: 1\nthemes:\n  - id: X Y\n    label: wrong\n")
    record = ("--no-record",) if arguments[0] in {"run", "digest"} else ()
    said = desk.say(*arguments, *record)
    assert said.status == status
    assert re.match(line, one_line(said.err)), said.err


def test_a_source_and_a_folder_cannot_be_asked_at_once(desk: Desk) -> None:
    desk.write("treaty.txt", TREATY)
    said = desk.say("run", "inbox", "--source", "ours")
    assert said.status == 2
    assert "--source is for the sources of sources.yaml" in said.err


def test_a_second_run_at_the_same_time_waits_for_nobody(desk: Desk) -> None:
    desk.write("treaty.txt", TREATY)
    (desk.folder / ".deskbrief").mkdir()
    with (desk.folder / ".deskbrief" / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        said = desk.say("run", "inbox", "--no-record")
    assert said.status == 5
    assert "a run is already under way" in one_line(said.err)


def test_a_reports_folder_that_is_a_file_is_said_and_the_next_run_prints(desk: Desk) -> None:
    desk.write("treaty.txt", TREATY)
    (desk.folder / "reports").write_text("")
    said = desk.say("run", "inbox", "--no-record")
    assert said.status == 1
    assert "cannot be written" in one_line(said.err)
    (desk.folder / "reports").unlink()
    said = desk.say("run", "inbox", "--no-record")
    assert said.status == 0
    assert "known      treaty.txt" in said.out
    assert said.pdf.is_file()


def test_ingest_prints_nothing_and_digest_prints_what_it_took(desk: Desk) -> None:
    desk.write("treaty.txt", TREATY)
    assert desk.say("ingest", "inbox", "--no-record").status == 0
    assert not (desk.folder / "reports").exists()
    desk.write("grain.txt", GRAIN)
    assert desk.say("ingest", "inbox", "--no-record").status == 0
    said = desk.say("digest", "--no-record", "--page", "Letter")
    assert said.status == 0
    assert said.pdf.is_file()
    assert "S2" in desk.say("show").out


def test_settings_come_from_the_file_of_the_folder(desk: Desk) -> None:
    desk.write("treaty.txt", TREATY)
    (desk.folder / "deskbrief.toml").write_text('series = "Monday Sheet"\nreports = "out"\n')
    said = desk.say("run", "inbox", "--no-record", "--date", "2026-11-23")
    assert said.status == 0
    assert said.pdf == desk.folder / "out" / "monday-sheet-2026-11-23-no-1.pdf"
