"""Metadata that programs put in front of a text: a block of ``key: value`` lines between two rules of dashes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from flows.ingest.cleaning.datelines import read_date
from flows.ingest.cleaning.draft import Draft, Role
from flows.ingest.cleaning.names import persons
from schemas.article import Author, Publisher
from schemas.dates import DateOrigin

# Names under which programs store a field, the best first.
_KEYS: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline", "name", "english_title", "original_title", "og:title"),
    "published": (
        "published",
        "published_date",
        "publication_date",
        "date_published",
        "pubdate",
        "pub_date",
        "date",
        "created",
    ),
    "updated": ("updated", "modified", "last_modified", "date_modified", "lastmod"),
    "authors": ("authors", "author", "by", "byline", "creator", "creators"),
    "publisher": ("publisher", "institution", "site_name", "site", "outlet", "publication", "source", "organization"),
    "identifiers": ("canonical_url", "source_url", "url", "link", "permalink", "doi"),
    "keywords": ("keywords", "tags", "subjects", "topics", "topic_tags", "categories"),
    "subtitle": ("subtitle", "description", "deck", "standfirst"),
}
_RULE = re.compile(r"^---\s*$")
_LONGEST = 100


def read_front_matter(draft: Draft) -> None:
    """Read the block of metadata in front of a text, if it begins with one."""
    lines = [item.piece.rows[0] for item in draft.items[:_LONGEST]]
    if not lines or not _RULE.match(lines[0]):
        return
    end = next((place for place, line in enumerate(lines[1:], start=1) if _RULE.match(line)), None)
    values = _values(lines[1:end]) if end else None
    if end is None or values is None:
        return
    found = _read(draft, values)
    for index in range(end + 1):
        reason = "metadata in front of the text, moved to its fields"
        draft.claim(index, Role.FIELD, "front matter", reason, fields=found.get(index, ("metadata",)))


def _values(lines: Sequence[str]) -> dict[str, str | list[str]] | None:
    """Return the block's values as text; ``None`` when it is no such block."""
    import yaml  # noqa: PLC0415 - only for the few documents that have such a block

    try:
        loaded = yaml.load("\n".join(lines), Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader makes nothing but text
    except yaml.YAMLError:
        return None
    if not isinstance(loaded, Mapping):
        return None
    values: dict[str, str | list[str]] = {}
    for name, value in loaded.items():
        if isinstance(value, str):
            values[str(name).lower()] = " ".join(value.split())
        elif isinstance(value, list):
            values[str(name).lower()] = [" ".join(one.split()) for one in value if isinstance(one, str)]
    return values


def _read(draft: Draft, values: Mapping[str, str | list[str]]) -> dict[int, tuple[str, ...]]:
    """Fill the facts; return which fields were read from which line of the block."""
    places: dict[int, tuple[str, ...]] = {}
    for field, names in _KEYS.items():
        name = next((name for name in names if values.get(name)), None)
        if name is None or not _keep(draft, field, values[name]):
            continue
        line = next(
            (at for at, item in enumerate(draft.items[:_LONGEST]) if item.piece.text.lower().startswith(f"{name}:")), 0
        )
        places[line] = (*places.get(line, ()), field)
    return places


def _keep(draft: Draft, field: str, value: str | list[str]) -> bool:
    facts = draft.facts
    texts = [value] if isinstance(value, str) else value
    match field:
        case "title":
            facts.title = texts[0]
        case "subtitle":
            facts.subtitle = texts[0] if texts[0] != facts.title else None
        case "published" | "updated":
            stated = read_date(texts[0])
            if stated is None:
                return False
            stated = stated.model_copy(update={"origin": DateOrigin.METADATA})
            if field == "published":
                facts.published, draft.dated_by_label = stated, True
            else:
                facts.updated = stated
        case "authors":
            found = [one for text in texts for one in persons(text)]
            facts.authors = [Author(name=one.name, sort_name=one.sort_name) for one in found]
            return bool(found)
        case "publisher":
            facts.publisher = Publisher(name=texts[0], basis="named in the metadata in front of the text")
        case "identifiers":
            facts.identifiers += [text for text in texts if text not in facts.identifiers]
        case "keywords":
            facts.keywords += [text for text in texts if text not in facts.keywords]
    return True
