"""The command ``sources``: how the sources that a desk states fare, and whether they can be asked."""

from __future__ import annotations

import os
import stat
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows.cli.options import Given, settings_options
from flows.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.ingest.feeds.opml import Listed
    from flows.ingest.stated import Stated
    from flows.settings import Settings
    from schemas.sources import SourceConfig, SourceState


@click.command()
@click.argument("action", type=click.Choice(["list", "check", "import"]), default="list")
@click.argument("file", metavar="[FILE]", required=False, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@settings_options(page=False)
def sources(action: str, file: Path | None, given: Given) -> None:
    """Tell how the sources that sources.yaml states fare, try them, or take over a list of feeds.

    \b
    list    one line for each: when it last answered, how often it has failed since, why
    check   read the file, ask each source that is enabled for its first document, and
            keep nothing
    import  state the feeds of FILE, an OPML list that any reader of feeds exports, as
            well; what the file holds stays as it is
    """  # noqa: D301 - Click takes the mark of a block, not its letters
    if (action == "import") is not (file is not None):
        raise click.UsageError("'import' needs a FILE, and nothing else does")
    settings = given.settings()
    if file is not None:
        _import(file, settings)
        return
    from flows.ingest import stated  # noqa: PLC0415 - not for --help

    found = stated.read(settings.sources, argument=None)
    if action == "check":
        _check(found, settings)
        return
    click.echo("\n".join(map(visible, _table(found, _states(settings)))))


def _states(settings: Settings) -> dict[str, SourceState]:
    from flows.store import Store  # noqa: PLC0415 - not for --help

    with Store.open(settings) as store:
        return store.sources()


def _table(found: Stated, states: dict[str, SourceState]) -> Iterator[str]:
    """Yield a line for each source, its columns below each other."""
    rows = [("source", "kind", "last answer", "documents", "failures", "problem")]
    rows += [_row(config, states.get(config.name)) for config in found.sources]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        yield "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip()


def _row(config: SourceConfig, state: SourceState | None) -> tuple[str, str, str, str, str, str]:
    if state is None:
        problem = "" if config.enabled else "switched off"
        return config.name, config.kind, "never asked", "", "", problem
    answered = f"{state.succeeded:%Y-%m-%d %H:%M}" if state.succeeded else "never"
    problem = state.problem or ""
    if state.not_before is not None:
        problem += f"; not asked before {state.not_before:%Y-%m-%d %H:%M} UTC"
    if not config.enabled:
        problem = "switched off"
    return config.name, config.kind, answered, str(state.documents), str(state.failures), problem


def _check(found: Stated, settings: Settings) -> None:
    """Ask each source for its first document."""
    from flows.errors import ProjectError  # noqa: PLC0415 - not for --help
    from flows.ingest.asking import tried  # noqa: PLC0415
    from flows.ingest.hosts import Hosts  # noqa: PLC0415
    from flows.ingest.sources import Request  # noqa: PLC0415
    from flows.ingest.stated import lost  # noqa: PLC0415

    hosts = Hosts()
    asked = [config for config in found.sources if config.enabled]
    wide = max((len(config.name) for config in asked), default=0)
    nowhere = lost(found)
    wrong = bool(nowhere)
    for config in asked:
        if config.name in nowhere:
            click.echo(visible(f"{'wrong':<6} {config.name:<{wide}}  {nowhere[config.name]}"))
            continue
        request = Request(
            config=config,
            largest=settings.limits.text,
            started=datetime.now(UTC),
            contact=found.contact,
            hosts=hosts,
        )
        try:
            state, told = "good", tried(request)
        except (ProjectError, OSError) as error:
            state, told, wrong = "wrong", str(error), True
        click.echo(visible(f"{state:<6} {config.name:<{wide}}  {told}"))
    click.echo(f"{found.path}: {len(found.sources)} sources, {len(asked)} of them enabled")
    if wrong:
        raise click.exceptions.Exit(1)


def _import(file: Path, settings: Settings) -> None:
    """State the feeds of a list as well."""
    from flows.errors import SettingsError  # noqa: PLC0415 - not for --help
    from flows.ingest.stated import text_of, with_feeds  # noqa: PLC0415
    from flows.settings import SOURCES  # noqa: PLC0415
    from flows.whole import write_whole  # noqa: PLC0415

    path = settings.sources or Path.cwd() / SOURCES
    # A link that leads nowhere is told, and not replaced.
    text = text_of(path) if os.path.lexists(path) else None
    listed = _feeds(file, settings)
    grown, new = with_feeds(text, listed.feeds, path)
    try:
        if new:
            target = path.resolve()
            mode = 0o644 if text is None else stat.S_IMODE(target.stat().st_mode)
            write_whole(target, grown.encode(), mode)
    except OSError as error:
        raise SettingsError(str(path), "sources", f"cannot be written: {error.strerror}") from error
    for feed in new:
        click.echo(visible(f"{feed.name}  {feed.url}"))
    click.echo(f"{path}: {len(new)} feeds added, {len(listed.feeds) - len(new)} were stated before")
    if listed.left_out:
        click.echo(f"{file}: {listed.left_out} left out, the first of them {listed.first_left_out}")


def _feeds(file: Path, settings: Settings) -> Listed:
    """Return the feeds of a list, which a child reads: strangers wrote it."""
    from flows.errors import SourceError  # noqa: PLC0415 - not for --help
    from flows.ingest.feeds.opml import feeds_of  # noqa: PLC0415
    from flows.isolation import Death, Isolated  # noqa: PLC0415

    with Isolated(settings.limits.parse) as isolated:
        found = isolated.call(feeds_of, file.read_bytes())
    if isinstance(found, Death):
        raise SourceError(str(file), f"it could not be read: {found.detail}")
    return found
