"""Words of Rich Text that nobody sees though they are not set as hidden: white on white, or tiny (RTF 1.9.1)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

# So light a grey that nobody reads it on white paper.
_WHITE: Final = 0xF0
# Half points. Words for which a document names no size have the usual one.
_SMALLEST: Final = 4
_USUAL: Final = 24
_WORDS, _PARAGRAPH, _ROW, _PAGE = "words", "paragraph", "row", "page"
_GROUNDS: Final = {
    "cb": _WORDS,
    "chcbpat": _WORDS,
    "highlight": _WORDS,
    "cbpat": _PARAGRAPH,
    "clcbpat": _ROW,
    "trcbpat": _ROW,
}
# Patterns and pictures of a colour of their own: whether they let white words be seen is not worked out.
_PATTERNS: Final = {"chshdng": _WORDS, "shading": _PARAGRAPH, "clshdng": _ROW, "viewbksp": _PAGE}


@dataclass(slots=True)
class Colours:
    """The table of a document's colours, numbered from 0."""

    _white: list[bool] = field(default_factory=list)
    _parts: dict[str, int] = field(default_factory=dict)

    def mix(self, part: str, amount: int) -> None:
        """Take in how much red, green or blue the colour has that is being told."""
        self._parts[part] = amount

    def end(self) -> None:
        """End the colour that is being told; one of which nothing is told is the usual black."""
        self._white.append(all(self._parts.get(part, 0) >= _WHITE for part in ("red", "green", "blue")))
        self._parts = {}

    def white(self, number: int) -> bool:
        """Tell whether a colour is as good as white."""
        return 0 <= number < len(self._white) and self._white[number]


@dataclass(frozen=True, slots=True)
class Print:
    """How words are printed."""

    white: bool = False
    half_points: int = _USUAL
    grounds: frozenset[str] = frozenset()
    """What has a colour behind it: the words, their paragraph, the row of a table, the page."""

    def changed(self, word: str, number: int | None, colours: Colours) -> Print:
        """Return how words are printed from a control word on; this, where the word says nothing of it."""
        match word:
            case "cf":
                return replace(self, white=colours.white(number or 0))
            case "fs":
                return replace(self, half_points=_USUAL if number is None else number)
            case "plain":
                return Print(grounds=self.grounds - {_WORDS})
            case "pard" | "trowd":
                return replace(self, grounds=self.grounds - {_PARAGRAPH if word == "pard" else _ROW})
            case _ if word in _GROUNDS:
                paints = bool(number) and not colours.white(number or 0)
            case _ if word in _PATTERNS:
                paints = number != 0
            case _:
                return self
        place = {**_GROUNDS, **_PATTERNS}[word]
        # Each cell of a row has a word of its own, and which of them a text stands in is told only afterwards.
        kept = self.grounds if place == _ROW else self.grounds - {place}
        return replace(self, grounds=self.grounds | {place} if paints else kept)

    def afresh(self) -> Print:
        """Return how the words of a note or a running head are printed that begins here."""
        return Print(grounds=self.grounds & {_PAGE})

    def unseen(self, *, in_table: bool) -> bool:
        """Tell whether nobody sees the words on the page."""
        grounds = self.grounds if in_table else self.grounds - {_ROW}
        return (self.white and not grounds) or self.half_points < _SMALLEST


USUAL: Final = Print()
"""Of a document that says nothing of it."""
