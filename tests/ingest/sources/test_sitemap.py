from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterator, Sequence

import pytest

from flows.errors import SourceError
from flows.ingest.sources import Found, Offer, PassedOver, Request, TurnedAway, Unchanged
from flows.ingest.sources.sitemap import SOURCE
from schemas.claims import ClaimedField
from schemas.sources import Remembered, SitemapConfig
from tests.hostile_server import HostileServer, page
from tests.records import RECEIVED

NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
PAGE = page(b"<p>The strait was closed.", "Content-Type: text/html")


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with HostileServer() as one:
        yield one


def sitemap(*pages: tuple[str, str], more: str = "") -> bytes:
    inner = "".join(f"<url><loc>{link}</loc><lastmod>{day}</lastmod>{more}</url>" for link, day in pages)
    return f"<urlset {NEWS}>{inner}</urlset>".encode()


def index(*sitemaps: tuple[str, str]) -> bytes:
    inner = "".join(f"<sitemap><loc>{link}</loc><lastmod>{day}</lastmod></sitemap>" for link, day in sitemaps)
    return f"<sitemapindex>{inner}</sitemapindex>".encode()


def offers(url: str, remembered: Sequence[Remembered] = (), /, **settings: object) -> list[Offer]:
    stated = {"seconds_between": 0.0, "robots": False, "allow": ("127.0.0.1",), **settings}
    config = SitemapConfig.model_validate({"name": "site", "url": url, **stated})
    return list(
        SOURCE.offers(Request(config=config, largest=1_000_000, started=RECEIVED, remembered=tuple(remembered)))
    )


def kept(offered: Sequence[Offer]) -> list[Remembered]:
    return list({one.uri: one for one in offered if isinstance(one, Remembered)}.values())


def found(offered: Sequence[Offer]) -> list[str]:
    """Return the ends of the addresses of what was found."""
    return [one.uri.rpartition("/")[2] for one in offered if isinstance(one, Found)]


def passed_over(offered: Sequence[Offer]) -> list[tuple[str, str]]:
    return [(one.uri.rpartition("/")[2], one.reason) for one in offered if isinstance(one, PassedOver)]


def test_pages_come_newest_first_and_those_of_long_ago_not_at_all(server: HostileServer) -> None:
    pages = [("/a", "2026-11-20"), ("/b", "2026-11-22T10:00:00Z"), ("/c", "2026-09-01"), ("/d", "")]
    for link, _ in pages:
        server.at(link, PAGE)
    url = server.at("/sitemap.xml", page(sitemap(*pages)))
    offered = offers(url)
    assert found(offered) == ["b", "a", "d"]
    assert passed_over(offered) == [("c", "too old")]
    assert found(offers(url, newer_than=None)) == ["b", "a", "c", "d"]


def test_patterns_choose_pages_and_no_more_are_fetched_than_wanted(server: HostileServer) -> None:
    pages = [("/en/a", "2026-11-20"), ("/de/b", "2026-11-21"), ("/en/c", "2026-11-19"), ("/en/d", "2026-11-18")]
    for link, _ in pages:
        server.at(link, PAGE)
    url = server.at("/sitemap.xml", page(sitemap(*pages), 'ETag: "1"'))
    first = offers(url, links=("*/EN/*",), most=1)
    assert found(first) == ["a"]
    assert passed_over(first) == [("b", "other name"), ("c", "over the limit"), ("d", "over the limit")]
    assert url not in [one.uri for one in kept(first)]
    assert found(offers(url, kept(first), links=("*/en/*",), most=1)) == ["c"]


def test_a_second_run_asks_for_the_sitemap_alone(server: HostileServer) -> None:
    url = server.at("/sitemap.xml", page(sitemap(("/a", "2026-11-20"), ("/b", ""))))
    server.at("/a", PAGE)
    server.at("/b", PAGE)
    again = offers(url, kept(offers(url)))
    assert [one.sha256 for one in again if isinstance(one, Unchanged)] == [
        hashlib.sha256(b"<p>The strait was closed.").hexdigest()
    ] * 2
    assert server.paths() == ["/sitemap.xml", "/a", "/b", "/sitemap.xml"]


def test_an_unchanged_sitemap_is_not_sent_again(server: HostileServer) -> None:
    url = server.at("/sitemap.xml", page(sitemap(("/a", "2026-11-20")), 'ETag: "1"'), page(b"", status=304))
    server.at("/a", PAGE)
    first = offers(url)
    assert offers(url, kept(first)) == [
        PassedOver(uri=url, reason="unchanged"),
        Unchanged(uri=server.uri("/a"), sha256=hashlib.sha256(b"<p>The strait was closed.").hexdigest()),
    ]


def test_the_pages_of_one_sitemap_that_is_unchanged_are_offered_beside_those_of_another(server: HostileServer) -> None:
    url = server.at("/index.xml", page(index(("/1.xml", "2026-11-20"), ("/2.xml", "2026-11-19"))))
    server.at("/1.xml", page(sitemap(("/a", "2026-11-20")), 'ETag: "1"'), page(b"", status=304))
    server.at("/2.xml", page(sitemap(("/b", "2026-11-19"))), page(sitemap(("/b", "2026-11-23T07:00:00Z"))))
    server.at("/a", page(b"<p>One."))
    server.at("/b", page(b"<p>Two."), page(b"<p>Three."))
    again = offers(url, kept(offers(url)))
    assert found(again) == ["b"]
    assert [one.uri for one in again if isinstance(one, Unchanged)] == [server.uri("/a")]


