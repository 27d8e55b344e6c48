from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.errors import SourceError
from flows.ingest.feeds.opml import feeds_of
from schemas.sources import FeedConfig

if TYPE_CHECKING:
    from pathlib import Path


def listed(*outlines: str) -> list[tuple[str, str]]:
    content = f'<opml version="2.0"><body>{"".join(outlines)}</body></opml>'.encode()
    return [(feed.name, feed.url) for feed in feeds_of(content).feeds]


def outline(title: str, url: str, inner: str = "") -> str:
    return f'<outline text="{title}" type="rss" xmlUrl="{url}">{inner}</outline>'


def refusal(content: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        feeds_of(content)
    assert "\n" not in str(caught.value)
    return caught.value.problem


def test_nested_outlines_become_feeds_in_their_order() -> None:
    inner = outline("Harbour &amp; Strait: News", "https://harbour.example/feed")
    assert listed(f'<outline text="Think tanks">{inner}</outline>', outline("Küste", "http://coast.example/rss")) == [
        ("harbour-strait-news", "https://harbour.example/feed"),
        ("kuste", "http://coast.example/rss"),
    ]


def test_feeds_have_the_settings_of_any_other() -> None:
    content = b'<?xml version="1.0"?><opml><body><outline title="Port" xmlurl="https://port.example/f"/></body></opml>'
    assert feeds_of(content).feeds == (FeedConfig(name="port", url="https://port.example/f"),)


def test_names_are_made_unique_and_short() -> None:
    found = listed(*(outline("News " * 30, f"https://port.example/{number}") for number in range(3)))
    names = [name for name, _ in found]
    assert names[1:] == [f"{names[0]}-2", f"{names[0]}-3"]
    assert all(len(name) <= 60 for name in names)


def test_a_title_without_latin_letters_gives_way_to_the_host() -> None:
    assert listed(outline("Пролив", "https://www.strait.example/feed"))[0][0] == "strait-example"


def test_a_feed_that_stands_in_two_folders_is_one() -> None:
    assert len(listed(outline("A", "https://port.example/f"), outline("B", "https://port.example/f"))) == 1


def test_the_scheme_for_readers_of_feeds_is_undone_and_others_are_left_out() -> None:
    found = listed(
        outline("A", "feed://port.example/a"),
        outline("B", "feed:https://port.example/b"),
        outline("C", "file:///etc/hostname"),
    )
    assert [url for _, url in found] == ["http://port.example/a", "https://port.example/b"]


def test_what_cannot_be_asked_is_counted_once_and_the_first_is_told_without_its_password() -> None:
    found = feeds_of(
        "<opml><body>"
        f"{outline('A', 'https://ada:berth-41@port.example/a')}{outline('B', 'https://port.example/b')}"
        f"{outline('C', 'file:///etc/hostname')}{outline('D', 'file:///etc/hostname')}"
        f"{outline('E', 'https://port.example/' + 'e' * 2000)}<outline text='F'/>"
        "</body></opml>".encode()
    )
    assert [feed.url for feed in found.feeds] == ["https://port.example/b"]
    assert found.left_out == 3
    assert (found.first_left_out or "").startswith(
        "https://port.example/a (only http:// and https:// are asked, without"
    )


def test_feeds_beyond_what_is_taken_are_told() -> None:
    outlines = "".join(outline("Port", f"https://port.example/{number}") for number in range(5002))
    found = feeds_of(f"<opml><body>{outlines}</body></opml>".encode())
    assert (len(found.feeds), found.left_out) == (5000, 2)
    assert found.first_left_out == "https://port.example/5000 (only the first 5,000 feeds are taken)"


def test_a_list_without_a_feed_that_can_be_asked_tells_the_first() -> None:
    told = refusal(f"<opml><body>{outline('A', 'ftp://port.example/a')}</body></opml>".encode())
    assert "; the first of 1 left out is ftp://port.example/a (" in told


def test_malformed_lists_are_read_as_far_as_they_go() -> None:
    feed = outline("Ports & piers", "https://port.example/f?a=1&b=2")
    assert listed(feed) == [("ports-piers", "https://port.example/f?a=1&b=2")]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "there is no XML"),
        (b"text", "there is no XML"),
        (b"<rss/>", "it is no OPML"),
        (b"<opml><body/></opml>", "it names no feed"),
    ],
)
def test_what_is_no_list_of_feeds_is_refused_in_one_line(content: bytes, problem: str) -> None:
    assert refusal(content).startswith(problem)


def test_no_file_is_read_into_a_name(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("berth-41", encoding="utf-8")
    kinds = f'<!DOCTYPE opml [<!ENTITY f SYSTEM "file://{tmp_path}/secret">]>'
    content = kinds + '<opml><body><outline text="&f;" xmlUrl="https://port.example/f"/></body></opml>'
    assert "berth-41" not in feeds_of(content.encode()).feeds[0].name
