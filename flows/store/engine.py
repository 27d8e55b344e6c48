"""Opens the database that the settings name, and says in words what a database cannot do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from flows.errors import StoreError

if TYPE_CHECKING:
    from sqlite3 import Connection as SqliteConnection

    from sqlalchemy import Engine

    from flows.settings import Settings

_UNNAMED = "the store"
_PRAGMAS = ("busy_timeout=30000", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON")
# What SQLite calls it, and what the user can do about it.
_PROBLEMS = (
    ("SQLITE_FULL", "the disk is full; make room and run again, nothing is lost"),
    ("SQLITE_READONLY", "it cannot be written; mend the rights of the file and of its folder"),
    ("SQLITE_PERM", "it cannot be written; mend the rights of the file and of its folder"),
    ("SQLITE_CANTOPEN", "it cannot be opened; is its folder there and may you write in it?"),
    ("SQLITE_CORRUPT", "the file is damaged; put a copy in its place or move it away and run again"),
    ("SQLITE_NOTADB", "the file is no SQLite database; name another with --store or move it away"),
    ("SQLITE_BUSY", "another program has been writing in it for half a minute; end that program and run again"),
    ("SQLITE_IOERR", "the disk cannot be read or written; look to the disk before anything else"),
)


def engine_of(settings: Settings) -> Engine:
    """Return the database that the settings name.

    Raises:
        StoreError: its address is wrong, or the data folder cannot be made.
    """
    try:
        if settings.store is None:
            settings.data.mkdir(parents=True, exist_ok=True)
            engine = create_engine(URL.create("sqlite", database=str(settings.database)))
        else:
            engine = create_engine(make_url(settings.store))
    except OSError as error:
        problem = f"the data folder cannot be made: {error.strerror}; choose another with --data"
        raise StoreError(str(settings.data), problem) from error
    except ArgumentError as error:  # the address may hold a password, so it is not repeated
        problem = "the address is not one of SQLAlchemy's, such as sqlite:////srv/desk.sqlite"
        if isinstance(error, NoSuchModuleError):
            problem = "the address names a database that SQLAlchemy does not know; is it misspelt?"
        raise StoreError(_UNNAMED, problem) from error
    except ModuleNotFoundError as error:
        problem = f"this database needs the package {error.name!r}; install it and run again"
        raise StoreError(_UNNAMED, problem) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
    return engine


def _prepare(connection: SqliteConnection, _: object) -> None:
    connection.isolation_level = None  # we begin and end transactions ourselves
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def problem_of(error: DBAPIError) -> str:
    """Return in words what went wrong, and what the user can do about it."""
    name = getattr(error.orig, "sqlite_errorname", "")
    for start, problem in _PROBLEMS:
        if name.startswith(start):
            return problem
    return " ".join(str(error.orig).split())
