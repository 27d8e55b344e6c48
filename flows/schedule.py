"""The schedule on which issues are made: a deployment of the flow ``edition`` in our work pool."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterId,
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy, StateType
from prefect.client.schemas.sorting import FlowRunSort
from prefect.schedules import Cron
from prefect.types.entrypoint import EntrypointType
from prefect.workers.process import ProcessWorker

from flows.edition import edition
from flows.errors import ServerError
from flows.pipeline import EditionParameters
from flows.serving import POOL

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from flows.settings import Settings

_SHOWN: Final = 3
# The server's scheduler looks for new deployments every 5 s.
_SCHEDULED_WITHIN: Final = 60.0
_PAUSE: Final = 0.5


def schedule(parameters: EditionParameters, settings: Settings) -> tuple[datetime, ...]:
    """Put an edition on the schedule of the settings, in place of an earlier one of the series.

    Args:
        parameters: What each edition is asked for; paths in them are absolute.
        settings: Name series, schedule and data folder.

    Returns:
        When the next issues are due, in the zone of the schedule: read from the server, which has planned them.

    Raises:
        ServerError: the server does not plan them.
    """
    due = asyncio.run(_scheduled(parameters, settings))
    if not due:
        problem = f"no run was planned within {_SCHEDULED_WITHIN:.0f} s; see server.log in the data folder's prefect"
        raise ServerError(f"schedule of {settings.series}", problem)
    zone = ZoneInfo(settings.schedule.timezone)
    return tuple(one.astimezone(zone) for one in due)


async def _scheduled(parameters: EditionParameters, settings: Settings) -> list[datetime]:
    deployment = await _deployed(parameters, settings)
    end = time.monotonic() + _SCHEDULED_WITHIN
    due: list[datetime] = []
    while not due and time.monotonic() < end:
        await asyncio.sleep(_PAUSE)
        due = await _due(deployment)
    return due


async def _deployed(parameters: EditionParameters, settings: Settings) -> UUID:
    async with get_client() as client:
        template = ProcessWorker.get_default_base_job_template()
        pool = WorkPoolCreate(name=POOL, type=ProcessWorker.type, base_job_template=template)
        await client.create_work_pool(pool, overwrite=True)
    deployment = await edition.ato_deployment(
        name=settings.series,
        description=f"Issues of {settings.series}, made from {parameters.told}",
        tags=["deskbrief"],
        schedule=Cron(settings.schedule.cron, timezone=settings.schedule.timezone),
        parameters={"parameters": parameters.model_dump(mode="json")},
        work_pool_name=POOL,
        # Served from the data folder, not from wherever the user stands.
        job_variables={"working_dir": str(settings.data)},
        # Late and repeated runs wait for each other; dropping them would drop the newest.
        concurrency_limit=ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.ENQUEUE),
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    return await deployment.aapply()


async def _due(deployment: UUID) -> list[datetime]:
    """Return when the next runs of a deployment are due, UTC."""
    async with get_client() as client:
        runs = await client.read_flow_runs(
            deployment_filter=DeploymentFilter(id=DeploymentFilterId(any_=[deployment])),
            flow_run_filter=FlowRunFilter(
                state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.SCHEDULED]))
            ),
            sort=FlowRunSort.EXPECTED_START_TIME_ASC,
            limit=_SHOWN,
        )
    return [run.expected_start_time for run in runs if run.expected_start_time is not None]
