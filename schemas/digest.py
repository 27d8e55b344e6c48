"""Everything that a printed issue shows. Templates add no words of their own."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, NonNegativeInt, PositiveInt

from schemas.article import ArticleId, BlockId, Share
from schemas.record import Record

SourceId = Annotated[str, Field(pattern=r"^S[1-9][0-9]*$")]
"""``S1``, ``S2``, ...: the number of a document within one issue."""

Anchor = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9-]*$")]
"""Name of a place on the page that links lead to."""


class Mark(Record):
    """The mark of a citation, ``[S2 ¶4]``: which document, which block."""

    source: SourceId
    """Number of the document in this issue."""

    article: ArticleId
    """Its record."""

    block: BlockId
    """The block of the record."""

    number: PositiveInt
    """Number of the block, as shown behind the pilcrow."""

    @property
    def label(self) -> str:
        """The mark as printed, without brackets."""
        return f"{self.source} ¶{self.number}"

    @property
    def spoken(self) -> str:
        """What a link to the block says to those who hear the page."""
        return f"Go to source {self.source}, paragraph {self.number}"

    @property
    def anchor(self) -> str:
        """Where in the issue the block is quoted."""
        return f"{self.source}-{self.block}"


class Passage(Record):
    """Words of a document, verbatim, and where they stand."""

    text: str
    """The block's text from ``start`` to ``end``."""

    start: NonNegativeInt
    """Offset in the block's text."""

    end: NonNegativeInt
    """Offset behind the last character."""

    mark: Mark
    """The block."""

    cues: tuple[str, ...] = ()
    """Words of it that qualify what it says ("may", "premature to conclude")."""


class Named(Record):
    """A label and what it labels, for lists of facts."""

    label: str
    """The label."""

    text: str
    """The fact."""


class SourceHead(Record):
    """A document as tables name it."""

    id: SourceId
    """Its number."""

    name: str
    """The authors as printed, or else the publisher, or else the title."""

    outlet: str | None
    """Publisher or institution, short."""


class Finding(Record):
    """One of the key findings."""

    number: PositiveInt
    """That of the theme's section."""

    label: str
    """The theme."""

    passage: Passage
    """The sentence that says most about it."""

    speaker: str
    """Whose sentence it is."""

    others: tuple[Mark, ...]
    """Where the other documents speak of it."""

    support: PositiveInt
    """Number of documents that speak of it."""

    of: PositiveInt
    """Number of documents in the issue."""

    support_text: str
    """Support in words ("support: 2 of 3 sources")."""

    target: Anchor
    """The theme's section."""


class WatchItem(Record):
    """A date ahead, in short."""

    when: str
    """The date, as precise as the words."""

    text: str
    """``passage`` as printed: with an ellipsis where its sentence goes on."""

    passage: Passage
    """What happens: the part of the sentence about the date, verbatim."""

    uncertain: bool
    """Whether the date is in doubt."""

    @property
    def mark(self) -> Mark:
        """Where it is said."""
        return self.passage.mark


class ContentsItem(Record):
    """A line of the list of contents."""

    label: str
    """The section's short heading."""

    target: Anchor
    """The section."""


class Front(Record):
    """The first page."""

    title: str
    """What the issue is about, in few words."""

    standfirst: tuple[Passage, ...]
    """Up to three sentences that open the issue, each from another document where possible."""

    findings_heading: str
    """Heading of the findings."""

    findings: tuple[Finding, ...]
    """In the order of the themes' sections."""

    contents_heading: str
    """Heading of the contents."""

    contents: tuple[ContentsItem, ...]
    """In order."""

    watch_heading: str
    """Heading of the dates ahead in short."""

    watch: tuple[WatchItem, ...]
    """Nearest first; may be empty."""

    coverage_heading: str
    """Heading of what the issue rests on."""

    coverage: tuple[str, ...]
    """One sentence each: documents, words, period, what is missing."""

    guide_heading: str
    """Heading of the guide for reading."""

    guide: tuple[Named, ...]
    """How to read the issue."""


class GlanceCell(Record):
    """What one document says on one theme."""

    source: SourceId
    """The document."""

    passage: Passage | None
    """Its best sentence; ``None`` when it is silent."""


class GlanceRow(Record):
    """One theme over all documents."""

    label: str
    """The theme."""

    target: Anchor
    """Its section."""

    cells: tuple[GlanceCell, ...]
    """One for each document."""

    support_text: str
    """Support in words ("2 of 3", "one source")."""


