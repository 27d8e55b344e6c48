"""What an answer says: its status, its headers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from flows.ingest.fetching.outcomes import UNKNOWN_TYPE, FetchingError
from flows.ingest.fetching.politeness import not_before

if TYPE_CHECKING:
    from datetime import datetime

    from flows.ingest.fetching.transport import Answer
    from schemas.sources import Remembered

NOT_MODIFIED: Final = 304
"""The document is the one that is remembered."""

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_WHOLE: Final = frozenset({200, 203})
_BUSY: Final = 429
_UNAVAILABLE: Final = 503
_REFUSALS: Final = (
    ({404, 410}, "not-found", "there is no such page"),
    ({401, 403, 407, 451}, "denied", "the server does not let everybody read it"),
    (range(400, 500), "denied", "the server does not take the request"),
    (range(500, 600), "server-error", "the server is out of order"),
)
_TYPE = re.compile(r"\s*([a-z0-9!#$&^_.+-]{1,80}/[a-z0-9!#$&^_.+-]{1,80})\s*(?:;|,|$)", re.IGNORECASE)
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([a-z0-9_.:+-]{1,40})", re.IGNORECASE)
# What a server gives us to be sent back is kept when it may stand in a header, and is not too long to keep.
_VALIDATOR = re.compile(r"[!-~](?:[ -~]{0,498}[!-~])?")


def conditions(known: Remembered | None) -> dict[str, str]:
    """Return the headers that ask for a document only if it has changed since it was remembered."""
    if known is None:
        return {}
    stated = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in stated.items() if value and _VALIDATOR.fullmatch(value)}


def validator(answer: Answer, name: str) -> str | None:
    """Return a header that is to be sent back at the next request; ``None`` when there is none or it is not fit."""
    value = answer.headers.get(name, "")
    return value if _VALIDATOR.fullmatch(value) else None


def location(answer: Answer) -> str | None:
    """Return where a redirect leads; ``None`` when the answer is none."""
    if answer.status not in _REDIRECTS:
        return None
    stated = answer.headers.get("location", "").encode("latin-1")
    return stated.decode("utf-8", "replace") or None


def media_type(answer: Answer) -> str:
    """Return the media type that an answer states, in small letters."""
    stated = _TYPE.match(answer.headers.get("content-type", ""))
    return stated.group(1).lower() if stated else UNKNOWN_TYPE


def charset(answer: Answer) -> str | None:
    """Return the encoding that an answer states."""
    stated = _CHARSET.search(answer.headers.get("content-type", ""))
    return stated.group(1) if stated else None


def declared_size(answer: Answer) -> int:
    """Return how many bytes an answer announces; 0 when it does not say."""
    stated = answer.headers.get("content-length", "")
    return int(stated) if stated.isdecimal() else 0


def refusal(answer: Answer, now: datetime) -> FetchingError | None:
    """Return what is wrong with an answer that holds no whole document; ``None`` when it does.

    Args:
        answer: The answer.
        now: The time, UTC.
    """
    status, later = answer.status, answer.headers.get("retry-after")
    if status in _WHOLE:
        return None
    if status == _BUSY or (status == _UNAVAILABLE and later):
        then = not_before(later, now)
        return FetchingError(
            "rate-limited", f"asked again not before {then:%Y-%m-%d %H:%M} UTC (status {status})", then
        )
    for statuses, reason, problem in _REFUSALS:
        if status in statuses:
            return FetchingError(reason, f"{problem} (status {status})")
    return FetchingError("bad-answer", f"the server answers with status {status} instead of a document")
