"""What is known of hosts in a run, whichever of its sources has asked them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flows.ingest.fetching.outcomes import FetchingError
    from flows.ingest.fetching.robots import Robots


class Hosts:
    """What has been asked of hosts, and what they have said."""

    def __init__(self) -> None:
        """Know of none yet."""
        self.asked: dict[str, float] = {}
        """When each host was asked last, by the clock of who asks."""
        self.robots: dict[str, Robots | FetchingError] = {}
        """What the robots.txt of an origin says to us, or why it cannot be had."""
        self.unanswered: Counter[str] = Counter()
        """How many requests in a row an origin has left without an answer."""
        self.silenced: dict[str, FetchingError] = {}
        """Why an origin is not asked any more."""
