"""Blocks that run from right to left, and letters that are drawn in the way of their language."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from flows.digest.rendering.direction import concerns, direct


def directed(markup: str) -> ET.Element:
    tree = ET.fromstring(f"<body>{markup}</body>")  # noqa: S314 - our own
    direct(tree)
    return tree


@pytest.mark.parametrize(
    "markup",
    [
        "<p>الأمن الغذائي<a>[S1 ¶2]</a></p>",
        "<td>٢٠٢٦ اتفاق العبور</td>",
        "<p><span>[S1 ¶2]</span> שלום</p>",
        '<p class="text">«لا»، said nobody</p>',
    ],
)
def test_what_begins_in_arabic_or_hebrew_runs_from_right_to_left(markup: str) -> None:
    assert directed(markup)[0].get("dir") == "rtl"


@pytest.mark.parametrize(
    "markup",
    [
        "<p>The word الأمن in English</p>",
        '<p class="meta">سلمى one source only</p>',
        "<h2>الأمن الغذائي</h2>",
        "<p>中文</p>",
        "<p>plain</p>",
    ],
)
def test_what_begins_otherwise_or_is_ours_runs_as_the_page_does(markup: str) -> None:
    assert directed(markup)[0].get("dir") is None


def test_words_behind_a_break_in_an_item_run_their_own_way_and_keep_their_mark() -> None:
    item = directed("<li><b>15 April 2026</b><br/>وقد أعلن اتحادها<a>[S5 ¶8]</a></li>")[0]
    assert [(child.tag, child.get("dir")) for child in item] == [("b", None), ("p", "rtl")]
    assert "".join(item.itertext()) == "15 April 2026وقد أعلن اتحادها[S5 ¶8]"


@pytest.mark.parametrize(
    ("text", "language"), [("粮食安全", "zh"), ("食料の安全", "ja"), ("식량 安全", "ko"), ("Brot", None)]
)
def test_letters_that_several_languages_share_are_drawn_in_the_way_of_one(text: str, language: str | None) -> None:
    assert directed(f"<h2>{text}</h2>")[0].get("lang") == language


def test_a_page_of_our_own_letters_is_not_looked_through() -> None:
    assert not concerns("Plain – Ελλάδα, Привет")
    assert concerns("العربية")
