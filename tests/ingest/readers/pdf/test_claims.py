"""What a PDF says of its title, authors, date and identifiers."""

from __future__ import annotations

import pytest

from schemas.claims import Claim, ClaimedField
from tests.ingest.readers.pdf.reading import article, read
from tests.ingest.readers.pdf.sheets import BOLD, Frame, pdf, wrapped

TEXT = "The board met in the spring and again in the autumn, and both times it put off the question of the lamp."


def page(*heads: tuple[str, float, str], information: str = "") -> bytes:
    frame = Frame()
    base = 60.0
    for text, size, font in heads:
        frame.text(text, 50, base, size, font)
        base += size * 2
    for at, line in enumerate(wrapped(f"{TEXT} {TEXT}", 60)):
        frame.text(line, 50, 300 + 11 * at)
    return pdf([[frame]], information=information)


def claims(content: bytes, field: ClaimedField) -> list[Claim]:
    return [claim for claim in read(content).claims if claim.field is field]


def test_the_largest_text_of_the_first_page_is_the_title() -> None:
    content = page(("Board of Lights", 10, BOLD), ("A lamp for the outer quay", 18, BOLD))
    (claim,) = claims(content, ClaimedField.TITLE)
    assert (claim.value, claim.source, claim.confidence >= 0.5) == ("A lamp for the outer quay", "first page", True)
    assert read(content).text.split("\n")[(claim.line or 0) - 1] == claim.value


def test_a_masthead_of_two_words_is_no_title_beside_one_of_many() -> None:
    content = page(
        ("Lights Board", 20, BOLD), ("Letter from the keeper of the lamp to the chair of the board", 12, BOLD)
    )
    assert article(content).title == "Letter from the keeper of the lamp to the chair of the board"


def test_an_act_is_the_title_below_a_masthead_and_a_heading_below_a_title() -> None:
    act = ("Resolution 1325 (2000)", 11, BOLD)
    assert article(page(("Board of Lights", 22, BOLD), act)).title == act[0]
    titled = page(("Women at the table of the strait", 22, BOLD), act)
    assert article(titled).title == "Women at the table of the strait"


@pytest.mark.parametrize("name", ["final_v3.docx", "Microsoft Word - lamp", "untitled", "20210403_lamp"])
def test_a_file_name_in_the_information_is_no_title(name: str) -> None:
    content = page(("A lamp for the outer quay", 18, BOLD), information=f"/Title ({name})")
    assert [claim.value for claim in claims(content, ClaimedField.TITLE)] == ["A lamp for the outer quay"]


def test_a_title_that_is_informed_and_printed_is_surest() -> None:
    content = page(("A lamp for the outer quay", 12, BOLD), information="/Title (A Lamp for the Outer Quay)")
    (claim,) = claims(content, ClaimedField.TITLE)
    assert claim.confidence == pytest.approx(0.9)
    assert claim.line is not None


def test_the_printed_date_outweighs_that_of_the_file() -> None:
    content = page(("17 May 2021", 9, "F1"), information="/CreationDate (D:20240101000000Z)")
    printed, informed = claims(content, ClaimedField.PUBLISHED)
    assert (printed.value, informed.value) == ("2021-05-17", "2024-01-01")
    assert printed.confidence > 0.5 > informed.confidence
    made = article(content)
    assert made.published is not None
    assert made.published.when.iso == "2021-05-17"


@pytest.mark.parametrize(
    ("printed", "identifier"),
    [
        ("S/2021/482", "symbol:S/2021/482"),
        ("A/RES/75/1", "symbol:A/RES/75/1"),
        ("S/RES/2561 (2021)", "symbol:S/RES/2561"),
        ("S/2021/10/Add.4", "symbol:S/2021/10/Add.4"),
        ("E/CN.4/2005/1/Add.2*", "symbol:E/CN.4/2005/1/Add.2"),
        ("COM(2021) 118 final", "symbol:COM(2021) 118 final"),
        ("doi: 10.5555/lamp.2021.7", "doi:10.5555/lamp.2021.7"),
    ],
)
def test_symbols_and_numbers_of_documents_are_claimed(printed: str, identifier: str) -> None:
    assert [claim.value for claim in claims(page((printed, 9, "F1")), ClaimedField.IDENTIFIER)] == [identifier]


@pytest.mark.parametrize("printed", ["and/or", "24/7", "N/A", "Lamps/Quays", "12/05/2021"])
def test_other_words_with_strokes_are_no_symbols(printed: str) -> None:
    assert claims(page((printed, 9, "F1")), ClaimedField.IDENTIFIER) == []


def test_the_author_of_the_information_is_a_weak_claim_and_an_account_is_none() -> None:
    (claim,) = claims(page(information="/Author (Ada Marling)"), ClaimedField.AUTHOR)
    assert (claim.value, claim.confidence < 0.5) == ("Ada Marling", True)
    assert claims(page(information="/Author (Administrator)"), ClaimedField.AUTHOR) == []
