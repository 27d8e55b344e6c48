"""What a run works with: settings, store, originals and children, opened once and given back at the end."""

from __future__ import annotations

import os
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from flows.blobs import Blobs
from flows.isolation import Isolated
from flows.lease import lease
from flows.settings import Option, Settings, read_settings
from schemas.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from flows.store import Store

    Progress = Callable[[str, int, int], None]
    """Told the name of a stage, how much of it is done, and of how much."""

PARSING = ("flows.ingest.cleaning", "flows.ingest.readers.plain_text")
"""What a child that parses should import ahead."""

_PRINTING = ("flows.digest.printing:warm_up",)


class Configured(Record):
    """Where a flow finds its settings: what the parameters of all flows have in common."""

    settings: str | None = None
    """Settings file; ``None`` for ``deskbrief.toml`` in the current folder, where there is one."""

    options: tuple[Option, ...] = ()
    """Settings that come before those of the file; never the address of a store with a password, which is shown."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """Everything that is opened for a run; whoever has it holds the lease of the data folder."""

    settings: Settings
    """Settings that are in force."""

    started: datetime
    """Start of the run, UTC."""

    store: Store
    """Where records go."""

    blobs: Blobs
    """Where originals are kept."""

    parsers: Isolated
    """Children that parse documents."""

    printers: Isolated
    """Children that print issues."""

    progress: Progress
    """Shows how far the run is."""


_WORKSHOP: ContextVar[Workshop | None] = ContextVar("workshop", default=None)


def nowhere(_stage: str, _done: int, _total: int) -> None:
    """Show no progress."""


@contextmanager
def opened(
    settings: Settings, started: datetime, progress: Progress = nowhere, *, printing: bool = True
) -> Iterator[Workshop]:
    """Open a workshop; flows that run meanwhile in this thread or task work in it.

    The children come first: they import what they need while the caller imports the rest.

    Args:
        settings: What to open, and where.
        started: Start of the run, UTC.
        progress: Shows how far the run is.
        printing: Whether an issue will probably be printed.

    Raises:
        RunningError: another run holds the data folder.
        StoreError: the data folder or the store cannot be used.
    """
    with ExitStack() as stack:
        parsers = stack.enter_context(Isolated(settings.limits.parse))
        printers = stack.enter_context(Isolated(settings.limits.render))
        stack.enter_context(lease(settings.data, started))
        parsers.warm_up(*PARSING)
        if printing:
            printers.warm_up(*_PRINTING)
        from flows.store import Store  # noqa: PLC0415 - 0.3 s, while the children import theirs

        store = stack.enter_context(Store.open(settings))
        workshop = Workshop(settings, started, store, Blobs(settings.originals), parsers, printers, progress)
        token = _WORKSHOP.set(workshop)
        stack.callback(_WORKSHOP.reset, token)
        yield workshop


@contextmanager
def workshop_of(configured: Configured, started: datetime) -> Iterator[Workshop]:
    """Yield the workshop that is open, or one that is opened for this run.

    Flow parameters are recorded and shown, so they hold no such things.

    Raises:
        SettingsError: a setting is wrong.
        RunningError: another run holds the data folder.
        StoreError: the data folder or the store cannot be used.
    """
    given = _WORKSHOP.get()
    if given is not None:
        yield given
        return
    file = None if configured.settings is None else Path(configured.settings)
    with opened(read_settings(configured.options, os.environ, Path.cwd(), file), started) as workshop:
        yield workshop
