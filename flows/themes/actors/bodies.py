"""Bodies whose names other countries' bear too: "Congress" is a country's own only where that country is spoken of."""

from __future__ import annotations

from collections.abc import Sequence

from flows.themes.actors import vocabulary as told
from flows.themes.actors.folding import Sighting
from flows.themes.actors.gazetteer import Gazetteer, straight
from flows.themes.actors.reading import Found
from schemas.actors import ActorKind
from schemas.article import Article

_SMALL = frozenset("of the and for".split())


def owned(seen: Sequence[Sighting], article: Article, names: Gazetteer) -> list[Sighting]:
    """Return the names of an article without those of bodies of countries that it does not speak of."""
    asked = {country for one in seen if (country := _anybodys(one.found)) is not None}
    places = {one.found.known.name for one in seen if one.found.known is not None}
    open_questions = sorted(asked - places)
    printed = {word for block in article.blocks for word in straight(block.text).split()} if open_questions else set()
    unspoken = {one for one in open_questions if names.peoples.get(one, frozenset()).isdisjoint(printed)}
    return [one for one in seen if _anybodys(one.found) not in unspoken]


def _anybodys(found: Found) -> str | None:
    """Return the country of a known body whose name, as printed, says nothing of it; ``None`` for any other name."""
    if found.known is None or found.kind is not ActorKind.ORGANISATION:
        return None
    plain = all(word in _SMALL or word in told.ANYBODYS for word in found.text.split())
    return found.known.country if plain else None