class TimelinePoint(Record):
    """A date on the line."""

    position: Share
    """From the left, as a share of the line's length."""

    when: str
    """The date."""

    text: str
    """``passage`` as printed: with an ellipsis where its sentence goes on."""

    passage: Passage
    """What happens: the part of the sentence about the date, verbatim."""

    ahead: bool
    """Whether it lay ahead for the document."""

    @property
    def mark(self) -> Mark:
        """Where it is said."""
        return self.passage.mark


class Timeline(Record):
    """Dates that the documents name, drawn on a line."""

    title: str
    """What the drawing shows, for those who do not see it."""

    caption: str
    """Caption."""

    points: tuple[TimelinePoint, ...]
    """From left to right."""


class SectionRecord(Record):
    """What every section has."""

    anchor: Anchor
    """Where links to it lead."""

    heading: str
    """As printed."""

    short: str
    """For contents, bookmark and running head."""

    intro: str | None = None
    """A sentence under the heading on how to read the section."""


class GlanceSection(SectionRecord):
    """Themes by documents, in one table."""

    kind: Literal["glance"] = "glance"
    """Name of the template."""

    caption: str
    """Caption of the table."""

    stub: str
    """Name of the column of themes."""

    support_label: str
    """Name of the column of support."""

    columns: tuple[SourceHead, ...]
    """The documents."""

    rows: tuple[GlanceRow, ...]
    """The themes."""

    words: bool
    """Whether cells hold sentences; otherwise, with many documents, marks alone."""

    timeline: Timeline | None
    """Dates on a line; ``None`` when there are too few."""


class Voice(Record):
    """What one document says in a theme's section."""

    source: SourceHead
    """The document."""

    passages: tuple[Passage, ...]
    """Its sentences, in reading order."""


class PulledQuote(Record):
    """A quotation in the margin."""

    passage: Passage
    """The words."""

    speaker: str | None
    """Who said them."""

    circumstance: str | None
    """When and where, as far as printed."""


class NumberBox(Record):
    """A number in the margin."""

    words: str
    """The number as printed, with its unit."""

    passage: Passage
    """The sentence that states it."""


class ThemeSection(SectionRecord):
    """One theme."""

    kind: Literal["theme"] = "theme"
    """Name of the template."""

    number: PositiveInt
    """Its number."""

    phrases: tuple[str, ...]
    """Its key phrases."""

    support_text: str
    """Support in words."""

    support: PositiveInt
    """Number of documents that speak of it."""

    of: PositiveInt
    """Number of documents."""

    voices: tuple[Voice, ...]
    """The documents that speak of it."""

    silent_text: str | None
    """Who is silent, and how many speak beside those shown, in words; ``None`` when all speak and are shown."""

    quote: PulledQuote | None
    """A quotation for the margin."""

    quote_label: str
    """Label over it."""

    figure: NumberBox | None
    """A number for the margin."""

    figure_label: str
    """Label over it."""


class Bar(Record):
    """One bar of a chart."""

    value: Decimal
    """Its value."""

    label: str
    """The value as printed."""

    share: Share
    """Its length as a share of the axis."""


class BarGroup(Record):
    """Bars that belong to one row of the data."""

    label: str
    """The row's label, in sentence case."""

    bars: tuple[Bar, ...]
    """One for each series."""


class DataTable(Record):
    """Numbers behind a chart."""

    caption: str
    """Caption."""

    stub: str
    """Name of the column of row labels."""

    columns: tuple[str, ...]
    """Names of the columns."""

    cells: tuple[tuple[str, ...], ...]
    """Rows: label and values as printed."""

    totals: tuple[str, ...] = ()
    """A last row of sums, its label first; empty without one."""


class ChartSection(SectionRecord):
    """A table of a document, redrawn as a chart with its data."""

    kind: Literal["chart"] = "chart"
    """Name of the template."""

    title: str
    """What the chart shows, for those who do not see it."""

    series: tuple[str, ...]
    """Names of the series."""

    groups: tuple[BarGroup, ...]
    """Rows of the data, from top to bottom."""

    axis: tuple[Named, ...]
    """Ticks: position as a share in ``text``, number in ``label``."""

    caption: str
    """What, who, unit, date."""

    notes: tuple[str, ...]
    """On sums, and the table's own."""

    repeated_text: str | None
    """What ``repeated`` shows; ``None`` when it is empty."""

    repeated: tuple[Mark, ...]
    """Paragraphs that state the same numbers."""

    source: str
    """Who supplied the data."""

    mark: Mark
    """The table in the document."""

    data: DataTable
    """The numbers."""


