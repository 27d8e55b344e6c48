"""Pages that came as one line: who wrote them, where their text begins and ends."""

from __future__ import annotations

import pytest

from schemas.article import Article
from tests.ingest.cleaning.documents import LAST, MORE, PROSE, body, cleaned, page

TITLE = "The Strait Between Them Has No Bridge"
SHORT = f"{PROSE} {MORE} {LAST}"
TEXT = f"{SHORT} {PROSE} {MORE} {LAST}"


def _names(article: Article) -> list[str]:
    return [author.name for author in article.authors]


def test_a_month_behind_a_name_belongs_to_the_date() -> None:
    article = cleaned(f"{TITLE} | Harbour Institute Share {TITLE} By Ana Maria Ferreira June 12, 2021 {TEXT}")
    assert _names(article) == ["Ana Maria Ferreira"]
    assert article.published is not None
    assert article.published.when.iso == "2021-06-12"


def test_a_month_may_be_a_name() -> None:
    article = cleaned(f"{TITLE} | Harbour Institute Share {TITLE} By June Ferreira | 12 May 2021 {TEXT}")
    assert _names(article) == ["June Ferreira"]


def test_the_byline_of_a_teaser_below_a_short_text_is_not_its_own() -> None:
    teasers = (
        "More from the Institute Commentary Ships and Shoals The two harbours have not been dredged for years, and it "
        "shows... By Tomas Brandt June 26, 2021 Reports A Pier Too Far Nobody asked for the pier, and... By Ida Holm "
        "May 3, 2021 View all reports"
    )
    article = cleaned(f"{TITLE} | Harbour Institute {SHORT} {MORE[:600]} {LAST} {teasers}")
    assert _names(article) == []
    assert not any("dredged" in text for text in body(article))


def test_a_name_in_the_text_far_behind_its_beginning_is_no_byline() -> None:
    article = cleaned(f"{TITLE} | Harbour Institute Share {SHORT} A poem By Tomas Brandt (1901) says so. {TEXT}")
    assert _names(article) == []


@pytest.mark.parametrize("name", ["Ana F. Ferreira", "Tom Wheeler"])
def test_a_name_printed_twice_between_title_and_day_is_the_author(name: str) -> None:
    head = f"{TITLE} Home {TITLE} Share Commentary {TITLE} {name} {name} Visiting Fellow - Harbour Studies , Centre"
    article = cleaned(f"{head} for Straits (CS) July 1, 2021 {TEXT}")
    assert _names(article) == [name]
    assert body(article)[0].startswith(PROSE[:40])


def test_a_subject_printed_twice_below_the_title_is_no_author() -> None:
    head = f"{TITLE} Home {TITLE} Share {TITLE} Foreign Policy Foreign Policy Harbours and Straits July 1, 2021"
    assert _names(cleaned(f"{head} {TEXT}")) == []


def test_a_heading_of_three_capitals_is_no_author() -> None:
    article = cleaned(page(f"# {TITLE}", "## Portuguese Source Material", PROSE, MORE, LAST))
    assert _names(article) == []


def test_a_heading_with_a_post_below_names_the_author() -> None:
    article = cleaned(page(f"# {TITLE}", "### Ana Ferreira\nSenior Fellow, Harbour Institute", PROSE, MORE, LAST))
    assert _names(article) == ["Ana Ferreira"]
