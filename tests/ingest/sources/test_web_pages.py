from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import timedelta

import pytest

from flows.errors import SourceError
from flows.ingest.sources import KIND, Found, Offer, PassedOver, Request, TurnedAway, Unchanged
from flows.ingest.sources.web_pages import PagesSource
from flows.plugins import find
from schemas.sources import PagesConfig, Remembered
from tests.hostile_server import HostileServer, page, redirect
from tests.ingest.fetching.desk import HERE, NOW, World

PAGE = b"<html><h1>Budget agreed</h1><p>The ministers agreed on Monday."
HTML = "Content-Type: text/html; charset=iso-8859-2"


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with HostileServer() as one:
        yield one


def a_request(*urls: str, remembered: tuple[Remembered, ...] = (), largest: int = 10_000) -> Request:
    config = PagesConfig(name="pages", urls=urls, seconds_between=0.0, robots=False, allow=(HERE,))
    return Request(config=config, largest=largest, started=NOW, remembered=remembered, contact="desk@example.org")


def offers(request: Request, world: World | None = None) -> list[Offer]:
    return list(PagesSource((world or World()).surroundings()).offers(request))


def what_is_kept(found: list[Offer]) -> tuple[Remembered, ...]:
    return tuple(one for one in found if isinstance(one, Remembered))


def test_pages_come_in_the_order_of_the_desk_under_their_final_addresses(server: HostileServer) -> None:
    server.at("/new", page(PAGE, HTML, 'ETag: "v1"'))
    server.at("/report", page(b"%PDF-1.7 ..."))
    found = offers(a_request(server.at("/old", redirect("/new")), server.uri("/report")))
    assert found == [
        Found(uri=server.uri("/new"), media_type="text/html", content=PAGE, charset="iso-8859-2"),
        Remembered(uri=server.uri("/new"), etag='"v1"', fetched=NOW, sha256=hashlib.sha256(PAGE).hexdigest()),
        Found(uri=server.uri("/report"), media_type="application/octet-stream", content=b"%PDF-1.7 ..."),
        Remembered(uri=server.uri("/report"), fetched=NOW, sha256=hashlib.sha256(b"%PDF-1.7 ...").hexdigest()),
    ]
    assert server.asked[0].headers["user-agent"].endswith("(+desk@example.org)")


def test_where_the_server_states_no_type_the_name_does(server: HostileServer) -> None:
    (found, _) = offers(a_request(server.at("/a/Annual%20Report.PDF?v=2", page(b"..."))))
    assert isinstance(found, Found)
    assert found.media_type == "application/pdf"


def test_each_page_is_fetched_only_when_its_turn_comes(server: HostileServer) -> None:
    server.at("/a", page(PAGE))
    found = PagesSource(World().surroundings()).offers(a_request(server.uri("/a"), server.uri("/b")))
    next(found)
    server.at("/b", page(PAGE))
    assert len(list(found)) == 3
    assert server.paths() == ["/a", "/b"]


def test_a_page_that_its_server_calls_unchanged_is_not_sent_again(server: HostileServer) -> None:
    server.at("/new", page(PAGE, 'ETag: "v1"'), b"HTTP/1.1 304 Not Modified\r\n\r\n")
    uri = server.at("/old", redirect("/new"))
    kept = what_is_kept(offers(a_request(uri)))
    assert offers(a_request(uri, remembered=kept)) == [Unchanged(uri=server.uri("/new"), sha256=kept[0].sha256 or "")]
    assert server.asked[-1].headers["if-none-match"] == '"v1"'


def test_a_page_of_the_same_bytes_is_unchanged_whatever_its_server_says(server: HostileServer) -> None:
    uri = server.at("/", page(PAGE, 'ETag: "v1"'), page(PAGE, 'ETag: "v2"'))
    kept = what_is_kept(offers(a_request(uri)))
    unchanged, remembered = offers(a_request(uri, remembered=kept))
    assert unchanged == Unchanged(uri=uri, sha256=hashlib.sha256(PAGE).hexdigest())
    assert isinstance(remembered, Remembered)
    assert remembered.etag == '"v2"'


def test_a_page_that_has_changed_is_a_document_again(server: HostileServer) -> None:
    uri = server.at("/", page(PAGE, 'ETag: "v1"'), page(PAGE + b"<p>Corrected.", 'ETag: "v2"'))
    kept = what_is_kept(offers(a_request(uri)))
    (found, remembered) = offers(a_request(uri, remembered=kept))
    assert isinstance(found, Found)
    assert isinstance(remembered, Remembered)
    assert remembered.sha256 == hashlib.sha256(found.content).hexdigest()


def test_what_is_known_of_a_page_is_kept_while_its_server_asks_to_wait(server: HostileServer) -> None:
    there = server.at("/there", page(PAGE))
    uri = server.at("/", page(PAGE + b"<p>More.", 'ETag: "v1"'), page(b"", "Retry-After: 600", status=429))
    known = {one.uri: one for one in what_is_kept(offers(a_request(there, uri)))}
    (put_off,) = [
        one for one in what_is_kept(offers(a_request(there, uri, remembered=tuple(known.values())))) if one.uri == uri
    ]
    assert put_off == known[uri].model_copy(update={"not_before": NOW + timedelta(minutes=10)})
    again = offers(a_request(there, uri, remembered=(known[there], put_off)))
    assert again[-1] == PassedOver(uri=uri, reason="left alone")
    assert server.paths().count("/") == 2


def test_one_page_that_cannot_be_had_does_not_stop_the_others(server: HostileServer) -> None:
    server.at("/there", page(PAGE))
    found = offers(a_request(server.uri("/gone"), "http://10.0.0.1/", server.uri("/there")))
    assert found[0] == TurnedAway(
        uri=server.uri("/gone"), reason="not-found", detail="there is no such page (status 404)"
    )
    assert isinstance(found[2], Found)


def test_a_page_without_a_word_is_turned_away(server: HostileServer) -> None:
    server.at("/there", page(PAGE))
    found = offers(a_request(server.at("/", page(b"\r\n")), server.uri("/there")))
    assert isinstance(found[0], TurnedAway)
    assert found[0].reason == "empty"


def test_a_page_above_the_desk_s_limit_is_turned_away(server: HostileServer) -> None:
    server.at("/there", page(PAGE))
    found = offers(a_request(server.at("/", page(PAGE * 3)), server.uri("/there"), largest=len(PAGE)))
    assert isinstance(found[0], TurnedAway)
    assert found[0].reason == "too-large"


def test_when_no_page_can_be_had_the_source_has_failed(server: HostileServer) -> None:
    found = PagesSource(World().surroundings()).offers(a_request(server.uri("/a"), server.uri("/b")))
    with pytest.raises(SourceError) as caught:
        next(found)
    assert str(caught.value) == (
        f"{server.uri('/a')}: all 2 pages, this the first, could not be fetched: "
        "not-found: there is no such page (status 404)"
    )
    assert caught.value.not_before is None


def test_a_server_that_wants_to_be_left_alone_says_for_how_long(server: HostileServer) -> None:
    busy = page(b"", "Retry-After: 120", status=503)
    with pytest.raises(SourceError) as caught:
        offers(a_request(server.at("/", busy)))
    assert str(caught.value).startswith(f"{server.uri()}: this page could not be fetched: rate-limited: ")
    assert caught.value.not_before == NOW.replace(minute=2)


def test_the_source_is_found_under_its_name() -> None:
    assert isinstance(find(KIND, "pages"), PagesSource)
