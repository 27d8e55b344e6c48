"""How much of an issue is on a theme, then and now: what is new, grows, comes back or fades.

Shares are of words, so that a week of more documents is no growth. Whether a difference is more than chance is asked of
the documents: of so many that speak of a theme in two issues together, how often would so few of them, or so many,
fall into this one? (Fisher's exact test, one-sided.)
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from schemas.changes import ThemeChange, ThemeTrend

if TYPE_CHECKING:
    from collections.abc import Collection

    from schemas.memory import PeriodShare, ThemeHistory
    from schemas.taxonomy import ThemeId

# A theme that takes up less is mentioned in passing, as in the documents themselves (see membership).
_LEAST_SHARE = 0.02
# Smaller differences come and go with the choice of documents, whatever their number.
_LEAST_DIFFERENCE = 0.05
_LEAST_FACTOR = 1.5
# One in twenty. A theme of all of three documents and of none of the next three just reaches it; of two of three not.
_CHANCE = 0.05
# Where so many documents speak of it in both issues, what they say of it is a measure of its own.
_ENOUGH = 3
# Away for a single issue is what happens to most themes of a small desk.
_AWAY = 2


class Counts(NamedTuple):
    """What shares are of."""

    period: int
    """Which issue."""

    before: int
    """Number of articles of the issue before."""

    now: int
    """Number of articles of this issue."""


def changed(
    themes: Iterable[ThemeHistory], counts: Counts, edited: Collection[ThemeId] = ()
) -> tuple[ThemeChange, ...]:
    """Return the themes that take another share than before: new ones, those that grow, come back, fade.

    Args:
        themes: As they are known after this issue.
        counts: Articles of this issue and the one before.
        edited: Themes whose terms may have changed since: what takes another share of them is perhaps the desk's own
            doing, and is not told.
    """
    changes = [one for theme in themes if not theme.merged_into and (one := _change(theme, counts))]
    found = [one for one in changes if one.trend is ThemeTrend.RETURNING or one.theme not in edited]
    order = list(ThemeTrend)
    return tuple(
        sorted(found, key=lambda one: (order.index(one.trend), -max(one.now, one.before), -one.support, one.theme))
    )


def _change(theme: ThemeHistory, counts: Counts) -> ThemeChange | None:
    by_period = {one.period: one for one in theme.shares}
    now, before = by_period.get(counts.period), by_period.get(counts.period - 1)
    earlier = [one for one in theme.shares if one.period < counts.period]
    trend = _trend(theme, now, before, earlier, counts)
    if trend is None:
        return None
    return ThemeChange(
        trend=trend,
        theme=theme.id,
        label=theme.label,
        before=before.share if before else 0.0,
        now=now.share if now else 0.0,
        support_before=before.support if before else 0,
        support=now.support if now else 0,
        last=earlier[-1].period if earlier else None,
    )


def _trend(
    theme: ThemeHistory,
    now: PeriodShare | None,
    before: PeriodShare | None,
    earlier: list[PeriodShare],
    counts: Counts,
) -> ThemeTrend | None:
    """Tell what has become of a theme; ``None`` for nothing that could not be chance."""
    if now is not None and theme.first == counts.period:
        return ThemeTrend.NEW if now.share >= _LEAST_SHARE else None
    if now is not None and (not earlier or earlier[-1].period < counts.period - _AWAY):
        # Of one that was away for longer than shares are kept, the share it had is not known.
        most = max((one.share for one in earlier), default=now.share)
        return ThemeTrend.RETURNING if min(now.share, most) >= _LEAST_SHARE else None
    if _more(before, counts.before, now, counts.now):
        return ThemeTrend.GROWING
    return ThemeTrend.FADING if _more(now, counts.now, before, counts.before) else None


def _more(less: PeriodShare | None, of_less: int, more: PeriodShare | None, of_more: int) -> bool:
    """Tell whether a theme takes clearly more of one issue than of the other."""
    if more is None:
        return False
    share, support = (less.share, less.support) if less else (0.0, 0)
    if more.share - share < _LEAST_DIFFERENCE or more.share < _LEAST_FACTOR * share:
        return False
    return min(support, more.support) >= _ENOUGH or _chance(support, of_less, more.support, of_more) <= _CHANCE


def _chance(few: int, of_few: int, many: int, of_many: int) -> float:
    """Return how often so few documents or fewer of those that speak fall into the first of two issues by chance."""
    speaking, whole = few + many, of_few + of_many
    ways = sum(math.comb(of_few, number) * math.comb(of_many, speaking - number) for number in range(few + 1))
    return ways / math.comb(whole, speaking)
