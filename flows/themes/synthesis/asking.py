"""What a model is asked: a theme's sentences, numbered, as data, and no more of them than the settings allow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from flows.language import words
from flows.themes.units import Unit
from schemas.actors import Actor
from schemas.article import ArticleId
from schemas.evidence import Evidence
from schemas.questions import NumberedSentence, Question
from schemas.themes import Theme

# The words by which the checks tell what is doubted, denied or reported are those of one language.
_LANGUAGE = "en"

_Place = tuple[ArticleId, str, int, int]


class Asked(NamedTuple):
    """A question, and where its sentences stand."""

    question: Question
    """What the model is given."""

    evidence: Mapping[int, Evidence]
    """The sentences by their numbers."""

    names: Mapping[int, tuple[frozenset[tuple[str, ...]], ...]]
    """By the numbers of sentences, of each actor whom one mentions the forms of the name, in folded words."""


def asked(
    theme: Theme, units: Sequence[Unit], actors: Sequence[Actor], numbers: Mapping[ArticleId, str], most: int
) -> Asked:
    """Return what is asked on a theme.

    Args:
        theme: The theme.
        units: Those of the analysis, in the order of the articles and of reading.
        actors: Those of the analysis.
        numbers: How the issue numbers the articles (``S1``).
        most: Words of documents that are sent, at most.
    """
    readable = {unit.article.id for unit in units if unit.article.language.code == _LANGUAGE}
    chosen = _within((one for one in (*_stated(theme), *_others(theme, units)) if one.article in readable), most)
    order = {(unit.article.id, unit.block.id): number for number, unit in enumerate(units)}
    in_order = sorted(chosen, key=lambda one: (order[one.article, one.block], one.start))
    evidence = dict(enumerate(in_order, start=1))
    sentences = tuple(
        NumberedSentence(id=number, source=numbers[one.article], text=one.text) for number, one in evidence.items()
    )
    return Asked(Question(theme=theme.label, sentences=sentences), evidence, _names(evidence, actors))


def _names(
    evidence: Mapping[int, Evidence], actors: Sequence[Actor]
) -> dict[int, tuple[frozenset[tuple[str, ...]], ...]]:
    """Return the forms of the names of those whom each sentence mentions."""
    known: dict[tuple[ArticleId, str], list[tuple[int, Actor]]] = {}
    for actor in actors:
        for mention in actor.mentions:
            place = (mention.evidence.article, mention.evidence.block)
            known.setdefault(place, []).append((mention.evidence.start + mention.start, actor))
    return {
        number: tuple(
            frozenset(_folded(form) for form in (actor.name, *actor.aliases))
            for at, actor in known.get((one.article, one.block), ())
            if one.start <= at < one.end
        )
        for number, one in evidence.items()
    }


def _folded(name: str) -> tuple[str, ...]:
    return tuple(word.folded for word in words.find(name))


def _stated(theme: Theme) -> Iterable[Evidence]:
    """Yield the sentences that speak for the sources, the best one of each first."""
    most = max((len(position.statements) for position in theme.positions), default=0)
    for rank in range(most):
        for position in theme.positions:
            if rank < len(position.statements):
                yield position.statements[rank].evidence


def _others(theme: Theme, units: Sequence[Unit]) -> Iterable[Evidence]:
    """Yield every sentence of the theme's blocks, those first that are most about it."""
    weights = {(member.article, member.block): (not member.primary, -member.weight) for member in theme.members}
    members = [unit for unit in units if unit.speaks and (unit.article.id, unit.block.id) in weights]
    for unit in sorted(members, key=lambda unit: weights[unit.article.id, unit.block.id]):
        yield from (unit.evidence(span) for span in unit.sentences)


def _within(sentences: Iterable[Evidence], most: int) -> list[Evidence]:
    """Return the first of some sentences, each once, that have no more words together than that."""
    chosen: dict[_Place, Evidence] = {}
    total = 0
    for one in sentences:
        place = (one.article, one.block, one.start, one.end)
        number = len(one.text.split())
        if place not in chosen and total + number <= most:
            chosen[place] = one
            total += number
    return list(chosen.values())
