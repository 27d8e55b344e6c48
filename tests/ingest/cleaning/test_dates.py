from __future__ import annotations

import pytest

from schemas.article import Article
from tests.ingest.cleaning.documents import LAST, MORE, PROSE, cleaned, page

TITLE = "The strait that nobody wanted to close"


def date_of(article: Article) -> str | None:
    return article.published.when.iso if article.published else None


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Nr. 33 Mai 2022", "2022-05"),
        ("No. 14, March 2025 Commentary", "2025-03"),
        ("ISSUE BRIEF / DECEMBER 2016", "2016-12"),
        ("This version: 21 February 2018", "2018-02-21"),
        ("JUIN\n2024", "2024-06"),
        ("Posted on 4 February 2020 by Ana Ferreira", "2020-02-04"),
    ],
)
def test_a_date_beside_something_else_over_the_title_is_the_date(line: str, date: str) -> None:
    article = cleaned(page(line, TITLE, PROSE, MORE))
    assert date_of(article) == date
    assert article.title == TITLE


def test_a_date_on_the_second_line_of_a_label_is_the_date() -> None:
    wrapped = "ISSUE BRIEF\nDECEMBER 2016"
    assert date_of(cleaned(page(wrapped, TITLE, PROSE, MORE))) == "2016-12"


def test_a_title_that_ends_with_a_month_is_no_label_with_a_date() -> None:
    article = cleaned(page("The long winter after March 2019", "4 May 2021", PROSE, MORE))
    assert article.title == "The long winter after March 2019"
    assert date_of(article) == "2021-05-04"


def test_an_imprint_begins_with_the_date() -> None:
    imprint = "Published in September 2023. ISBN 978-956-555-012-7. Cover design: A studio"
    assert date_of(cleaned(page(TITLE, "By Ana Ferreira", PROSE, MORE, LAST, imprint))) == "2023-09"


def test_a_year_alone_that_a_document_says_it_was_published_in_counts_less_than_a_labelled_day() -> None:
    article = cleaned(
        page(TITLE, "Published: 3 May 2022", PROSE, MORE, LAST, "Published in June 2023 by the Harbour Press")
    )
    assert date_of(article) == "2022-05-03"
