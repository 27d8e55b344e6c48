"""Who speaks in an issue: authors, publishers and the quoted, under one name each; and who is only spoken of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from flows.language.persons import bare
from schemas.actors import Actor, ActorKind
from schemas.article import Article, ArticleId, Quotation

LEAST_MENTIONS = 5
"""So often an actor is named that is much spoken of."""

# Organs under whose name alone documents appear, and what they are organs of.
_ORGANS = {
    "Security Council": "United Nations",
    "UN Security Council": "United Nations",
    "United Nations Security Council": "United Nations",
    "General Assembly": "United Nations",
    "UN General Assembly": "United Nations",
    "United Nations General Assembly": "United Nations",
    "European Commission": "European Union",
    "European Council": "European Union",
    "European Parliament": "European Union",
    "Council of the European Union": "European Union",
}


class Quoted(NamedTuple):
    """Somebody who is quoted."""

    name: str
    """Canonical, where the name is an actor's."""

    said: tuple[tuple[Article, Quotation], ...]
    """In the order of the articles."""


class Country(NamedTuple):
    """A country whose institutions or people are heard."""

    name: str
    """Its name."""

    articles: tuple[ArticleId, ...]
    """Articles of its authors or publishers."""

    quoted: tuple[Quoted, ...]
    """Those who are quoted and speak for it, or come from it."""


def quoted(articles: Sequence[Article], actors: Sequence[Actor]) -> tuple[Quoted, ...]:
    """Return who is quoted, the one quoted in most articles first, then most often."""
    names = _names(actors)
    said: dict[str, list[tuple[Article, Quotation]]] = {}
    for article in articles:
        for one in article.quotations:
            if one.speaker:
                said.setdefault(_folded(one.speaker, names), []).append((article, one))
    found = (Quoted(name, tuple(those)) for name, those in said.items())
    return tuple(sorted(found, key=lambda one: (-len(_articles(one)), -len(one.said), one.name)))


def publishers(articles: Sequence[Article]) -> dict[str, tuple[ArticleId, ...]]:
    """Return who publishes the articles, by name; with most articles first."""
    return _grouped((one.publisher.name, one.id) for one in articles if one.publisher and one.publisher.name)


def workplaces(articles: Sequence[Article]) -> dict[str, tuple[ArticleId, ...]]:
    """Return where the authors of the articles work, by name; with most articles first."""
    return _grouped(
        (name, one.id)
        for one in articles
        for author in one.authors
        if (name := author.affiliation or author.affiliation_printed)
    )


def _grouped(named: Iterable[tuple[str, ArticleId]]) -> dict[str, tuple[ArticleId, ...]]:
    names: dict[str, list[ArticleId]] = {}
    for name, article in dict.fromkeys(named):
        names.setdefault(name, []).append(article)
    return {name: tuple(those) for name, those in sorted(names.items(), key=lambda item: (-len(item[1]), item[0]))}


def countries(actors: Sequence[Actor], speaking: Sequence[Quoted]) -> tuple[Country, ...]:
    """Return the countries that are heard: those of institutions and of the quoted, as far as anything says so."""
    of = {actor.name: actor.country for actor in actors if actor.country}
    articles: dict[str, list[ArticleId]] = {}
    for actor in actors:
        if actor.country:
            articles.setdefault(actor.country, []).extend(actor.speaks_in)
    said: dict[str, list[Quoted]] = {}
    for one in speaking:
        if one.name in of:
            said.setdefault(of[one.name] or "", []).append(one)
    heard = sorted(name for name in {*articles, *said} if articles.get(name) or said.get(name))
    found = (Country(name, tuple(dict.fromkeys(articles.get(name, ()))), tuple(said.get(name, ()))) for name in heard)
    return tuple(sorted(found, key=lambda one: (-len(one.articles), -len(one.quoted), one.name)))


def silent(actors: Sequence[Actor], speaking: Sequence[Quoted], sources: int) -> Iterator[Actor]:
    """Yield those much spoken of who neither write, nor publish, nor are quoted.

    Of places only countries can be heard: by somebody who belongs to them, so that none is silent while it is not
    stated whence a document comes. One by whose name an institution calls itself is not said to be silent either:
    nobody says whether the institution speaks for it; nor is one whose organ speaks.

    Args:
        actors: All actors, the most spoken of first.
        speaking: Who is quoted.
        sources: Number of articles.
    """
    names = {one.name for one in speaking} | {actor.name for actor in actors if actor.speaks_in}
    known = countries(actors, speaking)
    stated = len({article for country in known for article in country.articles}) == sources
    heard = names | {country.name for country in known} | {_ORGANS[name] for name in names if name in _ORGANS}
    heads = {name.rsplit(" ", 1)[-1] for name in names}
    for actor in actors:
        a_country = stated and actor.country == actor.name
        if actor.kind is ActorKind.DOCUMENT or (actor.kind is ActorKind.PLACE and not a_country):
            continue
        if any(f" {actor.name} " in f" {name} " for name in names):
            continue
        much = len(actor.mentions) >= LEAST_MENTIONS and (support(actor) > 1 or sources == 1)
        # A government named by its head is heard where the head is.
        if much and actor.name not in heard and not (actor.name.split(" ", 1)[0] in heads and " " in actor.name):
            yield actor


def support(actor: Actor) -> int:
    """Return the number of articles that name an actor."""
    return len({mention.evidence.article for mention in actor.mentions})


def _articles(one: Quoted) -> set[ArticleId]:
    return {article.id for article, _ in one.said}


def _names(actors: Iterable[Actor]) -> dict[str, str]:
    """Return the actor that each name means; a name of two actors means neither."""
    names: dict[str, set[str]] = {}
    for actor in actors:
        for name in (actor.name, *actor.aliases):
            names.setdefault(_straight(name), set()).add(actor.name)
    return {name: next(iter(those)) for name, those in names.items() if len(those) == 1}


def _folded(speaker: str, names: Mapping[str, str]) -> str:
    plain = _straight(speaker)
    return names.get(plain) or names.get(bare(plain)) or speaker


def _straight(name: str) -> str:
    return name.replace("’", "'")
