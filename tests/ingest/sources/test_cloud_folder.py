from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import fsspec  # type: ignore[import-untyped]  # brings no types
import pytest
from moto.server import ThreadedMotoServer

from flows.errors import SourceError
from flows.ingest.sources import Found, Offer, PassedOver, Request, TurnedAway, Unchanged
from flows.ingest.sources.cloud_folder import SOURCE
from schemas.sources import CloudConfig, Remembered
from tests.records import RECEIVED

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = "memory://desk/briefs"


def asked(url: str = FOLDER, remembered: tuple[Remembered, ...] = (), **config: object) -> list[Offer]:
    stated = CloudConfig.model_validate({"name": "cloud", "url": url, **config})
    return list(SOURCE.offers(Request(config=stated, largest=1000, started=RECEIVED, remembered=remembered)))


def said(offers: list[Offer]) -> list[tuple[str, str]]:
    """Return what was offered, by name, without what is to be remembered."""
    return [(one.uri, getattr(one, "reason", type(one).__name__)) for one in offers if not isinstance(one, Remembered)]


def refusal(url: str, **config: object) -> str:
    with pytest.raises(SourceError) as caught:
        asked(url, (), **config)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.fixture
def memory() -> Iterator[Any]:
    """Yield a file system in memory, empty, with a way to write into our folder."""
    system = fsspec.filesystem("memory")
    system.store.clear()
    system.pseudo_dirs[:] = [""]
    yield system
    system.store.clear()


def write(memory: Any, *names: str, content: bytes = b"text") -> None:  # noqa: ANN401 - fsspec brings no types
    for name in names:
        memory.pipe_file(f"/desk/briefs/{name}", content)


def test_files_come_with_their_bytes_in_the_order_of_their_names(memory: Any) -> None:  # noqa: ANN401
    write(memory, "b.txt", "a/z.PDF", content=b"caf\xe9\x00")
    found = asked()
    assert said(found) == [("a/z.PDF", "Found"), ("b.txt", "Found")]
    assert found[0] == Found(uri="a/z.PDF", media_type="application/pdf", content=b"caf\xe9\x00")


def test_what_is_no_document_is_passed_over_and_what_cannot_be_one_is_turned_away(memory: Any) -> None:  # noqa: ANN401
    write(memory, "._a.txt", ".git/a.txt", "README.md", "a.part", "table.xlsx", "good.txt")
    write(memory, "empty.txt", content=b"")
    write(memory, "huge.txt", content=b"x" * 1001)
    assert said(asked()) == [
        ("._a.txt", "apple-double"),
        (".git/a.txt", "hidden"),
        ("README.md", "readme"),
        ("a.part", "temporary"),
        ("empty.txt", "empty"),
        ("good.txt", "Found"),
        ("huge.txt", "too-large"),
        ("table.xlsx", "other name"),
    ]


def test_patterns_choose_by_name(memory: Any) -> None:  # noqa: ANN401
    write(memory, "a.txt", "b.pdf")
    assert said(asked(patterns=("*.PDF",))) == [("a.txt", "other name"), ("b.pdf", "Found")]


