"""Texts of six languages, whole, from file to record."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from flows.ingest.cleaning.shape import is_name, is_prose
from flows.ingest.cleaning.uncased import labelled_names
from schemas.article import Article, BlockKind
from tests.ingest.cleaning.documents import cleaned

TEXTS = Path(__file__).parents[2] / "language" / "texts"
LANGUAGES = ("ar", "de", "es", "fr", "ru", "zh")


def article(code: str) -> Article:
    return cleaned((TEXTS / f"{code}.txt").read_text(encoding="utf-8"))


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_paragraph_and_no_item_of_a_list_is_lost(code: str) -> None:
    blocks = article(code).blocks
    assert sum(block.kind is BlockKind.LIST_ITEM for block in blocks) == 3
    assert sum(block.kind is BlockKind.PARAGRAPH for block in blocks) >= 6


@pytest.mark.parametrize("code", LANGUAGES)
def test_title_language_and_day_are_read(code: str) -> None:
    found = article(code)
    assert found.language.code == code
    assert found.title == (TEXTS / f"{code}.txt").read_text(encoding="utf-8").split("\n")[0]
    assert found.published is not None
    assert date(2026, 3, 3) <= found.published.when.first <= date(2026, 3, 6)
    assert found.published.when.first == found.published.when.last


def test_the_minister_speaks_and_not_what_she_is_minister_of() -> None:
    assert [one.speaker for one in article("es").quotations] == ["Elena Robledo"]


def test_a_chinese_text_is_as_long_as_its_characters_say() -> None:
    assert 200 < article("zh").words < 350


def test_an_item_of_a_list_in_a_script_without_capitals_is_no_author() -> None:
    assert [one.name for one in article("ar").authors] == ["سلمى الحدّاد"]
    assert [one.name for one in article("zh").authors] == ["林知远"]
    assert not is_name("اتفاق العبور مع دول الحوض", body_words=frozenset())


@pytest.mark.parametrize(
    "text",
    [
        "Οι δύο χώρες συμφώνησαν χθες να ξεκινήσουν νέες συνομιλίες για τα σύνορα.",
        "दोनों देशों ने कल सीमा पर नई वार्ता शुरू करने का निर्णय लिया।",
        "두 나라는 어제 국경에 관한 새로운 회담을 곧 시작하기로 합의했다.",
        "وقد أعلنت الحكومة أمس أنها سوف تبدأ محادثات جديدة على الحدود مع الجيران.",
    ],
)
def test_a_sentence_is_prose_in_any_script(text: str) -> None:
    assert is_prose(text)


def test_a_menu_is_no_prose_in_a_script_whose_small_words_are_known() -> None:
    assert not is_prose("الرئيسية الأخبار الاقتصاد الرياضة الثقافة الصحة العلوم التقنية السفر الطقس.")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("林知远", ("林知远",)),
        ("林知远、埃莱娜·罗夫莱多", ("林知远", "埃莱娜·罗夫莱多")),
        ("سلمى الحدّاد", ("سلمى الحدّاد",)),
        ("Elena Robledo", ()),
        ("海洋通道研究所", ()),
    ],
)
def test_behind_a_label_names_are_read_that_have_no_capitals(text: str, names: tuple[str, ...]) -> None:
    assert labelled_names(text) == names
