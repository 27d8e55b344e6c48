"""The head of a memorandum: to whom, from whom, when and about what, each on a line with its label."""

from __future__ import annotations

import re

from flows.ingest.cleaning.datelines import read_date
from flows.ingest.cleaning.draft import Draft, Role
from flows.ingest.cleaning.heads.extent import head_end
from flows.ingest.cleaning.names import is_body, is_post, persons, post
from flows.ingest.cleaning.shape import key
from schemas.article import Author

_LINE = re.compile(r"^(?P<label>[^\W\d_]{2,8})\s*:\s*(?P<value>\S.*)?$")
_FIELDS = {
    "to": "addressee",
    "an": "addressee",
    "para": "addressee",
    "à": "addressee",
    "cc": "addressee",
    "from": "authors",
    "von": "authors",
    "de": "authors",
    "da": "authors",
    "date": "published",
    "datum": "published",
    "fecha": "published",
    "data": "published",
    "re": "title",
    "subject": "title",
    "betreff": "title",
    "objet": "title",
    "asunto": "title",
    "assunto": "title",
    "oggetto": "title",
}
# Web pages have a line "From: ..." too, and letters one "Re: ..."; these two together make a memorandum.
_NEEDED = frozenset({"authors", "title"})


def read_memo_head(draft: Draft) -> None:
    """Read the labelled lines over a memorandum."""
    lines = {index: found for index, item in draft.open(0, head_end(draft)) if (found := _labelled(item.text))}
    if not {field for field, _ in lines.values()} >= _NEEDED:
        return
    for index, (field, value) in lines.items():
        if field == "addressee":
            draft.remove(index, "addressee", "to whom the memorandum is addressed")
        elif _keep(draft, field, value):
            rule = {"title": "title", "authors": "byline", "published": "date line"}[field]
            draft.claim(index, Role.FIELD, rule, fields=(field,))


def _labelled(text: str) -> tuple[str, str] | None:
    match = _LINE.match(text)
    field = _FIELDS.get(match["label"].lower()) if match else None
    return (field, match["value"] or "") if match and field else None


def _keep(draft: Draft, field: str, value: str) -> bool:
    facts = draft.facts
    match field:
        case "title":
            facts.title = facts.title or value or None
        case "published":
            facts.published = facts.published or read_date(value)
            draft.dated_by_label = facts.published is not None
        case _:
            facts.authors = facts.authors or [author for part in value.split(";") for author in _authors(part)]
    return bool(getattr(facts, field))


def _authors(text: str) -> list[Author]:
    """Return the persons of a sender: names, or one name with a post or an institution behind a comma."""
    name, comma, rest = text.strip().partition(",")
    if comma and (is_post(rest) or is_body(rest)) and len(persons(name)) == 1:
        role, institution = post(rest)
        return [Author(name=persons(name)[0].name, role=role, affiliation=institution)]
    known: dict[str, Author] = {key(one.name): Author(name=one.name) for one in persons(text)}
    return list(known.values())
