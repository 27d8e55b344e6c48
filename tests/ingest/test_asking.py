from __future__ import annotations

import os
import sys
from datetime import timedelta
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import pytest

from flows.errors import SettingsError, SourceError
from flows.ingest import run
from flows.ingest.asking import Intake, fared, take_in
from flows.ingest.stated import Stated, wanted
from flows.workshop import Workshop, opened
from schemas.run import Asked, Outcome, SourceReport
from schemas.sources import GIVEN, FeedConfig, FolderConfig, SourceState
from tests.desk import GRAIN, TREATY, Desk
from tests.hostile_server import HostileServer, page
from tests.records import RECEIVED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from flows.ingest.run import Ingested

P = ParamSpec("P")
T = TypeVar("T")

ALL = Intake(stated=True)
FILE = """\
version: 1
sources:
  - {name: first, kind: folder, path: first}
  - {name: second, kind: folder, path: second}
  - {name: third, kind: folder, path: third, enabled: false}
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    for name in ("first", "second", "third"):
        (tmp_path / name).mkdir()
    (tmp_path / "sources.yaml").write_text(FILE, encoding="utf-8")
    return desk


@pytest.fixture
def workshop(desk: Desk) -> Iterator[Workshop]:
    with opened(desk.settings, RECEIVED, printing=False) as workshop:
        yield workshop


def write(desk: Desk, name: str, text: str | bytes = TREATY) -> Path:
    """Write a file that nobody has touched for an hour."""
    path = desk.folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    changed = RECEIVED.timestamp() - 3600
    os.utime(path, (changed, changed))
    return path


def outcomes(ingested: Ingested) -> list[tuple[str | None, str, str]]:
    return [(one.source, one.uri, one.outcome.value) for one in ingested.documents]


def told(ingested: Ingested) -> list[tuple[str, str, int]]:
    return [(one.name, one.outcome.value, one.documents) for one in ingested.sources]


def test_every_source_that_is_enabled_is_asked_in_the_order_of_the_file(desk: Desk, workshop: Workshop) -> None:
    write(desk, "first/a.txt")
    write(desk, "second/b.txt", GRAIN)
    write(desk, "second/.hidden")
    write(desk, "third/c.txt")
    ingested = take_in(ALL, workshop)
    assert outcomes(ingested) == [("first", "a.txt", "taken"), ("second", "b.txt", "taken")]
    assert told(ingested) == [("first", "answered", 1), ("second", "answered", 1)]
    assert [(one.reason, one.example) for one in ingested.passed_over] == [("hidden", ".hidden")]
    assert ingested.sources[1].passed_over == ingested.passed_over
    states = workshop.store.sources()
    assert {name: (one.succeeded, one.failures, one.documents) for name, one in states.items()} == {
        "first": (RECEIVED, 0, 1),
        "second": (RECEIVED, 0, 1),
    }


def test_a_source_that_fails_stops_no_other_and_its_state_says_so(desk: Desk, workshop: Workshop) -> None:
    write(desk, "second/b.txt", GRAIN)
    ingested = take_in(ALL, workshop)
    assert told(ingested) == [("first", "failed", 0), ("second", "answered", 1)]
    assert "no file in this folder matches" in (ingested.sources[0].problem or "")
    state = workshop.store.sources()["first"]
    assert (state.failures, state.succeeded, state.problem) == (1, None, ingested.sources[0].problem)
    write(desk, "first/a.txt")
    take_in(ALL, workshop)
    state = workshop.store.sources()["first"]
    assert (state.failures, state.succeeded, state.problem) == (0, RECEIVED, None)


def test_a_source_whose_extra_or_plugin_is_missing_fails_alone(desk: Desk, workshop: Workshop) -> None:
    write(desk, "first/a.txt")
    lines = FILE.replace("{name: second, kind: folder, path: second}", "{name: wire, kind: plugin, plugin: agency}")
    (desk.folder / "sources.yaml").write_text(lines, encoding="utf-8")
    ingested = take_in(ALL, workshop)
    assert told(ingested) == [("first", "answered", 1), ("wire", "failed", 0)]
    assert "there is no such source" in (ingested.sources[1].problem or "")


BROKEN = """
from flows.ingest.sources import Found


class Agency:
    def offers(self, request):
        yield Found(uri="a.txt", media_type="text/plain", content=b"Words.")
        {then}


