from __future__ import annotations

import pytest

from schemas.article import Article
from tests.ingest.cleaning.documents import LAST, MORE, PROSE, cleaned, page

TITLE = "The strait that nobody wanted to close"


def publisher(article: Article) -> str | None:
    return article.publisher.name if article.publisher else None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Issued by the Ministry of Harbours", "Ministry of Harbours"),
        ("Publisher: Harbour Institute (HI), Pier 3, 24105 Kiel", "Harbour Institute"),
        ("Harbour Institute, Pier 3, 9000 Ghent | info@harbour.example | +32 9 555 01 77", "Harbour Institute"),
        ("Ministry of Harbours - 1500 Pier Avenue, San Telmo", "Ministry of Harbours"),
        ("(C) Harbour Council on Foreign Affairs 2020", "Harbour Council on Foreign Affairs"),
        ("© 2021 Harbour Institute. All rights reserved.", "Harbour Institute"),
    ],
)
def test_the_publisher_stands_at_the_foot(line: str, name: str) -> None:
    assert publisher(cleaned(page(TITLE, "By Ana Ferreira", PROSE, MORE, LAST, line))) == name


def test_a_name_set_in_several_short_lines_is_one_name() -> None:
    article = cleaned(page("HARBOUR\nINSTITUTE\nFOR PEACE", TITLE, "By Ana Ferreira", PROSE, MORE))
    assert publisher(article) == "HARBOUR INSTITUTE FOR PEACE"
    assert article.title == TITLE


def test_the_tail_of_a_browser_title_names_the_publisher_without_the_title() -> None:
    first = "Ferreira: Who wants to close it — Harbour Studies Institute (HSI)"
    article = cleaned(page(f"{first}\n\nHome\nTeam\nBlog\nContact", TITLE, "By Ana Ferreira", PROSE, MORE))
    assert publisher(article) == "Harbour Studies Institute"


def test_a_path_of_words_with_wide_spaces_names_nobody() -> None:
    article = cleaned(page("Home  Government  Foreign policy  Sanctions", TITLE, "12 March 2021", PROSE, MORE))
    assert publisher(article) is None


def test_a_magazine_names_the_body_whose_organ_it_is() -> None:
    over = "Pier & Sea\nthe magazine of the Institute for Harbour Dialogue"
    article = cleaned(page(over, TITLE, "By Ana Ferreira", PROSE, MORE))
    assert publisher(article) == "Institute for Harbour Dialogue"


def test_an_abbreviation_at_the_foot_stands_for_the_name_that_the_text_spells_out() -> None:
    note = "Ana Ferreira is a fellow at the Harbour School of Regional Affairs (HSRA), Lisbon."
    article = cleaned(page(TITLE, "By Ana Ferreira", PROSE, MORE, note, "HSRA Commentary, Block 7, 60 Pier Crescent"))
    assert publisher(article) == "Harbour School of Regional Affairs"


def test_an_office_named_with_its_minister_below_a_label_is_the_publisher_and_no_subtitle() -> None:
    sender = "From:\nHarbour and Trade Office and The Rt Hon Dame Ana Ferreira-Brandt"
    article = cleaned(page(TITLE, sender, "12 March 2021", PROSE, MORE))
    assert publisher(article) == "Harbour and Trade Office"
    assert article.subtitle is None


def test_the_place_of_a_speech_and_a_person_are_no_publisher() -> None:
    article = cleaned(page(TITLE, "12 March 2021", "Harbour Policy Forum, Manila", PROSE, MORE, "Tomas Brandt"))
    assert publisher(article) is None


@pytest.mark.parametrize(
    "line",
    [
        "Dr. Ana Ferreira / Tomas Brandt",
        "Ana Ferreira† and Tomas Brandt‡",
        "Written by\nAna Ferreira\nAssociate Fellow, Harbours\n\nTomas Brandt\nResearch Analyst",
        "Ana Ferreira\n\nTomas Brandt",
    ],
)
def test_two_authors_are_read_however_their_names_are_parted(line: str) -> None:
    article = cleaned(page(TITLE, line, "12 March 2021", PROSE, MORE))
    assert [author.name for author in article.authors] == ["Ana Ferreira", "Tomas Brandt"]


def test_the_full_stop_of_an_initial_belongs_to_the_name() -> None:
    article = cleaned(page(TITLE, "By Brandt, Tomas H.; Ferreira, Ana", "12 March 2021", PROSE, MORE))
    assert [author.name for author in article.authors] == ["Tomas H. Brandt", "Ana Ferreira"]


def test_in_a_page_of_one_line_the_text_ends_at_the_note_on_its_author() -> None:
    head = f"{TITLE} | Harbour Forum Home Analysis {TITLE} By Ana Ferreira Published on June 26, 2025 Share Print"
    note = "Ana Ferreira Senior Fellow, Harbours Ana Ferreira is a senior fellow at the Harbour Forum."
    article = cleaned(" ".join([head, *[PROSE, MORE, LAST] * 3, note, "Read more About us"]))
    assert [author.name for author in article.authors] == ["Ana Ferreira"]
    assert article.blocks[-1].text.endswith(LAST)
