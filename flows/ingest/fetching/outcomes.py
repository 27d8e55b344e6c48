"""What comes of asking for an address."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from pydantic import AwareDatetime

from schemas.raw import Sha256
from schemas.record import Record

UNKNOWN_TYPE: Final = "application/octet-stream"
"""Media type of an answer that does not say what it is."""

_PASSING: Final = frozenset({"server-error", "unreachable", "truncated", "rate-limited"})


class Fetched(Record):
    """A document and what its server says of it."""

    uri: str
    """Where it lies: the address to which the last redirect led."""

    content: bytes
    """Its bytes, unpacked."""

    media_type: str = UNKNOWN_TYPE
    """As the server says, in small letters, without parameters."""

    charset: str | None = None
    """Encoding as the server says; nobody has tried it."""

    etag: str | None = None
    """Version that the server gave it."""

    last_modified: str | None = None
    """Time of its last change, as the server wrote it."""

    status: int
    """Status of the answer, from 200 to 299."""


class NotModified(Record):
    """The document is the one that is remembered."""

    uri: str
    """Its address."""

    sha256: Sha256 | None
    """Its bytes, as they are remembered; ``None`` for a page that only leads to documents."""


class LeftAlone(Record):
    """The server has said in an earlier run that it is not to be asked for the document yet."""

    uri: str
    """The address that was asked for, fit for print."""


class NotFetched(Record):
    """The document could not be had, or must not."""

    uri: str
    """The address that was asked for, fit for print: on one line, without a password."""

    reason: str
    """Class of the reason, such as ``timeout``; docs/fetching.md lists them."""

    detail: str
    """What exactly, in words for the reader."""

    not_before: AwareDatetime | None = None
    """Before when the server does not want to be asked again; ``None`` when it did not say."""


Outcome = Fetched | NotModified | LeftAlone | NotFetched
"""What ``Fetcher.get`` returns."""


class FetchingError(Exception):
    """Ends the way to a document; ``Fetcher`` makes a ``NotFetched`` of it."""

    def __init__(
        self, reason: str, detail: str, not_before: datetime | None = None, *, again: bool | None = None
    ) -> None:
        super().__init__(reason, detail, not_before)
        self.reason, self.detail, self.not_before = reason, detail, not_before
        self.again = reason in _PASSING if again is None else again
        """Whether asking again may help within this run."""
