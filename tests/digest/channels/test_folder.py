"""The contract of channels, over every channel of ours that delivers to a place on this machine."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from pkgutil import iter_modules

import pytest

from flows import plugins
from flows.digest import channels
from flows.digest.channels import BUILTIN, KIND, Channel
from flows.errors import RenderingError

PDF = b"%PDF-1.7 an issue"


@pytest.fixture(params=sorted(BUILTIN))
def channel(request: pytest.FixtureRequest) -> Channel:
    return plugins.find(KIND, request.param)


def _files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_every_module_of_the_folder_is_in_the_table() -> None:
    named = {address.partition(":")[0] for address in BUILTIN.values()}
    assert named == {f"{channels.__name__}.{module.name}" for module in iter_modules(channels.__path__)}


def test_an_issue_is_delivered_under_its_name_into_a_folder_made_for_it(channel: Channel, tmp_path: Path) -> None:
    path = channel.deliver(PDF, "brief-1.pdf", tmp_path / "reports" / "2025")
    assert path == tmp_path / "reports" / "2025" / "brief-1.pdf"
    assert path.read_bytes() == PDF
    assert _files(path.parent) == ["brief-1.pdf"]


def test_everybody_may_read_what_was_delivered(channel: Channel, tmp_path: Path) -> None:
    assert channel.deliver(PDF, "brief-1.pdf", tmp_path).stat().st_mode & 0o777 == 0o644


def test_delivering_the_same_again_changes_nothing(channel: Channel, tmp_path: Path) -> None:
    first = channel.deliver(PDF, "brief-1.pdf", tmp_path)
    before = first.stat()
    again = channel.deliver(PDF, "brief-1.pdf", tmp_path)
    assert again == first
    assert (again.stat().st_ino, again.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_another_file_of_that_name_is_left_alone(channel: Channel, tmp_path: Path) -> None:
    (tmp_path / "brief-1.pdf").write_bytes(b"with a reader's notes")
    path = channel.deliver(PDF, "brief-1.pdf", tmp_path)
    assert path.name != "brief-1.pdf"
    assert path.read_bytes() == PDF
    assert (tmp_path / "brief-1.pdf").read_bytes() == b"with a reader's notes"
    assert channel.deliver(PDF, "brief-1.pdf", tmp_path) == path
    assert len(_files(tmp_path)) == 2


def test_a_folder_that_may_not_be_written_is_named_in_one_line(channel: Channel, unprivileged: Path) -> None:
    with pytest.raises(RenderingError, match=r"brief-1\.pdf: cannot be written: Permission denied; .*--reports"):
        channel.deliver(PDF, "brief-1.pdf", unprivileged)
    assert _files(unprivileged) == []


def test_a_file_where_the_folder_should_be_is_named(channel: Channel, tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("a file")
    with pytest.raises(RenderingError, match="cannot be written"):
        channel.deliver(PDF, "brief-1.pdf", tmp_path / "reports")


def test_a_full_disk_leaves_no_part_of_an_issue(
    channel: Channel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)  # the disk, not our code: it reports that it is full when written to
    with pytest.raises(RenderingError, match="No space left on device"):
        channel.deliver(PDF, "brief-1.pdf", tmp_path)
    assert _files(tmp_path) == []


def test_an_interruption_leaves_the_file_of_before(
    channel: Channel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "brief-1.pdf").write_bytes(b"as it was")

    def interrupted(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        channel.deliver(PDF, "brief-1.pdf", tmp_path)
    assert _files(tmp_path) == ["brief-1.pdf"]
