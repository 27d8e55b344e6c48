"""What is remembered of an issue for the analysis of the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.themes import demands, frequencies, series, vectors
from flows.themes.memory import histories, kept
from flows.themes.units import units_of
from schemas.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from schemas.article import Article, ArticleId
    from schemas.themes import Analysis

NOTHING = Memory()
"""What is known before the first issue."""


def remembered(memory: Memory, analysis: Analysis, articles: Sequence[Article], since: date | None) -> Memory:
    """Return what is known after an issue.

    Args:
        memory: What was known before.
        analysis: What its articles say.
        articles: Its articles.
        since: Day of the issue before; ``None`` for a first one.
    """
    period = memory.periods + 1
    units = units_of(articles)
    counted = [vectors.features(unit.words, unit.article.language.code) for unit in units]
    known = frequencies.of_texts(counted, frequencies.known(memory.words))
    texts = zip(((unit.article.id, unit.block.id) for unit in units), vectors.vectors(counted, known), strict=True)
    return Memory(
        periods=period,
        taxonomy=analysis.taxonomy,
        words=frequencies.kept(known),
        kept=kept.after(memory.kept, analysis.themes, kept.Issue(period, dict(texts), known)),
        themes=histories.after(memory.themes, analysis, articles, period),
        carried=series.carried(memory, analysis, articles, since),
        demands=demands.kept_after(memory.demands, analysis.recommendations, articles, period),
    )


def without(memory: Memory, replaced: Collection[ArticleId]) -> Memory:
    """Return what is known, without what documents said of which there is a new version.

    Args:
        memory: What was known.
        replaced: The old versions.
    """
    if not replaced:
        return memory
    left = {
        "carried": series.without(memory.carried, replaced),
        "demands": demands.without(memory.demands, replaced),
    }
    return memory.model_copy(update=left)
