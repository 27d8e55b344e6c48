"""What a series knows from its issues so far, for the analysis of the next one.

A period is the time of one issue; periods are counted from 1, whatever their length.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, NamedTuple

from pydantic import Field, NonNegativeInt, PositiveInt

from schemas.article import Share
from schemas.carried import Carried
from schemas.recommendations import KeptDemand
from schemas.record import Record
from schemas.taxonomy import ThemeId

PERIODS_KEPT = 12
"""Periods of which the share of a theme is kept."""


class Having(NamedTuple):
    """Features that so many texts have."""

    texts: PositiveInt
    """Number of texts."""

    features: str
    """Stems and pairs of neighbouring stems, sorted, a comma between them."""


class WordCounts(Record):
    """How many texts of all issues have which words; the frequent ones only, so that it does not grow for ever."""

    texts: NonNegativeInt = 0
    """Number of texts that were counted."""

    having: tuple[Having, ...] = ()
    """Most frequent first."""


class Weighted(NamedTuple):
    """A feature of a kept theme."""

    feature: str
    """A stem, or a pair of neighbouring ones."""

    weight: Annotated[float, Field(gt=0, le=1)]
    """Its mean weight in the theme's texts, before rarity is reckoned in, as a share of the greatest; four decimals."""


class KeptState(StrEnum):
    """How far a theme that was found by its words has come."""

    CANDIDATE = "candidate"
    """Seen in one period only, and no analyst has taken it up."""

    THEME = "theme"
    """Seen in two periods or more, or taken into the taxonomy."""

    MERGED = "merged"
    """The taxonomy has merged it into another, which gets its paragraphs."""

    LET_GO = "let go"
    """Not seen for so long that it is no longer looked for; its id is not given again."""


class KeptTheme(Record):
    """A theme that was found by its words, and by which the next issue's paragraphs are looked through first."""

    id: ThemeId
    """Given when it was first seen, never changed, never given again."""

    label: str
    """As it was last headed."""

    short: str
    """For a table."""

    state: KeptState
    """Candidate, theme, merged or let go."""

    first: PositiveInt
    """Period in which it was first seen."""

    last: PositiveInt
    """Period in which it was last seen."""

    periods: PositiveInt
    """Number of periods in which it was seen."""

    texts: PositiveInt
    """Number of texts that its features rest on; counts no further than its drift needs."""

    features: tuple[Weighted, ...] = ()
    """The strongest first; none where it was let go."""

    merged_into: ThemeId | None = None
    """Theme that took it in."""

    split_from: ThemeId | None = None
    """Theme that it was part of."""


class PeriodShare(Record):
    """How much of an issue was on a theme."""

    period: PositiveInt
    """Which issue."""

    share: Share
    """Share of the words of the issue that stand in paragraphs whose main theme it is."""

    support: NonNegativeInt
    """Number of articles that spoke of it."""

    sources: tuple[str, ...] = ()
    """Publishers of these articles, or authors where there is none, sorted; twelve at most."""


class ThemeHistory(Record):
    """A theme, of the taxonomy or found, through the issues."""

    id: ThemeId
    """The theme."""

    label: str
    """As it was last headed."""

    first: PositiveInt
    """Period in which it was first seen."""

    last: PositiveInt
    """Period in which it was last seen."""

    shares: tuple[PeriodShare, ...] = ()
    """Of the last twelve periods those in which it was seen, oldest first; in the others its share was 0."""

    merged_into: ThemeId | None = None
    """Theme that took it in."""

    split_from: ThemeId | None = None
    """Theme that it was part of."""


class Memory(Record):
    """What is known after the analysis of an issue: made from what was known before, the analysis and its articles."""

    schema_version: Literal[1] = 1
    """Version of this record's form."""

    periods: NonNegativeInt = 0
    """Number of the issues that it knows of."""

    taxonomy: str | None = None
    """SHA-256 of the taxonomy of the last issue; ``None`` where it is not known."""

    words: WordCounts = WordCounts()
    """How frequent words are in all issues, so that one week does not decide what is rare."""

    kept: tuple[KeptTheme, ...] = ()
    """Themes that were found by their words, sorted by id."""

    themes: tuple[ThemeHistory, ...] = ()
    """Every theme of the issues so far, sorted by id."""

    carried: Carried = Carried()
    """Dates ahead, voices and positions, with which the next issue is compared."""

    demands: tuple[KeptDemand, ...] = ()
    """What documents asked for, those asked last first; bounded."""
