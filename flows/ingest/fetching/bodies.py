"""The bytes of an answer, unpacked while they come, within a budget of what they may grow to."""

from __future__ import annotations

import importlib.util
import zlib
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from flows.ingest.fetching.outcomes import FetchingError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import ModuleType

_CHUNK: Final = 1 << 18
# Below this a high ratio is that of a page with long tables, and does no harm.
_HARMLESS: Final = 1_000_000
_GZIP: Final = 16 + zlib.MAX_WBITS
_GZIP_MAGIC: Final = b"\x1f\x8b"
_ZLIB_METHOD: Final = 8


@dataclass(frozen=True, slots=True)
class Growth:
    """What a body may grow to."""

    most: int = 50_000_000
    """Size of the document, bytes."""

    ratio: int = 100
    """Bytes of the document for one that was sent."""


class _Unpacking(Protocol):
    """Unpacks one coding, a piece at a time."""

    def pieces(self, data: bytes) -> Iterator[bytes]:
        """Yield what a piece holds, in pieces of bounded size."""

    @property
    def whole(self) -> bool:
        """Whether the end has come."""


class _Identity:
    """Nothing is packed; HTTP itself tells the end."""

    whole = True

    def pieces(self, data: bytes) -> Iterator[bytes]:
        yield data


class _Gzip:
    """One member after another; what is no member after the last is nothing (RFC 1952 allows padding)."""

    def __init__(self) -> None:
        self._member = zlib.decompressobj(_GZIP)

    @property
    def whole(self) -> bool:
        return self._member.eof

    def pieces(self, data: bytes) -> Iterator[bytes]:
        while data:
            if self._member.eof:
                if not data.startswith(_GZIP_MAGIC):
                    return
                self._member = zlib.decompressobj(_GZIP)
            yield self._member.decompress(data, _CHUNK)
            data = self._member.unused_data or self._member.unconsumed_tail


class _Deflate:
    """With a head of zlib or, as many servers send it, without."""

    def __init__(self) -> None:
        self._stream = zlib.decompressobj()
        self._begun = False

    @property
    def whole(self) -> bool:
        return self._stream.eof

    def pieces(self, data: bytes) -> Iterator[bytes]:
        if not self._begun and data:
            self._begun = True
            if data[0] & 0x0F != _ZLIB_METHOD:
                self._stream = zlib.decompressobj(-zlib.MAX_WBITS)
        while data and not self._stream.eof:
            yield self._stream.decompress(data, _CHUNK)
            data = self._stream.unconsumed_tail


class _Brotli:
    """As most pages of today come."""

    def __init__(self, library: ModuleType) -> None:
        self._stream = library.Decompressor()

    @property
    def whole(self) -> bool:
        return bool(self._stream.is_finished())

    def pieces(self, data: bytes) -> Iterator[bytes]:
        part = self._stream.process(data, output_buffer_limit=_CHUNK)
        # All that was sent may be taken in while most of what it holds is still to come.
        while part or not self._stream.can_accept_more_data():
            yield part
            part = b"" if self._stream.is_finished() else self._stream.process(b"", output_buffer_limit=_CHUNK)


def _brotli() -> ModuleType | None:
    """Return the library of Brotli where there is one; before 1.2 it unpacked without a limit."""
    if importlib.util.find_spec("brotli") is None:
        return None
    library = importlib.import_module("brotli")
    return library if hasattr(library.Decompressor, "can_accept_more_data") else None


_BROTLI: Final = _brotli()
_CODINGS: Final[dict[str, Callable[[], _Unpacking]]] = {
    "": _Identity,
    "identity": _Identity,
    "gzip": _Gzip,
    "x-gzip": _Gzip,
    "deflate": _Deflate,
    **({"br": partial(_Brotli, _BROTLI)} if _BROTLI else {}),
}
_BROKEN: Final = (zlib.error, _BROTLI.error) if _BROTLI else (zlib.error,)

ACCEPTED: Final = ", ".join(("gzip", "deflate", *(("br",) if _BROTLI else ())))
"""The codings that a request offers."""


def unpacked(body: Iterable[bytes], coding: str, growth: Growth) -> bytes:
    """Return the bytes that a body holds.

    Args:
        body: As sent.
        coding: What ``Content-Encoding`` says.
        growth: What it may grow to.

    Raises:
        FetchingError: it is packed otherwise than it says or than was offered, breaks off, or grows too large.
    """
    unpacking = _unpacking(coding.strip().lower())
    sent, size, parts = 0, 0, []
    try:
        for data in body:
            sent += len(data)
            for part in unpacking.pieces(data):
                size += len(part)
                _check(sent, size, growth)
                parts.append(part)
    except _BROKEN as error:
        raise FetchingError("bad-answer", f"it is not packed as it says ({coding}): {error}") from error
    if sent and not unpacking.whole:
        raise FetchingError("truncated", f"the packed text breaks off after {sent:,} bytes ({coding})")
    return b"".join(parts)


def _unpacking(coding: str) -> _Unpacking:
    if coding not in _CODINGS:
        raise FetchingError("bad-answer", f"it is packed as {coding[:40]!r}, which nobody asked for")
    return _CODINGS[coding]()


def _check(sent: int, size: int, growth: Growth) -> None:
    if size > _HARMLESS and size > sent * growth.ratio:
        detail = f"{sent:,} bytes unpack to more than {size:,}; the limit is {growth.ratio} for each"
        raise FetchingError("bomb", detail)
    if size > growth.most:
        raise FetchingError("too-large", f"it unpacks to more than {growth.most / 1e6:,.1f} MB")
