from __future__ import annotations

import pytest

from flows.ingest.fetching.links import links_of

HOST = "https://desk.example"


@pytest.mark.parametrize(
    ("content", "paths"),
    [
        (b"<a href=/a>1</a><a href=/a#part>2</a><a href='/a '>3</a><map><area href=/b></map>", ["/a", "/b"]),
        (b"<a href=mailto:a@b>1</a><a href=javascript:x()>2</a><a name=x>3</a><a href=/a>4</a>", ["/a"]),
        (b"<a href=ftp://a/>1</a><a href='file:///etc/hostname'>2</a><a href=data:,x>3</a>", []),
        (b"<a href='#top'>1</a><a href=/list>2</a><a href=''>3</a><a href='/a'>4</a>", ["/a"]),
        (b"<base href='/deep/er/'><a href=a>1</a><a href=../b>2</a>", ["/deep/er/a", "/deep/b"]),
        (b"<base target=_top><base href='http://[broken'><a href=a>1</a>", ["/a"]),
        (b"<a href='http://[broken'>1</a><a href='http://a:99999/'>2</a><a href='/a\n\tb'>3</a>", ["/ab"]),
        (b"<a href='//desk.example/a'>1</a><a href='HTTPS://DESK.example:443/b'>2</a>", ["/a", "/b"]),
        ("<a href='/überblick'>1</a>".encode("latin-1"), ["/%C3%BCberblick"]),
        (b"<p>" * 50_000 + b"<a href=/a>1", ["/a"]),
        (b"<a href=/a>1<a href=/b>2", ["/a", "/b"]),
        (b"<p>No link", []),
        (b"<!-- <a href=/a>1</a> -->", []),
        (b"\x00\xff" * 99, []),
        (b"", []),
    ],
)
def test_a_link_leads_where_a_browser_would_go(content: bytes, paths: list[str]) -> None:
    assert links_of(content, f"{HOST}/list", "latin-1") == tuple(HOST + path for path in paths)


def test_links_may_lead_to_other_hosts() -> None:
    assert links_of(b"<a href=http://other.example>1</a>", f"{HOST}/list", None) == ("http://other.example/",)


@pytest.mark.parametrize("charset", ["klingon", "utf-16", "ascii", None])
def test_a_wrong_encoding_does_not_hide_the_links(charset: str | None) -> None:
    assert links_of("<p>é<a href=/a>1</a>".encode(), f"{HOST}/list", charset) == (f"{HOST}/a",)
