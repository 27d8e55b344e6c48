"""The files of a folder and of the folders below it.

Nothing is looked up twice by name: what is read is what was opened, and no link is followed.
"""

from __future__ import annotations

import errno
import fnmatch
import os
import stat
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from flows.errors import SourceError, UnreadableDocumentError
from flows.ingest.mediatypes import by_name
from flows.ingest.sources import Found, Offer, PassedOver, Request, TurnedAway, stated
from schemas.sources import FolderConfig

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEMPORARY = ("~", ".part", ".tmp", ".crdownload", ".swp")
_DEEPEST = 50
_CHUNK = 1 << 20
_KINDS = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISDIR, "a folder"),
)
_OPEN_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
# Not waiting for the other end of a pipe that has taken a file's place.
_OPEN_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is read of a folder."""

    patterns: tuple[str, ...]
    """Names, with ``*`` and ``?``."""

    largest: int
    """Size above which a file is not read, bytes."""


class FolderSource:
    """Offers the files of a folder in the order of their names, folders among them."""

    def offers(self, request: Request) -> Iterator[Offer]:
        """Yield every file below the folder.

        Raises:
            SourceError: there is no such folder, it may not be read, or it holds no document.
            OSError: the disk or the network fails just now.
        """
        config = stated(request, FolderConfig)
        passed: Counter[str] = Counter()
        documents = 0
        with root(config.path) as folder:
            for offer in _below(folder, (), _Wanted(config.patterns, request.largest)):
                if isinstance(offer, PassedOver):
                    passed[offer.reason] += 1
                else:
                    documents += 1
                yield offer
        if not documents:
            besides = ", ".join(f"{count} {reason}" for reason, count in sorted(passed.items())) or "nothing"
            problem = f"no file in this folder matches {', '.join(config.patterns)} (passed over: {besides})"
            raise SourceError(config.path, f"{problem}; put documents there or set other patterns")


@contextmanager
def root(location: str) -> Iterator[int]:
    """Open the folder that the user named, which may be a link."""
    try:
        folder = os.open(location, _OPEN_FOLDER & ~os.O_NOFOLLOW)
    except FileNotFoundError as error:
        raise SourceError(location, "there is no such folder; give one that holds documents") from error
    except NotADirectoryError as error:
        problem = f"this is no folder; give the folder it lies in, {Path(location).parent}"
        raise SourceError(location, problem) from error
    except (PermissionError, ValueError) as error:
        raise SourceError(location, "this folder may not be read; mend its rights or give another") from error
    try:
        yield folder
    finally:
        os.close(folder)


def _below(folder: int, above: tuple[str, ...], wanted: _Wanted) -> Iterator[Offer]:
    """Yield what lies in an open folder.

    Args:
        folder: Its descriptor.
        above: Names of the folders that lead to it.
        wanted: What is read of it.
    """
    for name in sorted(os.listdir(folder)):
        uri = "/".join(_shown(part) for part in (*above, name))
        try:
            mode = os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode
            if why := _unwanted(name):
                yield PassedOver(uri=uri, reason=why)
            elif stat.S_ISDIR(mode):
                yield from _inside(folder, (*above, name), wanted)
            elif stat.S_ISLNK(mode) and _leads_to_folder(name, folder):
                yield TurnedAway(uri=uri, reason="symlink", detail="a link to a folder; give that folder itself")
            elif not _is_wanted(name, wanted.patterns):
                yield PassedOver(uri=uri, reason="other name")
            else:
                _check_kind(mode, uri)
                content = _content(name, folder, uri, wanted.largest)
                yield Found(uri=uri, media_type=by_name(name), content=content)
        except UnreadableDocumentError as error:
            yield TurnedAway(uri=uri, reason=error.reason, detail=error.detail)
        except PermissionError:
            yield TurnedAway(uri=uri, reason="permission", detail="it may not be read; mend its rights")
        except FileNotFoundError:
            yield TurnedAway(uri=uri, reason="unreadable", detail="it was removed while the folder was read")


def _inside(folder: int, path: tuple[str, ...], wanted: _Wanted) -> Iterator[Offer]:
    if len(path) > _DEEPEST:
        uri = "/".join(_shown(part) for part in path)
        yield TurnedAway(uri=uri, reason="too-deep", detail=f"folders are read to a depth of {_DEEPEST}")
        return
    inner = os.open(path[-1], _OPEN_FOLDER, dir_fd=folder)
    try:
        yield from _below(inner, path, wanted)
    finally:
        os.close(inner)


def _unwanted(name: str) -> str | None:
    """Return why a name is never one of a document, or ``None``."""
    if name.startswith("."):  # also the twins ``._name`` in which macOS keeps what other disks cannot hold
        return "hidden"
    if name.endswith(_TEMPORARY) or name.startswith("~$"):
        return "temporary"
    if name.partition(".")[0].casefold() == "readme":  # tells of the folder, and is none of its documents
        return "readme"
    return None


def _is_wanted(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatch.fnmatchcase(name.casefold(), pattern.casefold()) for pattern in patterns)


def _leads_to_folder(name: str, folder: int) -> bool:
    try:
        return stat.S_ISDIR(os.stat(name, dir_fd=folder).st_mode)
    except OSError:
        return False


def _content(name: str, folder: int, uri: str, largest: int) -> bytes:
    """Return the bytes of a file.

    Raises:
        UnreadableDocumentError: it is no file, is empty or too large, or changes while it is read.
    """
    try:
        descriptor = os.open(name, _OPEN_FILE, dir_fd=folder)
    except (PermissionError, FileNotFoundError):
        raise
    except OSError as error:
        link = error.errno == errno.ELOOP
        told = ("symlink", "a link; put the file itself there") if link else ("unreadable", _cannot("open", error))
        raise UnreadableDocumentError(uri, *told) from error
    try:
        before = os.fstat(descriptor)
        _check_kind(before.st_mode, uri)
        _check_size(before.st_size, uri, largest)
        content = _all_of(descriptor, before.st_size + 1)
        after = os.fstat(descriptor)
    except OSError as error:
        raise UnreadableDocumentError(uri, "unreadable", _cannot("read", error)) from error
    finally:
        os.close(descriptor)
    if len(content) != before.st_size or (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise UnreadableDocumentError(uri, "unfinished", "it changed while it was read; the next run takes it")
    return content


def _check_kind(mode: int, uri: str) -> None:
    for is_kind, what in _KINDS:
        if is_kind(mode):
            raise UnreadableDocumentError(uri, "not-a-file", f"{what}, not a file")


def _check_size(size: int, uri: str, largest: int) -> None:
    if size > largest:
        detail = f"{size / 1e6:,.1f} MB; the limit is {largest / 1e6:,.1f} MB (limits.text)"
        raise UnreadableDocumentError(uri, "too-large", detail)
    if not size:
        raise UnreadableDocumentError(uri, "empty", "the file has 0 bytes")


def _cannot(what: str, error: OSError) -> str:
    return f"the system cannot {what} it: {error.strerror}"


def _all_of(descriptor: int, most: int) -> bytes:
    parts = []
    while most > 0 and (part := os.read(descriptor, min(most, _CHUNK))):
        parts.append(part)
        most -= len(part)
    return b"".join(parts)


def _shown(name: str) -> str:
    """Return a name for one line of print: what is no UTF-8, and characters without a shape, as escapes."""
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode("ascii") for one in text)


SOURCE = FolderSource()
