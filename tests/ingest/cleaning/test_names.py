"""Which persons a line of names holds."""

from __future__ import annotations

import pytest

from flows.ingest.cleaning.names import persons


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ada Miller", ["Ada Miller"]),
        ("Miller, Ada", ["Ada Miller"]),
        ("Ada Miller, Bo Larsen", ["Ada Miller", "Bo Larsen"]),
        ("Ada D. Miller, Bo Larsen", ["Ada D. Miller", "Bo Larsen"]),
        ("Ada Miller and Bo Larsen", ["Ada Miller", "Bo Larsen"]),
        ("Miller, Ada; Larsen, Bo", ["Ada Miller", "Bo Larsen"]),
        ("van der Berg, Ada", ["Ada van der Berg"]),
        ("Miller, Ada D.", ["Ada D. Miller"]),
    ],
)
def test_two_full_names_are_two_people_and_a_family_name_in_front_is_one(line: str, names: list[str]) -> None:
    assert [one.name for one in persons(line)] == names


def test_a_paper_behind_a_name_is_no_given_name() -> None:
    assert "HBN Ada Miller" not in [one.name for one in persons("Ada Miller, HBN")]


def test_capitals_throughout_are_a_name_all_the_same() -> None:
    assert [one.name for one in persons("MILLER, ADA")] == ["ADA MILLER"]
