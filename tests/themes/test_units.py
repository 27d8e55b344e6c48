from __future__ import annotations

import pytest

from flows.themes.units import units_of
from schemas.article import BlockKind, Notice
from tests.themes.articles import an_article, units


def test_tables_and_list_items_are_units_and_captions_and_notes_are_not() -> None:
    found = units(
        (BlockKind.STANDFIRST, "What is at stake."),
        (BlockKind.LIST_ITEM, "Raise the dam."),
        (BlockKind.TABLE, "Catch 1 2 3"),
        (BlockKind.CAPTION, "Harbour at dawn. Photo: A. Nobody"),
        (BlockKind.NOTE, "1. See the annex."),
    )
    assert [unit.block.id for unit in found] == ["p1", "p2", "p3"]


@pytest.mark.parametrize("kind", [BlockKind.PULL_QUOTE, BlockKind.TABLE])
def test_a_pull_quote_and_a_table_do_not_speak_for_the_article(kind: BlockKind) -> None:
    (unit,) = units((kind, "We shall fish."))
    assert not unit.speaks


def test_a_paragraph_in_another_language_than_its_article_does_not_speak_for_it() -> None:
    notice = Notice(code="other-language", text="The paragraph is in another language.", block="p2")
    article = an_article("The dam holds.", "Der Damm hält.", "The envoy left.")
    found = units_of([article.model_copy(update={"notices": (notice,)})])
    assert [unit.block.id for unit in found if unit.speaks] == ["p1", "p3"]


def test_a_block_without_text_is_no_unit() -> None:
    assert units("") == ()


@pytest.mark.parametrize(
    "address",
    ["https://example.org/fish-quota/2024", "www.example.org", "desk@example.org", "press.example.org/fish/quota"],
)
def test_what_stands_in_a_web_address_is_no_word(address: str) -> None:
    (unit,) = units(f"See {address} for more.")
    assert [word.exact for word in unit.words] == ["See", "for", "more"]


def test_words_on_both_sides_of_a_web_address_are_no_phrase() -> None:
    (unit,) = units("wheat www.example.org exports")
    assert [word.joined for word in unit.words] == [False, False]


def test_a_slash_between_words_is_no_web_address() -> None:
    (unit,) = units("grain and/or fish")
    assert [word.exact for word in unit.words] == ["grain", "and", "or", "fish"]


def test_evidence_is_the_text_between_its_offsets() -> None:
    (unit,) = units("The dam holds. The U.S. envoy left.")
    second = unit.evidence(unit.sentences[1])
    assert second.text == "The U.S. envoy left."
    assert unit.block.text[second.start : second.end] == second.text


def test_the_words_of_a_sentence_are_those_that_begin_in_it() -> None:
    (unit,) = units("The dam holds. The envoy left.")
    assert [word.exact for word in unit.words_between(*unit.sentences[1])] == ["The", "envoy", "left"]


def test_units_come_in_the_order_of_articles_and_of_reading() -> None:
    found = units_of([an_article("One.", "Two.", name="b"), an_article("Three.", name="a")])
    assert [unit.block.text for unit in found] == ["One.", "Two.", "Three."]


def test_labels_of_speakers_asides_and_ceremony_are_no_words_of_a_text() -> None:
    (unit,) = units("THE VICE PRESIDENT: Thank you, Senator. The dam holds. (Applause.)")
    assert [word.exact for word in unit.words] == ["The", "dam", "holds"]


def test_ceremony_is_no_sentence_that_speaks() -> None:
    (unit,) = units("Good morning, everybody. The dam holds. God bless the engineers.")
    assert [unit.block.text[start:end] for start, end in unit.sentences] == ["The dam holds."]


def test_a_question_from_the_audience_does_not_speak_for_the_article() -> None:
    asked, answered = units("Q Minister, will the dam hold?", "The dam will hold.")
    assert (asked.speaks, answered.speaks) == (False, True)


@pytest.mark.parametrize(
    "before", ["[25] ", "[25][26] ", "[7] [8] ", "Figure 2: Water behind the dam, in cubic metres [12] "]
)
def test_a_sentence_begins_behind_the_number_of_the_note_before_it(before: str) -> None:
    (unit,) = units(f"The river rose. {before}The dam will hold until 2031.")
    assert [unit.block.text[start:end] for start, end in unit.sentences] == [
        "The river rose.",
        "The dam will hold until 2031.",
    ]


def test_a_note_number_at_the_end_of_a_paragraph_is_no_sentence() -> None:
    (unit,) = units("The river rose. [25]")
    assert [unit.block.text[start:end] for start, end in unit.sentences] == ["The river rose."]


def test_words_in_square_brackets_stay_in_their_sentence() -> None:
    (unit,) = units("[The dam] will hold.")
    assert unit.sentences == ((0, 20),)


@pytest.mark.parametrize(
    "entry",
    [
        "↩ The Dam Report (River Board, 2019), https://example.org/dam.pdf .",
        "Anna Lind, “The Dam Report” (Oslo: River Board, 2019), https://example.org/dam.pdf.",
    ],
)
def test_an_entry_of_a_list_of_sources_is_no_unit(entry: str) -> None:
    assert [unit.block.text for unit in units(entry, "The dam holds.")] == ["The dam holds."]


def test_a_paragraph_that_ends_in_an_address_is_a_unit() -> None:
    assert len(units("The dam (built in 1960) holds: read more at https://example.org/dam")) == 1


def test_boilerplate_has_no_words_and_no_sentence() -> None:
    (unit,) = units("The dam is full. The views expressed here are those of the author.")
    assert [word.exact for word in unit.words] == ["The", "dam", "is", "full"]
    assert unit.sentences == ((0, 16),)


def test_the_opening_of_a_letter_names_its_matter_and_is_not_quoted() -> None:
    (unit,) = units("I have the honour to refer to the dam. It is full.")
    assert "dam" in {word.exact for word in unit.words}
    assert [unit.block.text[start:end] for start, end in unit.sentences] == ["It is full."]


def test_the_units_of_the_last_articles_are_kept_and_those_of_any_others_are_read() -> None:
    first, second = an_article("The quota was raised."), an_article("The quota was cut.")
    kept = units_of([first])
    assert units_of((first,)) is kept
    assert [unit.block.text for unit in units_of([second])] == ["The quota was cut."]
    assert units_of([first]) == kept
