from __future__ import annotations

import json

import pytest

from tests.quality.floors import FILE, MEASURES, Measured, measured


@pytest.mark.parametrize("name", sorted(MEASURES))
def test_no_score_lies_below_its_floor(name: str) -> None:
    assert measured(name).faults() == []


def test_every_measure_has_floors() -> None:
    assert json.loads(FILE.read_text(encoding="utf-8")).keys() == MEASURES.keys()


@pytest.mark.parametrize(
    ("now", "fault"),
    [
        (Measured({"a": 0.5}, {"a": 0.501}, same_labels=True), "a: 0.500, floor 0.501"),
        (Measured({"a": 0.5}, {}, same_labels=True), "a: measured, but without a floor"),
        (Measured({}, {"a": 0.5}, same_labels=True), "a: no longer measured"),
        (Measured({"a": 0.5}, {"a": 0.5}, same_labels=False), "the labels are not those"),
    ],
)
def test_what_falls_or_is_missing_is_told(now: Measured, fault: str) -> None:
    assert now.faults()[0].startswith(fault)


def test_a_score_at_its_floor_holds() -> None:
    assert Measured({"a": 0.5}, {"a": 0.5}, same_labels=True).faults() == []
