"""What ``deskbrief actors`` says of the actors and places of one printed issue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.desk import TREATY, Desk

if TYPE_CHECKING:
    from pathlib import Path

NAMES = """version: 1
actors:
  - name: The Union
    kind: organisation
    aliases: [European Union]
ignore: [NATO]
"""


def said(desk: Desk, *arguments: str) -> str:
    answer = desk.say("actors", *arguments)
    assert (answer.status, answer.err) == (0, "")
    return answer.out


def test_actors_are_listed_those_of_most_sources_first(printed: Desk) -> None:
    first, *others = said(printed).splitlines()
    assert re.fullmatch(r"European Union +organisation +2 of 2 sources, 2 mentions", first)
    assert any(re.fullmatch(r"NATO +organisation +1 of 2 sources, 1 mention", line) for line in others)


def test_every_mention_is_shown_in_its_sentence_with_its_citation(printed: Desk) -> None:
    out = said(printed, "explain", "european", "union")
    assert out.startswith("European Union (organisation)\n\n  S1 ¶2\n  The [European Union] should extend")
    assert "\n  S2 ¶2\n  The [European Union] should not extend" in out


def test_a_name_that_nobody_bears_is_told(printed: Desk) -> None:
    answer = printed.say("actors", "explain", "Atlantis")
    assert (answer.status, answer.out) == (1, "")
    assert "the last issue names nobody so" in answer.err


def test_before_the_first_issue_there_is_nobody_to_list(tmp_path: Path) -> None:
    answer = Desk(tmp_path).say("actors")
    assert answer.status == 1
    assert "no issue of it was printed yet" in answer.err


def test_a_file_of_names_changes_the_list(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.write("treaty.txt", TREATY)
    (tmp_path / "names.yaml").write_text(NAMES)
    assert desk.say("run", "inbox", "--no-record", "--aliases", "names.yaml").status == 0
    out = said(desk)
    assert re.search(r"^The Union +organisation +1 of 1 sources, 1 mention — also: European Union$", out, re.MULTILINE)
    assert "NATO" not in out


def test_a_file_of_names_is_checked_and_a_fault_told_with_its_line(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    (tmp_path / "names.yaml").write_text(NAMES)
    assert said(desk, "check", "names.yaml") == "names.yaml: names of 1 actors, 1 aliases, 1 to ignore, nothing wrong\n"
    assert said(desk, "check").startswith("no file of names is set")
    (tmp_path / "names.yaml").write_text(NAMES.replace("organisation", "body"))
    answer = desk.say("actors", "check", "names.yaml")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("deskbrief: names.yaml:4: kind: input should be 'person'")