AGENCY = Agency()
"""


def test_a_folder_that_is_gone_is_the_failure_of_its_source_alone(desk: Desk, workshop: Workshop) -> None:
    write(desk, "second/b.txt", GRAIN)
    (desk.folder / "first").rmdir()
    ingested = take_in(ALL, workshop)
    assert told(ingested) == [("first", "failed", 0), ("second", "answered", 1)]
    assert "there is no such folder" in (ingested.sources[0].problem or "")


@pytest.fixture
def install(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return a function that states a source of another package, which ends its offers with a line of its own."""
    monkeypatch.syspath_prepend(str(desk.folder))
    info = desk.folder / "agency_package-1.2.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: agency_package\nVersion: 1.2\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[deskbrief.sources]\nagency = agency_package:AGENCY\n", encoding="utf-8")
    lines = FILE.replace("{name: first, kind: folder, path: first}", "{name: wire, kind: plugin, plugin: agency}")
    (desk.folder / "sources.yaml").write_text(lines, encoding="utf-8")

    def install(then: str) -> None:
        (desk.folder / "agency_package.py").write_text(BROKEN.format(then=then), encoding="utf-8")
        monkeypatch.delitem(sys.modules, "agency_package", raising=False)

    return install


@pytest.mark.parametrize(
    ("then", "told"),
    [
        (
            "raise KeyError('desk')",
            (
                "source 'agency': the entry point deskbrief.sources:agency = agency_package:AGENCY of agency_package "
                "1.2 fails when it is asked (KeyError: 'desk'); mend or uninstall it"
            ),
        ),
        ("raise RuntimeError('no\\nanswer')", "(RuntimeError: no answer)"),
        ("yield 'b.txt'", "(TypeError: it offers what is of type str)"),
        ("raise OSError('no answer')", "cannot be read just now: no answer;"),
    ],
)
def test_a_plugin_that_fails_is_named_and_stops_no_other(
    desk: Desk, workshop: Workshop, install: Callable[[str], None], then: str, told: str
) -> None:
    install(then)
    write(desk, "second/b.txt", GRAIN)
    ingested = take_in(ALL, workshop)
    assert [(one.name, one.outcome.value) for one in ingested.sources] == [("wire", "failed"), ("second", "answered")]
    problem = ingested.sources[0].problem or ""
    assert told in problem
    assert "\n" not in problem
    assert workshop.store.sources()["wire"].problem == problem


