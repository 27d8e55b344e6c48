"""An original as it was received."""

from __future__ import annotations

from typing import Annotated

from pydantic import AwareDatetime, Field, NonNegativeInt

from schemas.claims import Claim
from schemas.record import Record

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""Lower-case hexadecimal SHA-256 of an original's bytes."""


class RawDocument(Record):
    """The bytes of one document as received; the bytes themselves lie in the blob folder under ``sha256``."""

    sha256: Sha256
    """SHA-256 of the bytes: the document's identity, whatever it is called and wherever it came from."""

    size: NonNegativeInt
    """Length in bytes."""

    media_type: str
    """By content and name, e.g. ``text/plain``."""

    named_type: str | None = None
    """Media type that its name or its transport gives, where the bytes show another."""

    charset: str | None = None
    """Encoding that the transport declared; ``None`` when it declared none."""

    source: str
    """Name of the source that delivered it, e.g. ``folder``."""

    uri: str
    """Where the source found it; for a folder the path below that folder, with ``/``."""

    received: AwareDatetime
    """When it was first received, UTC."""

    claims: tuple[Claim, ...] = ()
    """What the source says of it: a feed of its entry's title, a mail of its sender."""
