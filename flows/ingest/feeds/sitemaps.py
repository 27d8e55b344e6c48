"""Sitemaps (https://www.sitemaps.org/protocol.html), indexes of sitemaps, and the extension for news."""

from __future__ import annotations

import zlib
from itertools import islice

from lxml import etree

from flows.errors import UnreadableDocumentError
from flows.ingest.feeds import MOST_PAGES, Page, Sitemap
from flows.ingest.feeds.stamps import stamp
from flows.ingest.feeds.trees import name_of, root_of
from flows.ingest.feeds.wording import address as whole
from flows.ingest.feeds.wording import plain

_GZIP = b"\x1f\x8b"
_WITH_GZIP_HEADER = 31
_NESTED = frozenset({"news", "publication"})
_TEXTS = frozenset({"loc", "lastmod", "publication_date", "title", "name"})
_ROOTS = frozenset({"urlset", "sitemapindex"})


def parse(content: bytes, address: str, most: int) -> Sitemap:
    """Return what stands in a sitemap; see ``flows.ingest.feeds.parse_sitemap``.

    Raises:
        UnreadableDocumentError: it is no sitemap, or too large.
    """
    content = _unpacked(content, address, most)
    if not content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return _listed(content, address)
    root = root_of(content)
    if root is None or name_of(root) not in _ROOTS:
        what = "nothing" if root is None else f"<{name_of(root)}>"
        raise UnreadableDocumentError(address, "not-a-sitemap", f"it holds {what} where <urlset> should stand")
    found = (_page(one, address) for one in islice(root.iterchildren("{*}url", "{*}sitemap"), MOST_PAGES))
    pages = tuple(one for one in found if one is not None)
    return Sitemap(pages=pages) if name_of(root) == "urlset" else Sitemap(sitemaps=pages)


def _unpacked(content: bytes, address: str, most: int) -> bytes:
    if not content.startswith(_GZIP):
        return content
    unpacker = zlib.decompressobj(_WITH_GZIP_HEADER)
    try:
        whole_of_it = unpacker.decompress(content, most + 1)
    except zlib.error as error:
        raise UnreadableDocumentError(address, "corrupt", f"it cannot be unpacked: {error}") from error
    if len(whole_of_it) > most:
        raise UnreadableDocumentError(address, "bomb", f"unpacked it has more than {most / 1e6:,.1f} MB")
    if not unpacker.eof:
        raise UnreadableDocumentError(address, "corrupt", "it ends before it is unpacked")
    return whole_of_it


def _listed(content: bytes, address: str) -> Sitemap:
    """Return the pages of a sitemap in the form of a text (sitemaps.org, "Other Sitemap formats")."""
    lines = content.decode("utf-8-sig", "replace").split()
    links = [whole(address, one) for one in lines[:MOST_PAGES] if one.startswith(("http://", "https://"))]
    pages = tuple(Page(address=one) for one in dict.fromkeys(links) if one)
    if not pages:
        raise UnreadableDocumentError(address, "not-a-sitemap", "it is neither XML nor a list of addresses")
    return Sitemap(pages=pages)


def _page(element: etree._Element, base: str) -> Page | None:
    held = _held(element)
    address = whole(base, held.get("loc"))
    if address is None:
        return None
    change, day = stamp(held.get("lastmod", "")), stamp(held.get("publication_date", ""))
    return Page(
        address=address,
        day=change and change.day,
        changed=change and change.at,
        title=plain(held.get("title", ""), markup=True),
        published=day and day.day,
        publication=plain(held.get("name", ""), markup=True),
    )


def _held(element: etree._Element) -> dict[str, str]:
    """Return the texts of what stands in an element and in the extension for news, by name without namespace.

    Pictures and films have addresses and titles of their own, which are not the page's.
    """
    held: dict[str, str] = {}
    for child in element.iterchildren(etree.Element):
        name = name_of(child)
        if name in _NESTED:
            held |= _held(child)
        elif name in _TEXTS:
            held.setdefault(name, str(child.text or "").strip())
    return held
