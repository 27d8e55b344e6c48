"""Runs our functions on other people's bytes, in child processes with limits.

A child answers many calls, one after the other, until one of them kills it, it has answered ``_CALLS_OF_A_CHILD``,
or the pipe from its owner ends, for whatever reason. The limits are against accidents and hostile cost; a child has
all rights of the user, so they are no jail.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import pickle
import resource
import select
import signal
import sys
import time
import traceback
from collections import deque
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Generic, Literal, ParamSpec, Self, TypeVar

from schemas.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType

    from flows.settings import Budget

A = TypeVar("A")
P = ParamSpec("P")
T = TypeVar("T")

# What a library leaks in one document is gone after so many; a new child costs about 0.3 s for its imports.
_CALLS_OF_A_CHILD = 500
# Seconds by which a child may outlive its wall limit, which ends it from inside, before it is killed from outside.
_GRACE = 1.0
_ORDERS, _ANSWERS = 0, 3
_HEADER = 8
_CHUNK = 1 << 20
_LONGEST_TRACE = 20_000


class Death(Record):
    """How a call ended that brought no result."""

    kind: Literal["crash", "hang", "memory", "output", "cpu"]
    """A signal of its own; too long by the clock; too much memory, output or processor time."""

    detail: str
    """What exactly, in words for the reader."""


@dataclass(frozen=True, slots=True)
class _Answer(Generic[T]):
    """What a call brought: a value, an error or a death."""

    value: T | None = None
    error: Exception | None = None
    death: Death | None = None

    def result(self) -> T | Death:
        if self.error is not None:
            raise self.error
        return self.death or self.value  # type: ignore[return-value]  # None is the value of a function without one


class Isolated:
    """Children that call functions within a budget; for one thread at a time."""

    def __init__(self, budget: Budget) -> None:
        """Start nothing yet.

        Args:
            budget: What each call may use.
        """
        self._budget = budget
        self._children: list[_Child] = []

    def __enter__(self) -> Self:
        """Return the handle itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End the children."""
        self.close()

    def warm_up(self, *addresses: str) -> None:
        """Start a child and let it import modules while the caller goes on.

        A module that cannot be imported shows when a call needs it.

        Args:
            addresses: Modules; with ``:name`` behind, that function of the module is called too.
        """
        child = self._child(0)
        child.order(_import, addresses)
        child.unread += 1

    def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | Death:
        """Return what a function returns, or how it died.

        Args:
            function: Of a module, so that a child can import it.
            args: For the function; a child gets copies.
            kwargs: Likewise.

        Raises:
            Exception: what the function raised, its traceback in the child as a note.
        """
        child = self._child(0)
        child.order(function, *args, **kwargs)
        answer: _Answer[T] = child.answer()
        return answer.result()

    def map(self, function: Callable[[A], T], items: Iterable[A], *, children: int = 1) -> Iterator[T | Death]:
        """Yield what a function returns for each item, or how it died, in order.

        Args:
            function: Of a module, so that a child can import it.
            items: Taken one by one, while the results of earlier ones are awaited.
            children: How many work at once.

        Raises:
            Exception: what the function raised, its traceback in the child as a note.
        """
        busy: deque[_Child] = deque()
        try:
            for number, item in enumerate(items):
                answer: _Answer[T] | None = busy.popleft().answer() if number >= children else None
                child = self._child(number % children)
                child.order(function, item)
                busy.append(child)
                if answer is not None:
                    yield answer.result()
            while busy:
                answer = busy.popleft().answer()
                yield answer.result()
        finally:
            for child in busy:
                child.end()

    def close(self) -> None:
        """End the children; a later call starts new ones."""
        while self._children:
            self._children.pop().end()

    def _child(self, number: int) -> _Child:
        if number == len(self._children):
            self._children.append(_Child(self._budget))
        elif not self._children[number].fit():
            self._children[number].end()
            self._children[number] = _Child(self._budget)
        return self._children[number]


class _Child:
    """A child as its owner sees it."""

    def __init__(self, budget: Budget) -> None:
        self.budget, self.calls, self.unread, self.exit_code = budget, 0, 0, 0
        orders, self.orders = os.pipe()
        self.answers, answers = os.pipe()
        self.pid = (_fork if _alone() else _spawn)(orders, answers)
        os.close(orders)
        os.close(answers)

    def fit(self) -> bool:
        """Tell whether it can take another call."""
        return bool(self.pid) and self.calls < _CALLS_OF_A_CHILD and not _events(self.answers, 0) & select.POLLHUP

    def order(self, function: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> None:
        """Send a call; that the child has died since is told by its answer."""
        self.calls += 1
        with contextlib.suppress(BrokenPipeError):
            _write(self.orders, pickle.dumps(self.budget))
            _write(self.orders, pickle.dumps((function, args, kwargs)))

    def answer(self) -> _Answer[T]:
        """Wait for the answer to the last call, passing over those to earlier ones."""
        content: bytearray | None = None
        try:
            for _ in range(self.unread + 1):
                content = _read(self.answers, time.monotonic() + self.budget.wall + _GRACE)
        except TimeoutError:
            self.end()
            return _Answer(death=_death(-signal.SIGALRM, self.budget))
        self.unread = 0
        if content is None:
            self.end()
            return _Answer(death=_death(self.exit_code, self.budget))
        answer: _Answer[T] = pickle.loads(content)  # noqa: S301 - written by ``_answered``, below
        if answer.death is not None:
            self.end()
        return answer

    def end(self) -> None:
        """Kill it with all that it started, and keep the exit code of one that had ended before."""
        if not self.pid:
            return
        os.close(self.orders)
        os.close(self.answers)
        for kill in (os.killpg, os.kill):  # the group is missing as long as the child has not made it
            with contextlib.suppress(ProcessLookupError, PermissionError):
                kill(self.pid, signal.SIGKILL)
        self.exit_code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        self.pid = 0


def _death(exit_code: int, budget: Budget) -> Death:
    match -exit_code:
        case signal.SIGALRM:
            return Death(kind="hang", detail=f"it took longer than {budget.wall} s")
        case signal.SIGXCPU:
            return Death(kind="cpu", detail=f"it took more than {budget.cpu} s of processor time")
        case signal.SIGKILL:
            return Death(kind="memory", detail="the system ended it, most likely for want of memory")
        case code if code > 0:
            return Death(kind="crash", detail=f"it ended by {signal.Signals(code).name}")
        case _:
            return Death(kind="crash", detail=f"it ended itself with exit code {exit_code}")


def _alone() -> bool:
    """Tell whether a plain fork is safe: on Linux, with no other thread that could hold a lock."""
    return sys.platform == "linux" and sum(1 for _ in Path("/proc/self/task").iterdir()) == 1


def _fork(orders: int, answers: int) -> int:
    pid = os.fork()
    if pid:
        return pid
    try:
        os.dup2(orders, _ORDERS)
        for output in (1, 2):
            os.dup2(os.open(os.devnull, os.O_WRONLY), output)
        os.dup2(answers, _ANSWERS)
        os.closerange(_ANSWERS + 1, os.sysconf("SC_OPEN_MAX"))  # the store and the lease are none of its business
        serve()
    finally:
        os._exit(1)


def _spawn(orders: int, answers: int) -> int:
    """Start a new interpreter; unlike multiprocessing, it does not import the owner's main module again."""
    code = f"import sys; sys.path[:] = {sys.path!r}; from flows.isolation import serve; serve()"
    actions = [
        (os.POSIX_SPAWN_DUP2, orders, _ORDERS),
        *((os.POSIX_SPAWN_OPEN, output, os.devnull, os.O_WRONLY, 0) for output in (1, 2)),
        (os.POSIX_SPAWN_DUP2, answers, _ANSWERS),
    ]
    return os.posix_spawn(sys.executable, [sys.executable, "-c", code], os.environ, file_actions=actions)