class DateRow(Record):
    """A dated event."""

    when: str
    """The date, as precise as the words."""

    passage: Passage
    """The sentence."""

    words: str
    """The words of the date within it."""

    note: str | None
    """How it was resolved, or why it is in doubt."""

    uncertain: bool
    """Whether it is in doubt."""


class DatesSection(SectionRecord):
    """Dates ahead of the documents that name them."""

    kind: Literal["dates"] = "dates"
    """Name of the template."""

    columns: tuple[str, str]
    """Names of the columns of date and text."""

    rows: tuple[DateRow, ...]
    """Nearest first."""


class RecommendationRow(Record):
    """A recommendation."""

    passage: Passage
    """The words."""

    addressee: str
    """To whom; a dash when nobody is named."""

    horizon: str
    """By when; a dash when no time is named."""


class RecommendationsSection(SectionRecord):
    """What the documents ask for."""

    kind: Literal["recommendations"] = "recommendations"
    """Name of the template."""

    columns: tuple[str, str, str]
    """Names of the columns of text, addressee and horizon."""

    rows: tuple[RecommendationRow, ...]
    """In the order of the documents."""


class NumberRow(Record):
    """A number stated in a sentence."""

    words: str
    """The number or numbers, as printed."""

    of: str
    """What it counts."""

    passage: Passage
    """The sentence."""


class NumbersSection(SectionRecord):
    """Numbers that the documents state."""

    kind: Literal["numbers"] = "numbers"
    """Name of the template."""

    columns: tuple[str, str]
    """Names of the columns of number and sentence."""

    rows: tuple[NumberRow, ...]
    """In the order of the documents."""


class QuotationRow(Record):
    """A quotation."""

    speaker: str
    """Who said it; a dash when nobody is named."""

    circumstance: str
    """When and where; a dash when not stated."""

    passage: Passage
    """The words."""


class QuotationsSection(SectionRecord):
    """Who is quoted."""

    kind: Literal["quotations"] = "quotations"
    """Name of the template."""

    columns: tuple[str, str, str]
    """Names of the columns of speaker, words and circumstance."""

    rows: tuple[QuotationRow, ...]
    """In the order of the documents."""


class SourceEntry(Record):
    """A document of the issue."""

    id: SourceId
    """Its number."""

    title: str
    """Its title."""

    subtitle: str | None
    """Its subtitle."""

    facts: tuple[Named, ...]
    """Author, publisher, date, kind, citation, rights, what was removed, notices, digest."""


class SourcesSection(SectionRecord):
    """The documents."""

    kind: Literal["sources"] = "sources"
    """Name of the template."""

    entries: tuple[SourceEntry, ...]
    """In order of number."""


class EvidencePart(Record):
    """A stretch of a quoted paragraph."""

    text: str
    """The words."""

    cited: bool
    """Whether the issue cites it."""


class EvidenceEntry(Record):
    """A paragraph that the issue cites."""

    mark: Mark
    """The paragraph."""

    place: str
    """Where it stands in the original, in words."""

    parts: tuple[EvidencePart, ...]
    """Its text, the cited stretches marked; only those where the rights ask for it; none where ``instead`` is."""

    instead: str | None = None
    """Where its words stand, when they are not reprinted here: beside the chart that shows them."""


class EvidenceGroup(Record):
    """Cited paragraphs of one document."""

    source: SourceHead
    """The document."""

    title: str
    """Its title."""

    note: str | None
    """Why only excerpts are shown, where that is so."""

    entries: tuple[EvidenceEntry, ...]
    """In reading order."""


class EvidenceSection(SectionRecord):
    """The paragraphs that the citations lead to."""

    kind: Literal["evidence"] = "evidence"
    """Name of the template."""

    groups: tuple[EvidenceGroup, ...]
    """In order of the documents."""


class NotIncludedRow(Record):
    """A document that was offered and is not in the issue."""

    name: str
    """What it is called."""

    outcome: str
    """What became of it."""

    reason: str
    """Why."""


class NotIncludedSection(SectionRecord):
    """What is not in the issue."""

    kind: Literal["not-included"] = "not-included"
    """Name of the template."""

    columns: tuple[str, str, str]
    """Names of the columns."""

    rows: tuple[NotIncludedRow, ...]
    """In the order of the source."""

    nothing: str
    """What is said when there is none."""


class MethodSection(SectionRecord):
    """How the issue was made."""

    kind: Literal["method"] = "method"
    """Name of the template."""

    notes: tuple[Named, ...]
    """One paragraph each."""


AnySection = Annotated[
    GlanceSection
    | ThemeSection
    | ChartSection
    | DatesSection
    | RecommendationsSection
    | NumbersSection
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
