"""A desk for tests: a folder of documents, a data folder, a reports folder, and the command in it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from flows.settings import Option, Settings, read_settings

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"

TREATY = """The treaty has a year to live

By Ada Miller

16 January 2026

The two governments have not met for a year. They may agree to keep the limits of the arms control treaty on nuclear
warheads for another five years, the minister said. It expires in February 2027.

Sanctions on the defence industry remain in force. The European Union should extend the sanctions in July, because
nothing has changed on the ground.

NATO will send four more battalions to the Baltic states in March 2026. The alliance has not done so before.
"""

GRAIN = """Grain must leave the ports

By Bo Larsen

20 January 2026

The sanctions do not cover grain, and the ports are open again. Exports of wheat rose from 2 million to 5 million
tonnes in 2025.

The European Union should not extend the sanctions without an exception for fertiliser, a trade official said.
"""


@dataclass(frozen=True)
class Said:
    """What a command said."""

    status: int
    out: str
    err: str

    @property
    def pdf(self) -> Path:
        """The PDF that a run names in its last line."""
        return Path(self.out.rstrip().rsplit("\n", 1)[-1])


@dataclass(frozen=True)
class Desk:
    """Folders below one of the test's own."""

    folder: Path

    @property
    def inbox(self) -> Path:
        return self.folder / "inbox"

    @property
    def settings(self) -> Settings:
        return read_settings((), {}, self.folder)

    def set(self, **options: str) -> Settings:
        given = (Option(key=key, value=value, flag=f"--{key}") for key, value in options.items())
        return read_settings(given, {}, self.folder)

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.inbox / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def say(self, *arguments: str, environment: Mapping[str, str] | None = None, given: str = "") -> Said:
        """Run the command as a user does, in a process of its own, with something on its standard input."""
        done = subprocess.run(
            (sys.executable, "-P", "-c", "from flows.cli import main; main()", *arguments),
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})},
            input=given,
            capture_output=True,
            text=True,
            check=False,
            timeout=180,
        )
        return Said(done.returncode, done.stdout, done.stderr)
