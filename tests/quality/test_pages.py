from __future__ import annotations

import pytest

from flows.ingest.parsing import Refusal
from schemas.article import Article
from tests.quality.pages import GOLD, Gold, Page, body_f1, gold, made, read_all, scores

PAGES = {page.name: page for page in read_all()}
NAMES = sorted(PAGES)


def blog() -> tuple[Gold, Article]:
    page = PAGES["01_blog"]
    assert isinstance(page.made, Article)
    return page.gold, page.made


@pytest.mark.parametrize("name", NAMES)
def test_what_is_noted_of_a_page_stands_on_it(name: str) -> None:
    markup = (GOLD / f"{name}.html").read_text(encoding="utf-8")
    noted = PAGES[name].gold
    assert all(text in markup for text in (noted.title or "", *noted.authors, *noted.paragraphs))


def test_every_label_has_its_page() -> None:
    assert sorted(path.stem for path in GOLD.glob("*.json")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_page_has_either_a_reason_or_an_article(name: str) -> None:
    noted = PAGES[name].gold
    assert (noted.refused is None) == bool(noted.paragraphs) == bool(noted.title)


def test_a_body_with_a_paragraph_too_few_scores_less() -> None:
    noted, article = blog()
    assert body_f1(noted, article) == 1
    assert body_f1(noted, article.model_copy(update={"blocks": article.blocks[1:]})) < 1


def test_a_missing_author_is_not_right_but_not_wrong_either() -> None:
    noted, article = blog()
    wall = PAGES["09_soft_404"]
    told = scores([Page("01_blog", noted, article.model_copy(update={"authors": ()})), wall])
    assert (told["authors"], told["authors, none wrong"]) == (0, 1)


def test_an_article_that_is_refused_counts_in_every_score() -> None:
    noted, article = blog()
    refused = Page("refused", noted, Refusal(reason="no-article", detail="nothing found"))
    told = scores([Page("01_blog", noted, article), refused, PAGES["09_soft_404"]])
    of_articles = {name: score for name, score in told.items() if name != "walls and errors told"}
    assert set(of_articles.values()) == {0.5}


def test_a_wall_that_is_told_for_another_is_wrong() -> None:
    wall = Page("wall", PAGES["10_paywall"].gold, PAGES["09_soft_404"].made)
    assert scores([wall, PAGES["01_blog"]])["walls and errors told"] == 0


def test_a_page_is_read_alike_whatever_it_is_called() -> None:
    path = GOLD / "03_newspaper.html"
    one, other = made(path.read_bytes(), "a.html"), made(path.read_bytes(), "b.html")
    assert isinstance(one, Article)
    assert isinstance(other, Article)
    assert one.blocks == other.blocks
    assert gold(path).title == one.title == other.title
