"""Which blocks of a page are its article: two extractors are asked, and an arbiter where they differ.

Measured on 312 public pages: what both keep is right; between its first and last block, what either keeps is right
unless it is a link; outside, only prose is. Where the two have less than seven tenths in common, one of them has missed
the article, and it is the one with less text that is not linked. What only one of them takes is left out where it is of
a gallery, or stands below the text under a name such as "comments".
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from copy import deepcopy
from itertools import chain
from typing import TYPE_CHECKING

from flows.ingest.readers import PartKind
from flows.ingest.readers.webpage.matching import found_in
from flows.ingest.readers.webpage.surroundings import in_gallery, is_apart

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from flows.ingest.readers.webpage.blocks import Block

_AGREED = 0.7
_NEAR = 6

# Both write down what they think of a page; what we think of it is in the record.
for _name in ("trafilatura", "readability"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)


def article(root: HtmlElement, blocks: Sequence[Block]) -> frozenset[int]:
    """Return the indexes of the blocks that are the article.

    Args:
        root: The page; it is not changed.
        blocks: All its blocks.
    """
    second = found_in(blocks, _by_readability(root))
    first: frozenset[int] = frozenset()
    # Its own second thoughts cost as much again, and change nothing where the two agree.
    for fast in (True, False):
        first = found_in(blocks, _by_trafilatura(root, fast=fast))
        pictures = _pictures(blocks, first, second)
        first, second = first - pictures, second - pictures
        if _agreement(blocks, first, second) >= _AGREED:
            return _joined(blocks, first, second)
    return first if _weight(blocks, first) >= _weight(blocks, second) else second


def _pictures(blocks: Sequence[Block], first: frozenset[int], second: frozenset[int]) -> frozenset[int]:
    """Return what only one of two selections takes out of a gallery beside the text that both take."""
    if not any(blocks[index].prose for index in first & second):
        return frozenset()
    return frozenset(index for index in first ^ second if in_gallery(blocks[index]))


def _by_trafilatura(root: HtmlElement, *, fast: bool) -> str:
    from trafilatura import bare_extraction  # noqa: PLC0415 - imported in the child that needs it

    found = bare_extraction(deepcopy(root), favor_precision=True, fast=fast, include_comments=False)
    return "" if found is None else str(getattr(found, "text", None) or "")


def _by_readability(root: HtmlElement) -> str:
    from flows.ingest.readers.webpage import generous  # noqa: PLC0415 - as above

    return generous.text_of(root)


def _agreement(blocks: Sequence[Block], first: frozenset[int], second: frozenset[int]) -> float:
    """Return how much two selections have in common, by characters, from 0 to 1."""
    whole = _size(blocks, first) + _size(blocks, second)
    return 2 * _size(blocks, first & second) / whole if whole else 1.0


def _size(blocks: Sequence[Block], chosen: frozenset[int]) -> int:
    return sum(len(blocks[index].squeezed) for index in chosen)


def _weight(blocks: Sequence[Block], chosen: frozenset[int]) -> int:
    return sum(len(blocks[index].squeezed) - blocks[index].linked for index in chosen)


def _joined(blocks: Sequence[Block], first: frozenset[int], second: frozenset[int]) -> frozenset[int]:
    """Return what two selections that agree have together, without what one of them alone has at the edges."""
    both = first & second
    if not both:
        return first | second
    start, end = min(both), max(both)
    holding = frozenset(chain(blocks[start].element.iterancestors(), blocks[end].element.iterancestors()))
    # A lead may well be called a teaser; below a text, such names mean what they say.
    return both | {
        index
        for index in first ^ second
        if _belongs(blocks[index], index - start, index - end, known=index in first)
        and (index < end or not is_apart(blocks[index], holding))
    }


def _belongs(block: Block, from_start: int, from_end: int, *, known: bool) -> bool:
    """Tell whether a block that one extractor alone has is of the article.

    Args:
        block: The block.
        from_start: How far it stands behind the first that both have.
        from_end: How far it stands behind the last.
        known: Whether it is the more careful of the two that has it.
    """
    linked = 2 * block.linked > len(block.text)
    if from_start < 0:
        return block.prose or (known and block.kind is not PartKind.HEADING)
    if from_end > 0:
        return block.kind is not PartKind.HEADING and not linked if known else block.prose and from_end < _NEAR
    return known or not linked
