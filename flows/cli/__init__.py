"""The command ``deskbrief``; what a command needs is imported when that command runs."""

from __future__ import annotations

import gc
import importlib
import sys
from typing import TYPE_CHECKING, Final

import click

from flows import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping

COMMANDS: Final[Mapping[str, tuple[str, str]]] = {
    "run": ("flows.cli.run:run", "Take in documents and print the next issue."),
    "ingest": ("flows.cli.run:ingest", "Take in documents; print nothing."),
    "sources": ("flows.cli.sources:sources", "Tell how the desk's sources fare; try them; take over a list of feeds."),
    "digest": ("flows.cli.run:digest", "Print the next issue from what was taken in."),
    "show": ("flows.cli.show:show", "Show an issue, a source, a theme, or the words behind a citation."),
    "dates": ("flows.cli.dates:dates", "List the dates ahead that the issues have named; write them as a calendar."),
    "themes": ("flows.cli.themes:themes", "List themes, explain why a paragraph belongs, check a taxonomy."),
    "actors": ("flows.cli.actors:actors", "List actors and places, show where each is named, check a file of names."),
    "inspect": ("flows.cli.inspection:inspection", "Show what is kept of a file, what is removed and why."),
    "check": ("flows.cli.check:check", "Look every sentence of an issue up again where it says it stands."),
    "quarantine": (
        "flows.cli.quarantine:quarantine",
        "List documents that were not taken; try them again, let them go.",
    ),
    "serve": ("flows.cli.service:serve", "Print an issue on a schedule, every Monday by default."),
    "up": ("flows.cli.service:up", "Start a lasting server and worker in the background."),
    "down": ("flows.cli.service:down", "Stop the server and the worker."),
    "doctor": ("flows.cli.doctor:doctor", "Say what this machine lacks, and how to get it."),
}
"""Name of each command, where it is, and what it does."""

# Allocations between Python's searches for cycles: 700 by default, which costs a tenth of the time that imports take.
_BETWEEN_SEARCHES: Final = 100_000
_EPILOG = """\b
Exit status:
  0  done, everything included
  1  something you can mend, said in one line
  2  a setting, an option, the taxonomy or the file of names is wrong
  3  done, but a document or a source could not be taken
  4  the store or the data folder cannot be used
  5  another run is under way
  6  a sentence does not stand where it says
  7  there is nothing to print
"""


class _Commands(click.Group):
    """Imports a command when it is called, and not for a list of all."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as inherited
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in COMMANDS.items()])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        formatter.write_paragraph()
        formatter.write(_EPILOG.removeprefix("\b\n"))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="deskbrief")
def command() -> None:
    """Read what think tanks, ministries and newspapers published, and print it as a digest with its evidence."""


def main() -> None:
    """Run the command; what the user can mend is said in one line."""
    from flows.errors import ProjectError  # noqa: PLC0415 - not for --help
    from flows.visible import BREAK, visible  # noqa: PLC0415

    gc.set_threshold(_BETWEEN_SEARCHES)
    try:
        command(prog_name="deskbrief")
    except ProjectError as error:
        click.echo(f"deskbrief: {visible(str(error))}", err=True)
        for note in getattr(error, "__notes__", ()):
            click.echo(f"deskbrief: {visible(note, BREAK)}", err=True)
        sys.exit(error.exit_status)
