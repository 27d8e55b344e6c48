"""Examines whether everything that a run needs is there: packages, Pango, folders, store, server."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import shutil
import sqlite3
import tempfile
from typing import TYPE_CHECKING, Final, Literal

from flows import serving
from flows.errors import ProjectError, ServerError, StoreError
from schemas.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flows.settings import Settings

_ROOM: Final = 500_000_000
"""Free bytes below which a run may stop half way: the first start of a server alone writes some 20 MB."""


class Finding(Record):
    """One thing that was examined."""

    what: str
    """Its name."""

    state: Literal["good", "note", "wrong"]
    """Good; worth knowing; to be mended before anything works."""

    told: str
    """What was found, and what to do about it."""


def examine(settings: Settings) -> tuple[Finding, ...]:
    """Return what was found, in the order in which a run needs it."""
    examinations: tuple[Callable[[Settings], Iterator[Finding]], ...] = (
        _python,
        _packages,
        _pango,
        _fonts,
        _folders,
        _store,
        _server,
    )
    return tuple(finding for examination in examinations for finding in examination(settings))


def _python(_: Settings) -> Iterator[Finding]:
    yield Finding(what="Python", state="good", told=f"{platform.python_version()}, {platform.platform(terse=True)}")
    if os.environ.get("PYTHONDONTWRITEBYTECODE"):
        told = "PYTHONDONTWRITEBYTECODE is set: every start compiles anew and takes twice as long; unset it"
        yield Finding(what="bytecode", state="note", told=told)


def _packages(_: Settings) -> Iterator[Finding]:
    """Compare what is installed with the bounds of our own metadata."""
    from packaging.requirements import Requirement  # noqa: PLC0415 - comes with Prefect

    try:
        wanted = importlib.metadata.requires("deskbrief") or []
    except importlib.metadata.PackageNotFoundError:
        yield Finding(what="packages", state="note", told="deskbrief itself is not installed; it runs from its source")
        return
    wrong = []
    for requirement in map(Requirement, wanted):
        if requirement.marker is not None and not requirement.marker.evaluate():
            continue
        try:
            version = importlib.metadata.version(requirement.name)
        except importlib.metadata.PackageNotFoundError:
            wrong.append(f"{requirement.name} is missing")
            continue
        if version not in requirement.specifier:
            wrong.append(f"{requirement.name} {version} is outside {requirement.specifier}")
    told = "; ".join(wrong) + "; install again from the locks" if wrong else f"{len(wanted)} as they should be"
    yield Finding(what="packages", state="wrong" if wrong else "good", told=told)


def _pango(settings: Settings) -> Iterator[Finding]:
    from flows.digest.printing import warm_up  # noqa: PLC0415 - WeasyPrint: 0.6 s
    from flows.isolation import Isolated  # noqa: PLC0415

    try:
        with Isolated(settings.limits.render) as isolated:
            isolated.call(warm_up)
    except ProjectError as error:
        yield Finding(what="WeasyPrint", state="wrong", told=str(error))
        return
    version = importlib.metadata.version("weasyprint")
    yield Finding(what="WeasyPrint", state="good", told=f"{version}, with Pango and our fonts")


def _fonts(_: Settings) -> Iterator[Finding]:
    """Look for fonts of the scripts that our own fonts do not hold."""
    from flows.digest import scripts  # noqa: PLC0415 - only the digest needs it otherwise

    missing = [script for script in scripts.SCRIPTS if scripts.font_of(script) is None]
    if not missing:
        yield Finding(what="fonts", state="good", told="for every script that is looked for")
        return
    names = ", ".join(script.name for script in missing)
    packages = " ".join(dict.fromkeys(script.package for script in missing))
    told = f"none for {names}: such letters are named and not shown; Debian or Ubuntu: sudo apt-get install {packages}"
    yield Finding(what="fonts", state="note", told=told)


def _folders(settings: Settings) -> Iterator[Finding]:
    for what, folder in (("data folder", settings.data), ("reports folder", settings.reports)):
        there = next(path for path in (folder, *folder.parents) if path.exists())
        try:
            with tempfile.TemporaryFile(dir=there):
                pass
        except OSError as error:
            told = f"{folder}: cannot be written: {error.strerror}; mend its rights or choose another"
            yield Finding(what=what, state="wrong", told=told)
            continue
        free = shutil.disk_usage(there).free
        state: Literal["good", "note"] = "good" if free > _ROOM else "note"
        yield Finding(what=what, state=state, told=f"{folder}, {free / 1e9:,.1f} GB free")


def _store(settings: Settings) -> Iterator[Finding]:
    from flows.store import Store  # noqa: PLC0415 - SQLAlchemy: 0.3 s

    if settings.store is None and not settings.database.exists():
        yield Finding(what="store", state="good", told=f"SQLite {sqlite3.sqlite_version}; made by the first run")
        return
    try:
        with Store.open(settings) as store:
            last = store.last_issue(settings.series)
            waiting = len(store.waiting(settings.series))
    except StoreError as error:
        yield Finding(what="store", state="wrong", told=str(error))
        return
    issue = f"last issue No. {last.digest.number}" if last else "no issue yet"
    yield Finding(what="store", state="good", told=f"sound; {issue}, {waiting} articles wait for the next")


def _server(settings: Settings) -> Iterator[Finding]:
    try:
        address = serving.reachable(settings)
    except ServerError as error:
        yield Finding(what="server", state="wrong", told=str(error))
        return
    told = address or "none is running; each run starts one of its own, some 8 s; for a lasting one: deskbrief up"
    yield Finding(what="server", state="good" if address else "note", told=told)