def test_a_sitemap_whose_server_asks_to_wait_is_left_alone_by_later_runs_until_then(server: HostileServer) -> None:
    url = server.at("/index.xml", page(index(("/1.xml", "2026-11-20")), 'ETag: "1"'))
    server.at("/1.xml", page(b"", "Retry-After: 3600", status=429))
    first = kept(offers(url))
    assert [one.uri for one in first] == [server.uri("/1.xml")]
    assert offers(url, first) == [PassedOver(uri=server.uri("/1.xml"), reason="left alone")]
    assert server.paths().count("/1.xml") == 1


def test_a_page_that_was_changed_since_is_fetched_again(server: HostileServer) -> None:
    url = server.at("/sitemap.xml", page(sitemap(("/a", "2026-11-20"))), page(sitemap(("/a", "2026-11-23T07:00:00Z"))))
    server.at("/a", PAGE, page(b"<p>The strait is open."))
    assert found(offers(url, kept(offers(url)))) == ["a"]


def test_an_index_leads_to_sitemaps_packed_or_not_and_those_of_long_ago_are_left_out(server: HostileServer) -> None:
    server.at("/new.xml.gz", page(gzip.compress(sitemap(("/a", "2026-11-20"))), "Content-Type: application/gzip"))
    server.at("/any.xml", page(sitemap(("/b", "2026-11-21"))))
    server.at("/a", PAGE)
    server.at("/b", PAGE)
    named = (("/new.xml.gz", "2026-11-20"), ("/old.xml", "2019-01-01"), ("/any.xml", ""))
    assert found(offers(server.at("/index.xml", page(index(*named))))) == ["b", "a"]
    assert "/old.xml" not in server.paths()


def test_indexes_are_followed_to_a_depth_and_a_number(server: HostileServer) -> None:
    url = server.at("/0.xml", page(index(*((f"/{number}.xml", "") for number in range(1, 61)))))
    server.at("/1.xml", page(index(("/deep.xml", ""))))
    server.at("/deep.xml", page(index(("/deeper.xml", ""))))
    for number in range(2, 61):
        server.at(f"/{number}.xml", page(sitemap()))
    offered = offers(url)
    assert len(server.paths()) == 50
    assert len(passed_over(offered)) == 12


def test_an_index_that_names_itself_comes_to_an_end(server: HostileServer) -> None:
    url = server.at("/index.xml", page(index(("/index.xml", ""))))
    assert not found(offers(url))
    assert server.paths() == ["/index.xml"]


def test_what_the_news_extension_says_goes_with_the_page(server: HostileServer) -> None:
    more = "<news:news><news:publication><news:name>Harbour Post</news:name></news:publication>"
    more += "<news:publication_date>2026-11-19</news:publication_date><news:title>Ships wait</news:title></news:news>"
    url = server.at("/sitemap.xml", page(sitemap(("/a", "2026-11-20"), more=more)))
    link = server.at("/a", PAGE)
    (offer,) = [one for one in offers(url) if isinstance(one, Found)]
    assert [(one.field, one.value) for one in offer.claims] == [
        (ClaimedField.TITLE, "Ships wait"),
        (ClaimedField.PUBLISHED, "2026-11-19"),
        (ClaimedField.UPDATED, "2026-11-20"),
        (ClaimedField.PUBLISHER, "Harbour Post"),
        (ClaimedField.IDENTIFIER, f"url:{link}"),
    ]


def test_what_cannot_be_had_of_an_index_or_a_sitemap_is_told_and_asked_for_again(server: HostileServer) -> None:
    server.at("/bad.xml", page(b"<html>"))
    server.at("/good.xml", page(sitemap(("/a", "2026-11-20"), ("/gone", "2026-11-19")), 'ETag: "1"'))
    server.at("/a", PAGE)
    named = (("/bad.xml", ""), ("/missing.xml", ""), ("/good.xml", ""))
    offered = offers(server.at("/index.xml", page(index(*named), 'ETag: "2"')))
    assert [(one.uri.rpartition("/")[2], one.reason) for one in offered if isinstance(one, TurnedAway)] == [
        ("bad.xml", "not-a-sitemap"),
        ("missing.xml", "not-found"),
        ("gone", "not-found"),
    ]
    assert [one.uri for one in kept(offered)] == [server.uri("/a")]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (page(b"", status=404), "could not be read: not-found"),
        (page(b"<html>"), "could not be read: not-a-sitemap: it holds <html> where <urlset> should stand"),
        (page(gzip.compress(bytes(60_000_000))), "could not be read: bomb"),
    ],
    ids=["missing", "page", "bomb"],
)
def test_a_sitemap_that_cannot_be_read_fails_the_source_in_one_line(
    server: HostileServer, answer: bytes, said: str
) -> None:
    with pytest.raises(SourceError) as caught:
        offers(server.at("/sitemap.xml", answer))
    assert str(caught.value).isprintable()
    assert said in caught.value.problem
