"""Ways in which documents come damaged, or are made to do harm: each a function from a sound one, always the same."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_CUTS = (1, 2, 4, 8, 16, 64, 256)
_FLIPS = 12
_MARKS = {"utf-8": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff", "utf-32": b"\xff\xfe\x00\x00"}
_CONTROLS = "\x00\x07\x08\x0b\x1b[31m\x7f\x85\u200b\u202e\u2066\ufeff\ufffe\U000e0041"
_MARKUP = (
    b"<script>alert(1)</script>",
    b"<img src=file:///etc/passwd>",
    b"<link rel=attachment href=file:///etc/passwd>",
    b"<iframe src=http://127.0.0.1:1/></iframe>",
    b"{{7*7}}{% for x in y %}",
    b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>",
    b"<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><x>&b;</x>",
    b"<div>" * 3000,
    b"[" * 3000,
    b"{" * 3000,
    b"> " * 3000,
    b"\\par{" * 3000,
    b"<table><tr>" * 400,
    b"<a " + b"b=c " * 5000 + b">",
    b"&" * 5000,
    b"(" * 5000,
    b"\t" * 20000,
    b" " * 100_000,
    b"\r" * 20000,
    b"a" * 200_000,
    "\u0301".encode() * 20_000,
    "\u202e".encode() * 5000,
    b"#" * 20_000,
    b"- " * 20_000,
    b"|" * 20_000,
    b"1. " * 10_000,
    b"*" * 20_000,
    b'"' * 20_000,
)


def damaged(sound: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield documents made from a sound one, each with what was done to it."""
    yield "nothing of it", b""
    for part in _CUTS:
        yield f"its first 1/{part}", sound[: max(1, len(sound) // part - 1)]
        yield f"its last 1/{part}", sound[-max(1, len(sound) // part - 1) :]
    yield "its middle is zeros", sound[: len(sound) // 3] + bytes(len(sound) // 3) + sound[2 * len(sound) // 3 :]
    yield "it comes twice", sound + sound
    yield "it stands behind a blank page", b"\r\n" * 5000 + sound
    yield "its lines end as on old machines", sound.replace(b"\n", b"\r")
    yield from _flipped(sound)
    yield from _in_other_encodings(sound)
    for number, more in enumerate(_MARKUP):
        middle = len(sound) // 2
        yield f"more {number} in its middle", sound[:middle] + more + sound[middle:]
        yield f"more {number} behind it", sound + b"\n" + more


def _flipped(sound: bytes) -> Iterator[tuple[str, bytes]]:
    chance = random.Random(len(sound))  # noqa: S311 - for the same damage every time
    for number in range(_FLIPS):
        content = bytearray(sound)
        for _ in range(1 + number * 5):
            content[chance.randrange(len(content))] = chance.randrange(256)
        yield f"{1 + number * 5} bytes are others ({number})", bytes(content)


def _in_other_encodings(sound: bytes) -> Iterator[tuple[str, bytes]]:
    for encoding, mark in _MARKS.items():
        yield f"the mark of {encoding} in front", mark + sound
    try:
        text = sound.decode()
    except UnicodeDecodeError:
        return
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7", "cp037"):
        yield f"in {encoding}", text.encode(encoding)
    yield "controls between its letters", "".join(a + b for a, b in zip(text, _CONTROLS * 200, strict=False)).encode()
    yield "its letters are accented", "".join(one + "\u0301\u0308" for one in text).encode()
    yield "decoded wrongly twice", text.replace("'", "’").encode().decode("cp1252", "replace").encode()
