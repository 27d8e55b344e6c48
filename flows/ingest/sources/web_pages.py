"""Single pages and files on the web, each fetched when its turn comes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.errors import SourceError
from flows.ingest.fetching import NotFetched
from flows.ingest.fetching.documents import fetcher_for, offers_for
from flows.ingest.sources import Offer, Request, stated
from schemas.sources import PagesConfig

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.ingest.fetching import Surroundings


@dataclass(frozen=True, slots=True)
class PagesSource:
    """Offers the pages that the desk names, in its order."""

    surroundings: Surroundings | None = None
    """What lies outside; ``None`` for the world."""

    def offers(self, request: Request) -> Iterator[Offer]:
        """Yield the document at every address.

        Raises:
            SourceError: not one of them could be had.
        """
        config = stated(request, PagesConfig)
        missed: list[NotFetched] | None = []
        fetcher = fetcher_for(request, config, self.surroundings)
        for url in config.urls:
            outcome = fetcher.get(url)
            if missed is not None and isinstance(outcome, NotFetched):
                missed.append(outcome)
                continue
            # As long as nothing was had, it may be the source that has failed.
            for one in missed or ():
                yield from offers_for(one, request)
            missed = None
            yield from offers_for(outcome, request)
        if missed:
            raise _failed(missed)


def _failed(missed: list[NotFetched]) -> SourceError:
    first = missed[0]
    those = "this page" if len(missed) == 1 else f"all {len(missed)} pages, this the first,"
    later = [one.not_before for one in missed if one.not_before]
    problem = f"{those} could not be fetched: {first.reason}: {first.detail}"
    return SourceError(first.uri, problem, min(later) if len(later) == len(missed) else None)


SOURCE = PagesSource()
