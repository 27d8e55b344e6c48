"""The units of an analysis: blocks that carry text of their own, with their words and sentences."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter

from flows.language import sentences, words
from flows.language.words import Word
from schemas.article import Article, Block, BlockKind
from schemas.themes import Evidence

# A caption names a picture and a note a source: neither is what the article says.
_CONTENT = frozenset(
    {BlockKind.STANDFIRST, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.PULL_QUOTE, BlockKind.TABLE}
)
# Sentences that the article itself says; a pull quote's are somebody else's, a table's are none.
_OWN_WORDS = frozenset({BlockKind.STANDFIRST, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})

WEB_ADDRESS = re.compile(r"\S*(?:https?:|www\.|%20|@)\S*|(?<!\S)[\w-]+(?:\.[\w-]+)+/\S*")
"""An address of a page or a mailbox: what stands in it are no words of the text, and no numbers either."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A block that can belong to themes."""

    article: Article
    """The article."""

    block: Block
    """The block."""

    words: tuple[Word, ...]
    """Its words, those of web addresses left out."""

    sentences: tuple[tuple[int, int], ...]
    """Spans of its sentences."""

    @property
    def speaks(self) -> bool:
        """Whether its sentences are the article's own words."""
        return self.block.kind in _OWN_WORDS

    def evidence(self, span: tuple[int, int]) -> Evidence:
        """Return one of its sentences, or any other span, as evidence."""
        start, end = span
        return Evidence(
            article=self.article.id, block=self.block.id, start=start, end=end, text=self.block.text[start:end]
        )

    def words_between(self, start: int, end: int) -> Iterator[Word]:
        """Return its words from one offset to another."""
        first, behind = (bisect_left(self.words, place, key=attrgetter("start")) for place in (start, end))
        return iter(self.words[first:behind])


def units_of(articles: Iterable[Article]) -> tuple[Unit, ...]:
    """Return the units of some articles, in their order and in reading order."""
    return tuple(
        Unit(article, block, _words(block.text), sentences.spans(block.text))
        for article in articles
        for block in article.blocks
        if block.kind in _CONTENT and block.text
    )


def _words(text: str) -> tuple[Word, ...]:
    return words.find(WEB_ADDRESS.sub(lambda match: "|" * len(match.group()), text))
