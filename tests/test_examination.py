from __future__ import annotations

import importlib.metadata
from typing import TYPE_CHECKING

import pytest

from flows.digest import scripts
from flows.examination import Finding, examine
from flows.settings import Settings
from flows.store import Store
from tests.desk import Desk
from tests.fakes import answering
from tests.records import a_raw, an_article

if TYPE_CHECKING:
    from pathlib import Path


def found(settings: Settings) -> dict[str, Finding]:
    return {finding.what: finding for finding in examine(settings)}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_machine_that_has_everything_is_good(desk: Desk) -> None:
    findings = found(desk.set(port="10009"))
    assert {name for name, finding in findings.items() if finding.state == "wrong"} == set()
    assert findings["WeasyPrint"].told.endswith("with Pango and our fonts")
    assert findings["store"].told.endswith("made by the first run")
    assert findings["server"].state == "note"


def test_the_store_is_told_with_what_waits(desk: Desk) -> None:
    with Store.open(desk.settings) as store:
        store.put_article(a_raw(), an_article(a_raw()))
    assert found(desk.settings)["store"].told == "sound; no issue yet, 1 articles wait for the next"


def test_a_damaged_store_is_wrong(desk: Desk) -> None:
    desk.settings.data.mkdir()
    desk.settings.database.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    assert found(desk.settings)["store"].state == "wrong"


def test_a_folder_that_cannot_be_written_is_wrong(desk: Desk) -> None:
    (desk.folder / "reports").write_text("a file")
    finding = found(desk.settings)["reports folder"]
    assert (finding.state, "cannot be written" in finding.told) == ("wrong", True)


def test_a_package_outside_its_bounds_is_named(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.metadata, "requires", lambda _: ["click<1", "no-such-package>=2", "pydantic>=2"])
    told = found(desk.settings)["packages"]
    assert told.state == "wrong"
    assert "click" in told.told
    assert "is outside <1" in told.told
    assert "no-such-package is missing" in told.told
    assert "pydantic" not in told.told


def test_bytecode_that_is_not_written_is_noted(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert found(desk.settings)["bytecode"].state == "note"


def test_a_server_that_answers_is_named(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with answering(200, b"true") as address:
        monkeypatch.setenv("PREFECT_API_URL", address)
        finding = found(desk.settings)["server"]
    assert (finding.state, finding.told) == ("good", address)


def test_a_server_that_is_named_and_does_not_answer_is_wrong(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    assert found(desk.settings)["server"].state == "wrong"


def test_scripts_without_a_font_are_told_with_what_to_install(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scripts, "font_of", lambda _: None)
    fonts = found(desk.set(port="10009"))["fonts"]
    assert fonts.state == "note"
    assert "Korean" in fonts.told
    assert "fonts-noto-cjk fonts-noto-core" in fonts.told
