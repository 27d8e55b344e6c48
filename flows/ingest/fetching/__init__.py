"""Fetching from the web: one layer for every source that has an address.

``Fetcher.get`` asks for an address and returns what came of it as a record; docs/fetching.md tells what it does and
why. ``resolved`` tells where a link leads, ``shown`` writes an address for print.
"""

from __future__ import annotations

from flows.ingest.fetching.addresses import resolved, shown
from flows.ingest.fetching.fetcher import Fetcher, Limits, Surroundings
from flows.ingest.fetching.outcomes import Fetched, LeftAlone, NotFetched, NotModified, Outcome
from flows.ingest.fetching.politeness import Manners
from flows.ingest.fetching.transport import Line

__all__ = [
    "Fetched",
    "Fetcher",
    "LeftAlone",
    "Limits",
    "Line",
    "Manners",
    "NotFetched",
    "NotModified",
    "Outcome",
    "Surroundings",
    "resolved",
    "shown",
]
