"""Asks the sources that are to be asked, one after the other: what one cannot give keeps no other from giving.

How each has fared, and what it wants to know at its next run, is kept when its documents are.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from flows.calling import directly
from flows.errors import PluginError, SourceError
from flows.ingest import run
from flows.ingest.hosts import Hosts
from flows.ingest.mediatypes import by_name
from flows.ingest.run import Ingested, Means, Order
from flows.ingest.sources import PassedOver, Request
from flows.workshop import Configured
from schemas.run import Asked, DocumentReport, Outcome, PassedOverCount, SourceReport
from schemas.sources import (
    GIVEN,
    FilesConfig,
    FolderConfig,
    MailConfig,
    Remembered,
    SourceConfig,
    SourceName,
    SourceState,
    ZipConfig,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from flows.calling import Call
    from flows.settings import Settings
    from flows.workshop import Workshop

# A server that has been silent so often in a row is not asked at every run.
_PATIENCE = 3
_FIRST_WAIT = timedelta(hours=1)
_LONGEST_WAIT = timedelta(days=1)
_ELSEWHERE = frozenset({"cloud", "feed", "list", "pages", "sitemap"})


class Intake(Configured):
    """What is to be taken in."""

    folder: str | None = None
    """Folder of documents, on the machine that runs the flow."""

    files: tuple[str, ...] = ()
    """Single documents, or one ZIP archive or mbox file; ``-`` is the standard input."""

    stated: bool = False
    """Whether the sources are asked that stand in the file of the setting ``sources``."""

    only: tuple[SourceName, ...] = ()
    """Names of those that are asked; none for all that are enabled."""

    retry: bool = False
    """Whether documents that failed are tried again although nothing has changed, and sources asked that are to be
    left alone for a while."""

    @property
    def given(self) -> bool:
        """Whether anything is asked at all."""
        return self.stated or self.folder is not None or bool(self.files)

    @property
    def told(self) -> str:
        """What is asked, in a few words."""
        if self.folder is not None:
            return self.folder
        if self.files:
            return self.files[0] if len(self.files) == 1 else f"{len(self.files)} files"
        if self.stated:
            return ", ".join(self.only) or "all sources"
        return "what was taken in before"


@dataclass(frozen=True, slots=True)
class _Round:
    """One round of asking."""

    intake: Intake
    workshop: Workshop
    call: Call
    contact: str | None
    states: Mapping[str, SourceState]
    hosts: Hosts = field(default_factory=Hosts)


def take_in(intake: Intake, workshop: Workshop, call: Call = directly) -> Ingested:
    """Take in what sources offer; what was taken before is left alone.

    Args:
        intake: Which sources.
        workshop: What the run works with.
        call: How the steps are called.

    Raises:
        SourceError: the one folder or the files that were given cannot be read. A source that the file states and that
            cannot be asked is told in its report.
        SettingsError: the file of the sources is missing or wrong.
        StoreError: nothing can be kept; what was kept before stays.
    """
    states = workshop.store.sources()
    if not intake.stated:
        config = _given(intake, workshop.settings)
        return _asked(config, _Round(intake, workshop, call, None, states), "documents")[0]
    from flows.ingest import stated  # noqa: PLC0415 - YAML and the form of its file: not for a folder

    file = stated.read(workshop.settings.sources)
    this = _Round(intake, workshop, call, file.contact, states)
    answers = [_answer(config, states.get(config.name), this) for config in stated.wanted(file, intake.only)]
    return _together(answers)


def deferred(state: SourceState | None, now: datetime) -> bool:
    """Tell whether a source is to be left alone for a while."""
    return state is not None and state.not_before is not None and state.not_before > now


def fared(config: SourceConfig, before: SourceState | None, now: datetime, report: SourceReport) -> SourceState:
    """Return how a source has fared now that it was asked.

    Args:
        config: The source.
        before: How it had fared; ``None`` when it is new.
        now: When it was asked, UTC.
        report: What it gave.
    """
    if report.outcome is Asked.ANSWERED:
        return SourceState(
            name=config.name, tried=now, succeeded=now, documents=report.documents, stated=_digest(config)
        )
    failures = 1 + (before.failures if before else 0)
    waits = failures >= _PATIENCE and config.kind in _ELSEWHERE
    wait = min(_FIRST_WAIT * 2 ** min(failures - _PATIENCE, 10), _LONGEST_WAIT) if waits else None
    return SourceState(
        name=config.name,
        tried=now,
        succeeded=before.succeeded if before else None,
        failures=failures,
        problem=report.problem,
        not_before=report.not_before or (now + wait if wait else None),
        stated=before.stated if before else None,
    )


def _digest(config: SourceConfig) -> str:
    """Return a digest of all that a source is asked for; whether it is asked, and how fast, changes no document."""
    # Without what is stated as it is by default, a new version with a new setting forgets nothing.
    asked = config.model_dump_json(exclude={"enabled", "seconds_between"}, exclude_defaults=True)
    return hashlib.sha256(f"{config.kind} {asked}".encode()).hexdigest()


def request_of(config: SourceConfig, this: _Round) -> Request:
    """Return what a source is asked, with what it wanted to know now.

    What is remembered counts as long as the source is stated as it was then, because a feed or a page that has not
    changed would not be sent again, whatever is wanted of it now. Of a document it counts as long as its original is
    kept, so that one that is lost is read again.
    """
    workshop, before = this.workshop, this.states.get(config.name)
    same = before is not None and before.stated == _digest(config)
    remembered = workshop.store.remembered(config.name) if same else ()
    kept = tuple(one for one in remembered if one.sha256 is None or workshop.blobs.has(one.sha256))
    if this.intake.retry:
        kept = tuple(one.model_copy(update={"not_before": None}) for one in kept)
    return Request(
        config=config,
        largest=workshop.settings.limits.text,
        started=workshop.started,
        remembered=kept,
        contact=this.contact,
        hosts=this.hosts,
    )


def tried(request: Request) -> str:
    """Ask a source for the first thing that it has, keep nothing, and say what that was.

    Raises:
        SourceError: it cannot be asked.
        PluginError: its plugin, or a package that it needs, is missing, or the plugin fails.
        OSError: it cannot be asked just now.
    """
    with closing(run.offers_of(request)) as offers:
        first = next((one for one in offers if not isinstance(one, PassedOver | Remembered)), None)
    return "it answers; nothing in it is a document" if first is None else f"it answers, first with {first.uri}"


def _given(intake: Intake, settings: Settings) -> SourceConfig:
    """Return what stands on the command line as a source; a file that holds documents is one by itself."""
    if intake.folder is not None:
        return FolderConfig(name=GIVEN, path=intake.folder, patterns=settings.patterns)
    if len(intake.files) == 1:
        match by_name(intake.files[0]):
            case "application/zip":
                return ZipConfig(name=GIVEN, path=intake.files[0], patterns=settings.patterns)
            case "application/mbox":
                return MailConfig(name=GIVEN, path=intake.files[0])
    return FilesConfig(name=GIVEN, paths=intake.files)


def _answer(config: SourceConfig, before: SourceState | None, this: _Round) -> tuple[Ingested, SourceReport]:
    """Return what a source gave, and how that is told; one that fails gives nothing."""
    now = this.workshop.started
    if before is not None and deferred(before, now) and not this.intake.retry:
        problem = f"it is to be left alone until {before.not_before:%Y-%m-%d %H:%M} UTC ({before.problem})"
        return _NOTHING, SourceReport(
            name=config.name,
            kind=config.kind,
            outcome=Asked.DEFERRED,
            problem=problem,
            not_before=before.not_before,
        )
    try:
        return _asked(config, this, config.name)
    except (SourceError, PluginError) as error:
        report = SourceReport(
            name=config.name,
            kind=config.kind,
            outcome=Asked.FAILED,
            problem=str(error),
            not_before=error.not_before if isinstance(error, SourceError) else None,
        )
    state = fared(config, before, now, report)
    this.workshop.store.put_source(state, ())
    return _NOTHING, report.model_copy(update={"not_before": state.not_before})


def _asked(config: SourceConfig, this: _Round, stage: str) -> tuple[Ingested, SourceReport]:
    """Ask a source, and keep what it wants to know at its next run."""
    workshop = this.workshop
    given = run.ingest(
        Order(request=request_of(config, this), retry=this.intake.retry),
        Means(workshop.store, workshop.blobs, workshop.parsers, workshop.settings.ocr),
        received=workshop.started,
        call=this.call,
        progress=partial(workshop.progress, stage),
    )
    report = SourceReport(
        name=config.name,
        kind=config.kind,
        outcome=Asked.ANSWERED,
        documents=len(given.documents),
        passed_over=given.passed_over,
    )
    workshop.store.put_source(fared(config, None, workshop.started, report), given.remembered)
    return given.model_copy(update={"remembered": ()}), report


def _together(answers: Sequence[tuple[Ingested, SourceReport]]) -> Ingested:
    """Return what all sources gave, each document told once."""
    numbers: Counter[str] = Counter()
    examples: dict[str, str] = {}
    for given, _ in answers:
        for passed in given.passed_over:
            numbers[passed.reason] += passed.number
            examples.setdefault(passed.reason, passed.example)
    return Ingested(
        documents=tuple(_told_once(chain.from_iterable(given.documents for given, _ in answers))),
        passed_over=tuple(
            PassedOverCount(reason=reason, number=numbers[reason], example=examples[reason])
            for reason in sorted(numbers)
        ),
        sources=tuple(report for _, report in answers),
    )


def _told_once(reports: Iterable[DocumentReport]) -> Iterable[DocumentReport]:
    """Yield reports; one that an earlier source of this run gave as well is a duplicate, and not known from before."""
    first: dict[str, DocumentReport] = {}
    for report in reports:
        before = first.get(report.sha256) if report.sha256 else None
        if before is not None and before.source != report.source and report.outcome is Outcome.KNOWN:
            detail = f"the same bytes as {before.uri} of {before.source}"
            told = {"outcome": Outcome.DUPLICATE, "reason": "duplicate", "detail": detail}
            yield report.model_copy(update=told)
            continue
        if report.sha256:
            first.setdefault(report.sha256, report)
        yield report


_NOTHING = Ingested(documents=(), passed_over=())
