"""Figures: numbers with a unit that sentences state, and what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from flows.language import datewords, quantities, relative
from flows.language.identify import FUNCTION_WORDS
from flows.language.months import MONTHS
from flows.themes.units import WEB_ADDRESS, Unit
from schemas.article import Table
from schemas.dates import PartialDate
from schemas.themes import Figure, Reading

PERCENT = "percent"
_CURRENCIES = {
    "$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "A$": "AUD", "C$": "CAD", "₽": "RUB", "₹": "INR",
    "USD": "USD", "EUR": "EUR", "GBP": "GBP", "JPY": "JPY", "CNY": "CNY", "RMB": "CNY", "DKK": "DKK", "CHF": "CHF",
}  # fmt: skip
_CURRENCY_WORDS = {
    "dollar": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY", "yuan": "CNY", "rouble": "RUB", "ruble": "RUB",
    "rupee": "INR", "franc": "CHF", "kroner": "DKK",
}  # fmt: skip
_MEASURES = frozenset(
    "day week month year decade hour minute kilometre kilometer km mile metre meter m tonne ton kilogram kg barrel "
    "degree gigawatt megawatt kilowatt gw mw kw hectare acre litre liter".split()
)
_SIGN = re.compile(r"(?:US\$|A\$|C\$|[$€£¥₽₹]|(?:USD|EUR|GBP|JPY|CNY|RMB|DKK|CHF)\s)\s?$")
_SCALES = "|".join(sorted(quantities.SCALES, key=len, reverse=True))
_SCALE = re.compile(rf"[\s-]?({_SCALES})\b", re.IGNORECASE)
_PERCENT = re.compile(r"\s?%|\s?(?:per\s?cent|percentage points?|percent)\b", re.IGNORECASE)
_CURRENCY_BEHIND = re.compile(
    rf"\s(?:US |U\.S\. )?({'|'.join(_CURRENCY_WORDS)})s?\b|\s?(€|USD|EUR|GBP)(?!\w)", re.IGNORECASE
)
_NOUN = re.compile(r"[\s-](?P<noun>[^\W\d_][\w’'-]*)")
# What can be counted stands in the plural, at most two words after its number.
_COUNTED = re.compile(
    r"(?:\s[^\W\d_][\w’'-]*){0,2}?\s(?:[^\W\d_][\w’'-]*[^\Wsui_]s|people|men|women|children|police|troops|staff|personnel)\b",
    re.IGNORECASE,
)
_NO_COUNT = re.compile(r"-year-olds?\b|\s?min(?:ute)?s? read\b|[\s-](?:a\.?m|p\.?m)\b", re.IGNORECASE)
_MONTH = re.compile(rf"\s(?:{'|'.join(re.escape(name) for name in MONTHS if len(name) > 2)})\b", re.IGNORECASE)  # noqa: PLR2004 - "me" is a word
_ROUGHLY = re.compile(
    r"\b(?:about|around|roughly|approximately|nearly|almost|over|more than|less than|fewer than|some|up to|at least|"
    r"an estimated|close to|circa|c\.|ca\.)\s(?:US)?[$€£]?$",
    re.IGNORECASE,
)
# In front of these a number is a name or a place in a text: "Article 5", "Figure 1", "No. 3", "Resolution 2254".
_NAMED = re.compile(
    r"\b(?:article|figure|fig|table|tab|chapter|section|no|nos|number|vol|volume|issue|page|pp?|paragraph|para|resolution|"
    r"annex|part|phase|step|round|group|g|p|covid|mh|agenda|chart|box|note|world war|boeing|airbus|channel|route|item)"
    r"[.\s-]*$",
    re.IGNORECASE,
)
# A bare number right behind a name within a sentence belongs to the name: "Apollo 11", "Title 32 authorities".
_NUMBERED_NAME = re.compile(r"\w\s(?!(?:The|In|Of|By|And|Some|At)\s)[A-Z][\w’'-]*\s$")
# Small numbers in words count figures of speech ("two sides", "one of"): they state something only with a measure.
_LEAST_IN_WORDS = 13
_LETTERS = re.compile(r"[^\W\d_]{3}")
_WORDS_OF, _WORDS_BEFORE = 12, 8
_CLAUSE_END = re.compile(r"[,;:()–—]|\b(?:and|while|but|whereas|although|which|who|that|as|if|because)\b")
_VERB_TAIL = re.compile(
    r"\s*\b(?:from|to|of|at|by|in|is|was|were|are|has|have|had|hit|reached|fell|rose|grew|totalled|stood|for|another|"
    r"retain|retains|with|about|roughly|around|some|nearly|over|than|more|less|reach|raised|be|been|forecast|forecasted|"
    r"expected|projected|estimated|accounted|represents|representing|totalling|only|just|even|between|a|an|the)\s*$",
    re.IGNORECASE,
)


class _Number(NamedTuple):
    """A number with its unit."""

    start: int
    end: int
    value: Decimal
    unit: str | None
    noun: str | None
    roughly: bool


def figures_of(units: Sequence[Unit]) -> tuple[Figure, ...]:
    """Return the figures of some units, in their order; numbers of one unit in one sentence make one figure."""
    return tuple(figure for unit in units if unit.speaks for figure in _figures_in(unit))


def _figures_in(unit: Unit) -> Iterator[Figure]:
    for span in unit.sentences:
        sentence = unit.block.text[span[0] : span[1]]
        counted = quantities.find(sentence)
        dated = _dates(sentence) if counted else []
        series: dict[str, list[_Number]] = {}
        for number in _numbers(sentence, counted, dated):
            series.setdefault(number.unit or "", []).append(number)
        for name, members in series.items():
            yield Figure(
                evidence=unit.evidence(span),
                of=_of(sentence, members),
                unit=name or None,
                readings=tuple(
                    Reading(value=one.value, words=sentence[one.start : one.end], when=_when(one, sentence, dated))
                    for one in members
                ),
                approximate=any(one.roughly for one in members),
                table=_table(members, unit),
            )


def _dates(sentence: str) -> list[tuple[int, int, PartialDate | None]]:
    """Return the spans of a sentence's dates, which are no figures, and what those that name a year mean."""
    found: list[tuple[int, int, PartialDate | None]] = [
        (one.start, one.end, one.when) for one in datewords.find(sentence)
    ]
    found += [(match.start(), match.end(), None) for match in WEB_ADDRESS.finditer(sentence)]
    for one in relative.find(sentence):
        before = [when.first.year for start, end, when in found if when and end <= one.start]
        follows = one.follows_year and before
        found.append((one.start, one.end, datewords.year(before[-1] + 1) if follows else None))
    return found


