"""What tests of actors ask for: names in sentences, under the kinds that they were given."""

from __future__ import annotations

from flows.themes.actors import actors_of
from schemas.actors import Actor, ActorKind, AliasesFile, KnownActor
from schemas.article import Article
from tests.themes.articles import an_article

PERSON, ORGANISATION, PLACE, DOCUMENT = ActorKind
NOTHING = AliasesFile(version=1)


def actors(*texts: str, language: str = "en", desk: AliasesFile = NOTHING) -> dict[str, Actor]:
    """Return the actors of one article by name."""
    return named(an_article(*texts, language=language), desk=desk)


def named(*articles: Article, desk: AliasesFile = NOTHING) -> dict[str, Actor]:
    """Return the actors of some articles by name."""
    return {actor.name: actor for actor in actors_of(articles, desk)}


def kinds(*texts: str) -> dict[str, ActorKind]:
    """Return the names of the actors of one article, with what each is."""
    return {name: actor.kind for name, actor in actors(*texts).items()}


def printed(actor: Actor) -> list[str]:
    """Return the words of an actor's mentions, in order."""
    return [mention.words for mention in actor.mentions]


def a_desk(**fields: object) -> AliasesFile:
    """Return a desk's file with one actor."""
    known = KnownActor.model_validate({"name": "River Council", "kind": "organisation", **fields})
    return AliasesFile(version=1, actors=(known,))
