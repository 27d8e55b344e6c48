"""The text of a structured document in the making, with what is known of each of its lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from flows.errors import UnreadableDocumentError
from flows.ingest.readers import Part, PartKind, ReadText
from schemas.claims import Claim, ClaimedField

# A cell of data is short. Tables that hold longer texts are there for the layout: their cells are paragraphs.
_LONGEST_CELL = 60
_FEWEST_COLUMNS = 2
_FEWEST_ROWS = 2
# A cell that claims to span more columns than a page could show spans these.
_WIDEST = 64
# What may be typed into a document by hand; beyond it, a hostile document makes rules take for ever.
_MOST_LINES = 200_000
# A line all in bold that is no longer than this and does not end as a sentence stands over a section.
_LONGEST_HEADING = 12
_SENTENCE_END = re.compile(r"[.!?…:;,]$")
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?=T|$)")
# What programs put in when nobody has said anything.
_FILLER = re.compile(
    r"(?:untitled|unknown|anonymous|unbenannt|unbekannt|sans titre|sin título|senza titolo|no title|title|author|user|"
    r"owner|administrator|admin|windows[- ]?user|microsoft office[- ]?user|python-docx|(?:word )?document ?\d*)"
    r"(?: (?:document|book))?$|microsoft word - ",
    re.IGNORECASE,
)
_INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp", "Cs", "Cn"})


@dataclass(frozen=True, slots=True)
class Told:
    """One line and what is known of it."""

    text: str
    """The line, white space folded; of a row the cells, parted by tabs."""

    part: Part
    """What it is."""

    claims: ClaimedField | None = None
    """Field whose value it prints, as its style says."""

    glued: bool = False
    """Whether it stands right below the line before: a further row of a table."""


@dataclass(slots=True)
class Telling:
    """Lines in reading order."""

    uri: str
    """Where the document was found, for errors."""

    lines: list[Told] = field(default_factory=list)
    """What was told so far."""

    breaks: set[int] = field(default_factory=set)
    """Numbers of lines, from 0, in front of which a new page begins."""

    def add(self, text: str, part: Part | None = None, claims: ClaimedField | None = None) -> None:
        """Tell a line; one without anything to see is left out."""
        folded = " ".join(text.split())
        if visible(folded):
            self._append(Told(folded, part or Part(), claims))

    def remove(self, text: str, rule: str, reason: str) -> None:
        """Tell a line that is no part of the article."""
        self.add(text, Part(kind=PartKind.REMOVED, rule=rule, reason=reason))

    def gather(self, lines: Sequence[Told], mark: str, part: Part) -> None:
        """Tell lines as one, behind a mark, and behind it what was removed in them."""
        words = " ".join(line.text for line in lines if line.part.kind is not PartKind.REMOVED)
        if visible(words):
            self.add(f"{mark} {words}", part)
        self.extend([line for line in lines if line.part.kind is PartKind.REMOVED])

    def drop(self, lines: Sequence[Told], rule: str, reason: str) -> None:
        """Tell lines as no part of the article; what was removed before keeps its reason."""
        for line in lines:
            if line.part.kind is PartKind.REMOVED:
                self._append(line)
            else:
                self.remove(line.text, rule, reason)

    def new_page(self) -> None:
        """Let what follows begin on a new page."""
        if self.lines:
            self.breaks.add(len(self.lines))

    def extend(self, others: Sequence[Told]) -> None:
        """Tell lines that were told apart from this text."""
        for line in others:
            self._append(line)

    def table(self, rows: Sequence[Sequence[Sequence[Told]]]) -> None:
        """Tell a table, or the paragraphs of one that is there for the layout.

        Args:
            rows: For each row its cells, for each cell its lines; what a merged cell covers is empty. What was removed
                in cells, and notes, stand behind the table.
        """
        if not _is_data(rows):
            self.extend([line for row in rows for cell in row for line in cell])
            return
        first = True
        for row in rows:
            cells = [" ".join(line.text for line in cell if _in_cell(line)).replace("\t", " ") for cell in row]
            if any(map(visible, cells)):
                self._append(Told("\t".join(cells), Part(kind=PartKind.ROW), glued=not first))
                first = False
        self.extend([line for row in rows for cell in row for line in cell if not _in_cell(line)])

    def read(self, claims: Sequence[Claim] = (), doubts: Sequence[str] = (), *, pictures: bool = False) -> ReadText:
        """Return the text and what is known of it.

        Args:
            claims: What the metadata say.
            doubts: What the reader was not sure of.
            pictures: Whether the document shows pictures, which may hold its text.

        Raises:
            UnreadableDocumentError: ``empty`` or, with pictures, ``no-text``: there is nothing to read.
        """
        if not any(line.part.kind is not PartKind.REMOVED for line in self.lines):
            if pictures:
                raise UnreadableDocumentError(self.uri, "no-text", "the document holds pictures and no text")
            raise UnreadableDocumentError(self.uri, "empty", "the document holds no text")
        text: list[str] = []
        stated: list[Claim] = []
        number = 1
        for at, line in enumerate(self.lines):
            before = "" if at == 0 else "\n\n\f" if at in self.breaks else "\n" if line.glued else "\n\n"
            number += before.count("\n") + before.count("\f")
            text += [before, line.text]
            if line.claims is not None and line.claims not in {one.field for one in stated}:
                stated.append(_printed(line.claims, line.text, number))
        parts = tuple(line.part for line in self.lines)
        return ReadText(
            text="".join(text), encoding="utf-8", parts=parts, claims=(*stated, *claims), doubts=tuple(doubts)
        )

    def _append(self, line: Told) -> None:
        if len(self.lines) >= _MOST_LINES:
            raise UnreadableDocumentError(self.uri, "bomb", f"it has more than {_MOST_LINES:,} paragraphs")
        self.lines.append(line)


def visible(text: str) -> bool:
    """Tell whether a text has anything that a reader sees."""
    return any(unicodedata.category(one) not in _INVISIBLE for one in text)


def in_metadata(field: ClaimedField, value: str | None, source: str, confidence: float) -> tuple[Claim, ...]:
    """Return a claim that the metadata make; nothing when the value is blank or what a program puts in."""
    words = " ".join((value or "").split())
    if not visible(words) or _FILLER.match(words):
        return ()
    return (Claim(field=field, value=words, words=words, source=source, confidence=confidence),)


def dated(field: ClaimedField, moment: str | None, source: str, confidence: float) -> tuple[Claim, ...]:
    """Return a claim on a date from the day of a moment in ISO 8601; nothing when there is none."""
    day = _DAY.match((moment or "").strip())
    return in_metadata(field, day.group() if day else None, source, confidence)


def stands_over(line: str) -> bool:
    """Tell whether a line all in bold is a heading, by how it ends and how long it is."""
    return len(line.split()) <= _LONGEST_HEADING and not _SENTENCE_END.search(line)


def spanned(text: str | None) -> int:
    """Return over how many columns or rows a cell goes, 1 when the document does not say so in a sensible way."""
    plain = (text or "").strip()
    return max(1, min(_WIDEST, int(plain))) if plain.isascii() and plain.isdigit() and len(plain) < _WIDEST else 1


def _in_cell(line: Told) -> bool:
    return line.part.kind not in {PartKind.REMOVED, PartKind.NOTE}


def _is_data(rows: Sequence[Sequence[Sequence[Told]]]) -> bool:
    """Tell whether cells are short, and rows and columns more than one."""
    if len(rows) < _FEWEST_ROWS or max(map(len, rows), default=0) < _FEWEST_COLUMNS:
        return False
    cells = [cell for row in rows for cell in row]
    return all(sum(len(line.text.split()) for line in cell if _in_cell(line)) <= _LONGEST_CELL for cell in cells)


def _printed(field: ClaimedField, text: str, number: int) -> Claim:
    source = f"the paragraph styled as {field.value}"
    return Claim(field=field, value=text, words=text, source=source, confidence=0.9, line=number)
