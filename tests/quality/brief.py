"""A brief: within so many words, sentences that let as many sources as possible speak on as many themes as possible.

Of many documents no brief can let each speak. Then sentences are chosen that together are most like what most of the
documents say: the greedy choice by the centroid (Rossiello and others 2017), in which a word weighs by the documents
that have it, and in which the opening of a document counts more, because reports open with what happened.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from flows.digest.choice import MOST_IN_WORDS
from flows.themes import vectors
from flows.themes.units import Unit, units_of
from schemas.article import Article
from schemas.themes import Analysis, Statement

# A sentence of a block that is mainly about something else speaks on a theme only so far.
_BESIDES = 0.6
# A sentence's length counts against it with this power: with 1 the shortest sentences win, however little they say.
_LENGTH_POWER = 0.7
# What a sentence loses because the theme has better ones of its source, for each of them.
_PER_RANK = 0.15

# Chosen on the ten events of the MultiLing pilot of 2011 (bench/summaries.py).
_SHARED_POWER = 1.5
_OPENING, _SPEAKING = 0.2, 0.2
_LEAST_WORDS = 8


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


class _Spread:
    """What is gained by letting sources speak on themes on which they have not spoken."""

    def __init__(self, choices: Sequence[_Choice]) -> None:
        self._choices = choices
        self._covered: dict[tuple[str, str], float] = {}

    def new(self, number: int) -> float:
        """Return on how many themes a sentence lets its source speak for the first time, or more fully."""
        speaks = self._choices[number].speaks.items()
        return sum(max(0.0, level - self._covered.get(cell, 0.0)) for cell, level in speaks)

    def gain(self, number: int) -> float:
        choice = self._choices[number]
        return self.new(number) * choice.worth / math.pow(choice.words, _LENGTH_POWER)

    def take(self, number: int) -> None:
        for cell, level in self._choices[number].speaks.items():
            self._covered[cell] = max(self._covered.get(cell, 0.0), level)


class _Shared(_Spread):
    """What is gained by saying together what most documents say."""

    def __init__(self, choices: Sequence[_Choice], units: Sequence[Unit]) -> None:
        super().__init__(choices)
        self._weights = _weights(units)
        self._features, self._openings = _sentences(choices, units)
        self._said: dict[str, float] = {}
        self._texts: set[str] = set()
        self._product = self._square = 0.0

    def gain(self, number: int) -> float:
        choice = self._choices[number]
        if choice.words < _LEAST_WORDS or choice.statement.evidence.text in self._texts:
            return 0.0
        product, square = self._with(number)
        likeness = product / math.sqrt(square) if square else 0.0
        return likeness * self._openings[number] * (1 + _SPEAKING * choice.worth * self.new(number))

    def take(self, number: int) -> None:
        super().take(number)
        self._texts.add(self._choices[number].statement.evidence.text)
        self._product, self._square = self._with(number)
        for feature, value in self._features[number].items():
            self._said[feature] = self._said.get(feature, 0.0) + value

    def _with(self, number: int) -> tuple[float, float]:
        """Return the product with what is shared, and the square of the length, of what is chosen and this."""
        more = self._features[number]
        product = math.fsum(value * self._weights.get(feature, 0.0) for feature, value in more.items())
        square = math.fsum(value * (value + 2 * self._said.get(feature, 0.0)) for feature, value in more.items())
        return self._product + product, self._square + square


def brief(articles: Sequence[Article], analysis: Analysis, words: int) -> tuple[Statement, ...]:
    """Return sentences of an analysis, by theme and source in the order of the analysis.

    Args:
        articles: What was analysed.
        analysis: What was found.
        words: How long all sentences may be together, in words.
    """
    choices = _choices(analysis)
    aim = _Shared(choices, units_of(articles)) if len(articles) > MOST_IN_WORDS else _Spread(choices)
    chosen: list[int] = []
    left = words
    while True:
        gains = {
            number: aim.gain(number)
            for number, choice in enumerate(choices)
            if number not in chosen and choice.words <= left
        }
        best = max(gains, key=lambda number: (gains[number], -number), default=None)
        if best is None or gains[best] <= 0:
            return tuple(choices[number].statement for number in sorted(chosen))
        chosen.append(best)
        left -= choices[best].words
        aim.take(best)


def _weights(units: Sequence[Unit]) -> dict[str, float]:
    """Return what each word and pair of words weighs that more than one document has: the more have it, the more."""
    having: dict[str, set[str]] = {}
    for unit in units:
        for feature in vectors.features(unit.words, unit.article.language.code):
            having.setdefault(feature, set()).add(unit.article.id)
    return {feature: len(articles) ** _SHARED_POWER for feature, articles in having.items() if len(articles) > 1}


def _sentences(choices: Sequence[_Choice], units: Sequence[Unit]) -> tuple[list[Mapping[str, float]], list[float]]:
    """Return the words of each choice, and what its place in its document is worth."""
    by_block = {(unit.article.id, unit.block.id): unit for unit in units}
    places: dict[tuple[str, str, int], int] = {}
    counted: Counter[str] = Counter()
    for unit in units:
        for start, _ in unit.sentences:
            places[unit.article.id, unit.block.id, start] = counted[unit.article.id]
            counted[unit.article.id] += 1
    features: list[Mapping[str, float]] = []
    openings = []
    for choice in choices:
        one = choice.statement.evidence
        unit = by_block[one.article, one.block]
        found = vectors.features(unit.words_between(one.start, one.end), unit.article.language.code)
        features.append(found)
        openings.append(1 + _OPENING / (1 + places[one.article, one.block, one.start]))
    return features, openings


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
