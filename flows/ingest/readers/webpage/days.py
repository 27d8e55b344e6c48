"""When a page was published and changed: the day as the page's own clock had it."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from lxml.html import HtmlElement

from flows.ingest.cleaning.datelines import date_line
from flows.ingest.readers import PartKind
from flows.ingest.readers.webpage.blocks import Block
from flows.ingest.readers.webpage.structured import Stated
from flows.language import datewords
from schemas.dates import Precision

_PUBLISHED = (
    *("article:published_time", "og:article:published_time", "datepublished", "date.issued", "dcterms.issued"),
    *("dc.date.issued", "citation_publication_date", "citation_date", "parsely-pub-date", "sailthru.date", "pubdate"),
    *("publishdate", "publish-date", "publish_date", "article.published", "dc.date.created", "dc:date.created"),
    *("article.created", "dcterms.created", "dcterms.date", "dc.date", "date", "og:published_time", "bt:pubdate"),
)
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified")
_ISO = re.compile(r"^(?P<day>(?:19|20)\d\d-(?:0\d|1[0-2])-[0-3]\d)(?:$|[T\s])")
_SLASHED = re.compile(r"^(?P<year>(?:19|20)\d\d)[/.](?P<month>\d{1,2})[/.](?P<day>\d{1,2})(?:$|\s)")
_WRITTEN = re.compile(r"^(?:\w{3,9},? )?(?P<day>\d{1,2}) (?P<month>[A-Z][a-z]{2})[a-z]* (?P<year>(?:19|20)\d\d)\b")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?([0-3]\d)(?!\d)")
_MONTHS = {name: number for number, name in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), 1)}
# How often each was right on one half of the pages with a known day; docs/webpages.md has the other half.
_STATED, _FOUND = 0.85, 0.75
_AGREED, _BY_RULE, _SEARCHED, _FILLED = 0.97, 0.97, 0.45, 0.4
_SEARCH = "dates on the page"
_PRINTED_AT, _PRINTED_ALONE, _IN_URL = "line at the headline", "line below the headline", "address"
_ABOVE, _BELOW, _LONGEST_LINE = 5, 12, 120
_CHANGED = re.compile(
    r"updated|last edited|©|\b(?:photo|foto|bild|image|copyright)\b|modified|"
    r"aktualisiert|mis à jour|actualizado|geändert|stand:",
    re.IGNORECASE,
)
_EDITED = re.compile(r"last (?:edited|updated|modified)|zuletzt (?:bearbeitet|geändert)|dernière", re.IGNORECASE)
_ISSUED = re.compile(
    r"\W*(?:published|posted|released|issued|erschienen|veröffentlicht|publiziert|publié|mis en ligne|publicad[oa]|"
    r"pubblicato|gepubliceerd|udgivet|publicerad|opublikowano|опубликовано)\b",
    re.IGNORECASE,
)
_EARLIEST = "1990-01-01"
_NOT_LINES = frozenset({PartKind.HEADING, PartKind.CAPTION, PartKind.ROW})

logging.getLogger("htmldate").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Dated:
    """Where a page may name its day."""

    root: HtmlElement
    """The page; it is not changed."""

    blocks: Sequence[Block]
    """All its blocks."""

    known: Stated
    """Its metadata."""

    top: int
    """Index of the block with its headline."""

    url: str | None
    """Its address."""


class Day(NamedTuple):
    """A day and where the page names it."""

    iso: str
    """The year alone where no more is known."""

    words: str
    source: str
    confidence: float


def published(page: Dated, latest: date) -> Day | None:
    """Return the day of publication on which most of a page's own words agree; ``None`` when it names none.

    Args:
        page: Where to look.
        latest: The day on which the page was received; nothing later is believed.
    """
    told = [*_told(page)]
    firsts = _firsts(told, page, latest)
    # A search over the markup costs as much as all else here, and repeats the metadata where that is of one mind.
    if not _is_decided(firsts):
        firsts = _firsts([*told, *_searches(page, latest)], page, latest)
    if not firsts:
        return None
    best = _best(firsts)
    return _weighed(best, firsts, wavering=_wavers(page.known))


def _firsts(found: Sequence[Day], page: Dated, latest: date) -> Sequence[Day]:
    """Return of each source the first day that can be meant: others of its kind are of other texts."""
    possible = [one for one in found if _EARLIEST <= one.iso <= latest.isoformat()]
    firsts = list({one.source: one for one in reversed(possible)}.values())[::-1]
    return _before_changes(firsts, updated(page.known))


def _is_decided(found: Sequence[Day]) -> bool:
    """Tell whether one more vote could not change on which day most agree."""
    votes = [count for _, count in Counter(one.iso for one in found).most_common()]
    return bool(votes) and (len(votes) == 1 or votes[0] - votes[1] > 1)


def _best(found: Sequence[Day]) -> Day:
    """Return the day that most sources give; a day alone below the headline outranks a single other source."""
    votes = Counter(one.iso for one in found)
    best = max(found, key=lambda one: votes[one.iso])
    alone = next((one for one in found if one.source == _PRINTED_ALONE), None)
    others = sum(one.iso == best.iso and _witness(one) != _SEARCH for one in found)
    return alone if alone is not None and others == 1 else best


def _wavers(known: Stated) -> bool:
    """Tell whether metadata gives one text two days of publication."""
    of_text = [one for one in known.articles if one.headline == known.articles[0].headline]
    return len({iso for one in of_text if (iso := _iso(one.published))}) > 1


def _before_changes(found: Sequence[Day], changed: Day | None) -> Sequence[Day]:
    """Return the days before the last change, unless the page itself gives that as the day of publication."""
    if changed is None or not found or (found[0].iso >= changed.iso and found[0].source != _SEARCH):
        return found
    return [one for one in found if one.iso < changed.iso]


def _weighed(best: Day, found: Sequence[Day], *, wavering: bool) -> Day:
    """Return a day with how sure it is: metadata, print and address are witnesses, a search only repeats them."""
    agreeing = {_witness(one) for one in found if one.iso == best.iso}
    denied = any(one.iso != best.iso for one in found if _witness(one) != _SEARCH)
    if agreeing == {_SEARCH}:
        # A search that knows the year alone says its first of January.
        filled = best.iso.endswith("-01-01")
        return best._replace(iso=best.iso[:4], confidence=_FILLED) if filled else best._replace(confidence=_SEARCHED)
    if len(agreeing - {_SEARCH}) > 1:
        return best._replace(confidence=_STATED if denied or wavering else _AGREED)
    return best._replace(confidence=_FOUND if denied or best.iso.endswith("-01-01") else _STATED)


def _witness(one: Day) -> str:
    if one.source == _PRINTED_ALONE:
        return _PRINTED_AT
    return one.source if one.source in {_SEARCH, _PRINTED_AT, _IN_URL} else "metadata"


def _told(page: Dated) -> Iterator[Day]:
    """Yield what metadata, print and address say, in this order."""
    stated = tuple(_stated(page.root, page.known))
    yield from stated
    yield from _printed(page.blocks, page.top, frozenset(one.iso for one in stated))
    match = _IN_ADDRESS.search(page.url or "")
    iso = _valid("-".join(match.groups())) if match else None
    if iso is not None:
        yield Day(iso, iso, _IN_URL, _FOUND)


def _searches(page: Dated, latest: date) -> Iterator[Day]:
    """Yield the day that a search finds, unless the page says that it is that of a change."""
    searched = _searched(page.root, page.url, latest)
    if searched is not None and searched not in _changes(page.blocks):
        yield Day(searched, searched, _SEARCH, _SEARCHED)


def _changes(blocks: Sequence[Block]) -> frozenset[str]:
    """Return the days in short lines that speak of a change."""
    lines = (block.text for block in blocks if len(block.text) <= _LONGEST_LINE and _EDITED.search(block.text))
    return frozenset(one.when.iso for line in lines for one in datewords.find(line))


def _printed(blocks: Sequence[Block], top: int, stated: Container[str]) -> Iterator[Day]:
    """Yield the first whole day in the short lines at the headline."""
    below = blocks[top + 1 : top + _BELOW]
    below = [*_over_text(below)]
    for block in (*below, *reversed(blocks[max(0, top - _ABOVE) : top])):
        if len(block.text) > _LONGEST_LINE or block.kind in _NOT_LINES or _CHANGED.search(block.text):
            continue
        for one in datewords.find(block.text):
            if one.when.precision is Precision.DAY:
                alone = below[:1] == [block] and date_line(block.text.removeprefix("• ")) is not None
                iso = _turned(one.when.iso) if one.ambiguous and _turned(one.when.iso) in stated else one.when.iso
                yield Day(iso, block.text, _PRINTED_ALONE if alone else _PRINTED_AT, _FOUND)
                return


def _over_text(below: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks over a text; behind two paragraphs, a day is that of another one unless its line says more."""
    paragraphs = 0
    for block in below:
        paragraphs += block.prose
        if paragraphs <= 1 or _ISSUED.match(block.text):
            yield block


