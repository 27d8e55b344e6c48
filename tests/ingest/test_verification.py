from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.ingest.cleaning import clean
from flows.ingest.readers.plain_text import READER
from flows.ingest.verification import unfaithful
from schemas.article import Article, Repair
from schemas.places import Place
from tests.desk import SEEDS
from tests.records import a_raw, an_article

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "The talks will go on in March."


def changed(article: Article, **update: object) -> Article:
    block = article.blocks[0].model_copy(update=update)
    return article.model_copy(update={"blocks": (block, *article.blocks[1:])})


def test_a_record_that_says_what_the_original_says_is_faithful() -> None:
    assert list(unfaithful(an_article(a_raw(TEXT.encode()), text=TEXT), TEXT)) == []


def test_a_changed_word_is_found() -> None:
    article = an_article(a_raw(TEXT.encode()), text=TEXT)
    assert list(unfaithful(changed(article, text=TEXT.replace("March", "April")), TEXT)) == ["p1"]


def test_a_word_too_many_and_one_too_few_are_found() -> None:
    article = an_article(a_raw(TEXT.encode()), text=TEXT)
    assert list(unfaithful(changed(article, text=f"{TEXT} Soon."), TEXT)) == ["p1"]
    assert list(unfaithful(changed(article, text="The talks will go on."), TEXT)) == ["p1"]


def test_a_wrong_place_is_found() -> None:
    article = an_article(a_raw(TEXT.encode()), text=TEXT)
    shifted = Place(start=4, end=len(TEXT), line=1, last_line=1)
    assert list(unfaithful(changed(article, places=(shifted,)), TEXT)) == ["p1"]


def test_spaces_and_emphasis_may_be_mended() -> None:
    original = "The  *talks*\nwill go on in March."
    article = an_article(a_raw(original.encode()), text=original)
    assert list(unfaithful(changed(article, text="The talks will go on in March."), original)) == []


def test_a_hyphen_goes_only_where_the_record_says_that_a_line_end_had_broken_a_word() -> None:
    original = "It fell by -5 percent in Mar-\nch."
    article = changed(an_article(a_raw(original.encode()), text=original), text="It fell by -5 percent in March.")
    assert list(unfaithful(article, original)) == ["p1"]
    place = Place(start=0, end=len(original), line=1, last_line=2)
    repair = Repair(rule="word broken at a line end", before="Mar- ch.", after="March.", place=place)
    mended = article.model_copy(update={"repairs": (repair,)})
    assert list(unfaithful(mended, original)) == []
    assert list(unfaithful(changed(mended, text="It fell by 5 percent in March."), original)) == ["p1"]


def test_a_list_marker_is_no_part_of_the_item() -> None:
    original = "• The talks will go on."
    article = an_article(a_raw(original.encode()), text=original)
    assert list(unfaithful(changed(article, text="The talks will go on.", marker="•"), original)) == []


def test_a_repair_that_the_record_tells_of_is_followed_and_another_is_not() -> None:
    original = "The ministerâ€™s talks."
    article = changed(an_article(a_raw(original.encode()), text=original), text="The minister’s talks.")
    place = Place(start=0, end=len(original), line=1, last_line=1)
    repair = Repair(rule="broken encoding", before="â€™", after="’", place=place)
    assert list(unfaithful(article.model_copy(update={"repairs": (repair,)}), original)) == []
    assert list(unfaithful(article, original)) == ["p1"]


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_the_records_of_the_seeds_say_what_the_seeds_say(path: Path) -> None:
    content = path.read_bytes()
    raw = a_raw(content, path.name)
    read = READER.read(raw, content)
    assert list(unfaithful(clean(read, raw), read.text)) == []
