"""The documents in a ZIP archive, each unpacked in memory and within a budget; names are shown and never used as paths.

Members are unpacked by the standard library and by nothing else, and only those packed in the two ways that every
program writes: others may ask for any amount of memory.
"""

from __future__ import annotations

import io
import os
import stat
import zipfile
import zlib
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from flows.errors import SourceError, UnreadableDocumentError
from flows.ingest.filenames import Names, fits, shown, unwanted
from flows.ingest.files import check_size, opened
from flows.ingest.mediatypes import by_name, told
from flows.ingest.sources import Found, Offer, PassedOver, Request, TurnedAway, stated
from schemas.sources import ZipConfig

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_ENTRIES = 5000
_MOST_BYTES = 200_000_000
_HIGHEST_RATIO = 100
# Below this size a ratio says nothing: an empty form packs as well as a bomb.
_SMALL = 1_000_000
# A name has at most 65,535 bytes, and hardly ever 300; 5,000 entries of 46 bytes with such names are below 2 MB.
_LARGEST_DIRECTORY = 4_000_000
_WAYS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_IS_ENCRYPTED = 0x1 | 0x40  # with a password, or with the stronger way of some programs
_ARCHIVES = (".zip", ".7z", ".rar", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".zst")
_OF_MACOS = "__MACOSX"


class ZipSource:
    """Offers the members of an archive in the order of their names."""

    def offers(self, request: Request) -> Iterator[Offer]:
        """Yield every member that is a file.

        Raises:
            SourceError: there is no such archive, it may not be read, is damaged, or holds no document.
            OSError: the disk or the network fails just now.
        """
        config = stated(request, ZipConfig)
        passed: Counter[str] = Counter()
        documents = 0
        with _archive(config.path) as archive:
            unpacking = _Unpacking(archive, config, request.largest)
            for offer in unpacking.offers():
                if isinstance(offer, PassedOver):
                    passed[offer.reason] += 1
                else:
                    documents += 1
                yield offer
        if not documents:
            besides = ", ".join(f"{count} {reason}" for reason, count in sorted(passed.items())) or "nothing"
            problem = f"no file in this archive matches {', '.join(config.patterns)} (passed over: {besides})"
            raise SourceError(config.path, f"{problem}; set other patterns")


class _Measured(io.FileIO):
    """A file that gives no piece larger than the list of an archive's members may be."""

    def read(self, size: int | None = -1, /) -> bytes:
        """Return a piece.

        Raises:
            zipfile.BadZipFile: more is asked for.
        """
        if size is not None and size > _LARGEST_DIRECTORY:
            msg = f"its list of members has {size:,} bytes"
            raise zipfile.BadZipFile(msg)
        return super().read(_LARGEST_DIRECTORY if size is None or size < 0 else size) or b""

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        """Go to a place.

        Raises:
            zipfile.BadZipFile: it lies in front of the file, as a list that lies about its length says.
        """
        if whence == os.SEEK_SET and offset < 0:
            msg = "its list of members lies outside"
            raise zipfile.BadZipFile(msg)
        return super().seek(offset, whence)


@contextmanager
def _archive(path: str) -> Iterator[zipfile.ZipFile]:
    """Open the archive that the user named."""
    try:
        with (
            opened(path, None, path) as descriptor,
            _Measured(descriptor, closefd=False) as file,
            zipfile.ZipFile(file) as archive,
        ):
            if len(archive.infolist()) > _MOST_ENTRIES:
                problem = f"it has more than {_MOST_ENTRIES:,} entries; unpack it and give the folder"
                raise SourceError(path, problem)
            yield archive
    except FileNotFoundError as error:
        raise SourceError(path, "there is no such archive; give one that holds documents") from error
    except PermissionError as error:
        raise SourceError(path, "this archive may not be read; mend its rights") from error
    except UnreadableDocumentError as error:
        raise SourceError(path, f"this is no archive but {error.detail}") from error
    except (zipfile.BadZipFile, UnicodeDecodeError, NotImplementedError) as error:
        raise SourceError(path, f"this is no sound ZIP archive ({error}); fetch it again") from error


