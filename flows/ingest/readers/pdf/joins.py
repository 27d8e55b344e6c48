"""Sentences that go on behind a break of column, page or figure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.ingest.readers import PartKind
from flows.ingest.readers.pdf.paragraphs import Paragraph, joined

_ENDED = re.compile(r"[.!?:;…][\"”’»)\]⁰¹²³⁴⁵⁶⁷⁸⁹]*$")
# Words after which no sentence ends.
_OPEN_WORD = re.compile(
    r"(?:^|\s)(?:a|an|and|are|as|at|between|but|by|for|from|has|have|in|is|its|of|on|or|our|that|the|their|this|to|was|were|"
    r"which|who|will|with|der|die|das|und|von|mit|für|zu|des|den|ein|eine|im|le|la|les|de|du|et|un|une|dans|pour|sur|que|"
    r"el|los|las|del|y|en|con|por|para|una|il|di|che|e|o|do|da|os|as|van|het|en|og|i|av|på|w|z|и|в|на|с|по)$",
    re.IGNORECASE,
)
_FEWEST_WORDS = 4
_ALIKE = 0.06
_FURTHEST = 14
_ONE_COLUMN = 0.9
_CANDIDATES = 3


def join_breaks(paragraphs: Sequence[Paragraph], size: float) -> list[Paragraph]:
    """Return the paragraphs, those put together that one column of one page parts; others say whom they follow."""
    merged: set[int] = set()
    for at, one in enumerate(paragraphs):
        if id(one) in merged:
            continue
        # What is put together may go on once more.
        while _is_open(one, size):
            others = [other for other in paragraphs[at + 1 : at + 1 + _FURTHEST] if id(other) not in merged]
            after = _continuation(one, others, size)
            if after is None:
                break
            if not _in_one_column(one, after, size):
                after.follows = one
                break
            _merge(one, after)
            merged.add(id(after))
    return [one for one in paragraphs if id(one) not in merged]


def _in_one_column(one: Paragraph, after: Paragraph, size: float) -> bool:
    near = abs(after.area.left - one.area.left) < size and after.column.overlap(one.column) > _ONE_COLUMN
    return after.page == one.page and near


def _is_open(one: Paragraph, size: float) -> bool:
    """Tell whether a paragraph of the text stops before its sentence does."""
    if one.kind not in (PartKind.TEXT, PartKind.LIST_ITEM, PartKind.NOTE) or _ENDED.search(one.text):
        return False
    if one.kind is not PartKind.NOTE and abs(one.size - size) > _ALIKE * size:
        return False
    return one.text.count(" ") >= _FEWEST_WORDS - 1


def _continuation(one: Paragraph, others: Sequence[Paragraph], size: float) -> Paragraph | None:
    """Return the next paragraph of the text when the sentence goes on there, one in a small letter first of all."""
    candidates = [other for other in others if _may_continue(one, other, size)][:_CANDIDATES]
    small = next((other for other in candidates if other.text[:1].islower()), None)
    if small is not None:
        return small
    return next((other for other in candidates[:1] if _goes_on(one, other)), None)


def _may_continue(one: Paragraph, other: Paragraph, size: float) -> bool:
    if other is one or other.kind not in (PartKind.TEXT, PartKind.NOTE) or other.follows is not None:
        return False
    if (other.kind is PartKind.NOTE) != (one.kind is PartKind.NOTE) or other.page > one.page + 2:
        return False
    return abs(other.size - one.size) <= _ALIKE * size and other.style.bold == one.style.bold


def _goes_on(one: Paragraph, other: Paragraph) -> bool:
    first = other.text[:1]
    if one.broken or first.islower():
        return True
    open_end = bool(_OPEN_WORD.search(one.text)) or one.text.endswith(",")
    return open_end or (one.fills_line and not other.indented and one.lines > 1 and other.lines > 1)


def _merge(one: Paragraph, other: Paragraph) -> None:
    one.text, mends = joined([one.text, other.text])
    one.mends += [*mends, *other.mends]
    one.area = one.area.joined(other.area)
    one.lines += other.lines
    one.fills_line, one.broken = other.fills_line, other.broken
