from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from flows.errors import UnreadableDocumentError
from flows.isolation import Death, Isolated
from flows.settings import Budget
from tests import child_functions as child

if TYPE_CHECKING:
    from collections.abc import Iterator

BUDGET = Budget(cpu=5, wall=10, memory=1_000_000_000, output=1_000_000)
LONE = "DESKBRIEF_TEST_LONE_OWNER"


@pytest.fixture(scope="module")
def isolated() -> Iterator[Isolated]:
    with Isolated(BUDGET) as handle:
        yield handle


@pytest.fixture
def quick() -> Iterator[Isolated]:
    with Isolated(BUDGET.model_copy(update={"wall": 1})) as handle:
        yield handle


def death(outcome: object) -> Death:
    assert isinstance(outcome, Death)
    return outcome


def number(outcome: object) -> int:
    assert isinstance(outcome, int)
    return outcome


def running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"


def wait_until_gone(pid: int) -> None:
    for _ in range(500):
        if not running(pid):
            return
        time.sleep(0.01)
    pytest.fail(f"{pid} is still there")


def test_a_call_brings_the_value_from_another_process(isolated: Isolated) -> None:
    assert isolated.call(child.double, 21) == 42
    assert isolated.call(child.process) != os.getpid()


def test_a_child_answers_many_calls(isolated: Isolated) -> None:
    assert isolated.call(child.process) == isolated.call(child.process)


def test_a_value_larger_than_a_pipe_arrives_whole(isolated: Isolated) -> None:
    assert isolated.call(child.write_much, 900_000) == bytes(900_000)
    assert isolated.call(len, bytes(5_000_000)) == 5_000_000


def test_a_crash_is_told_and_the_next_call_has_a_new_child(isolated: Isolated) -> None:
    assert death(isolated.call(child.crash)) == Death(kind="crash", detail="it ended by SIGSEGV")
    assert isolated.call(child.double, 1) == 2


def test_an_end_without_an_answer_is_a_crash(isolated: Isolated) -> None:
    assert death(isolated.call(child.leave)) == Death(kind="crash", detail="it ended itself with exit code 3")


def test_a_want_of_memory_is_told(isolated: Isolated) -> None:
    assert death(isolated.call(child.eat)) == Death(kind="memory", detail="it needed more than 1,000.0 MB")


def test_too_large_a_result_is_told(isolated: Isolated) -> None:
    told = death(isolated.call(child.write_much, 2_000_000))
    assert told == Death(kind="output", detail="its result has 2.0 MB, more than 1.0 MB")


def test_a_hang_is_told(quick: Isolated) -> None:
    assert death(quick.call(child.sleep, 60)) == Death(kind="hang", detail="it took longer than 1 s")
    assert quick.call(child.double, 1) == 2


def test_a_hang_that_hears_no_alarm_is_killed_with_all_it_started(quick: Isolated, tmp_path: Path) -> None:
    assert death(quick.call(child.sleep_deaf, str(tmp_path / "pid"))).kind == "hang"
    wait_until_gone(int((tmp_path / "pid").read_text(encoding="utf-8")))


def test_too_much_processor_time_is_told() -> None:
    with Isolated(BUDGET.model_copy(update={"cpu": 1})) as handle:
        told = death(handle.call(child.spin))
    assert told == Death(kind="cpu", detail="it took more than 1 s of processor time")


def test_an_unreadable_document_comes_back_as_such(isolated: Isolated) -> None:
    with pytest.raises(UnreadableDocumentError) as caught:
        isolated.call(child.refuse, "a.txt")
    assert str(caught.value) == "a.txt: not-text: it is a picture"
    assert (caught.value.uri, caught.value.reason, caught.value.detail) == ("a.txt", "not-text", "it is a picture")


def test_a_fault_of_ours_is_raised_with_its_traceback_and_the_child_lives_on(isolated: Isolated) -> None:
    before = isolated.call(child.process)
    with pytest.raises(ZeroDivisionError) as caught:
        isolated.call(child.divide, 0)
    assert "return 1 / number" in caught.value.__notes__[0]
    assert isolated.call(child.process) == before


def test_an_error_that_cannot_travel_is_told_by_its_name_and_words(isolated: Isolated) -> None:
    with pytest.raises(RuntimeError) as caught:
        isolated.call(child.raise_unpicklable)
    assert str(caught.value) == "TwoArgumentError: cannot be rebuilt"
    assert "raise_unpicklable" in caught.value.__notes__[0]


