from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.ingest.fetching.addresses import Address, led, parsed, resolved, shown
from flows.ingest.fetching.outcomes import FetchingError


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("http://desk.example", Address("http", "desk.example", 80, "/")),
        (" HTTPS://Desk.Example.:443/A/../b?c=d#e\n", Address("https", "desk.example", 443, "/A/../b?c=d")),
        ("http://desk.example:8080/?a=[1]|2", Address("http", "desk.example", 8080, "/?a=[1]|2")),
        (
            "https://bücher.example/ä ö?ü=1%20",
            Address("https", "xn--bcher-kva.example", 443, "/%C3%A4%20%C3%B6?%C3%BC=1%20"),
        ),
        ("http://[2001:DB8:0::1]:81/", Address("http", "2001:db8::1", 81, "/")),
        ("http://under_score.example/", Address("http", "under_score.example", 80, "/")),
        ("http://①②⑦.⓪.⓪.①/", Address("http", "127.0.0.1", 80, "/")),
        ("http://faß.example/", Address("http", "xn--fa-hia.example", 80, "/")),
        ("http://desk.example?a", Address("http", "desk.example", 80, "/?a")),
    ],
)
def test_an_address_is_taken_apart(text: str, address: Address) -> None:
    assert parsed(text) == address


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("desk.example/page", "without a scheme"),
        ("file:///etc/hostname", "not 'file'"),
        ("javascript:alert(1)", "not 'javascript'"),
        ("http://me@desk.example/", "name or password"),
        ("http://:word@desk.example/", "name or password"),
        ("http://desk.example\\@other.example/", "no address may have"),
        ("http://desk.example/a\r\nX: 1", "no address may have"),
        ("http://desk.example/\x00", "no address may have"),
        ("http://desk.example:0/", "port 0"),
        ("http://desk.example:65536/", "taken apart"),
        ("http://desk.example:eighty/", "taken apart"),
        ("http://[::1", "taken apart"),
        ("http://[fe80::1%25eth0]/", "local link"),
        ("http://[1:2]/", "taken apart"),
        ("http:///path", "no name"),
        ("http://.example/", "no name"),
        ("http://a..example/", "no name"),
        ("http://-desk.example/", "no name"),
        ("http://%31%32%37.0.0.1/", "no name"),
        ("http://desk example/", "no name"),
        ("http://" + "a" * 300 + "/", "no name"),
        ("http://" + "ä" * 300 + "/", "no name"),
        ("http://ä" + "." * 20 + "/", "no name"),
        ("http://desk.example/" + "a" * 2000, "2,000"),
    ],
)
def test_what_is_no_address_is_refused(text: str, told: str) -> None:
    with pytest.raises(FetchingError) as caught:
        parsed(text)
    assert caught.value.reason == "bad-address"
    assert told in caught.value.detail


def in_one_form(text: str) -> str | None:
    try:
        return parsed(text).uri
    except FetchingError:
        return None


@given(st.text() | st.text("htps:/.@[]%\\#?0123456789abcé\t\n ").map("http://{}".format))
def test_whatever_is_given_is_an_address_in_one_form_or_refused(text: str) -> None:
    uri = in_one_form(text)
    if uri is not None:
        assert uri.isascii()
        assert " " not in uri
        assert in_one_form(uri) == uri


@pytest.mark.parametrize(
    ("link", "uri"),
    [
        ("b", "https://desk.example/a/b"),
        ("../c?d", "https://desk.example/c?d"),
        ("//other.example/e", "https://other.example/e"),
        ("http://other.example", "http://other.example/"),
        ("?page=2", "https://desk.example/a/list?page=2"),
        (" b\n c", "https://desk.example/a/b%20c"),
        ("mailto:desk@example.org", None),
        ("http://[broken", None),
        ("tel:+1", None),
    ],
)
def test_a_link_is_resolved_or_leads_nowhere(link: str, uri: str | None) -> None:
    assert resolved("https://desk.example/a/list", link) == uri


def test_a_redirect_to_nowhere_says_why() -> None:
    with pytest.raises(FetchingError, match="not 'ftp'"):
        led("https://desk.example/", "ftp://desk.example/")


@given(st.text())
def test_an_address_is_printed_on_one_line(text: str) -> None:
    assert shown(text).isprintable()


def test_a_password_is_not_printed() -> None:
    assert shown("https://me:secret@desk.example/\x1b[31m") == "https://desk.example/\\u001b[31m"
