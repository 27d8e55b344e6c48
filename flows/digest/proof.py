"""Checks that every sentence of an issue stands verbatim at the place that it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from flows.digest.composition import found_in
from flows.errors import EvidenceError
from schemas.article import Article
from schemas.digest import (
    ChartSection,
    Digest,
    EvidenceEntry,
    EvidenceSection,
    GlanceSection,
    Mark,
    Passage,
    TimelinePoint,
    WatchItem,
)


def prove(digest: Digest, articles: Iterable[Article]) -> int:
    """Return the number of passages of an issue, all of which stand where they say.

    Raises:
        EvidenceError: one does not, or a mark leads to no paragraph of the evidence section, or that section prints
            other words than the paragraph has.
    """
    for fault in faults(digest, articles):
        raise fault
    return sum(isinstance(found, Passage) for found in found_in((digest.front, *digest.sections)))


def faults(digest: Digest, articles: Iterable[Article]) -> Iterator[EvidenceError]:
    """Yield everything for which the evidence of an issue does not hold."""
    name = f"{digest.series}, {digest.issue_label}"
    texts = {(article.id, block.id): block.text for article in articles for block in article.blocks}
    entries = {entry.mark.anchor: entry for entry in _entries(digest)}
    for mark, problem in (*_problems(digest, texts, entries), *_undrawn(digest, texts)):
        yield EvidenceError(name, f"[{mark.label}]", problem)


def _problems(
    digest: Digest, texts: Mapping[tuple[str, str], str], entries: Mapping[str, EvidenceEntry]
) -> Iterator[tuple[Mark, str]]:
    for entry in entries.values():
        text = texts.get((entry.mark.article, entry.mark.block))
        if text is not None:  # its mark is looked at below
            yield from ((entry.mark, f"{part[:60]!r} does not stand there") for part in _not_in(text, entry))
    for found in found_in((digest.front, *digest.sections)):
        mark = found.mark if isinstance(found, Passage) else found
        text = texts.get((mark.article, mark.block), "")
        if not text:
            yield mark, "no such paragraph"
        elif mark.anchor not in entries:
            yield mark, "the paragraph is missing from the evidence section"
        elif isinstance(found, Passage) and (not found.text or text[found.start : found.end] != found.text):
            yield mark, f"{found.text[:60]!r} does not stand there"
        elif isinstance(found, Passage) and not _prints(entries[mark.anchor], found):
            yield mark, f"the evidence section does not print {found.text[:60]!r}"
    for shortened in _shortened(digest):
        if shortened.text.strip(" …") != shortened.passage.text.strip(" …"):
            yield shortened.mark, f"{shortened.text[:60]!r} is not what stands there"


def _prints(entry: EvidenceEntry, passage: Passage) -> bool:
    """Tell whether the evidence section sets a passage apart as cited."""
    return any(part.cited and passage.text in part.text for part in entry.parts)


def _not_in(text: str, entry: EvidenceEntry) -> Iterator[str]:
    """Yield what is printed of a paragraph and does not stand in it, in this order; gaps are what holds no word."""
    at = 0
    for part in entry.parts:
        if part.text.strip() != "[…]" or part.cited:
            found = text.find(part.text, at)
            if found < 0:
                yield part.text
            else:
                at = found + len(part.text)


def _undrawn(digest: Digest, texts: Mapping[tuple[str, str], str]) -> Iterator[tuple[Mark, str]]:
    """Yield every number beside a chart that does not stand in the document's table, however it is spaced."""
    for chart in (section for section in digest.sections if isinstance(section, ChartSection)):
        table = "".join(texts.get((chart.mark.article, chart.mark.block), "").split())
        for number in (cell for row in chart.data.cells for cell in row[1:]):
            if "".join(number.split()) not in table:
                yield chart.mark, f"{number[:60]!r} does not stand there"


def _entries(digest: Digest) -> Iterator[EvidenceEntry]:
    for section in digest.sections:
        if isinstance(section, EvidenceSection):
            for group in section.groups:
                yield from group.entries


def _shortened(digest: Digest) -> Iterator[WatchItem | TimelinePoint]:
    """Yield the sentences that are printed in part."""
    yield from digest.front.watch
    for section in digest.sections:
        if isinstance(section, GlanceSection) and section.timeline is not None:
            yield from section.timeline.points
