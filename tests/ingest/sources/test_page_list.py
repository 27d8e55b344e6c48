from __future__ import annotations

from collections.abc import Iterator

import pytest

from flows.errors import SourceError
from flows.ingest.sources import KIND, Found, Offer, PassedOver, Request, TurnedAway, Unchanged
from flows.ingest.sources.page_list import ListSource
from flows.plugins import find
from schemas.sources import ListConfig, Remembered
from tests.hostile_server import HostileServer, page, redirect
from tests.ingest.fetching.desk import HERE, NOW, World

PAGE = b"<html><h1>Budget agreed</h1><p>The ministers agreed on Monday."


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with HostileServer() as one:
        yield one


def a_request(
    url: str, *links: str, most: int = 50, remembered: tuple[Remembered, ...] = (), robots: bool = False
) -> Request:
    config = ListConfig(
        name="list", url=url, links=links or ("*",), most=most, seconds_between=0.0, robots=robots, allow=(HERE,)
    )
    return Request(config=config, largest=100_000, started=NOW, remembered=remembered)


def offers(request: Request) -> list[Offer]:
    return list(ListSource(World().surroundings()).offers(request))


def refusal(request: Request) -> str:
    with pytest.raises(SourceError) as caught:
        offers(request)
    return str(caught.value)


def test_the_documents_behind_the_links_come_in_the_order_of_the_page(server: HostileServer) -> None:
    server.at("/a/list", page(b"<ul><li><a href='b.html'>B</a><li><a href='/c'>C</a><li><a href='../a/'>A</a></ul>"))
    for path in ("/a/b.html", "/c", "/a/"):
        server.at(path, page(PAGE + path.encode()))
    found = offers(a_request(server.uri("/a/list")))
    assert [one.uri for one in found if isinstance(one, Found)] == [
        server.uri(path) for path in ("/a/b.html", "/c", "/a/")
    ]
    assert [one.uri for one in found if isinstance(one, Remembered)] == [
        server.uri(path) for path in ("/a/b.html", "/c", "/a/")
    ]


def test_only_links_that_fit_are_followed_and_the_others_named(server: HostileServer) -> None:
    server.at("/list", page(b"<a href=/about>1</a><a href=/News/1.html>2</a><a href=/news/2.pdf>3</a>"))
    server.at("/News/1.html", page(PAGE))
    found = offers(a_request(server.uri("/list"), "*/news/*.html", "*.docx"))
    assert [one.uri for one in found if isinstance(one, PassedOver)] == [
        server.uri("/about"),
        server.uri("/news/2.pdf"),
    ]
    assert server.paths() == ["/list", "/News/1.html"]


def test_no_more_links_are_followed_than_the_desk_says(server: HostileServer) -> None:
    server.at("/list", page(b"".join(b"<a href=/%d>1</a>" % number for number in range(5))))
    server.at("/0", page(PAGE))
    found = offers(a_request(server.uri("/list"), most=2))
    assert server.paths() == ["/list", "/0", "/1"]
    assert [one for one in found if isinstance(one, PassedOver)] == [
        PassedOver(uri=server.uri(f"/{number}"), reason="over the limit") for number in (2, 3, 4)
    ]


def test_at_the_next_run_only_what_is_new_or_changed_is_sent(server: HostileServer) -> None:
    unchanged = b"HTTP/1.1 304 Not Modified\r\n\r\n"
    first, second = (b"<a href=/%s>1</a>" % name for name in (b"a", b"b"))
    server.at("/list", page(first, 'ETag: "1"'), page(second + first, 'ETag: "2"'))
    server.at("/a", page(PAGE, 'ETag: "a"'), unchanged)
    server.at("/b", page(PAGE + b"b"))
    kept = tuple(one for one in offers(a_request(server.uri("/list"))) if isinstance(one, Remembered))
    found = offers(a_request(server.uri("/list"), remembered=kept))
    assert [type(one) for one in found] == [Found, Remembered, Unchanged]
    assert "if-none-match" not in server.asked[2].headers


def test_a_list_that_is_remembered_as_a_document_is_read_all_the_same(server: HostileServer) -> None:
    server.at("/list", page(b"<a href=/home>1</a>", 'ETag: "1"'))
    server.at("/home", redirect("/list"))
    kept = tuple(one for one in offers(a_request(server.uri("/list"))) if isinstance(one, Remembered))
    assert [one.uri for one in kept] == [server.uri("/list")]
    offers(a_request(server.uri("/list"), remembered=kept))
    assert [asked.headers.get("if-none-match") for asked in server.asked[-3:]] == [None, None, '"1"']


def test_a_link_that_leads_to_nothing_is_turned_away_and_the_others_come(server: HostileServer) -> None:
    server.at("/list", page(b"<a href=/gone>1</a><a href=http://127.0.0.2/>2</a><a href=/a>3</a>"))
    server.at("/a", page(PAGE))
    found = offers(a_request(server.uri("/list")))
    assert [one.reason for one in found if isinstance(one, TurnedAway)] == ["not-found", "unreachable"]
    assert any(isinstance(one, Found) for one in found)


def test_links_are_taken_from_where_the_page_has_moved(server: HostileServer) -> None:
    server.at("/list", redirect("/moved/list"))
    server.at("/moved/list", page(b"<a href=a>1</a>"))
    offers(a_request(server.uri("/list")))
    assert server.paths() == ["/list", "/moved/list", "/moved/a"]


def test_robots_txt_shuts_links_too(server: HostileServer) -> None:
    server.at("/robots.txt", page(b"User-agent: *\nDisallow: /inner/"))
    server.at("/list", page(b"<a href=/inner/a>1</a><a href=/b>2</a>"))
    found = offers(a_request(server.uri("/list"), robots=True))
    assert [one.reason for one in found if isinstance(one, TurnedAway)] == ["robots", "not-found"]


def test_a_list_that_cannot_be_had_is_a_source_that_has_failed(server: HostileServer) -> None:
    told = refusal(a_request(server.at("/list", page(b"", status=403))))
    assert told == (
        f"{server.uri('/list')}: the page could not be fetched: "
        "denied: the server does not let everybody read it (status 403)"
    )


@pytest.mark.parametrize("content", [b"<p>Nothing yet", b""])
def test_a_page_without_links_is_a_source_that_has_failed(server: HostileServer, content: bytes) -> None:
    told = refusal(a_request(server.at("/list", page(content))))
    assert told == f"{server.uri('/list')}: none of its 0 links matches *; set other patterns"


def test_a_page_that_is_too_large_for_a_list_is_not_taken_apart(server: HostileServer) -> None:
    server.at("/list", page(b"<a href=/a>1</a>" + b" " * 100_000))
    assert "too-large" in refusal(a_request(server.uri("/list")))


def test_the_source_is_found_under_its_name() -> None:
    assert isinstance(find(KIND, "list"), ListSource)
