from __future__ import annotations

import errno
import hashlib
import os
import socket
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from flows.errors import SourceError
from flows.ingest.sources import BUILTIN, KIND, Found, Offer, PassedOver, Request, TurnedAway, Unchanged
from flows.ingest.sources.folder import SOURCE
from flows.plugins import find
from schemas.sources import FolderConfig, Remembered
from tests.records import RECEIVED, a_folder_request

if TYPE_CHECKING:
    from collections.abc import Iterator

PATTERNS = ("*.txt", "*.text", "*.md")


def offers(folder: Path | str, patterns: tuple[str, ...] = PATTERNS, largest: int = 1000) -> list[Offer]:
    return list(in_turn(folder, patterns, largest))


def in_turn(folder: Path | str, patterns: tuple[str, ...] = PATTERNS, largest: int = 1000) -> Iterator[Offer]:
    found = SOURCE.offers(a_folder_request(folder, patterns, largest))
    return (one for one in found if not isinstance(one, Remembered))


def refusal(location: Path | str, patterns: tuple[str, ...] = PATTERNS) -> str:
    with pytest.raises(SourceError) as caught:
        offers(location, patterns)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def write(folder: Path, *names: str | bytes, content: bytes = b"text") -> None:
    for name in names:
        path = os.fsencode(folder) + b"/" + os.fsencode(name)
        Path(os.fsdecode(path)).parent.mkdir(parents=True, exist_ok=True)
        Path(os.fsdecode(path)).write_bytes(content)


def turned_away(folder: Path, *beside: str) -> TurnedAway:
    """Return the one document that is turned away beside those that are found."""
    found = offers(folder)
    assert [one.uri for one in found if isinstance(one, Found)] == list(beside)
    (away,) = [one for one in found if isinstance(one, TurnedAway)]
    return away


