from __future__ import annotations

import gzip
import random
import socket
import struct
import threading
import time
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import brotli  # type: ignore[import-untyped]  # it has no types
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.ingest.fetching import Fetched, LeftAlone, Line, NotFetched, NotModified
from flows.ingest.fetching.bodies import Growth
from flows.ingest.fetching.outcomes import UNKNOWN_TYPE
from flows.ingest.reasons import REASONS
from schemas.sources import Remembered
from tests.hostile_server import Answer, HostileServer, endlessly, packed, page, redirect, silently, slowly
from tests.ingest.fetching.desk import (
    HERE,
    LIMITS,
    MANNERS,
    NOW,
    ROBOTS,
    World,
    everywhere_here,
    fetcher,
    refused,
    within,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

TEXT = b"<p>The committee will meet again in spring.</p>"
HTML = "Content-Type: text/html; charset=utf-8"


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with HostileServer() as one:
        yield one


@pytest.fixture
def forbidden() -> Iterator[HostileServer]:
    """Yield a server on an address that may not be asked; that nobody asked it is tested."""
    with HostileServer("127.0.0.2") as one:
        yield one
    assert one.asked == []


def fetched(server: HostileServer, answer: Answer) -> Fetched:
    outcome = fetcher().get(server.at("/", answer))
    assert isinstance(outcome, Fetched), outcome
    return outcome


# What comes


def test_a_document_comes_with_what_its_server_says_of_it(server: HostileServer) -> None:
    validators = ('ETag: W/"v1"', "Last-Modified: Mon, 02 Nov 2026 08:00:00 GMT")
    assert fetched(server, page(TEXT, HTML, *validators)) == Fetched(
        uri=server.uri(),
        content=TEXT,
        media_type="text/html",
        charset="utf-8",
        etag='W/"v1"',
        last_modified="Mon, 02 Nov 2026 08:00:00 GMT",
        status=200,
    )


def test_a_request_says_who_asks_and_holds_nothing_else_of_the_desk(server: HostileServer) -> None:
    fetched(server, page(TEXT, "Set-Cookie: id=1"))
    fetched(server, page(TEXT))
    for asked in server.asked:
        assert asked.headers.keys() == {"host", "user-agent", "accept", "accept-encoding", "connection"}
        assert asked.headers["host"] == f"{HERE}:{server.port}"
        assert asked.headers["user-agent"].startswith("deskbrief/")
        assert asked.headers["user-agent"].endswith(" (+https://desk.example/bot)")


def test_a_proxy_of_the_environment_is_not_asked(server: HostileServer, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.2:9")
    assert fetched(server, page(TEXT)).content == TEXT


@pytest.mark.parametrize(
    "answer",
    [
        packed(TEXT),
        packed(TEXT, "deflate"),
        page(zlib.compress(TEXT)[2:-4], "Content-Encoding: deflate"),
        page(gzip.compress(TEXT[:9]) + gzip.compress(TEXT[9:]) + b"\0" * 8, "Content-Encoding: x-gzip"),
        page(brotli.compress(TEXT), "Content-Encoding: BR"),
        page(TEXT, "Content-Encoding: identity"),
        b"HTTP/1.0 200 OK\r\n\r\n" + TEXT,
        b"HTTP/1.1 200\r\n\r\n" + TEXT,
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2f;x=y\r\n" + TEXT + b"\r\n0\r\nX-Trailer: 1\r\n\r\n",
        b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + page(TEXT),
        page(TEXT) + b"HTTP/1.1 200 OK\r\n\r\nof another answer",
        slowly(page(TEXT), pause=0.001),
    ],
)
def test_a_body_is_unpacked_however_it_comes(server: HostileServer, answer: Answer) -> None:
    assert fetched(server, answer).content == TEXT


@pytest.mark.parametrize(
    ("stated", "media_type", "charset"),
    [
        ("Content-Type: TEXT/HTML ; Charset='ISO-8859-2'", "text/html", "ISO-8859-2"),
        ("Content-Type: application/pdf", "application/pdf", None),
        ("Content-Type: text/html; charset=no-such-encoding", "text/html", "no-such-encoding"),
        ("Content-Type: text/html; charset=\xff\xfe", "text/html", None),
        ("Content-Type: ", UNKNOWN_TYPE, None),
        ("Content-Type: <script>", UNKNOWN_TYPE, None),
        ("Content-Type: text/html, text/plain", "text/html", None),
        ("X: y", UNKNOWN_TYPE, None),
    ],
)
def test_the_type_is_taken_as_far_as_it_is_one(
    server: HostileServer, stated: str, media_type: str, charset: str | None
) -> None:
    found = fetched(server, page(TEXT, stated))
    assert (found.media_type, found.charset) == (media_type, charset)


@pytest.mark.parametrize("etag", ['"\xfc"', '"' + "v" * 600 + '"'])
def test_a_version_that_cannot_be_sent_back_is_not_kept(server: HostileServer, etag: str) -> None:
    assert fetched(server, page(TEXT, f"ETag: {etag}")).etag is None


# What does not come


BOMB = gzip.compress(b"\0" * 1_500_000)
CASES: dict[str, tuple[Answer, str]] = {
    "gone": (page(b"", status=410), "not-found"),
    "not found": (page(TEXT, status=404), "not-found"),
    "for subscribers": (page(TEXT, "WWW-Authenticate: Basic", status=401), "denied"),
    "forbidden": (page(TEXT, status=403), "denied"),
    "a proxy that wants a password": (page(TEXT, status=407), "denied"),
    "not for this country": (page(TEXT, status=451), "denied"),
    "a teapot": (page(TEXT, status=418), "denied"),
    "out of order": (page(TEXT, status=500), "server-error"),
    "unavailable": (page(TEXT, status=503), "server-error"),
    "a status nobody knows": (page(TEXT, status=799), "bad-answer"),
    "no content": (b"HTTP/1.1 204 No Content\r\n\r\n", "bad-answer"),
    "a part that nobody asked for": (page(TEXT, "Content-Range: bytes 0-9/99", status=206), "bad-answer"),
    "unchanged since never": (b"HTTP/1.1 304 Not Modified\r\n\r\n", "bad-answer"),
    "another protocol": (b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n", "bad-answer"),
    "a choice": (page(TEXT, status=300), "bad-answer"),
    "a redirect to nowhere": (b"HTTP/1.1 302 Found\r\n\r\n", "bad-answer"),
    "no HTTP at all": (b"220 mail.example ESMTP\r\n\r\n", "bad-answer"),
    "a status that is no number": (b"HTTP/1.1 OK 200\r\n\r\n", "bad-answer"),
    "a status of four digits": (b"HTTP/1.1 2000 OK\r\n\r\n", "bad-answer"),
    "HTTP/2 without asking": (b"\x00\x00\x12\x04\x00\x00\x00\x00\x00" + b"\x00" * 18, "bad-answer"),
    "controls in a header": (b"HTTP/1.1 200 OK\r\nX: a\x00b\r\n\r\n", "bad-answer"),
    "a header without a name": (b"HTTP/1.1 200 OK\r\n: b\r\n\r\n", "bad-answer"),
    "a huge header": (page(TEXT, "X: " + "x" * 150_000), "bad-answer"),
    "ten thousand headers": (page(TEXT, *(f"X-{number}: {number}" for number in range(10_000))), "bad-answer"),
    "headers without end": (endlessly(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"), "bad-answer"),
    "a status line without end": (endlessly(b"HTTP/1.1 200 ", b"O" * 1000), "bad-answer"),
    "hints without end": (endlessly(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n" * 100), "too-large"),
    "a length that is no number": (b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n", "bad-answer"),
    "a length below nothing": (b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", "bad-answer"),
    "two lengths": (page(TEXT, "Content-Length: 3"), "bad-answer"),
    "a length of five thousand digits": (
        b"HTTP/1.1 200 OK\r\nContent-Length: " + b"9" * 5_000 + b"\r\n\r\n",
        "bad-answer",
    ),
    "more than it may be": (page(b"x" * 300_000), "too-large"),
    "a body without end": (endlessly(b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 9_000), "too-large"),
    "chunks without end": (
        endlessly(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1000\r\n" + b"x" * 4096 + b"\r\n"),
        "too-large",
    ),
    "a length that says too much": (page(TEXT, length=1_000_000_000), "too-large"),
    "less than its length": (page(TEXT, length=len(TEXT) + 1), "truncated"),
    "a last chunk that does not come": (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2f\r\n" + TEXT + b"\r\n",
        "truncated",
    ),
    "a chunk of no size": (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "bad-answer"),
    "an encoding of the way nobody knows": (page(TEXT, "Transfer-Encoding: gzip"), "bad-answer"),
    "half a gzip": (page(gzip.compress(TEXT)[:-9], "Content-Encoding: gzip"), "truncated"),
    "half a brotli": (page(brotli.compress(TEXT * 9)[:-3], "Content-Encoding: br"), "truncated"),
    "half a deflate": (page(zlib.compress(TEXT)[:-5], "Content-Encoding: deflate"), "truncated"),
    "no gzip": (page(TEXT, "Content-Encoding: gzip"), "bad-answer"),
    "no brotli": (page(b"\xff" * 40, "Content-Encoding: br"), "bad-answer"),
    "a gzip with a wrong sum": (page(gzip.compress(TEXT)[:-8] + b"\0" * 8, "Content-Encoding: gzip"), "bad-answer"),
    "a packing nobody asked for": (page(TEXT, "Content-Encoding: zstd"), "bad-answer"),
    "packed twice": (page(gzip.compress(gzip.compress(TEXT)), "Content-Encoding: gzip, gzip"), "bad-answer"),
    "a bomb": (page(BOMB, "Content-Encoding: gzip"), "bomb"),
    "a bomb in brotli": (page(brotli.compress(b"\0" * 1_500_000), "Content-Encoding: br"), "bomb"),
    "a bomb in deflate": (page(zlib.compress(b"\0" * 1_500_000), "Content-Encoding: deflate"), "bomb"),
    "a bomb of many members": (page(gzip.compress(b"\0" * 90_000) * 20, "Content-Encoding: gzip"), "bomb"),
    "nothing": (b"", "unreachable"),
    "half a head": (b"HTTP/1.1 200 OK\r\nContent-", "unreachable"),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_no_document_is_named(server: HostileServer, case: str) -> None:
    answer, reason = CASES[case]
    assert refused(fetcher().get(server.at("/", answer))).reason == reason


def test_what_grows_too_large_without_being_a_bomb_is_too_large(server: HostileServer) -> None:
    text = b"A paragraph as any other. " * 40 + bytes(random.Random(7).choices(range(256), k=40_000))  # noqa: S311
    one = fetcher(limits=replace(LIMITS, growth=Growth(most=41_000)))
    assert refused(one.get(server.at("/", packed(text)))).detail == "it unpacks to more than 0.0 MB"


@pytest.mark.parametrize(
    "answer",
    [
        silently(),
        slowly(page(TEXT), pause=0.05),
        slowly(b"HTTP/1.1 200 OK\r\n\r\n" + TEXT, pause=0.05),
        slowly(b"HTTP/1.1 103 Early Hints\r\n\r\n" * 9, pause=0.05),
    ],
)
def test_a_server_that_takes_its_time_is_left_when_the_time_is_over(server: HostileServer, answer: Answer) -> None:
    began = time.monotonic()
    found = refused(fetcher(limits=within(0.3)).get(server.at("/", answer)))
    assert (found.reason, found.detail) == ("timeout", "it did not come within 0.3 seconds")
    assert time.monotonic() - began < 1.5


def test_redirects_share_the_time_of_one_document(server: HostileServer) -> None:
    slow = slowly(redirect("/"), pause=0.004)
    began = time.monotonic()
    assert refused(fetcher(limits=within(0.4)).get(server.at("/", slow))).reason == "timeout"
    assert time.monotonic() - began < 1.5


def test_a_host_where_nobody_listens_is_unreachable() -> None:
    with socket.create_server((HERE, 0)) as free:
        port = free.getsockname()[1]
    found = refused(fetcher().get(f"http://{HERE}:{port}/"))
    assert (found.reason, found.detail) == ("unreachable", "127.0.0.1 does not take the call: Connection refused")


def test_a_connection_that_is_reset_amidst_a_body_is_no_document() -> None:
    def reset(listening: socket.socket) -> None:
        for _ in range(3):
            connection, _ = listening.accept()
            with connection:
                connection.recv(65536)
                connection.sendall(b"HTTP/1.1 200 OK\r\n\r\nhalf")
                time.sleep(0.05)
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    with socket.create_server((HERE, 0)) as listening:
        thread = threading.Thread(target=reset, args=(listening,))
        thread.start()
        found = refused(fetcher().get(f"http://{HERE}:{listening.getsockname()[1]}/"))
        thread.join()
    assert found.reason == "truncated"


PIECES = [
    *(b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 302 Found\r\n", b"HTTP/1.1 100 Continue\r\n", b"HTTP/1.1 503 No\r\n"),
    *(b"Content-Length: 5\r\n", b"Transfer-Encoding: chunked\r\n", b"Content-Encoding: gzip\r\n", b"Location: /\r\n"),
    *(b"Retry-After: 1\r\n", b'ETag: "\x1b"\r\n', b"Content-Type: text/\xff; charset=\x85\r\n", b" folded\r\n"),
    *(b"\r\n", b"\n", b"5\r\n", b"0\r\n\r\n", b"hello", gzip.compress(b"hello"), b"\x00", b"\xff"),
]


@pytest.fixture(scope="module")
def babbler() -> Iterator[HostileServer]:
    with HostileServer() as one:
        yield one


@given(said=st.lists(st.sampled_from(PIECES) | st.binary(max_size=20), max_size=12))
def test_whatever_a_server_says_is_a_document_or_a_reason(babbler: HostileServer, said: list[bytes]) -> None:
    outcome = fetcher(limits=within(2.0)).get(babbler.at("/", b"".join(said)))
    if not isinstance(outcome, Fetched):
        assert refused(outcome).reason in REASONS


# Where requests go


FORMS = [
    "http://127.0.0.2:{port}/",
    "http://127.2:{port}/",
    "http://2130706434:{port}/",
    "http://0x7f000002:{port}/",
    "http://0177.0.0.2:{port}/",
    "http://[::ffff:127.0.0.2]:{port}/",
    "http://[64:ff9b::7f00:2]:{port}/",
    "http://①②⑦.⓪.⓪.②:{port}/",
    "http://127.0.0.2.:{port}/",
]


@pytest.mark.parametrize("form", FORMS)
def test_a_forbidden_machine_is_not_asked_however_it_is_written(form: str, forbidden: HostileServer) -> None:
    world = World(line=Line())
    found = refused(fetcher(world).get(form.format(port=forbidden.port)))
    assert found.reason == "forbidden-address"
    assert "name it under 'allow'" in found.detail


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("form", FORMS)
def test_a_redirect_does_not_lead_to_a_forbidden_machine(
    server: HostileServer, forbidden: HostileServer, form: str, status: int
) -> None:
    world = World(line=Line())
    target = form.format(port=forbidden.port).encode().decode("latin-1")
    assert refused(fetcher(world).get(server.at("/", redirect(target, status)))).reason == "forbidden-address"


@pytest.mark.parametrize(
    "target", ["file:///etc/hostname", "ftp://127.0.0.2/", "gopher://127.0.0.2/", "data:text/html,x", "javascript:1"]
)
def test_a_redirect_leads_to_the_web_only(server: HostileServer, target: str) -> None:
    assert refused(fetcher().get(server.at("/", redirect(target)))).reason == "bad-address"


def test_a_redirect_that_carries_a_password_is_not_followed(server: HostileServer) -> None:
    found = refused(fetcher().get(server.at("/", redirect(f"http://me:secret@{HERE}:{server.port}/b"))))
    assert found.reason == "bad-address"
    assert "secret" not in found.detail


def test_a_name_that_means_another_machine_the_second_time_is_checked_again(
    server: HostileServer, forbidden: HostileServer
) -> None:
    answers = iter(((HERE,), ("127.0.0.2",)))
    world = World(line=Line(resolve=lambda _host, _port: next(answers)))
    server.at("/", redirect(f"http://rebound.example:{forbidden.port}/"))
    assert refused(fetcher(world).get(server.uri(host="rebound.example"))).reason == "forbidden-address"
    assert server.paths() == ["/"]


def test_a_name_is_looked_up_once_for_each_request(server: HostileServer) -> None:
    asked = []

    def resolve(host: str, _port: int) -> Sequence[str]:
        asked.append(host)
        return (HERE,)

    server.at("/", page(TEXT))
    fetcher(World(line=Line(resolve=resolve))).get(server.uri(host="desk.example"))
    assert asked == ["desk.example"]


def test_one_forbidden_address_among_those_of_a_name_forbids_it(server: HostileServer) -> None:
    world = World(line=Line(resolve=lambda _host, _port: (HERE, "10.0.0.1")))
    found = refused(fetcher(world).get(server.uri(host="desk.example")))
    assert "10.0.0.1, a private network" in found.detail
    assert server.asked == []


def test_who_answers_must_be_who_was_called(server: HostileServer) -> None:
    line = Line(
        resolve=lambda _host, _port: ("9.9.9.9",),
        connect=lambda _ip, _port, seconds: socket.create_connection((HERE, server.port), seconds),
    )
    found = refused(fetcher(World(line=line)).get("http://desk.example/"))
    assert (found.reason, found.detail) == ("forbidden-address", "9.9.9.9 was called and 127.0.0.1 answers")
    assert server.asked == []


def test_the_next_address_of_a_name_is_called_when_the_first_does_not_answer(server: HostileServer) -> None:
    world = World(line=Line(resolve=lambda _host, _port: ("127.0.0.3", HERE)))
    found = fetcher(world, manners=replace(MANNERS, allow=("127.0.0.0/8",))).get(
        server.at("/", page(TEXT)).replace(HERE, "desk.example")
    )
    assert isinstance(found, Fetched)
    assert found.uri == server.uri(host="desk.example")


def test_a_public_machine_is_asked_on_the_ports_of_the_web_only() -> None:
    line = Line(resolve=lambda _host, _port: ("9.9.9.9",), connect=lambda *_: pytest.fail("was called"))
    found = refused(fetcher(World(line=line)).get("http://desk.example:22/"))
    assert found.reason == "forbidden-address"
    assert found.detail.startswith("port 22 of desk.example")


@pytest.mark.parametrize("allow", ["127.0.0.2", "127.0.0.0/8", "Inner.Desk.Example."])
def test_what_the_desk_allows_is_asked(allow: str) -> None:
    world = World(line=Line(resolve=lambda _host, _port: ("127.0.0.2",)))
    with HostileServer("127.0.0.2") as inner:
        inner.at("/", page(TEXT))
        one = fetcher(world, manners=replace(MANNERS, allow=(allow,)))
        assert isinstance(one.get(inner.uri(host="inner.desk.example")), Fetched)


def test_a_name_nobody_knows_is_unreachable() -> None:
    def resolve(_host: str, _port: int) -> Sequence[str]:
        raise socket.gaierror(-2, "Name or service not known")

    found = refused(fetcher(World(line=Line(resolve=resolve))).get("http://nowhere.example/"))
    assert found.reason == "unreachable"
    assert "there is no host nowhere.example" in found.detail


def test_a_name_whose_server_does_not_answer_is_given_up_when_the_time_is_over() -> None:
    over = threading.Event()

    def resolve(_host: str, _port: int) -> Sequence[str]:
        over.wait(5)
        return (HERE,)

    found = refused(fetcher(World(line=Line(resolve=resolve)), limits=within(0.1)).get("http://slow.example/"))
    over.set()
    assert found.reason == "timeout"


# Redirects


def test_a_redirect_is_followed_to_the_final_address(server: HostileServer) -> None:
    server.at("/old", redirect("new/page?q=ü#part".encode().decode("latin-1"), 301))
    server.at("/new/page?q=%C3%BC", page(TEXT))
    found = fetcher().get(server.uri("/old"))
    assert isinstance(found, Fetched)
    assert found.uri == server.uri("/new/page?q=%C3%BC")


def test_five_redirects_are_followed_and_no_more(server: HostileServer) -> None:
    for number in range(6):
        server.at(f"/{number}", redirect(f"/{number + 1}"))
    server.at("/6", page(TEXT))
    assert isinstance(fetcher().get(server.uri("/1")), Fetched)
    assert refused(fetcher().get(server.uri("/0"))).reason == "too-many-redirects"


def test_a_redirect_to_itself_ends(server: HostileServer) -> None:
    assert refused(fetcher().get(server.at("/", redirect("/")))).reason == "too-many-redirects"
    assert len(server.asked) == 6


# Asking again


def test_a_server_that_answers_nothing_is_left_alone_after_three_requests(server: HostileServer) -> None:
    one = fetcher(limits=within(0.1))
    paths = [f"/{number}" for number in range(5)]
    found = [refused(one.get(server.at(path, silently()))) for path in paths]
    assert {outcome.reason for outcome in found} == {"timeout"}
    assert server.paths() == paths[:3]
    assert "has left 3 requests in a row without an answer" in found[-1].detail


def test_an_answer_between_them_counts(server: HostileServer) -> None:
    one = fetcher(limits=within(0.1))
    paths = [f"/{number}" for number in range(6)]
    for path in paths:
        one.get(server.at(path, page(TEXT) if path == "/2" else silently()))
    assert server.paths() == paths


def test_one_server_that_answers_nothing_does_not_silence_another(server: HostileServer) -> None:
    server.at("/", page(TEXT))
    one = fetcher(limits=within(2.0))
    with socket.create_server((HERE, 0)) as free:
        port = free.getsockname()[1]
    one.get(f"http://{HERE}:{port}/")
    assert "in a row" in refused(one.get(f"http://{HERE}:{port}/other")).detail
    assert isinstance(one.get(server.uri()), Fetched)


def test_a_server_that_fails_is_asked_three_times_with_growing_pauses(server: HostileServer) -> None:
    world = World()
    assert refused(fetcher(world).get(server.at("/", page(b"", status=502)))).reason == "server-error"
    assert len(server.asked) == 3
    first, second = world.slept
    assert 0.5 <= first <= 1 <= second <= 2


def test_a_server_that_has_failed_once_gives_its_document(server: HostileServer) -> None:
    half = page(TEXT, length=len(TEXT) + 1)
    found = fetcher().get(server.at("/", page(b"", status=500), half, page(TEXT)))
    assert isinstance(found, Fetched)
    assert len(server.asked) == 3


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 429])
def test_a_refusal_is_not_asked_again(server: HostileServer, status: int) -> None:
    fetcher().get(server.at("/", page(b"", status=status)))
    assert len(server.asked) == 1


@pytest.mark.parametrize("later", ["3", "Mon, 23 Nov 2026 07:00:03 GMT"])
@pytest.mark.parametrize("status", [429, 503])
def test_a_short_while_is_waited(server: HostileServer, status: int, later: str) -> None:
    world = World()
    busy = page(b"", f"Retry-After: {later}", status=status)
    assert isinstance(fetcher(world).get(server.at("/", busy, page(TEXT))), Fetched)
    assert world.slept == [3.0]


@pytest.mark.parametrize("later", ["600", "Mon, 23 Nov 2026 07:10:00 GMT"])
def test_for_a_long_while_the_host_is_left_alone(server: HostileServer, later: str) -> None:
    world = World()
    one = fetcher(world)
    found = refused(one.get(server.at("/a", page(b"", f"Retry-After: {later}", status=429))))
    assert found == NotFetched(
        uri=server.uri("/a"),
        reason="rate-limited",
        detail="asked again not before 2026-11-23 07:10 UTC (status 429)",
        not_before=NOW.replace(minute=10),
    )
    assert refused(one.get(server.at("/b", page(TEXT)))).not_before == found.not_before
    assert (server.paths(), world.slept) == (["/a"], [])


def test_waiting_costs_a_document_nothing_of_its_time(server: HostileServer) -> None:
    busy = page(b"", "Retry-After: 9", status=503)
    assert isinstance(fetcher(limits=within(2.0)).get(server.at("/", busy, page(TEXT))), Fetched)


# From run to run


def test_what_has_not_changed_is_not_sent_again(server: HostileServer) -> None:
    known = Remembered(
        uri=server.uri("/b"), etag='"v1"', last_modified="Mon, 02 Nov 2026 08:00:00 GMT", fetched=NOW, sha256="0" * 64
    )
    server.at("/a", redirect("/b"))
    server.at("/b", b"HTTP/1.1 304 Not Modified\r\n\r\n")
    one = fetcher(remembered=[known])
    assert one.get(server.uri("/a")) == NotModified(uri=server.uri("/b"), sha256="0" * 64)
    first, second = server.asked
    assert "if-none-match" not in first.headers
    assert second.headers["if-none-match"] == '"v1"'
    assert second.headers["if-modified-since"] == "Mon, 02 Nov 2026 08:00:00 GMT"


def test_what_is_not_to_be_asked_for_yet_is_left_alone_unless_it_is_wanted_afresh(server: HostileServer) -> None:
    server.at("/", page(TEXT))
    known = Remembered(uri=server.uri(), fetched=NOW, not_before=NOW + timedelta(seconds=1))
    one = fetcher(remembered=[known])
    assert one.get(server.uri()) == LeftAlone(uri=server.uri())
    assert server.asked == []
    assert isinstance(one.get(server.uri(), afresh=True), Fetched)


def test_what_is_remembered_in_a_form_that_no_header_has_is_not_sent(server: HostileServer) -> None:
    known = Remembered(uri=server.uri(), etag='"a"\r\nX-Injected: 1', fetched=NOW)
    server.at("/", page(TEXT))
    assert isinstance(fetcher(remembered=[known]).get(server.uri()), Fetched)
    assert "x-injected" not in server.asked[0].headers


# Politeness


def test_requests_to_one_host_keep_their_distance(server: HostileServer) -> None:
    world = World(clock=lambda: 100.0)
    server.at("/a", redirect("/b"))
    server.at("/b", page(TEXT))
    one = fetcher(world, manners=replace(MANNERS, seconds_between=2.0))
    one.get(server.uri("/a"))
    one.get(server.uri("/b"))
    assert world.slept == [2.0, 2.0]


def test_what_robots_txt_shuts_is_not_asked_for(server: HostileServer) -> None:
    server.at("/robots.txt", page(b"User-agent: *\nDisallow: /inner/\nCrawl-delay: 3"))
    server.at("/a", redirect("/inner/b"))
    world = World(clock=lambda: 100.0)
    one = fetcher(world, manners=ROBOTS)
    assert refused(one.get(server.uri("/inner/a"))).reason == "robots"
    assert refused(one.get(server.uri("/a"))).reason == "robots"
    assert server.paths() == ["/robots.txt", "/a"]
    assert world.slept == [3.0]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_where_there_is_no_robots_txt_everything_is_open(server: HostileServer, status: int) -> None:
    server.at("/robots.txt", page(b"Disallow: /", status=status))
    server.at("/", page(TEXT))
    assert isinstance(fetcher(manners=ROBOTS).get(server.uri()), Fetched)


def test_where_robots_txt_cannot_be_read_nothing_is_asked(server: HostileServer) -> None:
    server.at("/robots.txt", page(b"", status=500))
    one = fetcher(manners=ROBOTS)
    first, second = (refused(one.get(server.uri(path))) for path in ("/a", "/b"))
    assert first.reason == second.reason == "server-error"
    assert first.detail == "the server is out of order (status 500) (asked for robots.txt)"
    assert server.paths() == ["/robots.txt"] * 3


def test_robots_txt_may_be_elsewhere(server: HostileServer) -> None:
    server.at("/robots.txt", redirect("/en/robots.txt"))
    server.at("/en/robots.txt", packed(b"User-agent: deskbrief\nDisallow: /"))
    assert refused(fetcher(manners=ROBOTS).get(server.uri())).reason == "robots"


def test_every_host_that_a_document_is_led_over_has_its_say(server: HostileServer) -> None:
    world = World(line=Line(resolve=everywhere_here))
    with HostileServer() as other:
        other.at("/robots.txt", page(b"User-agent: *\nDisallow: /"))
        server.at("/", redirect(other.uri(host="other.example")))
        found = refused(fetcher(world, manners=ROBOTS).get(server.uri()))
        assert found.detail == "robots.txt of other.example does not let programs fetch it"
        assert other.paths() == ["/robots.txt"]


@pytest.mark.parametrize("uri", ["http://me:secret@desk.example/", "http:///", "no address", "http://a\x1b[31m/"])
def test_what_is_no_address_is_named_fit_for_print(uri: str) -> None:
    found = refused(fetcher().get(uri))
    assert found.reason == "bad-address"
    assert "secret" not in found.uri + found.detail
