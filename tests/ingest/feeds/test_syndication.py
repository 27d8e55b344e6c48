from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.errors import UnreadableDocumentError
from flows.ingest.feeds import HTML, MOST_ENTRIES, PLAIN, Entry, Feed, parse

if TYPE_CHECKING:
    from pathlib import Path

ADDRESS = "https://harbour.example/feed/"
RSS = '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
RSS += 'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Harbour &amp;amp; Strait</title>'
RSS += "<link>/</link>{}</channel></rss>"
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour</title><author><name>Desk of the strait</name></author>'
)
ATOM += "{}</feed>"


def rss(item: str) -> Entry:
    (entry,) = parse(RSS.format(f"<item>{item}</item>").encode(), ADDRESS).entries
    return entry


def atom(entry: str) -> Entry:
    (found,) = parse(ATOM.format(f"<entry>{entry}</entry>").encode(), ADDRESS).entries
    return found


def refusal(content: bytes) -> str:
    with pytest.raises(UnreadableDocumentError) as caught:
        parse(content, ADDRESS)
    assert caught.value.reason == "not-a-feed"
    return caught.value.detail


def test_an_item_of_rss_is_read_with_all_that_is_said_of_it() -> None:
    assert rss(
        """<title>The &lt;i&gt;strait&lt;/i&gt; reopens</title><link>https://harbour.example/7?utm_source=rss</link>
        <guid isPermaLink="false">no-7</guid><dc:creator>Ana Ferreira</dc:creator><dc:creator>Bo Larsen</dc:creator>
        <pubDate>Mon, 01 Jan 2024 23:30:00 -0500</pubDate><category>Ports</category><category>Ports</category>
        <description>Ships wait [&#8230;]</description>
        <content:encoded><![CDATA[<p onclick="x">Ships <a href="8">wait</a> at the pier.</p>]]></content:encoded>
        <enclosure url="brief.pdf" type="application/pdf"/><enclosure url="talk.mp3" type="audio/mpeg"/>"""
    ) == Entry(
        id="no-7",
        link="https://harbour.example/7",
        title="The strait reopens",
        authors=("Ana Ferreira", "Bo Larsen"),
        published="2024-01-01",
        changed=datetime(2024, 1, 2, 4, 30, tzinfo=UTC),
        categories=("Ports",),
        content='<p onclick="x">Ships <a href="8">wait</a> at the pier.</p>',
        media_type=HTML,
        documents=("https://harbour.example/feed/brief.pdf",),
    )


def test_an_entry_of_atom_has_its_base_its_dates_and_its_own_authors() -> None:
    entry = atom(
        """<title type="html">Piers &amp;amp; ships</title><link href="8" xml:base="https://port.example/notes/"/>
        <id>urn:8</id><published>2024-05-03T01:00:00+09:00</published><updated>2024-05-04T00:00:00Z</updated>
        <author><name>Ana Ferreira</name><email>ana@harbour.example</email></author>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Ships wait.</p></div></content>"""
    )
    assert (entry.title, entry.link, entry.id) == ("Piers & ships", "https://port.example/notes/8", "urn:8")
    assert (entry.published, entry.updated) == ("2024-05-03", "2024-05-04")
    assert entry.changed == datetime(2024, 5, 4, tzinfo=UTC)
    assert entry.authors == ("Ana Ferreira",)
    assert (entry.content, entry.media_type) == ("<p>Ships wait.</p>", HTML)


def test_an_entry_without_authors_has_those_of_the_feed() -> None:
    assert atom("<title>Piers</title>").authors == ("Desk of the strait",)


def test_the_one_date_of_rss_1_is_that_of_publication() -> None:
    entry = rss("<title>Piers</title><dc:date>2024-05-03</dc:date>")
    assert (entry.published, entry.updated) == ("2024-05-03", None)


def test_a_title_of_plain_text_in_atom_keeps_its_brackets() -> None:
    assert atom('<title type="text">The &lt;pier&gt; element</title>').title == "The <pier> element"


def test_text_without_markup_is_plain_text() -> None:
    entry = rss("<title>Piers</title><description>Ships wait.\n\nThe pier is closed.</description>")
    assert (entry.content, entry.media_type) == ("Ships wait.\n\nThe pier is closed.", PLAIN)


def test_the_longest_text_is_the_content() -> None:
    entry = rss("<content:encoded>Ships wait.</content:encoded><description>Ships wait at the pier.</description>")
    assert entry.content == "Ships wait at the pier."


def test_content_that_is_no_text_is_left_out() -> None:
    assert not atom('<content type="image/png">iVBORw0KGgo=</content>').content


