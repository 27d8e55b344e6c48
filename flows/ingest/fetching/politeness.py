"""How servers are treated: one request at a time and host, no more often than they like, and not at all when asked."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

TRIES: Final = 3
"""How often a document is asked for whose server fails."""

WAITED: Final = 10.0
"""What a server may make us wait within a run, seconds; for longer the document is left to another run."""

_FIRST_PAUSE: Final = 1.0
# What a server that tells us to go away without saying for how long is left alone.
_UNSAID: Final = timedelta(minutes=15)
# A date far ahead would silence a source for ever.
_LONGEST: Final = timedelta(days=1)
_MOST_DIGITS: Final = 9


@dataclass(frozen=True, slots=True)
class Manners:
    """What a source says about asking its servers."""

    seconds_between: float = 1.0
    """Least time between two requests to one host, seconds."""

    robots: bool = True
    """Whether robots.txt is honoured."""

    allow: tuple[str, ...] = ()
    """Hosts or networks that may be asked although they are not public."""


def pause(attempt: int, random: Random) -> float:
    """Return how long to wait after a failed attempt, seconds: twice as long each time, and never all at once.

    Args:
        attempt: Which it was, from 1.
        random: Spreads the desks that failed together.
    """
    return math.ldexp(_FIRST_PAUSE, attempt - 1) * random.uniform(0.5, 1.0)


def not_before(retry_after: str | None, now: datetime) -> datetime:
    """Return when a server may be asked again that does not want to be asked now.

    Args:
        retry_after: What it says: seconds, or a date as in mails (RFC 9110, 10.2.3); ``None`` when it says nothing.
        now: The time, UTC.
    """
    then = _said((retry_after or "").strip(), now)
    return now + _UNSAID if then is None else min(max(then, now), now + _LONGEST)


def _said(text: str, now: datetime) -> datetime | None:
    if re.fullmatch(r"[0-9]+", text):
        return now + (timedelta(seconds=int(text)) if len(text) <= _MOST_DIGITS else _LONGEST)
    try:
        then = parsedate_to_datetime(text)
        return then.replace(tzinfo=UTC) if then.tzinfo is None else then.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


class Turns:
    """Keeps the time between requests to one host."""

    def __init__(self, clock: Callable[[], float], sleep: Callable[[float], None], last: dict[str, float]) -> None:
        self._clock, self._sleep, self._last = clock, sleep, last

    def wait(self, host: str, seconds: float) -> float:
        """Wait until a host may be asked again, and return for how long, seconds.

        Args:
            host: Who is asked.
            seconds: Least time since the last request.
        """
        now = self._clock()
        waited = max(0.0, self._last.get(host, now - seconds) + seconds - now)
        if waited:
            self._sleep(waited)
        self._last[host] = now + waited
        return waited
