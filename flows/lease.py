"""One run at a time in a data folder."""

from __future__ import annotations

import contextlib
import fcntl
import os
from contextvars import ContextVar
from typing import TYPE_CHECKING

from flows.errors import RunningError, StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

FILE = "lock"
"""Name of the file in the data folder that the running one holds."""

_LONGEST_HOLDER = 200
# Folders that the current thread or task holds already: a run may be a part of another.
_held: ContextVar[frozenset[Path]] = ContextVar("held", default=frozenset())


@contextlib.contextmanager
def lease(folder: Path, started: datetime) -> Iterator[None]:
    """Hold a data folder, so that no other run can.

    The system gives it back when the process ends, in whatever way. Within a lease the same folder may be leased
    again.

    Args:
        folder: Made where it is missing.
        started: When the run started, for the message that others get.

    Raises:
        RunningError: another run holds it.
        StoreError: the folder cannot be written.
    """
    folder = folder.resolve()
    held = _held.get()
    if folder in held:
        yield
        return
    descriptor = _lock(folder, started)
    token = _held.set(held | {folder})
    try:
        yield
    finally:
        _held.reset(token)
        os.truncate(descriptor, 0)
        os.close(descriptor)


def _lock(folder: Path, started: datetime) -> int:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder / FILE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        problem = f"the data folder cannot be written: {error.strerror}; choose another with --data or mend its rights"
        raise StoreError(str(folder), problem) from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        holder = os.pread(descriptor, _LONGEST_HOLDER, 0).decode(errors="replace").strip()
        os.close(descriptor)
        raise RunningError(str(folder), holder or "it has only just begun") from error
    os.truncate(descriptor, 0)
    os.pwrite(descriptor, f"process {os.getpid()}, since {started:%Y-%m-%d %H:%M:%S %Z}\n".encode(), 0)
    return descriptor
