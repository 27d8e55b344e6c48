"""The flow ``digest``: an issue is made through Prefect, recorded and shown in its pages."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import PurePath
from typing import Literal

from prefect import flow, task
from prefect.artifacts import acreate_link_artifact, acreate_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.utilities.annotations import quote

from flows.calling import through
from flows.digest import run
from flows.digest.material import Material
from flows.digest.printing import PrintedIssue
from flows.isolation import Isolated
from flows.workshop import Configured, workshop_of
from schemas.digest import Digest
from schemas.raw import Sha256
from schemas.run import DocumentReport, IssueReport


class DigestParameters(Configured):
    """What a run of the flow is asked for."""

    analysis: Sha256
    """Identity of a stored analysis, made by the flow ``themes`` of exactly the articles that wait for an issue."""

    left_out: tuple[DocumentReport, ...] = ()
    """Documents that were offered and refused, or failed, or were known."""

    printed: date | None = None
    """Date of the issue; ``None`` for today, UTC."""


@flow(name="digest", flow_run_name="digest of {parameters.printed}")
async def digest_flow(parameters: DigestParameters) -> IssueReport:
    """Make the next issue, or leave the one that stands when nothing in it has changed.

    Args:
        parameters: Which analysis it rests on, its date, and by what settings.
    """
    with workshop_of(parameters, datetime.now(UTC)) as workshop:
        printed = parameters.printed or workshop.started.date()
        issue = run.issue(parameters.analysis, parameters.left_out, workshop, printed, call=_CALL)
    path = PurePath(issue.pdf)
    await acreate_link_artifact(key="digest-pdf", link=path.as_uri(), link_text=path.name, description="The issue")
    await acreate_markdown_artifact(key="digest-summary", markdown=_summary(issue), description="What was made")
    return issue


@task(name="compose and prove issue", cache_policy=NO_CACHE)
def compose_task(material: Material, inputs: Sha256) -> tuple[Digest, int]:
    """Return an issue and the number of its passages, each of which stands where the issue says."""
    return run.composed(material, inputs)


@task(name="print issue", cache_policy=NO_CACHE)
def print_task(digest: Digest, page: Literal["A4", "Letter"], printers: Isolated) -> PrintedIssue:
    """Print an issue in a child."""
    return run.printing(digest, page, printers)


# Quoted, because Prefect would look through every part of every record for the results of other tasks.
_CALL = through({run.composed: compose_task, run.printing: print_task}, quote)


def _summary(issue: IssueReport) -> str:
    """Return what was made, in Markdown."""
    made = "made by this run" if issue.new else "standing; nothing in it has changed"
    return "\n".join(
        (
            f"# {issue.series}, No. {issue.number}",
            "",
            f"* revision {issue.revision}, {made}",
            f"* {issue.pages} pages, {issue.passages} sentences found where they say they stand",
            f"* `{issue.pdf}`, SHA-256 `{issue.sha256}`",
        )
    )
