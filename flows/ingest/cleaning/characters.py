"""Characters that no reader sees, or that a conversion broke: dropped or mended one line at a time, and recorded."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

# What is dropped: the rule's name and the characters.
_DROPPED: tuple[tuple[str, str], ...] = (
    ("byte-order mark", "\ufeff"),
    ("control character", "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]"),
    ("direction override", "[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]"),
    # A joiner between letters of a script that needs none; Persian, Hindi and their like keep theirs.
    ("zero-width character", "[\u200b\u2060-\u2064]|(?<![\u0590-\u1fff])[\u200c\u200d]"),
    ("tag character", "[\U000e0000-\U000e007f]"),
    ("soft hyphen", "\u00ad"),
)
_INVISIBLE = re.compile("|".join(f"({pattern})" for _, pattern in _DROPPED))
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURE = re.compile("[ﬀ-ﬆ]")
# Bullets of the fonts Symbol and Wingdings, which conversions of office files leave in the private use area.
_FONT_BULLET = re.compile("[\uf0a7\uf0b7\uf0d8\uf076\uf0fc\uf06e]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\x0b]")
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
    """The line with invisible characters dropped, broken ones mended and all kinds of space but tabs written as one."""

    offsets: tuple[int, ...] | None
    """For each character its offset in the original line; ``None`` when they are the same."""

    mended: tuple[Mended, ...]
    """What was changed, apart from kinds of space."""


def tidy(line: str) -> Tidied:
    """Return a line without invisible and broken characters; its length changes only where something was mended."""
    if not _ODD.search(line):
        return Tidied(line, None, ())
    mending = _Mending(line)
    mending.mend_encoding()
    mending.drop_invisible()
    mending.replace("ligature", _LIGATURE, _LIGATURES.__getitem__)
    mending.replace("symbol of a font", _FONT_BULLET, lambda _: "•")
    mending.compose_accents()
    text = _SPACES.sub(" ", mending.text)
    return Tidied(text, tuple(mending.offsets) if mending.offsets is not None else None, tuple(mending.done))


def escaped(characters: str) -> str:
    """Return characters that cannot be seen as their code points, each kind once with its count."""
    return ", ".join(f"U+{ord(one):04X} x {characters.count(one)}" for one in sorted(set(characters)))


class _Mending:
    """A line in the making; knows for each character where in the original it came from."""

    def __init__(self, line: str) -> None:
        """Begin with the line as it is."""
        self.text = line
        self.offsets: list[int] | None = None
        self.done: list[Mended] = []

    def drop_invisible(self) -> None:
        """Drop what nobody sees."""
        found: dict[int, str] = {}
        for match in _INVISIBLE.finditer(self.text):
            kind = match.lastindex or 1
            found[kind] = found.get(kind, "") + match.group()
        if found:
            self._rewrite(_INVISIBLE, lambda _: "")
            self.done += [Mended(_DROPPED[kind - 1][0], escaped(found[kind]), "") for kind in sorted(found)]

    def replace(self, rule: str, pattern: re.Pattern[str], instead: Callable[[str], str]) -> None:
        """Write something else for each match of a pattern."""
        found = pattern.findall(self.text)
        if found:
            self._rewrite(pattern, instead)
            self.done.append(Mended(rule, "".join(found), " ".join(map(instead, found))))

    def compose_accents(self) -> None:
        """Write letter and accent as one character where there is one."""
        if not unicodedata.is_normalized("NFC", self.text):
            self._by_word(unicodedata.normalize("NFC", self.text))
            self.done.append(Mended("separate accent", "decomposed letters", "composed letters"))

    def mend_encoding(self) -> None:
        """Undo a decoding with the wrong table."""
        odd = _MOJIBAKE.search(self.text)
        if odd is None:
            return
        from ftfy import fix_encoding  # noqa: PLC0415 - only for the few that need it

        fixed = str(fix_encoding(self.text))
        if fixed != self.text:
            self.done += _changed_words(self.text, fixed)
            self._by_word(fixed)

    def _rewrite(self, pattern: re.Pattern[str], instead: Callable[[str], str]) -> None:
        text: list[str] = []
        offsets: list[int] = []
        old = self.offsets if self.offsets is not None else range(len(self.text))
        at = 0
        for match in pattern.finditer(self.text):
            new = instead(match.group())
            text += [self.text[at : match.start()], new]
            offsets += old[at : match.start()]
            offsets += [old[match.start()]] * len(new)
            at = match.end()
        self.text = "".join([*text, self.text[at:]])
        self.offsets = [*offsets, *old[at:]]

    def _by_word(self, new: str) -> None:
        """Take a new text for the old one, aligned word by word; inside a word in proportion."""
        old = self.offsets if self.offsets is not None else range(len(self.text))
        mine, theirs = self.text.split(" "), new.split(" ")
        if len(mine) != len(theirs):
            mine, theirs = [self.text], [new]
        offsets: list[int] = []
        start = 0
        for word, other in zip(mine, theirs, strict=True):
            places = old[start : start + len(word) + 1] or [old[-1]]
            offsets += [places[min(at * len(word) // max(1, len(other)), len(places) - 1)] for at in range(len(other))]
            start += len(word)
            offsets += old[start : start + 1]  # the space behind the word
            start += 1
        self.text, self.offsets = new, offsets[: len(new)]


def _changed_words(before: str, after: str) -> list[Mended]:
    """Return the words whose encoding was mended, each once; the whole line where words came together or apart."""
    mine, theirs = before.split(" "), after.split(" ")
    pairs = zip(mine, theirs, strict=True) if len(mine) == len(theirs) else [(before, after)]
    changed = dict.fromkeys((old, new) for old, new in pairs if old != new)
    return [Mended("broken encoding", old, new) for old, new in changed]
