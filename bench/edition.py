"""Time and memory from the command to the PDF, with and without Prefect, beside goosepaper on the same documents.

    python bench/edition.py --command .venv/bin/deskbrief --peer PYTHON_WITH_GOOSEPAPER [--rounds 5] [seeds]

Every figure is of a whole process and all it started, in rounds that take every case in turn, so that whatever else
the machine does falls on all of them. CPU is user and system time; memory is the largest resident set of one process.
Goosepaper sets the same three texts as stories; it finds no themes and checks nothing.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

PEER = """
import pathlib, sys
from goosepaper.goosepaper import Goosepaper
from goosepaper.story import Story
from goosepaper.storyprovider.storyprovider import StoryProvider

class Folder(StoryProvider):
    def get_stories(self, limit=99):
        stories = []
        for path in sorted(pathlib.Path(sys.argv[1]).glob("*.txt")):
            first, *rest = (part for part in path.read_text().split("\\n\\n") if part.strip())
            stories.append(Story(headline=first.strip(), body_html="".join(f"<p>{part}</p>" for part in rest)))
        return stories

Goosepaper([Folder()], title="Digest").to_pdf(sys.argv[2], style="Academy", font_size=12)
"""


@dataclass(frozen=True)
class Cost:
    """What one run cost."""

    wall: float
    """Seconds by the clock."""

    cpu: float
    """Seconds of processor time, user and system, of the process and all that it waited for."""

    memory: float
    """Largest resident set of one process, megabytes."""


def cost(arguments: list[str], folder: Path, **environment: str) -> Cost:
    """Run a command to its end and return what it cost."""
    start = time.monotonic()
    process = subprocess.Popen(
        arguments,
        cwd=folder,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"{' '.join(arguments)}: {process.stderr.read().decode() if process.stderr else ''}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def cases(command: str, peer: str | None, seeds: Path, work: Path, port: str) -> dict[str, Callable[[int], Cost]]:
    """Return the cases in the order of the table; each is given the number of the round."""
    script = work / "peer.py"
    script.write_text(PEER)
    homes = {"lasting": str(work / "lasting"), "ephemeral": str(work / "ephemeral")}

    def run(number: int, name: str, *options: str, **environment: str) -> Cost:
        folder = work / f"{name}-{number}"
        folder.mkdir(exist_ok=True)
        return cost([command, "run", str(seeds), *options], folder, **environment)

    found: dict[str, Callable[[int], Cost]] = {}
    if peer is not None:
        found["goosepaper"] = lambda number: cost([peer, str(script), str(seeds), f"peer-{number}.pdf"], work)
    found |= {
        "without Prefect, all new": lambda number: run(number, "plain", "--no-record"),
        "without Prefect, nothing new": lambda number: run(number, "plain", "--no-record"),
        "server running, all new": lambda number: run(number, "served", "--set", f"port={port}"),
        "server running, nothing new": lambda number: run(number, "served", "--set", f"port={port}"),
        "own server, all new": lambda number: run(number, "own", PREFECT_HOME=homes["ephemeral"]),
        "own server, first ever": lambda number: run(number, "first"),
    }
    return found


def main() -> None:
    """Measure all cases and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seeds", nargs="?", default="seeds", type=Path)
    parser.add_argument("--command", default=shutil.which("deskbrief") or ".venv/bin/deskbrief")
    parser.add_argument("--peer", help="an interpreter in whose environment goosepaper is installed")
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    command, seeds, port = str(Path(given.command).absolute()), given.seeds.absolute(), "4217"
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        found = cases(command, given.peer, seeds, work, port)
        up = [command, "up", "--data", str(work / "lasting"), "--set", f"port={port}"]
        subprocess.run(up, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=work)
        try:
            run = [{case: measure(number) for case, measure in found.items()} for number in range(given.rounds + 1)]
        finally:
            subprocess.run([command, "down", *up[2:]], check=True, stdout=subprocess.DEVNULL, cwd=work)
    report(run[1:])  # the first round fills the caches


def report(rounds: list[dict[str, Cost]]) -> None:
    """Print the medians as a table in Markdown."""
    print("| case | wall, s | CPU, s | CPU against goosepaper | memory, MB |")
    print("|---|---:|---:|---:|---:|")
    base = statistics.median(one["goosepaper"].cpu for one in rounds) if "goosepaper" in rounds[0] else None
    for case in rounds[0]:
        wall, cpu, memory = (
            statistics.median(getattr(one[case], part) for one in rounds) for part in ("wall", "cpu", "memory")
        )
        ratio = f"{cpu / base:.2f}" if base else "–"
        print(f"| {case} | {wall:.2f} | {cpu:.2f} | {ratio} | {memory:.0f} |")


if __name__ == "__main__":
    main()
