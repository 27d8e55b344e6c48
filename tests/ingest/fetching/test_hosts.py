from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from flows.ingest.fetching import Fetched, Fetcher, Limits, Manners
from flows.ingest.hosts import Hosts
from tests.hostile_server import HostileServer, page, silently
from tests.ingest.fetching.desk import LIMITS, MANNERS, ROBOTS, World, refused, within

TEXT = b"<p>The committee will meet again in spring.</p>"


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with HostileServer() as one:
        yield one


def fetchers(world: World, *manners: Manners, limits: Limits = LIMITS) -> list[Fetcher]:
    """Return the fetchers of as many sources of one run."""
    outside = replace(world.surroundings(), hosts=Hosts())
    return [Fetcher(one, limits, surroundings=outside) for one in manners]


def test_two_sources_keep_the_distance_to_their_host_that_each_of_them_states(server: HostileServer) -> None:
    world = World(clock=lambda: 100.0)
    server.at("/", page(TEXT))
    first, second = fetchers(world, *(replace(MANNERS, seconds_between=pause) for pause in (2.0, 3.0)))
    for one in (first, second, first):
        assert isinstance(one.get(server.uri()), Fetched)
    assert world.slept == [3.0, 2.0]


def test_the_robots_txt_of_a_host_is_fetched_once_for_all_sources(server: HostileServer) -> None:
    server.at("/robots.txt", page(b"User-agent: *\nDisallow: /inner/"))
    server.at("/", page(TEXT))
    first, second = fetchers(World(), ROBOTS, ROBOTS)
    assert isinstance(first.get(server.uri()), Fetched)
    assert refused(second.get(server.uri("/inner/"))).reason == "robots"
    assert server.paths() == ["/robots.txt", "/"]


def test_a_host_that_is_silent_to_one_source_is_not_asked_by_the_next(server: HostileServer) -> None:
    first, second = fetchers(World(), MANNERS, MANNERS, limits=within(0.1))
    for path in ("/1", "/2", "/3"):
        first.get(server.at(path, silently()))
    assert "has left 3 requests in a row" in refused(second.get(server.at("/4", page(TEXT)))).detail
    assert server.paths() == ["/1", "/2", "/3"]


def test_a_host_that_asked_one_source_to_wait_is_left_alone_by_the_next(server: HostileServer) -> None:
    first, second = fetchers(World(), MANNERS, MANNERS)
    until = refused(first.get(server.at("/a", page(b"", "Retry-After: 600", status=429)))).not_before
    assert refused(second.get(server.at("/b", page(TEXT)))).not_before == until
    assert server.paths() == ["/a"]


def test_what_one_source_may_not_ask_another_may(server: HostileServer) -> None:
    server.at("/", page(TEXT))
    first, second = fetchers(World(), replace(ROBOTS, allow=()), ROBOTS)
    assert refused(first.get(server.uri())).reason == "forbidden-address"
    assert isinstance(second.get(server.uri()), Fetched)


def test_a_source_that_does_not_honour_robots_txt_is_not_kept_out_by_one_that_cannot_be_had(
    server: HostileServer,
) -> None:
    server.at("/robots.txt", page(b"", status=500))
    server.at("/", page(TEXT))
    first, second = fetchers(World(), ROBOTS, MANNERS)
    assert refused(first.get(server.uri())).reason == "server-error"
    assert isinstance(second.get(server.uri()), Fetched)
