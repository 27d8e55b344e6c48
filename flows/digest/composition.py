"""From articles and their analysis to everything that the pages of an issue show."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from flows.digest import sections, wording
from flows.digest.front import front
from flows.digest.material import Material, title
from schemas.article import Article, ArticleId, Block
from schemas.digest import (
    AnySection,
    Digest,
    EvidenceEntry,
    EvidenceGroup,
    EvidencePart,
    EvidenceSection,
    Front,
    Mark,
    Passage,
)
from schemas.record import Record

_BEHIND_EVIDENCE = frozenset({"not-included", "method"})
_GAP = " […] "


def compose(material: Material, inputs: str) -> Digest:
    """Return an issue.

    Args:
        material: What it is made from.
        inputs: SHA-256 of everything that decides how it looks.
    """
    built = sections.build(material)
    opening = front(material, built)
    evidence = _evidence(material, [*built], opening)
    before = [section for section in built if section.kind not in _BEHIND_EVIDENCE]
    behind = [section for section in built if section.kind in _BEHIND_EVIDENCE]
    ordered = (*before, *evidence, *behind)
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
        front=front(material, ordered),
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
    if isinstance(part, (Passage, Mark)):
        yield part
    elif isinstance(part, Record):
        for name in type(part).model_fields:
            yield from found_in(getattr(part, name))
    elif isinstance(part, (tuple, list)):
        for one in part:
            yield from found_in(one)


def _evidence(material: Material, built: Sequence[AnySection], opening: Front) -> tuple[EvidenceSection, ...]:
    """Return the paragraphs that the other sections cite."""
    cited: dict[ArticleId, dict[str, list[tuple[int, int]]]] = {}
    for one in found_in([opening, *built]):
        mark = one.mark if isinstance(one, Passage) else one
        spans = cited.setdefault(mark.article, {}).setdefault(mark.block, [])
        if isinstance(one, Passage):
            spans.append((one.start, one.end))
    groups = tuple(
        _group(material, article, cited[article.id]) for article in material.articles if article.id in cited
    )
    if not groups:
        return ()
    return (
        EvidenceSection(
            anchor="evidence",
            heading="Evidence: the cited paragraphs",
            short="Evidence",
            intro="The words that this issue cites are set apart from the rest of their paragraph.",
            groups=groups,
        ),
    )


def _group(material: Material, article: Article, cited: dict[str, list[tuple[int, int]]]) -> EvidenceGroup:
    forbidden = article.rights is not None and article.rights.redistribution is False
    cut = forbidden or material.excerpts == "sentence"
    reason = "Its terms do not allow passing it on: only the cited words are printed." if forbidden else None
    if cut and not forbidden:
        reason = "Only the cited words are printed, as the settings ask."
    return EvidenceGroup(
        source=material.heads[article.id],
        title=title(article),
        note=reason,
        entries=tuple(
            EvidenceEntry(
                mark=material.mark(article.id, block.id),
                place=wording.capitalised(wording.places(block.places)),
                parts=tuple(_parts(block, cited[block.id], cut=cut)),
            )
            for block in article.blocks
            if block.id in cited
        ),
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
