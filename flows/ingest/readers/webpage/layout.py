"""Puts the blocks of a page into lines, each with what is known of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flows.ingest.readers import Part, PartKind
from flows.ingest.readers.webpage.blocks import Block
from flows.ingest.readers.webpage.surroundings import Cut, why_not, why_outside

_NOTES = re.compile(r"footnote|endnote|doc-endnote|doc-footnote|\breflist\b|\breferences\b", re.IGNORECASE)
_PULLED = re.compile(r"pull-?_?quote|quote-?_?pull|blockquote-callout|callout-quote", re.IGNORECASE)
_DECK = re.compile(
    r"(?:^|[\s_-])(?:standfirst|dek|deck|sub-?title|sub-?head(?:line)?|lede|article-summary|field-summary)(?:$|[\s_-])",
    re.IGNORECASE,
)
_SET_APART = frozenset({"blockquote", "aside", "q", "figure"})
_SHORTEST_QUOTE = 20
_BELOW_HEADLINE = 5
_LONGEST_DECK = 500
_AROUND = 4
_TITLE = Cut("repeated title", "repeats the title")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the head of a page and is a field of the record, not text."""

    top: int | None
    """Index of the block with the title; ``None`` when no block has it."""

    title: str
    """The title, squeezed; empty when there is none."""

    bylines: frozenset[int]
    """Indexes of the blocks that name the authors."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The text of a page and what is known of its lines."""

    text: str
    parts: tuple[Part, ...]
    numbers: tuple[int, ...]
    """For each block the number of its line, from 1."""


def lay(blocks: Sequence[Block], chosen: frozenset[int], head: Head) -> Lines:
    """Return all blocks as lines: those of the article by kind, the others removed with a reason."""
    whole = _whole_tables(blocks, chosen)
    chosen = _trimmed(blocks, whole, head) or whole
    if not chosen:
        return _lines(blocks, [_cut(why_outside(block)) for block in blocks])
    shallowest = min((blocks[at].level for at in chosen if blocks[at].kind is PartKind.HEADING), default=1)
    longer = [blocks[at].squeezed for at in chosen if blocks[at].prose]
    first, last = min(chosen), max(chosen)
    # Where a page has nothing but headings, they are what it says.
    bare = all(blocks[at].kind is PartKind.HEADING for at in chosen)
    parts = []
    for index, block in enumerate(blocks):
        part = _headed(index, block, head, known=index in chosen)
        if part is None and bare and index in chosen:
            part = Part(kind=PartKind.TEXT, vouched=True)
        if part is None and (index in chosen or _belongs(block, index - first, index - last)):
            part = _of_article(block, longer, max(1, block.level - shallowest + 1))
        parts.append(part or _cut(why_outside(block)))
    return _lines(blocks, parts)


def _lines(blocks: Sequence[Block], parts: Sequence[Part]) -> Lines:
    lines: list[str] = []
    numbers = []
    for block in blocks:
        if lines and not block.joined:
            lines.append("")
        lines.append(block.text)
        numbers.append(len(lines))
    return Lines("\n".join(lines), tuple(parts), tuple(numbers))


def _cut(cut: Cut) -> Part:
    return Part(kind=PartKind.REMOVED, rule=cut.rule, reason=cut.reason)


def _headed(index: int, block: Block, head: Head, *, known: bool) -> Part | None:
    """Return the part of a block at the head of the page; ``None`` for any other."""
    if index == head.top:
        return Part(kind=PartKind.HEADING)
    if block.hidden:
        return None
    if head.title and block.squeezed == head.title:
        return _cut(_TITLE)
    if index in head.bylines:
        return _cut(Cut("byline", "who wrote, moved to authors"))
    below = head.top is not None and 0 < index - head.top <= _BELOW_HEADLINE
    if below and _SHORTEST_QUOTE < len(block.text) < _LONGEST_DECK and _DECK.search(_around(block, 2)):
        return Part(kind=PartKind.STANDFIRST, vouched=True) if known or block.prose else None
    return None


def _of_article(block: Block, longer: Sequence[str], level: int) -> Part:
    """Return the part of a block of the article."""
    cut = why_not(block)
    if cut is not None:
        return _cut(cut)
    around = _around(block, _AROUND)
    if block.kind in {PartKind.TEXT, PartKind.LIST_ITEM} and _NOTES.search(around):
        return Part(kind=PartKind.NOTE, vouched=True)
    if block.kind in {PartKind.TEXT, PartKind.HEADING} and _is_pulled(block, around, longer):
        return Part(kind=PartKind.PULL_QUOTE, vouched=True)
    return Part(kind=block.kind, level=level, vouched=True)


def _is_pulled(block: Block, around: str, longer: Sequence[str]) -> bool:
    """Tell whether a block is set apart to catch the eye: so called, or said again in a paragraph."""
    if _PULLED.search(around):
        return True
    apart = _SET_APART & set(around.split()) or block.kind is PartKind.HEADING
    said = block.squeezed
    return bool(apart) and len(said) > _SHORTEST_QUOTE and any(said in one and said != one for one in longer)


def _around(block: Block, levels: int) -> str:
    """Return tag, role, class and id of a block's element and of those around it."""
    words, element = [], block.element
    for _ in range(levels):
        if element is None or element.tag in {"body", "article", "main"}:
            break
        words += [str(element.tag), *(element.get(name, "") for name in ("role", "class", "id"))]
        element = element.getparent()
    return " ".join(words)


def _belongs(block: Block, from_start: int, from_end: int) -> bool:
    """Tell whether a block that no extractor took is of the article for what it is: a caption, a note.

    Args:
        block: The block.
        from_start: How far it stands behind the first block of the article.
        from_end: How far it stands behind the last.
    """
    if block.hidden:
        return False
    if block.kind is PartKind.CAPTION:
        return from_start > 0 > from_end and 2 * block.linked <= len(block.text)
    return from_end > 0 and bool(_NOTES.search(_around(block, _AROUND)))


def _whole_tables(blocks: Sequence[Block], chosen: frozenset[int]) -> frozenset[int]:
    """Return a selection in which a table is whole or not at all."""
    rows: dict[object, list[int]] = {}
    for index, block in enumerate(blocks):
        if block.kind is PartKind.ROW:
            rows.setdefault(block.element, []).append(index)
    kept = set(chosen)
    for indexes in rows.values():
        half = 2 * sum(index in chosen for index in indexes) >= len(indexes)
        kept = kept | set(indexes) if half else kept - set(indexes)
    return frozenset(kept)


def _trimmed(blocks: Sequence[Block], chosen: frozenset[int], head: Head) -> frozenset[int]:
    """Return a selection without headings at its end, under which nothing stands."""
    kept = sorted(chosen)
    while kept and blocks[kept[-1]].kind is PartKind.HEADING and kept[-1] != head.top:
        kept.pop()
    return frozenset(kept)
