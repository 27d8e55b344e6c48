"""RSS and Atom, read by feedparser: it has met every way in which they are broken."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterable, Mapping
from typing import Any

import feedparser  # type: ignore[import-untyped]  # comes without types; see ``Told``
from charset_normalizer import from_bytes

from flows.errors import UnreadableDocumentError
from flows.ingest.feeds import HTML, MOST_ENTRIES, PLAIN, Entry, Feed
from flows.ingest.feeds.stamps import Stamp, stamp
from flows.ingest.feeds.wording import address as whole
from flows.ingest.feeds.wording import identity, is_document, media_type, names, plain
from flows.ingest.mediatypes import UNKNOWN, told

_DECLARED = re.compile(rb"^[^<]{0,20}<\?xml[^>]{0,100}encoding")
# Expat takes a declaration at the very beginning only; many templates print an empty line before it.
_BEFORE = re.compile(rb"^(?:\xef\xbb\xbf)?[ \t\r\n]+(?=<[?!\w])")
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_ROOT = re.compile(rb"<(?:\w+:)?(?:rss|feed|rdf|channel)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://|/")
_OF_PAGE = frozenset({"alternate", "self", "related"})
_MARKUP = frozenset({HTML, "application/xhtml+xml", "application/xml", "text/xml"})
_FEEDS_OF_PAGE = re.compile(
    rb"<link\b(?=[^<>]*\btype\s*=\s*[\"']?application/(?:rss|atom|feed)\+(?:xml|json))"
    rb"[^<>]*?\bhref\s*=\s*[\"']?(?P<href>[^\"'\s<>]+)",
    re.IGNORECASE,
)
_FEEDS_NAMED = 3
# feedparser gives its results as dictionaries that give other keys than they hold; their types are told at this door.
Told = Mapping[str, Any]


def parse(content: bytes, address: str, charset: str | None = None) -> Feed:
    """Return what stands in an RSS or Atom feed; see ``flows.ingest.feeds.parse``.

    Raises:
        UnreadableDocumentError: it is no feed.
    """
    if not content.strip():
        raise UnreadableDocumentError(address, "not-a-feed", "there is nothing in it")
    charset = None if _DECLARED.match(content) else charset or _guessed(content)
    declared = f"; charset={charset}" if charset else ""
    # It is not told where the feed lies: it would make addresses of identifiers that are none.
    headers = {"content-type": f"application/xml{declared}"}
    # Of bytes alone it would try whether they are the name of a file.
    found = feedparser.parse(
        io.BytesIO(_BEFORE.sub(b"", content)),
        response_headers=headers,
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    if not (found.entries or found.version or _ROOT.search(content)):
        raise UnreadableDocumentError(address, "not-a-feed", _what_it_is(content, address))
    authors = names(_authors(found.feed))
    return Feed(
        title=_words(found.feed, "title"),
        link=whole(address, found.feed.get("link")),
        entries=tuple(_entry(one, address, found.version, authors) for one in found.entries[:MOST_ENTRIES]),
        doubts=tuple(_doubts(found)),
    )


def _guessed(content: bytes) -> str | None:
    """Return the encoding of a feed that does not say it and is not UTF-8: feedparser guesses by what is installed."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        best = None if content.startswith(_WIDE) else from_bytes(content).best()
        return best.encoding if best is not None else None
    return None


def _what_it_is(content: bytes, address: str) -> str:
    if told(content, UNKNOWN) != HTML:
        return "it is neither RSS nor Atom nor JSON Feed; look whether the address is right"
    links = [whole(address, one["href"].decode("utf-8", "replace")) for one in _FEEDS_OF_PAGE.finditer(content)]
    feeds = [one for one in dict.fromkeys(links) if one is not None][:_FEEDS_NAMED]
    return f"it is a web page; its feeds are {', '.join(feeds)}" if feeds else "it is a web page that names no feed"


def _doubts(found: Any) -> Iterable[str]:  # noqa: ANN401 - see ``Told``
    error = found.get("bozo_exception")
    if found.bozo and not isinstance(error, feedparser.CharacterEncodingOverride):
        yield f"The feed is not well formed ({error}); what could be read of it was."
    if len(found.entries) > MOST_ENTRIES:
        yield f"The feed has {len(found.entries):,} entries; the first {MOST_ENTRIES:,} were read."


def _entry(entry: Told, base: str, version: str, authors: tuple[str, ...]) -> Entry:
    link = _link(entry, base)
    content, kind = _content(entry)
    published, updated = _stamp(entry, "published") or _stamp(entry, "created"), _stamp(entry, "updated")
    if published is None and version.startswith("rss"):  # dc:date, the one date that RSS 1.0 has
        published, updated = updated, None
    changes = [one.at for one in (updated, published) if one is not None and one.at is not None]
    title = _words(entry, "title")
    return Entry(
        id=str(entry.get("id") or "") or link or identity(title, content),
        link=link,
        title=title,
        authors=names(_authors(entry)) or authors,
        published=published and published.day,
        updated=updated and updated.day,
        changed=max(changes, default=None),
        categories=_categories(entry),
        content=content,
        media_type=kind,
        documents=_documents(entry, base),
    )


def _words(of: Told, key: str) -> str | None:
    detail = of.get(f"{key}_detail") or {}
    return plain(str(detail.get("value") or ""), markup=detail.get("type") != PLAIN)


def _authors(of: Told) -> list[str]:
    """Return the authors as written; one alone with the address of mail, which feedparser does not always part."""
    listed = [str(one.get("name") or "") for one in of.get("authors") or ()]
    return listed if len(listed) > 1 else [str(of.get("author") or "")]


def _stamp(entry: Told, key: str) -> Stamp | None:
    # ``get`` would give the one date for the other, with a warning.
    if key not in entry:
        return None
    return stamp(str(entry[key] or ""), entry.get(f"{key}_parsed") if f"{key}_parsed" in entry else None)


def _link(entry: Told, base: str) -> str | None:
    """Return the address of an entry's page: what a service that counts readers has put in its place, undone."""
    links = [one.get("href") for one in entry.get("links") or () if one.get("rel") in _OF_PAGE]
    named = str(entry.get("id") or "")
    for candidate in (entry.get("feedburner_origlink"), entry.get("link"), *links, named):
        # feedparser takes an identifier for a link where nothing is said against it.
        if candidate and (candidate != named or _ADDRESS.match(named)) and (found := whole(base, str(candidate))):
            return found
    return None


def _categories(entry: Told) -> tuple[str, ...]:
    terms = (plain(str(one.get("label") or one.get("term") or ""), markup=True) for one in entry.get("tags") or ())
    return tuple(dict.fromkeys(one for one in terms if one))


def _documents(entry: Told, base: str) -> tuple[str, ...]:
    attached = [(str(one.get("href") or ""), str(one.get("type") or "")) for one in entry.get("enclosures") or ()]
    found = (whole(base, href) for href, kind in attached if is_document(href, kind))
    return tuple(dict.fromkeys(one for one in found if one))


def _content(entry: Told) -> tuple[str, str]:
    """Return the longest text that an entry has, and its media type: some feeds put the summary for the content."""
    held = [*(entry.get("content") or ()), entry.get("summary_detail") or {}]
    texts = [(str(one.get("value") or ""), str(one.get("type") or PLAIN)) for one in held]
    read = [(value, kind) for value, kind in texts if value.strip() and (kind in _MARKUP or kind.startswith("text/"))]
    content, kind = max(read, key=lambda one: len(one[0]), default=("", PLAIN))
    return content, media_type(content, markup=kind in _MARKUP)
