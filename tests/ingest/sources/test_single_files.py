from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from flows.ingest.sources import Found, Request, TurnedAway
from flows.ingest.sources.single_files import SOURCE
from schemas.sources import FilesConfig
from tests.records import RECEIVED


def told(*paths: Path | str, largest: int = 100) -> list[tuple[str, str]]:
    """Return what is offered: the name of each, and its bytes or why it is turned away."""
    config = FilesConfig(name="named", paths=tuple(map(str, paths)))
    offers = list(SOURCE.offers(Request(config=config, largest=largest, started=RECEIVED)))
    assert all(isinstance(one, Found | TurnedAway) for one in offers)
    return [(one.uri, one.content.decode() if isinstance(one, Found) else one.reason) for one in offers]  # type: ignore[union-attr]  # see above


def piped(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


def test_files_are_offered_in_the_order_in_which_they_are_named_whatever_they_are_called(tmp_path: Path) -> None:
    (tmp_path / "b.odd").write_bytes(b"one")
    (tmp_path / "a.txt").write_bytes(b"two")
    assert told(tmp_path / "b.odd", tmp_path / "a.txt", tmp_path / "b.odd") == [("b.odd", "one"), ("a.txt", "two")]


def test_two_files_of_one_name_are_kept_apart_without_their_folders(tmp_path: Path) -> None:
    for name in ("north", "south"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(name)
    assert told(tmp_path / "north/a.txt", tmp_path / "south/a.txt") == [("a.txt", "north"), ("a.txt (2)", "south")]


def test_what_cannot_be_read_is_turned_away_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"text")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "large.txt").write_bytes(b"x" * 101)
    (tmp_path / "link.txt").symlink_to("a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    named = ["absent.txt", "empty.txt", "large.txt", "link.txt", "pipe.txt", "a.txt"]
    assert told(*(tmp_path / name for name in named), tmp_path, f"{tmp_path}/a\0.txt") == [
        ("absent.txt", "unreadable"),
        ("empty.txt", "empty"),
        ("large.txt", "too-large"),
        ("link.txt", "symlink"),
        ("pipe.txt", "not-a-file"),
        ("a.txt", "text"),
        (tmp_path.name, "not-a-file"),
        ("a\\u0000.txt", "unreadable"),
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_turned_away(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch(mode=0)
    assert told(tmp_path / "a.txt") == [("a.txt", "permission")]


def test_the_standard_input_is_a_document_among_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    piped(monkeypatch, b"piped")
    (tmp_path / "a.txt").write_bytes(b"text")
    assert told(tmp_path / "a.txt", "-") == [("a.txt", "text"), ("stdin", "piped")]


@pytest.mark.parametrize(("content", "reason"), [(b"", "empty"), (b"x" * 101, "too-large")])
def test_the_standard_input_has_the_limits_of_a_file(
    monkeypatch: pytest.MonkeyPatch, content: bytes, reason: str
) -> None:
    piped(monkeypatch, content)
    assert told("-") == [("stdin", reason)]


def test_a_standard_input_that_is_closed_is_turned_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert told("-") == [("stdin", "unreadable")]
