"""Which lines belong together: a paragraph each where lines were wrapped, otherwise a line each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from flows.ingest.cleaning.joining import compounds, seam
from flows.ingest.cleaning.lines import Line, Original, Piece

# Shorter lines are headings and the like, longer ones are no page's width; the texts of the World Bank were set 60 to
# 100 characters wide, speeches of the White House at 72.
_SHORTEST_WRAP = 35
_WIDEST_WRAP = 130
_ENOUGH_LINES = 8
# The width is that of the longest lines, a tenth of which may be longer still.
_WIDTH_QUANTILE = 0.9
_FULL = 0.75
# Share of full lines, followed by another, that end inside a sentence: about 0.85 in wrapped prose.
_RUNNING_ON = 0.5
# A line that ends before this share of the width ends its paragraph; before the second, whatever stands beside it.
_SHORT_LINE = 0.7
_STUB = 0.5
# Words from which on a line of an unwrapped text is a paragraph, not a label.
_LONG_LINE = 10
# Lines over which a quotation that was opened is looked for its end.
_LONGEST_QUOTE = 12
_STRAY_LETTERS = 3
# Spaces that part columns: three where more columns follow, four before the only other one.
_WIDE_GAP = 3
_LONE_GAP = 4

_ENDED = re.compile(r"[.!?:;…”\"')\]]$")
_ENDED_MARKED = re.compile(r"[.!?:;…”\"')\]*_]$")
_SENTENCE_ENDED = re.compile(r"[.!?:;…”\")\]]$")
# A list marker; a hyphen counts only with text behind it.
_ITEM = re.compile(r"\s*(?:[-–—•*▪■●○◦‣·>»✓➢]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+\S")
_LONE_MARKER = re.compile(r"^(?:[•▪■●○◦‣·✓➢*–-]|\(?(?:\d{1,2}|[a-z])[.)])$")
_RULE = re.compile(r"[\s+=*_─━═|·.~#-]{3,}$")
_SOURCE_OR_NOTE = (
    r"(?:sources?|notes?|quellen?|anmerkung(?:en)?|fuente|notas?|fonte|remarque|kilde|bron|źródło|источник|来源)\s*:"
)
_NUMBERED_LABEL = (
    r"(?:figure|fig\.|table|chart|box|abbildung|tabelle|tableau|gráfico|figura|cuadro|tabla|tabella|tabela|tabel|图|表)"
    r"\s*\d+\s*[.:–-]"
)
_IMPRINT_SIGN = r"©|\(c\)\s|ISSN|ISBN|DOI\b|https?://"
_NOTE_MARK = r"\[\d+\]\s|[¹²³⁴⁵⁶⁷⁸⁹]\s"
_LABEL = re.compile(rf"\s*(?:{_SOURCE_OR_NOTE}|{_NUMBERED_LABEL}|{_IMPRINT_SIGN}|{_NOTE_MARK})", re.IGNORECASE)
_NAME_OR_DASH = re.compile(r"\s*(?:\([A-ZÀ-Ý][^()]*\)$|[—–―]\s?[A-ZÀ-Ý])")
_SMALL_WORD = re.compile(
    r"(?:,|\b(?:and|or|the|a|an|of|to|in|for|with|by|from|on|at|that|und|der|die|das|et|le|la|de|y|el|los))$"
)
_GAP = re.compile(r" {2,}")
_WORD = re.compile(r"[^\W\d_]+")
_QUOTES = {"“": "”", "„": "“", "«": "»"}


def pieces(original: Original) -> tuple[Piece, ...]:
    """Return a document's pieces in order; none holds a blank line or crosses a page."""
    width = wrap_width(original.lines)
    known = compounds(line.text for line in original.lines)
    found: list[Piece] = []
    gap = 0
    group: list[Line] = []
    for line in [*original.lines, None]:
        filled = line is not None and bool(line.text.strip())
        if line is not None and filled and not (group and line.page != group[-1].page):
            group.append(line)
            continue
        for run in _runs(group, width):
            found.append(_piece(run, gap, known))
            gap = 0
        group = [line] if line is not None and filled else []
        gap += 0 if group else 1
    return tuple(_with_markers(found, known))


def single_lines(original: Original) -> tuple[Piece, ...]:
    """Return a piece for each line that is not blank, for a document whose reader has told its lines apart."""
    found: list[Piece] = []
    gap = 0
    for line in original.lines:
        if not line.raw.strip():
            gap += 1
            continue
        found.append(Piece((line,), 0, len(line.text), gap))
        gap = 0
    return tuple(found)


def _piece(lines: Sequence[Line], gap: int, known: frozenset[str]) -> Piece:
    seams = tuple(seam(one.text, two.text.lstrip(), known, soft=one.soft) for one, two in pairwise(lines))
    return Piece(tuple(lines), 0, len(lines[-1].text), gap, seams)


def _with_markers(found: Iterable[Piece], known: frozenset[str]) -> Iterator[Piece]:
    """Yield pieces, a list marker that stands alone on its line together with the text below it."""
    held: Piece | None = None
    for piece in found:
        lone = len(piece.lines) == 1 and _LONE_MARKER.match(piece.text) is not None
        if held is not None and piece.gap <= 1 and not lone:
            yield _piece((*held.lines, *piece.lines), held.gap, known)
            held = None
            continue
        if held is not None:
            yield held
        held = piece if lone else None
        if not lone:
            yield piece
    if held is not None:
        yield held


