"""Which country an institution is of, where its document states it: behind its name, in words, or by its address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from flows.themes.actors.gazetteer import Gazetteer, capitals, site_codes, straight
from schemas.actors import ActorKind
from schemas.article import Article

_TITLE = r"(?: \([\w&. -]{2,20}\))?"
_BASED = re.compile(
    r"(?:,| is| was)?(?: (?:an?|the) [^.;,]{0,60}?)?,?(?: which is)? (?:based|headquartered) in (?=[A-Z])"
)
_ADDRESS = re.compile(
    r"\d\w*,? (?:[A-Z]{1,2}-)?\d{3,6}(?: ?[A-Z]{2})? (?P<city>[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)"
    r"(?:, (?P<land>[A-Z][\w' ]+))?[.;|]?$"
)
_IN_WASHINGTON = re.compile(r"\bWashington,? D\.?C\.?,? \d{5}\b")
_BRITISH_CODE = re.compile(r"\b[A-Z][a-z]+,? [A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b")
_LONGEST_ADDRESS = 200
# Capitals whose name a town of another country has too, with a university or an institute in it.
_NAMED_TWICE = frozenset(
    "Athens Dublin Georgetown Hamilton Kingston Lima Moscow Rome Victoria Warsaw Cairo Havana Manila Nassau Tripoli "
    "Santiago".split()
) | {"San José", "San Jose", "Panama City", "St. John's", "Saint John's", "St. George's"}
# What stands between the slashes, without who asks and at which port.
_HOST = re.compile(r"//(?:[^/?#@]*@)?([^/?#:@\[\]]+)")
_BEHIND = re.compile(r", ?(?=[A-Z])")


def country_of(institution: str, article: Article, names: Gazetteer, sites: Iterable[str]) -> str | None:
    """Return the country that an article states of an institution; ``None`` where it states none, or several.

    Args:
        institution: As the article names it.
        article: The article.
        names: Places that are known.
        sites: Addresses of the institution on the net, and of people there.
    """
    based = set(_based(institution, article, names))
    if not based:
        based = {site_codes()[code] for site in sites if (code := _code(site)) in site_codes()}
    return based.pop() if len(based) == 1 else None


def by_address(article: Article, names: Gazetteer) -> str | None:
    """Return the country of the postal address that a document prints beside its text; ``None`` for none or several."""
    found = {country for one in article.removed for country in _addressed(straight(one.text), names)}
    return found.pop() if len(found) == 1 else None


def of_place(text: str, names: Gazetteer) -> str | None:
    """Return the country that a place is, or of which it is the capital."""
    known = names.names.get(text)
    if known is None or known.kind is not ActorKind.PLACE:
        return None
    return known.country or capitals().get(text)


def of_seat(text: str, article: Article, names: Gazetteer) -> str | None:
    """Return the country that a place behind an institution's name is, or of which it is the capital.

    Towns of other countries are called like some capitals: those tell a country that the article names.
    """
    country = of_place(text, names)
    if country is None or text not in _NAMED_TWICE:
        return country
    return country if any(country in block.text for block in article.blocks) else None


def _based(institution: str, article: Article, names: Gazetteer) -> Iterator[str]:
    """Yield the countries in which an article says that an institution is based."""
    name = straight(institution)
    if not name.strip():
        return
    texts = [block.text for block in article.blocks if institution.split(maxsplit=1)[0] in block.text]
    texts += [author.biography for author in article.authors if author.biography]
    for text in map(straight, texts):
        for match in re.finditer(re.escape(name) + _TITLE, text):
            behind = _BASED.match(text, match.end())
            country = _seat(text, behind.end(), article, names) if behind else None
            if country:
                yield country


def _seat(text: str, start: int, article: Article, names: Gazetteer) -> str | None:
    """Return the country of the place at an offset; ``None`` where another one behind it tells which town it is."""
    place = names.at(text, start)
    if place is None:
        return None
    behind = _BEHIND.match(text, place[0])
    if behind is None:
        return of_seat(text[start : place[0]], article, names)
    land = names.at(text, behind.end())
    told = of_place(text[behind.end() : land[0]], names) if land else None
    return told if told == of_place(text[start : place[0]], names) else None


def _addressed(text: str, names: Gazetteer) -> Iterator[str]:
    for line in text.splitlines():
        if len(line) > _LONGEST_ADDRESS:
            continue
        if (found := _ADDRESS.search(line.strip())) and (country := of_place(found["land"] or found["city"], names)):
            yield country
        elif _IN_WASHINGTON.search(line):
            yield "United States"
        elif _BRITISH_CODE.search(line):
            yield "United Kingdom"


def _code(site: str) -> str:
    """Return the last label of the host of an address on the net, of a page or of somebody's mail."""
    bare = site.lower().removeprefix("url:")
    if bare.startswith("www."):
        bare = f"//{bare}"
    if "//" not in bare:
        return bare.rpartition("@")[2].rpartition(".")[2] if "@" in bare else ""
    host = _HOST.search(bare)
    return host[1].lower().rpartition(".")[2] if host else ""
