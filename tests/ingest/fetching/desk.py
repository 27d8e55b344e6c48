"""A fetcher whose world is this machine, and whose time is the test's."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from flows.ingest.fetching import Fetcher, Limits, Line, Manners, NotFetched, Outcome, Surroundings
from flows.ingest.fetching.bodies import Growth
from schemas.sources import Remembered

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
HERE = "127.0.0.1"
MANNERS = Manners(seconds_between=0.0, robots=False, allow=(HERE,))
ROBOTS = replace(MANNERS, robots=True)
LIMITS = Limits(seconds=5.0, sent=200_000, growth=Growth(most=2_000_000, ratio=100))


def everywhere_here(_host: str, _port: int) -> Sequence[str]:
    """Return this machine's address for every name."""
    return (HERE,)


@dataclass
class World:
    """What lies outside, with the time that was slept noted instead of spent."""

    line: Line = field(default_factory=lambda: Line(resolve=everywhere_here))
    clock: Callable[[], float] = time.monotonic
    slept: list[float] = field(default_factory=list)

    def surroundings(self) -> Surroundings:
        return Surroundings(
            clock=lambda: self.clock() + sum(self.slept),
            now=lambda: NOW,
            sleep=self.slept.append,
            random=random.Random(7),  # noqa: S311 - the same pauses every time
            line=self.line,
        )


def fetcher(
    world: World | None = None,
    *,
    limits: Limits = LIMITS,
    remembered: Sequence[Remembered] = (),
    manners: Manners = MANNERS,
) -> Fetcher:
    """Return a fetcher that may ask this machine."""
    outside = (world or World()).surroundings()
    return Fetcher(manners, limits, remembered=remembered, contact="https://desk.example/bot", surroundings=outside)


def within(seconds: float) -> Limits:
    """Return limits of less time."""
    return replace(LIMITS, seconds=seconds)


def refused(outcome: Outcome) -> NotFetched:
    """Return why a document could not be had."""
    assert isinstance(outcome, NotFetched), outcome
    assert outcome.uri.isprintable()
    assert outcome.detail.isprintable()
    return outcome
