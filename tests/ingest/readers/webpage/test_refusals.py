"""Pages without an article, pages that break parsers, and bytes in any encoding."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.errors import UnreadableDocumentError
from flows.ingest.readers import PartKind
from flows.ingest.readers.webpage import READER
from tests.ingest.cleaning.documents import MORE, PROSE
from tests.ingest.readers.webpage.pages import BODY, TITLE, page, raw, read, refusal, told


def shell(text: str, title: str = TITLE) -> str:
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{text}</body></html>"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("  \n", "empty"),
        ("<html><body><nav><a href='/'>Home</a></nav></body></html>", "no-article"),
        (shell("<p>Sorry, we could not find what you were looking for.</p>", "Page not found"), "not-found-page"),
        (shell("<p>Die Seite ist umgezogen.</p>", "Error 404"), "not-found-page"),
        (
            shell("<p>We and our partners use cookies. Give consent to cookies, or read our privacy policy.</p>"),
            "cookie-wall",
        ),
        (shell("<p>Log in or subscribe to continue reading. Already a subscriber? Sign in.</p>"), "login-wall"),
        (
            shell("<p>Checking your browser before you go on. Enable JavaScript and cookies to continue.</p>"),
            "access-check",
        ),
    ],
)
def test_what_is_no_article_is_refused_by_its_kind(text: str, reason: str) -> None:
    found, detail = refusal(text)
    assert found == reason
    assert detail


def test_a_teaser_before_a_wall_is_taken_and_doubted() -> None:
    wall = '<div class="paywall"><p>Subscribe to continue reading.</p></div>'
    found = read(page(f"<p>{PROSE}</p>{wall}"))
    assert told(found)[PROSE][0] is PartKind.TEXT
    assert found.doubts == ("only a teaser may be printed: the page asks to log in or subscribe",)


def test_an_article_about_cookies_or_pages_not_found_is_an_article() -> None:
    assert PROSE in told(read(page(f"<p>{PROSE}</p><p>{MORE}</p><p>The cookie law asks for consent.</p>{BODY}")))


def test_a_page_nested_too_deep_is_refused_and_a_deep_one_is_read() -> None:
    assert refusal(page("<div>" * 500 + PROSE + "</div>" * 500))[0] == "too-deep"
    assert PROSE in told(read(page("<div>" * 300 + BODY + "</div>" * 300)))


def test_a_page_of_too_many_elements_is_refused() -> None:
    assert refusal("<html><body>" + "<i>" * 3 + "<br>" * 200_001)[0] == "too-large"


@pytest.mark.parametrize(
    ("encoding", "meta"),
    [
        ("utf-8", ""),
        ("utf-8", '<meta charset="iso-8859-1">'),
        ("cp1252", '<meta charset="iso-8859-1">'),
        ("cp1252", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">'),
        ("iso8859-2", '<meta charset="iso-8859-2">'),
        ("utf-16", ""),
        ("utf-8-sig", ""),
    ],
)
def test_a_page_is_decoded_by_mark_by_what_it_is_and_by_what_it_says(encoding: str, meta: str) -> None:
    words = f"Ministerpräsident Köhler: {PROSE}"
    content = f"<html><head>{meta}<title>x</title></head><body><p>{words}</p><p>{MORE}</p></body></html>".encode(
        encoding
    )
    assert words in READER.read(raw(content), content).text


def test_the_word_of_the_transport_counts_before_that_of_the_page() -> None:
    words = f"Сегодня: {PROSE}"
    text = f'<html><head><meta charset="cp1252"></head><body><p>{words}</p><p>{MORE}</p></body></html>'
    content = text.encode("koi8-r")
    assert words in READER.read(raw(content, charset="koi8-r"), content).text


def test_nothing_outside_of_the_page_is_read() -> None:
    entity = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    assert PROSE in told(read(entity + page(f"<p>&x;</p>{BODY}")))


@pytest.mark.parametrize(
    "odd",
    [
        "<table>" * 60,
        "<p" * 2000,
        "<![CDATA[ x ]]>" * 50,
        "\x00\x01\x1b[31m",
        "&#xD800;&#0;&#x110000;",
        "<a href='" + "x" * 100_000 + "'>y</a>",
        "<ol start='99999999999999999999'><li>One more thing</li></ol>",
        "<td colspan='4000000000'>x</td>",
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "\u2028\u0085\x0c\x1c",
        "<plaintext>",
    ],
)
def test_hostile_markup_neither_breaks_the_reader_nor_the_text_around_it(odd: str) -> None:
    found = read(page(f"<p>{PROSE}</p>{odd}<p>{MORE}</p>"))
    assert PROSE in found.text


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=400), st.integers(0, 600))
def test_any_bytes_in_a_page_are_read_or_refused_with_a_reason(odd: bytes, place: int) -> None:
    content = page().encode()
    content = content[:place] + odd + content[place:]
    try:
        found = READER.read(raw(content), content)
    except UnreadableDocumentError as error:
        told_why = error.reason, error.detail
        assert all(told_why)
    else:
        assert len([line for line in found.text.split("\n") if line.strip()]) == len(found.parts)
