"""``prefect.yaml``, for those who deploy with Prefect's own command."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from prefect.flows import Flow, load_flow_from_entrypoint
from prefect.utilities.callables import parameter_schema

from flows.pipeline import EditionParameters
from flows.serving import POOL
from flows.settings import Schedule, read_settings
from tests.docs.pages import ROOT

FILE = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))


@pytest.fixture(params=FILE["deployments"], ids=lambda deployment: deployment["name"])
def deployment(request: pytest.FixtureRequest) -> dict[str, Any]:
    given: dict[str, Any] = request.param
    return given


def test_a_flow_is_named_by_its_module_and_can_be_loaded(deployment: dict[str, Any]) -> None:
    entrypoint = deployment["entrypoint"]
    assert ":" not in entrypoint
    assert "/" not in entrypoint
    flow: Flow[..., Any] = load_flow_from_entrypoint(entrypoint)
    assert flow.name == "edition"


def test_its_parameters_are_those_of_the_flow(deployment: dict[str, Any]) -> None:
    flow: Flow[..., Any] = load_flow_from_entrypoint(deployment["entrypoint"])
    schema = parameter_schema(flow)
    assert set(schema.required) <= set(deployment["parameters"]) <= set(schema.properties)
    validated = flow.validate_parameters(deployment["parameters"])["parameters"]
    assert isinstance(validated, EditionParameters)
    assert validated.folder is not None


def test_the_settings_in_its_parameters_are_settings(deployment: dict[str, Any]) -> None:
    given = EditionParameters.model_validate(deployment["parameters"]["parameters"])
    settings = read_settings(given.options, {}, ROOT)
    assert settings.data.is_absolute()
    assert str(settings.data) == next(option.value for option in given.options if option.key == "data")


def test_it_runs_when_a_served_schedule_would_by_default_and_one_at_a_time(deployment: dict[str, Any]) -> None:
    (schedule,) = deployment["schedules"]
    assert Schedule.model_validate(schedule) == Schedule()
    assert deployment["concurrency_limit"] == {"limit": 1, "collision_strategy": "ENQUEUE"}
    assert deployment["work_pool"] == {"name": POOL}
