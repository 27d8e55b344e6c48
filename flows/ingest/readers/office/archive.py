"""The parts of a ZIP archive, read in memory and within a budget; no name in it is ever used as a path."""

from __future__ import annotations

import zipfile
import zlib
from collections import Counter
from io import BytesIO
from typing import Final

from flows.errors import UnreadableDocumentError

# Of 73 office documents and books of public test collections the largest holds 61 parts.
_MOST_PARTS: Final = 5_000
_MOST_BYTES: Final = 200_000_000
_HIGHEST_RATIO: Final = 100
# A part of repeated markup may be small and packed hard; below this size the ratio does no harm.
_FREE: Final = 1_000_000
_CHUNK: Final = 1 << 16
_ENTRY: Final = b"PK\x01\x02"
_ENCRYPTED: Final = 0x1
# Others are in no office format, and unpack with buffers as large as the archive asks for.
_PACKINGS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
# What zipfile raises on bytes that are no archive, or one that somebody has tampered with.
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


class Archive:
    """An office document or a book as an archive of named parts."""

    def __init__(self, uri: str, content: bytes) -> None:
        """Read the list of parts.

        Args:
            uri: Where the document was found, for errors.
            content: Its bytes.

        Raises:
            UnreadableDocumentError: ``empty``, ``corrupt`` or ``bomb``.
        """
        self.uri = uri
        self._size = len(content)
        self._left = _MOST_BYTES
        if not content.strip(b" \t\r\n\x00"):
            raise self.refused("empty", f"{len(content)} bytes, nothing to read")
        if content.count(_ENTRY) > _MOST_PARTS:
            raise self.refused("bomb", f"the archive has more than {_MOST_PARTS} parts")
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except _BROKEN as error:
            raise self.refused("corrupt", f"the archive cannot be opened: {error}") from error
        self._counts = Counter(self._zip.namelist())

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the parts, each once, in the order of the archive."""
        return tuple(self._counts)

    def refused(self, reason: str, detail: str) -> UnreadableDocumentError:
        """Return the error that refuses this document."""
        return UnreadableDocumentError(self.uri, reason, detail)

    def part(self, name: str) -> bytes:
        """Return the bytes of a part that must be there.

        Raises:
            UnreadableDocumentError: ``corrupt``, ``encrypted`` or ``bomb``.
        """
        if name not in self._counts:
            raise self.refused("corrupt", f"its part {name} is missing")
        if self._counts[name] > 1:
            raise self.refused("corrupt", f"it has {self._counts[name]} parts called {name}")
        info = self._zip.getinfo(name)
        if info.flag_bits & _ENCRYPTED:
            raise self.refused("encrypted", f"its part {name} needs a password")
        if info.compress_type not in _PACKINGS:
            raise self.refused("corrupt", f"its part {name} is packed in a way that no office program uses")
        try:
            return self._unpacked(info)
        except _BROKEN as error:
            raise self.refused("corrupt", f"its part {name} cannot be unpacked: {error}") from error

    def optional(self, name: str) -> bytes | None:
        """Return the bytes of a part, or ``None`` when there is none of that name.

        Raises:
            UnreadableDocumentError: as for ``part``.
        """
        return self.part(name) if name in self._counts else None

    def _unpacked(self, info: zipfile.ZipInfo) -> bytes:
        # The sizes that an archive states are its own word: what counts is what comes out.
        most = max(_FREE, _HIGHEST_RATIO * min(info.compress_size, self._size))
        content = bytearray()
        with self._zip.open(info) as stream:
            while chunk := stream.read(_CHUNK):
                content += chunk
                if len(content) > most:
                    raise self.refused("bomb", f"its part {info.filename} unpacks to more than {most:,} bytes")
                if len(content) > self._left:
                    raise self.refused("bomb", f"it unpacks to more than {_MOST_BYTES:,} bytes")
        self._left -= len(content)
        return bytes(content)
