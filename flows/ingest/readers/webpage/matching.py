"""Finds again, among the blocks of a page, what an extractor took for its article."""

from __future__ import annotations

from collections.abc import Sequence

from flows.ingest.readers.webpage.blocks import Block, squeeze

# Shorter ones ("Read more") stand anywhere; they count only between the same neighbours as on the page.
_LONG = 40
_CHUNK = 24
_SHARE = 0.5


def found_in(blocks: Sequence[Block], extracted: str) -> frozenset[int]:
    """Return the indexes of the blocks that an extractor kept; hidden ones are never meant.

    Args:
        blocks: All blocks of the page.
        extracted: What it made of the page, white space as it likes.
    """
    whole = squeeze(extracted)
    spans: dict[int, tuple[int, int]] = {}
    position = 0
    for index, block in enumerate(blocks):
        if block.hidden or len(block.squeezed) < _LONG:
            continue
        span = _find(whole, block.squeezed, position)
        if span is not None:
            spans[index] = span
            position = max(position, span[1]) if span[0] >= position else position
    return frozenset(spans) | _short(blocks, whole, spans)


def _find(whole: str, block: str, position: int) -> tuple[int, int] | None:
    """Return where a long block stands in a text, whole or for the greater part."""
    for start in (position, 0):
        at = whole.find(block, start)
        if at >= 0:
            return at, at + len(block)
    # What an extractor kept without its links or notes is still kept.
    chunks = (block[at : at + _CHUNK] for at in range(0, len(block) - _CHUNK + 1, _CHUNK))
    places = [(whole.find(chunk, position), chunk) for chunk in chunks]
    found = [at for at, _ in places if at >= 0]
    if len(found) <= _SHARE * len(places):
        return None
    return min(found), max(found) + _CHUNK


def _short(blocks: Sequence[Block], whole: str, spans: dict[int, tuple[int, int]]) -> frozenset[int]:
    """Return the short blocks that stand between the same long ones as on the page."""
    kept = set()
    following = _following(blocks, spans, len(whole))
    start = 0
    for index, block in enumerate(blocks):
        if index in spans:
            start = spans[index][1]
        elif block.squeezed and not block.hidden and len(block.squeezed) < _LONG:
            at = whole.find(block.squeezed, start, following[index])
            if at >= 0:
                kept.add(index)
                start = at + len(block.squeezed)
    return frozenset(kept)


def _following(blocks: Sequence[Block], spans: dict[int, tuple[int, int]], end: int) -> list[int]:
    """Return for each block where in the text the next long one begins."""
    result = [end] * len(blocks)
    nearest = end
    for index in range(len(blocks) - 1, -1, -1):
        result[index] = nearest
        if index in spans:
            nearest = spans[index][0]
    return result
