"""The one place that reads and writes records.

Records are kept as JSON text beside the few columns that are searched. A document is written in one transaction, and
what is there already stays as it is. SQLite is the default; other databases are given by their SQLAlchemy address.
"""

from __future__ import annotations

import contextlib
import hashlib
from typing import TYPE_CHECKING, Any, Self, TypeVar

from pydantic import ValidationError
from sqlalchemy import delete, func, insert, inspect, select, update
from sqlalchemy.exc import DBAPIError

from flows.errors import StoreError, UnknownRecordError
from flows.store import kinship, ledger
from flows.store.engine import engine_of, problem_of
from flows.store.migrations import MIGRATIONS, Migration
from flows.store.tables import (
    ANALYSES,
    ARTICLES,
    FAILURES,
    ISSUES,
    LEDGER,
    MEMORIES,
    META,
    RAW,
    RELATIONS,
    REMEMBERED,
    RUNS,
    SOURCE_STATES,
    VERSION,
)
from schemas.article import Article
from schemas.failure import Failure
from schemas.head import ArticleHead
from schemas.issue import Issue, Standing
from schemas.memory import Memory
from schemas.raw import RawDocument
from schemas.relations import Relation
from schemas.run import RunReport
from schemas.sources import Remembered, SourceState
from schemas.themes import Analysis

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from types import TracebackType

    from sqlalchemy import ColumnElement, Connection, Engine, RowMapping, Select

    from flows.settings import Settings
    from schemas.article import ArticleId
    from schemas.raw import Sha256
    from schemas.record import Record
    from schemas.relations import Kin
    from schemas.sources import SourceName

R = TypeVar("R", bound="Record")

# Beyond some thousands, databases refuse a statement for its number of parameters.
_AT_ONCE = 500


