"""Sources: where documents come from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar, runtime_checkable

from pydantic import AwareDatetime, Field, InstanceOf, PositiveInt

from flows.ingest.hosts import Hosts
from flows.plugins import Kind
from schemas.claims import Claim
from schemas.raw import Sha256
from schemas.record import Record
from schemas.sources import Remembered, SourceConfig

if TYPE_CHECKING:
    from collections.abc import Iterator

C = TypeVar("C", bound=Record)

BUILTIN: dict[str, str] = {
    "cloud": "flows.ingest.sources.cloud_folder:SOURCE",
    "feed": "flows.ingest.sources.feed:SOURCE",
    "files": "flows.ingest.sources.single_files:SOURCE",
    "folder": "flows.ingest.sources.folder:SOURCE",
    "mail": "flows.ingest.sources.mailbox_folder:SOURCE",
    "list": "flows.ingest.sources.page_list:SOURCE",
    "pages": "flows.ingest.sources.web_pages:SOURCE",
    "sitemap": "flows.ingest.sources.sitemap:SOURCE",
    "zip": "flows.ingest.sources.zip_archive:SOURCE",
}
"""Every source of our own, imported when first asked for."""

ENTRY_POINTS = "deskbrief.sources"
"""Entry point group for sources of others; the name of an entry point is the name of the source."""


class Request(Record):
    """What is asked of a source."""

    config: SourceConfig
    """The source as the desk states it; paths in it are absolute."""

    largest: PositiveInt
    """Size above which a document is not read, bytes."""

    started: AwareDatetime
    """Start of the run, UTC."""

    remembered: tuple[Remembered, ...] = ()
    """What the source gave to be remembered in earlier runs, the last of each address; of a document only as long as
    its original is kept."""

    contact: str | None = None
    """Whom a server's owner can write to, for the user agent; ``None`` when the desk states nobody."""

    hosts: InstanceOf[Hosts] = Field(default_factory=Hosts, exclude=True, repr=False)
    """What the sources of the run know of the hosts that they ask; all of them share it."""


def stated(request: Request, kind: type[C]) -> C:
    """Return the source of a request as the kind that its implementation is for.

    Raises:
        TypeError: the request is for another kind of source; a fault of ours.
    """
    if not isinstance(request.config, kind):
        msg = f"a source of the kind {request.config.kind!r} was asked as a {kind.__name__}"
        raise TypeError(msg)
    return request.config


class Found(Record):
    """A document and its bytes."""

    uri: str
    """Where it was found, on one line; for a folder the path below it, with ``/``."""

    media_type: str
    """By its name or its transport; the bytes have the last word."""

    content: bytes
    """The bytes, as they were."""

    charset: str | None = None
    """Encoding that the transport declared."""

    claims: tuple[Claim, ...] = ()
    """What the source says of it: a feed of its entry, a mail of its sender."""


class TurnedAway(Record):
    """A document that is not handed over."""

    uri: str
    """Where it was found, on one line."""

    reason: str
    """Class of the reason: ``permission``, ``symlink``, ``not-a-file``, ``too-large``, ``too-deep``, ``empty``,
    ``unfinished``, ``unreadable``."""

    detail: str
    """What exactly, in words for the reader."""


class PassedOver(Record):
    """Something that is no document, or not one that was asked for."""

    uri: str
    """Where it was found, on one line."""

    reason: str
    """Class of the reason: ``hidden``, ``temporary``, ``apple-double``, ``readme``, ``other name``, ``folder``,
    ``unchanged``, ``not settled``."""


class Unchanged(Record):
    """A document that is still what an earlier run has kept, so that it was not read again."""

    uri: str
    """Where it was found, on one line."""

    sha256: Sha256
    """Its original, as it was remembered."""


Offer = Found | Unchanged | TurnedAway | PassedOver | Remembered
"""All that a source can say of something it finds. What is to be remembered of a document comes right behind it, and is
kept when the document's record is."""


@runtime_checkable
class Source(Protocol):
    """Finds documents."""

    def offers(self, request: Request) -> Iterator[Offer]:
        """Yield everything there is, always in the same order, each document read only when its turn comes.

        Raises:
            SourceError: the source as a whole cannot be read, or there is no document in it.
            OSError: it cannot be read just now; a second try may help.
        """
        ...


KIND: Kind[Source] = Kind("source", BUILTIN, ENTRY_POINTS, Source)  # type: ignore[type-abstract]  # a protocol is meant
"""For ``flows.plugins.find``."""
