from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import inspect
from sqlalchemy.exc import OperationalError

from flows.errors import StoreError, UnknownRecordError
from flows.settings import Settings
from flows.store import Store
from flows.store.migrations import MIGRATIONS
from schemas.failure import Failure
from schemas.head import ArticleHead
from schemas.memory import Memory
from schemas.run import DocumentReport, Outcome
from schemas.sources import Remembered, SourceState
from schemas.themes import Analysis
from tests.records import RECEIVED, RULES, a_raw, a_report, an_article, an_issue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection


def here(folder: Path, address: str | None = None) -> Settings:
    return Settings(data=folder, store=address)


@pytest.fixture(params=["in the data folder", "by address"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    by_address = request.param == "by address"
    with Store.open(here(tmp_path, f"sqlite:///{tmp_path}/other.db" if by_address else None)) as opened:
        yield opened
    assert (tmp_path / ("other.db" if by_address else "desk.sqlite")).is_file()
    assert (tmp_path / ("desk.sqlite" if by_address else "other.db")).exists() is False


def a_failure(raw_sha256: str, program: str = "deskbrief 0.1.0") -> Failure:
    return Failure(
        sha256=raw_sha256,
        uri="a.txt",
        outcome=Outcome.REFUSED,
        reason="not-text",
        detail="it is a picture",
        program=program,
        tried=RECEIVED,
    )


def refusal(settings: Settings) -> str:
    with pytest.raises(StoreError) as caught:
        Store.open(settings)
    assert "\n" not in str(caught.value)
    return str(caught.value)


# Documents


def test_an_article_and_its_original_come_back_as_they_were(store: Store) -> None:
    raw = a_raw()
    article = an_article(raw)
    assert store.put_article(raw, article) is True
    assert store.articles([article.id]) == (article,)
    assert store.raw(raw.sha256) == raw


def test_storing_again_is_no_change(store: Store) -> None:
    raw = a_raw()
    store.put_article(raw, an_article(raw))
    later = raw.model_copy(update={"uri": "copy.txt"})
    assert store.put_article(later, an_article(later, title="Another title")) is False
    assert store.articles([raw.sha256[:16]])[0].title == "A title"
    assert store.raw(raw.sha256).uri == "a.txt"


def test_new_rules_add_an_article_and_the_newest_is_returned(store: Store) -> None:
    raw = a_raw()
    store.put_article(raw, an_article(raw, title="Old"))
    assert store.put_article(raw, an_article(raw, title="New", by="plain-text rules 2")) is True
    assert [one.title for one in store.articles([raw.sha256[:16]])] == ["New"]
    assert [one.title for one in store.articles([raw.sha256[:16]], RULES)] == ["Old"]


def test_articles_come_in_the_order_that_was_asked_for(store: Store) -> None:
    raws = [a_raw(bytes([number])) for number in range(5)]
    for raw in raws:
        store.put_article(raw, an_article(raw))
    wanted = [raw.sha256[:16] for raw in reversed(raws)]
    assert [one.id for one in store.articles(wanted)] == wanted


def test_an_article_that_is_not_stored_is_named(store: Store) -> None:
    with pytest.raises(UnknownRecordError, match=r"^0123456789abcdef: nothing of that name is stored"):
        store.articles(["0123456789abcdef"])
    with pytest.raises(UnknownRecordError, match="nothing of that name is stored"):
        store.raw("0" * 64)


def test_heads_are_of_the_asked_rules_and_originals_alone(store: Store) -> None:
    raws = [a_raw(bytes([number])) for number in range(3)]
    for raw in raws[:2]:
        store.put_article(raw, an_article(raw, title=None))
    store.put_article(raws[2], an_article(raws[2], by="plain-text rules 2"))
    found = store.heads([raws[0].sha256, raws[2].sha256, "0" * 64], RULES)
    article = an_article(raws[0])
    assert found == (
        ArticleHead(
            article=article.id,
            raw=article.raw,
            cleaned_by=RULES,
            title=None,
            kind=article.kind,
            published=article.published.when.first if article.published else None,
        ),
    )


def test_heads_of_more_originals_than_a_statement_can_name(store: Store) -> None:
    raw = a_raw()
    store.put_article(raw, an_article(raw))
    many = [f"{number:064x}" for number in range(1200)]
    assert [one.raw for one in store.heads([*many, raw.sha256], RULES)] == [raw.sha256]


def test_a_failure_is_kept_with_its_attempts_counted(store: Store) -> None:
    raw = a_raw()
    failure = a_failure(raw.sha256)
    assert store.failures([raw.sha256]) == ()
    assert store.put_failure(raw, failure) == failure
    again = store.put_failure(raw, a_failure(raw.sha256, "deskbrief 0.2.0"))
    assert (again.attempts, again.program) == (2, "deskbrief 0.2.0")
    assert store.failures([raw.sha256, "0" * 64]) == (again,)
    assert store.raw(raw.sha256) == raw


def test_a_document_that_is_taken_at_last_has_not_failed(store: Store) -> None:
    raw = a_raw()
    store.put_failure(raw, a_failure(raw.sha256))
    store.put_article(raw, an_article(raw))
    assert store.failures([raw.sha256]) == ()


def test_a_document_that_is_taken_at_last_is_kept_with_the_media_type_by_which_it_was_read(store: Store) -> None:
    raw = a_raw()
    mistaken = raw.model_copy(update={"media_type": "image/png"})
    store.put_failure(mistaken, a_failure(raw.sha256))
    store.put_article(raw, an_article(raw))
    assert store.raw(raw.sha256).media_type == "text/plain"


def test_the_quarantine_tells_first_what_was_tried_last(store: Store) -> None:
    raws = [a_raw(bytes([number])) for number in range(3)]
    for days, raw in enumerate(raws):
        failure = a_failure(raw.sha256).model_copy(update={"tried": RECEIVED + timedelta(days=days)})
        store.put_failure(raw, failure)
    assert [one.sha256 for one in store.quarantine()] == [raw.sha256 for raw in reversed(raws)]
    assert [one.sha256 for one in store.quarantine(raws[1].sha256[:8])] == [raws[1].sha256]
    assert store.quarantine("%") == ()


def test_a_failure_that_was_released_counts_its_tries_anew(store: Store) -> None:
    raw = a_raw()
    store.put_failure(raw, a_failure(raw.sha256))
    store.release(store.put_failure(raw, a_failure(raw.sha256)))
    (released,) = store.failures([raw.sha256])
    assert (released.attempts, released.released) == (2, True)
    again = store.put_failure(raw, a_failure(raw.sha256))
    assert (again.attempts, again.released) == (1, False)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(title=st.none() | st.text(), text=st.text(min_size=1))
def test_every_text_survives_the_store(store: Store, title: str | None, text: str) -> None:
    raw = a_raw(repr((title, text)).encode())
    article = an_article(raw, title, text)
    store.put_article(raw, article)
    assert store.articles([article.id]) == (article,)
    assert [one.title for one in store.heads([raw.sha256], RULES)] == [title]


# Issues and runs


def test_an_issue_comes_back_with_its_ledger(store: Store) -> None:
    raws = [a_raw(bytes([number])) for number in range(2)]
    articles = tuple(an_article(raw) for raw in raws)
    for raw, article in zip(raws, articles, strict=True):
        store.put_article(raw, article)
    issue = an_issue(articles)
    assert store.put_issue(issue) is True
    assert store.put_issue(issue) is False
    assert store.issue("Desk Brief", 1) == issue


def test_an_article_waits_until_an_issue_of_the_series_holds_it(store: Store) -> None:
    raws = [a_raw(content) for content in (b"one", b"two", b"three")]
    articles = [an_article(raw) for raw in raws]
    for raw, article in zip(raws, articles, strict=True):
        store.put_article(raw, article)
    store.put_article(raws[0], an_article(raws[0], by="plain-text rules 2"))
    assert store.waiting("Desk Brief") == tuple(one.id for one in articles)
    store.put_issue(an_issue((articles[0], articles[2])))
    assert store.waiting("Desk Brief") == (articles[1].id,)
    assert store.waiting("Another") == tuple(one.id for one in articles)


def test_where_an_article_stands_is_told_by_the_last_revision_of_its_issue(store: Store) -> None:
    raws = [a_raw(f"Text {number}.".encode(), f"{number}.txt") for number in range(4)]
    articles = [an_article(raw) for raw in raws]
    for raw, article in zip(raws, articles, strict=True):
        store.put_article(raw, article)
    store.put_issue(an_issue((articles[0], articles[1])))
    store.put_issue(an_issue((articles[1], articles[0]), revision=2, inputs="2" * 64))
    store.put_issue(an_issue((articles[2],), number=2, inputs="3" * 64))
    found = store.standings("Desk Brief", [article.id for article in articles])
    assert [(one.issue, one.place, one.article) for one in found] == [
        (1, 1, articles[1].id),
        (1, 2, articles[0].id),
        (2, 1, articles[2].id),
    ]
    assert (found[0].raw, found[0].cleaned_by) == (raws[1].sha256, RULES)
    assert store.standings("Another", [articles[0].id]) == ()


def test_an_analysis_is_kept_once_under_its_content(store: Store) -> None:
    analysis = Analysis(made_by="test 1", taxonomy="0" * 64, articles=(), themes=())
    sha256 = store.put_analysis(analysis, Memory(periods=4))
    assert store.put_analysis(analysis, Memory(periods=4)) == sha256
    assert store.analysis(sha256) == analysis
    assert store.memory(sha256) == Memory(periods=4)
    assert store.put_analysis(analysis.model_copy(update={"made_by": "test 2"}), Memory()) != sha256
    with pytest.raises(UnknownRecordError, match="nothing of that name is stored"):
        store.analysis("f" * 64)


def test_the_last_revision_of_the_last_issue_is_the_last_issue(store: Store) -> None:
    assert store.last_issue("Desk Brief") is None
    for number, revision in ((1, 1), (2, 1), (2, 2), (1, 2)):
        store.put_issue(an_issue((), number, revision, inputs=f"{number}{revision}" * 32))
    last = store.last_issue("Desk Brief")
    assert last is not None
    assert (last.digest.number, last.digest.revision) == (2, 2)
    assert store.issue("Desk Brief", 1).digest.revision == 2
    assert store.issue("Desk Brief", 1, 1).digest.revision == 1
    standing = store.issue_from("Desk Brief", "21" * 32)
    assert standing is not None
    assert (standing.digest.number, standing.digest.revision) == (2, 1)
    assert store.issue_from("Desk Brief", "f" * 64) is None
    with pytest.raises(UnknownRecordError, match=r"^Desk Brief 7: nothing of that name is stored"):
        store.issue("Desk Brief", 7)


def test_a_printed_issue_is_never_changed(store: Store) -> None:
    store.put_issue(an_issue(()))
    with pytest.raises(ValueError, match="Desk Brief 1, revision 1 was printed before, and differently"):
        store.put_issue(an_issue((), inputs="3" * 64))
    assert store.issue("Desk Brief", 1).digest.inputs == "1" * 64


def test_an_issue_and_its_ledger_are_written_together_or_not_at_all(store: Store) -> None:
    stored, missing = a_raw(b"stored"), a_raw(b"missing")
    store.put_article(stored, an_article(stored))
    with pytest.raises(StoreError, match="FOREIGN KEY constraint failed"):
        store.put_issue(an_issue((an_article(stored), an_article(missing))))
    assert store.last_issue("Desk Brief") is None
    assert store.waiting("Desk Brief") == (an_article(stored).id,)


def test_a_ledger_of_other_articles_than_the_pages_show_is_refused() -> None:
    issue = an_issue((an_article(a_raw()),))
    with pytest.raises(ValueError, match="the ledger names other articles than the digest"):
        type(issue)(**{**dict(issue), "articles": ()})


def test_runs_come_newest_first_and_one_is_replaced_while_it_goes_on(store: Store) -> None:
    reports = [a_report(chance) for chance in ("00000a", "00000b", "00000c")]
    for report in reports:
        store.put_run(report)
    grown = a_report("00000b", documents=(DocumentReport(uri="b.txt", outcome=Outcome.FAILED),))
    store.put_run(grown)
    assert store.runs(2) == (reports[2], grown)
    assert len(store.runs(100)) == 3


# Sources


def remembered(uri: str, etag: str = "1", sha256: str | None = None) -> Remembered:
    return Remembered(uri=uri, etag=etag, fetched=RECEIVED, sha256=sha256)


def test_a_source_comes_back_with_how_it_fared_last(store: Store) -> None:
    assert store.sources() == {}
    store.put_source(SourceState(name="zulu", tried=RECEIVED), ())
    store.put_source(SourceState(name="alpha", tried=RECEIVED, failures=1, problem="no answer"), ())
    mended = SourceState(name="alpha", tried=RECEIVED, succeeded=RECEIVED, documents=3)
    store.put_source(mended, ())
    assert list(store.sources()) == ["alpha", "zulu"]
    assert store.sources()["alpha"] == mended


def test_a_source_remembers_the_last_of_each_address_and_none_of_another_source(store: Store) -> None:
    state = SourceState(name="feed", tried=RECEIVED)
    store.put_source(state, (remembered("a", "1"), remembered("b"), remembered("a", "2")))
    store.put_source(state.model_copy(update={"name": "other"}), (remembered("a", "9"),))
    store.put_source(state, (remembered("b", "3", "0" * 64),))
    found = sorted(store.remembered("feed"), key=lambda one: one.uri)
    assert found == [remembered("a", "2"), remembered("b", "3", "0" * 64)]
    assert store.remembered("never asked") == ()


def test_what_a_source_remembers_is_forgotten_once_it_is_stated_otherwise(store: Store) -> None:
    state = SourceState(name="feed", tried=RECEIVED, stated="0" * 64)
    store.put_source(state, (remembered("a"), remembered("b")))
    store.put_source(state, (remembered("c"),))
    assert len(store.remembered("feed")) == 3
    store.put_source(state.model_copy(update={"stated": "1" * 64}), (remembered("b", "2"),))
    assert store.remembered("feed") == (remembered("b", "2"),)


def test_more_addresses_are_remembered_than_a_statement_can_name(store: Store) -> None:
    many = tuple(remembered(f"https://desk.example/{number}/{'x' * 900}") for number in range(1200))
    for _ in range(2):
        store.put_source(SourceState(name="feed", tried=RECEIVED), many)
    assert len(store.remembered("feed")) == 1200


def test_originals_are_told_in_numbers(store: Store) -> None:
    raws = [a_raw(bytes([number])) for number in range(3)]
    for raw in raws[:2]:
        store.put_article(raw, an_article(raw))
    assert set(store.raws([raw.sha256 for raw in raws])) == set(raws[:2])


# The file itself


def test_the_file_is_written_ahead_synced_and_checked(store: Store) -> None:
    with store._engine.connect() as connection:
        found = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]
    assert found == ["wal", 2, 1, 30_000]


def test_a_store_that_was_made_is_opened_again(tmp_path: Path) -> None:
    raw = a_raw()
    with Store.open(here(tmp_path / "new" / "desk")) as first:
        first.put_article(raw, an_article(raw))
    with Store.open(here(tmp_path / "new" / "desk")) as second:
        assert second.articles([raw.sha256[:16]]) == (an_article(raw),)


def test_two_may_read_and_write_at_the_same_time(tmp_path: Path) -> None:
    with Store.open(here(tmp_path)) as one, Store.open(here(tmp_path)) as other:
        for number in range(10):
            raw = a_raw(bytes([number]))
            (one if number % 2 else other).put_article(raw, an_article(raw))
            assert len((other if number % 2 else one).heads([raw.sha256], RULES)) == 1


def add_a_table(connection: Connection) -> None:
    connection.exec_driver_sql("CREATE TABLE notes (text VARCHAR(10))")


def fill_it(connection: Connection) -> None:
    connection.exec_driver_sql("INSERT INTO notes VALUES ('new')")


def go_wrong(connection: Connection) -> None:
    connection.exec_driver_sql("CREATE TABLE more (text VARCHAR(10))")
    connection.exec_driver_sql("INSERT INTO nowhere VALUES (1)")


def tables(store: Store) -> set[str]:
    with store._engine.connect() as connection:
        return set(inspect(connection).get_table_names())


def test_an_old_store_is_brought_up_to_date_step_by_step(tmp_path: Path) -> None:
    raw = a_raw()
    with Store.open(here(tmp_path)) as old:
        old.put_article(raw, an_article(raw))
    with Store.open(here(tmp_path), (*MIGRATIONS, add_a_table)) as newer:
        assert "notes" in tables(newer)
    with Store.open(here(tmp_path), (*MIGRATIONS, add_a_table, fill_it)) as newest:
        with newest._engine.connect() as connection:
            assert connection.exec_driver_sql("SELECT text FROM notes").scalars().all() == ["new"]
        assert newest.articles([raw.sha256[:16]]) == (an_article(raw),)


def test_a_store_of_the_first_form_opens_with_all_it_holds_and_has_room_for_sources(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "desk.sqlite") as connection:
        connection.executescript((Path(__file__).parent / "stores" / "form-1.sql").read_text(encoding="utf-8"))
    connection.close()
    with Store.open(here(tmp_path)) as store:
        (waiting,) = store.articles([a_raw().sha256[:16]])
        assert waiting == an_article(a_raw())
        assert store.issue("Desk Brief", 1).articles[0].raw == a_raw().sha256
        assert [one.attempts for one in store.failures([a_raw(b"bad").sha256])] == [1]
        assert len(store.runs(5)) == 1
        assert store.memory(store.issue("Desk Brief", 1).analysis) == Memory()
        store.put_source(SourceState(name="feed", tried=RECEIVED), (remembered("a"),))
        assert store.remembered("feed") == (remembered("a"),)
        grown = columns(store)
    with Store.open(here(tmp_path / "new")) as new:
        assert columns(new) == grown


def columns(store: Store) -> dict[str, list[tuple[str, str, bool]]]:
    with store._engine.connect() as connection:
        found = inspect(connection)
        return {
            table: [(one["name"], str(one["type"]), one["nullable"]) for one in found.get_columns(table)]
            for table in found.get_table_names()
        }


def test_a_migration_that_fails_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    Store.open(here(tmp_path)).close()
    with pytest.raises(StoreError, match="no such table: nowhere"):
        Store.open(here(tmp_path), (*MIGRATIONS, add_a_table, go_wrong))
    with Store.open(here(tmp_path)) as store:
        assert not tables(store) & {"notes", "more"}


def test_a_store_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    Store.open(here(tmp_path), (*MIGRATIONS, add_a_table)).close()
    assert refusal(here(tmp_path)) == (
        f"{tmp_path}/desk.sqlite: a newer program has written it (form 4, this one knows 3); use that program"
    )


def test_the_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "desk.sqlite")
    other.execute("CREATE TABLE photos (name TEXT)")
    other.close()
    assert refusal(here(tmp_path)).endswith("it is the database of another program; give the store one of its own")


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "desk.sqlite").write_text("Dear diary, " * 200, encoding="utf-8")
    assert refusal(here(tmp_path)) == (
        f"{tmp_path}/desk.sqlite: the file is no SQLite database; name another with --store or move it away"
    )


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    with Store.open(here(tmp_path)) as store:
        for number in range(20):
            raw = a_raw(bytes([number]))
            store.put_article(raw, an_article(raw, text="word " * 1000))
    content = bytearray((tmp_path / "desk.sqlite").read_bytes())
    content[4096:60_000] = bytes(60_000 - 4096)
    (tmp_path / "desk.sqlite").write_bytes(content)
    assert "the file is damaged" in refusal(here(tmp_path))


