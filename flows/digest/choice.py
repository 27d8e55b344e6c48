"""Which sentence is said where: on the first page, in the table, in a theme's section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from flows.digest.likeness import Shared
from flows.digest.scripts import legible
from flows.digest.telling import blemish, telling
from flows.language import words
from flows.language.standing import formal, stands_alone
from flows.language.words import length
from schemas.article import Article, ArticleId
from schemas.taxonomy import ThemeId
from schemas.themes import Analysis, Evidence, Figure, Statement, TermHit, Theme, ThemePosition

T = TypeVar("T")

MOST_IN_WORDS = 6
"""So many documents stand side by side in words; of more, not each can speak."""

MOST_THEMES = 12
"""Themes that get a section of their own; the others stand in the table at a glance."""

_MOST_VOICES = 6
# Sentences of one source in a theme's section: two in an issue of few documents, one in an issue of many.
_MOST_PASSAGES, _FEWER_PASSAGES = 2, 1
_MOST_FINDINGS = 5
_MOST_LEADS, _LEAD_WORDS, _LEAD_THEMES = 3, 26, 4
# What the sentence gains that says most of what many documents share; the others gain as they come near it.
_LIKE = 0.6
# What a sentence loses on the first page for each one that its source has there already.
_PER_TURN = 0.6
# What a sentence gains for each term that is sure to be its theme's, and loses without any.
_PER_TERM, _MOST_TERMS, _OFF_THEME = 0.15, 2, 0.3
# A sentence worse than this says little by itself; see :mod:`flows.digest.telling`.
_LEAST_TELLING = -0.5
# What a sentence loses in a section when it leans on one that is not printed.
_LEANING = 0.5
# A sentence in a cell is no longer than this where its source has a shorter one.
_CELL_WORDS = 26

# "Four-year degrees", "45 minutes from here": most lengths of time in a text are no finding of it.
TIMES = frozenset({"minute", "hour", "day", "week", "month", "year", "decade"})
"""Units of lengths of time."""

Place = tuple[ArticleId, str, int]
Gist = tuple[str, ...]
Seat = tuple[ThemeId, ArticleId]


class Weighed(NamedTuple):
    """What a sentence is good for."""

    worth: float
    """How well it opens an issue."""

    alone: bool
    """Whether it says by itself whom and what it speaks of."""


Worth = Mapping[tuple[ThemeId, Place], Weighed]


class Told(NamedTuple):
    """A sentence for the first page."""

    theme: Theme
    """What it speaks of."""

    statement: Statement
    """The sentence."""

    worth: float
    """How well it opens an issue."""


class Limits(NamedTuple):
    """What a theme's section had better not say."""

    beside: set[Place]
    """Sentences that stand with a number beside a theme."""

    cells: set[Place]
    """Sentences of the table: a section repeats the best one of a source, and adds others."""

    asked: set[tuple[ArticleId, str]]
    """Blocks that make a recommendation: a section of their own shows them."""

    most: int
    """Sentences of one source."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Where every chosen sentence of an analysis stands in the issue."""

    findings: tuple[Told, ...]
    """The key findings, one a theme, sources taking turns, in the order of the themes' sections."""

    leads: tuple[Statement, ...]
    """What opens the issue, each from another source, in the order of the sources."""

    cells: Mapping[Seat, Statement]
    """What a source says on a theme in the table."""

    voices: Mapping[Seat, tuple[Statement, ...]]
    """What a source says on a theme in the theme's section, in reading order."""

    figures: Mapping[ThemeId, Figure]
    """The number beside a theme."""


def place(evidence: Evidence) -> Place:
    """Return what tells a sentence from all others."""
    return evidence.article, evidence.block, evidence.start


def gist(evidence: Evidence) -> Gist:
    """Return what tells a sentence from those of other words, wherever they stand."""
    return tuple(word.folded for word in words.find(evidence.text))


def choose(articles: Sequence[Article], analysis: Analysis) -> Choice:
    """Return where the sentences of an analysis stand in the issue of its articles."""
    worth = _worth(articles, analysis.themes)
    findings = _findings(analysis.themes, worth)
    leads = _leads(_leading(analysis.themes, worth, findings), articles)
    front = {place(told.statement.evidence) for told in findings} | {place(one.evidence) for one in leads}
    figures = _figures(analysis)
    asked = {(article.id, one.block) for article in articles for one in article.recommendations}
    beside = {place(one.evidence) for one in figures.values()}
    if len(articles) > MOST_IN_WORDS:
        voices = _voices(analysis.themes, worth, Limits(beside, set(), asked, _FEWER_PASSAGES))
        cells = {seat: _said_or_best(position, voices.get(seat)) for seat, position in _seats(analysis.themes)}
    else:
        cells = _cells(analysis.themes, worth, front, asked)
        told = {place(one.evidence) for one in cells.values()}
        voices = _voices(analysis.themes, worth, Limits(beside, told, asked, _MOST_PASSAGES))
    return Choice(findings=findings, leads=leads, cells=cells, voices=voices, figures=figures)


