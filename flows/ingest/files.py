"""Opens and reads files that others put there: what is read is what was opened, and no link is followed."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING

from flows.errors import UnreadableDocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHUNK = 1 << 20
_KINDS = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISDIR, "a folder"),
)
# Not waiting for the other end of a pipe that has taken a file's place.
_OPEN_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


@contextmanager
def opened(name: str, folder: int | None, uri: str) -> Iterator[int]:
    """Open a file and close it again.

    Args:
        name: Its name in the folder, or its path.
        folder: Descriptor of the folder; ``None`` for a path.
        uri: What it is called in errors.

    Raises:
        UnreadableDocumentError: it is a link, or no file.
        PermissionError: it may not be read.
        FileNotFoundError: there is none.
    """
    try:
        descriptor = os.open(name, _OPEN_FILE, dir_fd=folder)
    except (PermissionError, FileNotFoundError):
        raise
    except OSError as error:
        link = error.errno == errno.ELOOP
        told = ("symlink", "a link; put the file itself there") if link else ("unreadable", cannot("open", error))
        raise UnreadableDocumentError(uri, *told) from error
    try:
        check_kind(os.fstat(descriptor).st_mode, uri)
        yield descriptor
    finally:
        os.close(descriptor)


def content_of(name: str, folder: int | None, uri: str, largest: int) -> tuple[bytes, os.stat_result]:
    """Return the bytes of a file, and what the system said of it when they were read.

    Args:
        name: Its name in the folder, or its path.
        folder: Descriptor of the folder; ``None`` for a path.
        uri: What it is called in errors.
        largest: Size above which it is not read, bytes.

    Raises:
        UnreadableDocumentError: it is no file, is empty or too large, or changes while it is read.
        PermissionError: it may not be read.
        FileNotFoundError: there is none.
    """
    with opened(name, folder, uri) as descriptor:
        try:
            before = os.fstat(descriptor)
            check_size(before.st_size, uri, largest)
            content = _all_of(descriptor, before.st_size + 1)
            after = os.fstat(descriptor)
        except OSError as error:
            raise UnreadableDocumentError(uri, "unreadable", cannot("read", error)) from error
    if len(content) != before.st_size or has_changed(before, after):
        raise UnreadableDocumentError(uri, "unfinished", "it changed while it was read; the next run takes it")
    return content, after


def has_changed(before: os.stat_result, after: os.stat_result) -> bool:
    """Tell whether a file was written to."""
    return (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns)


def check_kind(mode: int, uri: str) -> None:
    """Refuse what is no file.

    Raises:
        UnreadableDocumentError: it is a folder, a pipe, a socket or a device.
    """
    for is_kind, what in _KINDS:
        if is_kind(mode):
            raise UnreadableDocumentError(uri, "not-a-file", f"{what}, not a file")


def check_size(size: int, uri: str, largest: int) -> None:
    """Refuse what has no bytes, or too many.

    Raises:
        UnreadableDocumentError: it has.
    """
    if size > largest:
        detail = f"{size / 1e6:,.1f} MB; the limit is {largest / 1e6:,.1f} MB (limits.text)"
        raise UnreadableDocumentError(uri, "too-large", detail)
    if not size:
        raise UnreadableDocumentError(uri, "empty", "the file has 0 bytes")


def cannot(what: str, error: OSError) -> str:
    """Return the system's reason for not opening or reading a file, in words for the reader."""
    return f"the system cannot {what} it: {error.strerror}"


def _all_of(descriptor: int, most: int) -> bytes:
    parts = []
    while most > 0 and (part := os.read(descriptor, min(most, _CHUNK))):
        parts.append(part)
        most -= len(part)
    return b"".join(parts)
