"""What a page says of its publisher, its address, its rights, its kind and its subjects."""

from __future__ import annotations

import pytest

from schemas.article import DocumentKind
from schemas.claims import ClaimedField
from tests.ingest.readers.webpage.pages import ADDRESS, TITLE, article, claimed, linked, page, read

FIELD = ClaimedField


def told(field: ClaimedField, head: str, uri: str = "page.html") -> list[str]:
    return claimed(read(page(head=head), uri), field)


def meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{content}">'


@pytest.mark.parametrize(
    ("kind", "named"),
    [
        ("NewsArticle", DocumentKind.NEWS),
        ("OpinionNewsArticle", DocumentKind.COMMENTARY),
        ("Report", DocumentKind.REPORT),
        ("Speech", DocumentKind.SPEECH),
        ("https://schema.org/PressRelease", DocumentKind.PRESS_RELEASE),
    ],
)
def test_the_kind_is_that_of_the_structured_data(kind: str, named: DocumentKind) -> None:
    assert told(FIELD.KIND, linked(**{"@type": kind}, headline=TITLE)) == [named.value]


def test_the_publisher_of_the_article_comes_before_the_name_of_the_site() -> None:
    facts = linked(**{"@type": "Article"}, publisher={"@type": "Organization", "name": "Harbour Institute"})
    assert told(FIELD.PUBLISHER, facts + '<meta property="og:site_name" content="Harbour online">') == [
        "Harbour Institute"
    ]


def test_the_name_of_the_site_is_its_publisher_for_want_of_a_better() -> None:
    assert told(FIELD.PUBLISHER, linked(**{"@type": "WebSite"}, name="Harbour online")) == ["Harbour online"]


@pytest.mark.parametrize("doi", ["10.1234/strait.7", "doi:10.1234/strait.7", "https://doi.org/10.1234/strait.7"])
def test_a_digital_identifier_is_the_same_however_it_is_written(doi: str) -> None:
    assert told(FIELD.IDENTIFIER, meta("citation_doi", doi)) == ["doi:10.1234/strait.7"]


@pytest.mark.parametrize("value", ["10.1/short", "strait-7", "urn:isbn:123"])
def test_another_identifier_is_no_digital_one(value: str) -> None:
    assert not told(FIELD.IDENTIFIER, meta("dc.identifier", value))


def test_the_address_that_a_page_gives_itself_comes_before_that_where_it_was_found() -> None:
    canonical = f'<link rel="canonical" href="{ADDRESS}">'
    assert told(FIELD.IDENTIFIER, canonical, f"{ADDRESS}?from=feed") == [f"url:{ADDRESS}"]
    assert told(FIELD.IDENTIFIER, "", f"{ADDRESS}?from=feed") == [f"url:{ADDRESS}?from=feed"]


@pytest.mark.parametrize("href", ["/relative", "javascript:alert(1)", "file:///etc/passwd", "https://" + "a" * 3000])
def test_what_is_no_address_is_not_taken_for_one(href: str) -> None:
    assert not told(FIELD.IDENTIFIER, f'<link rel="canonical" href="{href}">')


def test_a_licence_that_is_linked_is_the_rights() -> None:
    licence = "https://creativecommons.org/licenses/by/4.0/"
    assert told(FIELD.RIGHTS, f'<link rel="license" href="{licence}">') == [licence]


def test_the_language_that_structured_data_names_comes_before_that_of_the_markup() -> None:
    assert told(FIELD.LANGUAGE, linked(**{"@type": "Article"}, inLanguage="pt_BR")) == ["pt-BR"]
    assert told(FIELD.LANGUAGE, linked(**{"@type": "Article"}, inLanguage="Brazilian Portuguese")) == ["en"]


def test_keywords_are_told_apart_and_told_once() -> None:
    assert told(FIELD.KEYWORD, meta("keywords", "straits, ports; straits,, insurance")) == [
        "straits",
        "ports",
        "insurance",
    ]


def test_a_page_of_nothing_but_keywords_gives_a_score_of_them_at_most() -> None:
    many = ", ".join(f"word {number}" for number in range(500))
    assert len(told(FIELD.KEYWORD, meta("keywords", many))) == 20
    assert not told(FIELD.KEYWORD, meta("keywords", "k" * 5000))


def test_a_section_is_the_category() -> None:
    assert article(page(head='<meta property="article:section" content="Analysis">')).category == "Analysis"


@pytest.mark.parametrize("over", ["", '<p class="kicker">Analysis</p>'])
def test_the_headline_of_another_text_on_the_page_is_not_the_title(over: str) -> None:
    other = "<h2>Another harbour</h2><p>Of which more next week.</p>"
    assert claimed(read(page(over=over).replace("</article>", f"</article>{other}")), FIELD.TITLE) == [TITLE]


def test_a_title_that_the_page_prints_is_surer_than_one_that_it_does_not() -> None:
    with_headline = read(page())
    without = read(page().replace(f"<h1>{TITLE}</h1>", ""))
    sure = [
        next(one.confidence for one in found.claims if one.field is FIELD.TITLE) for found in (with_headline, without)
    ]
    assert sure[0] > sure[1]


@pytest.mark.parametrize(
    ("labels", "named"),
    [
        (["Commentary", "Op-ed"], DocumentKind.COMMENTARY),
        (["Working paper"], DocumentKind.WORKING_PAPER),
        (["Security"], DocumentKind.NEWS),
        (["Interview", "Report"], DocumentKind.NEWS),
    ],
)
def test_labels_at_the_headline_that_name_one_kind_say_more_than_the_structured_data(
    labels: list[str], named: DocumentKind
) -> None:
    over = "".join(f'<p class="commentary">{label}</p>' for label in labels)
    facts = linked(**{"@type": "NewsArticle"}, headline=TITLE)
    assert article(page(head=facts, over=over)).kind is named
