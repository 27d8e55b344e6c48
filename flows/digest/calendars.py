"""Dates ahead as a calendar (RFC 5545): one file of a series, the same bytes for the same issue.

The few properties that are written here need no library: the one there is takes longer to import than an issue to
compose. Tests read the file with it.
"""

from __future__ import annotations

import hashlib
import logging
import re
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from flows.digest import wording
from flows.whole import write_whole
from schemas.dates import Precision

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from flows.store import Store
    from schemas.carried import KnownDate

_PRODUCER = "-//deskbrief//dates ahead//EN"
_LONGEST_LINE = 75  # octets, by RFC 5545, 3.1
_SUMMARY = 90
_KNOWN = {
    Precision.WEEK: "week known",
    Precision.MONTH: "month known",
    Precision.PART: "part of the year known",
    Precision.YEAR: "year known",
    Precision.YEARS: "years known",
}
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
_log = logging.getLogger(__name__)


class Listed(NamedTuple):
    """A date ahead, and where it is said."""

    known: KnownDate
    """The date."""

    citations: tuple[str, ...]
    """Of its sentences: issue, source and paragraph ("No. 1, S2 ¶4"), the first one first."""


def listed(store: Store, series: str, dates: Iterable[KnownDate], day: date) -> tuple[Listed, ...]:
    """Return those of some dates that are not over on a day, each with its citations.

    Args:
        store: Knows which issues have printed their documents.
        series: Name of the series.
        dates: That the series knows of.
        day: What was over before it is left out.
    """
    known = [one for one in dates if one.event.when and one.event.when.last >= day]
    sentences = [(one.event.evidence, *one.again) for one in known]
    articles = {evidence.article for said in sentences for evidence in said}
    places = {one.article: one for one in store.standings(series, articles)}
    return tuple(
        Listed(
            one,
            tuple(
                f"No. {place.issue}, S{place.place} ¶{evidence.block[1:]}"
                for evidence in said
                if (place := places.get(evidence.article))
            ),
        )
        for one, said in zip(known, sentences, strict=True)
    )


def calendar(series: str, printed: date, dates: Sequence[Listed]) -> bytes:
    """Return dates as a calendar.

    Args:
        series: Its name.
        printed: Day of the issue, by which the entries are stamped.
        dates: What it holds, in order.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_PRODUCER}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(f'{series}: dates ahead')}",
        *(line for one in dates for line in _event(series, printed, one)),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def keep(content: bytes, path: Path) -> None:
    """Put a calendar beside the issues, in place of the last one; what is another program's is left alone.

    Raises:
        OSError: it cannot be written.
    """
    if path.exists():
        stands = path.read_bytes()
        if f"PRODID:{_PRODUCER}".encode() not in stands:
            _log.warning("%s is no calendar of dates ahead and is left alone; move it away", path)
            return
        if stands == content:
            return
    write_whole(path, content)


def _event(series: str, printed: date, one: Listed) -> Iterator[str]:
    """Yield the lines of an entry: whole days, so that no time zone moves it."""
    event = one.known.event
    if event.when is None:
        msg = "an event without a time is carried"
        raise ValueError(msg)
    yield "BEGIN:VEVENT"
    yield f"UID:{_identity(one.known)}@deskbrief"
    yield f"DTSTAMP:{printed:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{event.when.first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.when.last + timedelta(1):%Y%m%d}"
    yield f"SUMMARY:{_text(_summary(one.known))}"
    yield f"DESCRIPTION:{_text(_description(series, one))}"
    if event.uncertain:
        yield "STATUS:TENTATIVE"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _identity(known: KnownDate) -> str:
    """Return what stays the same from issue to issue: the sentence that said it first, and the days that it means."""
    evidence, when = known.event.evidence, known.event.when
    parts = (evidence.article, evidence.block, evidence.start, known.event.start, when.iso if when else "")
    return hashlib.sha256("/".join(map(str, parts)).encode()).hexdigest()[:32]


def _summary(known: KnownDate) -> str:
    """Return the part of the sentence about the date, and how exact the date is."""
    event = known.event
    text = event.evidence.text
    told = wording.elided(text, *wording.stretch(text, event.start, event.start + len(event.words), _SUMMARY))
    precision = _KNOWN.get(event.when.precision) if event.when else None
    return f"{told} ({precision})" if precision else told


def _description(series: str, one: Listed) -> str:
    """Return the sentence, where it stands, and how its date was understood."""
    event = one.known.event
    told = [event.evidence.text, f"{series}, {'; '.join(one.citations)}"]
    if event.basis:
        told.append(f"{wording.capitalised(event.basis)}.")
    if event.uncertain:
        told.append("The words allow more than one reading.")
    return "\n\n".join(told)


def _text(value: str) -> str:
    """Escape a text (RFC 5545, 3.3.11)."""
    plain = _CONTROL.sub(" ", value.replace("\r\n", "\n").replace("\r", "\n"))
    escaped = plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\n", "\\n")


def _folded(line: str) -> str:
    """Break a line into pieces of 75 octets at most, each but the first behind a space, no character torn."""
    pieces: list[str] = []
    piece, length = "", 0
    for char in line:
        size = len(char.encode())
        if length + size > _LONGEST_LINE:
            pieces.append(piece)
            piece, length = " ", 1
        piece, length = piece + char, length + size
    return "\r\n".join((*pieces, piece))
