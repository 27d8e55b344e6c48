"""The files of a folder and of the folders below it.

Nothing is looked up twice by name: what is read is what was opened, and no link is followed.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from flows.errors import SourceError, UnreadableDocumentError
from flows.ingest.filenames import fits, shown, told, unwanted
from flows.ingest.files import check_kind, content_of
from flows.ingest.mediatypes import by_name
from flows.ingest.sources import Found, Offer, PassedOver, Request, TurnedAway, Unchanged, stated
from schemas.sources import FolderConfig, Remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEEPEST = 50
_NOT_SETTLED = "not settled"
# Seconds; FAT notes changes in steps of two. A file that was changed later may change again and bear the same time.
_COARSEST_CLOCK = 2.0
_OPEN_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked of a folder."""

    config: FolderConfig
    """As the desk states it."""

    request: Request
    """The whole request."""

    remembered: dict[str, Remembered]
    """What earlier runs have read, by its place."""

    def has_settled(self, found: os.stat_result) -> bool:
        """Tell whether a file has been left alone for long enough."""
        # A time far ahead is that of a wrong clock, and not of somebody who is writing.
        return abs(self._age(found)) >= self.config.settle

    def unchanged(self, uri: str, found: os.stat_result) -> Unchanged | None:
        """Return that a file is what an earlier run has read; ``None`` for all others."""
        before = self.remembered.get(self._place(uri))
        if before is None or before.sha256 is None or before.etag != _version(found):
            return None
        return Unchanged(uri=uri, sha256=before.sha256)

    def to_remember(self, uri: str, found: os.stat_result, content: bytes) -> Iterator[Remembered]:
        """Yield what tells the next run that a file is the same; nothing while it may change without a trace."""
        if self._age(found) >= _COARSEST_CLOCK:
            sha256 = hashlib.sha256(content).hexdigest()
            fetched = self.request.started
            yield Remembered(uri=self._place(uri), etag=_version(found), fetched=fetched, sha256=sha256)

    def _place(self, uri: str) -> str:
        """Return a file's place on the machine: a source may be stated anew for another folder."""
        return f"{self.config.path}/{uri}"

    def _age(self, found: os.stat_result) -> float:
        return self.request.started.timestamp() - found.st_mtime


class FolderSource:
    """Offers the files of a folder in the order of their names, folders among them."""

    def offers(self, request: Request) -> Iterator[Offer]:
        """Yield every file below the folder.

        Raises:
            SourceError: there is no such folder, it may not be read, or it holds no document.
            OSError: the disk or the network fails just now.
        """
        config = stated(request, FolderConfig)
        asked = _Asked(config, request, {one.uri: one for one in request.remembered})
        passed: Counter[str] = Counter()
        documents = 0
        with root(config.path) as folder:
            for offer in _below(folder, (), asked):
                if isinstance(offer, PassedOver):
                    passed[offer.reason] += 1
                elif not isinstance(offer, Remembered):
                    documents += 1
                yield offer
        if not documents and not passed[_NOT_SETTLED]:
            besides = ", ".join(f"{count} {reason}" for reason, count in sorted(passed.items())) or "nothing"
            problem = f"no file in this folder matches {told(config.patterns)} (passed over: {besides})"
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


def _below(folder: int, above: tuple[str, ...], asked: _Asked) -> Iterator[Offer]:
    """Yield what lies in an open folder.

    Args:
        folder: Its descriptor.
        above: Names of the folders that lead to it.
        asked: What is asked of it.
    """
    for name in sorted(os.listdir(folder)):
        uri = "/".join(shown(part) for part in (*above, name))
        try:
            found = os.stat(name, dir_fd=folder, follow_symlinks=False)
            if why := unwanted(name):
                yield PassedOver(uri=uri, reason=why)
            elif stat.S_ISDIR(found.st_mode):
                yield from _inside(folder, (*above, name), uri, asked)
            elif stat.S_ISLNK(found.st_mode) and _leads_to_folder(name, folder):
                yield TurnedAway(uri=uri, reason="symlink", detail="a link to a folder; give that folder itself")
            elif not fits(name, asked.config.patterns):
                yield PassedOver(uri=uri, reason="other name")
            else:
                yield from _file(name, folder, uri, asked, found)
        except UnreadableDocumentError as error:
            yield TurnedAway(uri=uri, reason=error.reason, detail=error.detail)
        except PermissionError:
            yield TurnedAway(uri=uri, reason="permission", detail="it may not be read; mend its rights")
        except FileNotFoundError:
            yield TurnedAway(uri=uri, reason="unreadable", detail="it was removed while the folder was read")


def _inside(folder: int, path: tuple[str, ...], uri: str, asked: _Asked) -> Iterator[Offer]:
    if not asked.config.recursive:
        yield PassedOver(uri=uri, reason="folder")
        return
    if len(path) > _DEEPEST:
        yield TurnedAway(uri=uri, reason="too-deep", detail=f"folders are read to a depth of {_DEEPEST}")
        return
    inner = os.open(path[-1], _OPEN_FOLDER, dir_fd=folder)
    try:
        yield from _below(inner, path, asked)
    finally:
        os.close(inner)


def _file(name: str, folder: int, uri: str, asked: _Asked, found: os.stat_result) -> Iterator[Offer]:
    """Yield what has the name of a document: read only if it has settled, and is not what was read before."""
    check_kind(found.st_mode, uri)
    if stat.S_ISREG(found.st_mode):
        if not asked.has_settled(found):
            yield PassedOver(uri=uri, reason=_NOT_SETTLED)
            return
        if (same := asked.unchanged(uri, found)) is not None:
            yield same
            return
    content, read = content_of(name, folder, uri, asked.request.largest)
    yield Found(uri=uri, media_type=by_name(name), content=content)
    yield from asked.to_remember(uri, read, content)


def _version(found: os.stat_result) -> str:
    return f"{found.st_size}-{found.st_mtime_ns}"


def _leads_to_folder(name: str, folder: int) -> bool:
    try:
        return stat.S_ISDIR(os.stat(name, dir_fd=folder).st_mode)
    except OSError:
        return False


SOURCE = FolderSource()
