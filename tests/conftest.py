from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.records import a_raw

if TYPE_CHECKING:
    from collections.abc import Iterator

NOBODY = 65534

# A machine that is busy is no fault of ours. Examples are the same at every run, so that a change is told from chance;
# HYPOTHESIS_PROFILE=explore looks for new ones.
settings.register_profile("same", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
settings.register_profile("explore", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden records as the code makes them")


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Yield a folder that every user of the machine may read, which ``tmp_path`` is not."""
    folder = Path(tempfile.mkdtemp(prefix="deskbrief-test-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def unprivileged(open_folder: Path) -> Iterator[Path]:
    """Yield a folder that the test may not write, taking from root what would let it."""
    a_raw()  # makes the record library import what nobody else may read
    root = os.geteuid() == 0
    open_folder.chmod(0o555)
    if root:
        os.seteuid(NOBODY)
    yield open_folder
    if root:
        os.seteuid(0)
    open_folder.chmod(0o755)
