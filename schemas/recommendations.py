"""What documents ask somebody to do, and who has asked the same before."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, NamedTuple

from pydantic import Field, NonNegativeInt, PositiveInt

from schemas.article import ArticleId
from schemas.dates import PartialDate
from schemas.evidence import Evidence
from schemas.record import Record


class DemandOrigin(StrEnum):
    """How a document sets a demand."""

    LIST = "list"
    PROSE = "prose"


class Demand(Record):
    """A sentence in which a document, or somebody of whom it tells, asks that something be done."""

    evidence: Evidence
    """The sentence; of a list of recommendations the whole item."""

    origin: DemandOrigin
    """Set apart in a list, or said in running text."""

    asker: str | None = None
    """Who asks, as printed, where the document tells what somebody else asks; ``None`` where it asks itself."""

    addressee: str | None = None
    """Who is to act, as printed; ``None`` where the words name nobody, or only by "it" and "they"."""

    start: NonNegativeInt
    """Offset in the sentence of the words of what is asked."""

    end: NonNegativeInt
    """Offset behind their last character."""

    modality: str | None = None
    """The words that ask ("should", "called on"), as printed; ``None`` for an item of a list that only names it."""

    horizon: str | None = None
    """By when, as printed ("before the summer"); ``None`` where no time is named."""

    when: PartialDate | None = None
    """What ``horizon`` means; ``None`` where it names no days, or the document has no date to count from."""

    where: tuple[str, ...] = ()
    """Places that the words of what is asked name, each once, as the list of actors and places has them."""

    @property
    def action(self) -> str:
        """The words of what is asked."""
        return self.evidence.text[self.start : self.end]


class TrackedDemand(Record):
    """A demand with all that ask nearly the same, in this issue and in earlier ones."""

    demand: Demand
    """The first in the order of the articles; one that a document makes itself goes before one that it reports."""

    again: tuple[Demand, ...] = ()
    """The others of this issue, in order."""

    first_asked: PositiveInt | None = None
    """How many issues ago it was first asked, 1 for the issue before; ``None`` for one that no issue had before."""

    issues_before: NonNegativeInt = 0
    """Number of earlier issues that had it."""


Stems = Annotated[tuple[str, ...], Field(max_length=60)]
"""Stems of words, sorted."""


class Asked(NamedTuple):
    """Who asked, and when."""

    period: PositiveInt
    """Which issue."""

    article: ArticleId
    """The document."""


class KeptDemand(Record):
    """What is remembered of a demand, for knowing it again."""

    action: Stems
    """Stems of what is asked."""

    addressee: Stems = ()
    """Stems of who is to act; empty where nobody is named."""

    negated: bool
    """Whether it asks that something be left alone."""

    first: PositiveInt
    """Period in which it was first asked, counted from 1 for the first issue that is remembered."""

    last: PositiveInt
    """Period in which it was last asked."""

    issues: PositiveInt = 1
    """Number of issues that had it."""

    asked: tuple[Asked, ...] = ()
    """Documents that asked it, the first of them first; twelve at most."""
