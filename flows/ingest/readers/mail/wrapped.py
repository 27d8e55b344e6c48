"""Plain text of mails: lines of some seventy characters, quotes behind ``>``, a signature behind two hyphens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from flows.ingest.readers import Part, PartKind
from flows.ingest.readers.mail.lines import Line, folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

QUOTED = ("quoted reply", "the mail that this one answers, not what it says itself")
"""Rule and reason for what a mail quotes of another."""

SIGNATURE = ("signature", "who sends the mail, below the two hyphens that mail programs put there")
"""Rule and reason for what stands below the text of every mail of a sender."""

_QUOTE = re.compile(r"^\s{0,3}>[>\s]*")
_SIGNATURE = re.compile(r"^--\s?$")
_MARKER = re.compile(r"^\s{0,12}(?P<marker>[•*·‣▪–-]|\d{1,3}[.)])\s+(?=\S)")
_RULER = re.compile(r"^\s*[-_=*~#+.·•—–]{4,}\s*$")
# Mail programs wrap at 72 to 78 characters; a line that ends far before was ended by its writer.
_SHORTEST_WRAPPED = 50
_LONGEST_WRAPPED = 100
_SENTENCE_END = re.compile(r"[.!?:;…]['\"”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class Flow:
    """How lines go together (RFC 3676)."""

    flowed: bool = False
    """Whether a space at the end of a line says that its paragraph goes on."""

    drops_space: bool = False
    """Whether that space is no part of the text (``delsp=yes``)."""


_FIXED = Flow()


def read_plain(text: str, flow: Flow = _FIXED) -> list[Line]:
    """Return the lines of a plain text, paragraphs joined, quotes and signature told apart."""
    rows = text.replace("\r\n", "\n").replace("\r", "\n").expandtabs().split("\n")
    at = next((number for number, row in enumerate(rows) if _SIGNATURE.match(row)), len(rows))
    found: list[Line] = []
    for quoted, group in groupby(rows[:at], key=lambda row: _QUOTE.match(row) is not None):
        block = [_QUOTE.sub("", row) if quoted else _unstuffed(row, flow) for row in group]
        lines = [one.removed(*QUOTED) if quoted else one for one in paragraphs(block, flow)]
        found.extend(lines)
    return found + [one.removed(*SIGNATURE) for one in paragraphs(rows[at + 1 :])]


def _unstuffed(row: str, flow: Flow) -> str:
    """Return a line without the space that protects what would look like a quote."""
    return row.removeprefix(" ") if flow.flowed else row


def paragraphs(rows: Sequence[str], flow: Flow = _FIXED) -> list[Line]:
    """Return lines as paragraphs and list items; blank ones part them, wrapped ones are joined."""
    found: list[Line] = []
    for blank, group in groupby(rows, key=lambda row: not row.strip() or _RULER.match(row) is not None):
        if not blank:
            found.extend(_line(text) for text in _joined(list(group), flow))
    return found


def _joined(rows: Sequence[str], flow: Flow) -> Iterator[str]:
    """Yield the paragraphs of lines without a blank one between."""
    held, before = "", ""
    for row in rows:
        if held and _goes_on(before, row, flow):
            held += row if flow.drops_space and before.endswith(" ") else f" {row.strip()}"
        else:
            if held:
                yield held
            held = row
        if flow.drops_space and held.endswith(" "):
            held = held[:-1]
        before = row
    yield held


def _goes_on(before: str, row: str, flow: Flow) -> bool:
    """Tell whether a line goes on with the paragraph of the line before it."""
    if _MARKER.match(row):
        return False
    if flow.flowed:
        return before.endswith(" ")
    length = len(before.rstrip())
    if not _SHORTEST_WRAPPED <= length <= _LONGEST_WRAPPED:
        return row.strip()[:1].islower() and not _SENTENCE_END.search(before.rstrip())
    first = len(row.split(maxsplit=1)[0])
    # The first word would have stood on the line before, had there been room.
    return length + 1 + first > _fill(before, row) or row.strip()[:1].islower()


def _fill(before: str, row: str) -> int:
    """Return how long lines have to be for a wrap: two that end a sentence at once are more likely two paragraphs."""
    ends = _SENTENCE_END.search(before.rstrip()) is not None and _SENTENCE_END.search(row.rstrip()) is not None
    return 72 if ends else 60


def _line(text: str) -> Line:
    """Return a paragraph, or an item with its marker in the one form that is known for one."""
    match = _MARKER.match(text)
    if match is None:
        return Line(folded(text))
    marker = match["marker"] if match["marker"][0].isdigit() else "•"
    return Line(f"{marker} {folded(text[match.end() :])}", Part(kind=PartKind.LIST_ITEM))
