"""What can be said of a figure beside its numbers: which way it went, and whether a table bears it out."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from schemas.record import Record


class TrendDirection(StrEnum):
    """Which way a number went."""

    RISE = "rise"
    FALL = "fall"


class Trend(Record):
    """That a number went up or down, as far as a sentence says it."""

    direction: TrendDirection
    """By the two numbers where both are stated, or else by the verb."""

    before: Decimal | None = None
    """Where it began; ``None`` where the sentence does not say."""

    after: Decimal | None = None
    """Where it ended; ``None`` where the sentence does not say."""

    by: Decimal | None = None
    """By how much, as stated; ``None`` where the sentence does not say."""

    change: Decimal | None = None
    """Computed, never printed as stated: of percentages the difference in points, of others the change in percent.

    One decimal; ``None`` unless both numbers are stated.
    """


class Verdict(StrEnum):
    """How numbers in a sentence stand to those of a table of the same document."""

    AGREES = "agrees"
    """All are those of the table, and none of its column is left out."""

    PARTLY = "partly"
    """Those that can be compared are those of the table."""

    DIFFERS = "differs"
    """One is not what the table has, and the others are."""


class TableDifference(Record):
    """A number that is another in the table."""

    words: str
    """As the sentence prints it."""

    row: str
    """Label of the table's row, as printed."""

    table: str
    """What the table has, as printed."""


class TableCheck(Record):
    """What came of comparing a figure with a table."""

    table: str
    """Id of the article's table."""

    verdict: Verdict
    """How they stand to each other."""

    differences: tuple[TableDifference, ...] = ()
    """What differs, in order of the sentence; empty unless the verdict is that they differ."""
