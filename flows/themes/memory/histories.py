"""How much of each issue was on each theme, and who was heard on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.language import words
from schemas.memory import PERIODS_KEPT, PeriodShare, ThemeHistory

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from schemas.article import Article, ArticleId, BlockId
    from schemas.taxonomy import ThemeId
    from schemas.themes import Analysis, Theme

MOST = 1_000
"""Themes whose history is kept; a desk has some fifty, and finds a few more each week."""
_MOST_SOURCES = 12
# The share of a theme is told in hundredths, and small sums must not differ between machines.
_DECIMALS = 4


def after(
    before: Sequence[ThemeHistory], analysis: Analysis, articles: Sequence[Article], period: int
) -> tuple[ThemeHistory, ...]:
    """Return the histories of all themes after an issue, sorted by id.

    Args:
        before: The histories until then.
        analysis: What the articles say.
        articles: Of the issue.
        period: Number of the issue.
    """
    lengths = {(article.id, block.id): words.length(block.text) for article in articles for block in article.blocks}
    total = sum(lengths.values()) or 1
    sources = {article.id: _source(article) for article in articles}
    known = {history.id: history for history in before}
    for theme in analysis.themes:
        share = PeriodShare(
            period=period,
            share=round(_length(theme, lengths) / total, _DECIMALS),
            support=theme.support,
            sources=_heard(theme, sources),
        )
        known[theme.id] = _with(known.get(theme.id), theme, share)
    _note_mergers(known, analysis.themes)
    latest = sorted(known.values(), key=lambda one: (-one.last, one.id))[:MOST]
    return tuple(sorted((_recent(one, period) for one in latest), key=lambda one: one.id))


def _length(theme: Theme, lengths: Mapping[tuple[ArticleId, BlockId], int]) -> int:
    """Return the words of the paragraphs whose main theme it is."""
    return sum(lengths[member.article, member.block] for member in theme.members if member.primary)


def _source(article: Article) -> str | None:
    if article.publisher:
        return article.publisher.name
    return article.authors[0].name if article.authors else None


def _heard(theme: Theme, sources: Mapping[ArticleId, str | None]) -> tuple[str, ...]:
    names = {name for position in theme.positions if (name := sources[position.article])}
    return tuple(sorted(names)[:_MOST_SOURCES])


def _with(history: ThemeHistory | None, theme: Theme, share: PeriodShare) -> ThemeHistory:
    return ThemeHistory(
        id=theme.id,
        label=theme.label,
        first=history.first if history else share.period,
        last=share.period,
        shares=(*(history.shares if history else ()), share),
        split_from=theme.split_from or (history.split_from if history else None),
    )


def _note_mergers(known: dict[ThemeId, ThemeHistory], themes: Iterable[Theme]) -> None:
    for theme in themes:
        for merged in theme.merged:
            if merged in known:
                known[merged] = known[merged].model_copy(update={"merged_into": theme.id})


def _recent(history: ThemeHistory, period: int) -> ThemeHistory:
    """Leave out shares of periods that are long over."""
    shares = tuple(one for one in history.shares if one.period > period - PERIODS_KEPT)
    return history if len(shares) == len(history.shares) else history.model_copy(update={"shares": shares})
