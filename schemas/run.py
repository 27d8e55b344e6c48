"""What a run was asked to do, and what it did with every document."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, NonNegativeFloat, NonNegativeInt, PositiveInt

from schemas.article import ArticleId
from schemas.raw import Sha256
from schemas.record import Record
from schemas.sources import SourceName


class Outcome(StrEnum):
    """What became of a document."""

    TAKEN = "taken"
    KNOWN = "known"
    DUPLICATE = "duplicate"
    REFUSED = "refused"
    FAILED = "failed"


class DocumentReport(Record):
    """What became of one document, and why."""

    uri: str
    """Where the source found it."""

    source: str | None = None
    """Name of the source; ``None`` in reports of old."""

    outcome: Outcome
    """Taken now; known from an earlier run; the same bytes as another of this run; refused; failed."""

    reason: str | None = None
    """Class of the reason (``empty``, ``not-text``, ``too-large``, ``crash``); ``None`` when taken."""

    detail: str | None = None
    """What exactly, in words for the reader."""

    sha256: Sha256 | None = None
    """The original's digest; ``None`` when its bytes were never read."""

    article: ArticleId | None = None
    """The record that stands for it; ``None`` when there is none."""

    title: str | None = None
    """The record's title."""

    notices: tuple[str, ...] = ()
    """Texts of the record's notices."""

    @property
    def left_out(self) -> bool:
        """Whether it was offered and can come into no issue."""
        return self.outcome in {Outcome.REFUSED, Outcome.FAILED}

    @property
    def settled(self) -> bool:
        """Whether there is a record of it, and nothing that the user should look at."""
        return self.outcome in {Outcome.TAKEN, Outcome.KNOWN}


class PassedOverCount(Record):
    """Things of one kind that a source passed over."""

    reason: str
    """Class of the reason (``hidden``, ``temporary``, ``apple-double``, ``readme``, ``other name``, ``unchanged``)."""

    number: PositiveInt
    """How many."""

    example: str
    """The first of them."""


class Asked(StrEnum):
    """What came of asking a source."""

    ANSWERED = "answered"
    FAILED = "failed"
    DEFERRED = "deferred"


class SourceReport(Record):
    """What one source gave in a run."""

    name: SourceName
    """Name of the source."""

    kind: str
    """Its kind (``folder``, ``feed``)."""

    outcome: Asked
    """Answered; failed, for the reason in ``problem``; not asked, because it is to be left alone for a while."""

    documents: NonNegativeInt = 0
    """How many documents it offered, new and known."""

    passed_over: tuple[PassedOverCount, ...] = ()
    """What was no document, or not one that was asked for."""

    problem: str | None = None
    """What went wrong; ``None`` when nothing did."""

    not_before: AwareDatetime | None = None
    """When it may be asked again, UTC; ``None`` for now."""

    @property
    def failed(self) -> bool:
        """Whether something went wrong that the user should look at."""
        return self.outcome is Asked.FAILED


class Stage(Record):
    """How long one stage took."""

    name: str
    """Name of the stage."""

    seconds: NonNegativeFloat
    """Wall time, by a monotonic clock."""


class IssueReport(Record):
    """The issue that a run made or found standing."""

    series: str
    """Name of the series."""

    number: PositiveInt
    """Number within it."""

    revision: PositiveInt
    """1 for the first printing."""

    pdf: str
    """Path of the PDF."""

    sha256: Sha256
    """Digest of the PDF."""

    pages: PositiveInt
    """Number of pages."""

    new: bool
    """Whether this run made it; otherwise it stood already."""

    passages: NonNegativeInt
    """Sentences on the page that were checked against their originals."""

    unshown: tuple[str, ...] = ()
    """Scripts of its documents that no font of this machine shows, a sentence each with what to install."""


class RunReport(Record):
    """The manifest of a run: kept whether or not a server recorded it too."""

    schema_version: Literal[1] = 1
    """Version of this record's form."""

    id: Annotated[str, Field(pattern=r"^[0-9]{8}T[0-9]{6}Z-[0-9a-f]{6}$")]
    """Time of the start and six digits of chance."""

    program: str
    """Name and version of the program."""

    command: str
    """What was asked for ("edition", "ingest")."""

    started: AwareDatetime
    """UTC."""

    ended: AwareDatetime
    """UTC."""

    recorded: str | None = None
    """Address of the server that recorded the run; ``None`` for a run without one."""

    documents: tuple[DocumentReport, ...] = ()
    """One for each document that was offered, in the source's order."""

    passed_over: tuple[PassedOverCount, ...] = ()
    """What was no document, or not one that was asked for."""

    sources: tuple[SourceReport, ...] = ()
    """One for each source, in the order of the file that states them."""

    themes: NonNegativeInt = 0
    """Number of themes found."""

    remarks: tuple[str, ...] = ()
    """What a language model did, if one was asked."""

    issue: IssueReport | None = None
    """The issue, when the run was to make one."""

    stages: tuple[Stage, ...] = ()
    """In order."""

    error: str | None = None
    """What ended the run before its time; ``None`` when nothing did."""

    def count(self, outcome: Outcome) -> int:
        """Return the number of documents with an outcome."""
        return sum(document.outcome is outcome for document in self.documents)