def serve() -> None:
    """Answer calls until their pipe ends: the life of a child."""
    os.setsid()
    for name in (signal.SIGALRM, signal.SIGTERM, signal.SIGXCPU):
        signal.signal(name, signal.SIG_DFL)
    while (budget := _read(_ORDERS)) is not None and (call := _read(_ORDERS)) is not None:
        _write(_ANSWERS, _answered(pickle.loads(budget), call))  # noqa: S301 - written by our owner
    os._exit(0)


def _answered(budget: Budget, order: bytearray) -> bytes:
    """Make a call and return the answer, pickled."""
    _limit(budget)
    content = b""
    try:
        function, args, kwargs = pickle.loads(order)  # noqa: S301 - written by our owner
        content = pickle.dumps(_Answer(function(*args, **kwargs)))
    except MemoryError:
        pass  # told below, when what filled the memory is gone
    except Exception as error:  # noqa: BLE001 - whatever it is, the owner raises it
        content = pickle.dumps(_Answer(error=_portable(error)))
    signal.setitimer(signal.ITIMER_REAL, 0)
    if not content:
        content = pickle.dumps(_Answer(death=Death(kind="memory", detail=f"it needed more than {_mb(budget.memory)}")))
    if len(content) > budget.output:
        detail = f"its result has {_mb(len(content))}, more than {_mb(budget.output)}"
        content = pickle.dumps(_Answer(death=Death(kind="output", detail=detail)))
    return content


