"""What a page says of itself: title, authors, days, publisher, and where it says so."""

from __future__ import annotations

import pytest

from schemas.article import DocumentKind
from schemas.claims import ClaimedField
from schemas.dates import DateOrigin
from tests.ingest.readers.webpage.pages import ADDRESS, BODY, TITLE, article, claimed, linked, page, read

FIELD = ClaimedField
FACTS = linked(
    **{"@type": "NewsArticle"},
    headline=TITLE,
    author=[{"@type": "Person", "name": "Ada Miller"}, {"@type": "Person", "name": "Bo Larsen"}],
    datePublished="2021-05-03T23:30:00-05:00",
    dateModified="2021-05-06T08:00:00Z",
    publisher={"@type": "Organization", "name": "Harbour Institute"},
    keywords=["straits", "ports"],
    license="https://creativecommons.org/licenses/by/4.0/",
)


def test_the_record_has_what_the_page_says_of_itself() -> None:
    found = article(page(head=f'{FACTS}<link rel="canonical" href="{ADDRESS}">', over=""))
    assert found.title == TITLE
    assert [one.name for one in found.authors] == ["Ada Miller", "Bo Larsen"]
    assert found.publisher is not None
    assert found.publisher.name == "Harbour Institute"
    assert found.identifiers == (f"url:{ADDRESS}",)
    assert found.keywords == ("straits", "ports")
    assert found.kind is DocumentKind.NEWS
    assert found.rights


def test_a_day_is_that_of_the_clock_it_was_written_by() -> None:
    found = article(page(head=FACTS))
    assert found.published is not None
    assert (found.published.when.iso, found.published.origin) == ("2021-05-03", DateOrigin.METADATA)
    assert found.updated is not None
    assert found.updated.when.iso == "2021-05-06"


def test_days_on_which_all_agree_are_surest() -> None:
    line = '<p class="date">3 May 2021</p>'
    sure = read(page(head=FACTS, over=line), uri=ADDRESS)
    alone = read(page(over=line))
    assert [one.value for one in alone.claims if one.field is FIELD.PUBLISHED] == ["2021-05-03"]
    (first,) = (one.confidence for one in sure.claims if one.field is FIELD.PUBLISHED)
    (second,) = (one.confidence for one in alone.claims if one.field is FIELD.PUBLISHED)
    assert first == pytest.approx(0.97)
    assert second < first


def test_no_day_after_that_of_receipt_is_believed() -> None:
    assert not claimed(
        read(page(head='<meta property="article:published_time" content="2031-01-01">')), FIELD.PUBLISHED
    )


@pytest.mark.parametrize(
    "title",
    [TITLE, f"{TITLE} | Harbour Institute", f"Harbour Institute: Analysis » {TITLE}", f"{TITLE} – Analysis – Harbour"],
)
def test_the_headline_that_the_page_repeats_is_the_title(title: str) -> None:
    found = read(page(title=title))
    (claim,) = (one for one in found.claims if one.field is FIELD.TITLE)
    assert claim.value == TITLE
    assert claim.line is not None
    assert found.text.split("\n")[claim.line - 1] == TITLE


def test_a_title_without_headline_loses_the_name_of_the_site_alone() -> None:
    head = '<meta property="og:site_name" content="Harbour Institute">'
    plain = page(head=head, title="A strait - and no ships - Harbour Institute").replace(f"<h1>{TITLE}</h1>", "")
    assert claimed(read(plain), FIELD.TITLE) == ["A strait - and no ships"]


def test_the_name_of_the_site_is_no_title() -> None:
    head = '<meta property="og:site_name" content="Harbour Institute">'
    twice = page(head=head).replace("<main>", "<h1>Harbour Institute</h1><main>")
    assert claimed(read(twice), FIELD.TITLE) == [TITLE]


@pytest.mark.parametrize(
    "over",
    [
        '<p class="byline">By Ada Miller and Bo Larsen</p>',
        '<span class="author vcard">Ada Miller</span> <span class="author vcard">Bo Larsen</span>',
        "<p>3 May 2021 by Ada Miller and Bo Larsen / Analysis</p>",
        "<p>Ada Miller, Bo Larsen | 3 May 2021</p>",
    ],
)
def test_authors_are_read_at_the_headline(over: str) -> None:
    assert claimed(read(page(over=over)), FIELD.AUTHOR) == ["Ada Miller", "Bo Larsen"]


@pytest.mark.parametrize(
    "name", ["admin", "https://www.harbour.example/ada", "Harbour Institute", "Read more", "ada_m"]
)
def test_what_no_person_is_called_is_no_author(name: str) -> None:
    head = f'<meta property="og:site_name" content="Harbour Institute"><meta name="author" content="{name}">'
    assert not claimed(read(page(head=head, over="")), FIELD.AUTHOR)


def test_who_comments_is_no_author() -> None:
    comment = '<div class="comments"><p class="comment-author vcard">Kim Novak</p><p>Well said!</p></div>'
    assert not claimed(read(page(BODY + comment, over="")), FIELD.AUTHOR)


def test_a_name_that_two_sources_give_is_surer() -> None:
    once = read(page(head='<meta name="author" content="Ada Miller">', over=""))
    twice = read(page(head='<meta name="author" content="Ada Miller">'))
    both = [next(one.confidence for one in found.claims if one.field is FIELD.AUTHOR) for found in (once, twice)]
    assert both[0] < both[1]


@pytest.mark.parametrize(
    "script",
    [
        "{",
        '{"@type": "NewsArticle", "author": 7}',
        "[" * 5000,
        '{"@type": ["NewsArticle", null], "headline": [[]]}',
        "null",
    ],
)
def test_broken_metadata_costs_nothing_but_itself(script: str) -> None:
    found = read(page(head=f'<script type="application/ld+json">{script}</script>'))
    assert claimed(found, FIELD.TITLE) == [TITLE]


def test_metadata_refers_to_what_it_says_elsewhere() -> None:
    graph = [
        {"@type": "Article", "headline": TITLE, "author": {"@id": "#ada"}},
        {"@type": "Person", "@id": "#ada", "name": "Ada Miller"},
    ]
    assert claimed(read(page(head=linked(**{"@graph": graph}), over="")), FIELD.AUTHOR) == ["Ada Miller"]


def test_language_and_digital_identifier_are_claimed() -> None:
    found = read(page(head='<meta name="citation_doi" content="10.1234/strait.7">'))
    assert claimed(found, FIELD.LANGUAGE) == ["en"]
    assert claimed(found, FIELD.IDENTIFIER) == ["doi:10.1234/strait.7"]
