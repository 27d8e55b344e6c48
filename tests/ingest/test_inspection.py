from __future__ import annotations

import pytest

from flows.ingest.inspection import inspected, lines
from flows.ingest.parsing import Original
from schemas.inspection import Fate, Inspection
from tests.desk import TREATY
from tests.records import a_raw

MENU = "Facebook Twitter E-mail\n\n"


def inspection(text: str | bytes, name: str = "treaty.txt") -> Inspection:
    content = text if isinstance(text, bytes) else text.encode()
    return inspected(Original(a_raw(content, name), content))


def fates(found: Inspection, text: str) -> list[tuple[Fate, str]]:
    (line,) = [one for one in found.lines if text in one.text]
    return [(remark.fate, remark.label) for remark in line.remarks]


def test_each_line_says_what_became_of_it() -> None:
    found = inspection(TREATY + "\n" + MENU)
    assert found.reason is None
    assert (Fate.FIELD, "title") in fates(found, "The treaty has a year to live")
    assert (Fate.KEPT, "¶2") in fates(found, "Sanctions on the defence industry")
    assert (Fate.KEPT, "¶2") in fates(found, "nothing has changed on the ground.")
    assert fates(found, "Facebook") == [(Fate.REMOVED, "share bar")]
    assert all(line.remarks for line in found.lines if line.text.strip())


def test_what_is_removed_says_why() -> None:
    found = inspection(TREATY + "\n" + MENU)
    (line,) = [one for one in found.lines if "Facebook" in one.text]
    assert [remark.reason for remark in line.remarks] == [
        cut.reason for cut in (found.article.removed if found.article else ()) if "Facebook" in cut.text
    ]


@pytest.mark.parametrize("break_", ["\r\n", "\r", "\n\x0c", "\u2028"])
def test_lines_are_counted_as_places_count_them(break_: str) -> None:
    found = inspection(TREATY.replace("\n", break_))
    assert found.article is not None
    for block in found.article.blocks:
        for place in block.places:
            remarks = found.lines[place.line - 1].remarks
            assert (Fate.KEPT, f"¶{block.id[1:]}") in [(one.fate, one.label) for one in remarks]
            assert block.text[:20] in found.lines[place.line - 1].text or place is not block.places[0]


def test_a_refused_document_says_why_and_shows_what_could_be_read() -> None:
    menu = inspection("Facebook Twitter E-mail\n")
    assert (menu.reason, menu.article) == ("no-article", None)
    assert menu.lines[0].text == "Facebook Twitter E-mail"
    picture = inspection(b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 9)
    assert picture.reason == "not-text"
    assert picture.lines == ()


def test_characters_without_a_shape_are_shown_and_tabs_are_kept() -> None:
    (line,) = lines("a\x1b[31m\u202eb\tc\u00a0d", None)
    assert line.text == "a\\u001b[31m\\u202eb\tc d"


def test_a_line_as_long_as_a_page_is_told_by_its_beginning() -> None:
    (line,) = lines("word " * 10_000, None)
    assert len(line.text) == 4000
