"""What an analysis found in a set of articles: themes, positions, dates, figures, each with its evidence."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, NonNegativeInt

from schemas.actors import Actor
from schemas.article import ArticleId, BlockId, Share
from schemas.changes import Changes
from schemas.contrasts import Contrast
from schemas.dates import PartialDate
from schemas.evidence import Evidence as Evidence  # noqa: PLC0414 - most ask for it here
from schemas.figures import TableCheck, Trend
from schemas.likenesses import Likenesses
from schemas.notes import Notes
from schemas.recommendations import TrackedDemand
from schemas.record import Record
from schemas.stories import Story
from schemas.synthesis import Synthesis
from schemas.taxonomy import ThemeId


class CueKind(StrEnum):
    """What a word says about how sure or binding a statement is."""

    POSSIBLE = "possible"
    LIKELY = "likely"
    UNLIKELY = "unlikely"
    CERTAIN = "will happen"
    REQUIRED = "required"
    ADVISED = "advised"
    OPEN = "open"
    NEGATED = "not"
    REPORTED = "reported"
    CONDITIONAL = "conditional"


class Cue(Record):
    """A word that qualifies a statement; shown, never dropped."""

    kind: CueKind
    """What it does to the statement."""

    words: str
    """As printed."""

    start: NonNegativeInt
    """Offset in the sentence."""


class Statement(Record):
    """A sentence chosen to speak for a source, with the words that qualify it."""

    evidence: Evidence
    """The sentence."""

    cues: tuple[Cue, ...] = ()
    """In order of place."""


class TermHit(Record):
    """A term of the taxonomy, or a word of a discovered theme, found in a block."""

    term: str
    """As the taxonomy has it."""

    strong: bool
    """Whether it makes the block belong alone."""

    start: NonNegativeInt
    """Offset in the block's text."""

    end: NonNegativeInt
    """Offset behind its last character."""


class Membership(Record):
    """A block that belongs to a theme, and why."""

    article: ArticleId
    """The article."""

    block: BlockId
    """The block."""

    primary: bool
    """Whether this is the theme that the block is most about."""

    weight: Share
    """Share of this theme in all that the block matched."""

    hits: tuple[TermHit, ...]
    """What was found, in order of place."""


class ThemeOrigin(StrEnum):
    """Where a theme comes from."""

    TAXONOMY = "taxonomy"
    DISCOVERED = "discovered"


class ThemePosition(Record):
    """What one article says on a theme, in its own sentences."""

    article: ArticleId
    """The article."""

    statements: tuple[Statement, ...]
    """Best first, at least one."""

    blocks: tuple[BlockId, ...]
    """Its blocks that belong to the theme, in reading order."""


class Theme(Record):
    """A theme that at least one article speaks of."""

    id: ThemeId
    """From the taxonomy, or made from its own words."""

    label: str
    """As a section is headed."""

    short: str
    """For a table."""

    origin: ThemeOrigin
    """Taxonomy or discovered."""

    key_phrases: tuple[str, ...]
    """The phrases that are typical of it here, best first."""

    members: tuple[Membership, ...]
    """Blocks that belong to it, in the order of the articles and of reading."""

    positions: tuple[ThemePosition, ...]
    """One for each article that speaks of it, in the order of the articles."""

    silent: tuple[ArticleId, ...]
    """Articles that do not speak of it."""

    candidate: bool = False
    """Whether it was found by its words, in this issue for the first time."""

    merged: tuple[ThemeId, ...] = ()
    """Themes that the taxonomy has merged into it."""

    split_from: ThemeId | None = None
    """Theme that it was part of, as the taxonomy says."""

    @property
    def support(self) -> int:
        """Number of articles that speak of it."""
        return len(self.positions)

    @property
    def lone(self) -> bool:
        """Whether a single article of several speaks of it."""
        return len(self.positions) == 1 and bool(self.silent)


class Direction(StrEnum):
    """Where an event lies, seen from the document that speaks of it."""

    AHEAD = "ahead"
    PAST = "past"


