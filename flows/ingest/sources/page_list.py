"""A web page that lists documents: a ministry's press room, a think tank's publications.

The page itself is read anew at every run, because what it links to may change when it does not, and what could not be
fetched the last time is tried again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.errors import SourceError
from flows.ingest.fetching import NotFetched
from flows.ingest.fetching.documents import fetcher_for, offers_for
from flows.ingest.fetching.links import links_of
from flows.ingest.filenames import fits
from flows.ingest.sources import Offer, PassedOver, Request, stated
from flows.isolation import Death, Isolated
from flows.settings import ParseBudget
from schemas.sources import ListConfig

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.ingest.fetching import Fetched, Fetcher, Surroundings

# A page of the size below takes a second.
_BUDGET = ParseBudget(cpu=5, wall=15)
_LARGEST = 10_000_000


@dataclass(frozen=True, slots=True)
class ListSource:
    """Offers what the links of a page lead to, from its top."""

    surroundings: Surroundings | None = None
    """What lies outside; ``None`` for the world."""

    def offers(self, request: Request) -> Iterator[Offer]:
        """Yield the document behind every link that fits.

        Raises:
            SourceError: the page could not be had, or no link on it fits.
        """
        config = stated(request, ListConfig)
        fetcher = fetcher_for(request, config, self.surroundings)
        page = _page(fetcher, config.url)
        links = _links(page)
        wanted = [link for link in links if fits(link, config.links)]
        if not wanted:
            problem = f"none of its {len(links)} links matches {', '.join(config.links)}; set other patterns"
            raise SourceError(page.uri, problem)
        yield from (PassedOver(uri=link, reason="other name") for link in links if not fits(link, config.links))
        yield from (PassedOver(uri=link, reason="over the limit") for link in wanted[config.most :])
        for link in wanted[: config.most]:
            yield from offers_for(fetcher.get(link), request)


def _page(fetcher: Fetcher, url: str) -> Fetched:
    # One of its links may have led back to it, so that it is remembered as a document.
    page = fetcher.get(url, afresh=True)
    if isinstance(page, NotFetched):
        raise SourceError(page.uri, f"the page could not be fetched: {page.reason}: {page.detail}", page.not_before)
    return page


def _links(page: Fetched) -> tuple[str, ...]:
    if len(page.content) > _LARGEST:
        raise SourceError(page.uri, f"the page has more than {_LARGEST / 1e6:g} MB; is its address right?")
    with Isolated(_BUDGET) as isolated:
        links = isolated.call(links_of, page.content, page.uri, page.charset)
    if isinstance(links, Death):
        raise SourceError(page.uri, f"the page cannot be read: {links.detail}; look what its address shows")
    return links


SOURCE = ListSource()