def test_a_value_that_cannot_travel_is_a_fault_of_ours(isolated: Isolated) -> None:
    with pytest.raises((AttributeError, RuntimeError, TypeError), match="pickle"):
        isolated.call(child.unpicklable)


def test_modules_are_imported_ahead_and_only_in_the_child(isolated: Isolated) -> None:
    isolated.warm_up("wave", "this_module_is_missing")
    assert isolated.call(child.imported, "wave") is True
    assert "wave" not in sys.modules


def test_a_child_that_died_at_rest_is_not_the_fault_of_the_next_call(isolated: Isolated) -> None:
    pid = number(isolated.call(child.process))
    os.kill(pid, signal.SIGKILL)
    time.sleep(0.1)
    assert isolated.call(child.double, 4) == 8


def test_results_come_in_the_order_of_the_items_and_one_death_costs_one_item(isolated: Isolated) -> None:
    outcomes = list(isolated.map(child.crash_at_three, range(6)))
    assert [one if isinstance(one, int) else one.kind for one in outcomes] == [0, 1, 2, "crash", 4, 5]


def test_two_children_share_the_items(isolated: Isolated) -> None:
    pids = [number(pid) for pid in isolated.map(child.process, range(8), children=2)]
    assert len(set(pids)) == 2
    assert pids[0] == pids[2]
    assert list(isolated.map(child.double, range(5), children=2)) == [0, 2, 4, 6, 8]


def test_the_next_item_is_under_way_while_a_result_is_looked_at(isolated: Isolated) -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for item in range(4):
            taken.append(item)
            yield item

    results = isolated.map(child.double, items())
    assert next(results) == 0
    assert taken == [0, 1]
    assert list(results) == [2, 4, 6]


def test_a_fault_in_one_item_leaves_no_answer_behind_for_the_next_call(isolated: Isolated) -> None:
    results = isolated.map(child.divide, [1, 0, 2, 4], children=2)
    assert next(results) == 1.0
    with pytest.raises(ZeroDivisionError):
        next(results)
    assert isolated.call(child.double, 5) == 10
    assert list(isolated.map(child.divide, [2, 4], children=2)) == [0.5, 0.25]


def test_results_that_nobody_waits_for_leave_no_answer_behind(isolated: Isolated) -> None:
    next(isolated.map(child.double, range(10)))
    assert isolated.call(child.double, 50) == 100


def test_a_child_is_renewed_before_it_is_old() -> None:
    with Isolated(BUDGET) as handle:
        pids = [number(pid) for pid in handle.map(child.process, range(501))]
    assert len(set(pids[:500])) == 1
    assert pids[500] != pids[0]


def test_what_a_child_prints_goes_nowhere(isolated: Isolated, capfd: pytest.CaptureFixture[str]) -> None:
    isolated.call(child.print_much)
    assert capfd.readouterr() == ("", "")


def test_a_child_has_no_file_of_its_owner_open(tmp_path: Path) -> None:
    with (tmp_path / "secret").open("w"), Isolated(BUDGET) as handle:
        found = handle.call(child.descriptors)
    assert isinstance(found, list)
    assert [one.split(":")[0] for one in found] == ["/dev/null", "/dev/null", "pipe", "pipe"]


def test_closing_ends_the_children_and_a_later_call_starts_one(isolated: Isolated) -> None:
    pid = number(isolated.call(child.process))
    isolated.close()
    assert not running(pid)
    isolated.close()
    assert isolated.call(child.double, 3) == 6


def test_a_child_ends_when_its_owner_is_killed(tmp_path: Path) -> None:
    owner = os.fork()
    if not owner:
        pid = Isolated(BUDGET).call(child.process)
        (tmp_path / "pid").write_text(str(pid), encoding="utf-8")
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(owner, 0)
    wait_until_gone(int((tmp_path / "pid").read_text(encoding="utf-8")))


@pytest.mark.skipif(LONE not in os.environ, reason="run by the test below")
def test_the_child_of_a_lone_owner_is_a_fork(isolated: Isolated) -> None:
    assert isolated.call(child.imported, "_pytest") is True


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux" or LONE in os.environ, reason="only Linux forks")
def test_all_of_this_holds_for_an_owner_without_other_threads() -> None:
    # pytest-randomly imports numpy, which has threads.
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", "-p", "no:cacheprovider", __file__]
    done = subprocess.run(command, env={**os.environ, LONE: "1"}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "1 skipped" in done.stdout
