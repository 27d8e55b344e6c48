"""``deskbrief actors``: who and what the last issue speaks of, where each name stands, and whether a file is sound."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows.cli.options import Given, settings_options
from flows.cli.themes import last_issue
from flows.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from schemas.actors import Actor, Mention
    from schemas.article import ArticleId
    from schemas.themes import Analysis

_WIDTH = 100


@click.group(invoke_without_command=True)
@settings_options(page=True)
@click.pass_context
def actors(context: click.Context, given: Given) -> None:
    """List the actors and places of the last issue: how often each is named, and in how many sources."""
    context.obj = given
    if context.invoked_subcommand is None:
        with last_issue(given.settings()) as (_, _, found):
            for line in _listed(found):
                click.echo(visible(line))


@actors.command()
@click.argument("name", nargs=-1, required=True)
@click.pass_obj
def explain(given: Given, name: tuple[str, ...]) -> None:
    """Show every sentence of the last issue in which an actor or place is named, with its citation."""
    with last_issue(given.settings()) as (_, issue, found):
        numbers = {line.article: f"S{number}" for number, line in enumerate(issue.articles, start=1)}
    for line in _explained(_asked_for(" ".join(name), found), numbers):
        click.echo(visible(line))


@actors.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def check(given: Given, file: Path | None) -> None:
    """Say whether a FILE of names is sound; without one, the file in force."""
    from flows.themes.actors.aliases import load  # noqa: PLC0415 - not for --help

    path = file or given.settings().aliases
    desk = load(path)
    if path is None:
        click.echo("no file of names is set: only the names that come with the program are known")
        return
    aliases = sum(len(actor.aliases) for actor in desk.actors)
    ignored = f", {len(desk.ignore)} to ignore" if desk.ignore else ""
    click.echo(visible(f"{path}: names of {len(desk.actors)} actors, {aliases} aliases{ignored}, nothing wrong"))


def _listed(found: Analysis) -> Iterator[str]:
    named = [actor for actor in found.actors if actor.mentions]
    if not named:
        yield "The last issue names no actor and no place."
        return
    wide = max(len(actor.name) for actor in named)
    for actor in named:
        also = f" — also: {', '.join(actor.aliases)}" if actor.aliases else ""
        yield f"{actor.name:<{wide}}  {actor.kind:<12}  {_count(actor, len(found.articles))}{also}"


def _count(actor: Actor, sources: int) -> str:
    support = len({mention.evidence.article for mention in actor.mentions})
    times = len(actor.mentions)
    return f"{support} of {sources} sources, {times} mention{'s' if times > 1 else ''}"


def _asked_for(name: str, found: Analysis) -> Sequence[Actor]:
    """Return the actors that bear a name, whatever its case; several where the articles mean several by it.

    Raises:
        UnknownRecordError: none does.
    """
    from flows.errors import UnknownRecordError  # noqa: PLC0415 - not for --help

    wanted = name.casefold()
    exact = [actor for actor in found.actors if actor.name.casefold() == wanted]
    bearing = exact or [actor for actor in found.actors if wanted in {alias.casefold() for alias in actor.aliases}]
    if not bearing:
        raise UnknownRecordError(name, "the last issue names nobody so; deskbrief actors lists whom it names")
    return bearing


def _explained(bearing: Sequence[Actor], numbers: Mapping[ArticleId, str]) -> Iterator[str]:
    for actor in bearing:
        country = f", {actor.country}" if actor.country and actor.country != actor.name else ""
        yield f"{actor.name} ({actor.kind}{country})"
        if actor.aliases:
            yield f"  also printed as: {', '.join(actor.aliases)}"
        if actor.speaks_in:
            yield f"  speaks itself in: {', '.join(numbers[article] for article in actor.speaks_in)}"
        for mention in actor.mentions:
            yield from _told(mention, numbers)


def _told(mention: Mention, numbers: Mapping[ArticleId, str]) -> Iterator[str]:
    """Yield a sentence with the name in brackets, under its citation."""
    text = mention.evidence.text
    marked = f"{text[: mention.start]}[{mention.words}]{text[mention.end :]}"
    yield ""
    yield f"  {numbers[mention.evidence.article]} ¶{mention.evidence.block[1:]}"
    yield from textwrap.wrap(marked, _WIDTH, initial_indent="  ", subsequent_indent="  ")
