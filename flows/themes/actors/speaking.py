"""Who speaks in an article: its authors, their institutions, its publisher. They are no actors of it."""

from __future__ import annotations

from collections.abc import Iterator

from flows.themes.actors import vocabulary as told
from flows.themes.actors.gazetteer import Gazetteer, Known, straight
from schemas.actors import ActorKind
from schemas.article import Article


def speakers(article: Article, names: Gazetteer) -> Iterator[Known]:
    """Yield who speaks in an article, with the country where the desk's file or the article itself says it."""
    for author in article.authors:
        yield _named(author.name, ActorKind.PERSON, None, names)
        institution = author.affiliation or author.affiliation_printed
        if institution:
            name, country = _without_country(institution, names)
            yield _named(name, ActorKind.ORGANISATION, country, names)
            if author.affiliation_printed and author.affiliation_printed != institution:
                yield _named(author.affiliation_printed, ActorKind.ORGANISATION, country, names)
    if article.publisher is not None:
        name, country = _without_country(article.publisher.name, names)
        yield _named(name, ActorKind.ORGANISATION, country, names)
        if article.publisher.abbreviation:
            yield _named(article.publisher.abbreviation, ActorKind.ORGANISATION, country, names)
    if article.host:
        yield _named(article.host, ActorKind.ORGANISATION, None, names)


def _named(name: str, kind: ActorKind, country: str | None, names: Gazetteer) -> Known:
    """Return who bears a name; a body that signs as author is an organisation where its name says so."""
    known = names.names.get(straight(name)) or names.names.get(straight(name).removeprefix("The "))
    if known is not None:
        return known._replace(country=known.country or country)
    if told.ORGANISATIONS.intersection(name.split()):
        kind = ActorKind.ORGANISATION
    return Known(name, kind, country, ())


def _without_country(institution: str, names: Gazetteer) -> tuple[str, str | None]:
    """Return an institution's name and the country that is printed behind it, if one is."""
    name, comma, last = institution.rpartition(", ")
    known = names.names.get(straight(last.strip(" .")))
    if not comma or known is None or known.kind is not ActorKind.PLACE or known.country is None:
        return institution, None
    return name, known.country
