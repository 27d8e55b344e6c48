"""The tables of a store: a record as JSON text, beside the few columns that are searched."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

META = MetaData()
"""Every table, for making a new store."""

VERSION = Table(
    "schema_version",
    META,
    Column("version", Integer, primary_key=True, autoincrement=False),
)
"""One row: the form of the store."""

RAW = Table(
    "raw_documents",
    META,
    Column("sha256", String(64), primary_key=True),
    Column("record", Text, nullable=False),
)
"""What is known of each original."""

ARTICLES = Table(
    "articles",
    META,
    Column("number", Integer, primary_key=True),  # counts up, so that the newest is known without a clock
    Column("raw", String(64), ForeignKey(RAW.c.sha256), nullable=False),
    Column("cleaned_by", String(100), nullable=False),
    Column("article", String(16), nullable=False, index=True),
    Column("title", Text),
    Column("kind", String(40), nullable=False),
    Column("published", String(10), index=True),
    Column("record", Text, nullable=False),
    UniqueConstraint("raw", "cleaned_by"),
)
"""What each version of the rules made of an original."""

FAILURES = Table(
    "failures",
    META,
    Column("raw", String(64), ForeignKey(RAW.c.sha256), primary_key=True),
    Column("record", Text, nullable=False),
)
"""Why an original was not taken."""

ANALYSES = Table(
    "analyses",
    META,
    Column("sha256", String(64), primary_key=True),
    Column("record", Text, nullable=False),
)
"""Themes, by the digest of their record."""

MEMORIES = Table(
    "memories",
    META,
    Column("analysis", String(64), ForeignKey(ANALYSES.c.sha256), primary_key=True),
    Column("record", Text, nullable=False),
)
"""What is known after an analysis."""

ISSUES = Table(
    "issues",
    META,
    Column("series", String(200), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("inputs", String(64), nullable=False, index=True),
    Column("pdf", Text, nullable=False),
    Column("pdf_sha256", String(64), nullable=False),
    Column("record", Text, nullable=False),
)
"""What was printed."""

LEDGER = Table(
    "issue_articles",
    META,
    Column("series", String(200), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("article", String(16), nullable=False, index=True),
    Column("raw", String(64), nullable=False),
    Column("cleaned_by", String(100), nullable=False),
    ForeignKeyConstraint(["series", "number", "revision"], [ISSUES.c.series, ISSUES.c.number, ISSUES.c.revision]),
    ForeignKeyConstraint(["raw", "cleaned_by"], [ARTICLES.c.raw, ARTICLES.c.cleaned_by]),
)
"""Which records an issue was made from."""

RUNS = Table(
    "runs",
    META,
    Column("id", String(40), primary_key=True),
    Column("record", Text, nullable=False),
)
"""What each run did."""

SOURCE_STATES = Table(
    "source_states",
    META,
    Column("name", String(60), primary_key=True),
    Column("record", Text, nullable=False),
)
"""How each source has fared."""

REMEMBERED = Table(
    "remembered",
    META,
    Column("source", String(60), primary_key=True),
    Column("address", String(64), primary_key=True),  # SHA-256 of the URI, which may be too long for an index
    Column("record", Text, nullable=False),
)
"""What each source wants to know at its next run."""

FINGERPRINTS = Table(
    "fingerprints",
    META,
    Column("hash", BigInteger, primary_key=True, autoincrement=False),
    Column("article", String(16), primary_key=True, index=True),
)
"""Hashes by which articles find those that share their words."""

RELATIONS = Table(
    "relations",
    META,
    Column("first", String(16), primary_key=True),
    Column("second", String(16), primary_key=True, index=True),
    Column("record", Text, nullable=False),
)
"""What two articles are to each other."""
