from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import pytest

from flows.blobs import Blobs
from flows.calling import directly
from flows.errors import PluginError, SettingsError, SourceError, StoreError
from flows.ingest import parsing
from flows.ingest.run import BATCH, Attempt, Ingested, Means, Order, decide, ingest, receive
from flows.isolation import Death, Isolated
from flows.settings import ParseBudget, Settings
from flows.store import Store
from flows.workshop import PARSING
from schemas.failure import Failure
from schemas.head import ArticleHead
from schemas.relations import Kin
from schemas.run import DocumentReport, Outcome
from schemas.sources import PluginConfig
from tests.records import RECEIVED, a_folder_request, a_raw, an_article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

P = ParamSpec("P")
T = TypeVar("T")

TEXT = "The committee met on Monday. It will decide on the matter in March, its chair said.\n"
SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def isolated() -> Iterator[Isolated]:
    with Isolated(ParseBudget()) as handle:
        handle.warm_up(*PARSING)
        yield handle


@dataclass(frozen=True)
class Desk:
    """A folder of documents and everything that is needed to take them in."""

    inbox: Path
    means: Means

    def write(self, name: str, text: str | bytes = TEXT) -> None:
        (self.inbox / name).parent.mkdir(parents=True, exist_ok=True)
        (self.inbox / name).write_bytes(text if isinstance(text, bytes) else text.encode())

    def order(self, *, retry: bool = False, location: Path | None = None) -> Order:
        request = a_folder_request(location or self.inbox, ("*.txt",), 100_000)
        return Order(request=request, retry=retry)

    def ingest(self, *, retry: bool = False, days: int = 0) -> Ingested:
        return ingest(self.order(retry=retry), self.means, received=RECEIVED + timedelta(days=days))


@pytest.fixture
def desk(tmp_path: Path, isolated: Isolated) -> Iterator[Desk]:
    (tmp_path / "inbox").mkdir()
    with Store.open(Settings(data=tmp_path / "desk")) as store:
        yield Desk(tmp_path / "inbox", Means(store, Blobs(tmp_path / "desk" / "originals"), isolated))


def outcomes(ingested: Ingested) -> list[tuple[str, str]]:
    return [(one.uri, one.outcome.value) for one in ingested.documents]


def test_a_new_document_is_taken_with_its_original_kept(desk: Desk) -> None:
    desk.write("a.txt")
    (report,) = desk.ingest().documents
    assert (report.uri, report.outcome, report.reason) == ("a.txt", Outcome.TAKEN, None)
    assert report.sha256 is not None
    assert report.article == report.sha256[:16]
    assert desk.means.blobs.read(report.sha256) == TEXT.encode()
    (article,) = desk.means.store.articles([report.article])
    assert article.uri == "a.txt"
    assert report.notices == tuple(notice.text for notice in article.notices)
    assert desk.means.store.raw(report.sha256).received == RECEIVED


def test_running_twice_is_running_once(desk: Desk) -> None:
    desk.write("a.txt")
    desk.write("b.txt", TEXT * 2)
    first = desk.ingest()
    second = desk.ingest(days=7)
    assert outcomes(second) == [("a.txt", "known"), ("b.txt", "known")]
    assert [one.article for one in second.documents] == [one.article for one in first.documents]
    assert [one.title for one in second.documents] == [one.title for one in first.documents]
    assert second.documents[0].detail == "taken by an earlier run"
    assert desk.means.store.raw(first.documents[0].sha256 or "").received == RECEIVED


