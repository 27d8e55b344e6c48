from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.ingest.fetching.robots import parsed


def allows(content: str, target: str) -> bool:
    return parsed(content.encode(), "deskbrief").allow(target)


@pytest.mark.parametrize(
    ("rules", "target", "allowed"),
    [
        ("Disallow: /", "/", False),
        ("Disallow:", "/a", True),
        ("Disallow: /a", "/abc", False),
        ("Disallow: /a/", "/a", True),
        ("Disallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("Allow: /a\nDisallow: /a/b", "/a/b/c", False),
        ("Disallow: /a\nAllow: /a", "/a", True),
        ("Disallow: /*.pdf$", "/b/c.pdf", False),
        ("Disallow: /*.pdf$", "/b/c.pdf?page=1", True),
        ("Disallow: /*.pdf", "/b/c.pdf?page=1", False),
        ("Disallow: /*/inner/*.html$", "/a/inner/b.html", False),
        ("Disallow: /*/inner/*.html$", "/a/inner/.htm", True),
        ("Disallow: /a*b$", "/ab", False),
        ("Disallow: /ab*b$", "/ab", True),
        ("Disallow: /a$", "/a", False),
        ("Disallow: /a$", "/ab", True),
        ("Disallow: *", "/a", False),
        ("Disallow: /*?", "/a?b", False),
        ("Disallow: /*?", "/a", True),
        ("Disallow: /%7Ejoe/", "/~joe/a", False),
        ("Disallow: /ü", "/%C3%BCbersicht", False),
        ("Disallow: /a # but not b", "/ab", False),
        ("disALLOW : /a", "/a", False),
        ("Noindex: /a\nDisallow /b", "/a", True),
    ],
)
def test_the_longest_rule_that_fits_decides(rules: str, target: str, allowed: bool) -> None:  # noqa: FBT001 - a case
    assert allows(f"User-agent: *\n{rules}", target) is allowed


@pytest.mark.parametrize(
    ("content", "allowed"),
    [
        ("User-agent: *\nDisallow: /\n\nUser-agent: deskbrief\nDisallow: /b", True),
        ("User-agent: DeskBrief/2.0\nDisallow: /", False),
        ("User-agent: other\nUser-agent: deskbrief\n\nDisallow: /", False),
        ("User-agent: other\nDisallow: /", True),
        (
            "User-agent: deskbrief\nDisallow: /b\nUser-agent: other\nDisallow: /\nUser-agent: deskbrief\nDisallow: /a",
            False,
        ),
        ("User-agent: deskbrief\nSitemap: http://desk.example/s.xml\nDisallow: /a", False),
        ("User-agent: deskbrief\nDisallow:\nUser-agent: *\nDisallow: /", True),
        ("\ufeffUser-agent: *\r\nDisallow: /", False),
        ("User-agent: *\rDisallow: /", False),
        ("Disallow: /", True),
        ("<html><p>Disallow: /", True),
        ("", True),
    ],
)
def test_the_group_of_our_name_holds_or_else_that_of_all(content: str, allowed: bool) -> None:  # noqa: FBT001 - a case
    assert allows(content, "/a") is allowed


@pytest.mark.parametrize(
    ("stated", "delay"),
    [("5", 5.0), ("0.5", 0.5), ("9999", 30.0), ("-1", 0.0), ("nan", 0.0), ("inf", 30.0), ("x", 0.0)],
)
def test_the_owner_says_how_much_time_is_between_requests(stated: str, delay: float) -> None:
    assert parsed(f"User-agent: *\nCrawl-delay: {stated}".encode(), "deskbrief").delay == delay


@given(st.binary(max_size=300) | st.text("userAgent-:*/disallow\n $%2A", max_size=300).map(str.encode), st.text())
def test_whatever_a_file_holds_it_is_read(content: bytes, target: str) -> None:
    assert parsed(b"User-agent: *\n" + content, "deskbrief").allow(target) in {True, False}


def test_a_file_made_to_take_long_does_not() -> None:
    content = "User-agent: *\n" + f"Disallow: /{'*a' * 40}b\n" * 20_000
    began = time.process_time()
    assert allows(content, "/" + "a" * 2000)
    assert time.process_time() - began < 3
