"""Policy briefs with everything that designers do to them, in reading order and out of it: floors, all of them full."""

from __future__ import annotations

import pytest

from flows.ingest.readers import PartKind
from schemas.article import Article, BlockKind
from tests.ingest.readers.pdf import briefs
from tests.ingest.readers.pdf.reading import article, of_kind, parts, read

BRIEFS = {"as read": briefs.brief(), "as drawn": briefs.brief(hostile=True)}


@pytest.fixture(params=sorted(BRIEFS))
def content(request: pytest.FixtureRequest) -> bytes:
    return BRIEFS[request.param]


@pytest.fixture
def made(content: bytes) -> Article:
    return article(content)


def test_every_paragraph_is_whole_over_columns_pages_and_figures(made: Article) -> None:
    texts = [block.text for block in made.blocks if block.kind is BlockKind.PARAGRAPH]
    assert [text for text in briefs.PARAGRAPHS if text not in texts] == []


def test_paragraphs_come_in_the_order_of_reading(made: Article) -> None:
    texts = [block.text for block in made.blocks]
    places = [texts.index(text) for text in briefs.PARAGRAPHS]
    assert places == sorted(places)


def test_recommendations_are_found(made: Article) -> None:
    assert [one.text for one in made.recommendations] == list(briefs.ADVICE)


def test_the_table_of_a_figure_has_its_rows_caption_and_source(made: Article) -> None:
    (table,) = made.tables
    assert (table.label, table.number, table.caption) == ("Figure", 1, "Days without a crossing, by winter")
    assert (table.stub, table.columns) == (briefs.ROWS[0][0], briefs.ROWS[0][1:])
    assert [(row.label, *(cell.text for cell in row.cells)) for row in table.rows] == list(briefs.ROWS[1:])
    assert table.source == "Harbour office"


def test_nothing_of_heads_feet_and_page_numbers_is_left(made: Article) -> None:
    body = " ".join(block.text for block in made.blocks)
    assert [text for text in briefs.RUNNING if text in body] == []
    assert sorted(cut.rule for cut in made.removed if cut.text in {"2", "3"}) == ["page number", "page number"]
    assert sum(cut.rule == "running head" for cut in made.removed) == 2 * len(briefs.RUNNING)


def test_title_author_and_date_are_those_printed_and_not_those_of_the_file(made: Article) -> None:
    assert made.title == briefs.TITLE
    assert [author.name for author in made.authors] == [briefs.AUTHOR]
    assert made.published is not None
    assert made.published.when.iso == "2024-03-14"


def test_quotes_notes_and_boxes_stand_apart(content: bytes) -> None:
    assert of_kind(content, PartKind.PULL_QUOTE) == [briefs.QUOTE]
    assert of_kind(content, PartKind.NOTE) == [briefs.NOTE]
    assert briefs.BOX[0] in of_kind(content, PartKind.HEADING)
    assert [text for text in briefs.BOX[1:] if text not in of_kind(content, PartKind.TEXT)] == []


def test_words_broken_at_line_ends_are_mended_and_said_to_be(content: bytes) -> None:
    found = read(content)
    mended = {mend.after for mend in found.mends if mend.rule == "word broken at a line end"}
    assert mended
    assert all(word in found.text for word in mended)
    assert "-\n" not in found.text


def test_every_line_says_where_on_its_page_it_stands(content: bytes) -> None:
    boxes = [part.box for part, _ in parts(content)]
    assert all(
        box is not None and 0 <= box.left < box.right <= 595 and 0 <= box.top < box.bottom <= 842 for box in boxes
    )


def test_the_lines_of_the_portal_are_no_text(made: Article) -> None:
    body = " ".join(block.text for block in made.blocks)
    assert [line for line in briefs.PORTAL[1:] if line in body] == []


def test_places_name_the_page(made: Article) -> None:
    pages = {block.text: [place.page for place in block.places] for block in made.blocks}
    assert pages[briefs.PARAGRAPHS[0]] == [2]
    assert pages[briefs.PARAGRAPHS[3]] == [2, 3]


def test_the_same_bytes_give_the_same_text(content: bytes) -> None:
    assert read(content) == read(content)
