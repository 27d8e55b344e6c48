from __future__ import annotations

import errno
import hashlib
import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.blobs import Blobs
from flows.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

CONTENT = "Détente".encode()
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    return Blobs(tmp_path / "desk" / "originals")


def kept(blobs: Blobs) -> Path:
    return blobs.folder / SHA256[:2] / SHA256


def test_an_original_is_kept_under_its_digest_and_read_back(blobs: Blobs) -> None:
    assert blobs.keep(CONTENT) == SHA256
    assert kept(blobs).read_bytes() == CONTENT
    assert blobs.read(SHA256) == CONTENT


def test_keeping_twice_is_keeping_once(blobs: Blobs) -> None:
    blobs.keep(CONTENT)
    before = kept(blobs).stat()
    assert blobs.keep(CONTENT) == SHA256
    after = kept(blobs).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert [one.name for one in kept(blobs).parent.iterdir()] == [SHA256]


def test_a_kept_original_is_not_writable(blobs: Blobs) -> None:
    blobs.keep(CONTENT)
    assert kept(blobs).stat().st_mode & 0o222 == 0


def test_what_a_killed_run_left_is_written_over(blobs: Blobs) -> None:
    kept(blobs).parent.mkdir(parents=True)
    part = kept(blobs).with_suffix(".part")
    part.write_bytes(b"D")
    part.chmod(0o444)
    blobs.keep(CONTENT)
    assert blobs.read(SHA256) == CONTENT
    assert not part.exists()


def test_a_damaged_original_is_never_handed_out(blobs: Blobs) -> None:
    blobs.keep(CONTENT)
    kept(blobs).chmod(0o644)
    kept(blobs).write_bytes(CONTENT[::-1])
    with pytest.raises(StoreError, match=f"{SHA256}: this original is damaged; delete it, put the document into its"):
        blobs.read(SHA256)


def test_an_original_cut_short_is_made_good_when_it_comes_again(blobs: Blobs) -> None:
    blobs.keep(CONTENT)
    kept(blobs).chmod(0o644)
    kept(blobs).write_bytes(CONTENT[:3])
    blobs.keep(CONTENT)
    assert blobs.read(SHA256) == CONTENT


def test_a_missing_original_is_named(blobs: Blobs) -> None:
    with pytest.raises(StoreError, match=f"{SHA256}: this original is missing; put the document into its source"):
        blobs.read(SHA256)


def test_an_original_that_cannot_be_read_is_named(blobs: Blobs) -> None:
    kept(blobs).mkdir(parents=True)
    with pytest.raises(StoreError, match="cannot be read: Is a directory"):
        blobs.read(SHA256)


def test_a_folder_that_cannot_be_written_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "originals").touch()
    with pytest.raises(StoreError) as caught:
        Blobs(tmp_path / "originals").keep(CONTENT)
    assert str(caught.value) == (
        f"{tmp_path / 'originals'}: an original cannot be kept: {os.strerror(errno.EEXIST)}; "
        "make room or mend the rights of the folder, and run again"
    )


@given(st.binary(max_size=200))
def test_every_content_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    blobs = Blobs(tmp_path_factory.getbasetemp() / "property")
    assert blobs.read(blobs.keep(content)) == content
