from __future__ import annotations

import gzip
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.errors import UnreadableDocumentError
from flows.ingest.feeds import MOST_PAGES, Page, Sitemap, parse_sitemap

if TYPE_CHECKING:
    from pathlib import Path

ADDRESS = "https://harbour.example/sitemap.xml"
SPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
IMAGES = 'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'


def parsed(content: bytes) -> Sitemap:
    return parse_sitemap(content, ADDRESS, 1_000_000)


def pages(*urls: str) -> tuple[Page, ...]:
    inner = "".join(f"<url>{one}</url>" for one in urls)
    return parsed(f"<urlset {SPACES} {NEWS} {IMAGES}>{inner}</urlset>".encode()).pages


def refusal(content: bytes) -> str:
    with pytest.raises(UnreadableDocumentError) as caught:
        parsed(content)
    return caught.value.reason


def test_pages_come_with_the_time_of_their_last_change_and_its_precision() -> None:
    assert pages(
        "<loc> https://harbour.example/a?x=1&amp;utm_source=s </loc><lastmod>2024-05-03T01:00:00+09:00</lastmod>",
        "<loc>https://harbour.example/b</loc><lastmod>2024-05</lastmod>",
        "<loc>https://harbour.example/c</loc><lastmod>soon</lastmod>",
    ) == (
        Page(
            address="https://harbour.example/a?x=1",
            day="2024-05-03",
            changed=datetime(2024, 5, 2, 16, 0, tzinfo=UTC),
        ),
        Page(address="https://harbour.example/b", day="2024-05"),
        Page(address="https://harbour.example/c"),
    )


def test_news_have_a_title_a_day_and_a_newspaper_and_pictures_lend_them_none() -> None:
    picture = "<image:image><image:loc>https://harbour.example/p.jpg</image:loc><image:title>A pier</image:title>"
    news = "<news:publication><news:name>Harbour Post</news:name></news:publication><news:publication_date>"
    news += "2024-05-03</news:publication_date><news:title>Ships &amp; piers</news:title>"
    (page,) = pages(f"{picture}</image:image><loc>https://harbour.example/a</loc><news:news>{news}</news:news>")
    assert (page.address, page.title) == ("https://harbour.example/a", "Ships & piers")
    assert (page.published, page.publication) == ("2024-05-03", "Harbour Post")


def test_an_index_names_sitemaps() -> None:
    inner = "<sitemap><loc>/news.xml.gz</loc><lastmod>2024-05-03</lastmod></sitemap>"
    found = parsed(f"<sitemapindex {SPACES}>{inner}</sitemapindex>".encode())
    assert [(one.address, one.day) for one in found.sitemaps] == [("https://harbour.example/news.xml.gz", "2024-05-03")]
    assert not found.pages


def test_namespaces_and_packing_do_not_matter() -> None:
    content = b"<urlset><url><loc>https://harbour.example/a</loc></url></urlset>"
    assert parsed(gzip.compress(content)) == parsed(content)
    assert len(parsed(content).pages) == 1


def test_a_list_of_addresses_is_a_sitemap() -> None:
    found = parsed(b"\xef\xbb\xbfhttps://harbour.example/a\r\nhttps://harbour.example/b\nhttps://harbour.example/a\n")
    assert [page.address for page in found.pages] == ["https://harbour.example/a", "https://harbour.example/b"]


def test_malformed_sitemaps_are_read_as_far_as_they_go() -> None:
    content = b"<urlset><url><loc>https://harbour.example/a?b=1&c=2</loc></url><url><loc>https://harb"
    assert parsed(content).pages[0] == Page(address="https://harbour.example/a?b=1&c=2")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not-a-sitemap"),
        (b"nothing here", "not-a-sitemap"),
        (b"<html><body>nothing</body></html>", "not-a-sitemap"),
        (b"<", "not-a-sitemap"),
        (b"\x1f\x8b garbage", "corrupt"),
        (gzip.compress(b"<urlset/>" * 1000, mtime=0)[:-9], "corrupt"),
        (gzip.compress(bytes(1_000_001), mtime=0), "bomb"),
    ],
)
def test_what_is_no_sitemap_is_refused(content: bytes, reason: str) -> None:
    assert refusal(content) == reason


def test_no_more_pages_are_read_than_the_protocol_allows() -> None:
    last = b"<url><loc>/a</loc></url></urlset>"
    assert len(parsed(b"<urlset>" + b"<url/>" * (MOST_PAGES - 1) + last).pages) == 1
    assert not parsed(b"<urlset>" + b"<url/>" * MOST_PAGES + last).pages


def test_no_file_is_read_and_no_entity_grows(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("berth-41", encoding="utf-8")
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    kinds = f'<!DOCTYPE urlset [<!ENTITY e0 "boom">{bomb}<!ENTITY f SYSTEM "file://{tmp_path}/secret">]>'
    found = parsed(f"{kinds}<urlset><url><loc>https://harbour.example/&f;&e11;</loc></url></urlset>".encode())
    (address,) = [page.address for page in found.pages]
    assert len(address) < 50
    assert "berth-41" not in address


@settings(max_examples=50)
@given(st.binary(max_size=200))
def test_no_bytes_are_too_odd(content: bytes) -> None:
    with suppress(UnreadableDocumentError):
        assert len(parsed(b"<urlset><url><loc>" + content).pages) <= 1
