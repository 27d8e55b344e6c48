"""From articles and their analysis to everything that the pages of an issue show."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from flows.digest import sections, wording
from flows.digest.front import contents, front
from flows.digest.material import Material, title
from flows.digest.sections.chart import drawable
from flows.language.words import length
from schemas.article import Article, ArticleId, Block, BlockId, BlockKind
from schemas.digest import (
    Digest,
    EvidenceEntry,
    EvidenceGroup,
    EvidencePart,
    EvidenceSection,
    Mark,
    Passage,
)
from schemas.record import Record

_BEHIND_EVIDENCE = frozenset({"not-included", "method"})
_GAP = " […] "
# A longer appendix, in words, is one that nobody prints: then the cited words stand without their paragraphs.
_MOST_OF_EVIDENCE = 4000

Cited = Mapping[ArticleId, Mapping[BlockId, Sequence[tuple[int, int]]]]


def compose(material: Material, inputs: str) -> Digest:
    """Return an issue.

    Args:
        material: What it is made from.
        inputs: SHA-256 of everything that decides how it looks.
    """
    built = sections.build(material)
    opening = front(material)
    before = [section for section in built if section.kind not in _BEHIND_EVIDENCE]
    behind = [section for section in built if section.kind in _BEHIND_EVIDENCE]
    ordered = (*before, *_evidence(material, _cited([opening, *built])), *behind)
    first, last = _covered(material.articles)
    return Digest(
        series=material.series,
        number=material.number,
        revision=material.revision,
        issue_label=f"No. {material.number}" + (f", revision {material.revision}" if material.revision > 1 else ""),
        printed=material.printed,
        printed_label=wording.day(material.printed),
        covered_from=first,
        covered_to=last,
        language="en",
        front=opening.model_copy(update={"contents": contents(ordered)}),
        sections=ordered,
        articles=tuple(article.id for article in material.articles),
        inputs=inputs,
    )


def digest_of(*parts: str | bytes) -> str:
    """Return the SHA-256 of some parts, each told apart from the next."""
    total = hashlib.sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        total.update(len(content).to_bytes(8, "big") + content)
    return total.hexdigest()


def _covered(articles: Iterable[Article]) -> tuple[date | None, date | None]:
    dated = [article.published.when for article in articles if article.published]
    return min((when.first for when in dated), default=None), max((when.last for when in dated), default=None)


def found_in(part: object) -> Iterator[Passage | Mark]:
    """Yield every passage, and every mark that stands alone, in a record or a sequence of them."""
    if isinstance(part, Passage):
        yield part
        yield from part.again
    elif isinstance(part, Mark):
        yield part
    elif isinstance(part, Record):
        for value in vars(part).values():
            if isinstance(value, (Record, tuple)):
                yield from found_in(value)
    elif isinstance(part, (tuple, list)):
        for one in part:
            yield from found_in(one)


def _cited(parts: Sequence[Record]) -> Cited:
    """Return the stretches that the pages cite, by article and block; none for a block that is only pointed to."""
    cited: dict[ArticleId, dict[BlockId, list[tuple[int, int]]]] = {}
    for one in found_in(parts):
        mark = one.mark if isinstance(one, Passage) else one
        spans = cited.setdefault(mark.article, {}).setdefault(mark.block, [])
        if isinstance(one, Passage):
            spans.append((one.start, one.end))
    return cited


def _evidence(material: Material, cited: Cited) -> tuple[EvidenceSection, ...]:
    """Return the paragraphs that the other sections cite, as far as rights, settings and room allow."""
    quoted = [article for article in material.by_id.values() if article.id in cited]
    if not quoted:
        return ()
    words = sum(length(block.text) for article in quoted for block in article.blocks if block.id in cited[article.id])
    intro = _cited_alone(material, words)
    return (
        EvidenceSection(
            anchor="evidence",
            heading="Evidence: the cited paragraphs",
            short="Evidence",
            intro=intro or "The words that this issue cites are set apart from the rest of their paragraph.",
            groups=tuple(_group(material, article, cited[article.id], cut=intro is not None) for article in quoted),
        ),
    )


def _cited_alone(material: Material, words: int) -> str | None:
    """Say why only the cited words of all documents are printed; ``None`` when whole paragraphs are."""
    if material.excerpts == "sentence":
        return "Only the words that this issue cites are printed, as the settings ask."
    if words > _MOST_OF_EVIDENCE:
        return f"Only the words that this issue cites are printed: their paragraphs together would be {words:,} words."
    return None


def _group(
    material: Material, article: Article, cited: Mapping[BlockId, Sequence[tuple[int, int]]], *, cut: bool
) -> EvidenceGroup:
    head, whole = material.heads[article.id], title(article)
    # Where nobody is named, a document goes by the beginning of its title.
    begun = not article.authors and article.publisher is None and whole.startswith(head.name.removesuffix("…"))
    strict = article.rights is not None and article.rights.redistribution is False
    reason = "Its terms do not allow passing it on: only the cited words are printed." if strict and not cut else None
    return EvidenceGroup(
        source=head.model_copy(update={"name": whole}) if begun else head,
        title=whole,
        note=reason,
        entries=tuple(
            _entry(material, article, block, cited[block.id], cut=cut or strict)
            for block in article.blocks
            if block.id in cited
        ),
    )


def _entry(
    material: Material, article: Article, block: Block, spans: Sequence[tuple[int, int]], *, cut: bool
) -> EvidenceEntry:
    """Return a paragraph as the evidence prints it; a table that a chart shows stands in full beside the chart."""
    drawn = not spans and any(table.block == block.id and drawable(table) for table in article.tables)
    whole = [(0, len(block.text))] if block.kind is BlockKind.TABLE else spans
    return EvidenceEntry(
        mark=material.mark(article.id, block.id),
        place=wording.capitalised(wording.places(block.places)),
        parts=() if drawn else tuple(_parts(block, whole, cut=cut)),
        instead="A table: all its numbers stand beside the chart drawn from it." if drawn else None,
    )


def _parts(block: Block, spans: Iterable[tuple[int, int]], *, cut: bool) -> Iterator[EvidencePart]:
    """Yield a paragraph's stretches, cited and not; the latter as a gap where they must not be printed."""
    at = 0
    for start, end in _joined(spans):
        if start > at:
            between = block.text[at:start]
            yield EvidencePart(text=_GAP if cut and between.strip() else between, cited=False)
        yield EvidencePart(text=block.text[start:end], cited=True)
        at = end
    if at < len(block.text):
        yield EvidencePart(text=_GAP.rstrip() if cut else block.text[at:], cited=False)


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans in order, those that overlap or touch made one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