def test_a_known_document_is_not_parsed_again(desk: Desk) -> None:
    desk.write("a.txt")
    desk.ingest()
    steps: list[str] = []

    def call(step: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        steps.append(step.__name__)
        return step(*args, **kwargs)

    ingest(desk.order(), desk.means, received=RECEIVED, call=call)
    desk.write("b.txt", TEXT * 2)
    ingest(desk.order(), desk.means, received=RECEIVED, call=call)
    assert steps == ["receive", "receive", "take"]


def test_a_copy_finds_what_an_older_program_has_stored_without_looking_for_its_like(desk: Desk) -> None:
    desk.write("a.txt")
    (first,) = desk.ingest().documents
    (article,) = desk.means.store.articles([first.article or ""])
    desk.means.store.put_kin(article.id, Kin(fingerprint=(), relations=()))
    desk.write("b.txt", TEXT.replace(".", "!"))
    (_, second) = desk.ingest().documents
    (found,) = desk.means.store.relations([second.article or ""])
    assert (found.first, found.second) == (first.article, second.article)


def test_the_same_bytes_under_two_names_are_one_document(desk: Desk) -> None:
    desk.write("one/same.txt")
    desk.write("two/same.txt")
    first, second = desk.ingest().documents
    assert (first.outcome, second.outcome, second.reason) == (Outcome.TAKEN, Outcome.DUPLICATE, "duplicate")
    assert second.detail == "the same bytes as one/same.txt"
    assert second.article == first.article
    assert outcomes(desk.ingest()) == [("one/same.txt", "known"), ("two/same.txt", "duplicate")]


def test_a_document_under_a_new_name_is_known_under_that_name(desk: Desk) -> None:
    desk.write("a.txt")
    desk.ingest()
    (desk.inbox / "a.txt").rename(desk.inbox / "z.txt")
    assert outcomes(desk.ingest()) == [("z.txt", "known")]


def test_one_bad_document_never_stops_a_run(desk: Desk) -> None:
    desk.write("a.txt", b"")
    desk.write("b.txt", b"\x89PNG\r\n" + bytes(300))
    desk.write("c.txt")
    desk.write("d.txt", b"x" * 200_000)
    (desk.inbox / "e.txt").symlink_to("/etc/hostname")
    desk.write("f.txt", b" \n\t ")
    reports = desk.ingest().documents
    assert [(one.uri, one.outcome.value, one.reason) for one in reports] == [
        ("a.txt", "refused", "empty"),
        ("b.txt", "refused", "unsupported-type"),
        ("c.txt", "taken", None),
        ("d.txt", "refused", "too-large"),
        ("e.txt", "refused", "symlink"),
        ("f.txt", "refused", "empty"),
    ]
    assert reports[1].detail == "no reader takes image/png"
    assert reports[1].sha256 is not None
    assert reports[1].article is None
    assert desk.means.blobs.read(reports[1].sha256).startswith(b"\x89PNG")


def test_what_was_passed_over_is_counted_with_an_example(desk: Desk) -> None:
    for name in ("a.txt", ".hidden", ".more", "b.pdf"):
        desk.write(name)
    passed = desk.ingest().passed_over
    assert [(one.reason, one.number, one.example) for one in passed] == [
        ("hidden", 2, ".hidden"),
        ("other name", 1, "b.pdf"),
    ]


def test_a_refused_document_is_told_again_and_not_tried_again(desk: Desk) -> None:
    desk.write("a.txt", b"\x89PNG\r\n")
    desk.ingest()
    (again,) = desk.ingest(days=7).documents
    assert (again.outcome, again.reason) == (Outcome.REFUSED, "unsupported-type")
    assert again.detail == "no reader takes image/png"
    assert again.notices == ("tried once, last on 2026-11-23; not tried again",)
    (failure,) = desk.means.store.failures([again.sha256 or ""])
    assert failure.attempts == 1


def test_a_refused_document_is_tried_again_on_request(desk: Desk) -> None:
    desk.write("a.txt", b"\x89PNG\r\n")
    desk.ingest()
    (again,) = desk.ingest(retry=True, days=7).documents
    assert again.detail == "no reader takes image/png"
    (told,) = desk.ingest(days=8).documents
    assert told.notices == ("tried 2 times, last on 2026-11-30; not tried again",)


def test_a_refused_document_is_tried_again_by_another_version(desk: Desk) -> None:
    desk.write("a.txt")
    raw = a_raw(TEXT.encode())
    old = Failure(
        sha256=raw.sha256,
        uri="a.txt",
        outcome=Outcome.FAILED,
        reason="crash",
        detail="it ended by SIGSEGV",
        program="deskbrief 0.0.1, plain-text rules 0",
        tried=RECEIVED,
    )
    desk.means.store.put_failure(raw, old)
    assert outcomes(desk.ingest()) == [("a.txt", "taken")]
    assert desk.means.store.failures([raw.sha256]) == ()


def test_a_document_that_kills_its_child_has_failed_and_the_next_is_taken(desk: Desk) -> None:
    desk.write("a.txt", TEXT * 100)
    desk.write("b.txt")
    # Enough for the rules and a small document, not for the record of a large one.
    with Isolated(ParseBudget(output=8_000)) as narrow:
        means = Means(desk.means.store, desk.means.blobs, narrow)
        reports = ingest(desk.order(), means, received=RECEIVED).documents
    assert [(one.outcome, one.reason) for one in reports] == [(Outcome.FAILED, "output"), (Outcome.TAKEN, None)]
    (failure,) = desk.means.store.failures([reports[0].sha256 or ""])
    assert (failure.outcome, failure.reason, failure.attempts) == (Outcome.FAILED, "output", 1)
    assert failure.program.startswith("deskbrief ")


def test_many_documents_are_parsed_by_two_children_and_reported_in_order(desk: Desk) -> None:
    names = [f"{number:03}.txt" for number in range(BATCH + 25)]
    for name in names:
        desk.write(name, f"{name}\n{TEXT}")
    seen: list[tuple[int, int]] = []
    found = ingest(desk.order(), desk.means, received=RECEIVED, progress=lambda done, total: seen.append((done, total)))
    assert [one.uri for one in found.documents] == names
    assert {one.outcome for one in found.documents} == {Outcome.TAKEN}
    assert seen == [(done, len(names)) for done in range(len(names) + 1)]


def test_progress_starts_behind_what_is_known(desk: Desk) -> None:
    desk.write("a.txt")
    desk.ingest()
    desk.write("b.txt", TEXT * 2)
    seen: list[tuple[int, int]] = []
    ingest(desk.order(), desk.means, received=RECEIVED, progress=lambda *step: seen.append(step))
    assert seen == [(1, 2), (2, 2)]


def test_a_folder_in_which_nothing_can_be_read_is_reported_without_parsing(desk: Desk) -> None:
    desk.write("a.txt", b"")
    assert outcomes(desk.ingest()) == [("a.txt", "refused")]


def test_a_missing_folder_ends_the_run(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="there is no such folder"):
        ingest(desk.order(location=tmp_path / "none"), desk.means, received=RECEIVED)


def test_a_source_that_fails_just_now_ends_the_run_in_one_line(desk: Desk) -> None:
    def call(step: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        if step.__name__ == "receive":
            raise OSError(5, "Input/output error")
        return step(*args, **kwargs)

    with pytest.raises(SourceError) as caught:
        ingest(desk.order(), desk.means, received=RECEIVED, call=call)
    assert str(caught.value) == (
        "inbox: it cannot be read just now: Input/output error; look to the disk or the network and run again"
    )


def test_an_unknown_source_ends_the_run(desk: Desk) -> None:
    config = PluginConfig(name="wire", plugin="wire")
    order = Order(request=desk.order().request.model_copy(update={"config": config}))
    with pytest.raises(PluginError, match=r"source 'wire': there is no such source; there are .*folder"):
        ingest(order, desk.means, received=RECEIVED)


def test_limits_that_leave_no_room_for_the_rules_are_a_wrong_setting(desk: Desk) -> None:
    class Cramped(Isolated):
        """Dies of every call; what is too small depends on what a machine has loaded already."""

        def call(self, *_args: object, **_kwargs: object) -> Death:
            return Death(kind="memory", detail="it needed more than 1.0 MB")

    desk.write("a.txt")
    with (
        Cramped(ParseBudget()) as cramped,
        pytest.raises(SettingsError, match=r"limits\.parse: the cleaning rules cannot even be loaded within them"),
    ):
        ingest(desk.order(), Means(desk.means.store, desk.means.blobs, cramped), received=RECEIVED)


def test_a_damaged_original_ends_the_run_and_the_next_one_goes_on(desk: Desk) -> None:
    desk.write("a.txt")
    desk.write("b.txt", TEXT * 2)
    desk.write("c.txt", TEXT * 3)
    receive(desk.order(), desk.means.blobs, RECEIVED)
    sha256 = a_raw((TEXT * 2).encode()).sha256
    damaged = desk.means.blobs.folder / sha256[:2] / sha256
    damaged.chmod(0o644)
    damaged.write_bytes((TEXT * 2).encode()[::-1])
    with pytest.raises(StoreError, match=f"{sha256}: this original is damaged"):
        desk.ingest()
    damaged.unlink()
    assert {outcome for _, outcome in outcomes(desk.ingest())} <= {"taken", "known"}


def test_deciding_takes_the_first_of_the_same_bytes_and_asks_no_clock() -> None:
    raws = [a_raw(b"one", "a"), a_raw(b"two", "b"), a_raw(b"one", "c"), a_raw(b"three", "d"), a_raw(b"four", "e")]
    attempt = Attempt("rules 2", RECEIVED)
    article = an_article(raws[1])
    head = ArticleHead(
        article=article.id, raw=article.raw, cleaned_by="rules 2", title="Two", kind=article.kind, published=None
    )
    refused = [
        Failure(
            sha256=raw.sha256,
            uri="x",
            outcome=Outcome.REFUSED,
            reason="garbled",
            detail="no text",
            program=program,
            tried=RECEIVED,
        )
        for raw, program in ((raws[3], attempt.program), (raws[4], "an older one"))
    ]
    known, new = decide(raws, [head], refused, attempt)
    assert [(one.uri, one.outcome, one.title) for one in known] == [
        ("b", Outcome.KNOWN, "Two"),
        ("d", Outcome.REFUSED, None),
    ]
    assert [one.uri for one in new] == ["a", "e"]


def test_the_seeds_are_taken(desk: Desk) -> None:
    ingested = ingest(desk.order(location=SEEDS), desk.means, received=RECEIVED)
    assert [one.outcome for one in ingested.documents] == [Outcome.TAKEN] * 3
    assert all(isinstance(one, DocumentReport) and one.title for one in ingested.documents)


def test_the_rules_have_a_name(isolated: Isolated) -> None:
    named = directly(isolated.call, parsing.rules)
    assert not isinstance(named, Death)
    assert named
