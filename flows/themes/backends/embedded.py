"""The backend that needs nothing: taxonomy, discovery of what it leaves, and sentences chosen verbatim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from flows.themes import demands, events, figures, finding, phrases, statements
from flows.themes.contrasts import contrasts_of
from flows.themes.finding import Found
from flows.themes.membership import Belonging, belongings
from flows.themes.memory import NOTHING
from flows.themes.statements import Candidate
from flows.themes.taxonomy import Loaded
from flows.themes.terms import TermIndex, heirs_of
from flows.themes.units import Unit, units_of
from schemas.article import Article, ArticleId
from schemas.memory import KeptState, Memory
from schemas.taxonomy import Taxonomy, TaxonomyTheme, ThemeId
from schemas.themes import Analysis, Evidence, Membership, TermHit, Theme, ThemeOrigin, ThemePosition

VERSION = "embedded 5"
"""Changes when the same articles may give another analysis."""


class _Group(NamedTuple):
    """A theme in the making: its units by number, and how each belongs."""

    theme: TaxonomyTheme
    origin: ThemeOrigin
    members: tuple[tuple[int, Belonging], ...]
    mains: frozenset[int]
    candidate: bool = False
    merged: tuple[ThemeId, ...] = ()


class EmbeddedBackend:
    """Works offline, without a model, in time that grows with the text."""

    def analyse(self, articles: Sequence[Article], taxonomy: Loaded, memory: Memory = NOTHING) -> Analysis:
        """Return what some articles say; see :class:`flows.themes.backends.Backend`."""
        units = units_of(articles)
        belong = belongings(units, TermIndex(taxonomy.taxonomy)) if units else ()
        left = [number for number, found in enumerate(belong) if not found]
        book = phrases.phrasebook(units)
        groups = _groups(
            taxonomy.taxonomy, belong, finding.find(units, left, book, _followed(memory, taxonomy.taxonomy))
        )
        themes = _themes(groups, units, articles, book)
        spoken = {theme.id for theme in themes}
        grouped = {number for group in groups if group.theme.id in spoken for number, _ in group.members}
        return Analysis(
            made_by=VERSION,
            taxonomy=taxonomy.sha256,
            languages=taxonomy.taxonomy.languages if taxonomy.taxonomy.themes else (),
            articles=tuple(article.id for article in articles),
            themes=themes,
            unassigned=tuple(
                _whole(units[number]) for number in left if number not in grouped and units[number].speaks
            ),
            events=events.events_of(units),
            figures=figures.figures_of(units),
            contrasts=contrasts_of(units, themes),
            recommendations=demands.track(demands.demands_of(units), articles, memory.demands, memory.periods + 1),
        )


BACKEND: Final = EmbeddedBackend()


def _whole(unit: Unit) -> Evidence:
    return unit.evidence((0, len(unit.block.text)))


def _followed(memory: Memory, taxonomy: Taxonomy) -> Memory:
    """Return what is known, candidates that an analyst has taken into the taxonomy being themes."""
    listed = {theme.id for theme in taxonomy.themes}
    followed = {"state": KeptState.THEME}
    kept = tuple(one.model_copy(update=followed) if one.id in listed and one.features else one for one in memory.kept)
    return memory.model_copy(update={"kept": kept})


def _groups(taxonomy: Taxonomy, belong: Sequence[Sequence[Belonging]], found: Sequence[Found]) -> list[_Group]:
    """Return the themes of the taxonomy, with those found by their words that it has taken in, and the other found."""
    heirs = heirs_of(taxonomy)
    listed = list(belong)
    others = []
    for one in found:
        theme = heirs.get(one.theme.id, one.theme.id)
        members = tuple((number, Belonging(theme, near, ())) for number, near in one.members)
        if theme in heirs:
            for number, belonging in members:
                listed[number] = (belonging,)
        else:
            mains = frozenset(number for number, _ in members)
            others.append(_Group(one.theme, ThemeOrigin.DISCOVERED, members, mains, candidate=one.new))
    return _from_taxonomy(taxonomy, listed, heirs) + others


def _from_taxonomy(
    taxonomy: Taxonomy, belong: Sequence[Sequence[Belonging]], heirs: Mapping[ThemeId, ThemeId]
) -> list[_Group]:
    members: dict[ThemeId, list[tuple[int, Belonging]]] = {}
    mains: dict[ThemeId, set[int]] = {}
    for number, found in enumerate(belong):
        for place, one in enumerate(found):
            members.setdefault(one.theme, []).append((number, one))
            if place == 0:
                mains.setdefault(one.theme, set()).add(number)
    merged = {theme: tuple(one for one, heir in heirs.items() if heir == theme != one) for theme in mains}
    return [
        _Group(
            theme,
            ThemeOrigin.TAXONOMY,
            tuple(members[theme.id]),
            frozenset(mains[theme.id]),
            merged=merged[theme.id],
        )
        for theme in taxonomy.themes
        if theme.id in mains
    ]


def _themes(
    groups: Sequence[_Group],
    units: Sequence[Unit],
    articles: Sequence[Article],
    book: phrases.Phrasebook,
) -> tuple[Theme, ...]:
    """Return the themes: those of most articles first, then those that most blocks are about."""
    sentences = statements.candidates_of(units)
    made = [_theme(group, units, articles, sentences, book) for group in groups]
    weight = {group.theme.id: sum(one.share for _, one in group.members) for group in groups}
    spoken = [theme for theme in made if theme.positions]
    mains = {group.theme.id: len(group.mains) for group in groups}
    return tuple(sorted(spoken, key=lambda theme: (-theme.support, -mains[theme.id], -weight[theme.id], theme.id)))


def _theme(
    group: _Group,
    units: Sequence[Unit],
    articles: Sequence[Article],
    sentences: Mapping[int, Sequence[Candidate]],
    book: phrases.Phrasebook,
) -> Theme:
    middle = statements.middle_of(one for number, _ in group.members for one in sentences.get(number, ()))
    members: dict[ArticleId, list[tuple[int, Belonging]]] = {}
    for number, one in group.members:
        members.setdefault(units[number].article.id, []).append((number, one))
    positions = []
    for article in articles:
        own = members.get(article.id, [])
        if chosen := statements.choose(own, sentences, middle):
            blocks = tuple(units[number].block.id for number, _ in own)
            positions.append(ThemePosition(article=article.id, statements=chosen, blocks=blocks))
    known = [
        (units[number], hit.start, hit.end)
        for number, one in group.members
        for hit in one.hits
        if hit.term.strong or len(hit.term.pieces) > 1
    ]
    mains = [units[number] for number in sorted(group.mains)]
    speaking = {position.article for position in positions}
    return Theme(
        id=group.theme.id,
        label=group.theme.label,
        short=group.theme.short,
        origin=group.origin,
        key_phrases=tuple(one.text for one in phrases.phrases_of(mains, known, book)),
        members=tuple(_membership(units[number], one, main=number in group.mains) for number, one in group.members),
        positions=tuple(positions),
        silent=tuple(article.id for article in articles if article.id not in speaking),
        candidate=group.candidate,
        merged=group.merged,
        split_from=group.theme.split_from,
    )


def _membership(unit: Unit, one: Belonging, *, main: bool) -> Membership:
    hits = tuple(TermHit(term=hit.term.text, strong=hit.term.strong, start=hit.start, end=hit.end) for hit in one.hits)
    return Membership(article=unit.article.id, block=unit.block.id, primary=main, weight=min(one.share, 1.0), hits=hits)
