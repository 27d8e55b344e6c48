"""The command ``dates``: what lies ahead, by the word of all issues so far; as a list or as a calendar."""

from __future__ import annotations

import textwrap
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows.cli.options import Given, settings_options
from flows.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.digest.calendars import Listed

_WIDTH = 100
_INDENT = " " * 4


@click.command()
@click.option("--ics", metavar="FILE", help='Write them as a calendar (iCalendar); "-" is the standard output.')
@click.option(
    "--on",
    "given_day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="Leave out what was over before this day. [default: the day of the last issue]",
)
@settings_options(page=True)
def dates(ics: str | None, given_day: datetime | None, given: Given) -> None:
    """List the dates ahead that the issues so far have named, the nearest first, each with its citation."""
    from flows.digest.calendars import calendar, listed  # noqa: PLC0415 - not for --help
    from flows.errors import UnknownRecordError  # noqa: PLC0415
    from flows.store import Store  # noqa: PLC0415

    settings = given.settings()
    with Store.open(settings) as store:
        issue = store.last_issue(settings.series)
        if issue is None:
            raise UnknownRecordError(settings.series, "no issue of it was printed yet; print one with deskbrief run")
        known = store.memory(issue.analysis).carried.dates
        found = listed(store, settings.series, known, given_day.date() if given_day else issue.digest.printed)
    if ics is None:
        click.echo("\n".join(visible(line) for line in _lines(found)))
        return
    _written(calendar(settings.series, issue.digest.printed, found), ics)


def _written(content: bytes, target: str) -> None:
    from flows.errors import RenderingError  # noqa: PLC0415 - not for --help
    from flows.whole import write_whole  # noqa: PLC0415

    if target == "-":
        click.echo(content, nl=False)
        return
    try:
        write_whole(Path(target), content)
    except OSError as error:
        raise RenderingError(target, f"cannot be written: {error.strerror}") from error


def _lines(found: tuple[Listed, ...]) -> Iterator[str]:
    if not found:
        yield "No date lies ahead."
    for one in found:
        event = one.known.event
        if event.when is None:
            continue
        doubt = " ?" if event.uncertain else ""
        yield f"{_when(event.when.first, event.when.last)}{doubt}  {'; '.join(one.citations)}"
        yield from textwrap.wrap(
            event.evidence.text, _WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT, break_on_hyphens=False
        )


def _when(first: date, last: date) -> str:
    return f"{first}" if first == last else f"{first} to {last}"
