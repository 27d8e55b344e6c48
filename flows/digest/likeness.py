"""How far sentences say together what the documents say: by how alike their words are spread.

The measure is one less the Jensen-Shannon divergence, 1 when both have the same words equally often, 0 when they share
none. Of the measures that need no model summary it agrees best with readers (Louis and Nenkova 2013).
In the documents a word counts for each that has it, and not how often: what one of them repeats is its own affair.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from flows.language import words
from flows.language.standing import stands_alone
from flows.language.stems import stem, tells
from schemas.article import Article, BlockKind
from schemas.themes import Statement

# Chosen on the ten events of the MultiLing pilot of 2011 (bench/summaries.py).
_OPENING = 0.12
_LEAST_WORDS = 12
_TOLD = frozenset({BlockKind.STANDFIRST, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


class Likeness:
    """The words of some documents, and of the sentences that are taken from them."""

    def __init__(self, articles: Sequence[Article]) -> None:
        """Count the documents that have each word; a word of one alone is nothing that they share."""
        having = Counter(stem for article in articles for stem in _stems_of(article))
        shared = {one: count for one, count in having.items() if count > 1}
        total = sum(shared.values())
        self._wanted = {one: count / total for one, count in shared.items()}
        self._taken: Counter[str] = Counter()

    def with_(self, stems: Mapping[str, int]) -> float:
        """Return how like the documents the sentences would be, were one with these stems among them."""
        counted = Counter(self._taken)
        counted.update(stems)
        total = counted.total()
        return math.fsum(_common(count / total, self._wanted.get(one, 0.0)) for one, count in counted.items())

    def take(self, stems: Mapping[str, int]) -> None:
        """Count a sentence with these stems among those that were taken."""
        self._taken.update(stems)


class Shared:
    """The sentences say together what the documents say."""

    def __init__(self, articles: Sequence[Article]) -> None:
        """Read the documents."""
        self._likeness = Likeness(articles)
        self._by_id = {article.id: article for article in articles}
        self._texts: set[str] = set()

    def worth(self, statement: Statement) -> float:
        """Return how like the documents the sentences would be with this one; nothing where it adds nothing."""
        text = statement.evidence.text
        language = self._by_id[statement.evidence.article].language.code
        if text in self._texts or words.length(text) < _LEAST_WORDS or not stands_alone(text, language):
            return 0.0
        return self._likeness.with_(self._stems(statement)) * (1 + _OPENING / (1 + self._place(statement)))

    def add(self, statement: Statement) -> None:
        """Count a sentence among the chosen ones."""
        self._texts.add(statement.evidence.text)
        self._likeness.take(self._stems(statement))

    def _stems(self, statement: Statement) -> Mapping[str, int]:
        evidence = statement.evidence
        return stems_of(evidence.text, self._by_id[evidence.article].language.code)

    def _place(self, statement: Statement) -> int:
        """Return how many blocks of its article stand before a sentence; one that does not open its block is later."""
        evidence = statement.evidence
        blocks = [block.id for block in self._by_id[evidence.article].blocks]
        return blocks.index(evidence.block) + (evidence.start > 0)


def stems_of(text: str, language: str) -> Counter[str]:
    """Count the stems of the words of a text that tell something."""
    return Counter(stem(word.folded, language) for word in words.find(text) if tells(word.folded, language))


def _stems_of(article: Article) -> set[str]:
    language = article.language.code
    return {one for block in article.blocks if block.kind in _TOLD for one in stems_of(block.text, language)}


def _common(share: float, wanted: float) -> float:
    """Return what a word adds: half its two shares, times the entropy of how they divide it."""
    both = share + wanted
    return -sum(one * math.log2(one / both) for one in (share, wanted) if one) / 2
