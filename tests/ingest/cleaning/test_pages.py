from __future__ import annotations

from schemas.article import BlockKind
from tests.ingest.cleaning.documents import LAST, MORE, PROSE, body, cleaned, page, rules

TITLE = "The strait that nobody wanted to close"
HALF = (
    "The law looks at objects that cross a border on a certain day. It was made for ships. A ship that stays the "
    "property of the yard and is repaired by a firm in a fourth crosses no"
)
REST = (
    "border that a customs officer would notice, and nobody has yet proposed to change the law for that reason alone."
)


def foot(number: int) -> str:
    return f"Harbour Institute Policy Brief No. 14{' ' * 40}{number}\n{' ' * 70}May 2021"


def test_a_footer_of_two_lines_does_not_part_a_paragraph_and_its_date_joins_none() -> None:
    article = cleaned(page(TITLE, "By Ana Ferreira", HALF, foot(1), REST, MORE, foot(2), LAST))
    assert body(article) == [f"{HALF} {REST}", MORE, LAST]
    assert article.published is not None
    assert article.published.when.iso == "2021-05"


def test_a_line_with_a_page_number_in_a_column_of_its_own_is_a_footer() -> None:
    first, second = (f"{number}{' ' * 60}HARBOUR-NOTES 33" for number in (1, 2))
    article = cleaned(page(TITLE, "By Ana Ferreira", PROSE, first, MORE, LAST, second))
    assert body(article) == [PROSE, MORE, LAST]
    assert {rules(article)[text] for text in rules(article) if "HARBOUR-NOTES" in text} == {"running head"}


def test_numbered_headings_without_columns_are_no_footers() -> None:
    article = cleaned(page(TITLE, "By Ana Ferreira", PROSE, "Option 1", MORE, "Option 2", LAST))
    assert [section.heading for section in article.sections] == [None, "Option 1", "Option 2"]


def test_a_numbered_note_over_a_page_number_does_not_part_a_paragraph() -> None:
    note = "1. Harbour authority, annual report 2023, p. 41."
    article = cleaned(page(TITLE, "By Ana Ferreira", PROSE, "4", HALF, note, "5", REST, LAST, "6"))
    assert body(article) == [PROSE, f"{HALF} {REST}", LAST]
    assert [block.text for block in article.blocks if block.kind is BlockKind.NOTE] == [note.removeprefix("1. ")]


def test_a_list_over_a_page_number_is_no_note() -> None:
    steps = (
        "The ministers agreed on the following steps, of which the first is the hardest and the last is the cheapest:"
    )
    article = cleaned(
        page(TITLE, "By Ana Ferreira", "4", PROSE, steps, "1. Wait for the spring;", "5", MORE, LAST, "6")
    )
    assert not [block for block in article.blocks if block.kind is BlockKind.NOTE]


def test_a_list_of_contents_that_was_taken_for_one_paragraph_is_no_text() -> None:
    contents = f"INTRODUCTION {'.' * 50} 4\nRENT, DO NOT SELL {'.' * 50} 5\nCONCLUSION {'.' * 50} 7"
    article = cleaned(page(TITLE, "By Ana Ferreira", "Sommaire", contents, PROSE, MORE))
    assert body(article) == [PROSE, MORE]


def test_a_citation_below_its_label_is_the_citation() -> None:
    cited = "Ana Ferreira, “The strait that nobody wanted to close”, Harbour Notes, Harbour Institute, June 2024."
    article = cleaned(page(TITLE, "By Ana Ferreira", f"How to cite this publication:\n{cited}", PROSE, MORE))
    assert article.citation is not None
    assert article.citation.text == cited
    assert body(article) == [PROSE, MORE]


def test_a_list_item_goes_on_over_the_foot_of_its_page() -> None:
    items = f"1. {PROSE}\n2. Pilots have gone aboard in both harbours since the spring, among them those of Alba and\n"
    article = cleaned(
        page(TITLE, "By Ana Ferreira", MORE, items) + f"\n7\n\fBerta on the other side of the strait.\n\n{LAST}"
    )
    assert any(text.endswith("those of Alba and Berta on the other side of the strait.") for text in body(article))


def test_a_list_item_that_stops_short_on_its_page_takes_no_other_paragraph() -> None:
    items = f"1. {PROSE}\n2. Pilots, tugs and buoys of all of the harbours along both of the shores of the strait\n"
    article = cleaned(page(TITLE, "By Ana Ferreira", MORE, items) + f"\n7\n\f{LAST}")
    assert body(article)[-1] == LAST