class Store:
    """Documents, articles, failures, issues, runs and sources."""

    def __init__(self, engine: Engine) -> None:
        """Take an engine as it is; use ``open`` instead."""
        self._engine = engine
        self._sqlite = engine.dialect.name == "sqlite"
        self.name = (engine.url.database or "memory") if self._sqlite else engine.url.render_as_string()
        """What the store is called in messages; never holds a password."""

    @classmethod
    def open(cls, settings: Settings, migrations: Sequence[Migration] = MIGRATIONS) -> Self:
        """Open the store that the settings name, make it where it is missing, bring it up to date where it is old.

        Raises:
            StoreError: its address is wrong, it cannot be opened, it is damaged, or a newer program has written it.
        """
        store = cls(engine_of(settings))
        try:
            store._check()
            store._bring_up_to_date(migrations)
        except StoreError:
            store.close()
            raise
        return store

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close the store."""
        self.close()

    def close(self) -> None:
        """Give back files and connections."""
        self._engine.dispose()

    # Documents

    def put_article(self, raw: RawDocument, article: Article, kin: Kin | None = None) -> bool:
        """Keep an article and what is known of its original, and forget that the original ever failed.

        Args:
            raw: Its original.
            article: The record.
            kin: What it is to others; ``None`` when nobody has looked.

        Returns:
            Whether it is new: not yet stored as made by these rules.
        """
        with self._writing() as connection:
            _put_raw(connection, raw)
            if connection.execute(delete(FAILURES).where(FAILURES.c.raw == raw.sha256)).rowcount:
                # What refused it may have taken it for another media type, by which nobody could read it again.
                connection.execute(update(RAW).where(RAW.c.sha256 == raw.sha256).values(record=raw.model_dump_json()))
            stored = select(ARTICLES.c.number).where(
                ARTICLES.c.raw == article.raw, ARTICLES.c.cleaned_by == article.cleaned_by
            )
            new = connection.execute(stored).first() is None
            if new:
                connection.execute(insert(ARTICLES).values(_article_row(article)))
                if kin is not None:
                    kinship.put_kin(connection, article.id, kin)
        return new

    def put_failure(self, raw: RawDocument, failure: Failure) -> Failure:
        """Keep why an original was not taken, and return it with its attempts counted."""
        with self._writing() as connection:
            _put_raw(connection, raw)
            mine = FAILURES.c.raw == failure.sha256
            before = connection.execute(select(FAILURES.c.record).where(mine)).scalar()
            if before is None:
                connection.execute(insert(FAILURES).values(raw=failure.sha256, record=failure.model_dump_json()))
                return failure
            last = self._record(Failure, before)
            counted = failure.model_copy(update={"attempts": 1 if last.released else last.attempts + 1})
            connection.execute(update(FAILURES).where(mine).values(record=counted.model_dump_json()))
            return counted

    def heads(self, originals: Collection[Sha256], cleaned_by: str) -> tuple[ArticleHead, ...]:
        """Return what is said of the articles that these rules have made of these originals, in no order."""
        columns = [ARTICLES.c[name] for name in ArticleHead.model_fields]
        rows = self._rows(select(*columns).where(ARTICLES.c.cleaned_by == cleaned_by), ARTICLES.c.raw, originals)
        return tuple(ArticleHead.model_validate(row) for row in rows)

    def failures(self, originals: Collection[Sha256]) -> tuple[Failure, ...]:
        """Return why originals were not taken, in no order; none for those that never failed."""
        rows = self._rows(select(FAILURES.c.record), FAILURES.c.raw, originals)
        return tuple(self._record(Failure, row["record"]) for row in rows)

    def quarantine(self, start: str = "") -> tuple[Failure, ...]:
        """Return every failure of an original whose SHA-256 begins so, the one that was tried last first."""
        wanted = select(FAILURES.c.record).where(FAILURES.c.raw.startswith(start, autoescape=True))
        with self._reading() as connection:
            found = [self._record(Failure, record) for record in connection.execute(wanted).scalars()]
        return tuple(sorted(found, key=lambda one: (-one.tried.timestamp(), one.uri, one.sha256)))

    def release(self, failure: Failure) -> None:
        """Let a document go: the next run that is offered it tries it as if it had never failed."""
        record = failure.model_copy(update={"released": True}).model_dump_json()
        with self._writing() as connection:
            connection.execute(update(FAILURES).where(FAILURES.c.raw == failure.sha256).values(record=record))

    def articles(self, ids: Sequence[ArticleId], cleaned_by: str | None = None) -> tuple[Article, ...]:
        """Return articles in the order of their ids.

        Args:
            ids: Of articles.
            cleaned_by: Rules that made them; ``None`` for the newest of each.

        Raises:
            UnknownRecordError: one is not stored.
        """
        wanted = select(ARTICLES.c.article, ARTICLES.c.number, ARTICLES.c.record)
        if cleaned_by is not None:
            wanted = wanted.where(ARTICLES.c.cleaned_by == cleaned_by)
        rows = sorted(self._rows(wanted, ARTICLES.c.article, ids), key=lambda row: int(row["number"]))
        newest = {row["article"]: row["record"] for row in rows}
        for one in ids:
            if one not in newest:
                raise UnknownRecordError(one, "ingest its document again")
        return tuple(self._record(Article, newest[one]) for one in ids)

    def beginning_with(self, start: str) -> tuple[Article, ...]:
        """Return the articles whose ids begin so, the newest record of each, sorted by id."""
        wanted = select(ARTICLES.c.article).where(ARTICLES.c.article.startswith(start, autoescape=True))
        with self._reading() as connection:
            ids = tuple(connection.execute(wanted.distinct().order_by(ARTICLES.c.article)).scalars())
        return self.articles(ids)

    def raws(self, originals: Collection[Sha256]) -> tuple[RawDocument, ...]:
        """Return what is known of originals, in no order; nothing for those that are not stored."""
        rows = self._rows(select(RAW.c.record), RAW.c.sha256, originals)
        return tuple(self._record(RawDocument, row["record"]) for row in rows)

    def raw(self, sha256: Sha256) -> RawDocument:
        """Return what is known of an original.

        Raises:
            UnknownRecordError: it is not stored.
        """
        return self._one(RawDocument, select(RAW.c.record).where(RAW.c.sha256 == sha256), sha256)

    # Relations

    def put_kin(self, article: ArticleId, kin: Kin) -> None:
        """Keep what an article that was stored before is to others."""
        with self._writing() as connection:
            kinship.put_kin(connection, article, kin)

    def unrelated(self, after: int, most: int) -> tuple[tuple[int, ArticleId], ...]:
        """Return articles that were stored when nobody looked for their like.

        Args:
            after: Number of the last one that is known already, 0 for none.
            most: How many articles at most.

        Returns:
            Of each its number in the order of storing, and its id.
        """
        with self._reading() as connection:
            return kinship.unrelated(connection, after, most)

    def sharing(self, fingerprint: Collection[int], most: int) -> tuple[tuple[ArticleId, int, int], ...]:
        """Return articles whose fingerprints share hashes with this one, those that share most first.

        Args:
            fingerprint: Hashes.
            most: How many articles at most.

        Returns:
            Of each its id, how many hashes it shares, and how many it has.
        """
        with self._reading() as connection:
            return kinship.sharing(connection, fingerprint, most)

    def relations(self, articles: Collection[ArticleId]) -> tuple[Relation, ...]:
        """Return what these articles and any others are to each other, sorted by their ids."""
        columns = (RELATIONS.c.first, RELATIONS.c.second)
        rows = [row for column in columns for row in self._rows(select(RELATIONS), column, articles)]
        found = {(row["first"], row["second"]): row["record"] for row in rows}
        return tuple(self._record(Relation, found[pair]) for pair in sorted(found))

    # Issues

    def put_issue(self, issue: Issue) -> bool:
        """Keep an issue and its ledger.

        Returns:
            Whether it is new.

        Raises:
            ValueError: another issue of that series, number and revision is stored.
        """
        digest = issue.digest
        key = {"series": digest.series, "number": digest.number, "revision": digest.revision}
        record = issue.model_dump_json()
        with self._writing() as connection:
            mine = (ISSUES.c[name] == value for name, value in key.items())
            stored = connection.execute(select(ISSUES.c.record).where(*mine)).scalar()
            if stored is not None and stored != record:
                msg = f"{digest.series} {digest.number}, revision {digest.revision} was printed before, and differently"
                raise ValueError(msg)
            if stored is None:
                row = {**key, "inputs": digest.inputs, "pdf": issue.pdf, "pdf_sha256": issue.pdf_sha256}
                connection.execute(insert(ISSUES).values(**row, record=record))
                for place, line in enumerate(issue.articles, start=1):
                    connection.execute(insert(LEDGER).values(**key, place=place, **line.model_dump()))
        return stored is None

    def issue(self, series: str, number: int, revision: int | None = None) -> Issue:
        """Return a printed issue.

        Args:
            series: Name of the series.
            number: Number within it.
            revision: ``None`` for the last one.

        Raises:
            UnknownRecordError: there is none.
        """
        found = self._issues_of(series).where(ISSUES.c.number == number)
        if revision is not None:
            found = found.where(ISSUES.c.revision == revision)
        return self._one(Issue, found, f"{series} {number}")

    def last_issue(self, series: str) -> Issue | None:
        """Return the last revision of the last issue of a series; ``None`` before the first."""
        return self._maybe(Issue, self._issues_of(series))

    def issue_from(self, series: str, inputs: Sha256) -> Issue | None:
        """Return the last issue of a series that was made from exactly these inputs; ``None`` when there is none."""
        return self._maybe(Issue, self._issues_of(series).where(ISSUES.c.inputs == inputs))

    def printed(self, series: str, articles: Collection[ArticleId]) -> frozenset[ArticleId]:
        """Return those of some articles that stand in an issue of a series."""
        return frozenset(one.article for one in self.standings(series, articles))

    def standings(self, series: str, articles: Collection[ArticleId]) -> tuple[Standing, ...]:
        """Return in which issue of a series each of some articles stands, in order; nothing for those in none."""
        wanted = select(*ledger.COLUMNS).where(LEDGER.c.series == series)
        return ledger.standings(self._rows(wanted, LEDGER.c.article, articles))

    def waiting(self, series: str) -> tuple[ArticleId, ...]:
        """Return the articles that stand in no issue of a series, in the order in which they were stored."""
        stands = select(LEDGER.c.article).where(LEDGER.c.series == series)
        first = func.min(ARTICLES.c.number)
        wanted = select(ARTICLES.c.article).where(ARTICLES.c.article.not_in(stands))
        with self._reading() as connection:
            return tuple(connection.execute(wanted.group_by(ARTICLES.c.article).order_by(first)).scalars())

    # Analyses

    def put_analysis(self, analysis: Analysis, memory: Memory) -> Sha256:
        """Keep an analysis and what is known after it; return its identity, the SHA-256 of its record."""
        record = analysis.model_dump_json()
        sha256 = hashlib.sha256(record.encode()).hexdigest()
        with self._writing() as connection:
            if connection.execute(select(ANALYSES.c.sha256).where(ANALYSES.c.sha256 == sha256)).first() is None:
                connection.execute(insert(ANALYSES).values(sha256=sha256, record=record))
                connection.execute(insert(MEMORIES).values(analysis=sha256, record=memory.model_dump_json()))
        return sha256

    def memory(self, analysis: Sha256) -> Memory:
        """Return what is known after an analysis; nothing, where a program without memory made it."""
        kept = self._maybe(Memory, select(MEMORIES.c.record).where(MEMORIES.c.analysis == analysis))
        return kept or Memory()

    def analysis(self, sha256: Sha256) -> Analysis:
        """Return an analysis.

        Raises:
            UnknownRecordError: it is not stored.
        """
        return self._one(Analysis, select(ANALYSES.c.record).where(ANALYSES.c.sha256 == sha256), sha256)

    # Runs

    def put_run(self, report: RunReport) -> None:
        """Keep the report of a run; one of the same id is replaced, as it grows while the run goes on."""
        record = report.model_dump_json()
        with self._writing() as connection:
            mine = RUNS.c.id == report.id
            if connection.execute(update(RUNS).where(mine).values(record=record)).rowcount == 0:
                connection.execute(insert(RUNS).values(id=report.id, record=record))

    def runs(self, most: int) -> tuple[RunReport, ...]:
        """Return the reports of the last runs, the newest first."""
        with self._reading() as connection:
            rows = connection.execute(select(RUNS.c.record).order_by(RUNS.c.id.desc()).limit(most))
            return tuple(self._record(RunReport, row) for row in rows.scalars())

    # Sources

    def put_source(self, state: SourceState, remembered: Sequence[Remembered]) -> None:
        """Keep how a source has fared, and what it wants to know at its next run in place of what it knew.

        What it wanted to know when it was stated otherwise is forgotten.
        """
        latest = {hashlib.sha256(one.uri.encode()).hexdigest(): one.model_dump_json() for one in remembered}
        rows = [{"source": state.name, "address": address, "record": record} for address, record in latest.items()]
        mine = REMEMBERED.c.source == state.name
        with self._writing() as connection:
            before = connection.execute(
                select(SOURCE_STATES.c.record).where(SOURCE_STATES.c.name == state.name)
            ).scalar()
            if before is not None and self._record(SourceState, before).stated != state.stated:
                connection.execute(delete(REMEMBERED).where(mine))
            connection.execute(delete(SOURCE_STATES).where(SOURCE_STATES.c.name == state.name))
            connection.execute(insert(SOURCE_STATES).values(name=state.name, record=state.model_dump_json()))
            for start in range(0, len(rows), _AT_ONCE):
                part = rows[start : start + _AT_ONCE]
                known = REMEMBERED.c.address.in_([row["address"] for row in part])
                connection.execute(delete(REMEMBERED).where(mine, known))
                connection.execute(insert(REMEMBERED), part)

    def sources(self) -> dict[str, SourceState]:
        """Return how every source that was ever asked has fared, by its name."""
        with self._reading() as connection:
            rows = connection.execute(select(SOURCE_STATES.c.record).order_by(SOURCE_STATES.c.name)).scalars()
            states = [self._record(SourceState, row) for row in rows]
        return {state.name: state for state in states}

    def remembered(self, source: SourceName) -> tuple[Remembered, ...]:
        """Return what a source wanted to know at its next run, the last of each address, in no order."""
        wanted = select(REMEMBERED.c.record).where(REMEMBERED.c.source == source)
        with self._reading() as connection:
            return tuple(self._record(Remembered, row) for row in connection.execute(wanted).scalars())

    # Reading and writing

    def _issues_of(self, series: str) -> Select[tuple[str]]:
        last_first = (ISSUES.c.number.desc(), ISSUES.c.revision.desc())
        return select(ISSUES.c.record).where(ISSUES.c.series == series).order_by(*last_first)

    def _maybe(self, form: type[R], wanted: Select[tuple[str]]) -> R | None:
        with self._reading() as connection:
            found = connection.execute(wanted.limit(1)).scalar()
        return None if found is None else self._record(form, found)

    def _one(self, form: type[R], wanted: Select[tuple[str]], name: str) -> R:
        found = self._maybe(form, wanted)
        if found is None:
            raise UnknownRecordError(name, f"it may be in another store than {self.name}")
        return found

    def _rows(self, wanted: Select[Any], column: ColumnElement[str], values: Collection[str]) -> list[RowMapping]:
        """Return the rows whose column has one of the values."""
        rest = sorted(values)
        rows: list[RowMapping] = []
        with self._reading() as connection:
            while rest:
                part, rest = rest[:_AT_ONCE], rest[_AT_ONCE:]
                rows += connection.execute(wanted.where(column.in_(part))).mappings().all()
        return rows

    def _record(self, form: type[R], text: str) -> R:
        try:
            return form.model_validate_json(text)
        except ValidationError as error:
            problem = f"a stored {form.__name__} is damaged ({error.error_count()} fields); ingest its document again"
            raise StoreError(self.name, problem) from error

    @contextlib.contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with self._engine.connect() as connection:
                yield connection
        except DBAPIError as error:
            raise StoreError(self.name, problem_of(error)) from error

    @contextlib.contextmanager
    def _writing(self) -> Iterator[Connection]:
        """Open a transaction that is kept whole, or not at all after an error."""
        with self._reading() as connection, connection.begin():
            if self._sqlite:  # its driver would begin later, and not at all before the making of tables
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection

    # Opening

    def _check(self) -> None:
        if self._sqlite:
            with self._reading() as connection:
                found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
            if found != "ok":
                told = str(found).splitlines()[-1]
                raise StoreError(self.name, f"the file is damaged ({told}); put a copy in its place or move it away")

    def _bring_up_to_date(self, migrations: Sequence[Migration]) -> None:
        newest = 1 + len(migrations)
        with self._reading() as connection:
            version = self._version(connection)
        if version == newest:
            return
        if version > newest:
            problem = f"a newer program has written it (form {version}, this one knows {newest}); use that program"
            raise StoreError(self.name, problem)
        with self._writing() as connection:
            version = self._version(connection)  # again, for another process may have been faster
            if version:
                for migrate in migrations[version - 1 :]:
                    migrate(connection)
                connection.execute(update(VERSION).values(version=newest))
            else:
                META.create_all(connection, checkfirst=False)
                connection.execute(insert(VERSION).values(version=newest))

    def _version(self, connection: Connection) -> int:
        """Return the version of the tables, 0 where there are none."""
        names = inspect(connection).get_table_names()
        if names and VERSION.name not in names:
            raise StoreError(self.name, "it is the database of another program; give the store one of its own")
        return connection.execute(select(VERSION.c.version)).scalar_one() if names else 0


def _put_raw(connection: Connection, raw: RawDocument) -> None:
    if connection.execute(select(RAW.c.sha256).where(RAW.c.sha256 == raw.sha256)).first() is None:
        connection.execute(insert(RAW).values(sha256=raw.sha256, record=raw.model_dump_json()))


def _article_row(article: Article) -> dict[str, str | None]:
    return {
        "raw": article.raw,
        "cleaned_by": article.cleaned_by,
        "article": article.id,
        "title": article.title,
        "kind": article.kind,
        "published": article.published.when.first.isoformat() if article.published else None,
        "record": article.model_dump_json(),
    }
