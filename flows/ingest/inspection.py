"""Puts a document's text beside the record that was made of it: runs in the child, like all parsing."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from flows.errors import UnreadableDocumentError
from flows.ingest.cleaning.lines import Original as Lines
from flows.ingest.filenames import shown
from flows.ingest.parsing import Refusal, parse, read
from schemas.inspection import Fate, InspectedLine, Inspection, Remark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.ingest.parsing import Original
    from schemas.article import Article
    from schemas.places import Place

# Longer ones, a whole page without a break, are told by their beginning.
_LONGEST_LINE = 4000
_BREAKS = "\n\r\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_SPACES = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]")


def inspected(original: Original) -> Inspection:
    """Return a document beside what these rules make of it; also of one that is refused.

    Raises:
        PluginError: there is no sound reader of its media type.
    """
    raw = original.raw
    bare = Inspection(uri=shown(raw.uri), media_type=raw.media_type, size=raw.size)
    try:
        text = read(original).text
    except UnreadableDocumentError as error:
        return bare.model_copy(update={"reason": error.reason, "detail": error.detail})
    made = parse(original)
    if isinstance(made, Refusal):
        refused = {"lines": lines(text, None), "reason": made.reason, "detail": made.detail}
        return bare.model_copy(update=refused)
    return bare.model_copy(update={"lines": lines(text, made), "article": made})


def lines(text: str, article: Article | None) -> tuple[InspectedLine, ...]:
    """Return the lines of a text with what became of each.

    Args:
        text: As the reader made it.
        article: The record; ``None`` where there is none.
    """
    remarks = _by_line(article) if article is not None else {}
    starts = [line.start for line in Lines(text).lines]
    cut = (text[start:end] for start, end in pairwise((*starts, len(text))))
    return tuple(
        InspectedLine(number=number, text=_visible(line[:_LONGEST_LINE]), remarks=tuple(remarks.get(number, ())))
        for number, line in enumerate(cut, start=1)
    )


def _visible(line: str) -> str:
    """Return a line with characters without a shape as escapes, but for the spaces of print and the tabs of tables."""
    return "\t".join(shown(_SPACES.sub(" ", cell)) for cell in line.rstrip(_BREAKS).split("\t"))


def _by_line(article: Article) -> dict[int, tuple[Remark, ...]]:
    found: defaultdict[int, list[tuple[int, Remark]]] = defaultdict(list)
    for place, remark in _remarks(article):
        for number in range(place.line, place.last_line + 1):
            found[number].append((place.start, remark))
    # Each once: of a field that several stretches of a line tell, and of a block in two places of it.
    return {
        number: tuple(dict.fromkeys(remark for _, remark in sorted(placed, key=lambda one: one[0])))
        for number, placed in found.items()
    }


def _remarks(article: Article) -> Iterator[tuple[Place, Remark]]:
    for block in article.blocks:
        kept = Remark(fate=Fate.KEPT, label=f"¶{block.id[1:]}", reason=block.kind.value)
        yield from ((place, kept) for place in block.places)
    for section in article.sections:
        heading = Remark(fate=Fate.HEADING, label=f"level {section.level}")
        yield from ((place, heading) for place in section.places)
    for field in article.provenance:
        if field.place is not None:
            yield field.place, Remark(fate=Fate.FIELD, label=field.field)
    for cut in article.removed:
        yield cut.place, Remark(fate=Fate.REMOVED, label=cut.rule, reason=shown(cut.reason))
    for repair in article.repairs:
        yield repair.place, Remark(fate=Fate.MENDED, label=repair.rule)
