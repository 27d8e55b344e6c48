"""The command ``doctor``: what this machine lacks, and how to get it."""

from __future__ import annotations

import click

from flows.cli.options import Given, settings_options


@click.command()
@settings_options(page=True)
def doctor(given: Given) -> None:
    """Say what this machine lacks, and how to get it."""
    from flows.examination import examine  # noqa: PLC0415 - not for --help

    findings = examine(given.settings())
    wide = max(len(finding.what) for finding in findings)
    for finding in findings:
        click.echo(f"{finding.state:<6} {finding.what:<{wide}}  {finding.told}".rstrip())
    if any(finding.state == "wrong" for finding in findings):
        raise click.exceptions.Exit(1)
