"""What a series carries from issue to issue, and what an issue says otherwise than those before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.themes.series import dates, positions, shares, voices
from schemas.carried import Carried
from schemas.changes import Changes
from schemas.themes import ThemeOrigin

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from schemas.article import Article, ArticleId
    from schemas.memory import Memory
    from schemas.themes import Analysis


def carried(memory: Memory, analysis: Analysis, articles: Sequence[Article], since: date | None) -> Carried:
    """Return what the next issue is to be compared with.

    Args:
        memory: What was known before.
        analysis: What the articles say.
        articles: Of this issue, in order.
        since: Day of the issue before; what was over then is let go. ``None`` for a first issue.
    """
    before, period = memory.carried, memory.periods + 1
    known, beyond = dates.known(before.dates, dates.Said(analysis.events, articles, period), since)
    return Carried(
        articles=len(articles),
        dates=known,
        dates_let_go=before.dates_let_go + beyond,
        authors=voices.authors_after(before.authors, articles),
        houses=voices.houses_after(before.houses, articles),
        positions=positions.held(before.positions, analysis.themes, articles, period),
    )


def without(known: Carried, replaced: Collection[ArticleId]) -> Carried:
    """Return what is carried, without what documents said that have been replaced.

    Args:
        known: What is carried. Who spoke has spoken, whatever was said.
        replaced: The documents.
    """
    left = {
        "dates": dates.without(known.dates, replaced),
        "positions": positions.without(known.positions, replaced),
    }
    return known.model_copy(update=left)


def changes(memory: Memory, after: Memory, analysis: Analysis, articles: Sequence[Article]) -> Changes | None:
    """Return what is otherwise than in the issues before; ``None`` where none is known of.

    Args:
        memory: What was known before.
        after: What is known after this issue.
        analysis: What the articles say.
        articles: Of this issue, in order.
    """
    if not memory.periods:
        return None
    counts = shares.Counts(after.periods, memory.carried.articles, len(articles))
    edited = memory.taxonomy not in {None, analysis.taxonomy}
    found = {theme.id for theme in analysis.themes if theme.origin is ThemeOrigin.DISCOVERED}
    made = {theme.id for theme in after.themes} - found if edited else set()
    return Changes(
        periods=memory.periods,
        articles_before=memory.carried.articles,
        edited=edited,
        themes=shares.changed(after.themes, counts, made),
        voices=voices.new(memory.carried, articles),
        positions=positions.changed(memory.carried.positions, analysis.themes, articles, after.periods),
    )
