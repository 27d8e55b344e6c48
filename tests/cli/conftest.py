from __future__ import annotations

import pytest

from tests.desk import GRAIN, TREATY, Desk


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Return a desk that has printed an issue of two documents."""
    desk = Desk(tmp_path_factory.mktemp("desk"))
    desk.write("treaty.txt", TREATY)
    desk.write("grain.txt", GRAIN)
    assert desk.say("run", "inbox", "--no-record").status == 0
    return desk
