"""Our fonts: as published, with their licences, and no others in the file."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from flows.digest.rendering.faces import (
    ARABIC,
    ARABIC_BOLD,
    FONTS,
    SANS,
    SANS_BOLD,
    SERIF,
    SERIF_BOLD,
    covered,
    face,
    width,
    wrapped,
)

AS_PUBLISHED = {
    "SourceSans3-Regular.ttf": "4644c81b86ec9caaa76b634889968ed3c4f4f52f054855933acc7c2b21e53b0f",
    "SourceSans3-Semibold.ttf": "a3f4f8dcf343a8f24dc61951de93f3ba1558b15cd250ba24af8a40e957081b7d",
    "SourceSerif4-Bold.ttf": "7cf4f4e1ad74f45058d5bc61716b82560442fbdcd9d3654d2dea96bf6c683d86",
    "SourceSerif4-Regular.ttf": "e5a4ee6a3d87bb9024796be390c6771e2a0eb1883dae25effaf57ca01668e24b",
}
"""SHA-256 of Adobe's own files, of the packages source-sans 3.52.0 and source-serif 4.5.1."""

FILES = sorted(FONTS.rglob("*.ttf"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_font_with_a_reserved_name_is_the_file_that_its_owner_published(path: Path) -> None:
    licence = (path.parent / "LICENSE.md").read_text(encoding="utf-8")
    reserved = re.findall(r"Reserved Font Names? ['‘]([^'’]+)['’]", licence)
    with TTFont(path, lazy=True) as font:
        names = {str(record) for record in font["name"].names if record.nameID in {1, 4, 6, 16}}
    assert reserved or "Google LLC" in licence
    assert "SIL OPEN FONT LICENSE" in licence
    if any(name.casefold() in known.casefold() for name in reserved for known in names):
        assert hashlib.sha256(path.read_bytes()).hexdigest() == AS_PUBLISHED[path.name]


def test_every_font_of_the_folder_is_used_and_the_reverse() -> None:
    assert {str(path.relative_to(FONTS)) for path in FILES} == {
        ARABIC,
        ARABIC_BOLD,
        SANS,
        SANS_BOLD,
        SERIF,
        SERIF_BOLD,
    }


def test_the_file_embeds_our_fonts_and_no_others(pdf: pikepdf.Pdf) -> None:
    fonts = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/FontFile2" in thing]
    names = {str(font.FontName).partition("+")[2].rstrip(",") for font in fonts}
    assert names == {"Source-Sans-3", "Source-Sans-3-Semi-Bold", "Source-Serif-4", "Source-Serif-4-Bold"}


def test_what_the_page_can_show_both_weights_hold() -> None:
    assert set(face(SANS).advances) == set(face(SANS_BOLD).advances)
    assert set(face(ARABIC).advances) == set(face(ARABIC_BOLD).advances)
    assert set(covered()) == set(face(SANS).advances) | set(face(ARABIC).advances)


def test_letters_add_up_to_the_width_of_a_text() -> None:
    assert width("ab", 10) == pytest.approx(width("a", 10) + width("b", 10))
    assert width("a", 20) == pytest.approx(2 * width("a", 10))
    assert width("漢", 10) == pytest.approx(10)
    assert width("א", 10) == pytest.approx(5)


def test_lines_hold_as_many_words_as_have_room() -> None:
    words = "one two three four five six"
    lines = wrapped(words, 10, width("one two three", 10) + 0.01)
    assert " ".join(lines) == words
    assert lines[0] == "one two three"
    assert all(width(line, 10) <= width("one two three", 10) + 0.01 for line in lines)


def test_chinese_breaks_between_characters_but_not_before_its_marks() -> None:
    assert wrapped("粮食安全，取决于", 10, 40) == ("粮食安", "全，取决", "于")
    assert wrapped("GDP 增长", 10, 200) == ("GDP 增长",)


def test_a_word_that_is_too_wide_has_a_line_of_its_own() -> None:
    assert wrapped("a incomprehensibilities b", 10, 20) == ("a", "incomprehensibilities", "b")
    assert wrapped("", 10, 20) == ()
