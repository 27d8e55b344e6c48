"""Terms of the taxonomy in a text: phrases, endings and capitals, found in one pass over its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from flows.language import words
from flows.language.words import Word
from flows.themes import namesakes
from schemas.taxonomy import Taxonomy, ThemeId


class Piece(NamedTuple):
    """A word of a term."""

    text: str
    """Without its ``*``."""

    stem: bool
    """Whether any ending may follow."""

    exact: bool
    """Whether it has capitals, and so must match letter by letter."""


class Term(NamedTuple):
    """A term of one theme."""

    theme: ThemeId
    """The theme."""

    text: str
    """As the taxonomy has it."""

    strong: bool
    """Whether it makes a text belong alone."""

    barred: bool
    """Whether it takes its words away from the theme instead (a ``not`` phrase)."""

    sharers: int
    """Number of themes that list the same words."""

    strong_sharers: int
    """Those of them that list them as strong."""

    pieces: tuple[Piece, ...]
    """Its words."""

    anywhere: bool
    """Whether it is found in texts of any language: it holds a name, or is not written in Latin letters."""


class Hit(NamedTuple):
    """A term where it stands."""

    start: int
    """Offset of the first character."""

    end: int
    """Offset behind the last."""

    term: Term
    """The term."""


# Languages whose words may look like those of another; those in other letters hold Latin words only as quotations.
_IN_LATIN_LETTERS = frozenset(
    "af an az br bs ca cs cy da de en eo es et eu fi fo fr ga gl hr ht hu id is it jv ku la lb lt lv mg ms mt nb nl nn "
    "no oc pl pt qu ro rw se sk sl sq sv sw tl tr vi vo wa xh zu".split()
)
_BEHIND_LATIN = "\u0250"
"""First character that is no Latin letter of a language in use."""


class _Listed(NamedTuple):
    """A term as listed, not yet cut into words: most terms of a taxonomy never come near a text."""

    theme: ThemeId
    text: str
    strong: bool
    barred: bool


class TermIndex:
    """All terms of a taxonomy, by their first word."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        """List the terms of a taxonomy; they are cut into words when a text first comes near them."""
        self._languages = frozenset(taxonomy.languages)
        self._whole: dict[str, list[_Listed]] = {}
        self._stems: dict[str, list[_Listed]] = {}
        self._cut: dict[str, tuple[Term, ...]] = {}
        listed = _listed(taxonomy)
        claims = {(one.text.lower(), one.theme) for one in listed if not one.barred}
        self._sharers = Counter(text for text, _ in claims)
        strong = {(one.text.lower(), one.theme) for one in listed if one.strong}
        self._strong_sharers = Counter(text for text, _ in strong)
        self.hints = Counter(theme for _, theme in claims - strong)
        """Number of the hints of each theme."""
        for one in listed:
            # The first word is not always the first part: "% of voters".
            first = next(pieces[0] for part in one.text.split() if (pieces := _pieces(part)))
            table = self._stems if first.stem else self._whole
            table.setdefault(first.text.lower(), []).append(one)
        self._lengths = sorted({len(stem) for stem in self._stems})

    def find(self, found: Sequence[Word], language: str) -> tuple[Hit, ...]:
        """Return the terms that stand in the words of a text, in order.

        A term inside a longer one is left out; a barred phrase takes its words away from its own theme only. In a
        language that the taxonomy is not of, words that look like its terms are other words.

        Args:
            found: The words.
            language: ISO 639-1 code of the text; ``und`` when undetermined.
        """
        foreign = language in _IN_LATIN_LETTERS and language not in self._languages
        hits = [
            Hit(word.start, end, term)
            for at, word in enumerate(found)
            for term in self._starting(word.folded)
            if (term.anywhere or not foreign) and (end := _end(term, found, at)) is not None
            if not (len(term.pieces) == 1 and term.pieces[0].exact and namesakes.is_namesake(found, at))
        ]
        return _longest(hits)

    def _starting(self, folded: str) -> tuple[Term, ...]:
        """Return the terms whose first word a folded word can be."""
        if folded not in self._cut:
            starting = list(self._whole.get(folded, ()))
            for length in self._lengths:
                if length > len(folded):
                    break
                starting += self._stems.get(folded[:length], ())
            self._cut[folded] = tuple(map(self._term, starting))
        return self._cut[folded]

    def _term(self, one: _Listed) -> Term:
        """Cut a listed term into its words."""
        lower, pieces = one.text.lower(), _pieces(one.text)
        named = any(piece.exact for piece in pieces)
        anywhere = named or any(char.isalpha() and char >= _BEHIND_LATIN for char in one.text)
        return Term(*one, max(self._sharers[lower], 1), self._strong_sharers[lower], pieces, anywhere)


def _listed(taxonomy: Taxonomy) -> list[_Listed]:
    """Return the terms of all themes; one merged into another lends it its terms."""
    heirs = heirs_of(taxonomy)
    return [
        _Listed(heirs[theme.id], text, strong, barred)
        for theme in taxonomy.themes
        for texts, strong, barred in (
            (theme.strong, True, False),
            (theme.hint, False, False),
            (theme.not_, False, True),
        )
        for text in texts
    ]


def heirs_of(taxonomy: Taxonomy) -> dict[ThemeId, ThemeId]:
    """Return for each theme the one that collects for it: itself, or the one that it was merged into."""
    merged = {theme.id: theme.merged_into for theme in taxonomy.themes}
    return {theme: _heir(theme, merged) for theme in merged}


def _heir(theme: ThemeId, heirs: dict[ThemeId, ThemeId | None]) -> ThemeId:
    """Follow mergers to their end; a circle of them ends where it began."""
    seen = {theme}
    while (heir := heirs.get(theme)) is not None and heir not in seen:
        theme = heir
        seen.add(theme)
    return theme


def _pieces(text: str) -> tuple[Piece, ...]:
    """Cut a term into its words."""
    cut: list[Piece] = []
    for part in text.split():
        bare = part.rstrip("*")
        if bare.isascii() and bare.isalpha():
            cut.append(Piece(bare, part != bare, not bare.islower()))
            continue
        found = words.find(bare)
        for word in found:
            exact = word.exact != word.folded
            cut.append(Piece(word.exact if exact else word.folded, part != bare and word is found[-1], exact))
    return tuple(cut)


def _end(term: Term, found: Sequence[Word], at: int) -> int | None:
    """Return where a term that may start at a word ends, or ``None`` when it is not there."""
    behind = at + len(term.pieces)
    if behind > len(found):
        return None
    for place, piece in enumerate(term.pieces, start=at):
        word = found[place]
        seen = word.exact if piece.exact else word.folded
        if not (seen.startswith(piece.text) if piece.stem else seen == piece.text) or (place > at and not word.joined):
            return None
        if piece.stem and not piece.exact and namesakes.is_coined(found, place, piece.text):
            return None
    return found[behind - 1].end


def _longest(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Drop hits inside longer ones, and those that a barred phrase of their theme covers."""
    barred = [hit for hit in hits if hit.term.barred]
    ordered = sorted(hits, key=lambda hit: (hit.start, -hit.end, hit.term.theme, not hit.term.strong, hit.term.text))
    kept: list[Hit] = []
    for hit in ordered:
        if hit.term.barred or any(one.term.theme == hit.term.theme and _covers(one, hit) for one in barred):
            continue
        inside = any(_covers(one, hit) and one[:2] != hit[:2] for one in kept)
        again = any(one[:2] == hit[:2] and one.term.theme == hit.term.theme for one in kept)
        if not inside and not again:
            kept.append(hit)
    return tuple(kept)


def _covers(longer: Hit, shorter: Hit) -> bool:
    return longer.start <= shorter.start and shorter.end <= longer.end
