from __future__ import annotations

import io
import stat
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.errors import SourceError
from flows.ingest.sources import Found, Offer, PassedOver, Request, TurnedAway, zip_archive
from flows.ingest.sources.zip_archive import SOURCE
from schemas.sources import ZipConfig
from tests.records import RECEIVED

LARGEST = 3_000_000


def packed(members: Mapping[str, bytes], way: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", way) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def offers(folder: Path, content: bytes, patterns: tuple[str, ...] = ("*.txt", "*.pdf")) -> list[Offer]:
    path = folder / "briefs.zip"
    path.write_bytes(content)
    config = ZipConfig(name="briefs", path=str(path), patterns=patterns)
    return list(SOURCE.offers(Request(config=config, largest=LARGEST, started=RECEIVED)))


def told(folder: Path, content: bytes) -> list[tuple[str, str]]:
    """Return the name of each member, and its bytes or why it is not among the documents."""
    found = []
    for one in offers(folder, content):
        assert isinstance(one, Found | TurnedAway | PassedOver)
        found.append((one.uri, one.content.decode() if isinstance(one, Found) else one.reason))
    return found


def flagged(content: bytes, offset: int, value: int) -> bytes:
    """Return an archive of one member with a field of its entry in the list changed (APPNOTE 4.3.12)."""
    at = content.index(b"PK\x01\x02") + offset
    return content[:at] + struct.pack("<H", value) + content[at + 2 :]


def test_members_are_documents_in_the_order_of_their_names(tmp_path: Path) -> None:
    content = packed({"b/two.TXT": b"two", "a.txt": b"one", "b/c.pdf": b"%PDF-", "b/": b""})
    assert told(tmp_path, content) == [
        ("briefs.zip/a.txt", "one"),
        ("briefs.zip/b/c.pdf", "%PDF-"),
        ("briefs.zip/b/two.TXT", "two"),
    ]


def test_the_media_type_is_by_name(tmp_path: Path) -> None:
    (found,) = offers(tmp_path, packed({"a.pdf": b"%PDF-"}))
    assert isinstance(found, Found)
    assert found.media_type == "application/pdf"


def test_what_macos_and_others_leave_in_archives_is_passed_over(tmp_path: Path) -> None:
    names = ["__MACOSX/._a.txt", "._b.txt", ".hidden/c.txt", "README.txt", "a.txt", "b.jpg", "c.txt.part"]
    assert told(tmp_path, packed(dict.fromkeys(names, b"x"))) == [
        ("briefs.zip/._b.txt", "apple-double"),
        ("briefs.zip/.hidden/c.txt", "hidden"),
        ("briefs.zip/README.txt", "readme"),
        ("briefs.zip/__MACOSX/._a.txt", "apple-double"),
        ("briefs.zip/a.txt", "x"),
        ("briefs.zip/b.jpg", "other name"),
        ("briefs.zip/c.txt.part", "temporary"),
    ]


def test_names_that_lead_elsewhere_are_shown_and_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    names = ["../../evil.txt", "/etc/evil.txt", "..\\evil.txt", "a\nb\x1b[1m.txt"]
    found = told(tmp_path / "in", packed(dict.fromkeys(names, b"x")))
    assert found == [
        ("briefs.zip/../../evil.txt", "x"),
        ("briefs.zip/..\\evil.txt", "x"),
        ("briefs.zip//etc/evil.txt", "x"),
        ("briefs.zip/a\\nb\\u001b[1m.txt", "x"),
    ]
    assert [path.name for path in tmp_path.rglob("*")] == ["in", "briefs.zip"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_both_offered(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "one")
        archive.writestr("a.txt", "two")
    assert told(tmp_path, file.getvalue()) == [("briefs.zip/a.txt", "one"), ("briefs.zip/a.txt (2)", "two")]


def test_archives_in_archives_are_turned_away_whatever_they_are_called(tmp_path: Path) -> None:
    inner = packed({"a.txt": b"x"})
    assert told(tmp_path, packed({"in.zip": inner, "in.txt": inner, "in.tar.gz": b"x"})) == [
        ("briefs.zip/in.tar.gz", "nested-archive"),
        ("briefs.zip/in.txt", "nested-archive"),
        ("briefs.zip/in.zip", "nested-archive"),
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (packed({"a.txt": b"0" * 2_000_000}), "bomb"),
        (packed({"a.txt": bytes(LARGEST + 1)}, zipfile.ZIP_STORED), "too-large"),
        (packed({"a.txt": b""}), "empty"),
        (packed({"a.txt": b"x" * 50}, zipfile.ZIP_LZMA), "corrupt"),
        (packed({"a.txt": b"x" * 50}, zipfile.ZIP_BZIP2), "corrupt"),
        (flagged(packed({"a.txt": b"x" * 50}), 8, 0x1), "encrypted"),
        (flagged(packed({"a.txt": b"x" * 50}), 8, 0x40), "encrypted"),
        (flagged(packed({"a.txt": b"x" * 50}), 24, 40), "corrupt"),
        (packed({"a.txt": b"A text.\n" * 9}, zipfile.ZIP_STORED).replace(b"A text.\n", b"B text.\n", 1), "corrupt"),
    ],
)
def test_members_that_may_not_be_unpacked_are_turned_away_by_their_reason(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    assert told(tmp_path, content) == [("briefs.zip/a.txt", reason)]


def test_a_member_without_a_name_is_turned_away_and_the_others_are_read(tmp_path: Path) -> None:
    content = packed({"a.txt": b"one", "b.txt": b"two"}).replace(b"a.txt", b"\0.txt")
    assert told(tmp_path, content) == [("briefs.zip/", "corrupt"), ("briefs.zip/b.txt", "two")]


def test_a_link_in_an_archive_is_not_followed(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        link = zipfile.ZipInfo("a.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert told(tmp_path, file.getvalue()) == [("briefs.zip/a.txt", "symlink")]


def test_all_members_together_have_a_budget(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_archive, "_MOST_BYTES", 250)
    content = packed({f"{number}.txt": b"x" * 100 for number in range(4)})
    assert [reason for _, reason in told(tmp_path, content)] == ["x" * 100, "x" * 100, "bomb", "bomb"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no archive",
        packed({"a.txt": b"x"})[:-10],
        packed({"a.txt": b"x"})[:40],
        packed({f"{number}.txt": b"" for number in range(5001)}),
        packed({}),
        packed({"a.jpg": b"x"}),
        packed({"ä.txt": b"x"}).replace("ä".encode(), b"\xff\xff"),
        b"PK\x05\x06" + bytes(4) + struct.pack("<HHIIH", 1, 1, 0xFFFFFF, 0, 0),
        b"PK\x05\x06" + bytes(4) + struct.pack("<HHIIH", 1, 1, 46, 0xFFFFFF0, 0),
    ],
)
def test_what_is_no_archive_of_documents_ends_the_source(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(SourceError):
        offers(tmp_path, content)


@pytest.mark.parametrize("name", ["absent.zip", "folder.zip", "link.zip"])
def test_a_place_without_an_archive_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.zip").mkdir()
    (tmp_path / "link.zip").symlink_to("folder.zip")
    config = ZipConfig(name="briefs", path=str(tmp_path / name))
    with pytest.raises(SourceError, match=name):
        list(SOURCE.offers(Request(config=config, largest=LARGEST, started=RECEIVED)))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, 10_000), byte=st.integers(0, 255))
def test_a_damaged_archive_is_read_in_part_or_refused(tmp_path: Path, at: int, byte: int) -> None:
    content = bytearray(packed({"a.txt": b"One text, and another. " * 9, "b/c.txt": b"x"}))
    content[at % len(content)] = byte
    try:
        found = offers(tmp_path, bytes(content))
    except SourceError:
        return
    assert len(found) <= 2
