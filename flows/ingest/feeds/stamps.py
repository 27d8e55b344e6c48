"""Days of publication as feeds and sitemaps state them: in the zone in which they were written."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from time import struct_time

_ISO = re.compile(r"\s*(?P<day>\d{4}(?:-\d\d(?:-\d\d)?)?)(?P<time>[T ]\d\d:\d\d.*?)?\s*", re.DOTALL)
_WHOLE_DAY = len("2017-01-16")
# What programs write where they know no date: day 0 of their calendars, wherever they stand.
_FILLERS = frozenset({date(1969, 12, 31), date(1970, 1, 1), date(1899, 12, 30), date(1900, 1, 1)})
_FIRST_YEAR = 1000


class Stamp(NamedTuple):
    """When something was published."""

    day: str
    """ISO 8601 with reduced precision, where it was written."""

    at: datetime | None
    """UTC; ``None`` when less than the day is known."""


def stamp(words: str, utc: struct_time | None = None) -> Stamp | None:
    """Return what a date of a feed says.

    Args:
        words: As written: W3C (a profile of ISO 8601) or RFC 822.
        utc: As another program has read it; used where ours cannot.
    """
    iso = _ISO.fullmatch(words)
    found = _from_iso(iso) if iso else _from_mail(words)
    if found is None and utc is not None:
        at = datetime(*utc[:6], tzinfo=UTC)
        found = Stamp(at.date().isoformat(), at)
    return None if found is None or _is_filler(found.day) else found


def is_older(changed: datetime | None, fetched: datetime) -> bool:
    """Tell whether something was changed before it was fetched; also when nobody says that it was changed.

    Args:
        changed: When it was changed last, UTC; midnight stands for the whole day, of which no time is told.
        fetched: When it was fetched, UTC.
    """
    if changed is None:
        return True
    return (changed + timedelta(days=1) if changed.time() == time.min else changed) <= fetched


def _from_iso(iso: re.Match[str]) -> Stamp | None:
    day = iso["day"]
    try:
        if len(day) < _WHOLE_DAY:
            date.fromisoformat(f"{day}-01-01"[:_WHOLE_DAY])
            return Stamp(day, None)
        at = datetime.fromisoformat(f"{day}T{(iso['time'] or 'T00:00')[1:].replace(' ', '')}")
    except ValueError:
        return None
    return _stamp(at)


def _from_mail(words: str) -> Stamp | None:
    try:
        return _stamp(parsedate_to_datetime(words))
    except (ValueError, OverflowError, IndexError, TypeError):
        return None


def _stamp(at: datetime) -> Stamp | None:
    """Return a time that says nothing of its zone as one of UTC."""
    try:
        utc = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except OverflowError:
        return None
    return Stamp(at.date().isoformat(), utc)


def _is_filler(day: str) -> bool:
    whole = len(day) == _WHOLE_DAY
    return int(day[:4]) < _FIRST_YEAR or (whole and date.fromisoformat(day) in _FILLERS)
