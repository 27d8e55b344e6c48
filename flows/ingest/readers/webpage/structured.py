"""What a page says of itself in JSON-LD and in its ``meta`` elements, as one record of plain values."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from lxml.html import HtmlElement

from flows.ingest.readers.webpage.blocks import fold

Json: TypeAlias = "dict[str, Json] | list[Json] | str | float | bool | None"

_ARTICLE = re.compile(
    r"(?:Article|BlogPosting|Report|Posting|Review|Speech|PressRelease|Interview|CreativeWork|Legislation|Thesis|"
    r"AnalysisNewsArticle)$"
)
_BODIES = frozenset(
    {"Organization", "NewsMediaOrganization", "Corporation", "GovernmentOrganization", "NGO", "WebSite"}
)
_LARGEST = 2_000_000
_MOST_OBJECTS = 2_000
# Dublin Core is written with a colon too.
_DUBLIN_CORE = re.compile(r"(?<=^dc):|(?<=^dcterms):")
_JUNK = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?:-->|//\]\]>|/\*\]\]>\*/)\s*;?\s*$|;\s*$")


@dataclass(frozen=True, slots=True)
class Linked:
    """What JSON-LD says of one article."""

    types: tuple[str, ...] = ()
    headline: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    modified: str = ""
    publisher: str = ""
    licence: str = ""
    language: str = ""
    section: str = ""
    address: str = ""
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stated:
    """All metadata of a page."""

    articles: tuple[Linked, ...]
    """Articles in JSON-LD, in order."""

    site: str
    """Name of the site or its publisher in JSON-LD that no article has named; empty when none has."""

    meta: dict[str, list[str]] = field(default_factory=dict)
    """Contents of the ``meta`` elements by name, property or itemprop, in lower case."""

    def first(self, *names: str) -> str:
        """Return the first content of the first of some names that has any."""
        return next((value for name in names for value in self.meta.get(name, ())), "")


def stated(root: HtmlElement) -> Stated:
    """Return the metadata of a page."""
    objects = [one for script in root.iter("script") for one in _objects(script)]
    by_id = {str(one["@id"]): one for one in objects if "@id" in one and len(one) > 1}
    articles = tuple(_linked(one, by_id) for one in objects if any(map(_ARTICLE.search, _types(one))))
    publishers = [one for one in objects if _is_body(one)]
    return Stated(articles, next((name for one in publishers if (name := _text(one.get("name")))), ""), _meta(root))


def _meta(root: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for element in root.iter("meta"):
        content = fold(element.get("content", ""))
        for attribute in ("name", "property", "itemprop"):
            for name in element.get(attribute, "").lower().split():
                if content:
                    found[_DUBLIN_CORE.sub(".", name)].append(content)
    return dict(found)


def _objects(script: HtmlElement) -> Iterator[dict[str, Json]]:
    """Yield the objects of a JSON-LD script, those in others included."""
    text = script.text or ""
    if "ld+json" not in script.get("type", "").lower() or len(text) > _LARGEST:
        return
    try:
        stack: list[Json] = [json.loads(_JUNK.sub("", text), strict=False)]
    except (ValueError, RecursionError):
        return  # half of a script says nothing, and the page is read without it
    count = 0
    while stack and count < _MOST_OBJECTS:
        one = stack.pop()
        if isinstance(one, list):
            stack += reversed(one)
        elif isinstance(one, dict):
            count += 1
            yield one
            stack += [value for value in reversed(one.values()) if isinstance(value, dict | list)]


def _linked(one: dict[str, Json], by_id: dict[str, dict[str, Json]]) -> Linked:
    return Linked(
        types=_types(one),
        headline=_text(one.get("headline")) or _text(one.get("name")),
        authors=tuple(_names(one.get("author") or one.get("creator"), by_id, persons=True)),
        published=_text(one.get("datePublished")),
        modified=_text(one.get("dateModified")),
        publisher=next(iter(_names(one.get("publisher"), by_id)), ""),
        licence=_text(one.get("license")),
        language=_text(one.get("inLanguage")),
        section=_text(one.get("articleSection")),
        address=_text(one.get("url")),
        keywords=_keywords(one.get("keywords")),
    )


def _types(one: dict[str, Json]) -> tuple[str, ...]:
    kinds = one.get("@type")
    return tuple(str(kind).rsplit("/", 1)[-1] for kind in (kinds if isinstance(kinds, list) else [kinds]) if kind)


def _is_body(one: dict[str, Json]) -> bool:
    types = _types(one)
    return not _BODIES.isdisjoint(types) and "Person" not in types


def _text(value: Json) -> str:
    if isinstance(value, list):
        return next((text for text in map(_text, value) if text), "")
    if isinstance(value, dict):
        return _text(value.get("@value") or value.get("name") or value.get("@id"))
    return fold(value) if isinstance(value, str) else ""


def _names(value: Json, by_id: dict[str, dict[str, Json]], *, persons: bool = False) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        known = by_id.get(str(one.get("@id")), one) if isinstance(one, dict) and "name" not in one else one
        if persons and isinstance(known, dict) and _is_body(known):
            continue
        name = known.get("name") if isinstance(known, dict) else known
        for each in name if isinstance(name, list) else [name]:
            if isinstance(each, str) and fold(each):
                yield fold(each)


def _keywords(value: Json) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(text for text in map(_text, value) if text)
    return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else ()
