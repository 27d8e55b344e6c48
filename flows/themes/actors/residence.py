"""Which country an institution is of, where its document states it: behind its name, in words, or by its address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from flows.themes.actors.gazetteer import Gazetteer, capitals, site_codes, straight
from schemas.actors import ActorKind
from schemas.article import Article

_SITE = re.compile(r"(?:^|[:/@.])(?:[\w-]+\.)+(?P<code>[a-z]{2})(?=[:/?#]|$)", re.IGNORECASE)
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


def _based(institution: str, article: Article, names: Gazetteer) -> Iterator[str]:
    """Yield the countries in which an article says that an institution is based."""
    name = straight(institution)
    texts = [block.text for block in article.blocks if institution.split(maxsplit=1)[0] in block.text]
    texts += [author.biography for author in article.authors if author.biography]
    for text in map(straight, texts):
        for match in re.finditer(re.escape(name) + _TITLE, text):
            behind = _BASED.match(text, match.end())
            place = names.at(text, behind.end()) if behind else None
            if behind and place and (country := of_place(text[behind.end() : place[0]], names)):
                yield country


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
    found = _SITE.search(site)
    return found["code"].lower() if found else ""
