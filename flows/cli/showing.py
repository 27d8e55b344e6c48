"""What a run says: progress while it goes on, then what became of each document, what was found and where it is."""

from __future__ import annotations

import sys
import time
from collections import Counter
from typing import TYPE_CHECKING

import click

from flows.visible import visible
from schemas.run import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from schemas.run import DocumentReport, IssueReport, PassedOverCount, RunReport, SourceReport

_BAR = 30
# A line of its own for each step would drown a log; one every so often shows that the run is alive.
_SECONDS_BETWEEN_LINES = 2.0
_LONGEST_TABLE = 40
_LONGEST_NAME = 48


class Progress:
    """Shows on the error stream how far a run is: a bar on a terminal, now and then a line elsewhere."""

    def __init__(self) -> None:
        """Show nothing yet."""
        self._terminal = sys.stderr.isatty()
        self._last = time.monotonic()
        self._open: str | None = None

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show that so much of a stage is done."""
        if self._terminal:
            self._draw(stage, done, total)
        elif time.monotonic() - self._last >= _SECONDS_BETWEEN_LINES or (done == total and self._open == stage):
            click.echo(visible(f"{stage}: {done} of {total}"), err=True)
            self._last, self._open = time.monotonic(), stage

    def close(self) -> None:
        """Take the bar away."""
        if self._terminal and self._open is not None:
            click.echo("\r\x1b[K", err=True, nl=False)
        self._open = None

    def _draw(self, stage: str, done: int, total: int) -> None:
        filled = _BAR * done // total if total else _BAR
        bar = visible(f"{stage:<12} [{'#' * filled}{'.' * (_BAR - filled)}] {done}/{total}")
        click.echo(f"\r\x1b[K{bar}", err=True, nl=False)
        self._open = stage
        if done == total:
            self.close()


def tell(report: RunReport) -> None:
    """Print what a run did."""
    _tell_sources(report.sources)
    if report.documents or report.passed_over:
        tell_documents(report.documents, report.passed_over)
    for remark in report.remarks:
        click.echo(visible(remark))
    if report.issue is not None:
        _tell_issue(report, report.issue)


def _tell_sources(sources: Sequence[SourceReport]) -> None:
    wide = max((len(source.name) for source in sources), default=0)
    for source in sources:
        told = source.problem or f"{source.documents} document{'' if source.documents == 1 else 's'}"
        click.echo(visible(f"{source.outcome.value:<10} {source.name:<{wide}}  {told}"))


def tell_documents(documents: Sequence[DocumentReport], passed_over: Sequence[PassedOverCount] = ()) -> None:
    """Print what became of documents, those that need a look first, and what was none."""
    shown = sorted(documents, key=lambda document: document.settled)[:_LONGEST_TABLE]
    wide = max((len(_short(document.uri)) for document in shown), default=0)
    for document in shown:
        click.echo(visible(f"{document.outcome.value:<10} {_short(document.uri):<{wide}}  {_told(document)}".rstrip()))
    if len(documents) > len(shown):
        click.echo(f"... and {len(documents) - len(shown)} more, all of them in the run's report")
    for passed in passed_over:
        click.echo(visible(f"passed over: {passed.number} {passed.reason}, such as {_short(passed.example)}"))
    counts = Counter(document.outcome for document in documents)
    told = (f"{counts[outcome]} {outcome.value}" for outcome in Outcome if counts[outcome])
    click.echo(f"Documents: {', '.join(told) or 'none'}")


def _told(document: DocumentReport) -> str:
    if document.settled:
        notices = len(document.notices)
        remark = f" ({notices} notice{'s' if notices > 1 else ''})" if notices else ""
        return f"{document.title or 'untitled'}{remark}"
    return f"{document.reason}: {document.detail}" if document.detail else f"{document.reason}"


def _tell_issue(report: RunReport, issue: IssueReport) -> None:
    revision = f", revision {issue.revision}" if issue.revision > 1 else ""
    state = "printed" if issue.new else "stands as printed before; nothing in it has changed"
    themes = f"{report.themes} theme{'' if report.themes == 1 else 's'}"
    click.echo(f"Found: {themes}; {issue.passages} sentences, each where it says it stands")
    for sentence in issue.unshown:
        click.echo(sentence)
    click.echo(f"{issue.series} No. {issue.number}{revision}: {issue.pages} pages, {state}")
    click.echo(issue.pdf)


def _short(uri: str) -> str:
    uri = visible(uri)
    return uri if len(uri) <= _LONGEST_NAME else f"{uri[: _LONGEST_NAME // 2 - 1]}…{uri[-_LONGEST_NAME // 2 :]}"
