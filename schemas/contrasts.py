"""Two sentences of different documents that speak of the same thing and point in opposite directions."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from schemas.evidence import Evidence
from schemas.record import Record
from schemas.taxonomy import ThemeId


class ContrastSide(Record):
    """One of the two sentences."""

    evidence: Evidence
    """The sentence."""

    words: tuple[str, ...]
    """Words that part it from the other ("not", "fell"), as printed, in order; empty where the other has all."""


class Contrast(Record):
    """Two sentences side by side; which of them is right, and whether they disagree, is not judged."""

    theme: ThemeId
    """Theme to which both belong."""

    sides: Annotated[tuple[ContrastSide, ContrastSide], Field()]
    """In the order of the articles."""

    shared: tuple[str, ...]
    """Words that both have, as the first one prints them, in order: what both speak of."""
