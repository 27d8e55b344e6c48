"""A brief: within so many words, sentences that let as many sources as possible speak on as many themes as possible.

Of many documents no brief can let each speak. Then sentences are chosen that together are most like what the documents
say, each of which can be read alone; the opening of a document counts more, because reports open with what happened.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from flows.digest.likeness import Likeness, stems_of
from flows.language.standing import stands_alone
from flows.language.words import length
from schemas.article import Article
from schemas.themes import Analysis, Statement

MOST_IN_WORDS = 6
"""So many documents stand side by side in words; of more, not each can speak."""

# A sentence of a block that is mainly about something else speaks on a theme only so far.
_BESIDES = 0.6
# A sentence's length counts against it with this power: with 1 the shortest sentences win, however little they say.
_LENGTH_POWER = 0.7
# What a sentence loses because the theme has better ones of its source, for each of them.
_PER_RANK = 0.15

# Chosen on the ten events of the MultiLing pilot of 2011 (bench/summaries.py).
_OPENING, _SPEAKING = 0.12, 0.05
_LEAST_WORDS = 12


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


class Shared:
    """The sentences say together what the documents say."""

    def __init__(self, articles: Sequence[Article]) -> None:
        """Read the documents."""
        self._likeness = Likeness(articles)
        self._by_id = {article.id: article for article in articles}
        self._texts: set[str] = set()
        self._spread = _Spread()

    def worth(self, statement: Statement) -> float:
        """Return how like the documents the sentences would be with this one; nothing where it adds nothing."""
        text = statement.evidence.text
        language = self._by_id[statement.evidence.article].language.code
        if text in self._texts or length(text) < _LEAST_WORDS or not stands_alone(text, language):
            return 0.0
        return self._likeness.with_(self._stems(statement)) * (1 + _OPENING / (1 + self._place(statement)))

    def add(self, statement: Statement) -> None:
        """Count a sentence among the chosen ones."""
        self._texts.add(statement.evidence.text)
        self._likeness.take(self._stems(statement))

    def gain(self, choice: _Choice) -> float:
        """Return the worth of a sentence, a little more where its source has not spoken on its themes."""
        return self.worth(choice.statement) * (1 + _SPEAKING * self._spread.new(choice))

    def take(self, choice: _Choice) -> None:
        """Count a sentence among the chosen ones."""
        self.add(choice.statement)
        self._spread.take(choice)

    def _stems(self, statement: Statement) -> Mapping[str, int]:
        evidence = statement.evidence
        return stems_of(evidence.text, self._by_id[evidence.article].language.code)

    def _place(self, statement: Statement) -> int:
        """Return how many blocks of its article stand before a sentence; one that does not open its block is later."""
        evidence = statement.evidence
        blocks = [block.id for block in self._by_id[evidence.article].blocks]
        return blocks.index(evidence.block) + (evidence.start > 0)


def brief(articles: Sequence[Article], analysis: Analysis, words: int) -> tuple[Statement, ...]:
    """Return sentences of an analysis, by theme and source in the order of the analysis.

    Args:
        articles: What was analysed.
        analysis: What was found.
        words: How long all sentences may be together, in words.
    """
    choices = _choices(analysis)
    aim: _Aim = Shared(articles) if len(articles) > MOST_IN_WORDS else _Spread()
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