def _limit(budget: Budget) -> None:
    """Set the limits of the next call. The clock's ends a child even when its owner is gone."""
    wanted = (
        (resource.RLIMIT_CPU, ceil(time.process_time()) + budget.cpu),
        (resource.RLIMIT_AS, budget.memory),
        (resource.RLIMIT_CORE, 0),
    )
    for kind, limit in wanted:
        _, most = resource.getrlimit(kind)
        with contextlib.suppress(ValueError, OSError):  # macOS has no limit of the address space
            resource.setrlimit(kind, (limit if most == resource.RLIM_INFINITY else min(limit, most), most))
    signal.setitimer(signal.ITIMER_REAL, budget.wall)


def _portable(error: Exception) -> Exception:
    """Return an error that survives the way to the owner, its traceback in its notes."""
    trace = "".join(traceback.format_exception(error))[-_LONGEST_TRACE:]
    try:
        copy: Exception = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own, of this moment
    except Exception:  # noqa: BLE001 - an error may raise anything on this way
        copy = RuntimeError(f"{type(error).__name__}: {error}")
    copy.add_note(f"In a child process:\n{trace}")
    return copy


def _mb(count: int) -> str:
    return f"{count / 1e6:,.1f} MB"


def _import(addresses: tuple[str, ...]) -> None:
    for address in addresses:
        module, _, name = address.partition(":")
        imported = importlib.import_module(module)
        if name:
            getattr(imported, name)()


def _write(pipe: int, content: bytes) -> None:
    rest = memoryview(len(content).to_bytes(_HEADER) + content)
    while rest:
        rest = rest[os.write(pipe, rest) :]


def _read(pipe: int, deadline: float | None = None) -> bytearray | None:
    """Return what ``_write`` wrote, or ``None`` at the end of the pipe.

    Raises:
        TimeoutError: it did not come before the deadline, by the monotonic clock.
    """
    header = _read_exactly(pipe, _HEADER, deadline)
    return None if header is None else _read_exactly(pipe, int.from_bytes(header), deadline)


def _read_exactly(pipe: int, count: int, deadline: float | None) -> bytearray | None:
    content = bytearray()
    while len(content) < count:
        if deadline is not None and not _events(pipe, max(0.0, deadline - time.monotonic())):
            raise TimeoutError
        chunk = os.read(pipe, min(count - len(content), _CHUNK))
        if not chunk:
            return None
        content += chunk
    return content


def _events(pipe: int, seconds: float) -> int:
    """Wait until a pipe can be read or has ended, and return which of it (the bits of ``select.poll``)."""
    poll = select.poll()
    poll.register(pipe, select.POLLIN)
    return next((event for _, event in poll.poll(seconds * 1000)), 0)
