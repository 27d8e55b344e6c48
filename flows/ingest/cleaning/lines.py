"""Lines and pieces of a document: what the rules of cleaning look at."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from statistics import median

from flows.ingest.cleaning.characters import Mended, tidy
from flows.language.dictionary import keeps_hyphen
from schemas.places import Place

_BREAK = re.compile(r"\r\n|[\n\r\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACE = re.compile(r"\s+")
_PAGE_BREAK = "\x0c"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the original."""

    number: int
    """From 1."""

    start: int
    """Offset of its first character in the original."""

    raw: str
    """As in the original, without the line break."""

    text: str
    """Tidied, white space at the end taken off."""

    offsets: tuple[int, ...] | None
    """Offsets of the tidied characters within ``raw``; ``None`` when they are the same."""

    mended: tuple[Mended, ...]
    """What tidying changed."""

    page: int
    """Page, from 1."""

    @property
    def indent(self) -> int:
        """Number of white-space characters in front."""
        return len(self.text) - len(self.text.lstrip())

    def original(self, at: int) -> int:
        """Return the offset in the original of a character of ``text``."""
        if self.offsets is None:
            return self.start + at
        if at < len(self.offsets):
            return self.start + self.offsets[at]
        return self.start + len(self.raw)


@dataclass(frozen=True)
class Piece:
    """Lines, or a part of a line, that belong together: a paragraph, a list item, a byline."""

    lines: tuple[Line, ...]
    """The lines it stands on, at least one."""

    first: int
    """Offset in the first line's text at which it begins."""

    last: int
    """Offset in the last line's text at which it ends."""

    gap: int
    """Blank lines in front of it."""

    glued: bool = field(default=False)
    """Whether it was cut off the piece before it in the same line."""

    @cached_property
    def _parts(self) -> tuple[tuple[Line, int, int], ...]:
        parts = []
        for number, line in enumerate(self.lines):
            first = self.first if number == 0 else 0
            last = self.last if number == len(self.lines) - 1 else len(line.text)
            while first < last and line.text[first].isspace():
                first += 1
            while last > first and line.text[last - 1].isspace():
                last -= 1
            parts.append((line, first, last))
        return tuple(parts)

    @cached_property
    def text(self) -> str:
        """Its text on one line: white space folded, words mended that a line end broke."""
        return fold(join_lines([line.text[first:last] for line, first, last in self._parts], self._soft))

    @cached_property
    def _soft(self) -> tuple[bool, ...]:
        return tuple(line.raw.rstrip().endswith("\u00ad") for line in self.lines)

    @property
    def number(self) -> int:
        """Number of its first line."""
        return self.lines[0].number

    @property
    def page(self) -> int:
        """Page of its first line."""
        return self.lines[0].page

    @property
    def indent(self) -> int:
        """White space in front of its first line."""
        return self.lines[0].indent if self.first == 0 else 0

    @property
    def start(self) -> int:
        """Offset of its first character in the original."""
        line, first, _ = self._parts[0]
        return line.original(first)

    @property
    def end(self) -> int:
        """Offset behind its last character in the original."""
        line, first, last = self._parts[-1]
        return line.original(last - 1) + 1 if last > first else line.original(first)

    @property
    def raw_lines(self) -> tuple[str, ...]:
        """Its lines as printed, tabs and alignment kept."""
        if len(self.lines) == 1:
            line = self.lines[0]
            return (line.raw[line.original(self.first) - line.start : line.original(self.last) - line.start],)
        return tuple(line.raw for line in self.lines)

    def cut(self, *offsets: int) -> tuple[Piece, ...]:
        """Return the piece cut at offsets of its text, in ascending order, each from 1 to one less than its length."""
        starts = [(0, self.first), *(self._origins[at] for at in offsets)]
        parts = []
        for place, (number, position) in enumerate(starts):
            last_number, last = starts[place + 1] if place + 1 < len(starts) else (len(self.lines) - 1, self.last)
            if last <= self._parts[last_number][1] and last_number > number and place + 1 < len(starts):
                last_number, last = last_number - 1, len(self.lines[last_number - 1].text)
            gap = self.gap if place == 0 else 0
            parts.append(
                Piece(self.lines[number : last_number + 1], position, last, gap, glued=place > 0 or self.glued)
            )
        return tuple(parts)

    @cached_property
    def _origins(self) -> tuple[tuple[int, int], ...]:
        """For each character of ``text``: which line it came from, and its offset in that line's text."""
        origins: list[tuple[int, int]] = []
        text = ""
        for number, (line, first, last) in enumerate(self._parts):
            part = line.text[first:last]
            if text and part:
                if breaks_word(text, part, soft=self._soft[number - 1]):
                    text = _unhyphened(text, part)
                    del origins[len(text) :]
                elif not _breaks_name(text, part):
                    text += " "
                    origins.append((number, first))
            for position in range(first, last):
                space = line.text[position].isspace()
                if space and text[-1:] == " ":
                    continue
                text += " " if space else line.text[position]
                origins.append((number, position))
        return tuple(origins)


