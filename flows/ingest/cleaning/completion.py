"""Fields that follow from others: a date from citation and series, an institution from its abbreviation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.ingest.cleaning import cover
from flows.ingest.cleaning.datelines import finer
from flows.ingest.cleaning.draft import Draft
from flows.ingest.cleaning.series import read_series
from flows.language import datewords
from flows.language.months import MONTHS
from schemas.article import Author, Publisher
from schemas.dates import DateOrigin, PartialDate, Precision, StatedDate

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LONGEST_ABBREVIATION = 8
_SHORTEST_ABBREVIATION = 3
# Words that abbreviations leave out.
_SMALL = r"(?:[\s-]+(?:of|for|and|the|on|in|de|des|du|für|und|del|la|y|per|e))*[\s-]+"


def complete(draft: Draft) -> None:
    """Fill fields from others: series and month from the citation, abbreviation and institution from each other."""
    _from_citation(draft)
    _from_running_lines(draft)
    _date_by_citation(draft)
    _date_by_number(draft)
    _month_by_number(draft)
    _complete_names(draft)


def _from_citation(draft: Draft) -> None:
    facts = draft.facts
    if facts.citation is None:
        return
    cited = cover.cited_publisher(facts.citation.text)
    if cited is not None and (facts.publisher is None or facts.publisher.basis == "stands over the title"):
        facts.publisher = Publisher(name=cited, basis="named in the citation")
    facts.series = facts.citation.series or facts.series
    facts.volume = facts.citation.volume or facts.volume
    facts.series_number = facts.citation.number or facts.series_number


def _from_running_lines(draft: Draft) -> None:
    """Read series and date from running heads, series lines and mastheads."""
    facts = draft.facts
    for text in _running_lines(draft):
        series = read_series(text)
        if series is not None:
            facts.series, facts.series_number = facts.series or series.name, facts.series_number or series.number
        found = datewords.find(text)
        if not found:
            continue
        printed = text[found[0].start : found[0].end]
        if facts.published is None:
            facts.published = StatedDate(when=found[0].when, origin=DateOrigin.PRINTED, words=printed)
        else:
            basis = f"year from {facts.published.words!r}, the rest from {text!r}"
            _make_finer(draft, found[0].when, printed, basis)


def _running_lines(draft: Draft) -> Iterator[str]:
    """Yield the lines that may hold series and date; one that is on every page once."""
    wanted = (item.piece.text for item in draft.items if item.rule in {"running head", "series line", "masthead"})
    yield from dict.fromkeys(wanted)


def _make_finer(draft: Draft, when: PartialDate, printed: str, basis: str) -> None:
    if draft.facts.published is not None:
        draft.facts.published = finer(draft.facts.published, when, printed, basis) or draft.facts.published


def _date_by_citation(draft: Draft) -> None:
    facts = draft.facts
    cited = datewords.find(facts.citation.text) if facts.citation else ()
    if facts.published is None and facts.citation and cited:
        printed = facts.citation.text[cited[0].start : cited[0].end]
        facts.published = StatedDate(
            when=cited[0].when, origin=DateOrigin.PRINTED, words=printed, basis="year of the citation"
        )


def _date_by_number(draft: Draft) -> None:
    """Take the year in a series number for the date, and the month that a running head ends with."""
    facts = draft.facts
    year = _YEAR.search(facts.series_number or "")
    if facts.published is None and year:
        facts.published = StatedDate(
            when=datewords.year(int(year.group())),
            origin=DateOrigin.PRINTED,
            words=facts.series_number or "",
            basis=f"year of the series number {facts.series_number!r}",
        )
    stated = facts.published
    if stated is None or stated.when.precision is not Precision.YEAR:
        return
    for item in draft.items:
        word = item.piece.text.split()[-1].lower() if item.rule == "running head" else ""
        if word in MONTHS:
            exact = datewords.month(stated.when.first.year, MONTHS[word])
            basis = f"{stated.basis or stated.words}, month from {item.piece.text!r}"
            _make_finer(draft, exact, f"{stated.words}; {word}", basis)
            return


def _month_by_number(draft: Draft) -> None:
    """Take the month that is given as the number of an issue ("Vol. 12 No. March")."""
    number, stated = draft.facts.series_number or "", draft.facts.published
    month = MONTHS.get(number.lower())
    if stated is not None and month and stated.when.precision is Precision.YEAR:
        exact = datewords.month(stated.when.first.year, month)
        basis = f"year from {stated.words!r}, month from the number {number!r} in the citation"
        _make_finer(draft, exact, f"{stated.words}; {number}", basis)


def _complete_names(draft: Draft) -> None:
    facts = draft.facts
    if facts.publisher is None:
        return
    whole = " ".join(item.text for item in draft.items)
    short = facts.publisher.name
    if short.isupper() and short.isalpha() and len(short) <= _LONGEST_ABBREVIATION:
        full = expanded(short, whole)
        basis = f"{short}: {facts.publisher.basis}"
        facts.publisher = Publisher(name=full, abbreviation=short, basis=basis) if full else facts.publisher
    initials = _initials(facts.publisher.name)
    if len(initials) >= _SHORTEST_ABBREVIATION and re.search(rf"\b{re.escape(initials)}\b", whole):
        facts.publisher = facts.publisher.model_copy(update={"abbreviation": initials})
        facts.authors = [_with_full_name(author, facts.publisher, initials) for author in facts.authors]


def expanded(abbreviation: str, text: str) -> str | None:
    """Return the capitalised words of a text whose initials an abbreviation is made of."""
    match = re.search(r"\b" + _SMALL.join(rf"{letter}[^\W\d_’']+" for letter in abbreviation) + r"\b", text)
    return match.group() if match and not match.group().isupper() else None


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word[:1].isupper())


def _with_full_name(author: Author, publisher: Publisher, initials: str) -> Author:
    if author.affiliation != initials:
        return author
    return author.model_copy(update={"affiliation": publisher.name, "affiliation_printed": initials})
