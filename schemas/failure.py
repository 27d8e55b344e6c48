"""A document that was received and could not be made a record of."""

from __future__ import annotations

from typing import Literal

from pydantic import AwareDatetime, PositiveInt

from schemas.raw import Sha256
from schemas.record import Record
from schemas.run import Outcome


class Failure(Record):
    """Why a document was not taken, kept so that it is not tried again in vain."""

    schema_version: Literal[1] = 1
    """Version of this record's form."""

    sha256: Sha256
    """The original."""

    uri: str
    """Where the source found it."""

    outcome: Literal[Outcome.REFUSED, Outcome.FAILED]
    """Refused for what it is; failed when the attempt itself came to grief."""

    reason: str
    """Class of the reason (``empty``, ``not-text``, ``crash``)."""

    detail: str
    """What exactly, in words for the reader."""

    program: str
    """Versions of the program and of its rules that tried last."""

    tried: AwareDatetime
    """When it was tried last, UTC."""

    attempts: PositiveInt = 1
    """How often it was tried."""

    released: bool = False
    """Whether somebody has let it go: the next try is a first one."""