class Original:
    """The decoded text of a document, and the way from its characters to lines and pages."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines: tuple[Line, ...] = tuple(_lines(text))
        self._starts = [line.start for line in self.lines]

    def place(self, start: int, end: int) -> Place:
        """Return the place of a half-open stretch of the text."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = max(first, bisect_right(self._starts, max(start, end - 1)) - 1)
        paged = self.lines[-1].page > 1
        page = self.lines[first].page if paged else None
        return Place(start=start, end=end, line=first + 1, last_line=last + 1, page=page)

    def pieces(self) -> tuple[Piece, ...]:
        """Return the document's pieces: a paragraph each where lines were wrapped, otherwise a line each."""
        width = _wrap_width(self.lines)
        found: list[Piece] = []
        gap = 0
        group: list[Line] = []
        for line in [*self.lines, None]:
            if line is not None and line.text.strip() and not (group and line.page != group[-1].page):
                group.append(line)
                continue
            for run in _runs(group, width):
                found.append(Piece(tuple(run), 0, len(run[-1].text), gap))
                gap = 0
            group = [line] if line is not None and line.text.strip() else []
            gap += 0 if group else 1
        return tuple(_with_markers(found))


def _with_markers(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield pieces, a list marker that stands alone on its line together with the text below it."""
    held: Piece | None = None
    for piece in pieces:
        if held is not None and piece.gap <= 1 and not _LONE_MARKER.match(piece.text):
            yield Piece((*held.lines, *piece.lines), held.first, piece.last, held.gap)
            held = None
            continue
        if held is not None:
            yield held
            held = None
        if _LONE_MARKER.match(piece.text):
            held = piece
        else:
            yield piece
    if held is not None:
        yield held


_LONE_MARKER = re.compile(r"^(?:[•▪■●○◦‣·✓➢*–-]|\(?(?:\d{1,2}|[a-z])[.)])$")


def fold(text: str) -> str:
    """Return a text with every run of white space written as one space, none at the ends."""
    return _SPACE.sub(" ", text).strip()


def join_lines(parts: Sequence[str], soft: Sequence[bool] = ()) -> str:
    """Return wrapped lines as one: with a space, or without one where a word was broken over the line end."""
    text = ""
    for number, part in enumerate(parts):
        if not text or not part:
            text += part
        elif breaks_word(text, part, soft=bool(soft) and soft[number - 1]):
            text = _unhyphened(text, part) + part
        elif _breaks_name(text, part):
            text += part
        else:
            text += " " + part
    return text


def breaks_word(before: str, after: str, *, soft: bool = False) -> bool:
    """Tell whether a word was broken between two lines, and its hyphen is only the line end's."""
    if soft:
        return True
    if not re.search(r"[^\W\d_]{2,}-$", before) or not re.match(r"[^\W\d_]", after):
        return False
    if after[0].isupper():
        return False
    # "mid- and long-term", "two- or three-year": a hanging hyphen.
    return not re.match(r"(?:and|or|und|oder|et|ou|y|o|bis|to|sowie)\b", after)


def _breaks_name(before: str, after: str) -> bool:
    """Tell whether a line ends in the middle of a name with a hyphen of its own ("Abdul-" / "Rahman")."""
    return bool(re.search(r"\b[A-ZÀ-Ý][^\W\d_]+-$", before)) and bool(re.match(r"[A-ZÀ-Ý][^\W\d_]", after))


def _unhyphened(before: str, after: str) -> str:
    """Return the text before a line end without the hyphen that only the line end put there."""
    left, right = re.search(r"[^\W\d_]*-?$", before), re.match(r"[^\W\d_]*", after)
    if not before.endswith("-") or left is None or right is None:
        return before
    if left.group()[:-1].isupper() or keeps_hyphen(left.group()[:-1], right.group()):
        return before
    return before[:-1]


def _lines(text: str) -> Iterator[Line]:
    start, page, number = 0, 1, 1
    for match in _BREAK.finditer(text):
        yield _line(number, start, text[start : match.start()], page)
        start, number = match.end(), number + 1
        page += match.group() == _PAGE_BREAK
    yield _line(number, start, text[start:], page)


def _line(number: int, start: int, raw: str, page: int) -> Line:
    tidied = tidy(raw)
    return Line(number, start, raw, tidied.text.rstrip(), tidied.offsets, tidied.mended, page)


def _wrap_width(lines: Sequence[Line]) -> int | None:
    """Return the width at which the document's lines were wrapped, or ``None`` when they were not.

    Wrapped text has many full lines of nearly one length that end in the middle of a sentence; a dump with a line a
    paragraph has lines of all lengths, the long ones far beyond any page's width.
    """
    lengths = [len(line.text) for line in lines if line.text.strip()]
    prose = sorted(length for length in lengths if length >= _SHORTEST_WRAP)
    if len(prose) < _ENOUGH_LINES:
        return None
    width = prose[int(len(prose) * 0.9)]
    if width > _WIDEST_WRAP:
        return None
    neighbours = [
        (one.text, two.text)
        for one, two in zip(lines, lines[1:], strict=False)
        if len(one.text) >= 0.75 * width and two.text.strip()
    ]
    if len(neighbours) < _ENOUGH_LINES // 2:
        return None
    running = [one for one, two in neighbours if not re.search(r"[.!?:;…”\"')\]]$", one) or two.lstrip()[:1].islower()]
    return width if len(running) >= _RUNNING_ON * len(neighbours) else None


_SHORTEST_WRAP = 35
_WIDEST_WRAP = 130
_ENOUGH_LINES = 8
# Share of full lines, followed by another, that end inside a sentence: about 0.85 in wrapped prose.
_RUNNING_ON = 0.5

# A list marker; a hyphen counts only with text behind it.
_ITEM = re.compile(r"\s*(?:[-–—•*▪■●○◦‣·>»✓➢]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+\S")
_RULE = re.compile(r"[\s+=*_─━═|·.~#-]{3,}$")
_LABEL = re.compile(
    r"\s*(?:(?:Source|Sources|Note|Notes|Quelle|Quellen|Anmerkung|Anmerkungen|Fuente|Nota|Notas|Fonte|Remarque|Kilde|"
    r"Bron|Źródło|Источник|来源)\s*:|(?:Figure|Fig\.|Table|Chart|Box|Abbildung|Tabelle|Tableau|Gráfico|Figura|Cuadro|"
    r"Tabla|Tabella|Tabela|Tabel|图|表)\s*\d+\s*[.:–-]|©|\(c\)\s|ISSN|ISBN|DOI\b|https?://|\[\d+\]\s|[¹²³⁴⁵⁶⁷⁸⁹]\s)",
    re.IGNORECASE,
)
_ROW = re.compile(r"\t|\S {3,}\S.* {2,}\S|\S *\|.*\S|^\s*\S+(?: \S+)* {4,}\S+$")


def _runs(group: Sequence[Line], width: int | None) -> Iterator[list[Line]]:
    """Yield the lines of a group without blank lines that belong to one piece each."""
    if width is None:
        yield from _unbroken(group)
        return
    margin = min((line.indent for line in group), default=0)
    run: list[Line] = []
    for line in group:
        if run and _begins(run, line, width, margin):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _unbroken(group: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield lines one by one, but a line that stops in mid-sentence together with the next."""
    run: list[Line] = []
    for line in group:
        if run and not _stops_short(run[-1].text, line.text):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _stops_short(before: str, after: str) -> bool:
    """Tell whether a long line goes on in the next: it ends in a broken word or a small word, or the next begins small."""
    if len(before.split()) < _LONG_LINE or _ROW.search(before) or _ROW.search(after) or _ITEM.match(after):
        return False
    if re.search(r"[.!?:;…”\"')\]*_]$", before) or _is_title_case(before):
        return False
    return after.lstrip()[:1].islower() or before.endswith("-") or bool(_SMALL_WORD.search(before))


def _is_title_case(line: str) -> bool:
    found = re.findall(r"[^\W\d_]+", line)
    return sum(word[0].isupper() for word in found) * 2 > len(found)


_LONG_LINE = 10
_SMALL_WORD = re.compile(
    r"(?:,|\b(?:and|or|the|a|an|of|to|in|for|with|by|from|on|at|that|und|der|die|das|et|le|la|de|y|el|los))$"
)


def _begins(run: Sequence[Line], line: Line, width: int, margin: int) -> bool:
    """Tell whether a line begins a new piece below the lines of the piece so far."""
    before = run[-1]
    if _RULE.match(line.text) or _RULE.match(before.text) or _LABEL.match(line.text):
        return True
    if before.text.isupper() is not line.text.isupper() and len(line.text) > 3:  # noqa: PLR2004 - a stray letter
        return True
    if _ITEM.match(line.text) or _ROW.search(line.raw.rstrip()) or _ROW.search(before.raw.rstrip()):
        return True
    if _ITEM.match(run[0].text) and line.indent > run[0].indent:
        return False
    ended = bool(re.search(r"[.!?:;”\")\]]$", before.text))
    if _quotes_on(run):
        return False
    if ended and re.match(r"\s*(?:\([A-ZÀ-Ý][^()]*\)$|[—–―]\s?[A-ZÀ-Ý])", line.text):
        return True
    if len(before.text) < 0.7 * width and not before.text.endswith("-"):
        # A short line ends its paragraph, unless the whole group is set narrower: a heading over two lines, a quotation.
        narrow = median(len(one.text.strip()) for one in run) < 0.7 * width
        headed = _is_title_case(before.text) and not _is_title_case(line.text)
        return (
            not narrow
            or ended
            or headed
            or (line.text.lstrip()[:1].isupper() and len(before.text.strip()) < 0.5 * width)
        )
    first = run[-1].indent if len(run) > 1 else run[0].indent
    return ended and line.indent > first and line.indent > margin


def _quotes_on(run: Sequence[Line]) -> bool:
    """Tell whether a quotation that the first line of a piece opened is still open."""
    text = " ".join(line.text for line in run).lstrip("> ")
    if len(run) > _LONGEST_QUOTE or not text or text[0] not in "“„«":
        return False
    opened = text[0]
    return text.count(opened) > text.count({"“": "”", "„": "“", "«": "»"}[opened])


_LONGEST_QUOTE = 12
