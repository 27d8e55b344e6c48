from __future__ import annotations

import pytest

from flows.errors import UnreadableDocumentError
from flows.ingest.readers import Part, PartKind
from flows.ingest.readers.office.numerals import numeral
from flows.ingest.readers.office.telling import Telling, Told, dated, in_metadata, stands_over
from schemas.claims import ClaimedField

KIND = PartKind


@pytest.mark.parametrize(
    ("number", "form", "printed"),
    [
        (4, "1", "4"),
        (1, "a", "a"),
        (26, "A", "Z"),
        (28, "a", "bb"),
        (4, "i", "iv"),
        (1999, "I", "1999"),
        (999, "I", "CMXCIX"),
        (0, "a", "0"),
    ],
)
def test_numbers_have_the_form_that_their_list_asks_for(number: int, form: str, printed: str) -> None:
    assert numeral(number, form) == printed


def test_a_line_is_one_line_whatever_it_holds() -> None:
    telling = Telling("a")
    telling.add(" One\ntwo\u2028three\x0cfour\tfive ")
    telling.add("\u200b \u00ad")
    found = telling.read()
    assert found.text == "One two three four five"
    assert len(found.parts) == 1


def test_rows_stand_below_each_other_and_what_is_no_cell_behind_them() -> None:
    telling = Telling("a")
    note = Told("[1] See.", Part(kind=KIND.NOTE))
    cells = [[Told("a", Part())], [Told("b", Part()), note]]
    telling.table([cells, [(), ()], [cells[0], [Told("c", Part())]]])
    found = telling.read()
    assert found.text == "a\tb\na\tc\n\n[1] See."
    assert [part.kind for part in found.parts] == [KIND.ROW, KIND.ROW, KIND.NOTE]


def test_claims_know_the_line_on_which_they_stand() -> None:
    telling = Telling("a")
    telling.add("First")
    telling.new_page()
    telling.add("The title", claims=ClaimedField.TITLE)
    telling.add("Another", claims=ClaimedField.TITLE)
    found = telling.read()
    assert [(one.value, one.line) for one in found.claims] == [("The title", 4)]
    assert found.text == "First\n\n\fThe title\n\nAnother"


def test_what_programs_put_into_metadata_is_no_claim() -> None:
    for filler in ("", " \u200b", "Untitled", "untitled document", "Unknown", "Document1", "Microsoft Word - a.doc"):
        assert in_metadata(ClaimedField.TITLE, filler, "s", 0.3) == ()
    assert in_metadata(ClaimedField.TITLE, "Unknown waters", "s", 0.3)[0].value == "Unknown waters"


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2021-05-03T10:00:00Z", "2021-05-03"),
        ("2021-05", "2021-05"),
        (" 2021 ", "2021"),
        ("May 2021", None),
        (None, None),
    ],
)
def test_of_a_moment_the_day_is_claimed(moment: str | None, day: str | None) -> None:
    claims = dated(ClaimedField.PUBLISHED, moment, "s", 0.2)
    assert [one.value for one in claims] == ([day] if day else [])


def test_a_heading_is_short_and_no_sentence() -> None:
    assert stands_over("What remains open")
    assert not stands_over("We will wait.")
    assert not stands_over("word " * 13)


def test_a_text_of_removed_lines_alone_is_empty() -> None:
    telling = Telling("a")
    telling.remove("Page 1", "running head", "stands on every page")
    with pytest.raises(UnreadableDocumentError) as caught:
        telling.read()
    assert caught.value.reason == "empty"