class _Unpacking:
    """One archive and what is left of the budget."""

    def __init__(self, archive: zipfile.ZipFile, config: ZipConfig, largest: int) -> None:
        self.archive, self.config, self.largest = archive, config, largest
        self.left = _MOST_BYTES
        self.names = Names()
        self.above = shown(Path(config.path).name)

    def offers(self) -> Iterator[Offer]:
        """Yield what is said of each member that is a file."""
        for member in sorted(self.archive.infolist(), key=lambda one: one.filename):
            if member.filename.endswith("/"):
                continue
            uri = self.names.given(f"{self.above}/{shown(member.filename)}")
            if not member.filename:  # so it is of one that begins with a NUL
                yield TurnedAway(uri=uri, reason="corrupt", detail="it has no name; pack the archive anew")
                continue
            if why := _why_not(member.filename, self.config.patterns):
                yield PassedOver(uri=uri, reason=why)
                continue
            try:
                content = self._content(member, uri)
            except UnreadableDocumentError as error:
                yield TurnedAway(uri=uri, reason=error.reason, detail=error.detail)
            else:
                yield Found(uri=uri, media_type=by_name(member.filename), content=content)

    def _content(self, member: zipfile.ZipInfo, uri: str) -> bytes:
        """Return the bytes of a member.

        Raises:
            UnreadableDocumentError: it is none that may be unpacked, or is damaged.
        """
        self._check(member, uri)
        most = min(self.largest, self.left)
        try:
            with self.archive.open(member) as file:
                content = file.read(most + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
            raise UnreadableDocumentError(uri, "corrupt", f"it cannot be unpacked: {error}") from error
        self.left -= len(content)
        if len(content) > most:
            raise _bomb(uri)
        if told(content, by_name(member.filename)) == "application/zip":
            raise _nested(uri)
        return content

    def _check(self, member: zipfile.ZipInfo, uri: str) -> None:
        """Refuse what need not be unpacked to be refused."""
        if stat.S_ISLNK(member.external_attr >> 16):
            raise UnreadableDocumentError(uri, "symlink", "a link; put the file itself into the archive")
        if member.filename.casefold().endswith(_ARCHIVES):
            raise _nested(uri)
        if member.flag_bits & _IS_ENCRYPTED:
            raise UnreadableDocumentError(uri, "encrypted", "it needs a password; unpack the archive with it")
        if member.compress_type not in _WAYS:
            raise UnreadableDocumentError(uri, "corrupt", "it is packed in a way that is not read; pack it anew")
        if member.file_size > max(_SMALL, _HIGHEST_RATIO * member.compress_size):
            raise _bomb(uri)
        check_size(member.file_size, uri, self.largest)
        if member.file_size > self.left:
            raise _bomb(uri)


def _why_not(name: str, patterns: tuple[str, ...]) -> str | None:
    """Return why a member is passed over, or ``None``."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in {"", ".", ".."}]
    if _OF_MACOS in parts:
        return "apple-double"
    if why := next((why for part in parts if (why := unwanted(part)) is not None), None):
        return why
    last = parts[-1] if parts else ""
    return None if fits(last, patterns) or last.casefold().endswith(_ARCHIVES) else "other name"


def _nested(uri: str) -> UnreadableDocumentError:
    return UnreadableDocumentError(uri, "nested-archive", "an archive in the archive; unpack it")


def _bomb(uri: str) -> UnreadableDocumentError:
    detail = f"unpacked it is over {_HIGHEST_RATIO} times as large, or with the others over {_MOST_BYTES / 1e6:.0f} MB"
    return UnreadableDocumentError(uri, "bomb", detail)


SOURCE = ZipSource()
