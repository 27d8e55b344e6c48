"""Knows a demand again: in another document of the issue, and in the issues before."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from flows.language import words
from flows.language.stems import stem, tells
from schemas.article import Article, ArticleId
from schemas.recommendations import Asked, Demand, DemandOrigin, KeptDemand, TrackedDemand

MOST_KEPT = 500
"""Demands that are remembered, those asked last first."""

PERIODS_KEPT = 26
"""A demand that nobody has repeated for so many issues is forgotten."""

# Two demands are nearly the same when the shorter one has so much of its words in the other, so many of them, and the
# longer one is not too much longer. On the labelled texts and the demands of 70 documents of think tanks, with less the
# same bodies asked for different things were taken for echoes.
_SHARED, _LEAST_SHARED, _OF_BOTH = 0.6, 3, 0.45
_MOST_STEMS, _MOST_ASKED = 60, 12
_LEAVES_ALONE = re.compile(r"(?:\w+ly\s)?(?:stop|refrain|avoid|cease|end)\b", re.IGNORECASE)
_NEGATES = re.compile(
    r"\b(?:not(?! (?:only|just|merely|least)\b)|never|no(?!\.| (?:later|less|fewer|more) than\b)|neither|nor|none|"
    r"nobody|cannot)\b|n[’']t\b",
    re.IGNORECASE,
)
# What stands behind one of these may say no without saying it of what is asked.
_FIRST_PART = re.compile(
    r"(?:(?!\b(?:and|but|who|that|which|where|so|because|as|if|when|unless|for|with)\b)[^;:.])*", re.IGNORECASE
)
_MOST_OF_FIRST_PART = 10
# A word that more demands than this hold tells few from others, and following it up costs most: only the rarest are.
_COMMON, _RAREST = 40, 3


class _Key(NamedTuple):
    """What tells a demand from others."""

    action: frozenset[str]
    addressee: frozenset[str]
    negated: bool


def track(
    demands: Sequence[Demand], articles: Iterable[Article], kept: Sequence[KeptDemand], period: int
) -> tuple[TrackedDemand, ...]:
    """Return demands, near-same ones as one, with what earlier issues had of them, in their order.

    Args:
        demands: Of one issue, in the order of its articles.
        articles: Its articles.
        kept: What is remembered of the issues before.
        period: Number of this issue among those that are remembered, from 1.
    """
    languages = {article.id: article.language.code for article in articles}
    ordered = sorted(demands, key=lambda one: one.asker is not None)
    keys = [_key(one, languages) for one in ordered]
    groups = _groups(keys)
    before = _Index([_kept_key(one) for one in kept])
    place = {id(one): number for number, one in enumerate(demands)}
    tracked = [
        _tracked([ordered[at] for at in group], [keys[at] for at in group], before, kept, period) for group in groups
    ]
    return tuple(sorted(tracked, key=lambda one: place[id(one.demand)]))


def kept_after(
    kept: Sequence[KeptDemand], tracked: Iterable[TrackedDemand], articles: Iterable[Article], period: int
) -> tuple[KeptDemand, ...]:
    """Return what is remembered of demands after an issue: those asked last first, not more than there is room for.

    Args:
        kept: What was remembered before.
        tracked: The demands of the issue.
        articles: Its articles.
        period: Number of the issue among those that are remembered, from 1.
    """
    languages = {article.id: article.language.code for article in articles}
    before = _Index([_kept_key(one) for one in kept])
    fresh: list[KeptDemand] = []
    again: set[int] = set()
    for one in tracked:
        key = _key(one.demand, languages)
        known = before.same(key)
        again.update(known)
        fresh.append(
            KeptDemand(
                action=tuple(sorted(key.action))[:_MOST_STEMS],
                addressee=tuple(sorted(key.addressee))[:_MOST_STEMS],
                negated=key.negated,
                first=min((kept[at].first for at in known), default=period),
                last=period,
                issues=1 + max((kept[at].issues for at in known), default=0),
                asked=_asked([kept[at] for at in known], one, period),
            )
        )
    old = [one for at, one in enumerate(kept) if at not in again and period - one.last < PERIODS_KEPT]
    return tuple([*fresh, *old][:MOST_KEPT])


def without(kept: Iterable[KeptDemand], replaced: Collection[ArticleId]) -> tuple[KeptDemand, ...]:
    """Return demands as if documents that have been replaced had never asked them.

    Args:
        kept: What is remembered.
        replaced: The documents.
    """
    return tuple(left for one in kept if (left := _without(one, replaced)) is not None)


def _without(one: KeptDemand, replaced: Collection[ArticleId]) -> KeptDemand | None:
    left = tuple(asked for asked in one.asked if asked.article not in replaced)
    if left == one.asked:
        return one
    if not left:
        return None
    periods = {asked.period for asked in left}
    lost = {asked.period for asked in one.asked} - periods
    last = max(periods) if one.last in lost else one.last
    issues = max(1, one.issues - len(lost))
    return one.model_copy(update={"first": min(periods), "last": last, "issues": issues, "asked": left})


def _asked(known: Iterable[KeptDemand], now: TrackedDemand, period: int) -> tuple[Asked, ...]:
    """Return who has asked nearly the same so far."""
    before = sorted(asked for one in known for asked in one.asked)
    fresh = [Asked(period, demand.evidence.article) for demand in (now.demand, *now.again)]
    return tuple(dict.fromkeys([*before, *fresh]))[:_MOST_ASKED]


def _tracked(
    group: Sequence[Demand], keys: Sequence[_Key], before: _Index, kept: Sequence[KeptDemand], period: int
) -> TrackedDemand:
    known = {at for key in keys for at in before.same(key)}
    first = min((kept[at].first for at in known), default=None)
    return TrackedDemand(
        demand=group[0],
        again=tuple(group[1:]),
        first_asked=None if first is None else period - first,
        issues_before=max((kept[at].issues for at in known), default=0),
    )


def _key(one: Demand, languages: Mapping[ArticleId, str]) -> _Key:
    language = languages[one.evidence.article]
    action = one.action if one.modality or one.origin is DemandOrigin.PROSE else one.evidence.text
    addressee = one.addressee or ""
    negated = _LEAVES_ALONE.match(action) is not None or _negated(action) or _negated(addressee)
    return _Key(_stems(action, language), _stems(addressee, language), negated)


def _negated(text: str) -> bool:
    """Tell whether the first part of some words says no."""
    part = _FIRST_PART.match(text)
    return part is not None and _NEGATES.search(" ".join(part.group().split()[:_MOST_OF_FIRST_PART])) is not None


def _stems(text: str, language: str) -> frozenset[str]:
    return frozenset(stem(word.folded) for word in words.find(text) if tells(word.folded, language))


def _kept_key(one: KeptDemand) -> _Key:
    return _Key(frozenset(one.action), frozenset(one.addressee), one.negated)


def _groups(keys: Sequence[_Key]) -> list[list[int]]:
    """Return numbers of demands in groups of near-same ones, each with the first of its group."""
    index = _Index(keys)
    groups: dict[int, list[int]] = {}
    first: dict[int, int] = {}
    for at, key in enumerate(keys):
        head = next((other for other in index.same(key) if other < at and first[other] == other), at)
        first[at] = head
        groups.setdefault(head, []).append(at)
    return list(groups.values())


class _Index:
    """Demands by their words."""

    def __init__(self, keys: Sequence[_Key]) -> None:
        """Take them down."""
        self._keys = keys
        self._having: dict[str, list[int]] = {}
        for at, key in enumerate(keys):
            for word in key.action:
                self._having.setdefault(word, []).append(at)

    def same(self, key: _Key) -> list[int]:
        """Return the numbers of the demands that are nearly the same, in order."""
        held = sorted((len(self._having[word]), word) for word in key.action if word in self._having)
        telling = [word for place, (often, word) in enumerate(held) if often <= _COMMON or place < _RAREST]
        near = {at for word in telling for at in self._having[word]}
        return sorted(at for at in near if _same(key, self._keys[at]))


def _same(one: _Key, other: _Key) -> bool:
    """Tell whether two demands ask nearly the same of nobody different."""
    if one.negated != other.negated or (one.addressee and other.addressee and not one.addressee & other.addressee):
        return False
    shared, both = len(one.action & other.action), len(one.action | other.action)
    fewer = min(len(one.action), len(other.action))
    return shared >= max(_LEAST_SHARED, _SHARED * fewer, _OF_BOTH * both)
