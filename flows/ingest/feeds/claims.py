"""What feeds and sitemaps say of a document, as claims to be weighed against its own text."""

from __future__ import annotations

from typing import Final

from flows.ingest.feeds import Entry, Feed, Page
from schemas.claims import Claim, ClaimedField

# What an entry says was written for its readers. Names are less sure, because many blogs put that of an account there;
# a feed's title is as often the name of a series as that of the publisher; and a page may be touched for any reason.
_ENTRY: Final = 0.9
_NAMES: Final = 0.8
_FEED: Final = 0.6
_TOUCHED: Final = 0.4


def of_entry(entry: Entry, feed: Feed) -> tuple[Claim, ...]:
    """Return what a feed says of the document of an entry."""
    # Of an Atom entry only the time of the last change must be given, and most give no other.
    days = (entry.published, _ENTRY) if entry.published else (entry.updated, _FEED)
    told = (
        (ClaimedField.TITLE, entry.title, _ENTRY),
        *((ClaimedField.AUTHOR, name, _NAMES) for name in entry.authors),
        (ClaimedField.PUBLISHED, *days),
        (ClaimedField.UPDATED, entry.updated if entry.updated != days[0] else None, _ENTRY),
        *((ClaimedField.KEYWORD, one, _ENTRY) for one in entry.categories),
        (ClaimedField.PUBLISHER, feed.title, _FEED),
        (ClaimedField.IDENTIFIER, entry.link and f"url:{entry.link}", _ENTRY),
    )
    return tuple(_claim(field, value, "feed", sure) for field, value, sure in told if value)


def of_page(page: Page) -> tuple[Claim, ...]:
    """Return what a sitemap says of a page."""
    told = (
        (ClaimedField.TITLE, page.title, _ENTRY),
        (ClaimedField.PUBLISHED, page.published, _ENTRY),
        (ClaimedField.UPDATED, page.day if page.day != page.published else None, _TOUCHED),
        (ClaimedField.PUBLISHER, page.publication, _ENTRY),
        (ClaimedField.IDENTIFIER, f"url:{page.address}", _ENTRY),
    )
    return tuple(_claim(field, value, "sitemap", sure) for field, value, sure in told if value)


def _claim(field: ClaimedField, value: str, source: str, confidence: float) -> Claim:
    return Claim(field=field, value=value, words=value, source=source, confidence=confidence)
