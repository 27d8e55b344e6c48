"""What ingesting costs: documents a second over a whole folder, memory as it grows, and a second run over the same.

    python bench/ingest.py --command PATH/TO/deskbrief FOLDER [--copies N]

Each run is a process of its own, with its children. ``--copies`` makes a folder of so many different documents out of
those of FOLDER, by a line that says which copy it is.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import NamedTuple


class Cost(NamedTuple):
    """What a process and its children used."""

    wall: float
    cpu: float
    peak: float
    documents: int


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--command", default="deskbrief")
    parser.add_argument("--copies", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        inbox = Path(work) / "inbox"
        _fill(inbox, asked.folder, asked.copies)
        print("| run | documents | documents a CPU second | wall, s | CPU, s | peak memory of one process, MB |")
        print("|---|---|---|---|---|---|")
        for label, more in (
            ("first, without Prefect", ("--no-record",)),
            ("second, without Prefect", ("--no-record",)),
        ):
            cost = _run(asked.command, inbox, Path(work) / "plain", more)
            _print(label, cost)
        _print("first, recorded by a server of its own", _run(asked.command, inbox, Path(work) / "recorded", ()))


def _print(label: str, cost: Cost) -> None:
    rate = cost.documents / cost.cpu
    print(
        f"| {label} | {cost.documents} | {rate:.0f} | {cost.wall:.1f} | {cost.cpu:.1f} | {cost.peak:.0f} |", flush=True
    )


def _fill(inbox: Path, folder: Path, copies: int) -> None:
    inbox.mkdir()
    for number in range(copies):
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                target = inbox / f"{number:05}-{file.name}"
                shutil.copyfile(file, target)
                if copies > 1:
                    with target.open("ab") as end:
                        end.write(f"\n\nThis is copy number {number}.\n".encode())


def _run(command: str, inbox: Path, data: Path, more: tuple[str, ...]) -> Cost:
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    data.mkdir(exist_ok=True)
    done = subprocess.run(
        (command, "ingest", str(inbox), "--data", str(data), "--set", "patterns=*", *more),
        check=False,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": ""},
    )
    if done.returncode not in {0, 3}:
        message = f"the run ended with {done.returncode}"
        raise SystemExit(message)
    after, ended = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(ended - started, cpu, after.ru_maxrss / 1000, sum(1 for one in inbox.iterdir() if one.is_file()))


if __name__ == "__main__":
    main()
