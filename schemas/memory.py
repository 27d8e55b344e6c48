"""What a series knows from its issues so far, for the analysis of the next one."""

from __future__ import annotations

from typing import Literal

from pydantic import NonNegativeInt

from schemas.record import Record


class Memory(Record):
    """What is known after the analysis of an issue: made from what was known before, the analysis and its articles."""

    schema_version: Literal[1] = 1
    """Version of this record's form."""

    periods: NonNegativeInt = 0
    """Number of the issues that it knows of."""
