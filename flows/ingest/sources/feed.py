"""RSS, Atom and JSON feeds: what stands in them, or the pages to which their entries lead."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from flows.errors import SourceError, UnreadableDocumentError
from flows.ingest import feeds
from flows.ingest.feeds import Entry, Feed, claims
from flows.ingest.feeds.stamps import is_older
from flows.ingest.fetching import Fetched, NotFetched, shown
from flows.ingest.fetching.documents import fetcher_for, known_documents, offers_for
from flows.ingest.sources import Found, Offer, PassedOver, Request, TurnedAway, Unchanged, stated
from flows.isolation import Death, Isolated
from flows.settings import ParseBudget
from schemas.sources import FeedConfig, Remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.ingest.fetching import Fetcher, Surroundings

logger = logging.getLogger(__name__)

# The longest feeds of the collections that were measured, 600 kB, take 0.3 s.
_BUDGET = ParseBudget(cpu=5, wall=15)
_LARGEST = 20_000_000


@dataclass(frozen=True, slots=True)
class FeedSource:
    """Offers the documents of a feed's entries, from its top."""

    surroundings: Surroundings | None = None
    """What lies outside; ``None`` for the world."""

    def offers(self, request: Request) -> Iterator[Offer]:
        """Yield every entry's own text or, where the source wants the full text, the page that it leads to.

        Raises:
            SourceError: the feed could not be had, or it is none.
        """
        config = stated(request, FeedConfig)
        fetcher = fetcher_for(request, config, self.surroundings)
        answer = fetcher.get(config.url)
        if isinstance(answer, Fetched):
            yield from _Desk(request, config, fetcher).offers(_read(answer), answer)
        elif isinstance(answer, NotFetched):
            problem = f"the feed could not be fetched: {answer.reason}: {answer.detail}"
            raise SourceError(answer.uri, problem, answer.not_before)
        else:
            yield PassedOver(uri=answer.uri, reason="unchanged")
            yield from known_documents(request)


def _read(fetched: Fetched) -> Feed:
    if len(fetched.content) > _LARGEST:
        raise SourceError(fetched.uri, f"the feed has more than {_LARGEST / 1e6:g} MB; is its address right?")
    with Isolated(_BUDGET) as isolated:
        try:
            feed = isolated.call(feeds.parse, fetched.content, fetched.uri, fetched.charset)
        except UnreadableDocumentError as error:
            raise SourceError(fetched.uri, f"this is no feed: {error.detail}") from error
    if isinstance(feed, Death):
        raise SourceError(fetched.uri, f"the feed cannot be read: {feed.detail}; look what its address shows")
    for doubt in feed.doubts:
        logger.warning("%s: %s", fetched.uri, doubt)
    return feed


class _Wanted(NamedTuple):
    """A document that is to be offered."""

    uri: str
    entry: Entry
    content: bytes | None
    """Its bytes; ``None`` for one that is to be fetched."""


@dataclass(frozen=True, slots=True)
class _Desk:
    """What the entries of a feed are weighed with."""

    request: Request
    config: FeedConfig
    fetcher: Fetcher

    def offers(self, feed: Feed, fetched: Fetched) -> Iterator[Offer]:
        """Yield what is new, and what is to be remembered of the feed itself when all of it was offered."""
        remembered = {one.uri: one for one in self.request.remembered}
        taken, complete = 0, True
        for one in _wanted(feed, fetched.uri, full_text=self.config.full_text):
            known = remembered.get(one.uri)
            if known is not None and known.sha256 is not None and _is_same(one, known):
                yield Unchanged(uri=one.uri, sha256=known.sha256)
            elif taken == self.config.most:
                complete = False
                yield PassedOver(uri=one.uri, reason="over the limit")
            else:
                taken += 1
                for offer in self._offers_of(one, feed):
                    missed = one.content is None and isinstance(offer, TurnedAway | PassedOver)
                    complete = complete and not missed
                    yield offer
        # With a version remembered the feed is not sent again, and what is left of it would never be seen.
        if complete:
            yield Remembered(
                uri=fetched.uri,
                etag=fetched.etag,
                last_modified=fetched.last_modified,
                fetched=self.request.started,
            )

    def _offers_of(self, one: _Wanted, feed: Feed) -> Iterator[Offer]:
        told = claims.of_entry(one.entry, feed)
        if one.content is None:
            for offer in offers_for(self.fetcher.get(one.uri), self.request):
                yield offer.model_copy(update={"claims": told}) if isinstance(offer, Found) else offer
                # A link may lead on to another address; it is the link that the next run looks for.
                if isinstance(offer, Remembered) and offer.uri != one.uri:
                    yield Remembered(uri=one.uri, fetched=offer.fetched, sha256=offer.sha256)
        elif not one.content.strip():
            detail = "the feed holds only its title; set full_text, and its page is fetched"
            yield TurnedAway(uri=one.uri, reason="no-content", detail=detail)
        else:
            media_type = one.entry.media_type
            yield Found(uri=one.uri, media_type=media_type, content=one.content, charset="utf-8", claims=told)
            yield Remembered(uri=one.uri, fetched=self.request.started, sha256=_sha256(one.content))


def _wanted(feed: Feed, address: str, *, full_text: bool) -> Iterator[_Wanted]:
    """Yield the documents of a feed, in its order, each once."""
    seen: set[str] = set()
    for entry in feed.entries:
        pages = [one for one in (entry.link, *entry.documents) if one] if full_text else []
        for page in pages:
            if page not in seen:
                seen.add(page)
                yield _Wanted(page, entry, None)
        if not pages:
            # Some feeds give all their entries the address of the site.
            uri = entry.link if entry.link and entry.link not in seen else shown(f"{address}#{entry.id}")
            if uri not in seen:
                seen.add(uri)
                yield _Wanted(uri, entry, entry.content.encode("utf-8", "replace"))


def _is_same(one: _Wanted, known: Remembered) -> bool:
    """Tell whether a document is what it was when it was taken."""
    if one.content is None:
        return is_older(one.entry.changed, known.fetched)
    return known.sha256 == _sha256(one.content)


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


SOURCE = FeedSource()
