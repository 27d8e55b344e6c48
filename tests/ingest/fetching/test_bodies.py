from __future__ import annotations

import gzip
import tracemalloc
import zlib
from collections.abc import Callable

import brotli  # type: ignore[import-untyped]  # it has no types
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.ingest.fetching.bodies import ACCEPTED, Growth, unpacked
from flows.ingest.fetching.outcomes import FetchingError

PACKING: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "identity": bytes,
    "": bytes,
}


def test_what_can_be_unpacked_is_what_is_offered() -> None:
    assert ACCEPTED == "gzip, deflate, br"


@given(st.binary(max_size=3000), st.sampled_from(sorted(PACKING)), st.integers(1, 50))
def test_what_was_packed_is_unpacked_however_it_is_cut(content: bytes, coding: str, size: int) -> None:
    body = PACKING[coding](content)
    pieces = [body[place : place + size] for place in range(0, len(body), size)]
    assert unpacked(pieces, coding, Growth()) == content


def objection(body: bytes, coding: str) -> str | None:
    try:
        unpacked([body], coding, Growth())
    except FetchingError as error:
        return error.reason
    return None


@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate", "br"]))
def test_whatever_is_sent_is_unpacked_or_refused(body: bytes, coding: str) -> None:
    assert objection(body, coding) in {None, "bad-answer", "truncated", "bomb"}


@given(st.binary(min_size=40, max_size=400), st.sampled_from(["gzip", "deflate", "br"]), st.data())
def test_a_body_that_breaks_off_is_refused(content: bytes, coding: str, data: st.DataObject) -> None:
    body = PACKING[coding](content)
    kept = data.draw(st.integers(1, len(body) - 1))
    assert objection(body[:kept], coding) in {"truncated", "bad-answer"}


def test_nothing_is_nothing_however_it_says_it_is_packed() -> None:
    assert unpacked([], "gzip", Growth()) == b""


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_a_bomb_is_given_up_before_it_fills_the_memory(coding: str) -> None:
    zeros = b"\0" * 50_000_000
    bomb = brotli.compress(zeros, quality=1) if coding == "br" else PACKING[coding](zeros)
    tracemalloc.start()
    assert objection(bomb, coding) == "bomb"
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 12_000_000


def test_a_page_with_long_tables_is_no_bomb() -> None:
    content = b"<tr><td>0</td></tr>" * 50_000
    assert len(gzip.compress(content)) * 100 < len(content)
    assert unpacked([gzip.compress(content)], "gzip", Growth()) == content
