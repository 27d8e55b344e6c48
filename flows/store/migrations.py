"""How a store of an older form becomes one of the next; none is ever taken away."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from sqlalchemy import Connection

Migration: TypeAlias = Callable[[Connection], None]
"""Changes a store within the transaction of a connection."""


def remember_sources(connection: Connection) -> None:
    """Make room for how sources fare, and for what they want to remember."""
    connection.exec_driver_sql(
        "CREATE TABLE source_states (name VARCHAR(60) NOT NULL, record TEXT NOT NULL, PRIMARY KEY (name))"
    )
    connection.exec_driver_sql(
        "CREATE TABLE remembered (source VARCHAR(60) NOT NULL, address VARCHAR(64) NOT NULL, record TEXT NOT NULL, "
        "PRIMARY KEY (source, address))"
    )


def relate_articles(connection: Connection) -> None:
    """Make room for what articles are to each other, and for what they find each other by."""
    for statement in (
        "CREATE TABLE fingerprints (hash BIGINT NOT NULL, article VARCHAR(16) NOT NULL, PRIMARY KEY (hash, article))",
        "CREATE INDEX ix_fingerprints_article ON fingerprints (article)",
        (
            "CREATE TABLE relations (first VARCHAR(16) NOT NULL, second VARCHAR(16) NOT NULL, record TEXT NOT NULL, "
            "PRIMARY KEY (first, second))"
        ),
        "CREATE INDEX ix_relations_second ON relations (second)",
    ):
        connection.exec_driver_sql(statement)


def to_form_2(connection: Connection) -> None:
    """Bring what came with the second form."""
    remember_sources(connection)
    relate_articles(connection)


def to_form_3(connection: Connection) -> None:
    """Make room for what is known after an analysis."""
    connection.exec_driver_sql(
        "CREATE TABLE memories (analysis VARCHAR(64) NOT NULL, record TEXT NOT NULL, PRIMARY KEY (analysis), "
        "FOREIGN KEY(analysis) REFERENCES analyses (sha256))"
    )


MIGRATIONS: tuple[Migration, ...] = (to_form_2, to_form_3)
"""How form 1 becomes form 2, and so on. Each states its SQL itself, because the tables change with the program."""
