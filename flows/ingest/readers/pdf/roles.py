"""What paragraphs are: headings, captions, notes, pull quotes; told by how they are set beside the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from flows.ingest.readers import PartKind
from flows.ingest.readers.pdf.page import Page
from flows.ingest.readers.pdf.paragraphs import Paragraph

_CAPTION = re.compile(
    r"^(?:figure|fig\.?|table|tab\.?|chart|graph|box|map|exhibit|photo|abbildung|abb\.?|tabelle|grafik|tableau|"
    r"graphique|gráfico|figura|cuadro|tabla|tabella|tabela|quadro|figuur|tabel|figur|tabell|рис\.?|таблица)"
    r"\s*(?:[A-Z]{0,3}\d{1,3}(?:[.-]\d{1,2})?|[IVX]{1,5})?\s*(?:[.:|–—]|\(|$|[A-Z«“])",
    re.IGNORECASE,
)
_NUMBERED_CAPTION = re.compile(r"^[^\W\d]+\.?\s*(?:[A-Z]{0,3}\d|[IVX])")
_SOURCE = re.compile(r"^(?:photo|image|picture|photograph|foto|illustration)\b[^.]{0,20}(?::|©|\bby\b)", re.IGNORECASE)
_NOTE = re.compile(r"^(?:\d{1,3}|[*∗†‡§]{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})[.)]?\s*[^\W\d_]|^[⁰¹²³⁴⁵⁶⁷⁸⁹*∗†‡§]{1,3}\s*\S")
_ENDED = re.compile(r"[.!?…][\"”’»)\]]*$")
_SENTENCE_WORDS = 8
_HEADING_WORDS, _TITLE_WORDS, _HEADING_LINES = 25, 45, 5
_CAPTION_WORDS = 70
_STANDFIRST_WORDS = range(15, 120)
_LARGER, _MUCH_LARGER, _SMALLER = 1.08, 1.18, 0.93
_QUOTES = '“”„«»"‘'
_SAME_WORDS = re.compile(r"\W+")
_NUMBERED_HEADING = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,5}\.|[A-Z]\.)\s+\S")


def body_size(pages: Sequence[Page]) -> float:
    """Return the size of type in which most of a document is set, points."""
    counts: Counter[float] = Counter()
    for page in pages:
        for run in page.runs:
            counts[run.size] += len(run.text)
    return counts.most_common(1)[0][0] if counts else 0.0


class Setting:
    """How the text of a document is set, against which everything else is told."""

    def __init__(self, paragraphs: Sequence[Paragraph], size: float) -> None:
        """Measure the paragraphs.

        Args:
            paragraphs: Of the whole document, in reading order.
            size: That of the type of most of it, points.
        """
        self.size = size or 1.0
        prose = [one for one in paragraphs if abs(one.size - size) < 0.1]  # noqa: PLR2004 - sizes are rounded so
        bold = sum(len(one.text) for one in prose if one.style.bold)
        self.bold = bold * 2 > sum(len(one.text) for one in prose)
        self._words = "\n".join(_folded(one.text) for one in prose)
        self._first = next((one for one in prose if one.text.count(" ") > 3 * _SENTENCE_WORDS), None)
        order = {id(one): at for at, one in enumerate(paragraphs)}
        self._place = order

    def assign(self, paragraphs: Sequence[Paragraph]) -> None:
        """Set the kind of each paragraph."""
        for paragraph in paragraphs:
            if paragraph.kind in (PartKind.TEXT, PartKind.LIST_ITEM):
                paragraph.kind = self._kind(paragraph)

    def _kind(self, paragraph: Paragraph) -> PartKind:
        if self._is_caption(paragraph):
            return PartKind.CAPTION
        if self._is_heading(paragraph):
            return PartKind.HEADING
        if self._is_pull_quote(paragraph):
            return PartKind.PULL_QUOTE
        if self._is_standfirst(paragraph):
            return PartKind.STANDFIRST
        return paragraph.kind

    def _is_caption(self, one: Paragraph) -> bool:
        words = one.text.count(" ") + 1
        if words > _CAPTION_WORDS or not (_CAPTION.match(one.text) or _SOURCE.match(one.text)):
            return False
        set_apart = one.size < 0.97 * self.size or one.style.bold or one.style.italic
        return set_apart or (bool(_NUMBERED_CAPTION.match(one.text)) and not _ENDED.search(one.text))

    def _is_heading(self, one: Paragraph) -> bool:
        words = one.text.count(" ") + 1
        letters = sum(map(str.isalpha, one.text))
        most = _TITLE_WORDS if one.page == 1 and one.style.bold else _HEADING_WORDS
        if one.style.angle or words > most or one.lines > _HEADING_LINES or letters < 3:  # noqa: PLR2004 - no word
            return False
        if one.text.endswith((",", ";")) or (_ENDED.search(one.text) and words > _SENTENCE_WORDS):
            return False
        if one.size > _MUCH_LARGER * self.size:
            return not (one.text[0] in _QUOTES and words > _SENTENCE_WORDS)
        if one.size < _SMALLER * self.size or one.text.endswith("."):
            return False
        numbered = bool(_NUMBERED_HEADING.match(one.text))
        apart = (one.style.bold and not self.bold) or one.size > _LARGER * self.size
        return apart and (one.kind is not PartKind.LIST_ITEM or numbered)

    def _is_pull_quote(self, one: Paragraph) -> bool:
        words = one.text.count(" ") + 1
        if words < _SENTENCE_WORDS or one.kind is PartKind.LIST_ITEM:
            return False
        apart = one.size > _LARGER * self.size or (
            abs(one.size - self.size) > 0.1 and (one.style.italic or one.style.bold)  # noqa: PLR2004 - sizes are rounded so
        )
        if not apart:
            return False
        early = self._first is None or self._place[id(one)] < self._place[id(self._first)]
        return (one.size > _MUCH_LARGER * self.size and not early) or self._is_repeated(one)

    def _is_standfirst(self, one: Paragraph) -> bool:
        """Tell whether a paragraph in front of the text is set larger or heavier than it."""
        words = one.text.count(" ") + 1
        early = self._first is None or self._place[id(one)] < self._place[id(self._first)]
        heavier = (one.style.bold and not self.bold) or one.style.italic or one.size > _LARGER * self.size
        return early and heavier and words in _STANDFIRST_WORDS and one.kind is PartKind.TEXT

    def _is_repeated(self, one: Paragraph) -> bool:
        return _folded(one.text) in self._words


def mark_notes(paragraphs: Sequence[Paragraph], size: float) -> None:
    """Mark the notes at the foot of one page: small type that begins with a mark, and no text below it."""
    in_notes: Paragraph | None = None
    for one in paragraphs:
        if one.kind not in (PartKind.TEXT, PartKind.LIST_ITEM) or one.size >= _SMALLER * size:
            in_notes = None
            continue
        below = not any(
            other.area.top > one.area.top and other.area.overlap(one.area) > 0
            for other in paragraphs
            if other.size >= _SMALLER * size and other.text.count(" ") > 3 and other.kind is not PartKind.REMOVED  # noqa: PLR2004
        )
        if below and (_NOTE.match(one.text) or (in_notes is not None and in_notes.column == one.column)):
            one.kind = PartKind.NOTE
            in_notes = one
        else:
            in_notes = None


def rank_headings(paragraphs: Sequence[Paragraph]) -> None:
    """Set the levels of headings: as the outline says of them or of others set alike; else the larger, the higher."""
    headings = [one for one in paragraphs if one.kind is PartKind.HEADING]
    ranks = sorted({_rank(one) for one in headings}, reverse=True)
    levels = {rank: level for level, rank in enumerate(ranks, 1)}
    levels |= {_rank(one): one.entry for one in reversed(headings) if one.entry}
    for heading in headings:
        heading.level = heading.entry or levels[_rank(heading)]


def _folded(text: str) -> str:
    return _SAME_WORDS.sub(" ", text.casefold()).strip()


def _rank(one: Paragraph) -> tuple[float, bool]:
    return round(one.size * 2) / 2, one.style.bold