def _numbers(
    sentence: str, counted: Sequence[quantities.Number], dated: Sequence[tuple[int, int, PartialDate | None]]
) -> Iterator[_Number]:
    """Yield those of the numbers of a sentence that state a quantity."""
    for found in counted:
        before = sentence[: found.start]
        taken = any(start < found.end and found.start < end for start, end, _ in dated)
        if taken or _NAMED.search(before) or _NO_COUNT.match(sentence, found.end) or _MONTH.match(sentence, found.end):
            continue
        start, end, value, unit = found.start, found.end, found.value, None
        if sign := _SIGN.search(before):
            start, unit = sign.start(), _CURRENCIES[sign.group().strip()]
        if scale := _SCALE.match(sentence, end):
            value, end = value * quantities.SCALES[scale.group(1).lower()], scale.end()
        if percent := _PERCENT.match(sentence, end):
            unit, end = PERCENT, percent.end()
        elif unit is None and (currency := _CURRENCY_BEHIND.match(sentence, end)):
            unit, end = _currency(currency), currency.end()
        noun = _noun(sentence, end) if unit is None else None
        measure = noun.lower().removesuffix("s") if noun else ""
        if unit is None and measure in _MEASURES:
            unit, end = measure, _NOUN.match(sentence, end).end()  # type: ignore[union-attr]  # it matched in _noun
        if unit is None and (noun is None or _says_nothing(found, before)):
            continue
        if measure in {"year", "decade"} and re.search(r"\b(?:past|last|next|coming|recent|for)\s(?:the\s)?$", before):
            continue
        yield _Number(start, end, value, unit, noun, _ROUGHLY.search(sentence[:start]) is not None)


def _says_nothing(found: quantities.Number, before: str) -> bool:
    """Tell whether a number without a unit is a figure of speech or part of a name."""
    if found.in_words:
        return found.value < _LEAST_IN_WORDS
    return _NUMBERED_NAME.search(before) is not None


def _currency(match: re.Match[str]) -> str:
    word = (match.group(1) or "").lower()
    return _CURRENCY_WORDS[word] if word else _CURRENCIES[match.group(2).upper()]


def _noun(sentence: str, end: int) -> str | None:
    """Return the word behind a number, if it belongs to what is counted."""
    match = _NOUN.match(sentence, end)
    if match is None:
        return None
    noun = match["noun"]
    measure = noun.lower().removesuffix("s") in _MEASURES
    if not measure and (noun.lower() in FUNCTION_WORDS["en"] - {"including"} or not _COUNTED.match(sentence, end)):
        return "including" if noun == "including" else None
    return noun


def _when(one: _Number, sentence: str, dated: Sequence[tuple[int, int, PartialDate | None]]) -> PartialDate | None:
    """Return the date that stands right behind a number ("$34 billion in 2014"), if one does."""
    for start, _, when in dated:
        if start > one.end and re.fullmatch(r"\s?\(?(?:in|by|for|as of|at)?\s?(?:the\s)?", sentence[one.end : start]):
            return when
    return None


def _of(sentence: str, members: Sequence[_Number]) -> str:
    """Return in the sentence's words what numbers count: what follows the first, or else what stands before it."""
    first = members[0]
    behind = _clause(sentence[first.end :])
    before = re.split(_CLAUSE_END, sentence[: first.start])[-1]
    while (shorter := _VERB_TAIL.sub("", before)) != before:
        before = shorter
    before = " ".join(before.split()[-_WORDS_BEFORE:])
    follows = first.unit is None or first.unit == PERCENT
    told = [behind.removeprefix("of "), before] if follows else [before, behind]
    return next((text for text in told if _LETTERS.search(text)), " ".join(sentence.split()[:_WORDS_BEFORE]))


def _clause(text: str) -> str:
    """Return the beginning of a text up to the end of its clause, twelve words at most."""
    end = _CLAUSE_END.search(text)
    return " ".join(text[: end.start() if end else None].split()[:_WORDS_OF]).lstrip("- ").rstrip(" .")


def _table(members: Sequence[_Number], unit: Unit) -> str | None:
    """Return the id of the article's table that holds all these numbers in one column, if one does."""
    for table in unit.article.tables:
        if unit.block.id in table.agrees_with and any(
            _holds(table, column, members) for column in range(len(table.columns))
        ):
            return table.id
    return None


def _holds(table: Table, column: int, members: Sequence[_Number]) -> bool:
    values = {row.cells[column].value for row in table.rows if column < len(row.cells)}
    return all(one.value in values for one in members)