def test_what_has_not_changed_is_not_read_again(memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ANN401
    write(memory, "a.txt", "b.txt")
    remembered = tuple(one for one in asked() if isinstance(one, Remembered))
    assert [one.uri for one in remembered] == [f"{FOLDER}/a.txt", f"{FOLDER}/b.txt"]
    assert {one.sha256 for one in remembered} == {hashlib.sha256(b"text").hexdigest()}
    write(memory, "b.txt", content=b"more")
    read: list[str] = []
    cat = type(memory).cat_file

    def noted(self: Any, path: str, **places: int) -> bytes:  # noqa: ANN401
        read.append(path)
        content: bytes = cat(self, path, **places)
        return content

    monkeypatch.setattr(type(memory), "cat_file", noted)
    again = asked(remembered=remembered)
    assert said(again) == [("a.txt", "Unchanged"), ("b.txt", "Found")]
    assert read == ["/desk/briefs/b.txt"]


def test_a_file_that_changes_or_goes_while_the_folder_is_read_costs_itself_alone(memory: Any) -> None:  # noqa: ANN401
    write(memory, "a.txt", "b.txt", "c.txt")
    offers = SOURCE.offers(Request(config=CloudConfig(name="cloud", url=FOLDER), largest=1000, started=RECEIVED))
    first = [next(offers), next(offers)]
    write(memory, "b.txt", content=b"longer than it was")
    memory.rm("/desk/briefs/c.txt")
    assert said([*first, *offers]) == [("a.txt", "Found"), ("b.txt", "unfinished"), ("c.txt", "unreadable")]


def test_a_file_system_that_fails_says_so_in_one_line(memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ANN401
    write(memory, "a.txt")

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("no\nkeys")

    with monkeypatch.context() as patch:
        patch.setattr(type(memory), "cat_file", fail)
        (away,) = asked()
        assert isinstance(away, TurnedAway)
        assert (away.reason, away.detail) == ("unreadable", "RuntimeError: no keys")
    monkeypatch.setattr(type(memory), "find", fail)
    assert refusal(FOLDER) == f"{FOLDER}: it does not answer: RuntimeError: no keys"


def test_a_network_that_fails_may_heal(memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ANN401
    def fail(*_: object, **__: object) -> None:
        raise ConnectionResetError(104, "Connection reset by peer")

    monkeypatch.setattr(type(memory), "find", fail)
    with pytest.raises(ConnectionResetError):
        asked()


def test_a_folder_without_documents_is_told(memory: Any) -> None:  # noqa: ANN401
    write(memory, "table.xlsx")
    assert "no file in this folder matches *.txt" in refusal(FOLDER)


def test_a_folder_that_holds_too_much_is_told(memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ANN401
    write(memory, "a.txt", "b.txt")
    monkeypatch.setattr("flows.ingest.sources.cloud_folder._MOST", 1)
    assert refusal(FOLDER) == f"{FOLDER}: it holds 2 files; name a folder in it with 1 at most"


def test_an_address_that_cannot_be_asked_is_told() -> None:
    assert "state a source of the kind 'pages'" in refusal("https://desk.example/briefs")
    assert "nobody knows s4://; is it misspelt?" in refusal("s4://desk")
    assert "memory:// takes no 'endpoint'" in refusal("memory://desk", endpoint="http://127.0.0.1:1")


def test_keys_in_an_address_are_refused_and_not_repeated() -> None:
    told = refusal("s3://key:secret@desk/briefs")
    assert "put them into the environment" in told
    assert "secret" not in told


def test_a_missing_package_is_told_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "s3fs", None)
    for protocol in ("s3", "gs"):
        monkeypatch.delitem(sys.modules["fsspec.registry"]._registry, protocol, raising=False)
    assert refusal("s3://desk/briefs") == ("s3://desk/briefs: s3:// needs the extra 's3': pip install 'deskbrief[s3]'")
    monkeypatch.setitem(sys.modules, "gcsfs", None)
    assert "gs:// needs a package: ImportError: " in refusal("gs://desk/briefs")


# On a disk, where there are links


def test_a_folder_of_this_machine_is_read_and_no_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    inbox = tmp_path / "inbox"
    (inbox / "in").mkdir(parents=True)
    (inbox / "in" / "a.txt").write_text("text", encoding="utf-8")
    (inbox / "link.txt").symlink_to(tmp_path / "secret.txt")
    (inbox / "loop").symlink_to(inbox)
    offers = asked(f"file://{inbox}")
    assert said(offers) == [("in/a.txt", "Found"), ("link.txt", "symlink"), ("loop", "other name")]
    remembered = tuple(one for one in offers if isinstance(one, Remembered))
    assert [type(one) for one in asked(f"file://{inbox}", remembered)] == [Unchanged, TurnedAway, PassedOver]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "no file in this folder matches" in refusal(f"file://{tmp_path}/none")


# In a bucket, of a server on this machine


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> Any:  # noqa: ANN401
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    system = fsspec.filesystem("s3", client_kwargs={"endpoint_url": endpoint}, use_listings_cache=False)
    if system.exists("desk"):
        system.rm("desk", recursive=True)
    system.mkdir("desk")
    return system


def test_a_bucket_is_read_once(bucket: Any, endpoint: str) -> None:  # noqa: ANN401
    bucket.pipe_file("desk/briefs/a.txt", b"text")
    bucket.pipe_file("desk/briefs/in/b.pdf", b"%PDF-1.7")
    bucket.pipe_file("desk/briefs/empty.txt", b"")
    bucket.pipe_file("desk/other/c.txt", b"elsewhere")
    first = asked("s3://desk/briefs", endpoint=endpoint)
    assert said(first) == [("a.txt", "Found"), ("empty.txt", "empty"), ("in/b.pdf", "Found")]
    remembered = tuple(one for one in first if isinstance(one, Remembered))
    assert remembered[0].etag == f"4-{hashlib.md5(b'text', usedforsecurity=False).hexdigest()}"
    bucket.pipe_file("desk/briefs/a.txt", b"more")
    again = asked("s3://desk/briefs", remembered, endpoint=endpoint)
    assert said(again) == [("a.txt", "Found"), ("empty.txt", "empty"), ("in/b.pdf", "Unchanged")]
    assert next(one.content for one in again if isinstance(one, Found)) == b"more"


def test_a_bucket_that_is_not_there_is_told(bucket: Any, endpoint: str) -> None:  # noqa: ANN401, ARG001
    assert refusal("s3://nobodys/briefs", endpoint=endpoint) == (
        "s3://nobodys/briefs: there is no such folder; mend the address"
    )


def test_a_bucket_without_keys_is_told(endpoint: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    for name in ("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"):
        monkeypatch.setenv(name, str(tmp_path / "none"))
    assert refusal("s3://desk/briefs", endpoint=endpoint)
