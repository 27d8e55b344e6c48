"""Everything that a printed issue shows. Templates add no words of their own."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, PositiveInt

from schemas.article import ArticleId
from schemas.digest.apparatus import (
    EvidenceEntry,
    EvidenceGroup,
    EvidencePart,
    EvidenceSection,
    MethodSection,
    NotIncludedRow,
    NotIncludedSection,
    SourceEntry,
    SourcesSection,
)
from schemas.digest.changes import (
    ChangesSection,
    CorrectionRow,
    PositionRow,
    SayingRow,
    ThemeTrendRow,
    VoiceRow,
    VoicesRow,
)
from schemas.digest.chart import Bar, BarGroup, ChartSection, DataTable
from schemas.digest.front import ContentsItem, Finding, Front, WatchItem
from schemas.digest.glance import GlanceCell, GlanceRow, GlanceSection, Timeline, TimelinePoint
from schemas.digest.marks import Anchor, Mark, Named, Passage, SectionRecord, SourceHead, SourceId
from schemas.digest.tables import (
    DateRow,
    DatesPart,
    DatesSection,
    FurtherDate,
    NumberRow,
    NumbersSection,
    QuotationRow,
    QuotationsSection,
    RecommendationRow,
    RecommendationsSection,
)
from schemas.digest.theme import NoteBox, NumberBox, PulledQuote, Summary, ThemeSection, Voice, WrittenLine
from schemas.digest.voices import ActorGroup, ActorRow, HeardItem, HeardLine, VoicesSection
from schemas.record import Record

__all__ = [
    "ActorGroup",
    "ActorRow",
    "Anchor",
    "AnySection",
    "Bar",
    "BarGroup",
    "ChangesSection",
    "ChartSection",
    "ContentsItem",
    "CorrectionRow",
    "DataTable",
    "DateRow",
    "DatesPart",
    "DatesSection",
    "Digest",
    "EvidenceEntry",
    "EvidenceGroup",
    "EvidencePart",
    "EvidenceSection",
    "Finding",
    "Front",
    "FurtherDate",
    "GlanceCell",
    "GlanceRow",
    "GlanceSection",
    "HeardItem",
    "HeardLine",
    "Mark",
    "MethodSection",
    "Named",
    "NotIncludedRow",
    "NotIncludedSection",
    "NoteBox",
    "NumberBox",
    "NumberRow",
    "NumbersSection",
    "Passage",
    "PositionRow",
    "PulledQuote",
    "QuotationRow",
    "QuotationsSection",
    "RecommendationRow",
    "RecommendationsSection",
    "SayingRow",
    "SectionRecord",
    "SourceEntry",
    "SourceHead",
    "SourceId",
    "SourcesSection",
    "Summary",
    "ThemeSection",
    "ThemeTrendRow",
    "Timeline",
    "TimelinePoint",
    "Voice",
    "VoiceRow",
    "VoicesRow",
    "VoicesSection",
    "WatchItem",
    "WrittenLine",
]

AnySection = Annotated[
    ChangesSection
    | GlanceSection
    | ThemeSection
    | ChartSection
    | DatesSection
    | RecommendationsSection
    | NumbersSection
    | VoicesSection
    | QuotationsSection
    | SourcesSection
    | EvidenceSection
    | NotIncludedSection
    | MethodSection,
    Field(discriminator="kind"),
]
"""Every kind of section."""


class Digest(Record):
    """One issue of a series: all that its pages show."""

    schema_version: Literal[1] = 1
    """Version of this record's form."""

    series: str
    """Nameplate."""

    number: PositiveInt
    """Number of the issue."""

    revision: PositiveInt
    """1 for the first printing; a changed one counts up."""

    issue_label: str
    """Number and revision as printed ("No. 3", "No. 3, revision 2")."""

    printed: date
    """Date of the issue."""

    printed_label: str
    """The date as printed."""

    covered_from: date | None
    """First day of its documents' dates; ``None`` when none is dated."""

    covered_to: date | None
    """Last day of its documents' dates."""

    language: str
    """BCP 47 tag of the page's own words."""

    front: Front
    """The first page."""

    sections: tuple[AnySection, ...]
    """In order."""

    articles: tuple[ArticleId, ...]
    """Its documents, in order of number."""

    inputs: str
    """SHA-256 of what decides whether it stands: the records of its articles, their analysis, the page's settings."""
