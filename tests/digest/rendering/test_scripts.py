"""Scripts that our own fonts do not hold: found before printing, borrowed from the machine, or named."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from flows.digest import scripts
from flows.digest.rendering import render_html, render_pdf
from flows.digest.rendering.printable import printable
from schemas.digest import Digest

CHINESE, KOREAN = scripts.SCRIPTS[0], scripts.SCRIPTS[1]
TITLE = "中文"


def a_font(path: Path, characters: str, family: str = "Borrowed") -> Path:
    """Write a font in which each character is a box."""
    names = {ord(character): f"u{ord(character):04x}" for character in characters}
    pen = TTGlyphPen(None)
    for place in ((0, 0), (0, 700), (800, 700), (800, 0)):
        (pen.lineTo if place != (0, 0) else pen.moveTo)(place)
    pen.closePath()
    box = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    builder.setupGlyf(dict.fromkeys([".notdef", *names.values()], box))
    builder.setupHorizontalMetrics(dict.fromkeys([".notdef", *names.values()], (1000, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    path.parent.mkdir(parents=True, exist_ok=True)
    builder.save(path)
    return path


def titled(digest: Digest, title: str) -> Digest:
    return digest.model_copy(update={"front": digest.front.model_copy(update={"title": title})})


def test_a_script_without_a_font_is_missing_and_its_letters_are_named() -> None:
    assert scripts.missing([TITLE, "plain"]) == (CHINESE,)
    assert printable(TITLE) == "[Han]"
    assert "fonts-noto-cjk" in scripts.advice(CHINESE) or "noto" in scripts.advice(CHINESE)


@pytest.mark.parametrize("text", ["Plain words", "Ελλάδα", "Привет", "العربية", "smile 😀"])
def test_what_our_fonts_hold_and_what_is_of_no_script_needs_no_other_font(text: str) -> None:
    assert scripts.held([text]) == ()
    assert scripts.files_for(text) == ()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Plain words — “quoted”", True),
        ("Привет, Ελλάδα, العربية", True),
        ("The Ministry of Grain (粮食部) said that it would buy less", True),
        ("粮食部: AI 2025", False),
        ("ខ្មែរ", False),
        ("2025", True),
    ],
)
def test_a_text_is_legible_when_all_but_few_of_its_letters_have_a_font(text: str, *, shown: bool) -> None:
    assert scripts.legible(text) is shown


def test_a_name_that_cannot_be_shown_gives_way_to_what_it_is_written_in() -> None:
    assert scripts.named("Grain") == "Grain"
    assert scripts.named("粮食 / 部") == "In Chinese and Japanese letters"
    assert scripts.named("ខ្មែរ") == "In letters without a font"


def test_with_a_font_of_the_machine_its_letters_are_legible(fonts_of_the_machine: Path) -> None:
    a_font(fonts_of_the_machine / "some.ttf", TITLE)
    assert scripts.legible(TITLE)
    assert scripts.named(TITLE) == TITLE


def test_a_font_of_the_machine_shows_what_it_holds_and_no_more(fonts_of_the_machine: Path) -> None:
    file = a_font(fonts_of_the_machine / "deep" / "some.ttf", "中文。")
    assert scripts.missing([TITLE]) == ()
    assert scripts.files_for(f"x{TITLE}") == (file,)
    assert printable("中文。龍") == "中文。[Han]"
    assert scripts.missing(["한국"]) == (KOREAN,)


def test_a_common_font_goes_before_others_and_a_broken_file_is_passed_over(fonts_of_the_machine: Path) -> None:
    a_font(fonts_of_the_machine / "a.ttf", "中")
    common = a_font(fonts_of_the_machine / "wqy-microhei.ttc", "中")
    (fonts_of_the_machine / "NotoSansCJK-Regular.ttc").write_bytes(b"no font")
    assert scripts.files_for("中") == (common,)


def test_a_borrowed_font_is_embedded_and_the_same_machine_gives_the_same_bytes(
    digest: Digest, fonts_of_the_machine: Path
) -> None:
    a_font(fonts_of_the_machine / "some.ttf", TITLE)
    chinese = titled(digest, TITLE)
    first, second = render_pdf(chinese), render_pdf(chinese)
    assert first == second
    with pikepdf.open(io.BytesIO(first.pdf)) as pdf:
        fonts = {
            str(thing.FontName)
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and "/FontFile2" in thing
        }
    assert any("Borrowed" in name for name in fonts)


def test_an_issue_after_one_that_borrowed_is_as_if_there_were_none(digest: Digest, fonts_of_the_machine: Path) -> None:
    before = render_pdf(digest)
    a_font(fonts_of_the_machine / "some.ttf", TITLE)
    render_pdf(titled(digest, TITLE))
    assert render_pdf(digest) == before
    assert TITLE not in render_html(digest)
