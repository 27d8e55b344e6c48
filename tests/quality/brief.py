"""A brief: within so many words, sentences that let as many sources as possible speak on as many themes as possible."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from schemas.themes import Analysis, Statement

# A sentence of a block that is mainly about something else speaks on a theme only so far.
_BESIDES = 0.6
# A sentence's length counts against it with this power: with 1 the shortest sentences win, however little they say.
_LENGTH_POWER = 0.7
# What a sentence loses because the theme has better ones of its source, for each of them.
_PER_RANK = 0.15


class _Choice(NamedTuple):
    """A sentence that may be chosen."""

    statement: Statement
    """The sentence."""

    worth: float
    """How good it is among those of its theme and source."""

    speaks: Mapping[tuple[str, str], float]
    """On which themes it speaks for its source, and how far, from 0 to 1."""

    words: int
    """Its length."""


def brief(analysis: Analysis, words: int) -> tuple[Statement, ...]:
    """Return sentences of an analysis, by theme and source in the order of the analysis.

    Args:
        analysis: What was found.
        words: How long all sentences may be together, in words.
    """
    choices = _choices(analysis)
    chosen: list[int] = []
    covered: dict[tuple[str, str], float] = {}
    left = words
    while True:
        gains = {
            number: _gain(choice, covered) * choice.worth / choice.words**_LENGTH_POWER
            for number, choice in enumerate(choices)
            if number not in chosen and choice.words <= left
        }
        best = max(gains, key=lambda number: (gains[number], -number), default=None)
        if best is None or gains[best] <= 0:
            return tuple(choices[number].statement for number in sorted(chosen))
        chosen.append(best)
        left -= choices[best].words
        for cell, level in choices[best].speaks.items():
            covered[cell] = max(covered.get(cell, 0.0), level)


def _gain(choice: _Choice, covered: Mapping[tuple[str, str], float]) -> float:
    return sum(max(0.0, level - covered.get(cell, 0.0)) for cell, level in choice.speaks.items())


def _choices(analysis: Analysis) -> list[_Choice]:
    """Return every sentence that speaks for a source, in the order of themes and sources, once."""
    speaks: dict[tuple[str, str], dict[tuple[str, str], float]] = {}
    for theme in analysis.themes:
        for member in theme.members:
            level = 1.0 if member.primary else _BESIDES
            speaks.setdefault((member.article, member.block), {})[theme.id, member.article] = level
    found: dict[tuple[str, str, int], _Choice] = {}
    for theme in analysis.themes:
        for position in theme.positions:
            for rank, one in enumerate(position.statements):
                place = (one.evidence.article, one.evidence.block)
                choice = _Choice(one, 1 - _PER_RANK * rank, speaks[place], len(one.evidence.text.split()))
                before = found.get((*place, one.evidence.start))
                found[(*place, one.evidence.start)] = (
                    choice if before is None or before.worth < choice.worth else before
                )
    return list(found.values())
