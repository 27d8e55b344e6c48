"""Checks that every sentence of an issue stands verbatim at the place that it names."""

from __future__ import annotations

from collections.abc import Iterable

from flows.digest.composition import found_in
from flows.errors import EvidenceError
from schemas.article import Article
from schemas.digest import Digest, EvidenceSection, Passage


def prove(digest: Digest, articles: Iterable[Article]) -> int:
    """Return the number of passages of an issue, all of which stand where they say.

    Raises:
        EvidenceError: one does not, or a mark leads to no paragraph of the evidence section.
    """
    known = {article.id: {block.id: block.text for block in article.blocks} for article in articles}
    name = f"{digest.series}, {digest.issue_label}"
    quoted = _quoted(digest)
    passages = 0
    for one in found_in(digest.front), found_in(digest.sections):
        for found in one:
            mark = found.mark if isinstance(found, Passage) else found
            text = known.get(mark.article, {}).get(mark.block)
            if text is None:
                raise EvidenceError(name, f"[{mark.label}]", "no such paragraph")
            if mark.anchor not in quoted:
                raise EvidenceError(name, f"[{mark.label}]", "the paragraph is missing from the evidence section")
            if isinstance(found, Passage):
                if not found.text or text[found.start : found.end] != found.text:
                    raise EvidenceError(name, f"[{mark.label}]", f"{found.text[:60]!r} does not stand there")
                passages += 1
    return passages


def _quoted(digest: Digest) -> set[str]:
    sections = (section for section in digest.sections if isinstance(section, EvidenceSection))
    return {entry.mark.anchor for section in sections for group in section.groups for entry in group.entries}
