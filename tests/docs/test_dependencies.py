from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, rows

PAGE = Path("docs/dependencies.md")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUN = tuple(PROJECT["project"]["dependencies"])
DEVELOP = tuple(PROJECT["dependency-groups"]["dev"])
LOCKED = re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8"), re.MULTILINE)


def name(requirement: str) -> str:
    return re.split(r"[<>=!~\[; ]", requirement, maxsplit=1)[0]


def stated(package: str) -> str:
    """Return everything that a package's metadata says of its licence."""
    said = metadata(package)
    classifiers = [one for one in said.get_all("Classifier") or () if one.startswith("License")]
    return " ".join((*(said.get_all("License-Expression") or ()), *(said.get_all("License") or ()), *classifiers))


@pytest.mark.parametrize(("heading", "requirements"), [("## To run", RUN), ("## To develop", DEVELOP)])
def test_the_page_has_a_full_row_for_each_direct_dependency_and_no_other(
    heading: str, requirements: tuple[str, ...]
) -> None:
    told = rows(PAGE, heading)
    assert [row[0] for row in told] == [name(one) for one in requirements]
    assert all(len(row) == 5 and all(row) for row in told)


def test_every_upper_bound_has_its_reason_and_its_end() -> None:
    bounded = {name(one): one.removeprefix(name(one)) for one in (*RUN, *DEVELOP) if "<" in one}
    told = {row[0]: row for row in rows(PAGE, "## Bounds, with reasons")}
    assert {package: row[1].strip("`") for package, row in told.items()} == bounded
    assert all(len(row) == 4 and all(row) for row in told.values())


@pytest.mark.parametrize("row", [*rows(PAGE, "## To run"), *rows(PAGE, "## To develop")], ids=lambda row: row[0])
def test_a_licence_on_the_page_is_the_one_that_the_package_states(row: tuple[str, ...]) -> None:
    family = re.split(r"[-, ]", row[3])[0]
    assert family.lower() in stated(row[0]).lower()


def test_nothing_that_is_installed_to_run_is_under_the_agpl() -> None:
    looked_at = 0
    for package in LOCKED:
        try:
            licence = stated(package)
        except PackageNotFoundError:  # for another platform or Python
            continue
        assert not re.search(r"AGPL|Affero", licence, re.IGNORECASE), package
        looked_at += 1
    assert looked_at > len(LOCKED) / 2
