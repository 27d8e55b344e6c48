"""Compressed RTF, in which Outlook keeps the text of a mail (MS-OXRTFCP)."""

from __future__ import annotations

import struct

_HEADER = struct.Struct("<II4sI")
_DICTIONARY = 4096
_KNOWN = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans Serif"
    rb"SymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
_SHORTEST = 2


def decompressed(content: bytes) -> bytes:
    """Return RTF as it was; what is cut off is read as far as it goes.

    Raises:
        ValueError: it is not compressed in this way.
    """
    if len(content) < _HEADER.size:
        msg = f"{len(content)} bytes are too few for compressed RTF"
        raise ValueError(msg)
    _, size, kind, _ = _HEADER.unpack_from(content)
    if kind == b"MELA":
        return content[_HEADER.size :][:size]
    if kind != b"LZFu":
        msg = f"{kind!r} is no way to compress RTF"
        raise ValueError(msg)
    return _unfolded(memoryview(content)[_HEADER.size :], size)


def _unfolded(content: memoryview, size: int) -> bytes:
    """Return what references to the last 4,096 bytes stand for: at most 17 bytes for two, so that no bomb fits in."""
    text = bytearray(_KNOWN)
    at = 0
    while at < len(content) and len(text) - len(_KNOWN) < size:
        flags, at = content[at], at + 1
        for bit in range(8):
            if not flags >> bit & 1:
                text += content[at : at + 1]
                at += 1
                continue
            reference = int.from_bytes(content[at : at + 2])
            at += 2
            place, length = reference >> 4, (reference & 0xF) + _SHORTEST
            back = (len(text) - place) % _DICTIONARY
            if not back:  # the place that is written next marks the end
                return bytes(text[len(_KNOWN) :])
            for _ in range(length):
                text.append(text[-back] if back <= len(text) else 0x20)
    return bytes(text[len(_KNOWN) :][:size])
