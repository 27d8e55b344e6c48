"""A brief: within so many words, sentences that let as many sources as possible speak on as many themes as possible.

It measures what an analysis lets sources say. Of many documents no brief can let each speak: then sentences are chosen
that together are most like what the documents say, by the measure with which an issue chooses what it opens with.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from flows.digest.choice import MOST_IN_WORDS
from flows.digest.likeness import Shared
from flows.language.words import length
from schemas.article import Article
from schemas.themes import Analysis, Statement

# A sentence of a block that is mainly about something else speaks on a theme only so far.
_BESIDES = 0.6
# A sentence's length counts against it with this power: with 1 the shortest sentences win, however little they say.
_LENGTH_POWER = 0.7
# What a sentence loses because the theme has better ones of its source, for each of them.
_PER_RANK = 0.15

# What a sentence gains by letting its source speak on themes on which it has not spoken.
_SPEAKING = 0.05


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


class _Aim(Protocol):
    """What sentences are chosen for."""

    def gain(self, choice: _Choice) -> float:
        """Return what is gained by one more sentence; nothing where it is of no use."""

    def take(self, choice: _Choice) -> None:
        """Count a sentence among the chosen ones."""


class _Spread:
    """Sources speak on themes on which they have not spoken."""

    def __init__(self) -> None:
        self._covered: dict[tuple[str, str], float] = {}

    def gain(self, choice: _Choice) -> float:
        """Return what a sentence lets its source say for the first time, by its length."""
        return self.new(choice) / math.pow(choice.words, _LENGTH_POWER)

    def new(self, choice: _Choice) -> float:
        """Return on how many themes a sentence lets its source speak for the first time or more fully, and how well."""
        speaks = choice.speaks.items()
        return choice.worth * sum(max(0.0, level - self._covered.get(cell, 0.0)) for cell, level in speaks)

    def take(self, choice: _Choice) -> None:
        """Count the themes on which its source has spoken."""
        for cell, level in choice.speaks.items():
            self._covered[cell] = max(self._covered.get(cell, 0.0), level)


class _Together:
    """The sentences say together what the documents say, a little more so where another source speaks."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._shared, self._spread = Shared(articles), _Spread()

    def gain(self, choice: _Choice) -> float:
        """Return the worth of a sentence, a little more where its source has not spoken on its themes."""
        return self._shared.worth(choice.statement) * (1 + _SPEAKING * self._spread.new(choice))

    def take(self, choice: _Choice) -> None:
        """Count a sentence among the chosen ones."""
        self._shared.add(choice.statement)
        self._spread.take(choice)


def brief(articles: Sequence[Article], analysis: Analysis, words: int) -> tuple[Statement, ...]:
    """Return sentences of an analysis, by theme and source in the order of the analysis.

    Args:
        articles: What was analysed.
        analysis: What was found.
        words: How long all sentences may be together, in words.
    """
    choices = _choices(analysis)
    aim: _Aim = _Together(articles) if len(articles) > MOST_IN_WORDS else _Spread()
    chosen: list[int] = []
    left = words
    while True:
        gains = {
            number: aim.gain(choice)
            for number, choice in enumerate(choices)
            if number not in chosen and choice.words <= left
        }
        best = max(gains, key=lambda number: (gains[number], -number), default=None)
        if best is None or gains[best] <= 0:
            return tuple(choices[number].statement for number in sorted(chosen))
        chosen.append(best)
        left -= choices[best].words
        aim.take(choices[best])


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
                choice = _Choice(one, 1 - _PER_RANK * rank, speaks[place], length(one.evidence.text))
                before = found.get((*place, one.evidence.start))
                found[(*place, one.evidence.start)] = (
                    choice if before is None or before.worth < choice.worth else before
                )
    return list(found.values())
