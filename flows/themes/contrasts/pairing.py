"""Looks through the sentences of a theme for two that part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from flows.language.standing import broken_in
from flows.language.words import Word
from flows.themes.contrasts import opposites
from flows.themes.contrasts.clauses import Clause, Stretch, borne, kin, read, stretches, takes_side
from flows.themes.units import Unit
from schemas.article import ArticleId, BlockId
from schemas.contrasts import Contrast, ContrastSide
from schemas.themes import Theme

# Both have so many words in common, which are so much of the longer one. With three, and with words left over on both
# sides, all pairs that 98 documents of think tanks, speeches and newspapers gave were false by our own reading.
_LEAST_SHARED, _SHARED = 4, 0.6
# Clauses of a theme that are compared, the first ones in reading order.
_MOST_COMPARED = 3000
# Words of the shorter clause that are matched by another form or an opposite, at most.
_UNLIKE = 2
_SHORTEST, _LONGEST = 4, 45


class Parting(NamedTuple):
    """How two clauses part."""

    shared: tuple[str, ...]
    """Words of the first that both have."""

    one: tuple[str, ...]
    """Words by which the first parts from the second."""

    other: tuple[str, ...]
    """The same of the second."""

    closeness: float
    """Share of the words of both that both have."""


class _Said(NamedTuple):
    """A sentence of a theme, or a clause of it."""

    unit: Unit
    span: tuple[int, int]
    stretch: Stretch

    @property
    def text(self) -> str:
        """The sentence."""
        return self.unit.block.text[self.span[0] : self.span[1]]

    def side(self, words: tuple[str, ...]) -> ContrastSide:
        """Return the sentence as one side of a pair."""
        return ContrastSide(evidence=self.unit.evidence(self.span), words=words)


def contrasts_of(units: Sequence[Unit], themes: Iterable[Theme]) -> tuple[Contrast, ...]:
    """Return for each theme the pair of sentences of two documents that parts most clearly, where there is one."""
    by_block = {
        (unit.article.id, unit.block.id): unit for unit in units if unit.speaks and unit.article.language.code == "en"
    }
    known: dict[tuple[ArticleId, BlockId], list[_Said]] = {}
    found: list[Contrast] = []
    shown: set[tuple[str, str]] = set()
    for theme in themes:
        best = _best(list(_sentences(theme, by_block, known)), shown) if theme.support > 1 else None
        if best is not None:
            one, other, parts = best
            shown.add((one.text, other.text))
            found.append(
                Contrast(theme=theme.id, sides=(one.side(parts.one), other.side(parts.other)), shared=parts.shared)
            )
    return tuple(found)


def _sentences(
    theme: Theme,
    by_block: Mapping[tuple[ArticleId, BlockId], Unit],
    known: dict[tuple[ArticleId, BlockId], list[_Said]],
) -> Iterator[_Said]:
    """Yield the sentences of a theme and their clauses, as many as are compared."""
    left = _MOST_COMPARED
    for member in theme.members:
        place = (member.article, member.block)
        unit = by_block.get(place)
        if unit is not None and left > 0:
            if place not in known:
                known[place] = list(_said(unit))
            yield from known[place][:left]
            left -= len(known[place])


def _said(unit: Unit) -> Iterator[_Said]:
    """Yield what whole sentences say: what a page or a list has cut off may say the opposite with its beginning."""
    for span in unit.sentences:
        text = unit.block.text[span[0] : span[1]]
        if _SHORTEST <= text.count(" ") < _LONGEST and not broken_in(text) and not text.endswith((":", ";", ",")):
            for stretch in stretches(text, tuple(unit.words_between(*span)), span[0]):
                yield _Said(unit, span, stretch)


def _best(said: Sequence[_Said], shown: set[tuple[str, str]]) -> tuple[_Said, _Said, Parting] | None:
    """Return the pair that has most in common of those that part and stand with no other theme."""
    best: tuple[float, int, int, Parting] | None = None
    known: dict[int, Clause | None] = {}
    for pair in sorted(_near(said)):
        for at in pair:
            if at not in known:
                known[at] = read(said[at].stretch)
        one, other = (known[at] for at in pair)
        found = parting(one, other) if one and other else None
        fresh = found is not None and (said[pair[0]].text, said[pair[1]].text) not in shown
        if found is not None and fresh and (best is None or found.closeness > best[0]):
            best = (found.closeness, *pair, found)
    return None if best is None else (said[best[1]], said[best[2]], best[3])


def _near(said: Sequence[_Said]) -> set[tuple[int, int]]:
    """Return pairs of clauses of two documents of which the longer one has a rare word of the shorter.

    All words of the shorter one have to be matched, all but two of them by themselves: so one of its three rarest is.
    One of the two has a word that can part it from the other.
    """
    names = [frozenset(one.stretch.content) for one in said]
    articles = [one.unit.article.id for one in said]
    sided = [takes_side(one.stretch) for one in said]
    having: dict[str, list[int]] = {}
    for at, own in enumerate(names):
        for name in own:
            having.setdefault(name, []).append(at)
    near: set[tuple[int, int]] = set()
    for at, own in enumerate(names):
        article, fewest, most = articles[at], len(own), len(own) / _SHARED
        for name in sorted(own, key=lambda name: (len(having[name]), name))[: _UNLIKE + 1]:
            near.update(
                (min(at, other), max(at, other))
                for other in having[name]
                if (sided[at] or sided[other])
                and fewest <= len(names[other]) <= most
                and articles[other] != article
                and len(own & names[other]) >= fewest - _UNLIKE
            )
    return near


def parting(one: Clause, other: Clause) -> Parting | None:
    """Return how two clauses on the same things part; ``None`` where they do not, or speak of different things."""
    if (len(one.negations) > 1 and not _is_neither(one)) or (len(other.negations) > 1 and not _is_neither(other)):
        return None
    if _of_two_times(one, other):
        return None
    pairs, opposite = _paired(one, other)
    if len(opposite) > 1 or not _same_question(one, other, pairs, opposite):
        return None
    signs = _signs(one, other, pairs, opposite)
    if signs is None:
        return None
    shared = tuple(one.content[left].exact for left in one.content if left in pairs)
    return Parting(shared, *signs, len(pairs) / max(len(one.content), len(other.content)))


def _of_two_times(one: Clause, other: Clause) -> bool:
    """Tell whether two clauses name different dates, or different numbers: what rose then may have fallen later."""
    dated = one.dates and other.dates and one.dates != other.dates
    return bool(dated or (one.numbers != other.numbers and (one.numbers or other.numbers)))


def _is_neither(clause: Clause) -> bool:
    return {word.folded for word in clause.negations} == {"neither", "nor"}


def _paired(one: Clause, other: Clause) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Return which roots of one clause the other has too, and the pairs of opposites among the rest."""
    pairs = {left: left for left in one.content if left in other.content}
    for left, word in one.content.items():
        if left not in pairs:
            free = (right for right in other.content if right not in pairs.values())
            like = next(
                (r for r in free if kin(left, r) or opposites.alike(word.folded, other.content[r].folded)), None
            )
            if like is not None:
                pairs[left] = like
    opposite = [
        (left, right)
        for left, word in one.content.items()
        if left not in pairs
        for right, its in other.content.items()
        if right not in pairs.values() and opposites.opposed(word.folded, its.folded)
    ]
    return pairs, opposite


