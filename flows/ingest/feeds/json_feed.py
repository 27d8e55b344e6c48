"""JSON Feed (https://jsonfeed.org/version/1.1)."""

from __future__ import annotations

import json

from flows.errors import UnreadableDocumentError
from flows.ingest.feeds import MOST_ENTRIES, Entry, Feed
from flows.ingest.feeds.stamps import Stamp, stamp
from flows.ingest.feeds.wording import address as whole
from flows.ingest.feeds.wording import identity, is_document, media_type, names, plain


def parse(content: bytes, address: str) -> Feed:
    """Return what stands in a JSON feed; see ``flows.ingest.feeds.parse``.

    Raises:
        UnreadableDocumentError: it is no feed.
    """
    try:
        held = _map(json.loads(content.decode("utf-8-sig")))
    except (ValueError, RecursionError) as error:
        raise UnreadableDocumentError(address, "not-a-feed", f"it begins as JSON and is none: {error}") from error
    if "jsonfeed.org" not in _text(held, "version"):
        raise UnreadableDocumentError(address, "not-a-feed", "it is JSON, but names no version of JSON Feed")
    entries = [one for one in _list(held, "items") if isinstance(one, dict)]
    authors = _authors(held)
    more = f"The feed has {len(entries):,} entries; the first {MOST_ENTRIES:,} were read."
    return Feed(
        title=plain(_text(held, "title"), markup=False),
        link=whole(address, _text(held, "home_page_url")),
        entries=tuple(_entry(one, address, authors) for one in entries[:MOST_ENTRIES]),
        doubts=(more,) if len(entries) > MOST_ENTRIES else (),
    )


def _entry(item: dict[str, object], base: str, authors: tuple[str, ...]) -> Entry:
    link = whole(base, _text(item, "url")) or whole(base, _text(item, "external_url"))
    title = plain(_text(item, "title"), markup=False)
    marked = _text(item, "content_html")
    content = marked or _text(item, "content_text") or _text(item, "summary")
    published, updated = _stamp(item, "date_published"), _stamp(item, "date_modified")
    changes = [one.at for one in (updated, published) if one is not None and one.at is not None]
    documents = (whole(base, _text(one, "url")) for one in map(_map, _list(item, "attachments")) if _is_document(one))
    return Entry(
        id=_text(item, "id") or link or identity(title, content),
        link=link,
        title=title,
        authors=_authors(item) or authors,
        published=published and published.day,
        updated=updated and updated.day,
        changed=max(changes, default=None),
        categories=tuple(dict.fromkeys(one.strip() for one in _list(item, "tags") if isinstance(one, str))),
        content=content,
        media_type=media_type(content, markup=bool(marked)),
        documents=tuple(dict.fromkeys(one for one in documents if one)),
    )


def _is_document(attachment: dict[str, object]) -> bool:
    return is_document(_text(attachment, "url"), _text(attachment, "mime_type"))


def _stamp(item: dict[str, object], key: str) -> Stamp | None:
    words = _text(item, key)
    return stamp(words) if words else None


def _authors(held: dict[str, object]) -> tuple[str, ...]:
    """Return who is named in the form of version 1.1, or of 1.0."""
    return names(_text(_map(one), "name") for one in (*_list(held, "authors"), held.get("author")))


def _text(held: dict[str, object], key: str) -> str:
    value = held.get(key)
    return str(value) if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""


def _list(held: dict[str, object], key: str) -> list[object]:
    value = held.get(key)
    return value if isinstance(value, list) else []


def _map(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}
