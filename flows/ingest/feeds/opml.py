"""OPML (http://opml.org/spec2.opml): the list of feeds that every reader of feeds can export."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from pydantic import ValidationError

from flows.errors import SourceError
from flows.ingest.feeds.trees import name_of, root_of
from flows.ingest.feeds.wording import plain
from flows.ingest.fetching.addresses import shown
from schemas.sources import FeedConfig

if TYPE_CHECKING:
    from lxml import etree

_FILE = "OPML"
_LONGEST_NAME = 50  # of 60, so that a number has room behind it
_MOST_FEEDS = 5000
_LONGEST_SHOWN = 200
_NOT_ASKED = "only http:// and https:// are asked, without a name or password, and at most 2,000 characters"
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
# Some programs write the scheme of an address so that a browser asks a reader of feeds to open it.
_FEED_SCHEME = re.compile(r"^feed:(?://)?(?=https?://)")


class Listed(NamedTuple):
    """What a list names."""

    feeds: tuple[FeedConfig, ...]
    """Each once, in the order of the list, under names made from their titles."""

    left_out: int
    """How many addresses in it cannot be taken."""

    first_left_out: str | None
    """The first of those, and why; ``None`` when there is none."""


def feeds_of(content: bytes) -> Listed:
    """Return the feeds that a list names, and what of it cannot be taken.

    Args:
        content: The bytes of the file; outlines may be nested.

    Raises:
        SourceError: it is no such list, or names no feed that can be asked.
    """
    feeds: dict[str, FeedConfig] = {}
    taken: set[str] = set()
    left_out: dict[str, str] = {}
    for outline in _root(content).iter("{*}outline"):
        held = {str(key).lower(): str(value).strip() for key, value in outline.attrib.items()}
        url = _FEED_SCHEME.sub("", held.get("xmlurl", "").replace("feed://", "http://"))
        if not url or url in feeds or url in left_out:
            continue
        if len(feeds) == _MOST_FEEDS:
            left_out[url] = f"only the first {_MOST_FEEDS:,} feeds are taken"
            continue
        try:
            feed = FeedConfig(name=_name(held, url, taken), url=url)
        except ValidationError:
            left_out[url] = _NOT_ASKED
            continue
        feeds[url] = feed
        taken.add(feed.name)
    first = next((f"{shown(url)[:_LONGEST_SHOWN]} ({why})" for url, why in left_out.items()), None)
    if not feeds:
        told = f"; the first of {len(left_out)} left out is {first}" if first else ""
        raise SourceError(_FILE, f"it names no feed: no outline in it has an xmlUrl that can be asked{told}")
    return Listed(tuple(feeds.values()), len(left_out), first)


def _root(content: bytes) -> etree._Element:
    root = root_of(content)
    if root is None:
        raise SourceError(_FILE, "there is no XML in it; export the list of feeds again")
    if name_of(root) != "opml":
        raise SourceError(_FILE, "it is no OPML: its first element should be <opml>; export the list of feeds again")
    return root


def _name(held: dict[str, str], url: str, taken: set[str]) -> str:
    """Return a name that no other feed has: from the title, or from the host where the title has no Latin letters."""
    title = plain(held.get("title") or held.get("text") or "", markup=True) or ""
    name = _slug(title) or _slug(url.split("/")[2].removeprefix("www.")) or "feed"
    number = 1
    while (numbered := name if number == 1 else f"{name}-{number}") in taken:
        number += 1
    return numbered


def _slug(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return _NOT_IN_NAMES.sub("-", letters).strip("-")[:_LONGEST_NAME].strip("-")
