"""Checks that every sentence of an issue stands verbatim at the place that it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from flows.digest.composition import found_in
from flows.errors import EvidenceError
from schemas.article import Article
from schemas.digest import (
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
    name = f"{digest.series}, {digest.issue_label}"
    texts = {article.id: {block.id: block.text for block in article.blocks} for article in articles}
    entries = {entry.mark.anchor: entry for entry in _entries(digest)}
    for entry in entries.values():
        _check_entry(name, entry, _text(name, texts, entry.mark))
    passages = 0
    for found in found_in((digest.front, *digest.sections)):
        mark = found.mark if isinstance(found, Passage) else found
        text = _text(name, texts, mark)
        if mark.anchor not in entries:
            raise EvidenceError(name, f"[{mark.label}]", "the paragraph is missing from the evidence section")
        if isinstance(found, Passage):
            _check_passage(name, found, text, entries[mark.anchor])
            passages += 1
    for shortened in _shortened(digest):
        if shortened.text.strip(" …") != shortened.passage.text.strip(" …"):
            raise EvidenceError(name, f"[{shortened.mark.label}]", f"{shortened.text[:60]!r} is not what stands there")
    return passages


def _text(name: str, texts: dict[str, dict[str, str]], mark: Mark) -> str:
    text = texts.get(mark.article, {}).get(mark.block)
    if text is None:
        raise EvidenceError(name, f"[{mark.label}]", "no such paragraph")
    return text


def _check_passage(name: str, passage: Passage, text: str, entry: EvidenceEntry) -> None:
    """Check that a passage stands in its paragraph, and in what the evidence section prints of it as cited."""
    label = f"[{passage.mark.label}]"
    if not passage.text or text[passage.start : passage.end] != passage.text:
        raise EvidenceError(name, label, f"{passage.text[:60]!r} does not stand there")
    if not any(part.cited and passage.text in part.text for part in entry.parts):
        raise EvidenceError(name, label, f"the evidence section does not print {passage.text[:60]!r}")


def _check_entry(name: str, entry: EvidenceEntry, text: str) -> None:
    """Check that what is printed of a paragraph stands in it, in this order; gaps are what holds no word."""
    at = 0
    for part in entry.parts:
        if part.text.strip() != "[…]" or part.cited:
            found = text.find(part.text, at)
            if found < 0:
                raise EvidenceError(name, f"[{entry.mark.label}]", f"{part.text[:60]!r} does not stand there")
            at = found + len(part.text)


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
