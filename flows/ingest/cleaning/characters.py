"""Characters that no reader sees, or that a conversion broke: dropped or mended one line at a time, and recorded."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from typing import NamedTuple

_RULES: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("byte-order mark", re.compile("\ufeff"), ""),
    ("control character", re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]"), ""),
    ("direction override", re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]"), ""),
    # A joiner between letters of a script that needs none; Persian, Hindi and their like keep theirs.
    ("zero-width character", re.compile("[\u200b\u2060-\u2064]|(?<![\u0590-\u1fff])[\u200c\u200d]"), ""),
    ("tag character", re.compile("[\U000e0000-\U000e007f]"), ""),
    ("soft hyphen", re.compile("\u00ad"), ""),
)
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURE = re.compile("[ﬀ-ﬆ]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t\x0b]")
_ODD = re.compile(r"[^\x09\x20-\x7e]")
# UTF-8 read as Windows-1252: a lead byte shown as a letter, followed by a continuation byte shown as a sign.
_MOJIBAKE = re.compile(r"[ÂÃÐÑØÙâåæçãäèé][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")


class Mended(NamedTuple):
    """A change of characters in one line."""

    rule: str
    """What was wrong."""

    before: str
    """The characters, as escapes where they cannot be seen."""

    after: str
    """What stands instead."""


class Tidied(NamedTuple):
    """A line as the record shows it."""

    text: str
    """The line with invisible characters dropped, broken ones mended and all kinds of space written as one."""

    offsets: tuple[int, ...] | None
    """For each character its offset in the original line; ``None`` when they are the same."""

    mended: tuple[Mended, ...]
    """What was changed, apart from kinds of space."""


def tidy(line: str) -> Tidied:
    """Return a line without invisible and broken characters; its length changes only where something was mended."""
    if not _ODD.search(line):
        return Tidied(line.replace("\t", " "), None, ())
    mended: list[Mended] = []
    text = _fix_mojibake(line, mended)
    for rule, pattern, instead in _RULES:
        found = pattern.findall(text)
        if found:
            mended.append(Mended(rule, _escaped(found), instead))
            text = pattern.sub(instead, text)
    if _LIGATURE.search(text):
        found = _LIGATURE.findall(text)
        mended.append(Mended("ligature", "".join(found), " ".join(_LIGATURES[one] for one in found)))
        text = _LIGATURE.sub(lambda match: _LIGATURES[match.group()], text)
    if not unicodedata.is_normalized("NFC", text):
        mended.append(Mended("separate accent", "decomposed letters", "composed letters"))
        text = unicodedata.normalize("NFC", text)
    text = _SPACES.sub(" ", text)
    return Tidied(text, _aligned(line, text) if mended else None, tuple(mended))


def _fix_mojibake(line: str, mended: list[Mended]) -> str:
    if len(_MOJIBAKE.findall(line)) == 0:
        return line
    from ftfy import fix_encoding  # noqa: PLC0415 - only for the few that need it

    fixed = fix_encoding(line)
    if fixed != line:
        odd = _MOJIBAKE.search(line)
        mended.append(Mended("broken encoding", odd.group() if odd else "", "UTF-8 that had been read as Windows-1252"))
    return str(fixed)


def _escaped(found: list[str]) -> str:
    kinds = sorted(set(found))
    return ", ".join(f"U+{ord(one):04X} x {found.count(one)}" for one in kinds)


def _aligned(line: str, text: str) -> tuple[int, ...]:
    """Return for each character of the mended text the offset in the line that it came from."""
    offsets = [0] * len(text)
    matcher = SequenceMatcher(None, _SPACES.sub(" ", line), text, autojunk=False)
    for _, start, end, first, last in matcher.get_opcodes():
        for step in range(last - first):
            offsets[first + step] = min(start + step, max(start, end - 1))
    return tuple(offsets)
