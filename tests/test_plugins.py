from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Protocol, runtime_checkable

import pytest

from flows.errors import PluginError
from flows.ingest.readers import BUILTIN, ENTRY_POINTS, Reader
from flows.plugins import Kind, find, names

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Install = Callable[..., None]


@runtime_checkable
class Greeter(Protocol):
    def greet(self) -> str: ...


class Polite:
    def greet(self) -> str:
        return "good day"


POLITE = Polite()
GROUP = "deskbrief.test-greeters"
GREETERS = Kind(
    "greeter",
    {
        "polite": f"{__name__}:POLITE",
        "lame": f"{__name__}:GROUP",
        "gone": "flows_missing_module:X",
    },
    GROUP,
    Greeter,  # type: ignore[type-abstract]  # a protocol is what is asked for
)


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Return a function that installs a package with entry points and one module in a folder on the path."""
    monkeypatch.syspath_prepend(str(tmp_path))

    def install(package: str, points: str, module: str = "") -> None:
        info = tmp_path / f"{package}-1.2.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.2\n", encoding="utf-8")
        (info / "entry_points.txt").write_text(f"[{GROUP}]\n{points}\n", encoding="utf-8")
        (tmp_path / f"{package}.py").write_text(module, encoding="utf-8")
        monkeypatch.delitem(sys.modules, package, raising=False)

    return install


RUDE = "class Rude:\n    def greet(self):\n        return 'what?'\n\nRUDE = Rude()\n"


def refusal(name: str) -> str:
    with pytest.raises(PluginError) as caught:
        find(GREETERS, name)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_one_of_ours_is_found_in_its_table() -> None:
    assert find(GREETERS, "polite") is POLITE


def test_one_of_ours_whose_package_is_missing_names_the_package() -> None:
    assert refusal("gone") == (
        "greeter 'gone': needs the package 'flows_missing_module', which is not installed; install it and run again"
    )


def test_what_is_not_of_its_kind_is_refused() -> None:
    assert refusal("lame") == f"greeter 'lame': {__name__}:GROUP is of type str and lacks what a greeter has"


def test_an_unknown_name_lists_the_known_ones(install: Install) -> None:
    install("rude_package", "rude = rude_package:RUDE", RUDE)
    assert refusal("kind") == "greeter 'kind': there is no such greeter; there are gone, lame, polite, rude"


def test_one_of_others_is_found_by_its_entry_point(install: Install) -> None:
    install("rude_package", "rude = rude_package:RUDE", RUDE)
    assert find(GREETERS, "rude").greet() == "what?"
    assert names(GREETERS) == ("gone", "lame", "polite", "rude")


def test_one_of_others_that_fails_is_named_with_its_entry_point_and_package(install: Install) -> None:
    install("broken_package", "broken = broken_package:X", "raise RuntimeError('no such luck')\n")
    assert refusal("broken") == (
        f"greeter 'broken': the entry point {GROUP}:broken = broken_package:X of broken_package 1.2 cannot be loaded "
        "(RuntimeError: no such luck); mend or uninstall it"
    )


def test_an_entry_point_that_leads_nowhere_is_named(install: Install) -> None:
    install("empty_package", "empty = empty_package:NOTHING")
    assert "empty_package:NOTHING of empty_package 1.2 cannot be loaded (AttributeError" in refusal("empty")


def test_one_of_others_that_is_not_of_its_kind_is_named_with_its_entry_point(install: Install) -> None:
    install("numeric_package", "number = numeric_package:X", "X = 3\n")
    assert refusal("number").endswith("of numeric_package 1.2 is of type int and lacks what a greeter has")


def test_a_name_that_two_packages_claim_is_refused_with_both(install: Install) -> None:
    install("rude_package", "rude = rude_package:RUDE", RUDE)
    install("ruder_package", "rude = ruder_package:RUDE", RUDE)
    told = refusal("rude")
    assert "rude_package:RUDE of rude_package 1.2 and " in told
    assert told.endswith("ruder_package:RUDE of ruder_package 1.2 both have that name; uninstall one")


def test_a_name_of_ours_cannot_be_taken(install: Install) -> None:
    install("rude_package", "polite = rude_package:RUDE", RUDE)
    assert find(GREETERS, "polite").greet() == "good day"
    assert names(GREETERS) == ("gone", "lame", "polite")


def test_every_reader_of_our_table_is_a_reader() -> None:
    kind = Kind("reader", BUILTIN, ENTRY_POINTS, Reader)  # type: ignore[type-abstract]  # see above
    for name in BUILTIN:
        assert isinstance(find(kind, name), Reader)
