"""Compound files (MS-CFB) and the mails that Outlook keeps in them, made for tests."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from flows.ingest.readers.mail.compressed import _KNOWN

_SECTOR, _MINI, _CUTOFF, _ENTRY = 512, 64, 4096, 128
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_STORAGE, _STREAM, _ROOT = 1, 2, 5

Tree = Mapping[str, "bytes | Tree"]


@dataclass
class _File:
    """A compound file in the making."""

    entries: list[bytes] = field(default_factory=list)
    mini: bytearray = field(default_factory=bytearray)
    mini_chains: list[int] = field(default_factory=list)
    big: list[tuple[int, bytes]] = field(default_factory=list)

    def add(self, name: str, kind: int, content: bytes, child: int) -> int:
        """Add an entry and return its number; where a long stream begins is filled in later."""
        start = 0
        if content and len(content) < _CUTOFF:
            start = len(self.mini) // _MINI
            self.mini += _padded(content, _MINI)
            self.mini_chains += [*range(start + 1, len(self.mini) // _MINI), _END]
        elif content:
            self.big.append((len(self.entries), content))
        self.entries.append(_entry(name, kind, child, start, len(content)))
        return len(self.entries) - 1

    def add_all(self, tree: Tree) -> int:
        """Add what is in a storage, each entry the right sibling of the one after it, and return the first."""
        first = _FREE
        for name, content in tree.items():
            if isinstance(content, bytes):
                number = self.add(name, _STREAM, content, _FREE)
            else:
                number = self.add(name, _STORAGE, b"", self.add_all(content))
            entry = self.entries[number]
            self.entries[number] = entry[:72] + struct.pack("<I", first) + entry[76:]
            first = number
        return first


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    wide = name.encode("utf-16-le") + b"\0\0"
    head = wide.ljust(64, b"\0") + struct.pack("<HBB", len(wide), kind, 1)
    return head + struct.pack("<III", _FREE, _FREE, child) + bytes(36) + struct.pack("<IQ", start, size)


def _padded(content: bytes, to: int) -> bytes:
    return content + bytes(-len(content) % to)


def compound_file(tree: Tree) -> bytes:
    """Return a file with the streams and storages of a tree."""
    file = _File()
    file.add("Root Entry", _ROOT, b"", _FREE)
    first = file.add_all(tree)
    file.entries[0] = _entry("Root Entry", _ROOT, first, 0, 0)
    directory = _padded(b"".join(file.entries), _SECTOR)
    mini_fat = _padded(struct.pack(f"<{len(file.mini_chains)}I", *file.mini_chains), _SECTOR)
    pieces = [directory, mini_fat, _padded(bytes(file.mini), _SECTOR), *(_padded(one, _SECTOR) for _, one in file.big)]
    starts, at = [], 1
    for piece in pieces:
        starts.append(at)
        at += len(piece) // _SECTOR
    file.entries[0] = _entry("Root Entry", _ROOT, first, starts[2] if file.mini else _END, len(file.mini))
    for (number, _), start in zip(file.big, starts[3:], strict=True):
        entry = file.entries[number]
        file.entries[number] = entry[:116] + struct.pack("<I", start) + entry[120:]
    pieces[0] = _padded(b"".join(file.entries), _SECTOR)
    return _header(starts, len(mini_fat) // _SECTOR) + _fat(pieces) + b"".join(pieces)


def _fat(pieces: Sequence[bytes]) -> bytes:
    chains, at = [_FAT], 1
    for piece in pieces:
        length = len(piece) // _SECTOR
        chains += [*range(at + 1, at + length), _END] if length else []
        at += length
    return struct.pack("<128I", *chains, *[_FREE] * (128 - len(chains)))


def _header(starts: Sequence[int], mini_sectors: int) -> bytes:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    mini = starts[1] if mini_sectors else _END
    tables = struct.pack("<IIIIIIIII", 0, 1, starts[0], 0, _CUTOFF, mini, mini_sectors, _END, 0)
    return head + tables + struct.pack("<109I", 0, *[_FREE] * 108)


def an_outlook_mail(
    texts: Mapping[int, str] | None = None,
    binaries: Mapping[int, bytes] | None = None,
    fixed: Mapping[int, int] | None = None,
    attached: Sequence[Tree] = (),
    eight_bit: Mapping[int, bytes] | None = None,
) -> bytes:
    """Return a mail with the given properties, by their numbers."""
    tree: dict[str, bytes | Tree] = {"__properties_version1.0": bytes(32) + properties(fixed or {})}
    tree |= {f"__substg1.0_{number:04X}001F": text.encode("utf-16-le") for number, text in (texts or {}).items()}
    tree |= {f"__substg1.0_{number:04X}0102": content for number, content in (binaries or {}).items()}
    tree |= {f"__substg1.0_{number:04X}001E": content for number, content in (eight_bit or {}).items()}
    tree |= {f"__attach_version1.0_#{number:08X}": one for number, one in enumerate(attached)}
    return compound_file(tree)


def properties(fixed: Mapping[int, int]) -> bytes:
    """Return the table of properties of a fixed length."""
    return b"".join(struct.pack("<HHIQ", 0, number, 6, value) for number, value in fixed.items())


def an_attachment(name: str, content: bytes) -> Tree:
    """Return what Outlook keeps of a file."""
    return {
        "__properties_version1.0": bytes(8),
        "__substg1.0_3707001F": name.encode("utf-16-le"),
        "__substg1.0_37010102": content,
    }


def stored(rtf: bytes) -> bytes:
    """Return RTF as Outlook keeps it when it does not compress."""
    return struct.pack("<II4sI", len(rtf) + 12, len(rtf), b"MELA", 0) + rtf


def compressed(rtf: bytes) -> bytes:
    """Return compressed RTF in which each byte stands for itself, and one reference for the words known before."""
    reference = (_KNOWN.index(rb"{\rtf1\ansi") << 4 | (len(rb"{\rtf1\ansi") - 2)).to_bytes(2)
    rest = rtf.removeprefix(rb"{\rtf1\ansi")
    body = b"\x01" + reference + rest[:7]
    for at in range(7, len(rest), 8):
        body += b"\x00" + rest[at : at + 8]
    return struct.pack("<II4sI", len(body) + 12, len(rtf), b"LZFu", 0) + body
