"""The commands that do the work: ``run``, ``ingest`` and ``digest``."""

from __future__ import annotations

import contextlib
import secrets
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from flows.cli.options import Given, settings_options
from flows.cli.showing import Progress, tell

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.ingest.asking import Intake
    from flows.pipeline import Journal
    from flows.settings import Settings
    from flows.workshop import Workshop
    from schemas.run import RunReport

    _Work = Callable[[Workshop, Journal], None]

SOME_NOT_INCLUDED = 3
"""Exit status of a run that did all it should, but for documents that it could not take or sources it could not ask."""

STDIN = "-"
"""Stands for the standard input where a document is asked for."""

_HINT = "Recorded by a server of its own; for a lasting one with pages to look at: deskbrief up"
_documents = click.argument("documents", nargs=-1, metavar="[FOLDER | FILE...]")
_source = click.option("--source", "only", metavar="NAME", multiple=True, help="Ask only this one of the sources.")
_no_record = click.option("--no-record", is_flag=True, help="Run without Prefect; the run's own report is kept anyway.")
_retry = click.option("--retry", is_flag=True, help="Try documents and sources again that failed before.")
_date = click.option("--date", "printed", type=click.DateTime(["%Y-%m-%d"]), help="Date of the issue. [default: today]")


@dataclass(frozen=True, slots=True)
class _Order:
    """What a command asks for."""

    command: Literal["edition", "ingest", "digest"]
    given: Given
    documents: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    printed: date | None = None
    retry: bool = False
    recorded: bool = True

    @property
    def files(self) -> bool:
        """Whether the documents are single files, and not a folder."""
        several = len(self.documents) > 1
        return several or any(one == STDIN or Path(one).is_file() for one in self.documents)


@click.command()
@_documents
@_source
@_date
@_retry
@_no_record
@settings_options(page=True)
def run(  # noqa: PLR0913 - one for each argument and option
    documents: tuple[str, ...],
    only: tuple[str, ...],
    printed: datetime | None,
    given: Given,
    *,
    retry: bool,
    no_record: bool,
) -> None:
    """Take in documents and print the next issue.

    The documents are those of a FOLDER, single FILEs ("-" is the standard input), or what the sources offer that
    sources.yaml states.

    An issue holds every article that no earlier issue of the series has printed. When there is none, the last issue
    stands, or is revised if what it was made from has changed.
    """
    _do(_Order("edition", given, documents, only, _day(printed), retry, not no_record))


@click.command()
@_documents
@_source
@_retry
@_no_record
@settings_options(page=False)
def ingest(documents: tuple[str, ...], only: tuple[str, ...], given: Given, *, retry: bool, no_record: bool) -> None:
    """Take in documents; print nothing.

    The documents are those of a FOLDER, single FILEs ("-" is the standard input), or what the sources offer that
    sources.yaml states.
    """
    _do(_Order("ingest", given, documents, only, retry=retry, recorded=not no_record))


@click.command()
@_date
@_no_record
@settings_options(page=True)
def digest(printed: datetime | None, given: Given, *, no_record: bool) -> None:
    """Print the next issue from what was taken in."""
    _do(_Order("digest", given, printed=_day(printed), recorded=not no_record))


def _day(printed: datetime | None) -> date | None:
    return None if printed is None else printed.date()


def _do(order: _Order) -> None:
    """Run what was asked for and say what came of it."""
    settings = order.given.settings()
    _check(order, settings)
    report, hint = _reported(order, settings)
    tell(report)
    if hint:
        click.echo(hint)
    if any(document.left_out for document in report.documents) or any(one.failed for one in report.sources):
        raise click.exceptions.Exit(SOME_NOT_INCLUDED)