class DatedEvent(Record):
    """Something that a document says happens or happened at a time."""

    evidence: Evidence
    """The sentence that says so."""

    when: PartialDate | None
    """The days it can mean; ``None`` when the words can only be understood by a date the document lacks."""

    words: str
    """The words of the date, as printed."""

    start: NonNegativeInt
    """Offset of the words in the sentence."""

    direction: Direction
    """Ahead or past."""

    uncertain: bool = False
    """Whether the words allow more than ``when``."""

    basis: str | None = None
    """How relative words were resolved, and against which date; ``None`` for an absolute date."""

    inferred: bool = False
    """Whether ``when`` is known from elsewhere: neither the words nor a date they count from say it."""


class Reading(Record):
    """One value of a figure."""

    value: Decimal
    """The number, scale words multiplied in ("34 billion" is 34000000000)."""

    words: str
    """As printed, with sign, unit and scale; of two numbers that share a unit, both ("40 to 70 metres")."""

    qualifier: str | None = None
    """The words in front that say how exact it is or to which side ("roughly", "more than"), as printed."""

    before: Decimal | None = None
    """The first of two numbers that share a unit, of which ``value`` is the second; ``None`` for one number."""

    when: PartialDate | None = None
    """For what time, where the sentence says so."""


class Figure(Record):
    """A number that a sentence states, or the numbers of a short series."""

    evidence: Evidence
    """The sentence."""

    of: str
    """What it counts, in the sentence's own words."""

    unit: str | None
    """Unit ("USD", "percent"); ``None`` for plain counts."""

    readings: Annotated[tuple[Reading, ...], Field(min_length=1)]
    """One, or several of one series in order of the sentence."""

    table: str | None = None
    """Id of the article's table that holds the same numbers; ``None`` when no table does."""

    check: TableCheck | None = None
    """What came of comparing it with a table of the article row by row; ``None`` where it cannot be compared."""

    trend: Trend | None = None
    """Which way it went; ``None`` where the sentence does not tell."""

    total: Decimal | None = None
    """What percentages of one whole add up to, where it is not 100; otherwise ``None``."""

    repeats: Evidence | None = None
    """The first sentence of the issue that states the same numbers of the same thing; ``None`` for the first itself."""


class Analysis(Record):
    """The outcome of an analysis of some articles; for the same articles, taxonomy and program always the same."""

    schema_version: Literal[1] = 1
    """Version of this record's form."""

    made_by: str
    """Backend and its version."""

    taxonomy: str
    """SHA-256 of the taxonomy file that was used."""

    languages: tuple[str, ...] = ("en",)
    """Languages of the taxonomy's terms; in texts of others less of it is found. Empty for a taxonomy of no themes."""

    before: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None
    """Identity of the analysis of the issue before, whose memory it starts from; ``None`` for a first issue."""

    changes: Changes | None = None
    """What is otherwise than in the issues before; ``None`` where none is known of."""

    articles: tuple[ArticleId, ...]
    """In the order in which they are numbered."""

    themes: tuple[Theme, ...]
    """Those with most support first."""

    unassigned: tuple[Evidence, ...] = ()
    """Blocks of text that belong to no theme, whole."""

    events: tuple[DatedEvent, ...] = ()
    """Those ahead first, each group in order of time."""

    figures: tuple[Figure, ...] = ()
    """In the order of the articles and of reading."""

    stories: tuple[Story, ...] = ()
    """Groups of articles that report one event, those of most articles first."""

    contrasts: tuple[Contrast, ...] = ()
    """At most one pair of sentences for a theme, in the order of the themes."""

    recommendations: tuple[TrackedDemand, ...] = ()
    """What the articles ask somebody to do, in their order; what is asked in nearly the same words stands once."""

    notes: Notes | None = None
    """What became of the notes of the desk's analysts; ``None`` where it has none."""

    synthesis: Synthesis | None = None
    """What a language model wrote on the themes, checked; ``None`` where none was asked."""

    likenesses: Likenesses | None = None
    """Articles that are near in meaning; ``None`` where the desk has named no embedder."""

    actors: tuple[Actor, ...] = ()
    """Actors and places: those of most articles first, then those most often named."""
