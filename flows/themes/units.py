"""The units of an analysis: blocks that carry text of their own, with their words and sentences."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from flows.language import sentences, words
from flows.language.words import Word
from flows.themes import boilerplate, salutations, transcripts
from schemas.article import Article, Block, BlockKind
from schemas.themes import Evidence

# A caption names a picture and a note a source: neither is what the article says.
_CONTENT = frozenset(
    {BlockKind.STANDFIRST, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.PULL_QUOTE, BlockKind.TABLE}
)
# Sentences that the article itself says; a pull quote's are somebody else's, a table's are none.
_OWN_WORDS = frozenset({BlockKind.STANDFIRST, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
# What a notice calls a paragraph that is not in its document's language: an editor's abstract, or the site's words.
_OTHER_LANGUAGE = "other-language"

WEB_ADDRESS = re.compile(r"\S*(?:https?:|www\.|%20|@)\S*|(?<!\S)[\w-]+(?:\.[\w-]+)+/\S*")
"""An address of a page or a mailbox: what stands in it are no words of the text, and no numbers either."""

# No address is without one of these, and most texts hold none: looking for addresses takes much longer.
_OF_ADDRESSES = ("/", "@", "www.", "http", "%20")

# The number of a note belongs to the sentence before it, and so does the caption that a page ran into its text.
_BEFORE_SENTENCE = re.compile(
    r"(?:(?:Figure|Table|Chart|Box) \d+\s?:[^.?!\[\]]*\[\d{1,3}\]\s*(?=[A-Z“]))?(?:\[\d{1,3}\]\s*)*"
)
# An entry of a list of sources: it opens with the way back to its number, or is a title that ends in its address.
_SOURCE = re.compile(r"(?:↩|\[leftwards arrow|\^\s)|.*\(.*\b(?:19|20)\d\d\)[,.]?\s*\S*https?:\S*\s?\.?$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Unit:
    """A block that can belong to themes."""

    article: Article
    """The article."""

    block: Block
    """The block."""

    words: tuple[Word, ...]
    """Its words, those of web addresses, speakers' labels, asides, ceremony and boilerplate left out."""

    sentences: tuple[tuple[int, int], ...]
    """Spans of its sentences, those of ceremony and boilerplate left out."""

    @property
    def speaks(self) -> bool:
        """Whether its sentences are the article's own words: those of another language are somebody else's."""
        return self.block.kind in _OWN_WORDS and not transcripts.asks(self.block.text) and not self._foreign

    @property
    def _foreign(self) -> bool:
        return any(note.code == _OTHER_LANGUAGE and note.block == self.block.id for note in self.article.notices)

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


@dataclass(frozen=True, slots=True, eq=False)
class _These:
    """Articles, told from others by which they are: to compare what they say would take longer than to read them."""

    articles: tuple[Article, ...]

    def __hash__(self) -> int:
        """Return the same for the same articles."""
        return hash(tuple(map(id, self.articles)))

    def __eq__(self, other: object) -> bool:
        """Tell whether these are the same articles."""
        return isinstance(other, _These) and list(map(id, self.articles)) == list(map(id, other.articles))


def units_of(articles: Iterable[Article]) -> tuple[Unit, ...]:
    """Return the units of some articles, in their order and in reading order.

    Those of the last articles are kept: themes, stories and what is remembered of an issue are made from the same ones.
    """
    return _units_of(_These(tuple(articles)))


@lru_cache(maxsize=1)
def _units_of(these: _These) -> tuple[Unit, ...]:
    return tuple(_unit(article, block) for article in these.articles for block in content_of(article))


def content_of(article: Article) -> tuple[Block, ...]:
    """Return the blocks of an article that carry text of their own."""
    return tuple(
        block for block in article.blocks if block.kind in _CONTENT and block.text and not _SOURCE.match(block.text)
    )


def _unit(article: Article, block: Block) -> Unit:
    text = block.text
    spans = [(_beginning(text, *span), span[1]) for span in sentences.spans(text)]
    empty = {
        (start, end)
        for start, end in spans
        if transcripts.ceremonial(text[start:end])
        or salutations.is_ceremony(text[start:end], article.language.code)
        or boilerplate.is_boilerplate(text[start:end])
    }
    said_to = salutations.spoken_to(text, article.language.code)
    silent = [*empty, *said_to, *transcripts.not_said(text), *(one.span() for one in addresses(text))]
    own = tuple(
        (start, end)
        for start, end in spans
        if (start, end) not in empty and start < end and not boilerplate.opens_a_letter(text[start:end])
    )
    return Unit(article, block, words.find(_blanked(text, silent)), own)


def addresses(text: str) -> tuple[re.Match[str], ...]:
    """Return the web addresses of a text."""
    return tuple(WEB_ADDRESS.finditer(text)) if any(mark in text for mark in _OF_ADDRESSES) else ()


def _beginning(text: str, start: int, end: int) -> int:
    """Return where the words of a sentence begin."""
    before = _BEFORE_SENTENCE.match(text, start, end)
    return before.end() if before else start


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return a text of the same length with marks instead of what its words are not to be taken from."""
    for start, end in spans:
        text = text[:start] + "|" * (end - start) + text[end:]
    return text
