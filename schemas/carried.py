"""What a series carries from issue to issue: dates that lie ahead, voices that were heard, positions that were held."""

from __future__ import annotations

from pydantic import NonNegativeInt, PositiveInt

from schemas.dates import PartialDate
from schemas.evidence import Evidence
from schemas.record import Record
from schemas.taxonomy import ThemeId
from schemas.themes import DatedEvent, Statement


class KnownDate(Record):
    """A date ahead, and every sentence that says the same of it."""

    event: DatedEvent
    """As it was said first; its time is known."""

    period: PositiveInt
    """In which it was said first."""

    again: tuple[Evidence, ...] = ()
    """Sentences that say it again, in the order in which they came; eight at most."""

    language: str = "en"
    """ISO 639-1, of the sentence that said it first."""


class HeldPosition(Record):
    """What authors last said on a theme."""

    authors: tuple[str, ...]
    """As printed, at least one."""

    theme: ThemeId
    """The theme."""

    period: PositiveInt
    """In which they said it."""

    published: PartialDate | None
    """Date of the document; ``None`` when it has none."""

    statements: tuple[Statement, ...]
    """Those with words that qualify them first, at least one and a dozen at most."""


class Carried(Record):
    """What the next issue is compared with."""

    articles: NonNegativeInt = 0
    """Number of articles of the last period."""

    dates: tuple[KnownDate, ...] = ()
    """Those ahead when the last issue but one was printed, the nearest first."""

    dates_let_go: NonNegativeInt = 0
    """How many that lay farthest ahead were let go because there were too many."""

    authors: tuple[str, ...] = ()
    """Names of all authors so far, folded, sorted."""

    houses: tuple[str, ...] = ()
    """Names and abbreviations of all institutions so far, folded, sorted."""

    positions: tuple[HeldPosition, ...] = ()
    """The last of each author on each theme, the latest first."""
