"""The flow that is scheduled: documents are taken in, their themes found, an issue printed."""

from __future__ import annotations

import secrets
from contextvars import ContextVar
from datetime import UTC, datetime

from prefect import flow
from prefect.events.worker import EventsWorker
from prefect.logging.handlers import APILogWorker
from prefect.runtime import flow_run

from flows.digest.flow import DigestParameters, digest_flow
from flows.digest.run import next_issue
from flows.ingest.flow import ingest_flow
from flows.pipeline import EditionParameters, Journal, day_of_issue, journal, left_out
from flows.themes.flow import ThemesParameters, themes_flow
from flows.themes.remarks import remarks
from flows.workshop import Workshop, workshop_of
from schemas.run import IssueReport

_SENT_WITHIN = 10.0

JOURNAL: ContextVar[Journal | None] = ContextVar("journal", default=None)
"""Set by a caller in this process that keeps the report of the run itself."""


@flow(name="edition", flow_run_name="edition of {parameters.told}")
async def edition(parameters: EditionParameters) -> IssueReport:
    """Take in documents, find the themes of what waits for an issue, and print it.

    Args:
        parameters: Which documents, the date of the issue, and by what settings.
    """
    with workshop_of(parameters, datetime.now(UTC)) as workshop:
        given = JOURNAL.get()
        if given is not None:
            return await _edition(parameters, workshop, given)
        with journal(workshop, "edition", secrets.token_hex(3), flow_run.api_url) as noted:
            return await _edition(parameters, workshop, noted)


def send_rest() -> None:
    """Send what Prefect still has to tell the server, before the server is ended."""
    EventsWorker.drain_all(timeout=_SENT_WITHIN)
    APILogWorker.drain_all(timeout=_SENT_WITHIN)


async def _edition(parameters: EditionParameters, workshop: Workshop, noted: Journal) -> IssueReport:
    """Run the three flows in order."""
    file, options = parameters.settings, parameters.options
    if parameters.given:
        with noted.stage("ingest"):
            noted.took(await ingest_flow(parameters.intake()))
    with noted.stage("themes"):
        selection = next_issue(workshop)
        analysis = await themes_flow(
            ThemesParameters(
                settings=file,
                options=options,
                articles=selection.articles,
                before=selection.before,
                since=selection.since,
                replaced=selection.replaced,
            )
        )
        found = workshop.store.analysis(analysis)
        noted.themes, noted.remarks = len(found.themes), remarks(found)
    with noted.stage("digest"):
        noted.issue = await digest_flow(
            DigestParameters(
                settings=file,
                options=options,
                analysis=analysis,
                left_out=left_out(noted, workshop.store),
                # Due is due, however late the run is.
                printed=day_of_issue(parameters, workshop, flow_run.scheduled_start_time),
            )
        )
    return noted.issue