def _check(order: _Order, settings: Settings) -> None:
    """Say what is wrong with that which is asked for before anything is started."""
    if order.command == "digest":
        return
    if not order.documents:
        from flows.ingest import stated  # noqa: PLC0415 - not for --help

        stated.wanted(stated.read(settings.sources), order.only)
        return
    if order.only:
        raise click.UsageError("--source is for the sources of sources.yaml; leave out the folder or the files")
    if not order.files:
        from flows.ingest.sources.folder import root  # noqa: PLC0415 - not for --help

        with root(order.documents[0]):
            pass


def _intake(order: _Order, settings: Settings) -> Intake:
    """Return what is to be taken in."""
    from flows.ingest.asking import Intake  # noqa: PLC0415 - while the children import theirs

    file, options = order.given.lasting(settings)
    documents = tuple(_placed(document, order) for document in order.documents)
    return Intake(
        settings=file,
        options=options,
        folder=documents[0] if documents and not order.files else None,
        files=documents if order.files else (),
        stated=not documents and order.command != "digest",
        only=order.only,
        retry=order.retry,
    )


def _placed(document: str, order: _Order) -> str:
    """Return where a document is; a server's records need to know it in whole."""
    return str(Path(document).absolute()) if order.recorded and document != STDIN else document


def _reported(order: _Order, settings: Settings) -> tuple[RunReport, str | None]:
    import schemas.article  # noqa: F401, PLC0415 - before the children are forked, so that all share it
    from flows.workshop import opened  # noqa: PLC0415 - not for --help

    started = datetime.now(UTC)
    with contextlib.ExitStack() as stack:
        progress = stack.enter_context(contextlib.closing(Progress()))
        printing = order.command != "ingest"
        workshop = stack.enter_context(opened(settings, started, progress, printing=printing))
        if not order.recorded:
            return _journalled(order, workshop, None, _directly(order, settings)), None
        from flows import serving  # noqa: PLC0415 - only for those who record

        if address := serving.reachable(settings):
            serving.prepare(settings, address)
            return _journalled(order, workshop, address, _through_prefect(order, settings)), None
        server = stack.enter_context(serving.own(settings))
        serving.prepare(settings, server.address)
        work = _through_prefect(order, settings)
        progress("server", 0, 1)
        server.await_ready()
        progress("server", 1, 1)
        return _journalled(order, workshop, "a server of its own", work), _HINT


def _journalled(order: _Order, workshop: Workshop, recorded: str | None, work: _Work) -> RunReport:
    from flows.pipeline import journal  # noqa: PLC0415 - while the children import theirs

    with journal(workshop, order.command, secrets.token_hex(3), recorded) as noted:
        try:
            work(workshop, noted)
        except BaseException:
            tell(noted.report(datetime.now(UTC)))  # what became of the documents is true, whatever came after
            raise
    return noted.report(datetime.now(UTC))


def _directly(order: _Order, settings: Settings) -> _Work:
    from flows import pipeline  # noqa: PLC0415 - not for --help

    intake = _intake(order, settings)

    def work(workshop: Workshop, noted: Journal) -> None:
        if order.command == "ingest":
            pipeline.ingested(intake, workshop, noted)
        else:
            asked = pipeline.EditionParameters(**dict(intake), printed=order.printed)
            pipeline.edition(asked, workshop, noted)

    return work


def _through_prefect(order: _Order, settings: Settings) -> _Work:
    import asyncio  # noqa: PLC0415 - only for those who record

    from flows.edition import JOURNAL, edition, send_rest  # noqa: PLC0415 - Prefect: 1 s
    from flows.ingest.flow import ingest_flow  # noqa: PLC0415
    from flows.pipeline import EditionParameters  # noqa: PLC0415

    intake = _intake(order, settings)

    def work(_: Workshop, noted: Journal) -> None:
        JOURNAL.set(noted)
        try:
            if order.command == "ingest":
                with noted.stage("ingest"):
                    noted.took(asyncio.run(ingest_flow(intake)))
            else:
                asyncio.run(edition(EditionParameters(**dict(intake), printed=order.printed)))
        finally:
            send_rest()

    return work
