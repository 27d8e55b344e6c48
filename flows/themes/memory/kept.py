"""Themes that were found by their words, from issue to issue: their ids, their words, and how far they have come.

What a theme is known by drifts with its texts, slowly and never by more than a bounded part an issue, so that it stays
the same theme while its story goes on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flows.themes import nearest, vectors
from schemas.memory import KeptState, KeptTheme, Weighted
from schemas.themes import ThemeOrigin

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flows.themes.frequencies import Frequencies
    from schemas.article import ArticleId, BlockId
    from schemas.themes import Theme

LET_GO_AFTER = 8
"""Periods for which a candidate is looked for without being seen."""
MOST = 400
"""Themes that are looked for; of more, those unseen for longest are let go."""
MOST_LET_GO = 2_000
"""Ids of themes let go that are not given again."""
# A new issue makes up three tenths of a theme's words at most, and its texts count for no more than forty.
_MOST_DRIFT = 0.3
_MOST_TEXTS = 40
_DECIMALS = 4


class Issue(NamedTuple):
    """An issue, as far as the words of its themes go."""

    period: int
    """Its number."""

    vectors: Mapping[tuple[ArticleId, BlockId], Mapping[str, float]]
    """The words of every paragraph."""

    known: Frequencies
    """How frequent words are, this issue's among them."""


def after(before: Sequence[KeptTheme], themes: Sequence[Theme], issue: Issue) -> tuple[KeptTheme, ...]:
    """Return the kept themes after an issue, sorted by id.

    Args:
        before: Those kept until then.
        themes: Those of the issue.
        issue: Their words.
    """
    known = {one.id: one for one in before}
    for theme in themes:
        if theme.id in known or theme.origin is ThemeOrigin.DISCOVERED:
            known[theme.id] = _seen(known.get(theme.id), theme, issue)
        for merged in theme.merged:
            if merged in known:
                state = {"state": KeptState.MERGED, "merged_into": theme.id}
                known[merged] = known[merged].model_copy(update=state)
    return _forgotten(list(known.values()), issue.period)


def _seen(kept: KeptTheme | None, theme: Theme, issue: Issue) -> KeptTheme:
    texts = [issue.vectors[member.article, member.block] for member in theme.members if member.primary]
    periods = (kept.periods if kept else 0) + 1
    followed = periods > 1 or theme.origin is ThemeOrigin.TAXONOMY
    return KeptTheme(
        id=theme.id,
        label=theme.label,
        short=theme.short,
        state=KeptState.THEME if followed else KeptState.CANDIDATE,
        first=kept.first if kept else issue.period,
        last=issue.period,
        periods=periods,
        texts=min((kept.texts if kept else 0) + len(texts), _MOST_TEXTS),
        features=_drifted(kept, texts, issue.known),
        split_from=theme.split_from,
    )


def _drifted(kept: KeptTheme | None, texts: Sequence[Mapping[str, float]], known: Frequencies) -> tuple[Weighted, ...]:
    """Return the words of a theme, a little nearer to those of its new texts."""
    centre = vectors.centre(texts)
    if kept is not None and kept.features:
        old, drift = nearest.centre_of(kept, known), min(_MOST_DRIFT, len(texts) / (len(texts) + kept.texts))
        centre = {
            feature: (1 - drift) * old.get(feature, 0.0) + drift * centre.get(feature, 0.0)
            for feature in sorted(old.keys() | centre.keys())
        }
    # Rarity is taken out again: what is rare will have changed by the next issue.
    plain = {feature: weight / known.rarity(feature) for feature, weight in nearest.strongest(centre).items()}
    most = max(plain.values(), default=1.0)
    rounded = ((feature, round(weight / most, _DECIMALS)) for feature, weight in plain.items())
    return tuple(Weighted(feature, weight) for feature, weight in rounded if weight)


def _forgotten(kept: Sequence[KeptTheme], period: int) -> tuple[KeptTheme, ...]:
    """Let go of candidates that were long not seen, and of what is too much to look for."""
    newest = sorted(kept, key=lambda one: (-one.last, one.id))
    alive = [one for one in newest if one.state is not KeptState.LET_GO and not _stale(one, period)][:MOST]
    looked_for = {one.id for one in alive}
    gone = [_let_go(one) for one in newest if one.id not in looked_for][:MOST_LET_GO]
    return tuple(sorted((*alive, *gone), key=lambda one: one.id))


def _stale(kept: KeptTheme, period: int) -> bool:
    return kept.state is KeptState.CANDIDATE and period - kept.last >= LET_GO_AFTER


def _let_go(kept: KeptTheme) -> KeptTheme:
    return kept.model_copy(update={"state": KeptState.LET_GO, "features": ()})