def _same_question(one: Clause, other: Clause, pairs: Mapping[str, str], opposite: Sequence[tuple[str, str]]) -> bool:
    """Tell whether what both share is most of the shorter one, and nothing stands in the place of something else."""
    lefts = {left for left, _ in opposite}
    if lefts & set(pairs) or any(_has_both(clause) for clause in (one, other)):
        return False
    common = len(pairs) + len(opposite)
    rest = [len(one.content) - common, len(other.content) - common]
    if common < (_LEAST_SHARED if any(rest) else _LEAST_SHARED - 1):
        return False
    return min(rest) == 0 and common >= _SHARED * max(len(one.content), len(other.content))


def _has_both(clause: Clause) -> bool:
    """Tell whether a clause has both words of a pair: what rises here and falls there takes no side."""
    sides = [opposites.sides(word.folded) for word in clause.content.values()]
    every = frozenset().union(*sides)
    return any((group, 1 - side) in every for group, side in every if side == 0)


def _signs(
    one: Clause, other: Clause, pairs: Mapping[str, str], opposite: Sequence[tuple[str, str]]
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return the words by which two clauses part; ``None`` where they are an even number, and nothing parts them."""
    here, there = (
        _against(one, set(pairs) | {left for left, _ in opposite}),
        _against(other, set(pairs.values()) | {right for _, right in opposite}),
    )
    if (len(here) + len(there) + len(opposite)) % 2 == 0:
        return None
    left = [*here, *(one.content[name].exact for name, _ in opposite)]
    right = [*there, *(other.content[name].exact for _, name in opposite)]
    return tuple(left or filter(None, [one.likely])), tuple(right or filter(None, [other.likely]))


def _against(clause: Clause, bears: set[str]) -> list[str]:
    """Return the words of a clause that take back what it says, at most one of a kind."""
    found = [clause.unlikely] if clause.unlikely else []
    negation = next((word for word in clause.negations if _bears(clause, word, bears)), None)
    return [*found, negation.exact] if negation else found


def _bears(clause: Clause, negation: Word, bears: set[str]) -> bool:
    on = borne(clause, negation)
    return on is not None and on in bears
