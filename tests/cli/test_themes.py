"""What ``deskbrief themes`` says of the taxonomy and of one printed issue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from flows.themes.taxonomy import parse
from tests.desk import SEEDS, Desk

if TYPE_CHECKING:
    from pathlib import Path

HARBOURS = """version: 1
themes:
  - id: harbours
    label: Harbours and who holds them
    short: Harbours
    strong: [harbour*, "port authority"]
  - id: old-harbours
    label: Old harbours
    short: Old harbours
    merged_into: harbours
"""


def said(desk: Desk, *arguments: str) -> str:
    answer = desk.say("themes", *arguments)
    assert (answer.status, answer.err) == (0, "")
    return answer.out


def test_themes_are_listed_with_how_much_of_the_last_issue_belongs_to_them(printed: Desk) -> None:
    out = said(printed)
    assert re.match(r"built-in taxonomy: \d+ themes\n", out)
    assert re.search(r"^  \S+ +.*[Ss]anctions.* — 2 of 2 sources, \d paragraphs$", out, re.MULTILINE)


def test_before_the_first_issue_themes_are_listed_without_counts(tmp_path: Path) -> None:
    (tmp_path / "themes.yaml").write_text(HARBOURS)
    out = said(Desk(tmp_path), "--taxonomy", "themes.yaml")
    first, harbours, old = out.splitlines()
    assert first.endswith("themes.yaml: 2 themes")
    assert harbours == "  harbours      Harbours and who holds them"
    assert old == "  old-harbours  Old harbours — merged into harbours"


def test_a_paragraph_is_explained_by_the_words_that_made_it_belong(printed: Desk) -> None:
    out = said(printed, "explain", "S1", "¶2")
    assert out.startswith("¶2  Sanctions on the defence industry remain in force.")
    assert re.search(r"It belongs first of all to .*anctions.*, \d+% of what matched", out)
    assert re.search(r"  '[Ss]anctions' by the strong term '[^']+'", out)


@pytest.mark.parametrize(
    ("citation", "problem"),
    [
        ("S9 ¶1", "the issue has 2 sources"),
        ("S1", "give a citation of No. 1"),
        ("S1 ¶99", "the source has 3 paragraphs"),
        ("nonsense", "give a citation"),
    ],
)
def test_a_citation_of_nothing_is_told(printed: Desk, citation: str, problem: str) -> None:
    answer = printed.say("themes", "explain", citation)
    assert (answer.status, answer.out) == (1, "")
    assert problem in answer.err


def test_what_is_suggested_can_stand_in_the_taxonomy(tmp_path: Path) -> None:
    (tmp_path / "empty.yaml").write_text("version: 1\nthemes: []\n")
    desk = Desk(tmp_path)
    assert desk.say("run", str(SEEDS), "--no-record", "--taxonomy", "empty.yaml").status == 0
    out = said(desk, "suggest")
    found = parse(f"version: 1\nthemes:\n{out}", "suggested")
    assert found.themes
    assert all(theme.strong for theme in found.themes)


def test_a_taxonomy_is_checked_and_a_fault_told_with_its_line(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    (tmp_path / "themes.yaml").write_text(HARBOURS)
    assert said(desk, "check", "themes.yaml") == "themes.yaml: 2 themes with 2 terms, nothing wrong\n"
    assert said(desk, "check").endswith("nothing wrong\n")
    (tmp_path / "themes.yaml").write_text(HARBOURS.replace("merged_into: harbours", "merged_into: quays"))
    answer = desk.say("themes", "check", "themes.yaml")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == "deskbrief: themes.yaml:10: merged_into: there is no other theme 'quays'\n"