def spread(groups: Sequence[Sequence[T]], most: int) -> tuple[T, ...]:
    """Return so many items, groups taking turns and each giving its first ones, in the order of the groups."""
    ranked = sorted(
        (rank, number) for number, group in enumerate(groups) for rank in range(len(group))
    )  # fmt: skip
    kept = sorted((number, rank) for rank, number in ranked[:most])
    return tuple(groups[number][rank] for number, rank in kept)


def _worth(articles: Sequence[Article], themes: Iterable[Theme]) -> Worth:
    """Return what each sentence is good for, by theme and place."""
    by_id = {article.id: article for article in articles}
    return {
        (theme.id, place(one.evidence)): Weighed(
            telling(one, by_id[position.article], rank) + _about(one.evidence, hits),
            stands_alone(one.evidence.text, by_id[position.article].language.code),
        )
        for theme in themes
        for hits in ({(member.article, member.block): member.hits for member in theme.members},)
        for position in theme.positions
        for rank, one in enumerate(position.statements)
    }


def _about(evidence: Evidence, hits: Mapping[tuple[ArticleId, str], Sequence[TermHit]]) -> float:
    """Return what a sentence gains by the terms of its theme; nothing on a theme that no list of terms made."""
    if not any(hits.values()):
        return 0.0
    within = [
        hit for hit in hits.get((evidence.article, evidence.block), ()) if evidence.start <= hit.start < evidence.end
    ]
    strong = {hit.term for hit in within if hit.strong}
    return min(len(strong), _MOST_TERMS) * _PER_TERM - (0 if within else _OFF_THEME)


def _opening(theme: Theme, worth: Worth, taken: set[Gist]) -> list[Told]:
    """Return the sentences of a theme that may stand on the first page: legible, on the matter, alone, and telling."""
    return [
        Told(theme, one, weighed.worth)
        for position in theme.positions
        for one in position.statements
        for weighed in (worth[theme.id, place(one.evidence)],)
        if gist(one.evidence) not in taken
        and weighed.worth >= _LEAST_TELLING
        and weighed.alone
        and not formal(one.evidence.text)
        and legible(one.evidence.text)
    ]


def _findings(themes: Sequence[Theme], worth: Worth) -> tuple[Told, ...]:
    """Return one sentence each of the first themes: those that most sources, and then most paragraphs, speak of."""
    spoken: Counter[ArticleId] = Counter()
    taken: set[Gist] = set()
    findings: list[Told] = []
    for theme in themes[:MOST_THEMES]:
        if len(findings) == _MOST_FINDINGS:
            break
        fitting = _opening(theme, worth, taken)
        if fitting:
            best = max(fitting, key=lambda told: _rank(told, spoken[told.statement.evidence.article]))
            findings.append(best)
            taken.add(gist(best.statement.evidence))
            spoken[best.statement.evidence.article] += 1
    return tuple(findings)


def _rank(told: Told, turns: int) -> tuple[float, int]:
    """Return how a sentence stands among those of its theme, the shorter one of equals first."""
    return round(told.worth - _PER_TURN * turns, 3), -length(told.statement.evidence.text)


def _leading(themes: Sequence[Theme], worth: Worth, findings: Iterable[Told]) -> list[Told]:
    """Return the short sentences on the first themes that may open the issue, the best one first, each once."""
    taken = {gist(told.statement.evidence) for told in findings}
    fitting = [
        told
        for theme in themes[:_LEAD_THEMES]
        for told in _opening(theme, worth, taken)
        if length(told.statement.evidence.text) <= _LEAD_WORDS
    ]
    ranked = sorted(fitting, key=lambda told: -told.worth)
    return list({gist(told.statement.evidence): told for told in reversed(ranked)}.values())[::-1]


def _leads(leading: Sequence[Told], articles: Sequence[Article]) -> tuple[Statement, ...]:
    """Return a sentence of each of some sources: the best ones, or of many documents what most of these say."""
    shared = Shared(articles) if len(articles) > MOST_IN_WORDS else None
    chosen: dict[ArticleId, Statement] = {}
    while len(chosen) < _MOST_LEADS:
        left = [told for told in leading if told.statement.evidence.article not in chosen]
        if not left:
            break
        like = [shared.worth(told.statement) if shared else 0.0 for told in left]
        most = max(like) or 1.0
        gains = [told.worth + _LIKE * own / most for told, own in zip(left, like, strict=True)]
        best = left[gains.index(max(gains))].statement
        chosen[best.evidence.article] = best
        if shared:
            shared.add(best)
    return tuple(chosen[article.id] for article in articles if article.id in chosen)


