"""What ``show`` and ``check`` say of one printed issue, and what ``check`` says when something was tampered with."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from typing import TYPE_CHECKING

import pytest

from tests.desk import TREATY, Desk, Said

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def desk(printed: Desk, tmp_path: Path) -> Desk:
    """A copy that a test may spoil."""
    shutil.copytree(printed.folder, tmp_path / "copy")
    return Desk(tmp_path / "copy")


def shown(desk: Desk, *what: str) -> Said:
    said = desk.say("show", *what)
    assert (said.status, said.err) == (0, ""), said.err
    return said


def test_an_issue_shows_its_sections_and_sources(printed: Desk) -> None:
    out = shown(printed).out
    assert out.startswith("Desk Brief No. 1, ")
    assert re.search(r"^  S2  [0-9a-f]{16}$", out, re.MULTILINE)


@pytest.mark.parametrize("citation", ["S1 ¶2", "[S1 ¶2]", "s1 2", "S1 p2"])
def test_a_citation_leads_to_the_paragraph_and_to_the_lines_of_the_original(printed: Desk, citation: str) -> None:
    out = shown(printed, citation).out
    assert out.startswith("The treaty has a year to live\nAda Miller; ")
    assert "¶2  Sanctions on the defence industry remain in force." in out
    assert "In the original treaty.txt, lines 10 to 11:" in out
    assert "  nothing has changed on the ground." in out


def test_what_the_issue_cites_of_a_paragraph_is_shown(printed: Desk) -> None:
    out = shown(printed, "S1 ¶1").out
    assert re.search(r"Cited from it:\n  “[^”]+”", out)


def test_a_source_is_shown_with_what_was_taken_out(printed: Desk) -> None:
    out = shown(printed, "S2").out
    assert out.startswith("Grain must leave the ports\nBo Larsen; ")
    assert "¶1   The sanctions do not cover grain" in out
    assert "Taken out" not in out
    assert "Notes:\n  The publisher is not stated." in out


def test_a_theme_is_shown_by_the_beginning_of_its_label(printed: Desk) -> None:
    out = shown(printed, "sanctions").out
    assert re.match(r"Sanctions.* \(sanctions?.*, taxonomy\): 2 of 2 sources\n", out)
    assert "S1 speaks of it in " in out


def test_a_record_is_shown_as_json(printed: Desk) -> None:
    record = json.loads(shown(printed, "--json", "S1").out)
    assert record["title"] == "The treaty has a year to live"


def test_an_article_is_shown_by_the_beginning_of_its_id(printed: Desk) -> None:
    article = json.loads(shown(printed, "--json", "S1").out)["id"]
    assert shown(printed, article[:8]).out.startswith("The treaty has a year to live\n")


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("S9", "S9: nothing of that name is stored; the issue has 2 sources"),
        ("S1 ¶99", "S1 ¶99: nothing of that name is stored; the source has 3 paragraphs"),
        ("quidditch", "quidditch: nothing of that name is stored; there are citations"),
    ],
)
def test_what_is_not_there_is_said(printed: Desk, what: str, told: str) -> None:
    said = printed.say("show", what)
    assert said.status == 1
    assert said.err.startswith(f"deskbrief: {told}")


def test_a_sound_issue_passes_the_check(printed: Desk) -> None:
    said = printed.say("check")
    assert said.status == 0
    assert re.search(r"^\d+ sentences looked up in 2 records$", said.out, re.MULTILINE)
    assert said.out.endswith("Everything stands where it says.\n")


def test_what_a_terminal_would_obey_is_shown_and_not_sent(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.write("odd.txt", TREATY.replace("The alliance has", "The \x1b[31malliance\u202e has"))
    assert desk.say("run", "inbox", "--no-record").status == 0
    out = shown(desk, "S1 ¶3").out
    assert "\x1b" not in out
    assert "\\u001b[31malliance\\u202e has" in out


def test_a_changed_record_is_found(desk: Desk) -> None:
    with sqlite3.connect(desk.folder / ".deskbrief" / "desk.sqlite") as connection:
        connection.execute(
            "UPDATE articles SET record = replace(record, 'four more battalions', 'nine more battalions')"
        )
    said = desk.say("check")
    assert said.status == 6
    assert re.search(r"deskbrief: S1 ¶3: does not stand so in the original, treaty.txt", said.err)


def test_a_damaged_original_is_found(desk: Desk) -> None:
    for path in (desk.folder / ".deskbrief" / "originals").glob("*/*"):
        path.chmod(0o644)
        path.write_bytes(path.read_bytes().replace(b"battalions", b"squadrons!"))
    said = desk.say("check")
    assert said.status == 6
    assert "this original is damaged" in said.err


def test_another_file_in_the_place_of_the_pdf_is_found(desk: Desk) -> None:
    (pdf,) = (desk.folder / "reports").glob("*.pdf")
    pdf.write_bytes(b"%PDF-1.7 another")
    said = desk.say("check", "--issue", "1")
    assert said.status == 6
    assert "this is not the file that was printed" in said.err


def test_a_sentence_that_the_issue_changed_is_found(desk: Desk) -> None:
    with sqlite3.connect(desk.folder / ".deskbrief" / "desk.sqlite") as connection:
        connection.execute("UPDATE issues SET record = replace(record, 'remain in force', 'remain in farce')")
    said = desk.say("check")
    assert said.status == 6
    assert "does not stand there" in said.err


def test_an_issue_that_is_not_there_is_said(printed: Desk) -> None:
    said = printed.say("check", "--issue", "7")
    assert said.status == 1
    assert said.err.startswith("deskbrief: Desk Brief 7: nothing of that name is stored")


def test_a_source_shows_what_it_shares_with_others_and_how_two_versions_differ(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.write("treaty.txt", TREATY)
    assert desk.say("ingest", "inbox", "--no-record").status == 0
    desk.write("treaty.txt", TREATY.replace("four more battalions", "five more battalions"))
    told = desk.say("run", "inbox", "--no-record")
    assert told.status == 0
    source = shown(desk, "S1").out
    earlier = re.search(r"Shares its words:\n  update of treaty\.txt \(([0-9a-f]{16})\): \d\d% of its words", source)
    assert earlier is not None
    difference = shown(desk, "--diff", earlier.group(1), "S1").out
    assert re.search(r"^-NATO will send four more.*\n\+NATO will send five more", difference, re.MULTILINE)
    assert shown(desk, "--diff", "S1", "S1").out == "Their paragraphs are the same.\n"
    assert "--diff needs two articles" in desk.say("show", "--diff", "S1").err
    assert "0 articles begin so" in desk.say("show", "--diff", "S1", "zz").err
