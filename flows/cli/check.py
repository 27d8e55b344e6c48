"""The command ``check``: an issue's evidence is verified again, from the page to the original's bytes."""

from __future__ import annotations

import click

from flows.cli.options import Given, settings_options
from flows.visible import visible

UNSOUND = 6
"""Exit status when something does not stand where it should."""


@click.command()
@click.option("--issue", "number", type=click.IntRange(min=1), help="Number of the issue. [default: the last]")
@click.option("--revision", type=click.IntRange(min=1), help="Which revision. [default: the last]")
@settings_options(page=True)
def check(number: int | None, revision: int | None, given: Given) -> None:
    """Look every sentence of an issue up again where it says it stands.

    Sentences are compared with the stored records, the records with the bytes of the originals, and the PDF with what
    was printed.
    """
    from flows.verification import verified  # noqa: PLC0415 - not for --help

    settings = given.settings()
    result = verified(settings, number, revision)
    click.echo(f"{result.series} No. {result.number}, revision {result.revision}: {settings.reports / result.pdf}")
    click.echo(f"{result.passages} sentences looked up in {result.articles} records")
    click.echo(f"{result.blocks} paragraphs of these records looked up in {result.articles} originals")
    for problem in result.problems:
        click.echo(f"deskbrief: {visible(problem)}", err=True)
    if result.problems:
        raise click.exceptions.Exit(UNSOUND)
    click.echo("Everything stands where it says.")
