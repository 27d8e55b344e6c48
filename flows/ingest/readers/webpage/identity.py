"""Which site a page belongs to: its address, its host, the names it calls itself by."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from flows.ingest.readers.webpage.blocks import squeeze
from flows.ingest.readers.webpage.structured import Stated

_ADDRESS = re.compile(r"^https?://(?P<host>[^/\s:?#@]+)(?::\d+)?(?:[/?#]\S*)?$", re.IGNORECASE)
_SITE_NAMES = ("og:site_name", "application-name", "publisher", "dc.publisher", "citation_publisher", "al:ios:app_name")
_LONGEST = 2_000


def address(root: HtmlElement, known: Stated, uri: str) -> str | None:
    """Return the address that a page gives as its own, or under which it was found; ``None`` for neither."""
    links = [link.get("href", "") for link in root.iter("link") if "canonical" in link.get("rel", "").lower().split()]
    stated = (*links, known.first("og:url"), *(one.address for one in known.articles), uri)
    return next((one.strip() for one in stated if len(one) < _LONGEST and _ADDRESS.match(one.strip())), None)


def host(url: str | None) -> str:
    """Return the host of an address in lower case, without ``www.``; empty when there is none."""
    match = _ADDRESS.match(url) if url else None
    return match["host"].lower().removeprefix("www.") if match else ""


def publisher(known: Stated) -> tuple[str, str] | None:
    """Return who publishes, and where the page says so."""
    for one in known.articles:
        if one.publisher:
            return one.publisher, "JSON-LD"
    for name in _SITE_NAMES:
        if value := known.first(name):
            return value, f"meta {name}"
    return (known.site, "JSON-LD") if known.site else None


def names(known: Stated, url: str | None) -> frozenset[str]:
    """Return what the site is called, squeezed: what can be neither title nor author of an article."""
    labels = host(url).split(".")
    stated = [value for name in _SITE_NAMES for value in known.meta.get(name, ())]
    stated += [known.site, *(one.publisher for one in known.articles), host(url), *labels[:-1]]
    return frozenset(name for name in map(squeeze, stated) if name)
