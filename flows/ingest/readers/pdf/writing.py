"""Writes the paragraphs of a document as the text of its record, line by line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from flows.ingest.readers import Mend, Part, PartKind
from flows.ingest.readers.pdf.frame import Area
from flows.ingest.readers.pdf.paragraphs import Paragraph
from schemas.places import Box

_SPACES = re.compile(r"[\s\x1c-\x1f\x85\u2028\u2029]+")
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x9f\ufffe\uffff]")
# Letters beyond the first plane come as two halves, which belong together again.
_HALF = re.compile("[\ud800-\udfff]")
_FARTHEST = 1e6


@dataclass(slots=True)
class Sheet:
    """The text of a document in the making."""

    parts: list[Part] = field(default_factory=list)
    mends: list[Mend] = field(default_factory=list)
    numbers: dict[int, int] = field(default_factory=dict)
    """Line of each paragraph, by its identity."""

    _pieces: list[str] = field(default_factory=list)
    _line: int = 1
    _after_row: bool | None = None

    def break_page(self) -> None:
        """Begin a new page."""
        # A page break ends a line, as a line break does.
        self._put("\n\f", lines=2)
        self._after_row = None

    def write(self, paragraph: Paragraph) -> int | None:
        """Write a paragraph on a line of its own; return its number, or ``None`` when there is nothing to write."""
        row = paragraph.kind is PartKind.ROW
        text = "\t".join(map(_plain, paragraph.text.split("\t"))) if row else _plain(paragraph.text)
        if not text.strip():
            return None
        if self._after_row is not None:
            together = row and self._after_row
            self._put("\n" if together else "\n\n", lines=1 if together else 2)
        self._pieces.append(text)
        self._after_row = row
        self.numbers[id(paragraph)] = self._line
        self.parts.append(self._part(paragraph))
        self.mends += [Mend(rule=rule, before=old, after=new, line=self._line) for rule, old, new in paragraph.mends]
        return self._line

    def written(self) -> str:
        """Return the text."""
        return "".join(self._pieces)

    def _put(self, breaks: str, *, lines: int) -> None:
        self._pieces.append(breaks)
        self._line += lines

    def _part(self, one: Paragraph) -> Part:
        before = self.numbers.get(id(one.follows)) if one.follows is not None else None
        return Part(
            kind=one.kind, level=one.level, rule=one.rule, reason=one.reason, continues=before, box=_box(one.area)
        )


def _plain(text: str) -> str:
    """Return a text on one line, without the characters that nobody sees."""
    if _HALF.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _UNSEEN.sub("", _SPACES.sub(" ", text)).strip()


def _box(area: Area) -> Box:
    left, top, right, bottom = (round(max(-_FARTHEST, min(_FARTHEST, edge)), 1) for edge in area)
    return Box(left=left, top=top, right=right, bottom=bottom)
