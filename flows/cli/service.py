"""The commands around Prefect's server: ``serve``, ``up`` and ``down``."""

from __future__ import annotations

from pathlib import Path

import click

from flows.cli.options import Given, settings_options


@click.command()
@settings_options(page=False)
def up(given: Given) -> None:
    """Start a lasting server and worker in the background.

    Runs are then recorded there and can be looked at, and scheduled issues are printed.
    """
    from flows import serving  # noqa: PLC0415 - not for --help

    address = serving.up(given.settings(), lambda told: click.echo(told, err=True))
    click.echo(f"Server and worker are running: {address.removesuffix('/api')}")
    click.echo("To stop them: deskbrief down")


@click.command()
@settings_options(page=False)
def down(given: Given) -> None:
    """Stop the server and the worker."""
    from flows import serving  # noqa: PLC0415 - not for --help

    click.echo("Server and worker are stopped." if serving.down(given.settings()) else "Nothing was running.")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False), required=False)
@settings_options(page=True)
def serve(folder: Path | None, given: Given) -> None:
    """Print an issue on a schedule, every Monday at 7 by default.

    It is made from the documents of FOLDER; without one, from what the sources offer that sources.yaml states.

    Starts server and worker where they are not running. The settings given here hold for every issue of the schedule;
    giving others later changes it.
    """
    from flows import serving  # noqa: PLC0415 - not for --help

    settings = given.settings()
    if folder is None:
        from flows.ingest import stated  # noqa: PLC0415

        stated.wanted(stated.read(settings.sources), ())
    address = serving.up(settings, lambda told: click.echo(told, err=True))
    serving.prepare(settings, address)
    from flows.pipeline import EditionParameters  # noqa: PLC0415
    from flows.schedule import schedule  # noqa: PLC0415 - Prefect: 1 s, and set up by the line above

    file, options = given.lasting(settings)
    asked = EditionParameters(settings=file, options=options, stated=folder is None)
    if folder is not None:
        asked = asked.model_copy(update={"folder": str(folder.absolute())})
    due = schedule(asked, settings)
    click.echo(f"{settings.series}, made from {folder or asked.told}, is due on")
    for one in due:
        click.echo(f"  {one:%A, %d %B %Y, %H:%M %Z}")
    click.echo(f"Runs and their pages: {address.removesuffix('/api')}")
    click.echo("To stop: deskbrief down")