def test_an_entry_that_names_nothing_is_named_by_what_it_says() -> None:
    first, second = (rss(f"<title>{title}</title>") for title in ("Piers", "Ships"))
    assert first.id != second.id
    assert first == rss("<title>Piers</title>")


def test_an_identifier_that_is_an_address_is_the_link() -> None:
    assert rss("<guid>https://harbour.example/9</guid>").link == "https://harbour.example/9"


def test_the_address_that_a_service_has_replaced_comes_back() -> None:
    origin = '<feedburner:origLink xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">'
    origin += "https://harbour.example/9</feedburner:origLink>"
    assert rss(f"<link>https://counter.example/~r/1</link>{origin}").link == "https://harbour.example/9"


def test_a_feed_has_a_title_and_the_address_of_its_site() -> None:
    feed = parse(RSS.format("").encode(), ADDRESS)
    assert feed == Feed(title="Harbour & Strait", link="https://harbour.example/")


def test_malformed_xml_is_read_as_far_as_it_goes_with_a_doubt() -> None:
    feed = parse(RSS.format("<item><title>Piers & ships</title><b></item>").encode()[:-15], ADDRESS)
    assert [one.title for one in feed.entries] == ["Piers & ships"]
    assert feed.doubts[0].startswith("The feed is not well formed")


def test_space_in_front_of_the_declaration_is_no_fault() -> None:
    feed = parse(b'\xef\xbb\xbf\n\n<?xml version="1.0"?>' + RSS.format("").encode(), ADDRESS)
    assert (feed.title, feed.doubts) == ("Harbour & Strait", ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1251", "koi8-r"])
def test_a_declared_encoding_is_read(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>' + RSS.format("<item><title>Пролив</title></item>")
    assert parse(text.encode(encoding), ADDRESS).entries[0].title == "Пролив"


def test_the_transport_tells_the_encoding_where_the_feed_does_not() -> None:
    content = RSS.format("<item><title>Пролив</title></item>").encode("koi8-r")
    assert parse(content, ADDRESS, "koi8-r").entries[0].title == "Пролив"


def test_an_encoding_that_nobody_tells_is_guessed() -> None:
    text = "Пролив закрыт девятый день, суда стоят у причала и ждут лоцманов, сообщили в управлении порта."
    content = RSS.format(f"<item><title>Пролив</title><description>{text * 5}</description></item>").encode("cp1251")
    assert parse(content, ADDRESS).entries[0].title == "Пролив"


def test_the_feed_tells_its_encoding_better_than_the_transport() -> None:
    content = ('<?xml version="1.0" encoding="utf-8"?>' + RSS.format("<item><title>Пролив</title></item>")).encode()
    assert parse(content, ADDRESS, "iso-8859-1").entries[0].title == "Пролив"


def test_only_the_first_entries_of_an_endless_feed_are_read() -> None:
    feed = parse(RSS.format("<item><title>Piers</title></item>" * (MOST_ENTRIES + 5)).encode(), ADDRESS)
    assert len(feed.entries) == MOST_ENTRIES
    assert feed.doubts == ("The feed has 2,005 entries; the first 2,000 were read.",)


def test_entities_are_neither_expanded_without_end_nor_read_from_files(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("berth-41", encoding="utf-8")
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    kinds = f'<!DOCTYPE rss [<!ENTITY e0 "boom">{bomb}<!ENTITY f SYSTEM "file://{tmp_path}/secret">]>'
    feed = parse((kinds + RSS.format("<item><title>a &e11; &f; b</title></item>")).encode(), ADDRESS)
    title = feed.entries[0].title or ""
    assert len(title) < 100
    assert "berth-41" not in title


def test_bytes_that_are_the_name_of_a_file_open_none(tmp_path: Path) -> None:
    (tmp_path / "feed").write_bytes(RSS.format("<item><title>Piers</title></item>").encode())
    assert "neither" in refusal(bytes(tmp_path / "feed"))


@pytest.mark.parametrize("content", [b"", b" \n", b"Not found", b"\x00\x01", b"<html>", b"<urlset></urlset>"])
def test_what_is_no_feed_is_refused(content: bytes) -> None:
    refusal(content)


def test_a_web_page_is_refused_with_the_feeds_that_it_names() -> None:
    link = '<link rel="alternate" type="application/rss+xml" title="News" href="/feed.xml">'
    assert refusal(f"<!doctype html><html><head>{link}".encode()) == (
        "it is a web page; its feeds are https://harbour.example/feed.xml"
    )


@settings(max_examples=50)
@given(st.binary(max_size=200))
def test_no_bytes_are_too_odd(content: bytes) -> None:
    with suppress(UnreadableDocumentError):
        assert not parse(RSS.encode().replace(b"{}", content), ADDRESS).entries
