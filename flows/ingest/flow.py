"""The flow ``ingest``: the steps of ``flows.ingest.run`` through Prefect, recorded and shown in its pages.

Each step is a task, called with a whole batch: the engine's cost is per call, some 30 ms in client and server.
"""

from __future__ import annotations

import os
from collections import Counter
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from prefect import flow, task
from prefect.artifacts import acreate_markdown_artifact, acreate_table_artifact
from prefect.cache_policies import NO_CACHE

from flows.blobs import Blobs
from flows.ingest import parsing, run
from flows.ingest.run import Attempt, Ingested, Means, Order, Received
from flows.ingest.sources import Request
from flows.isolation import Isolated
from flows.lease import lease
from flows.settings import Option, Settings, read_settings
from flows.store import Store
from schemas.raw import RawDocument
from schemas.record import Record
from schemas.run import DocumentReport, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from prefect.client.schemas.objects import State, TaskRun
    from prefect.tasks import Task

P = ParamSpec("P")
T = TypeVar("T")

# Rows beyond these make the artifact's page slow; the run report has them all.
_LONGEST_TABLE = 500
_WAITS = (2.0, 15.0)


class IngestParameters(Record):
    """What a run of the flow is asked for."""

    folder: str
    """Folder of the documents, on the machine that runs the flow."""

    settings: str | None = None
    """Settings file; ``None`` for ``deskbrief.toml`` in the current folder, where there is one."""

    options: tuple[Option, ...] = ()
    """Settings that come before those of the file; never the address of a store with a password, which is shown."""

    retry: bool = False
    """Whether documents that failed are tried again although nothing has changed."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """What a caller in this process has opened, so that the flow need not."""

    settings: Settings
    """Settings that are in force."""

    means: Means
    """Store, originals and children."""

    progress: Callable[[int, int], None] = run.nowhere
    """Told how many documents are done, of how many."""


WORKSHOP: ContextVar[Workshop | None] = ContextVar("workshop", default=None)
"""Set by a caller that has a workshop; flow parameters are recorded, so they hold no such things."""


@flow(name="ingest", flow_run_name="ingest {parameters.folder}")
async def ingest_flow(parameters: IngestParameters) -> Ingested:
    """Take in the documents of a folder; those that were taken before are left alone.

    Args:
        parameters: The folder, and by what settings.
    """
    now = datetime.now(UTC)
    with _workshop(parameters, now) as workshop:
        settings = workshop.settings
        request = Request(location=parameters.folder, patterns=settings.patterns, largest=settings.limits.text)
        order = Order(request=request, retry=parameters.retry)
        ingested = run.ingest(order, workshop.means, received=now, call=_through_prefect, progress=workshop.progress)
    await acreate_table_artifact(
        key="ingest-documents", table=_rows(ingested.documents), description="What became of each document"
    )
    await acreate_markdown_artifact(key="ingest-summary", markdown=_summary(parameters.folder, ingested))
    return ingested


def _may_heal(_task: Task[..., Any], _run: TaskRun, state: State[Any]) -> bool:
    """Tell whether a second try can help: a disk or a network may come back, a wrong folder name does not mend."""
    return isinstance(state.data, OSError)


@task(
    name="receive documents",
    cache_policy=NO_CACHE,
    retries=len(_WAITS),
    retry_delay_seconds=list(_WAITS),
    retry_condition_fn=_may_heal,
)
def receive_task(order: Order, blobs: Blobs, received: datetime) -> Received:
    """Keep the original of every document that a source offers."""
    return run.receive(order, blobs, received)


@task(name="take a batch", cache_policy=NO_CACHE)
def take_task(
    batch: Sequence[RawDocument], means: Means, attempt: Attempt, tick: Callable[[], None]
) -> tuple[DocumentReport, ...]:
    """Parse documents in children and keep each, or its failure, in a transaction of its own."""
    return run.take(batch, means, attempt, tick)


_TASKS: dict[Callable[..., Any], Callable[..., Any]] = {run.receive: receive_task, run.take: take_task}


def _through_prefect(step: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    result: T = _TASKS[step](*args, **kwargs)
    return result


@contextmanager
def _workshop(parameters: IngestParameters, now: datetime) -> Iterator[Workshop]:
    """Yield the caller's workshop, or one that is opened for this run and holds the lease of the data folder."""
    given = WORKSHOP.get()
    if given is not None:
        yield given
        return
    file = None if parameters.settings is None else Path(parameters.settings)
    settings = read_settings(parameters.options, os.environ, Path.cwd(), file)
    with ExitStack() as opened:
        isolated = opened.enter_context(Isolated(settings.limits.parse))
        isolated.warm_up(*parsing.MODULES)
        opened.enter_context(lease(settings.data, now))
        store = opened.enter_context(Store.open(settings))
        yield Workshop(settings, Means(store, Blobs(settings.originals), isolated))


def _rows(documents: Sequence[DocumentReport]) -> list[dict[str, str]]:
    """Return the rows of the table, those that need a look first."""
    quiet = {Outcome.TAKEN, Outcome.KNOWN}
    first = sorted(documents, key=lambda report: report.outcome in quiet)[:_LONGEST_TABLE]
    return [
        {
            "document": report.uri,
            "outcome": report.outcome.value,
            "reason": report.reason or "",
            "detail": report.detail or "",
            "title": report.title or "",
        }
        for report in first
    ]


def _summary(folder: str, ingested: Ingested) -> str:
    """Return what the run did, in Markdown."""
    counts = Counter(report.outcome for report in ingested.documents)
    lines = [f"# {len(ingested.documents)} documents in `{folder.replace('`', '')}`", ""]
    lines += [f"* {counts[outcome]} {outcome.value}" for outcome in Outcome if counts[outcome]]
    lines += [f"* {one.number} passed over: {one.reason}" for one in ingested.passed_over]
    return "\n".join(lines)
