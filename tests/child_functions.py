"""What tests let a child process do; imports little, because every new child imports it."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from typing import NoReturn

from flows.errors import UnreadableDocumentError


def double(number: int) -> int:
    return 2 * number


def process(_: int = 0) -> int:
    return os.getpid()


def crash() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def leave() -> NoReturn:
    os._exit(3)


def sleep(seconds: float) -> None:
    time.sleep(seconds)


def sleep_deaf(file: str) -> None:
    """Start another process, write its number into a file, hear no alarm and never end."""
    signal.signal(signal.SIGALRM, signal.SIG_IGN)
    other = os.fork()
    if other:
        Path(file).write_text(str(other), encoding="utf-8")
    time.sleep(60)


def spin() -> None:
    while True:
        pass


def eat() -> int:
    return len(bytearray(4_000_000_000))


def write_much(size: int) -> bytes:
    return bytes(size)


def refuse(uri: str) -> NoReturn:
    raise UnreadableDocumentError(uri, "not-text", "it is a picture")


def divide(number: int) -> float:
    return 1 / number


class TwoArgumentError(Exception):
    def __init__(self, one: str, two: str) -> None:
        super().__init__(one + two)


def raise_unpicklable() -> NoReturn:
    one = "cannot be "
    raise TwoArgumentError(one, "rebuilt")


def unpicklable() -> object:
    return lambda: None


def crash_at_three(number: int) -> int:
    if number == 3:
        crash()
    return number


def descriptors() -> list[str]:
    return sorted(str(one.readlink()) for one in Path("/proc/self/fd").iterdir() if one.exists())


def imported(module: str) -> bool:
    return module in sys.modules


def print_much() -> None:
    os.write(1, b"x" * 100_000)
    os.write(2, b"x" * 100_000)
