"""Asks for documents: politely, within limits, and of servers that may be asked only."""

from __future__ import annotations

import logging
import random
import time
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, Literal, overload

from flows import __version__
from flows.ingest.fetching import robots
from flows.ingest.fetching.addresses import Address, led, parsed, shown
from flows.ingest.fetching.answers import (
    NOT_MODIFIED,
    charset,
    conditions,
    declared_size,
    location,
    media_type,
    refusal,
    validator,
)
from flows.ingest.fetching.bodies import ACCEPTED, Growth, unpacked
from flows.ingest.fetching.networks import Allowance
from flows.ingest.fetching.outcomes import Fetched, FetchingError, LeftAlone, NotFetched, NotModified, Outcome
from flows.ingest.fetching.politeness import TRIES, WAITED, Manners, Turns, pause
from flows.ingest.fetching.transport import Answer, Deadline, Line, answer, reached
from flows.ingest.hosts import Hosts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from schemas.sources import Remembered

logger = logging.getLogger(__name__)

NAME: Final = "deskbrief"
"""Our name, under which robots.txt speaks to us."""

_MOST_REDIRECTS: Final = 5
_ACCEPT: Final = "text/html, application/xhtml+xml, application/pdf, application/xml;q=0.9, */*;q=0.8"
# A server that leaves every request without an answer would cost a list of pages an hour.
_SILENT_AFTER: Final = 3
_NO_ANSWER: Final = frozenset({"timeout", "unreachable"})
# What a source may ask is its own affair, and not what a host has said.
_FORBIDDEN: Final = "forbidden-address"
# What ails the host, and not its robots.txt.
_OF_THE_HOST: Final = _NO_ANSWER | {_FORBIDDEN, "tls"}
# Of robots.txt: what these reasons mean is that its owner has none for us (RFC 9309, 2.3.1.3).
_NO_ROBOTS: Final = frozenset({"not-found", "denied"})


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost."""

    seconds: float = 60.0
    """Time from the first request to the last byte, all redirects and tries together; waiting for a turn apart."""

    sent: int = 20_000_000
    """Bytes that a server may send for one request."""

    growth: Growth = field(default_factory=Growth)
    """What they may unpack to."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What lies outside: time, chance, the net and its hosts."""

    clock: Callable[[], float] = time.monotonic
    """Seconds since whenever, never back."""

    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    """Time of the day, UTC."""

    sleep: Callable[[float], None] = time.sleep
    """Waits for seconds."""

    random: random.Random = field(default_factory=random.SystemRandom)
    """Spreads what is tried again."""

    line: Line = field(default_factory=Line)
    """How servers are reached."""

    hosts: Hosts = field(default_factory=Hosts)
    """What is known of them in this run; fetchers that share it treat a host together as one would."""


@dataclass(frozen=True, slots=True)
class _Journey:
    """The way to one document."""

    deadline: Deadline
    """Its time."""

    known: Mapping[str, Remembered]
    """What is remembered, by address."""

    robots: bool
    """Whether robots.txt is honoured on it."""


