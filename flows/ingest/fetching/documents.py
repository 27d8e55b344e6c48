"""What sources on the web make of an answer."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from flows.ingest.fetching.fetcher import Fetcher, Limits, Surroundings
from flows.ingest.fetching.outcomes import UNKNOWN_TYPE, Fetched, LeftAlone, NotFetched, NotModified, Outcome
from flows.ingest.fetching.politeness import Manners
from flows.ingest.mediatypes import by_name
from flows.ingest.sources import Found, PassedOver, TurnedAway, Unchanged
from schemas.sources import Remembered

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from flows.ingest.sources import Offer, Request
    from schemas.sources import FeedConfig, ListConfig, PagesConfig, SitemapConfig


def fetcher_for(
    request: Request, config: PagesConfig | ListConfig | FeedConfig | SitemapConfig, surroundings: Surroundings | None
) -> Fetcher:
    """Return the fetcher for what is asked of a source on the web.

    Args:
        request: What is asked.
        config: The source, as it is stated.
        surroundings: What lies outside; ``None`` for the world.
    """
    manners = Manners(seconds_between=config.seconds_between, robots=config.robots, allow=config.allow)
    limits, outside = Limits(), surroundings or Surroundings()
    largest = min(request.largest, limits.growth.most)
    return Fetcher(
        manners,
        replace(limits, growth=replace(limits.growth, most=largest)),
        remembered=request.remembered,
        contact=request.contact,
        surroundings=replace(outside, hosts=request.hosts),
    )


def offers_for(outcome: Outcome, request: Request) -> Iterator[Offer]:
    """Yield the document that was asked for and what is to be remembered of it, or why there is none."""
    match outcome:
        case NotModified(uri=uri, sha256=None):
            yield PassedOver(uri=uri, reason="unchanged")
        case NotModified(uri=uri, sha256=str(sha256)):
            yield Unchanged(uri=uri, sha256=sha256)
        case LeftAlone(uri=uri):
            yield PassedOver(uri=uri, reason="left alone")
        case NotFetched():
            yield TurnedAway(uri=outcome.uri, reason=outcome.reason, detail=outcome.detail)
            if outcome.not_before is not None:
                yield _put_off(outcome.uri, outcome.not_before, request)
        case Fetched() if not outcome.content.strip():
            yield TurnedAway(uri=outcome.uri, reason="empty", detail="the server sends a document without a word in it")
        case Fetched():
            yield from _document(outcome, request)


def known_documents(request: Request) -> Iterator[Unchanged]:
    """Yield every document that is remembered, each once: those of a feed or sitemap that is not sent again."""
    seen: set[str] = set()
    for one in sorted(request.remembered, key=lambda one: one.uri):
        if one.sha256 is not None and one.sha256 not in seen:
            seen.add(one.sha256)
            yield Unchanged(uri=one.uri, sha256=one.sha256)


def _put_off(uri: str, not_before: datetime, request: Request) -> Remembered:
    """Return what is known of an address, with when it may be asked for again."""
    unknown = Remembered(uri=uri, fetched=request.started)
    known = next((one for one in request.remembered if one.uri == uri), unknown)
    return known.model_copy(update={"not_before": not_before})


def _document(fetched: Fetched, request: Request) -> Iterator[Offer]:
    sha256 = hashlib.sha256(fetched.content).hexdigest()
    # Without a version or a time of its server, only its bytes tell that a document has not changed.
    if any(one.uri == fetched.uri and one.sha256 == sha256 for one in request.remembered):
        yield Unchanged(uri=fetched.uri, sha256=sha256)
    else:
        yield Found(uri=fetched.uri, media_type=_media_type(fetched), content=fetched.content, charset=fetched.charset)
    yield Remembered(
        uri=fetched.uri,
        etag=fetched.etag,
        last_modified=fetched.last_modified,
        fetched=request.started,
        sha256=sha256,
    )


def _media_type(fetched: Fetched) -> str:
    if fetched.media_type != UNKNOWN_TYPE:
        return fetched.media_type
    return by_name(unquote(urlsplit(fetched.uri).path))