def wrap_width(lines: Sequence[Line]) -> int | None:
    """Return the width at which the document's lines were wrapped, or ``None`` when they were not.

    Wrapped text has many full lines of nearly one length that end in the middle of a sentence; a dump with a line a
    paragraph has lines of all lengths, the long ones far beyond any page's width.
    """
    prose = sorted(length for line in lines if (length := len(line.text)) >= _SHORTEST_WRAP)
    if len(prose) < _ENOUGH_LINES:
        return None
    width = prose[int(len(prose) * _WIDTH_QUANTILE)]
    if width > _WIDEST_WRAP:
        return None
    full = [
        (one.text, two.text.lstrip())
        for one, two in pairwise(lines)
        if len(one.text) >= _FULL * width and two.text.strip()
    ]
    running = sum(not _ENDED.search(one[-1:]) or two[:1].islower() for one, two in full)
    return width if len(full) >= _ENOUGH_LINES // 2 and running >= _RUNNING_ON * len(full) else None


def _runs(group: Sequence[Line], width: int | None) -> Iterator[list[Line]]:
    """Yield the lines of a group without blank lines that belong to one piece each."""
    wrapped = _Wrapped(width, min((line.indent for line in group), default=0)) if width is not None else None
    run: list[Line] = []
    for line in group:
        begins = wrapped.begins(run, line) if wrapped and run else bool(run) and not _stops_short(run[-1], line)
        if begins:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _stops_short(line: Line, below: Line) -> bool:
    """Tell whether a long line of an unwrapped text goes on below: it ends in a small word or half a one."""
    before, after = line.text, below.text
    if len(before.split()) < _LONG_LINE or _is_row(before) or _is_row(after) or _ITEM.match(after):
        return False
    if _ENDED_MARKED.search(before[-1:]) or _is_title_case(before):
        return False
    return after.lstrip()[:1].islower() or before.endswith("-") or bool(_SMALL_WORD.search(before[-8:]))


def _is_title_case(line: str) -> bool:
    found = [match.group() for match in _WORD.finditer(line)]
    return sum(word[0].isupper() for word in found) * 2 > len(found)


def _is_row(line: str) -> bool:
    """Tell whether a line has columns: tabs, bars, two wide gaps, or one before a single last word."""
    plain = line.strip()
    if "\t" in plain or "|" in plain[1:-1]:
        return True
    gaps = [len(gap) for gap in _GAP.findall(plain)]
    if len(gaps) == 1:
        return gaps[0] >= _LONE_GAP and " " not in plain[plain.rindex("  ") + 2 :]
    return any(gap >= _WIDE_GAP for gap in gaps[:-1])


class _Wrapped:
    """Tells where pieces begin in lines that were wrapped at a width."""

    def __init__(self, width: int, margin: int) -> None:
        """Take the document's width and the smallest indent of a group of lines."""
        self._width, self._margin = width, margin

    def begins(self, run: Sequence[Line], line: Line) -> bool:
        """Tell whether a line begins a new piece below the lines of the piece so far."""
        before, text = run[-1], line.text
        if self._is_apart(before.text, text):
            return True
        if _ITEM.match(run[0].text) and line.indent > run[0].indent:
            return False
        if _quotes_on(run):
            return False
        ended = _SENTENCE_ENDED.search(before.text[-1:]) is not None
        if ended and _NAME_OR_DASH.match(text):
            return True
        if len(before.text) < _SHORT_LINE * self._width and not before.text.endswith("-"):
            return self._ends_here(run, text, ended=ended)
        first = run[-1].indent if len(run) > 1 else run[0].indent
        return ended and line.indent > max(first, self._margin)

    def _is_apart(self, before: str, text: str) -> bool:
        """Tell whether one of two lines is a rule, a label, a list item or a row, or only one of them in capitals."""
        if _RULE.match(text) or _RULE.match(before) or _LABEL.match(text) or _ITEM.match(text):
            return True
        if before.isupper() is not text.isupper() and len(text) > _STRAY_LETTERS:
            return True
        return _is_row(text) or _is_row(before)

    def _ends_here(self, run: Sequence[Line], text: str, *, ended: bool) -> bool:
        """Tell whether a short line ends its paragraph; it does not in a heading or quotation that is set narrower."""
        before = run[-1].text
        if ended or (_is_title_case(before) and not _is_title_case(text)):
            return True
        lengths = sorted(len(one.text.strip()) for one in run)
        middle = (lengths[(len(lengths) - 1) // 2] + lengths[len(lengths) // 2]) / 2
        if middle >= _SHORT_LINE * self._width:
            return True
        return text.lstrip()[:1].isupper() and len(before.strip()) < _STUB * self._width


def _quotes_on(run: Sequence[Line]) -> bool:
    """Tell whether a quotation that the first line of a piece opened is still open."""
    opened = run[0].text.lstrip("> ")[:1]
    if opened not in _QUOTES or len(run) > _LONGEST_QUOTE:
        return False
    return sum(line.text.count(opened) - line.text.count(_QUOTES[opened]) for line in run) > 0
