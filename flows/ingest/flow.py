"""The flow ``ingest``: the steps of ``flows.ingest.run`` through Prefect, recorded and shown in its pages.

Each step is a task, called with a whole batch: the engine's cost is per call, some 30 ms in client and server.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from prefect import flow, task
from prefect.artifacts import acreate_markdown_artifact, acreate_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.utilities.annotations import quote

from flows.blobs import Blobs
from flows.calling import through
from flows.ingest import run
from flows.ingest.asking import Intake, take_in
from flows.ingest.run import Attempt, Ingested, Means, Order, Received
from flows.workshop import workshop_of
from schemas.raw import RawDocument
from schemas.run import DocumentReport, Outcome, SourceReport

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from prefect.client.schemas.objects import State, TaskRun
    from prefect.tasks import Task

# Rows beyond these make the artifact's page slow; the run report has them all.
_LONGEST_TABLE = 500
_WAITS = (2.0, 15.0)


@flow(name="ingest", flow_run_name="ingest {parameters.told}")
async def ingest_flow(parameters: Intake) -> Ingested:
    """Take in what sources offer; what was taken before is left alone.

    Args:
        parameters: Which sources, and by what settings.
    """
    with workshop_of(parameters, datetime.now(UTC)) as workshop:
        ingested = take_in(parameters, workshop, _CALL)
    await acreate_table_artifact(
        key="ingest-documents", table=_rows(ingested.documents), description="What became of each document"
    )
    if ingested.sources:
        await acreate_table_artifact(
            key="ingest-sources", table=_source_rows(ingested.sources), description="What came of asking each source"
        )
    await acreate_markdown_artifact(
        key="ingest-summary", markdown=_summary(parameters.told, ingested), description="Documents by outcome"
    )
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


# Quoted, because Prefect would look through every part of every record for the results of other tasks.
_CALL = through({run.receive: receive_task, run.take: take_task}, quote)


def _rows(documents: Sequence[DocumentReport]) -> list[dict[str, str]]:
    """Return the rows of the table, those that need a look first."""
    first = sorted(documents, key=lambda report: report.settled)[:_LONGEST_TABLE]
    return [
        {
            "source": report.source or "",
            "document": report.uri,
            "outcome": report.outcome.value,
            "reason": report.reason or "",
            "detail": report.detail or "",
            "title": report.title or "",
        }
        for report in first
    ]


def _source_rows(sources: Sequence[SourceReport]) -> list[dict[str, str]]:
    return [
        {
            "source": report.name,
            "kind": report.kind,
            "outcome": report.outcome.value,
            "documents": str(report.documents),
            "problem": report.problem or "",
        }
        for report in sources
    ]


def _summary(asked: str, ingested: Ingested) -> str:
    """Return what the run did, in Markdown."""
    counts = Counter(report.outcome for report in ingested.documents)
    lines = [f"# {len(ingested.documents)} documents of `{asked.replace('`', '')}`", ""]
    lines += [f"* {counts[outcome]} {outcome.value}" for outcome in Outcome if counts[outcome]]
    lines += [f"* {one.number} passed over: {one.reason}" for one in ingested.passed_over]
    return "\n".join(lines)
