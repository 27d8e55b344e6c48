"""What stands in front of the first sentence on its own line: a byline with the outlet, a place, a date."""

from __future__ import annotations

import re

from flows.ingest.cleaning.datelines import read_date
from flows.ingest.cleaning.draft import Draft, Role
from flows.ingest.cleaning.names import persons
from flows.ingest.cleaning.shape import key, words
from schemas.article import Author, Publisher
from schemas.dates import Precision

_DASH = r"\s*[-–—]+\s*"
_NAME_OUTLET = re.compile(rf"^(?P<names>[^.:;!?]{{3,80}}),\s*(?P<outlet>[^.,;:!?]{{2,60}})\s*\.{_DASH}(?=\S)")
_NAME_PLACE = re.compile(rf"^(?P<names>[^.:;!?()]{{3,60}})\s*\((?P<place>[^()]{{2,40}})\){_DASH}(?=\S)")
_PLACE_DATE = re.compile(
    r"^(?P<place>[A-ZÀ-Ý][^\W\d_]+(?:[ ./'’-]+[A-ZÀ-Ý][\w.]*){0,4})(?:,\s*(?P<date>[^–—]{4,30}?))?"
    r"\.?(?:\s*\([^()]{2,20}\))?\s*(?:[–—]|--|\s-)\s*(?=\S)"
)
_PLACE_DATE_STOP = re.compile(
    r"^(?P<place>[A-ZÀ-Ý][^\W\d_]+(?:[ /'’-]+[A-ZÀ-Ý][\w.]*){0,3}),"
    r"\s*(?P<date>\d[^,;:–—]{4,24}?\d{4})\.\s+(?=[A-ZÀ-Ý“\"])"
)
_DATE_ALONE = re.compile(r"^\((?P<date>[^()]{6,30})\)\s+(?=[A-ZÀ-Ý“„«\"])")


def opens(text: str) -> bool:
    """Tell whether a paragraph begins with a byline or dateline on its own line."""
    place = _PLACE_DATE.match(text)
    dated = place is not None and (
        place["place"].isupper() or (place["date"] is not None and read_date(place["date"]) is not None)
    )
    return (
        dated or _NAME_OUTLET.match(text) is not None or bool(re.match(r"^[A-ZÀ-Ý]{4,}(?:[ /-][A-ZÀ-Ý]+)*\.\s", text))
    )


def read_opening(draft: Draft, index: int) -> None:
    """Cut a byline or dateline off the first paragraph, at an index, and keep what it says."""
    if index >= len(draft.items) or not draft.items[index].open:
        return
    text = draft.items[index].piece.text
    for pattern, read in (
        (_NAME_OUTLET, _outlet),
        (_NAME_PLACE, _author),
        (_PLACE_DATE, _place),
        (_PLACE_DATE_STOP, _place),
        (_DATE_ALONE, _date),
    ):
        match = pattern.match(text)
        fields = read(draft, match) if match else ()
        if match and fields:
            draft.split(index, match.end())
            reason = f"stands in front of the first sentence, moved to {' and '.join(fields)}"
            draft.claim(index, Role.FIELD, "dateline", reason, fields=fields)
            return


def _outlet(draft: Draft, match: re.Match[str]) -> tuple[str, ...]:
    if not _author(draft, match):
        return ()
    name = match["outlet"].strip()
    draft.facts.publisher = draft.facts.publisher or Publisher(
        name=name, basis="named as the source in front of the first sentence"
    )
    return ("authors", "publisher")


def _author(draft: Draft, match: re.Match[str]) -> tuple[str, ...]:
    shouted = match["names"].isupper()
    found = persons(match["names"].title() if shouted else match["names"])
    if not found:
        return ()
    known = {key(author.name) for author in draft.facts.authors}
    draft.facts.authors += [Author(name=one.name) for one in found if key(one.name) not in known]
    return ("authors",)


def _place(draft: Draft, match: re.Match[str]) -> tuple[str, ...]:
    """Accept a place with a date behind it, or in capitals, as news agencies print them."""
    stated = read_date(match["date"]) if match["date"] else None
    if stated is None and not match["place"].isupper():
        return ()
    if len(words(match["place"])) > 5 or (match["date"] and stated is None and len(words(match["date"])) > 3):  # noqa: PLR2004
        return ()
    if stated is not None:
        draft.facts.published = draft.facts.published or stated
    return ("published",) if stated is not None else ("place",)


def _date(draft: Draft, match: re.Match[str]) -> tuple[str, ...]:
    stated = read_date(match["date"])
    if stated is None or stated.when.precision is not Precision.DAY:
        return ()
    draft.facts.published = draft.facts.published or stated
    return ("published",)
