"""Feeds, sitemaps and lists of feeds: what stands in them, as records.

They come from strangers, so the sources call these functions in a child process. Parsers are imported when they are
called, so that whoever only names the functions stays light.
"""

from __future__ import annotations

from typing import Final

from pydantic import AwareDatetime

from schemas.record import Record

HTML: Final = "text/html"
"""Media type of an entry's content that has markup, or is a single paragraph."""

PLAIN: Final = "text/plain"
"""Media type of an entry's content of several paragraphs without markup."""

MOST_ENTRIES: Final = 2000
"""Entries that are read of one feed, from the top."""

MOST_PAGES: Final = 50_000
"""Pages that a sitemap may name; the protocol's own limit."""


class Entry(Record):
    """What a feed says of one document."""

    id: str
    """As the feed names it; its link or its content where it does not."""

    link: str | None = None
    """Address of its page, whole, without what only counts readers; ``None`` when it has none."""

    title: str | None = None
    """Without markup, on one line."""

    authors: tuple[str, ...] = ()
    """Names of persons and bodies, without addresses of mail; the feed's own where the entry has none."""

    published: str | None = None
    """Day of its publication where it was published, ISO 8601 with reduced precision."""

    updated: str | None = None
    """Day of its last change where it was changed, ISO 8601 with reduced precision."""

    changed: AwareDatetime | None = None
    """When it was last changed or published, UTC."""

    categories: tuple[str, ...] = ()
    """As the feed prints them."""

    content: str = ""
    """Its text as the feed delivers it; empty when there is none."""

    media_type: str = PLAIN
    """Of its content: ``text/html`` or ``text/plain``."""

    documents: tuple[str, ...] = ()
    """Addresses of the documents that are attached to it (PDF and the like), whole; no sounds and pictures."""


class Feed(Record):
    """What a feed holds."""

    title: str | None = None
    """Without markup, on one line."""

    link: str | None = None
    """Address of the site that it is the feed of."""

    entries: tuple[Entry, ...] = ()
    """In its order, which mostly is the newest first."""

    doubts: tuple[str, ...] = ()
    """What is wrong with it, one sentence each."""


class Page(Record):
    """What a sitemap says of one page, or an index of one sitemap."""

    address: str
    """Where it lies, whole."""

    day: str | None = None
    """Day of its last change where it was changed, ISO 8601 with reduced precision."""

    changed: AwareDatetime | None = None
    """When it was last changed, UTC; ``None`` when that is not said to the day."""

    title: str | None = None
    """Of the news extension."""

    published: str | None = None
    """Of the news extension: the day of publication, ISO 8601."""

    publication: str | None = None
    """Of the news extension: the name of the newspaper."""


class Sitemap(Record):
    """What a sitemap holds."""

    pages: tuple[Page, ...] = ()
    """Of a sitemap, in its order."""

    sitemaps: tuple[Page, ...] = ()
    """Of an index, in its order."""


def parse(content: bytes, address: str, charset: str | None = None) -> Feed:
    """Return what stands in a feed: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed.

    Args:
        content: Its bytes.
        address: Where it lies; relative links are counted from there.
        charset: Encoding that the transport declared.

    Raises:
        UnreadableDocumentError: it is no feed.
    """
    if content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        from flows.ingest.feeds import json_feed  # noqa: PLC0415 - see above

        return json_feed.parse(content, address)
    from flows.ingest.feeds import syndication  # noqa: PLC0415

    return syndication.parse(content, address, charset)


def parse_sitemap(content: bytes, address: str, most: int) -> Sitemap:
    """Return what stands in a sitemap: XML, packed by gzip or not, or a text with an address on each line.

    Args:
        content: Its bytes.
        address: Where it lies.
        most: Size above which it is not unpacked, bytes.

    Raises:
        UnreadableDocumentError: it is no sitemap, or too large.
    """
    from flows.ingest.feeds import sitemaps  # noqa: PLC0415 - see above

    return sitemaps.parse(content, address, most)
