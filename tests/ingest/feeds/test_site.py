"""A site with a feed, a sitemap and pages, asked in one run after the other."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pytest

from flows.ingest.sources import KIND, Found, Offer, Request, Unchanged
from flows.plugins import find
from schemas.sources import FeedConfig, Remembered, SitemapConfig
from tests.hostile_server import Answer, HostileServer, page
from tests.records import RECEIVED

PAGES = {"/strait": b"<p>The strait was closed.", "/pier": b"<p>The pier is open.", "/port": b"<p>The port is full."}
SHA256 = {path: hashlib.sha256(content).hexdigest() for path, content in PAGES.items()}
BEHAVED = {"seconds_between": 0.0, "allow": ("127.0.0.1",)}


@pytest.fixture
def site() -> Iterator[HostileServer]:
    """Yield a site whose robots.txt lets programs in, and whose pages would be sent again to whoever asks for them."""
    items = "".join(f"<item><title>{path[1:]}</title><link>{path}</link></item>" for path in ("/strait", "/pier"))
    urls = "".join(f"<url><loc>{path}</loc><lastmod>2026-11-20</lastmod></url>" for path in PAGES)
    once: tuple[Answer, ...] = (page(b"", status=304),)
    with HostileServer() as server:
        server.at("/robots.txt", page(b"User-agent: *\nDisallow: /private"))
        server.at("/feed", page(f'<rss version="2.0"><channel>{items}</channel></rss>'.encode(), 'ETag: "f1"'), *once)
        server.at("/sitemap.xml", page(f"<urlset>{urls}</urlset>".encode(), 'ETag: "s1"'), *once)
        for path, content in PAGES.items():
            server.at(path, page(content, "Content-Type: text/html"))
        yield server


def run(server: HostileServer, remembered: dict[str, dict[str, Remembered]]) -> list[Offer]:
    """Ask both sources, each with what it gave to be remembered, and keep what they give now."""
    configs = (
        FeedConfig.model_validate({"name": "feed", "url": server.uri("/feed"), "full_text": True, **BEHAVED}),
        SitemapConfig.model_validate({"name": "map", "url": server.uri("/sitemap.xml"), **BEHAVED}),
    )
    offered: list[Offer] = []
    for config in configs:
        known = remembered.setdefault(config.name, {})
        request = Request(config=config, largest=1_000_000, started=RECEIVED, remembered=tuple(known.values()))
        offers = list(find(KIND, config.kind).offers(request))
        known |= {one.uri: one for one in offers if isinstance(one, Remembered)}
        offered += offers
    return offered


def pages_asked(server: HostileServer) -> list[str]:
    return [path for path in server.paths() if path in PAGES]


def test_a_second_run_fetches_no_page_and_neither_feed_nor_sitemap(site: HostileServer) -> None:
    remembered: dict[str, dict[str, Remembered]] = {}
    first = run(site, remembered)
    assert [one.content for one in first if isinstance(one, Found)] == [
        PAGES[path] for path in ("/strait", "/pier", "/strait", "/pier", "/port")
    ]
    asked = pages_asked(site)
    assert not [one for one in run(site, remembered) if isinstance(one, (Found, Remembered))]
    assert pages_asked(site) == asked
    assert [one.headers.get("if-none-match") for one in site.asked[-4:]] == [None, '"f1"', None, '"s1"']


def test_when_the_feed_grows_only_its_new_page_is_fetched(site: HostileServer) -> None:
    remembered: dict[str, dict[str, Remembered]] = {}
    run(site, remembered)
    asked = pages_asked(site)
    items = "".join(f"<item><title>{path[1:]}</title><link>{path}</link></item>" for path in ("/port", "/strait"))
    site.at("/feed", page(f'<rss version="2.0"><channel>{items}</channel></rss>'.encode(), 'ETag: "f2"'))
    again = run(site, remembered)
    assert pages_asked(site)[len(asked) :] == ["/port"]
    # One by the feed, all by the sitemap, which is not sent again.
    known = [one.sha256 for one in again if isinstance(one, Unchanged)]
    assert known == [SHA256[path] for path in ("/strait", "/pier", "/port", "/strait")]
    assert remembered["feed"][site.uri("/feed")].etag == '"f2"'
