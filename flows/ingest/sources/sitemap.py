"""Sitemaps: the pages of a site that were changed of late, the newest first."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from flows.errors import SourceError, UnreadableDocumentError
from flows.ingest import feeds
from flows.ingest.feeds import Page, claims
from flows.ingest.feeds.stamps import is_older
from flows.ingest.fetching import Fetched, NotFetched, NotModified
from flows.ingest.fetching.documents import fetcher_for, known_documents, offers_for
from flows.ingest.filenames import fits
from flows.ingest.sources import Found, Offer, PassedOver, Request, TurnedAway, Unchanged, stated
from flows.isolation import Death, Isolated
from flows.settings import ParseBudget
from schemas.sources import Remembered, SitemapConfig

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.ingest.fetching import Fetcher, Surroundings

# A sitemap of 50,000 pages, which is the most that the protocol allows, takes 4 to 9 s.
_BUDGET = ParseBudget()
_LARGEST = 50_000_000
_MOST_FILES = 50
_DEEPEST = 2
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class SitemapSource:
    """Offers the pages that a sitemap, or those that an index names, lead to."""

    surroundings: Surroundings | None = None
    """What lies outside; ``None`` for the world."""

    def offers(self, request: Request) -> Iterator[Offer]:
        """Yield every page that fits and is new.

        Raises:
            SourceError: the sitemap could not be had, or it is none.
        """
        config = stated(request, SitemapConfig)
        fetcher = fetcher_for(request, config, self.surroundings)
        with Isolated(_BUDGET) as isolated:
            desk = _Desk(request, config, fetcher, isolated)
            yield from desk.read()
            told: set[str | None] = set()
            for offer in desk.offers():
                told |= {offer.uri, offer.sha256} if isinstance(offer, Unchanged | Remembered) else {offer.uri}
                yield offer
            if desk.unsent:
                yield from (one for one in known_documents(request) if told.isdisjoint({one.uri, one.sha256}))


@dataclass(slots=True)
class _Desk:
    """What a sitemap is read with, and what was found in it."""

    request: Request
    config: SitemapConfig
    fetcher: Fetcher
    isolated: Isolated
    pages: dict[str, Page] = field(default_factory=dict)
    read_files: list[Remembered] = field(default_factory=list)
    complete: bool = True
    """Whether nothing is left for another run."""
    unsent: bool = False
    """Whether a sitemap was not sent, so that of its pages only those are known that are remembered."""

    def read(self) -> Iterator[Offer]:
        """Read the sitemap and those that it names, the newest first."""
        waiting = deque([(Page(address=self.config.url), 0)])
        seen: set[str] = set()
        while waiting:
            file, depth = waiting.popleft()
            if file.address in seen:
                continue
            if len(seen) == _MOST_FILES or depth > _DEEPEST:
                yield PassedOver(uri=file.address, reason="over the limit")
                continue
            seen.add(file.address)
            answer = self.fetcher.get(file.address)
            if isinstance(answer, Fetched):
                try:
                    waiting.extend((one, depth + 1) for one in self._found_in(answer))
                except UnreadableDocumentError as error:
                    yield self._missed(TurnedAway(uri=answer.uri, reason=error.reason, detail=error.detail), depth)
            elif isinstance(answer, NotFetched):
                missed = TurnedAway(uri=answer.uri, reason=answer.reason, detail=answer.detail)
                self._missed(missed, depth, answer.not_before)
                yield from offers_for(answer, self.request)
            else:
                self.unsent = True
                self.complete = self.complete and isinstance(answer, NotModified)
                yield from offers_for(answer, self.request)

    def _found_in(self, fetched: Fetched) -> list[Page]:
        """Keep the pages of a sitemap, and return the sitemaps that are to be read too.

        Raises:
            UnreadableDocumentError: it is no sitemap.
        """
        found = self.isolated.call(feeds.parse_sitemap, fetched.content, fetched.uri, _LARGEST)
        if isinstance(found, Death):
            raise UnreadableDocumentError(fetched.uri, found.kind, found.detail)
        for page in found.pages:
            self.pages.setdefault(page.address, page)
        self.read_files.append(
            Remembered(
                uri=fetched.uri,
                etag=fetched.etag,
                last_modified=fetched.last_modified,
                fetched=self.request.started,
            )
        )
        return self._newest_first([one for one in found.sitemaps if not self._is_old(one)])

    def _missed(self, missed: TurnedAway, depth: int, not_before: datetime | None = None) -> TurnedAway:
        """Return what is told of a sitemap that an index names.

        Raises:
            SourceError: it is the one that the desk has stated.
        """
        if depth == 0:
            problem = f"the sitemap could not be read: {missed.reason}: {missed.detail}"
            raise SourceError(missed.uri, problem, not_before)
        self.complete = False
        return missed

    def offers(self) -> Iterator[Offer]:
        """Yield the pages, and what is to be remembered of the sitemaps when all of them were offered."""
        remembered = {one.uri: one for one in self.request.remembered}
        taken = 0
        for page in self._newest_first(list(self.pages.values())):
            known = remembered.get(page.address)
            if not fits(page.address, self.config.links):
                yield PassedOver(uri=page.address, reason="other name")
            elif known is not None and known.sha256 is not None and is_older(page.changed, known.fetched):
                yield Unchanged(uri=page.address, sha256=known.sha256)
            elif self._is_old(page):
                yield PassedOver(uri=page.address, reason="too old")
            elif taken == self.config.most:
                self.complete = False
                yield PassedOver(uri=page.address, reason="over the limit")
            else:
                taken += 1
                yield from self._page(page)
        if self.complete:
            yield from self.read_files

    def _page(self, page: Page) -> Iterator[Offer]:
        for offer in offers_for(self.fetcher.get(page.address), self.request):
            self.complete = self.complete and not isinstance(offer, TurnedAway | PassedOver)
            yield offer.model_copy(update={"claims": claims.of_page(page)}) if isinstance(offer, Found) else offer
            # A page may lead on to another address; it is its own that the next run looks for.
            if isinstance(offer, Remembered) and offer.uri != page.address:
                yield Remembered(uri=page.address, fetched=offer.fetched, sha256=offer.sha256)

    def _is_old(self, page: Page) -> bool:
        if self.config.newer_than is None or page.changed is None:
            return False
        return is_older(page.changed, self.request.started - timedelta(days=self.config.newer_than))

    @staticmethod
    def _newest_first(pages: list[Page]) -> list[Page]:
        return sorted(pages, key=lambda page: page.changed or _LONG_AGO, reverse=True)


SOURCE = SitemapSource()
