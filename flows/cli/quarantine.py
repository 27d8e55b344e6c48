"""The command ``quarantine``: documents that were not taken, why, and what becomes of them."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from flows.cli.options import Given, settings_options
from flows.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.settings import Settings
    from flows.store import Store
    from schemas.failure import Failure

_ID = 12


@click.command()
@click.argument("action", type=click.Choice(["list", "show", "retry", "release"]), default="list")
@click.argument("ids", metavar="[ID]...", nargs=-1)
@settings_options(page=False)
def quarantine(action: str, ids: tuple[str, ...], given: Given) -> None:
    """List documents that were not taken, show why, try them again, or let them go.

    ID is the beginning of an original's SHA-256, as the list shows it; without one, all are listed, shown or tried.

    \b
    list     one line for each: why, how often it was tried, when it is tried again
    show     all that is known of it, what can be done, and where its original lies
    retry    try it now, from its kept original
    release  forget that it failed: the next run that is offered it tries it as if for
             the first time; what the program cannot read, it refuses again
    """  # noqa: D301 - Click takes the mark of a block, not its letters
    if action == "release" and not ids:
        raise click.UsageError("name the documents that are to be released")
    settings = given.settings()
    if action == "retry":
        _retry(ids, settings)
        return
    from flows.ingest.quarantine import found  # noqa: PLC0415 - not for --help
    from flows.store import Store  # noqa: PLC0415

    with Store.open(settings) as store:
        failures = found(ids, store)
        match action:
            case "show":
                lines = [line for failure in failures for line in (*_shown(failure, store, settings), "")]
            case "release":
                lines = list(_released(failures, store, settings))
            case _:
                lines = list(_table(failures))
    click.echo("\n".join(lines) if failures else "Nothing is in quarantine.")


def _retry(ids: tuple[str, ...], settings: Settings) -> None:
    from flows.cli.run import SOME_NOT_INCLUDED  # noqa: PLC0415 - not for --help
    from flows.cli.showing import Progress, tell_documents  # noqa: PLC0415
    from flows.ingest.quarantine import found, tried_again  # noqa: PLC0415
    from flows.workshop import opened  # noqa: PLC0415

    with closing(Progress()) as progress, opened(settings, datetime.now(UTC), progress, printing=False) as workshop:
        reports = tried_again(found(ids, workshop.store), workshop)
    if not reports:
        click.echo("Nothing is in quarantine.")
        return
    tell_documents(reports)
    if any(report.left_out for report in reports):
        raise click.exceptions.Exit(SOME_NOT_INCLUDED)


def _released(failures: tuple[Failure, ...], store: Store, settings: Settings) -> Iterator[str]:
    from flows.lease import lease  # noqa: PLC0415 - not for --help

    with lease(settings.data, datetime.now(UTC)):
        for failure in failures:
            store.release(failure)
            yield f"released   {visible(failure.uri)}: the next run that is offered it tries it anew"


def _table(failures: tuple[Failure, ...]) -> Iterator[str]:
    wide = max((len(failure.reason) for failure in failures), default=0)
    yield f"{'id':<{_ID}}  {'reason':<{wide}}  tries  {'last try':<10}  {'next try':<17}  document"
    for failure in failures:
        tried = f"{failure.tried:%Y-%m-%d}"
        yield (
            f"{failure.sha256[:_ID]}  {failure.reason:<{wide}}  {failure.attempts:>5}  {tried}  "
            f"{_next(failure):<17}  {visible(failure.uri)}"
        )
    yield f"In quarantine: {len(failures)}"


def _next(failure: Failure) -> str:
    from flows.ingest.reasons import REASONS, UNNAMED, Again, next_try  # noqa: PLC0415 - not for --help

    if failure.released:
        return "at the next run"
    if after := next_try(failure):
        return f"from {after:%Y-%m-%d}"
    days = REASONS.get(failure.reason, UNNAMED).again is Again.DAYS
    return "when asked for" if days else "by a new version"


def _shown(failure: Failure, store: Store, settings: Settings) -> Iterator[str]:
    from flows.blobs import Blobs  # noqa: PLC0415 - not for --help
    from flows.ingest.reasons import REASONS, UNNAMED  # noqa: PLC0415

    raw = store.raw(failure.sha256)
    reason = REASONS.get(failure.reason, UNNAMED)
    yield f"{visible(failure.uri)}"
    yield f"Reason:     {failure.reason} ({failure.outcome.value})"
    yield f"            {reason.meaning}"
    yield f"In detail:  {visible(failure.detail)}"
    if reason.remedy:
        yield f"What to do: {reason.remedy}"
    times = "once" if failure.attempts == 1 else f"{failure.attempts} times, last"
    yield f"Tried:      {times} on {failure.tried:%Y-%m-%d %H:%M} UTC by {failure.program}"
    yield f"Next try:   {_next(failure)}"
    yield f"Original:   {Blobs(settings.originals).path(raw.sha256)}"
    yield f"            {raw.size:,} bytes, {raw.media_type}, from {raw.source}, received {raw.received:%Y-%m-%d}"