def test_a_record_that_no_longer_fits_its_form_is_told(store: Store) -> None:
    raw = a_raw()
    store.put_article(raw, an_article(raw))
    with store._engine.begin() as connection:
        connection.exec_driver_sql("""UPDATE articles SET record = '{"id": 3}'""")
    with pytest.raises(StoreError, match="a stored Article is damaged"):
        store.articles([raw.sha256[:16]])


def test_a_full_disk_is_told_and_loses_nothing(store: Store) -> None:
    raw, large = a_raw(), a_raw(b"large")
    store.put_article(raw, an_article(raw))
    with store._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    with pytest.raises(StoreError, match="the disk is full; make room and run again, nothing is lost"):
        store.put_article(large, an_article(large, text="word " * 10_000))
    assert store.articles([raw.sha256[:16]]) == (an_article(raw),)
    assert store.heads([large.sha256], RULES) == ()


def test_a_folder_that_cannot_be_written_is_told(
    open_folder: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    Store.open(here(tmp_path)).close()  # imports what nobody else may read
    request.getfixturevalue("unprivileged")
    assert refusal(here(open_folder)) == (
        f"{open_folder}/desk.sqlite: it cannot be opened; is its folder there and may you write in it?"
    )
    assert refusal(here(open_folder / "desk")) == (
        f"{open_folder}/desk: the data folder cannot be made: Permission denied; choose another with --data"
    )


def test_a_file_that_cannot_be_written_is_told(open_folder: Path, request: pytest.FixtureRequest) -> None:
    Store.open(here(open_folder)).close()
    (open_folder / "desk.sqlite").chmod(0o444)
    request.getfixturevalue("unprivileged")
    assert refusal(here(open_folder)) == (
        f"{open_folder}/desk.sqlite: it cannot be written; mend the rights of the file and of its folder"
    )


def test_an_address_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    assert "it cannot be opened; is its folder there" in refusal(here(tmp_path, f"sqlite:///{tmp_path}/none/desk.db"))
    assert refusal(here(tmp_path, "desk.sqlite")).startswith("the store: the address is not one of SQLAlchemy's")
    assert "a database that SQLAlchemy does not know" in refusal(here(tmp_path, "nosql://user:secret@host/base"))
    assert "needs the package 'psycopg2'; install it" in refusal(here(tmp_path, "postgresql://user:secret@host/base"))


@pytest.mark.parametrize("address", ["secret", "nosql://user:secret@host/b", "postgresql://user:secret@host/b"])
def test_no_message_holds_a_password(tmp_path: Path, address: str) -> None:
    assert "secret" not in refusal(here(tmp_path, address))


def test_a_problem_without_a_name_is_told_in_the_words_of_the_driver(store: Store) -> None:
    with pytest.raises(StoreError, match=r"no such table: nowhere$"), store._reading() as connection:
        connection.exec_driver_sql("SELECT 1 FROM nowhere")
    with pytest.raises(OperationalError), store._engine.connect() as connection:
        connection.exec_driver_sql("SELECT 1 FROM nowhere")