def _figures(analysis: Analysis) -> dict[ThemeId, Figure]:
    """Return a number for each theme, the most telling of its own paragraphs: legible, none twice, none of a table."""
    shown: set[Place] = set()
    chosen: dict[ThemeId, Figure] = {}
    for theme in analysis.themes[:MOST_THEMES]:
        blocks = {(member.article, member.block) for member in theme.members if member.primary}
        own = [
            figure
            for figure in analysis.figures
            if (figure.evidence.article, figure.evidence.block) in blocks
            and figure.table is None
            and legible(figure.evidence.text)
            and place(figure.evidence) not in shown
        ]
        if own:
            chosen[theme.id] = min(own, key=_weakness)
            shown.add(place(chosen[theme.id].evidence))
    return chosen


def _weakness(figure: Figure) -> tuple[bool, bool, float]:
    """Put amounts and shares before lengths of time, and these before bare counts; then by the sentence."""
    return figure.unit is None, figure.unit in TIMES, round(blemish(figure.evidence.text), 1)


def _seats(themes: Iterable[Theme]) -> Iterator[tuple[Seat, ThemePosition]]:
    for theme in themes:
        for position in theme.positions:
            yield (theme.id, position.article), position


def _cells(
    themes: Iterable[Theme], worth: Worth, front: set[Place], asked: set[tuple[ArticleId, str]]
) -> dict[Seat, Statement]:
    """Return a short sentence for each source and theme: legible, alone and nowhere else, where there is a choice."""
    shown: set[Place] = set()
    cells = {}
    for seat, position in _seats(themes):

        def cost(one: Statement, theme: ThemeId = seat[0]) -> tuple[bool, bool, bool, bool, bool, bool, float]:
            here, text = place(one.evidence), one.evidence.text
            hidden, long, weighed = not legible(text), length(text) > _CELL_WORDS, worth[theme, here]
            return hidden, here in shown, here in front, here[:2] in asked, long, not weighed.alone, -weighed.worth

        best = min(position.statements, key=cost)
        shown.add(place(best.evidence))
        cells[seat] = best
    return cells


def _voices(themes: Sequence[Theme], worth: Worth, limits: Limits) -> dict[Seat, tuple[Statement, ...]]:
    """Return the sentences of the themes' sections: the best of each source that none before has, and others."""
    said: set[Gist] = set()
    voices = {}
    for theme in themes[:MOST_THEMES]:
        for position in _loudest(theme):
            fresh = [one for one in position.statements if gist(one.evidence) not in said]
            chosen = _said(theme, fresh or position.statements[:1], worth, limits)
            said |= {gist(one.evidence) for one in chosen}
            voices[theme.id, position.article] = tuple(
                sorted(chosen, key=lambda one: (int(one.evidence.block[1:]), one.evidence.start))
            )
    return voices


def _said(theme: Theme, found: Sequence[Statement], worth: Worth, limits: Limits) -> list[Statement]:
    """Return the best of a source's sentences, and telling ones of paragraphs on this theme that stand nowhere else."""

    def cost(one: Statement) -> tuple[bool, bool, bool, float]:
        here = place(one.evidence)
        weighed = worth[theme.id, here]
        leaning = 0 if weighed.alone else _LEANING
        hidden = not legible(one.evidence.text)
        return hidden, here in limits.beside, here[:2] in limits.asked, leaning - weighed.worth

    own = {(member.article, member.block) for member in theme.members if member.primary}
    best, *others = sorted(found, key=cost)
    more = [
        one
        for one in others
        for here in (place(one.evidence),)
        if here not in limits.beside | limits.cells and here[:2] in own - limits.asked
        if worth[theme.id, here].worth >= _LEAST_TELLING and legible(one.evidence.text)
    ]
    return [best, *more][: limits.most]


def _loudest(theme: Theme) -> list[ThemePosition]:
    """Return the positions that a theme's section has room for: those with most text on it, in their order."""
    blocks = Counter(member.article for member in theme.members if member.primary)
    ranked = sorted(range(len(theme.positions)), key=lambda number: -blocks[theme.positions[number].article])
    return [theme.positions[number] for number in sorted(ranked[:_MOST_VOICES])]


def _said_or_best(position: ThemePosition, said: Sequence[Statement] | None) -> Statement:
    """Return a sentence that the theme's section prints, so that a mark leads to nothing new; or else the best one."""
    return said[0] if said else position.statements[0]
