"""Small records for tests that care for where records go, not for what they say."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from flows.ingest.sources import Request
from schemas.article import Article, Block, BlockKind, DocumentKind, Language, Section
from schemas.dates import DateOrigin, PartialDate, Precision, StatedDate
from schemas.digest import Digest, Front
from schemas.issue import Issue, PrintedArticle
from schemas.places import Place
from schemas.raw import RawDocument
from schemas.run import DocumentReport, Outcome, RunReport
from schemas.sources import FolderConfig

if TYPE_CHECKING:
    from pathlib import Path

RECEIVED = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
RULES = "plain-text rules 1"


def a_raw(content: bytes = b"A text.", uri: str = "a.txt") -> RawDocument:
    return RawDocument(
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        media_type="text/plain",
        source="folder",
        uri=uri,
        received=RECEIVED,
    )


def an_article(raw: RawDocument, title: str | None = "A title", text: str = "A text.", by: str = RULES) -> Article:
    place = Place(start=0, end=len(text), line=1, last_line=1)
    day = PartialDate(first=date(2017, 1, 16), last=date(2017, 1, 16), precision=Precision.DAY)
    return Article(
        id=raw.sha256[:16],
        raw=raw.sha256,
        uri=raw.uri,
        encoding="utf-8",
        cleaned_by=by,
        kind=DocumentKind.COMMENTARY,
        title=title,
        published=StatedDate(when=day, origin=DateOrigin.PRINTED, words="16 January 2017"),
        language=Language(code="en", confidence=0.9),
        sections=(Section(id="s1", heading=None),),
        blocks=(Block(id="p1", kind=BlockKind.PARAGRAPH, section="s1", text=text, places=(place,)),),
    )


def an_issue(articles: tuple[Article, ...], number: int = 1, revision: int = 1, inputs: str = "1" * 64) -> Issue:
    front = Front(
        title="Issue",
        standfirst=(),
        findings_heading="Key findings",
        findings=(),
        contents_heading="Contents",
        contents=(),
        watch_heading="Dates ahead",
        watch=(),
        coverage_heading="Coverage",
        coverage=(),
        guide_heading="Guide",
        guide=(),
    )
    digest = Digest(
        series="Desk Brief",
        number=number,
        revision=revision,
        issue_label=f"No. {number}",
        printed=date(2026, 11, 23),
        printed_label="23 November 2026",
        covered_from=None,
        covered_to=None,
        language="en",
        front=front,
        sections=(),
        articles=tuple(article.id for article in articles),
        inputs=inputs,
    )
    return Issue(
        digest=digest,
        articles=tuple(PrintedArticle(article=one.id, raw=one.raw, cleaned_by=one.cleaned_by) for one in articles),
        analysis="4" * 64,
        pdf=f"desk-brief-{number}.pdf",
        pdf_sha256="2" * 64,
        pages=4,
        passages=12,
        program="deskbrief 0.1.0",
    )


def a_report(chance: str = "0a1b2c", *, documents: tuple[DocumentReport, ...] = ()) -> RunReport:
    return RunReport(
        id=f"20261123T060000Z-{chance}",
        program="deskbrief 0.1.0",
        command="ingest",
        started=RECEIVED,
        ended=RECEIVED,
        documents=documents or (DocumentReport(uri="a.txt", outcome=Outcome.TAKEN),),
    )


def a_folder_request(folder: Path | str, patterns: tuple[str, ...] = ("*.txt",), largest: int = 1000) -> Request:
    """Return what a run asks of a folder."""
    config = FolderConfig(name="inbox", path=str(folder), patterns=patterns)
    return Request(config=config, largest=largest, started=RECEIVED)
