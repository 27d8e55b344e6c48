"""Who speaks in an article: its authors, their institutions, its publisher. They are no actors of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.themes.actors import residence
from flows.themes.actors import vocabulary as told
from flows.themes.actors.gazetteer import Gazetteer, Known, straight
from schemas.actors import ActorKind
from schemas.article import Article, Publisher

_ON_NET = re.compile(r"(?:url:)?(?:https?://|www\.)", re.IGNORECASE)


def speakers(article: Article, names: Gazetteer) -> Iterator[Known]:
    """Yield who speaks in an article, with the country where the desk's file or the article itself says it."""
    for author in article.authors:
        yield _named(author.name, ActorKind.PERSON, None, names)
        institution = author.affiliation or author.affiliation_printed
        if institution:
            name, country = _without_country(institution, article, names)
            country = country or residence.country_of(name, article, names, filter(None, [author.email]))
            yield _named(name, ActorKind.ORGANISATION, country, names)
            if author.affiliation_printed and author.affiliation_printed != institution:
                yield _named(author.affiliation_printed, ActorKind.ORGANISATION, country, names)
    if article.publisher is not None:
        yield from _publisher(article.publisher, article, names)
    if article.host:
        yield _named(article.host, ActorKind.ORGANISATION, None, names)


def _publisher(publisher: Publisher, article: Article, names: Gazetteer) -> Iterator[Known]:
    name, country = _without_country(publisher.name, article, names)
    # What another site has taken over stands at that site's address.
    sites = () if article.host else tuple(filter(_ON_NET.match, (article.uri, *article.identifiers)))
    country = (
        country
        or residence.by_address(article, names)
        or residence.country_of(name, article, names, sites)
        or _where_authors_work(publisher.name, article, names)
    )
    yield _named(name, ActorKind.ORGANISATION, country, names)
    if publisher.abbreviation:
        yield _named(publisher.abbreviation, ActorKind.ORGANISATION, country, names)


def _where_authors_work(publisher: str, article: Article, names: Gazetteer) -> str | None:
    """Return the country that the addresses of a publisher's own authors tell."""
    own = [author.email for author in article.authors if author.email and author.affiliation == publisher]
    return residence.country_of(publisher, article, names, own)


def _named(name: str, kind: ActorKind, country: str | None, names: Gazetteer) -> Known:
    """Return who bears a name; a body that signs as author is an organisation where its name says so."""
    known = names.names.get(straight(name)) or names.names.get(straight(name).removeprefix("The "))
    if known is not None:
        return known._replace(country=known.country or country)
    if told.ORGANISATIONS.intersection(name.split()):
        kind = ActorKind.ORGANISATION
    return Known(name, kind, country, ())


def _without_country(institution: str, article: Article, names: Gazetteer) -> tuple[str, str | None]:
    """Return an institution's name and the country that is printed behind it, if one is."""
    name, comma, last = institution.rpartition(", ")
    place = straight(last.strip(" ."))
    country = residence.of_seat(place, article, names) if comma else None
    town = residence.of_place(straight(name.rpartition(", ")[2]), names)
    if town not in {None, country}:
        # "Athens, Georgia": a capital, and behind it no name of its country.
        return institution, None
    # A city behind the name may be part of it; a country is not.
    return (name if place == country else institution, country) if country else (institution, None)
