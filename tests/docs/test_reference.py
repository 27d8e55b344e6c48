from __future__ import annotations

import json
import runpy
import tomllib
from pathlib import Path
from typing import Any

import pytest

from flows import cli, errors, plugins, settings
from flows.digest import channels
from flows.ingest import readers, sources
from flows.ingest.parsing import Refusal
from flows.ingest.reasons import REASONS
from flows.ingest.sources import PassedOver, TurnedAway
from flows.isolation import Death
from flows.themes import backends
from schemas.record import Record, docstrings
from tests.docs.pages import ROOT, blocks, pages, rows

REFERENCE = ROOT / "docs" / "reference"


@pytest.fixture(scope="module")
def generator() -> dict[str, Any]:
    return runpy.run_path(str(REFERENCE / "generate.py"))


def text(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def test_the_reference_is_what_the_generator_writes_now(generator: dict[str, Any]) -> None:
    for name, wanted in generator["pages"]().items():
        assert text(f"docs/reference/{name}") == wanted, f"{name} is out of date: python docs/reference/generate.py"


def test_no_schema_of_a_record_that_is_gone_is_left(generator: dict[str, Any]) -> None:
    wanted = {name for name in generator["pages"]() if name.endswith(".json")}
    assert {f"schemas/{path.name}" for path in (REFERENCE / "schemas").iterdir()} == wanted


def test_every_setting_has_a_row_with_its_variable_and_what_it_sets() -> None:
    documented = {row[0].strip("`"): row for row in rows(Path("docs/reference/settings.md"), "# Settings")}
    assert set(documented) == set(settings.keys())
    for key, row in documented.items():
        assert row[2] == f"`{settings.variable(key)}`"
        assert row[-1].endswith(".")


def test_every_command_has_its_help_and_stands_on_a_page_that_is_not_generated() -> None:
    by_hand = "\n".join(text(str(page)) for page in pages() if REFERENCE not in (ROOT / page).parents)
    for name in cli.COMMANDS:
        assert f"\n## deskbrief {name}\n" in text("docs/reference/commands.md")
        assert f"deskbrief {name}" in by_hand, f"no page tells when to use deskbrief {name}"


def test_every_exit_status_of_the_command_is_explained() -> None:
    explained = {int(row[0]) for row in rows(Path("docs/reference/exit-status.md"), "# Exit status")}
    assert {one.exit_status for one in errors.ProjectError.__subclasses__()} < explained
    told = text("docs/reference/commands.md").partition("Exit status:\n")[2].partition("```")[0]
    assert {int(line.split()[0]) for line in told.splitlines()} == explained


def test_every_record_stands_in_a_schema(generator: dict[str, Any]) -> None:
    schemas = [json.loads(path.read_bytes()) for path in (REFERENCE / "schemas").glob("*.json")]
    described = {schema["title"] for schema in schemas} | {name for one in schemas for name in one.get("$defs", ())}
    assert {record.__name__ for record in generator["every_record"]()} <= described


def test_every_field_of_every_record_is_described(generator: dict[str, Any]) -> None:
    records: list[type[Record]] = list(generator["every_record"]())
    assert len(records) > 50
    for record in records:
        assert set(record.model_fields) <= set(docstrings(record)), f"fields of {record.__name__} have no docstring"


def test_the_arrows_are_those_of_the_contract() -> None:
    project = tomllib.loads(text("pyproject.toml"))
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    shown = [block.text.splitlines() for block in blocks(Path("docs/architecture.md"))]
    assert [layer.replace("flows.", "") for layer in layers] in shown


@pytest.mark.parametrize("group", [sources.ENTRY_POINTS, readers.ENTRY_POINTS, backends.GROUP, channels.ENTRY_POINTS])
def test_every_door_for_the_plugins_of_others_is_named_with_its_group(group: str) -> None:
    assert f"`{group}`" in text("docs/architecture.md")


@pytest.mark.parametrize("kind", [sources.KIND, readers.KIND, backends.KIND, channels.KIND])
def test_everything_built_in_is_named(kind: plugins.Kind[Any]) -> None:
    for name in kind.builtin:
        assert f"`{name}`" in text("docs/architecture.md")


@pytest.mark.parametrize(
    ("record", "field"), [(TurnedAway, "reason"), (Refusal, "reason"), (PassedOver, "reason"), (Death, "kind")]
)
def test_every_reason_for_leaving_a_document_out_is_explained(record: type[Record], field: str) -> None:
    schema = record.model_json_schema()["properties"][field]
    reasons = schema.get("enum") or schema["description"].split("``")[1::2]
    assert reasons
    assert set(reasons) <= set(REASONS)


def test_the_page_of_reasons_has_them_all() -> None:
    explained = [row[0].strip("`") for row in rows(Path("docs/reasons.md"), "# Reasons")]
    assert explained == list(REASONS)
