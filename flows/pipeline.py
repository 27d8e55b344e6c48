"""An edition from end to end, without an engine, and the report that every run keeps of itself."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from flows import __version__
from flows.digest.run import issue, next_issue
from flows.errors import StoreError
from flows.ingest.asking import Intake, take_in
from flows.ingest.run import Ingested
from flows.themes.remarks import remarks
from flows.themes.run import Wanted, analyse_stored
from flows.whole import write_whole
from schemas.run import DocumentReport, IssueReport, Outcome, PassedOverCount, RunReport, SourceReport, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.store import Store
    from flows.workshop import Workshop

# How far back to look for a run that was offered documents.
_RECENT = 50


class EditionParameters(Intake):
    """What an edition is asked for; where it asks for nothing to be taken in, what the store holds is printed."""

    printed: date | None = None
    """Date of the issue; ``None`` for the day of the run in the zone of the schedule."""

    def intake(self) -> Intake:
        """Return what is to be taken in, without what is to be printed."""
        return Intake.model_validate({name: getattr(self, name) for name in Intake.model_fields})


@dataclass(slots=True)
class Journal:
    """What a run does, noted as it goes on."""

    run: str
    """Identity of the run."""

    command: str
    """What was asked for."""

    started: datetime
    """UTC."""

    recorded: str | None
    """Address of the server that records the run too."""

    documents: tuple[DocumentReport, ...] = ()
    passed_over: tuple[PassedOverCount, ...] = ()
    sources: tuple[SourceReport, ...] = ()
    themes: int = 0
    remarks: tuple[str, ...] = ()
    issue: IssueReport | None = None
    stages: list[Stage] = field(default_factory=list)
    error: str | None = None

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Note how long something takes."""
        start = time.monotonic()
        try:
            yield
        finally:
            self.stages.append(Stage(name=name, seconds=round(time.monotonic() - start, 3)))

    def took(self, ingested: Ingested) -> None:
        """Note what became of the documents."""
        self.documents, self.passed_over, self.sources = ingested.documents, ingested.passed_over, ingested.sources

    def report(self, ended: datetime) -> RunReport:
        """Return the report of the run."""
        return RunReport(
            id=self.run,
            program=f"deskbrief {__version__}",
            command=self.command,
            started=self.started,
            ended=ended,
            recorded=self.recorded,
            documents=self.documents,
            passed_over=self.passed_over,
            sources=self.sources,
            themes=self.themes,
            remarks=self.remarks,
            issue=self.issue,
            stages=tuple(self.stages),
            error=self.error,
        )


def run_id(started: datetime, chance: str) -> str:
    """Return the identity of a run: its start, UTC, and six hexadecimal digits of chance."""
    return f"{started:%Y%m%dT%H%M%SZ}-{chance}"


@contextmanager
def journal(workshop: Workshop, command: str, chance: str, recorded: str | None = None) -> Iterator[Journal]:
    """Yield the journal of a run and keep its report, also when the run ends in an error.

    Args:
        workshop: What the run works with.
        command: What was asked for ("edition", "ingest").
        chance: Six hexadecimal digits.
        recorded: Address of the server that records the run too.

    Raises:
        StoreError: the report cannot be kept.
    """
    kept = Journal(run_id(workshop.started, chance), command, workshop.started, recorded)
    try:
        yield kept
    except BaseException as error:
        kept.error = str(error) or type(error).__name__
        try:
            _keep(kept.report(datetime.now(UTC)), workshop)
        except StoreError as another:
            error.add_note(f"Nor could the report of the run be kept: {another}")
        raise
    _keep(kept.report(datetime.now(UTC)), workshop)


def ingested(intake: Intake, workshop: Workshop, noted: Journal) -> None:
    """Take in what sources offer.

    Args:
        intake: Which sources.
        workshop: What the run works with.
        noted: Gets what was done.

    Raises:
        ProjectError: something that the user can mend.
    """
    with noted.stage("ingest"):
        noted.took(take_in(intake, workshop))


def edition(parameters: EditionParameters, workshop: Workshop, noted: Journal) -> None:
    """Take in documents, find the themes of what waits for an issue, and print it.

    Args:
        parameters: Which documents, and the date of the issue.
        workshop: What the run works with.
        noted: Gets what was done.

    Raises:
        ProjectError: something that the user can mend.
    """
    if parameters.given:
        ingested(parameters, workshop, noted)
    with noted.stage("themes"):
        selection = next_issue(workshop)
        wanted = Wanted(selection.articles, selection.before, selection.since, selection.replaced)
        analysis, found = analyse_stored(wanted, workshop)
        noted.themes, noted.remarks = len(found.themes), remarks(found)
    with noted.stage("digest"):
        printed = day_of_issue(parameters, workshop, None)
        noted.issue = issue(analysis, left_out(noted, workshop.store), workshop, printed)


def day_of_issue(parameters: EditionParameters, workshop: Workshop, due: datetime | None) -> date:
    """Return the date of an issue: as asked for, or else the day of the run in the zone of the schedule.

    Args:
        parameters: May name the date.
        workshop: Knows the zone and the start of the run.
        due: When the run was due; ``None`` for a run by hand.
    """
    zone = ZoneInfo(workshop.settings.schedule.timezone)
    return parameters.printed or (due or workshop.started).astimezone(zone).date()


def left_out(noted: Journal, store: Store) -> tuple[DocumentReport, ...]:
    """Return what an issue may have to say that it does not include: of this run, or of the last that had any offers.

    Documents that are known are among them: the issue says which of them stand in an earlier one.
    """
    offered = noted.documents
    if not offered:
        offered = next((run.documents for run in store.runs(_RECENT) if run.documents), ())
    return tuple(report for report in offered if report.left_out or report.outcome is Outcome.KNOWN)


def _keep(report: RunReport, workshop: Workshop) -> None:
    """Write a report beside the store and into it."""
    folder = workshop.settings.runs
    text = report.model_dump_json(indent=1, exclude_defaults=True)
    try:
        write_whole(folder / f"{report.id}.json", f"{text}\n".encode())
    except OSError as error:
        raise StoreError(str(folder), f"the run's report cannot be written: {error.strerror}") from error
    workshop.store.put_run(report)
