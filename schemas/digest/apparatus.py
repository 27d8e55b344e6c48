"""What an issue rests on: documents, cited paragraphs, what is missing, how it was made."""

from __future__ import annotations

from typing import Literal

from schemas.digest.marks import Mark, Named, SectionRecord, SourceHead, SourceId
from schemas.record import Record


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

    earlier_heading: str = "Cited from earlier issues"
    """Over ``earlier``."""

    earlier: tuple[SourceEntry, ...] = ()
    """Documents of earlier issues that this one cites, in order of number."""


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
    """Why only excerpts are shown, where that is so of this document and not of all."""

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