class Fetcher:
    """Fetches the documents of one source in one run."""

    def __init__(
        self,
        manners: Manners,
        limits: Limits | None = None,
        *,
        remembered: Iterable[Remembered] = (),
        contact: str | None = None,
        surroundings: Surroundings | None = None,
    ) -> None:
        """Make one that has asked nobody yet.

        Args:
            manners: How servers are treated.
            limits: What a document may cost.
            remembered: Of these addresses only what has changed is fetched, also where a redirect leads to them.
            contact: Where the owner of a server reaches the desk: a page or a mail address.
            surroundings: What lies outside.
        """
        self._manners, self._limits = manners, limits or Limits()
        self._known = {one.uri: one for one in remembered}
        self._outside = surroundings or Surroundings()
        self._allowance = Allowance.of(manners.allow)
        self._agent = f"{NAME}/{__version__}" + (f" (+{contact})" if contact else "")
        self._hosts = self._outside.hosts
        self._turns = Turns(self._outside.clock, self._outside.sleep, self._hosts.asked)

    @overload
    def get(self, uri: str) -> Outcome: ...

    @overload
    def get(self, uri: str, *, afresh: Literal[True]) -> Fetched | NotFetched: ...

    def get(self, uri: str, *, afresh: bool = False) -> Outcome:
        """Return the document at an address, or why there is none; nothing that a server does is raised.

        Args:
            uri: The address.
            afresh: Whether the document is wanted also when it is the one that is remembered.
        """
        deadline = Deadline(self._limits.seconds, self._outside.clock)
        known = {} if afresh else self._known
        remembered = known.get(shown(uri))
        if remembered and remembered.not_before and remembered.not_before > self._outside.now():
            return LeftAlone(uri=remembered.uri)
        try:
            return self._persistently(parsed(uri), _Journey(deadline, known, self._manners.robots))
        except FetchingError as error:
            return NotFetched(uri=shown(uri), reason=error.reason, detail=error.detail, not_before=error.not_before)

    def _persistently(self, start: Address, journey: _Journey) -> Fetched | NotModified:
        attempt = 1
        while True:
            try:
                return self._followed(start, journey)
            except FetchingError as error:
                seconds = self._until_again(error, attempt)
                if seconds is None:
                    raise
            self._outside.sleep(seconds)
            journey.deadline.moved(seconds)
            attempt += 1

    def _until_again(self, error: FetchingError, attempt: int) -> float | None:
        """Return how long to wait before the next attempt, seconds; ``None`` when there is none in this run."""
        if attempt == TRIES or not error.again:
            return None
        if error.not_before is None:
            return pause(attempt, self._outside.random)
        seconds = (error.not_before - self._outside.now()).total_seconds()
        return max(seconds, 0.0) if seconds <= WAITED else None

    def _followed(self, address: Address, journey: _Journey) -> Fetched | NotModified:
        for _ in range(_MOST_REDIRECTS + 1):
            found = self._asked(address, journey)
            if not isinstance(found, Address):
                return found
            if (address.scheme, found.scheme) == ("https", "http"):
                logger.warning("%s: led from https to http, where anybody on the way may change it", address.uri)
            address = found
        raise FetchingError("too-many-redirects", f"it was led on more than {_MOST_REDIRECTS} times")

    def _asked(self, address: Address, journey: _Journey) -> Fetched | NotModified | Address:
        """Return what one request brings: a document, or where it is said to be."""
        self._respect(address, journey)
        try:
            found = self._answered(address, journey)
        except FetchingError as problem:
            self._note(address.origin, problem)
            raise
        self._hosts.unanswered.pop(address.origin, None)
        return found

    def _answered(self, address: Address, journey: _Journey) -> Fetched | NotModified | Address:
        known = journey.known.get(address.uri)
        asked = conditions(known)
        headers = {"User-Agent": self._agent, "Accept": _ACCEPT, "Accept-Encoding": ACCEPTED, **asked}
        wire = reached(address, self._allowance, self._outside.line, journey.deadline, self._limits.sent)
        with answer(wire, address, headers) as reply:
            if reply.status == NOT_MODIFIED and known and asked:
                return NotModified(uri=address.uri, sha256=known.sha256)
            if target := location(reply):
                return led(address.uri, target)
            if problem := refusal(reply, self._outside.now()):
                raise problem
            return self._document(reply, address)

    def _document(self, reply: Answer, address: Address) -> Fetched:
        if declared_size(reply) > self._limits.sent:
            raise FetchingError("too-large", f"more than {self._limits.sent / 1e6:,.1f} MB are announced")
        content = unpacked(reply.body, reply.headers.get("content-encoding", ""), self._limits.growth)
        return Fetched(
            uri=address.uri,
            content=content,
            media_type=media_type(reply),
            charset=charset(reply),
            etag=validator(reply, "etag"),
            last_modified=validator(reply, "last-modified"),
            status=reply.status,
        )

    def _note(self, origin: str, problem: FetchingError) -> None:
        """Keep a server from being asked again in this run that does not answer, or wants to be left alone for long."""
        self._hosts.unanswered[origin] = self._hosts.unanswered[origin] + 1 if problem.reason in _NO_ANSWER else 0
        if self._hosts.unanswered[origin] == _SILENT_AFTER:
            detail = f"{origin} has left {_SILENT_AFTER} requests in a row without an answer: {problem.detail}"
            self._hosts.silenced[origin] = FetchingError(problem.reason, detail)
        if problem.not_before and (problem.not_before - self._outside.now()).total_seconds() > WAITED:
            self._hosts.silenced[origin] = problem

    def _respect(self, address: Address, journey: _Journey) -> None:
        """Wait for our turn at a host.

        Raises:
            FetchingError: its owner does not want it to be asked, or not for this.
        """
        if said := self._hosts.silenced.get(address.origin):
            raise FetchingError(said.reason, said.detail, said.not_before, again=False)
        delay = 0.0
        if journey.robots:
            rules = self._rules(address, journey)
            if not rules.allow(address.target):
                raise FetchingError("robots", f"robots.txt of {address.host} does not let programs fetch it")
            delay = rules.delay
        journey.deadline.moved(self._turns.wait(address.host, max(delay, self._manners.seconds_between)))

    def _rules(self, address: Address, journey: _Journey) -> robots.Robots:
        """Return what the robots.txt of a host says to us; it is fetched once.

        Raises:
            FetchingError: it cannot be had, so that nobody knows what its owner wants (RFC 9309, 2.3.1.4).
        """
        known = self._hosts.robots.get(address.origin)
        if known is None:
            known = self._said(address, journey)
            if isinstance(known, robots.Robots) or known.reason != _FORBIDDEN:
                self._hosts.robots[address.origin] = known
        if isinstance(known, FetchingError):
            raise FetchingError(known.reason, known.detail, known.not_before, again=False)
        return known

    def _said(self, address: Address, journey: _Journey) -> robots.Robots | FetchingError:
        """Return what the robots.txt of a host says to us, or why it cannot be had."""
        without = replace(journey, known={}, robots=False)
        try:
            found = self._persistently(address._replace(target="/robots.txt"), without)
        except FetchingError as error:
            if error.reason in _NO_ROBOTS:
                return robots.Robots()
            where = "" if error.reason in _OF_THE_HOST else " (asked for robots.txt)"
            return FetchingError(error.reason, error.detail + where, error.not_before)
        return robots.parsed(found.content, NAME) if isinstance(found, Fetched) else robots.Robots()