def test_a_disk_that_fails_just_now_costs_one_source(desk: Desk, workshop: Workshop) -> None:
    write(desk, "second/b.txt", GRAIN)

    def call(step: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        if step is run.receive and "first" in repr(args[0]):
            raise OSError(5, "Input/output error")
        return step(*args, **kwargs)

    ingested = take_in(ALL, workshop, call)
    assert told(ingested) == [("first", "failed", 0), ("second", "answered", 1)]
    assert "cannot be read just now: Input/output error" in (ingested.sources[0].problem or "")


def test_only_the_sources_that_are_named_are_asked_also_one_that_is_switched_off(
    desk: Desk, workshop: Workshop
) -> None:
    write(desk, "third/c.txt")
    ingested = take_in(Intake(stated=True, only=("third",)), workshop)
    assert outcomes(ingested) == [("third", "c.txt", "taken")]


def test_the_same_bytes_in_two_sources_are_one_document(desk: Desk, workshop: Workshop) -> None:
    for name in ("first/a.txt", "second/b.txt"):
        write(desk, name)
    first, second = take_in(ALL, workshop).documents
    assert (second.outcome, second.detail) == (Outcome.DUPLICATE, "the same bytes as a.txt of first")
    assert second.article == first.article
    assert first.outcome is Outcome.TAKEN


def test_what_has_not_changed_is_known_without_being_read(
    desk: Desk, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(desk, "first/a.txt")
    write(desk, "second/b.txt", b"\x89PNG\r\n")
    before = take_in(ALL, workshop)

    def fail(*_: object) -> str:
        raise AssertionError

    monkeypatch.setattr(workshop.blobs.__class__, "keep", fail)
    again = take_in(ALL, workshop)
    assert outcomes(again) == [("first", "a.txt", "known"), ("second", "b.txt", "refused")]
    assert again.documents[0].article == before.documents[0].article
    assert told(again) == told(before)


def test_another_version_reads_what_is_remembered_again_from_its_original(
    desk: Desk, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(desk, "first/a.txt", b"\x89PNG\r\n")
    write(desk, "second/b.txt", GRAIN)
    sha256 = take_in(ALL, workshop).documents[0].sha256 or ""
    (failure,) = workshop.store.failures([sha256])
    older = failure.model_copy(update={"program": "deskbrief 0.0.1"})
    workshop.store.put_failure(workshop.store.raw(sha256), older)

    def fail(*_: object) -> str:
        raise AssertionError

    monkeypatch.setattr(workshop.blobs.__class__, "keep", fail)
    again = take_in(ALL, workshop).documents[0]
    assert (again.outcome, again.reason, again.notices) == (Outcome.REFUSED, "unsupported-type", ())
    assert [one.program for one in workshop.store.failures([sha256])] == [failure.program]


def test_a_document_whose_original_is_lost_is_read_again(desk: Desk, workshop: Workshop) -> None:
    write(desk, "first/a.txt")
    (report,) = take_in(ALL, workshop).documents
    assert report.sha256 is not None
    original = workshop.settings.originals / report.sha256[:2] / report.sha256
    original.unlink()
    take_in(ALL, workshop)
    assert original.is_file()


def test_nothing_is_remembered_of_a_document_that_could_not_be_stored(desk: Desk, workshop: Workshop) -> None:
    write(desk, "first/a.txt")

    def call(step: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        if step is run.take:
            raise KeyboardInterrupt
        return step(*args, **kwargs)

    with pytest.raises(KeyboardInterrupt):
        take_in(ALL, workshop, call)
    assert workshop.store.remembered("first") == ()
    assert workshop.store.sources() == {}
    assert ("first", "a.txt", "taken") in outcomes(take_in(ALL, workshop))


def test_a_source_that_is_to_be_left_alone_is_deferred_and_says_until_when(desk: Desk, workshop: Workshop) -> None:
    write(desk, "first/a.txt")
    write(desk, "second/b.txt", GRAIN)
    until = RECEIVED + timedelta(hours=2)
    state = SourceState(name="second", tried=RECEIVED, failures=1, problem="it asked to wait", not_before=until)
    workshop.store.put_source(state, ())
    ingested = take_in(ALL, workshop)
    assert told(ingested) == [("first", "answered", 1), ("second", "deferred", 0)]
    assert ingested.sources[1].problem == "it is to be left alone until 2026-11-23 08:00 UTC (it asked to wait)"
    assert ingested.sources[1].not_before == until
    assert workshop.store.sources()["second"] == state
    again = take_in(ALL.model_copy(update={"retry": True}), workshop)
    assert told(again)[1] == ("second", "answered", 1)


def test_a_folder_that_is_given_fails_the_run_and_needs_no_file(desk: Desk, workshop: Workshop) -> None:
    (desk.folder / "sources.yaml").unlink()
    write(desk, "first/a.txt")
    ingested = take_in(Intake(folder=str(desk.folder / "first")), workshop)
    assert outcomes(ingested) == [(GIVEN, "a.txt", "taken")]
    assert ingested.sources == ()
    with pytest.raises(SourceError, match="no file in this folder matches"):
        take_in(Intake(folder=str(desk.folder / "second")), workshop)


def feed(**changed: object) -> FeedConfig:
    return FeedConfig.model_validate({"name": "feed", "url": "https://desk.example/feed", **changed})


def failed(**changed: object) -> SourceReport:
    return SourceReport.model_validate(
        {"name": "feed", "kind": "feed", "outcome": Asked.FAILED, "problem": "no answer", **changed}
    )


def test_a_server_that_stays_silent_is_asked_less_and_less_often_but_once_a_day() -> None:
    state, waits = None, []
    for _ in range(10):
        state = fared(feed(), state, RECEIVED, failed())
        waits.append((state.not_before - RECEIVED).total_seconds() / 3600 if state.not_before else None)
    assert waits == [None, None, 1, 2, 4, 8, 16, 24, 24, 24]
    assert state is not None
    assert (state.failures, state.problem) == (10, "no answer")


def test_a_folder_is_asked_at_every_run_however_often_it_has_failed() -> None:
    state = SourceState(name="inbox", tried=RECEIVED, failures=9)
    report = failed(name="inbox", kind="folder")
    assert fared(FolderConfig(name="inbox", path="inbox"), state, RECEIVED, report).not_before is None


def test_when_a_source_says_itself_how_long_to_wait_that_holds() -> None:
    until = RECEIVED + timedelta(minutes=5)
    assert fared(feed(), None, RECEIVED, failed(not_before=until)).not_before == until


def test_a_name_that_is_not_stated_is_told_with_those_that_are() -> None:
    file = Stated(path="sources.yaml", contact=None, sources=(feed(enabled=False),))
    with pytest.raises(SettingsError, match="--source: there is no source 'fed'; there are feed"):
        wanted(file, ("fed",))
    with pytest.raises(SettingsError, match=r"sources\.yaml: sources: none is enabled"):
        wanted(file, ())


@pytest.mark.parametrize(
    ("intake", "words", "given"),
    [
        (Intake(), "what was taken in before", False),
        (Intake(folder="inbox"), "inbox", True),
        (Intake(files=("-",)), "-", True),
        (Intake(files=("a.pdf", "b.pdf")), "2 files", True),
        (Intake(stated=True), "all sources", True),
        (Intake(stated=True, only=("a", "b")), "a, b", True),
    ],
)
def test_what_is_asked_is_told_in_a_few_words(intake: Intake, words: str, *, given: bool) -> None:
    assert (intake.told, intake.given) == (words, given)


def test_the_sources_of_a_run_know_of_each_other_what_their_hosts_have_said(desk: Desk, workshop: Workshop) -> None:
    with HostileServer() as server:
        server.at("/robots.txt", page(b"User-agent: *\nDisallow: /inner/"))
        sources = "".join(
            f"  - {{name: {name}, kind: pages, seconds_between: 0, allow: [127.0.0.1], urls: ['{url}']}}\n"
            for name, url in (("one", server.at("/a", page(TREATY.encode()))), ("two", server.uri("/inner/b")))
        )
        (desk.folder / "sources.yaml").write_text(f"version: 1\nsources:\n{sources}", encoding="utf-8")
        assert told(take_in(ALL, workshop)) == [("one", "answered", 1), ("two", "failed", 0)]
        assert server.paths() == ["/robots.txt", "/a"]


FEED = """\
version: 1
sources:
  - {{name: feed, kind: feed, url: '{}', seconds_between: {}, robots: false, allow: [127.0.0.1], full_text: {}}}
"""


SENT = page(
    b'<rss version="2.0"><channel><item><title>Treaty</title><link>/7</link></item></channel></rss>', 'ETag: "1"'
)


@pytest.fixture
def site() -> Iterator[HostileServer]:
    """Yield a server of a feed that never changes, with one entry that is a title alone."""
    with HostileServer() as server:
        server.at("/feed", SENT, page(b"", status=304))
        server.at("/7", page(TREATY.encode(), "Content-Type: text/plain"))
        yield server


def state_feed(desk: Desk, site: HostileServer, *, full_text: bool, pause: float = 0.0) -> None:
    text = FEED.format(site.uri("/feed"), pause, str(full_text).lower())
    (desk.folder / "sources.yaml").write_text(text, encoding="utf-8")


def test_what_a_source_is_asked_for_otherwise_is_found_although_its_feed_has_not_changed(
    desk: Desk, workshop: Workshop, site: HostileServer
) -> None:
    state_feed(desk, site, full_text=False)
    (turned_away,) = take_in(ALL, workshop).documents
    assert turned_away.reason == "no-content"
    assert take_in(ALL, workshop).documents == ()
    state_feed(desk, site, full_text=True)
    site.at("/feed", SENT)
    assert outcomes(take_in(ALL, workshop)) == [("feed", site.uri("/7"), "taken")]
    assert "if-none-match" not in site.asked[-2].headers


def test_a_document_of_a_feed_that_has_not_changed_is_known_and_tried_again_when_asked(
    desk: Desk, workshop: Workshop, site: HostileServer
) -> None:
    state_feed(desk, site, full_text=True)
    site.at("/7", page(b"\x89PNG\r\n"))
    (before,) = take_in(ALL, workshop).documents
    (again,) = take_in(ALL, workshop).documents
    assert (before.reason, len(again.notices)) == ("unsupported-type", 1)
    (retried,) = take_in(ALL.model_copy(update={"retry": True}), workshop).documents
    assert (retried.reason, retried.notices) == ("unsupported-type", ())
    assert site.paths() == ["/feed", "/7", "/feed", "/feed"]


def test_a_source_that_is_only_asked_slower_forgets_nothing(
    desk: Desk, workshop: Workshop, site: HostileServer
) -> None:
    state_feed(desk, site, full_text=True)
    take_in(ALL, workshop)
    state_feed(desk, site, full_text=True, pause=0.001)
    assert outcomes(take_in(ALL, workshop)) == [("feed", site.uri("/7"), "known")]
    assert site.asked[-1].headers["if-none-match"] == '"1"'


def test_what_was_put_off_is_asked_for_with_a_retry(desk: Desk, workshop: Workshop, site: HostileServer) -> None:
    site.at("/feed", SENT)
    site.at("/7", page(b"", "Retry-After: 3600", status=429), page(TREATY.encode(), "Content-Type: text/plain"))
    state_feed(desk, site, full_text=True)
    assert [one.reason for one in take_in(ALL, workshop).documents] == ["rate-limited"]
    assert [one.reason for one in take_in(ALL, workshop).passed_over] == ["left alone"]
    assert outcomes(take_in(ALL.model_copy(update={"retry": True}), workshop)) == [("feed", site.uri("/7"), "taken")]