def _turned(iso: str) -> str:
    """Return a day with day and month the other way round, as its metadata may tell that they are meant."""
    year, month, day = iso.split("-")
    return f"{year}-{day}-{month}"


def told(texts: Sequence[str]) -> Day | None:
    """Return the day in an element that a rule of the site points at."""
    for words in texts:
        found = [one.when.iso for one in datewords.find(words) if one.when.precision is Precision.DAY]
        if iso := _iso(words) or next(iter(found), None):
            return Day(iso, words, "rule of its site", _BY_RULE)
    return None


def updated(known: Stated) -> Day | None:
    """Return the day of the last change that the metadata names."""
    found = [(one.modified, "JSON-LD dateModified") for one in known.articles]
    found += [(known.first(name), f"meta {name}") for name in _MODIFIED]
    return next((Day(iso, words, source, _STATED) for words, source in found if (iso := _iso(words))), None)


def _stated(root: HtmlElement, known: Stated) -> Iterator[Day]:
    """Yield the days that metadata gives for the publication, the best source first."""
    for one in known.articles:
        if iso := _iso(one.published):
            yield Day(iso, one.published, "JSON-LD datePublished", _STATED)
    for name in _PUBLISHED:
        for words in known.meta.get(name, ()):
            if iso := _iso(words):
                yield Day(iso, words, f"meta {name}", _STATED)
    for element in root.xpath("//*[@itemprop='datePublished'] | //time[@pubdate or contains(@class,'publish')]"):
        words = element.get("datetime") or element.get("content") or ""
        if iso := _iso(words):
            yield Day(iso, words, "time element", _STATED)


