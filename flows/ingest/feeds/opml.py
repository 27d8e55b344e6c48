"""OPML (http://opml.org/spec2.opml): the list of feeds that every reader of feeds can export."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from pydantic import ValidationError

from flows.errors import SourceError
from flows.ingest.feeds.trees import name_of, root_of
from flows.ingest.feeds.wording import plain
from schemas.sources import FeedConfig

if TYPE_CHECKING:
    from lxml import etree

_FILE = "OPML"
_LONGEST_NAME = 50  # of 60, so that a number has room behind it
_MOST_FEEDS = 5000
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
# Some programs write the scheme of an address so that a browser asks a reader of feeds to open it.
_FEED_SCHEME = re.compile(r"^feed:(?://)?(?=https?://)")


def feeds_of(content: bytes) -> tuple[FeedConfig, ...]:
    """Return the feeds that a list names, each once, in its order, under names made from their titles.

    Args:
        content: The bytes of the file; outlines may be nested.

    Raises:
        SourceError: it is no such list, or names no feed that can be asked.
    """
    feeds: dict[str, FeedConfig] = {}
    taken: set[str] = set()
    for outline in _root(content).iter("{*}outline"):
        held = {str(key).lower(): str(value).strip() for key, value in outline.attrib.items()}
        url = _FEED_SCHEME.sub("", held.get("xmlurl", "").replace("feed://", "http://"))
        if not url or url in feeds or len(feeds) == _MOST_FEEDS:
            continue
        try:
            feed = FeedConfig(name=_name(held, url, taken), url=url)
        except ValidationError:  # an address of another scheme, or one longer than any server takes
            continue
        feeds[url] = feed
        taken.add(feed.name)
    if not feeds:
        raise SourceError(_FILE, "it names no feed: no outline in it has an xmlUrl that begins with http")
    return tuple(feeds.values())


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
