"""Text made fit for the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.digest.rendering.faces import covered
from flows.digest.rendering.printable import printable

EXTRA = {"\u200b"}
"""Places to break that are put in, of no width."""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Plain words.",
        "Zürich – “vis-à-vis” … 10⁷ €",
        "Привет, мир",
        "Ελλάδα",
        "Đặng Thị",
        "■□ → ¶ §",
        "العربية أولًا",
    ],
)
def test_what_the_fonts_hold_stays_as_it_is(text: str) -> None:
    assert printable(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("English 简体 繁體", "English [Han]"),
        ("the term 習近平思想 (Xi)", "the term [Han] (Xi)"),
        ("עברית", "[Hebrew]"),
        ("한국어", "[Hangul]"),
        ("日本語です。", "[Han][Hiragana]"),
        ("smile 😀", "smile [grinning face]"),
        ("smiles 😀😀", "smiles [grinning face …]"),
        ("private \ue000", "private [U+E000]"),
    ],
)
def test_what_they_lack_is_named_in_brackets(text: str, shown: str) -> None:
    assert printable(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("soft\u00adhyphen", "softhyphen"),
        ("\ufeffmark \u200ewords\u202e", "mark words"),
        ("bell\u0007", "bell"),
        ("line\nbreak\tand\u2028more", "line break and more"),
        ("ＷＩＤＥ", "WIDE"),
        ("①", "[circled digit one]"),
        ("e\u0301", "é"),
    ],
)
def test_what_cannot_be_seen_goes_and_what_reads_the_same_is_spelt_plainly(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_a_power_does_not_become_a_number() -> None:
    assert printable("10⁷") == "10⁷"


def test_a_word_that_no_line_can_hold_gets_places_to_break() -> None:
    shown = printable("w" * 1000)
    assert shown.replace("\u200b", "") == "w" * 1000
    assert max(map(len, shown.split("\u200b"))) <= 40


def test_a_heap_of_accents_on_one_letter_is_cut() -> None:
    assert len(printable("a" + "\u0323" * 100_000)) < 20


@given(st.text())
def test_nothing_is_left_that_the_fonts_lack(text: str) -> None:
    assert set(printable(text)) <= set(covered()) | EXTRA


@given(st.text())
def test_text_that_is_fit_stays_as_it_is(text: str) -> None:
    once = printable(text)
    assert printable(once).replace("\u200b", "") == once.replace("\u200b", "")


@given(st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), max_size=200))
def test_no_word_of_plain_text_is_changed(text: str) -> None:
    assert printable(text) == text