def test_files_come_with_their_bytes_in_the_order_of_their_names_folders_among_them(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a/z.md", "a/deep/er/x.TXT", "c.text", content=b"caf\xe9\r\n\x00")
    found = offers(tmp_path)
    assert [one.uri for one in found] == ["a/deep/er/x.TXT", "a/z.md", "b.txt", "c.text"]
    assert found[0] == Found(uri="a/deep/er/x.TXT", media_type="text/plain", content=b"caf\xe9\r\n\x00")


def test_the_folder_itself_may_be_a_link_and_its_name_may_end_with_a_slash(tmp_path: Path) -> None:
    write(tmp_path / "real", "a.txt")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert [one.uri for one in offers(f"{tmp_path}/link/")] == ["a.txt"]


def test_patterns_choose_by_name_whatever_the_case(tmp_path: Path) -> None:
    write(tmp_path, "REPORT.LOG", "a.txt", "b.log")
    found = offers(tmp_path, ("*.log",))
    assert [(one.uri, type(one).__name__) for one in found] == [
        ("REPORT.LOG", "Found"),
        ("a.txt", "PassedOver"),
        ("b.log", "Found"),
    ]


def test_hidden_temporary_and_other_files_are_passed_over_each_with_its_reason(tmp_path: Path) -> None:
    names = [
        ".a.txt",
        "._a.txt",
        ".git/b.txt",
        "a.txt~",
        "b.part",
        "c.tmp",
        "d.crdownload",
        "~$e.txt",
        ".~lock.e.odt#",
        "d.partial",
        "f.pdf",
        "g.txt",
    ]
    write(tmp_path, *names)
    reasons = {one.uri: one.reason for one in offers(tmp_path) if isinstance(one, PassedOver)}
    assert reasons == {
        ".a.txt": "hidden",
        "._a.txt": "apple-double",
        ".git": "hidden",
        "a.txt~": "temporary",
        "b.part": "temporary",
        "c.tmp": "temporary",
        "d.crdownload": "temporary",
        "~$e.txt": "temporary",
        ".~lock.e.odt#": "temporary",
        "d.partial": "temporary",
        "f.pdf": "other name",
    }


def test_where_nobody_says_otherwise_every_kind_of_document_is_taken(tmp_path: Path) -> None:
    write(tmp_path, "a.pdf", "b.DOCX", "c.html", "d.md", "e.eml", "f.epub", "g.xlsx", "h.py")
    found = offers(tmp_path, FolderConfig(name="inbox", path="x").patterns)
    assert [one.uri for one in found if isinstance(one, Found)] == [
        *("a.pdf", "b.DOCX", "c.html", "d.md", "e.eml", "f.epub"),
    ]
    assert {one.media_type for one in found if isinstance(one, Found)}.isdisjoint({"application/octet-stream"})


def test_a_page_that_tells_of_the_folder_is_none_of_its_documents(tmp_path: Path) -> None:
    write(tmp_path, "README.md", "a/readme.txt", "Readme", "README on wheat.txt", "readmes.txt")
    reasons = {one.uri: one.reason for one in offers(tmp_path) if isinstance(one, PassedOver)}
    assert reasons == dict.fromkeys(("README.md", "Readme", "a/readme.txt"), "readme")


def test_a_link_is_turned_away_wherever_it_leads(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    folder = tmp_path / "inbox"
    write(folder, "a.txt")
    for target in (secret, folder / "a.txt", tmp_path / "nowhere"):
        (folder / "link.txt").symlink_to(target)
        assert turned_away(folder, "a.txt") == TurnedAway(
            uri="link.txt", reason="symlink", detail="a link; put the file itself there"
        )
        (folder / "link.txt").unlink()


def test_a_link_to_a_folder_is_turned_away_and_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "inbox", "a.txt")
    write(tmp_path / "outside", "secret.txt")
    (tmp_path / "inbox" / "outside").symlink_to(tmp_path / "outside")
    (tmp_path / "inbox" / "loop").symlink_to(tmp_path / "inbox")
    away = [one for one in offers(tmp_path / "inbox") if isinstance(one, TurnedAway)]
    assert [(one.uri, one.reason) for one in away] == [("loop", "symlink"), ("outside", "symlink")]


def test_a_pipe_nobody_writes_to_is_turned_away_at_once(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    away = turned_away(tmp_path, "a.txt")
    assert (away.reason, away.detail) == ("not-a-file", "a named pipe, not a file")


def test_a_socket_is_turned_away(open_folder: Path) -> None:
    write(open_folder, "a.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(open_folder / "s.txt"))
        assert turned_away(open_folder, "a.txt").detail == "a socket, not a file"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root makes devices")
def test_a_device_is_turned_away_and_never_opened(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    try:
        os.mknod(tmp_path / "zero.txt", stat.S_IFCHR | 0o666, os.makedev(1, 5))
    except PermissionError:
        pytest.skip("this container makes no devices")
    assert turned_away(tmp_path, "a.txt").detail == "a device, not a file"


def test_a_folder_with_the_name_of_a_document_is_a_folder(tmp_path: Path) -> None:
    write(tmp_path, "a.txt/b.txt")
    assert [one.uri for one in offers(tmp_path)] == ["a.txt/b.txt"]


def test_an_empty_file_is_turned_away(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    write(tmp_path, "empty.txt", content=b"")
    away = turned_away(tmp_path, "a.txt")
    assert (away.uri, away.reason, away.detail) == ("empty.txt", "empty", "the file has 0 bytes")


def test_a_sparse_gigabyte_is_turned_away_unread(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(1_000_000_000)
    away = turned_away(tmp_path, "a.txt")
    assert (away.reason, away.detail) == ("too-large", "1,000.0 MB; the limit is 0.0 MB (limits.text)")


def test_the_limit_itself_is_not_too_large(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", content=b"x" * 1000)
    write(tmp_path, "b.txt", content=b"x" * 1001)
    assert turned_away(tmp_path, "a.txt").reason == "too-large"


def test_a_file_that_may_not_be_read_is_turned_away_and_so_is_a_folder(
    open_folder: Path, request: pytest.FixtureRequest
) -> None:
    write(open_folder, "a.txt", "locked.txt", "shut/b.txt")
    (open_folder / "locked.txt").chmod(0)
    (open_folder / "shut").chmod(0)
    request.getfixturevalue("unprivileged")
    found = offers(open_folder)
    assert [(one.uri, getattr(one, "reason", "found")) for one in found] == [
        ("a.txt", "found"),
        ("locked.txt", "permission"),
        ("shut", "permission"),
    ]


def test_a_file_that_changes_while_it_is_read_waits_for_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "a.txt")
    read = os.read

    def read_while_another_writes(descriptor: int, most: int) -> bytes:
        with (tmp_path / "a.txt").open("ab") as file:
            file.write(b" and more")
        return read(descriptor, most)

    monkeypatch.setattr(os, "read", read_while_another_writes)
    assert turned_away(tmp_path).reason == "unfinished"


def test_a_disk_that_cannot_read_a_file_costs_that_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a.txt")

    def fail(*_: int) -> bytes:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "read", fail)
    away = turned_away(tmp_path)
    assert (away.reason, away.detail) == ("unreadable", "the system cannot read it: Input/output error")


def test_names_that_are_no_text_or_hold_control_characters_are_shown_on_one_line(tmp_path: Path) -> None:
    write(tmp_path, b"caf\xe9.txt", "two\nlines.txt", "right\u202eto left.txt", "naïve – text.txt", "tab\t.txt")
    uris = [one.uri for one in offers(tmp_path) if isinstance(one, Found)]
    assert uris == ["caf\\xe9.txt", "naïve – text.txt", "right\\u202eto left.txt", "tab\\t.txt", "two\\nlines.txt"]
    for uri in uris:
        uri.encode("utf-8")


def test_the_longest_name_is_read(tmp_path: Path) -> None:
    write(tmp_path, "x" * 246 + ".txt")
    assert len(offers(tmp_path)[0].uri) == 250


def test_names_that_mean_something_elsewhere_are_only_names(tmp_path: Path) -> None:
    names = ["-rf.txt", "$(reboot).txt", "{{7*7}}.txt", "..txt.txt", "a;b.txt", "con.txt", "'quoted'.txt"]
    write(tmp_path, *names)
    assert {one.uri for one in offers(tmp_path) if isinstance(one, Found)} == {n for n in names if n[0] != "."}


def test_folders_are_read_to_a_depth(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "/".join(["d"] * 50) + "/in.txt", "/".join(["d"] * 51) + "/out.txt")
    found = offers(tmp_path)
    assert [one.uri[-6:] for one in found if isinstance(one, Found)] == ["a.txt", "in.txt"]
    (away,) = [one for one in found if isinstance(one, TurnedAway)]
    assert (away.uri, away.reason) == ("/".join(["d"] * 51), "too-deep")


def test_the_same_name_in_two_folders_is_two_documents(tmp_path: Path) -> None:
    write(tmp_path, "one/same.txt", "two/same.txt")
    assert [one.uri for one in offers(tmp_path)] == ["one/same.txt", "two/same.txt"]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    location = tmp_path / "none"
    assert refusal(location) == f"{location}: there is no such folder; give one that holds documents"


def test_a_file_in_place_of_a_folder_is_told_with_its_folder(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    location = tmp_path / "a.txt"
    assert refusal(location) == f"{location}: this is no folder; give the folder it lies in, {tmp_path}"


def test_a_folder_without_documents_is_told_with_what_was_passed_over(tmp_path: Path) -> None:
    assert refusal(tmp_path) == (
        f"{tmp_path}: no file in this folder matches *.txt, *.text, *.md (passed over: nothing); "
        "put documents there or set other patterns"
    )
    write(tmp_path, "a.pdf", "b/c.pdf", ".hidden")
    assert "(passed over: 1 hidden, 2 other name)" in refusal(tmp_path)
    many = ("*.a", "*.b", "*.c", "*.d", "*.e")
    assert "matches *.a, *.b, *.c and 2 others (passed over" in refusal(tmp_path, many)
    assert "matches *.a, *.b, *.c, *.d (passed over" in refusal(tmp_path, many[:4])


def test_a_folder_in_which_all_is_turned_away_is_not_empty(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", content=b"")
    assert [type(one) for one in offers(tmp_path)] == [TurnedAway]


def test_a_folder_that_may_not_be_read_is_told(open_folder: Path, request: pytest.FixtureRequest) -> None:
    (open_folder / "shut").mkdir(mode=0)
    request.getfixturevalue("unprivileged")
    assert refusal(open_folder / "shut").endswith("this folder may not be read; mend its rights or give another")


def test_documents_are_read_only_when_their_turn_comes(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b.txt")
    found = in_turn(tmp_path)
    next(found)
    write(tmp_path, "b.txt", content=b"later")
    last = next(found)
    assert isinstance(last, Found)
    assert last.content == b"later"


def test_a_file_removed_meanwhile_is_told(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b.txt")
    found = in_turn(tmp_path)
    next(found)
    (tmp_path / "b.txt").unlink()
    assert next(found) == TurnedAway(
        uri="b.txt", reason="unreadable", detail="it was removed while the folder was read"
    )


def test_a_file_that_becomes_a_link_meanwhile_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b.txt")
    found = in_turn(tmp_path)
    next(found)
    (tmp_path / "b.txt").unlink()
    (tmp_path / "b.txt").symlink_to("/etc/hostname")
    last = next(found)
    assert isinstance(last, TurnedAway)
    assert last.reason == "symlink"


# From run to run


def aged(path: Path, seconds: float) -> Path:
    """Let a file be one that was changed so long before the run began."""
    changed = RECEIVED.timestamp() - seconds
    os.utime(path, (changed, changed))
    return path


def asked(folder: Path, remembered: tuple[Remembered, ...] = (), **config: object) -> list[Offer]:
    stated = FolderConfig.model_validate({"name": "inbox", "path": str(folder), "patterns": PATTERNS, **config})
    return list(SOURCE.offers(Request(config=stated, largest=1000, started=RECEIVED, remembered=remembered)))


def to_remember(found: list[Offer]) -> tuple[Remembered, ...]:
    return tuple(one for one in found if isinstance(one, Remembered))


def test_what_is_to_be_remembered_of_a_file_comes_right_behind_it(tmp_path: Path) -> None:
    write(tmp_path, "in/a.txt")
    aged(tmp_path / "in" / "a.txt", 60)
    found, remembered = asked(tmp_path)
    assert isinstance(found, Found)
    assert remembered == Remembered(
        uri=f"{tmp_path}/in/a.txt",
        etag=f"4-{(tmp_path / 'in' / 'a.txt').stat().st_mtime_ns}",
        fetched=RECEIVED,
        sha256=hashlib.sha256(b"text").hexdigest(),
    )


def test_a_file_that_is_the_same_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a.txt")
    aged(tmp_path / "a.txt", 60)
    remembered = to_remember(asked(tmp_path))

    def fail(*_: int) -> bytes:
        raise AssertionError

    monkeypatch.setattr(os, "read", fail)
    assert asked(tmp_path, remembered) == [Unchanged(uri="a.txt", sha256=hashlib.sha256(b"text").hexdigest())]


def test_a_file_that_has_changed_is_read_again_also_when_it_is_as_long(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    aged(tmp_path / "a.txt", 60)
    remembered = to_remember(asked(tmp_path))
    write(tmp_path, "a.txt", content=b"more")
    aged(tmp_path / "a.txt", 30)
    found, again = asked(tmp_path, remembered)
    assert isinstance(found, Found)
    assert found.content == b"more"
    assert isinstance(again, Remembered)


def test_a_file_that_is_so_new_that_it_may_change_without_a_trace_is_not_remembered(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    for seconds in (1.9, 0, -30):
        aged(tmp_path / "a.txt", seconds)
        assert [type(one) for one in asked(tmp_path)] == [Found]


def test_the_same_name_in_another_folder_is_another_file(tmp_path: Path) -> None:
    for folder, content in (("one", b"text"), ("two", b"more")):
        write(tmp_path / folder, "a.txt", content=content)
        aged(tmp_path / folder / "a.txt", 60)
    found, _ = asked(tmp_path / "two", to_remember(asked(tmp_path / "one")))
    assert isinstance(found, Found)


def test_a_file_that_is_still_being_written_waits_until_it_has_settled(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b.txt")
    aged(tmp_path / "a.txt", 4)
    aged(tmp_path / "b.txt", 6)
    found = asked(tmp_path, settle=5)
    assert [(one.uri, getattr(one, "reason", "found")) for one in found[:2]] == [
        ("a.txt", "not settled"),
        ("b.txt", "found"),
    ]


def test_a_folder_in_which_nothing_has_settled_is_not_empty_and_a_clock_that_is_wrong_hides_nothing(
    tmp_path: Path,
) -> None:
    write(tmp_path, "a.txt")
    aged(tmp_path / "a.txt", -1)
    assert asked(tmp_path, settle=5) == [PassedOver(uri="a.txt", reason="not settled")]
    aged(tmp_path / "a.txt", -1e6)
    assert [type(one) for one in asked(tmp_path, settle=5)] == [Found]


def test_folders_below_can_be_left_alone(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "in/b.txt")
    found = [one for one in asked(tmp_path, recursive=False) if not isinstance(one, Remembered)]
    assert [(one.uri, getattr(one, "reason", "found")) for one in found] == [("a.txt", "found"), ("in", "folder")]


def test_every_source_of_the_table_is_there_and_every_module_is_in_the_table() -> None:
    for name in BUILTIN:
        find(KIND, name)
    modules = {path.stem for path in Path(find.__globals__["__file__"]).parent.glob("ingest/sources/[!_]*.py")}
    assert modules == {address.split(":")[0].rsplit(".", 1)[1] for address in BUILTIN.values()}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(name=st.binary(min_size=1, max_size=100))
def test_whatever_a_file_is_called_it_is_offered_once_under_a_printable_name(tmp_path: Path, name: bytes) -> None:
    assume(b"/" not in name and b"\0" not in name and not name.startswith(b"."))
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name.hex()[:200].encode()))
    write(folder, name + b".txt", content=name)
    (offer,) = offers(folder)
    assert offer.uri.isprintable()
    if isinstance(offer, Found):
        assert offer.content == name