def _iso(words: str) -> str | None:
    """Return the day of a date as it is written, in the time zone that it is written in."""
    plain = words.strip()
    match = _ISO.match(plain)
    if match:
        return _valid(match["day"])
    slashed = _SLASHED.match(plain)
    if slashed:
        return _valid(f"{slashed['year']}-{int(slashed['month']):02}-{int(slashed['day']):02}")
    written = _WRITTEN.match(plain)
    if written and written["month"] in _MONTHS:
        return _valid(f"{written['year']}-{_MONTHS[written['month']]:02}-{int(written['day']):02}")
    return None


def _valid(iso: str) -> str | None:
    try:
        return date.fromisoformat(iso).isoformat()
    except ValueError:
        return None


def _searched(root: HtmlElement, url: str | None, latest: date) -> str | None:
    """Return the day that a search over markup and text finds."""
    from htmldate import find_date  # noqa: PLC0415 - imported in the child that needs it

    end = datetime(latest.year, latest.month, latest.day)  # noqa: DTZ001 - what the library wants is a day
    found = find_date(deepcopy(root), original_date=True, url=url, min_date=_EARLIEST, max_date=end)
    return str(found) if found is not None and _holds_year(root, str(found)[:4]) else None


def _holds_year(root: HtmlElement, year: str) -> bool:
    """Tell whether a page holds a year at all: a search reads days out of pictures written into it, too."""
    year_of = re.compile(rf"(?<!\d){year}|[./-]{year[2:]}\b")
    texts = (text for element in root.iter() for text in (element.text, element.tail, *element.attrib.values()) if text)
    return any(not text.startswith("data:") and year_of.search(text) for text in texts)
