"""What an analyst may want to change in the taxonomy: found themes that grew together, and some that fell apart.

These are proposals. Nothing is merged or split until the taxonomy says so.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from flows.themes import discovery, frequencies, naming, nearest, phrases, vectors
from flows.themes.discovery import Whole
from flows.themes.units import Unit, units_of
from schemas.article import Article
from schemas.memory import KeptState, KeptTheme, Memory
from schemas.taxonomy import TaxonomyTheme
from schemas.themes import Analysis, Theme, ThemeOrigin

GROWN_TOGETHER = 0.6
"""Nearness from which two themes are one to the eye; components of a factorised week are joined from there too."""
FALLEN_APART = 0.15
"""Nearness below which two parts of a theme have little more in common than paragraphs that suit no theme of theirs."""
LEAST_PART = 3
"""Paragraphs of which a part of a theme consists at least."""


class Merger(NamedTuple):
    """Two kept themes that have come to say the same."""

    older: KeptTheme
    """The one that would stay."""

    younger: KeptTheme
    """The one that would be merged into it."""

    nearness: float
    """From 0 to 1."""


class Split(NamedTuple):
    """A theme whose paragraphs are about two things or more."""

    theme: Theme
    """As it is."""

    parts: tuple[TaxonomyTheme, ...]
    """What it could be, each with phrases as its terms; at least two."""


def mergers(memory: Memory) -> tuple[Merger, ...]:
    """Return pairs of kept themes that have grown together, nearest first."""
    known = frequencies.known(memory.words)
    followed = (one for one in memory.kept if one.state in {KeptState.CANDIDATE, KeptState.THEME})
    kept = sorted(followed, key=lambda one: (one.first, one.id))
    table = vectors.nearnesses([nearest.centre_of(one, known) for one in kept])
    found = [
        Merger(kept[older], kept[younger], near)
        for younger, row in enumerate(table)
        for older, near in enumerate(row[:younger])
        if near >= GROWN_TOGETHER
    ]
    return tuple(sorted(found, key=lambda one: (-one.nearness, one.older.id, one.younger.id)))


def splits(analysis: Analysis, articles: Sequence[Article], memory: Memory) -> tuple[Split, ...]:
    """Return found themes of an issue that have fallen apart, in their order.

    Args:
        analysis: Of the issue.
        articles: Of the issue.
        memory: What is known after it.
    """
    units = units_of(articles)
    counted = [vectors.features(unit.words, unit.article.language.code) for unit in units]
    texts = vectors.vectors(counted, frequencies.known(memory.words))
    degrees = vectors.degrees(texts)
    book = phrases.phrasebook(units)
    places = {(unit.article.id, unit.block.id): at for at, unit in enumerate(units)}
    found = []
    for theme in (one for one in analysis.themes if one.origin is ThemeOrigin.DISCOVERED):
        members = [places[one.article, one.block] for one in theme.members]
        near = vectors.nearnesses([texts[at] for at in members])
        groups = discovery.group(near, Whole([degrees[at] for at in members], math.fsum(degrees)))
        parts = [[members[at] for at in group] for group in groups if len(group) >= LEAST_PART]
        if _apart([vectors.centre(texts[at] for at in part) for part in parts]):
            named = [_part([units[at] for at in part], book, theme) for part in parts]
            if all(named) and len({part.id for part in named if part}) == len(named):
                found.append(Split(theme, tuple(part for part in named if part)))
    return tuple(found)


def _apart(centres: Sequence[dict[str, float]]) -> bool:
    """Tell whether there are several, none of which is near to another."""
    near = [value for row in vectors.nearnesses(centres) for value in row]
    return len(centres) > 1 and max(near) < FALLEN_APART


def _part(units: Sequence[Unit], book: phrases.Phrasebook, of: Theme) -> TaxonomyTheme | None:
    """Return a part of a theme as the taxonomy would have it; ``None`` where it has no name."""
    theme = naming.named(units, book)
    if theme is None:
        return None
    strong = tuple(phrase.text for phrase in phrases.phrases_of(units, (), book))
    return theme.model_copy(update={"id": naming.unused(theme.id, {of.id}), "strong": strong, "split_from": of.id})
