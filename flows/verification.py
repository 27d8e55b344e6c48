"""Verifies a printed issue: its sentences in the records, the records in the originals, the file on the disk."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from pydantic import NonNegativeInt, PositiveInt

from flows.blobs import Blobs
from flows.digest.proof import faults
from flows.errors import StoreError, UnknownRecordError
from flows.ingest.parsing import Original, unfaithful
from flows.isolation import Death, Isolated
from flows.store import Store
from schemas.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from flows.settings import Settings
    from schemas.article import Article
    from schemas.issue import Issue


class Verified(Record):
    """What the verification of an issue found."""

    series: str
    """Name of the series."""

    number: PositiveInt
    """Number of the issue."""

    revision: PositiveInt
    """Revision of the issue."""

    pdf: str
    """Name of its PDF in the reports folder."""

    passages: NonNegativeInt
    """Sentences of the issue that were looked up in the records."""

    articles: NonNegativeInt
    """Records that were looked up in their originals."""

    blocks: NonNegativeInt
    """Paragraphs of these records."""

    problems: tuple[str, ...]
    """Everything that does not stand where it should, each in one line; empty for a sound issue."""


def verified(settings: Settings, number: int | None, revision: int | None) -> Verified:
    """Verify a printed issue.

    Args:
        settings: Name store, originals, series and the folder of the PDFs.
        number: Number of the issue; ``None`` for the last.
        revision: Its revision; ``None`` for the last.

    Raises:
        UnknownRecordError: there is no such issue.
        StoreError: the store cannot be read.
    """
    with Store.open(settings) as store, Isolated(settings.limits.parse) as isolated:
        issue = _issue(store, settings.series, number, revision)
        lines = {f"S{number}": line for number, line in enumerate(issue.articles, start=1)}
        lines |= {f"E{number}": line for number, line in enumerate(issue.earlier, start=1)}
        cited = {name: store.articles([line.article], line.cleaned_by)[0] for name, line in lines.items()}
        articles = tuple(cited.values())
        problems = (
            *_in_records(issue, articles),
            *_in_originals(cited, store, settings, isolated),
            *_on_disk(issue, settings),
        )
    return Verified(
        series=issue.digest.series,
        number=issue.digest.number,
        revision=issue.digest.revision,
        pdf=issue.pdf,
        passages=issue.passages,
        articles=len(articles),
        blocks=sum(len(article.blocks) for article in articles),
        problems=problems,
    )


def _issue(store: Store, series: str, number: int | None, revision: int | None) -> Issue:
    if number is not None:
        return store.issue(series, number, revision)
    last = store.last_issue(series)
    if last is None:
        raise UnknownRecordError(f"an issue of {series}", "print one with: deskbrief run FOLDER")
    return last if revision is None else store.issue(series, last.digest.number, revision)


def _in_records(issue: Issue, articles: Sequence[Article]) -> Iterator[str]:
    yield from (f"{fault.citation}: {fault.problem}" for fault in faults(issue.digest, articles))


def _in_originals(cited: Mapping[str, Article], store: Store, settings: Settings, isolated: Isolated) -> Iterator[str]:
    originals = Blobs(settings.originals)
    for name, article in cited.items():
        try:
            original = Original(store.raw(article.raw), originals.read(article.raw), settings.ocr)
        except StoreError as error:
            yield f"{name}: {error}"
            continue
        missing = isolated.call(unfaithful, original, article)
        if isinstance(missing, Death):
            yield f"{name}: {article.uri}: the original could not be read again: {missing.detail}"
        else:
            yield from (f"{name} ¶{block[1:]}: does not stand so in the original, {article.uri}" for block in missing)


def _on_disk(issue: Issue, settings: Settings) -> Iterator[str]:
    path = settings.reports / issue.pdf
    try:
        content = path.read_bytes()
    except OSError as error:
        yield f"{path}: {error.strerror}; run again to print it anew"
        return
    if hashlib.sha256(content).hexdigest() != issue.pdf_sha256:
        yield f"{path}: this is not the file that was printed"
