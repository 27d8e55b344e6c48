"""Options that commands have in common, and the settings that they come to."""

from __future__ import annotations

import functools
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows.settings import FILE, Option, Settings, read_settings

if TYPE_CHECKING:
    from collections.abc import Callable

_PLACES = (
    ("data", "FOLDER", "Folder of the store and of the kept originals. [default: .deskbrief]"),
    ("store", "ADDRESS", "SQLAlchemy address of another store."),
)
_PAGE = (
    ("reports", "FOLDER", "Folder for the PDFs. [default: reports]"),
    ("series", "NAME", "Name on the nameplate. [default: Desk Brief]"),
    ("page", "SIZE", "A4 or Letter. [default: A4]"),
    ("excerpts", "HOW", "Reprint the cited paragraph, or only the sentence. [default: paragraph]"),
    ("taxonomy", "FILE", "The desk's own themes, YAML."),
    ("aliases", "FILE", "The desk's own names of actors and places, YAML."),
    ("notes", "FILE", "The analysts' notes on themes, YAML."),
)
_NAMES = tuple(name for name, _, _ in (*_PLACES, *_PAGE))


@dataclass(frozen=True, slots=True)
class Given:
    """Settings as they were given on the command line."""

    options: tuple[Option, ...]
    """Single settings."""

    file: Path | None
    """Settings file; ``None`` for the usual one."""

    def settings(self) -> Settings:
        """Return the settings in force.

        Raises:
            SettingsError: one is wrong.
        """
        return read_settings(self.options, os.environ, Path.cwd(), self.file)

    def lasting(self, settings: Settings) -> tuple[str | None, tuple[Option, ...]]:
        """Return settings file and options that mean the same in another folder, and are fit to be shown.

        The store's address may hold a password; where it is not the usual one, the server's processes get it from
        the environment or from the settings file.

        Args:
            settings: The settings in force.
        """
        paths = {
            "data": settings.data,
            "reports": settings.reports,
            "taxonomy": settings.taxonomy,
            "aliases": settings.aliases,
            "notes": settings.notes,
            "sources": settings.sources,
        }
        fixed = [
            Option(key=key, value=str(path.absolute()), flag=f"--{key}")
            for key, path in paths.items()
            if path is not None
        ]
        others = [option for option in self.options if option.key not in {*paths, "store"}]
        file = self.file or Path(FILE)
        return str(file.absolute()) if file.exists() else None, (*fixed, *others)


def settings_options(*, page: bool) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options that are settings; it gets them as one argument ``given``.

    Args:
        page: Whether the command prints.
    """

    def decorate(function: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(function)
        def called(settings: str | None, others: tuple[str, ...], **named: str | None) -> None:
            single = {name: named.pop(name) for name in _NAMES if name in named}
            file = None if settings is None else Path(settings).absolute()
            function(given=Given(_options(single, others), file), **named)

        decorated: Callable[..., None] = called
        for option in _decorators(page=page):
            decorated = option(decorated)
        return decorated

    return decorate


def _decorators(*, page: bool) -> list[Callable[[Callable[..., None]], Callable[..., None]]]:
    """Return the options, the last of the help first, as decorators are applied."""
    single = [
        click.option(f"--{name}", metavar=metavar, help=about)
        for name, metavar, about in (*_PLACES, *(_PAGE if page else ()))
    ]
    others = click.option(
        "--set", "others", metavar="KEY=VALUE", multiple=True, help="Any other setting, e.g. limits.parse.cpu=60."
    )
    file = click.option("--settings", metavar="FILE", help="Settings file. [default: deskbrief.toml]")
    return [file, others, *reversed(single)]


def _options(single: dict[str, str | None], others: tuple[str, ...]) -> tuple[Option, ...]:
    options = [Option(key=key, value=value, flag=f"--{key}") for key, value in single.items() if value is not None]
    for pair in others:
        key, equals, value = pair.partition("=")
        if not equals:
            raise click.BadParameter(f"{pair!r} is no KEY=VALUE", param_hint="--set")
        options.append(Option(key=key, value=value, flag="--set"))
    return tuple(options)
