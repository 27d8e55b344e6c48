from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from flows.cli.inspection import inspection
from flows.errors import SourceError, UnreadableDocumentError
from flows.inspection import as_html, inspect_file
from flows.settings import Settings
from schemas.inspection import Inspection
from tests.desk import TREATY
from tests.records import RECEIVED

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)> {{ 7*7 }} {% raw %} </title>&amp;'
MENU = "\nFacebook Twitter E-mail\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "treaty.txt").write_text(TREATY + MENU, encoding="utf-8")
    return tmp_path


def inspected(path: Path, **given: object) -> Inspection:
    return inspect_file(path, Settings.model_validate({"data": path.parent / "data", **given}), RECEIVED)


def said(path: Path, *options: str) -> str:
    arguments = [str(path), "--data", str(path.parent / "data"), *options]
    result = CliRunner().invoke(inspection, arguments, catch_exceptions=False)
    assert result.exit_code == 0
    return result.output


def page(path: Path) -> str:
    return as_html(inspected(path))


def elements(html: str) -> list[ET.Element]:
    """Return the elements of a page, which is well-formed but for the elements without an end."""
    closed = re.sub(r"(<meta [^>]*)>", r"\1/>", html.replace("<!DOCTYPE html>", ""))
    return list(ET.fromstring(closed).iter())  # noqa: S314 - our own page


def test_the_original_stands_left_and_what_becomes_of_it_right(folder: Path) -> None:
    told = said(folder / "treaty.txt")
    assert "treaty.txt: text/plain, " in told
    assert re.search(r"^    1  The treaty has a year to live {20,}field title$", told, re.MULTILINE)
    assert re.search(r"Sanctions on the defence industry.* kept ¶2: paragraph$", told, re.MULTILINE)
    assert re.search(r"Facebook Twitter E-mail +removed share bar: ", told)
    assert re.search(r"^  authors.*: By Ada Miller \(line 3\)$", told, re.MULTILINE)
    assert "Notices:" in told
    assert max(len(line) for line in told.splitlines() if re.match(r" +\d", line)) <= 101


def test_nothing_is_stored(folder: Path) -> None:
    said(folder / "treaty.txt")
    assert [path.name for path in folder.iterdir()] == ["treaty.txt"]


def test_a_page_is_written_whole_and_needs_nothing_else(folder: Path) -> None:
    out = folder / "page.html"
    assert said(folder / "treaty.txt", "--html", str(out)) == f"Written to {out}\n"
    html = out.read_text(encoding="utf-8")
    tags = {one.tag for one in elements(html)}
    assert tags <= set(
        "html head meta title style body main h1 h2 p strong ul li table caption thead tbody tr th td".split()
    )
    assert not re.search(r"\b(src|href|on\w+)=|url\(|https?:|@import", html)


def test_tables_name_their_columns_and_rows(folder: Path) -> None:
    found = elements(page(folder / "treaty.txt"))
    assert sum(one.tag == "table" for one in found) == sum(one.tag == "caption" for one in found) == 2
    assert {one.get("scope") for one in found if one.tag == "th"} == {"col", "row"}
    assert [one.get("lang") for one in found if one.tag == "html"] == ["en"]


def test_a_hostile_document_stands_on_the_page_as_text(folder: Path) -> None:
    path = folder / "evil.txt"
    path.write_text(f"{HOSTILE}\n\nBy {HOSTILE}\n\n{TREATY}\n\x1b[31m\u202e{HOSTILE}\n", encoding="utf-8")
    html = page(path)
    assert "alert(1)" in html
    found = elements(html)
    assert not {one.tag for one in found} & {"script", "img", "a"}
    assert "{{ 7*7 }}" in html
    assert "\x1b" not in html
    assert "\u202e" not in html
    assert "".join(one.text or "" for one in found if one.tag == "style").count("{") > 10


def test_a_hostile_name_stands_on_the_page_as_text(folder: Path) -> None:
    path = folder / "<script>alert(1)<_script>\n.txt"
    path.write_bytes(b"")
    html = as_html(inspected(folder / "treaty.txt").model_copy(update={"uri": HOSTILE, "article": None}))
    assert not {one.tag for one in elements(html)} & {"script", "img"}
    with pytest.raises(UnreadableDocumentError) as caught:
        inspected(path)
    assert "\n" not in str(caught.value)


def test_a_refused_document_says_what_to_do(folder: Path) -> None:
    (folder / "menu.txt").write_text(MENU, encoding="utf-8")
    told = said(folder / "menu.txt")
    assert "Refused: no-article: " in told
    assert "Was the page saved before it was loaded?" in told
    assert "<strong>Refused: no-article.</strong>" in page(folder / "menu.txt")


def test_a_document_that_kills_its_child_is_refused_like_any_other(folder: Path) -> None:
    narrow = {"parse": {"output": 2_000}}
    found = inspected(folder / "treaty.txt", limits=narrow)
    assert (found.reason, found.lines) == ("output", ())
    assert "limits.parse.output" in as_html(found)


def test_everything_comes_as_json_too(folder: Path) -> None:
    told = Inspection.model_validate_json(said(folder / "treaty.txt", "--json"))
    found = inspected(folder / "treaty.txt")
    assert (told.lines, told.article) == (found.lines, found.article)


def test_a_file_that_is_not_there_or_no_file_is_told_in_one_line(folder: Path) -> None:
    with pytest.raises(SourceError, match="it cannot be read: No such file or directory"):
        inspected(folder / "none.txt")
    with pytest.raises(UnreadableDocumentError, match="not-a-file"):
        inspected(folder)
    with pytest.raises(UnreadableDocumentError, match="too-large"):
        inspected(folder / "treaty.txt", limits={"text": 10})
