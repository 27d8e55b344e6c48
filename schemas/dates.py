"""Dates as people write them: with a precision, an origin and the words they came from."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import model_validator

from schemas.record import Record


class Precision(StrEnum):
    """How much of a date is known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    PART = "part of a year"
    YEAR = "year"
    YEARS = "several years"


class DateOrigin(StrEnum):
    """Where a date was read."""

    PRINTED = "printed"
    METADATA = "metadata"
    INFERRED = "inferred"


class PartialDate(Record):
    """A date that may lack its day or month: the days it can mean, and how exact the words were."""

    first: date
    """First day that the words can mean."""

    last: date
    """Last day that the words can mean; equal to ``first`` when the day is known."""

    precision: Precision
    """What the words name; ``first`` and ``last`` follow from it."""

    part: str | None = None
    """Name of the part for ``Precision.PART`` ("early", "mid", "late", "spring", "Q1", "H2"); otherwise ``None``."""

    @model_validator(mode="after")
    def _in_order(self) -> PartialDate:
        if self.last < self.first:
            msg = f"the last day {self.last} lies before the first day {self.first}"
            raise ValueError(msg)
        if (self.part is None) is (self.precision is Precision.PART):
            msg = "a part of a year has a name, and nothing else has one"
            raise ValueError(msg)
        return self

    @property
    def iso(self) -> str:
        """ISO 8601 with reduced precision: ``2017-01-16``, ``2017-W03``, ``2016-11``, ``2017``.

        ``mid-2017``, ``1970s`` and ``2014/2016`` where ISO 8601 has no form.
        """
        if self.precision is Precision.YEARS:
            decade = self.first.year % 10 == 0 and self.last.year == self.first.year + 9
            return f"{self.first:%Y}s" if decade else f"{self.first:%Y}/{self.last:%Y}"
        forms = {
            Precision.DAY: f"{self.first:%Y-%m-%d}",
            Precision.WEEK: f"{self.first:%G-W%V}",
            Precision.MONTH: f"{self.first:%Y-%m}",
            Precision.PART: f"{self.part}-{self.first:%Y}",
            Precision.YEAR: f"{self.first:%Y}",
        }
        return forms[self.precision]


class StatedDate(Record):
    """A date that a document states, or that follows from what it states."""

    when: PartialDate
    """The date with its precision."""

    origin: DateOrigin
    """Printed in the text, given by metadata, or inferred."""

    words: str
    """The words it was read from, as printed."""

    basis: str | None = None
    """How it follows from the words, where they do not say it outright; ``None`` where they do."""


class DateWindow(Record):
    """The days between which something must have happened, when nobody printed the date."""

    not_before: date | None
    """First possible day; ``None`` when unbounded."""

    not_after: date | None
    """Last possible day; ``None`` when unbounded."""

    basis: str
    """The words that bound it and why they do: always an inference, never shown as a printed date."""
