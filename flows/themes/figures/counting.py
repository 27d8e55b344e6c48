"""Numbers of a sentence that state a quantity, with their units, and what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import zip_longest
from typing import NamedTuple

from flows.language import datewords, months, quantities, relative
from flows.language.identify import FUNCTION_WORDS
from flows.themes.units import addresses
from schemas.dates import PartialDate

PERCENT = "percent"
_CURRENCIES = {
    "$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "A$": "AUD", "C$": "CAD", "₽": "RUB", "₹": "INR",
    "USD": "USD", "EUR": "EUR", "GBP": "GBP", "JPY": "JPY", "CNY": "CNY", "RMB": "CNY", "DKK": "DKK", "CHF": "CHF",
}  # fmt: skip
_CURRENCY_WORDS = {
    "dollar": "USD", "dlr": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY", "yuan": "CNY", "rouble": "RUB",
    "ruble": "RUB", "rupee": "INR", "franc": "CHF", "kroner": "DKK",
}  # fmt: skip
_MEASURES = frozenset(
    "day week month year decade hour minute kilometre kilometer km mile metre meter m tonne ton kilogram kg barrel "
    "degree riyal peso krona krone lira dinar dirham naira zloty hryvnia forint shekel ringgit rupiah baht afghani "
    "tenge gigawatt megawatt kilowatt gw mw kw hectare acre litre liter".split()
)
_SIGN = re.compile(r"(?:US\$|A\$|C\$|[$€£¥₽₹]|(?:USD|EUR|GBP|JPY|CNY|RMB|DKK|CHF)\s)\s?$")
_SCALES = "|".join(sorted(quantities.SCALES, key=len, reverse=True))
_SCALE = re.compile(rf"[\s-]?({_SCALES})\b", re.IGNORECASE)
_PERCENT = re.compile(r"\s?%|\s?(?:per\s?cent|percentage points?|percent|pct)\b", re.IGNORECASE)
_CURRENCY_BEHIND = re.compile(
    rf"\s(?:US |U\.S\. )?({'|'.join(_CURRENCY_WORDS)})s?\b|\s?(€|USD|EUR|GBP)(?!\w)", re.IGNORECASE
)
_NOUN = re.compile(r"[\s-](?P<noun>[^\W\d_][\w’'-]*)")
# What can be counted stands in the plural, at most two words after its number.
_COUNTED = re.compile(
    r"(?:\s[^\W\d_][\w’'-]*){0,2}?\s(?:[^\W\d_][\w’'-]*[^\Wsui_]s|people|men|women|children|police|troops|staff|personnel)\b",
    re.IGNORECASE,
)
_NO_COUNT = re.compile(r"[-\s]year-olds?\b|\s?min(?:ute)?s? read\b|[\s-](?:a\.?m|p\.?m)\b", re.IGNORECASE)
_WORDS_BEHIND = re.compile(r"\s([^\W\d_]{3,})(?!\w)(?:\s([^\W\d_]+)(?!\w))?")
# "January 28": a day, whose year is not told; "in May 12 boats sank" is none.
_DAY = re.compile(r"0?[1-9]|[12]\d|3[01]")
_MONTH_BEFORE = re.compile(rf"\b(?:{months.ENGLISH}|(?:{months.ENGLISH_SHORT})\.?)\s$")
_IN_MONTH = re.compile(rf"\b[Ii]n\s(?:{months.ENGLISH})\s$")
_QUALIFIERS = (
    r"just (?:over|under)|about|around|roughly|approximately|nearly|almost|(?:no|not)? ?(?:more|less|fewer) than|"
    r"as (?:many|much|few|little) as|over|under|above|below|some|up to|at least|at most|an estimated|close to|only|"
    r"circa|c\.|ca\."
)
_QUALIFIED = re.compile(rf"(?<![\w-])(?:(?:{_QUALIFIERS})\s)+$", re.IGNORECASE)
_RANGE_BEGINS = re.compile(rf"(?<![\w-])(?:(?:{_QUALIFIERS}|between|from)\s)+$", re.IGNORECASE)
# Between two numbers that share the unit behind the second: "40 to 70 metres", "$3-5 billion".
_TO = re.compile(r"(?:\s?[-–—]\s?|\s(?:to|or)\s)(?:(?:US)?[$€£]\s?)?")
_AND = re.compile(r"\sand\s(?:(?:US)?[$€£]\s?)?")
_BETWEEN = re.compile(r"\bbetween\s[\w\s]*[$€£]?$", re.IGNORECASE)
_PARTS = {
    "half": 2, "halve": 2, "third": 3, "fourth": 4, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10,
}  # fmt: skip
_COUNTS = {
    "a": 1,
    **{name: count for count, name in enumerate("one two three four five six seven eight nine".split(), 1)},
}
# "Three-fourths of one percent", "1/2 of 1%", "3/4 percent": a part of the number, or of the unit, that follows.
_FRACTION = re.compile(
    rf"(?:\b(?:(?P<count>{'|'.join(_COUNTS)})[\s-]|(?=half))(?P<part>{'|'.join(_PARTS)})s?|"
    r"(?<![\d/])(?P<over>\d{1,3})/(?P<under>[1-9]\d{0,2}))\sof\s(?:an?\s)?$",
    re.IGNORECASE,
)
_OVER = re.compile(r"(?<![\w/.,])(?P<over>\d{1,3})/$")
# "Nearly one year later", "every six months" say when, and count nothing.
TIMES = frozenset("hour day week month year decade minute".split())
"""Units of how long something takes."""
_LATER = re.compile(r"\s(?:later|earlier|before|afterwards?|ago|from now)\b|['’]\stime\b", re.IGNORECASE)
_EVERY = re.compile(r"\bevery\s$", re.IGNORECASE)
_SPAN_OF_TIME = re.compile(r"\b(?:past|last|next|coming|recent)\s(?:the\s)?$")
_FOR = re.compile(r"\bfor\s(?:the\s)?$")
# Words of a longer number in front of the words of a number, and a part that no fraction is known for.
_LONGER = re.compile(r"\b(?:hundred|thousand|million|billion)(?:,?\sand|,)?\s$", re.IGNORECASE)
_HUNDREDTHS = re.compile(r"\w(?:th|ths)\sof\s(?:an?\s)?$")
# "The Forty Recommendations", "the Five-Year Plan": the name of something. A sentence opens with a capital anyway.
_NAME_BEGINS = re.compile(r"(?:[A-Z][a-z]+|\d+)[-\s](?:Year|Month|Week|Day|Hour)\b|[A-Z][a-z]+\s[A-Z][a-z]")
# In front of these a number is a name or a place in a text: "Article 5", "Figure 1", "No. 3", "Resolution 2254".
_NAMED = re.compile(
    r"\b(?:article|figure|fig|table|tab|chapter|section|no|nos|number|vol|volume|issue|page|pp?|paragraph|para|resolution|"
    r"annex|part|phase|step|round|group|g|p|covid|mh|agenda|chart|box|note|world war|boeing|airbus|channel|route|item)"
    r"[.\s-]*$",
    re.IGNORECASE,
)
# A bare number right behind a name within a sentence belongs to the name: "Apollo 11", "Title 32 authorities".
_NUMBERED_NAME = re.compile(
    rf"\w\s(?!(?:The|In|Of|By|And|Some|At|{months.ENGLISH})\s)[A-Z][\w’'-]*\s(?:\d+(?:,\s\d+)*\s(?:and|or)\s)?$"
)
# Small numbers in words count figures of speech ("two sides", "one of"): they state something only with a measure.
_LEAST_IN_WORDS = 13
# "In 2019 it was 11 percent, and in 2022 it was 14 percent": each date opens the clause of its number.
_CLAUSE_OPENS = re.compile(r"(?:^|[,;]\s(?:and\s|but\s)?)in\s$", re.IGNORECASE)
_OPENED = re.compile(r",?\s[^\W\d][^,;:.\d]{0,40}")
# No words that tell on the number behind them are longer, and to look for them in all of a long sentence takes longer:
# signs, fractions, months and "just under an estimated"; and names.
_QUALIFIERS_REACH, _REACH = 40, 80


class Number(NamedTuple):
    """A number with its unit."""

    start: int
    """Offset of its first character, sign included."""

    end: int
    """Offset behind its last, unit included."""

    value: Decimal
    """Scale words multiplied in."""

    unit: str | None
    """Unit; ``None`` for plain counts."""

    noun: str | None
    """The word behind it, where it counts things."""

    qualifier: str | None
    """Words in front that say how exact it is."""

    before: Decimal | None
    """The first of two numbers that share the unit."""


Dated = tuple[int, int, PartialDate | None]
"""Span of a date, and what it means where it names a year."""


class _Counted(NamedTuple):
    """A number, or two that share their unit."""

    first: quantities.Number | None
    last: quantities.Number


def dates_of(sentence: str) -> list[Dated]:
    """Return the spans of a sentence's dates, which are no figures, and what those that name a year mean."""
    found: list[Dated] = [(one.start, one.end, one.when) for one in datewords.find(sentence)]
    found += [(match.start(), match.end(), None) for match in addresses(sentence)]
    for one in relative.find(sentence):
        before = [when.first.year for start, end, when in found if when and end <= one.start]
        follows = one.follows_year and before
        found.append((one.start, one.end, datewords.year(before[-1] + 1) if follows else None))
    return found


def _counted(sentence: str, dated: Sequence[Dated]) -> list[_Counted]:
    """Return the numbers of a sentence that are no dates; two that share the unit behind the second are one."""
    found = quantities.find(sentence)
    counted: list[_Counted] = []
    at = 0
    for number, after in zip_longest(found, found[1:]):
        if number.start < at or _overlaps(number, dated) or _is_day_of_month(number, sentence):
            continue
        last = _second(sentence, number, after)
        if last is not None and _overlaps(last, dated):
            last = None
        counted.append(_Counted(last and number, last or number))
        at = counted[-1].last.end
    return counted


def _is_day_of_month(number: quantities.Number, sentence: str) -> bool:
    """Tell whether a number behind a month's name is a day of it, and not so many of something in that month."""
    printed = sentence[number.start : number.end]
    if not _DAY.fullmatch(printed) or not _in_front(_MONTH_BEFORE, sentence, number.start):
        return False
    if any(one.match(sentence, number.end) for one in (_SCALE, _PERCENT, _CURRENCY_BEHIND)):
        return False
    return not (_in_front(_IN_MONTH, sentence, number.start) and _noun(sentence, number.end))


def _in_front(pattern: re.Pattern[str], sentence: str, at: int) -> re.Match[str] | None:
    """Return what a pattern that ends there finds right in front of a place."""
    return pattern.search(sentence, max(0, at - _QUALIFIERS_REACH), at)


def _overlaps(number: quantities.Number, dated: Sequence[Dated]) -> bool:
    return any(start < number.end and number.start < end for start, end, _ in dated)


def _second(sentence: str, number: quantities.Number, after: quantities.Number | None) -> quantities.Number | None:
    """Return the number that follows with nothing but "to" or the like between; a dash joins rising numbers only."""
    link = _TO.match(sentence, number.end)
    if link is None and _BETWEEN.search(sentence, 0, number.start):
        link = _AND.match(sentence, number.end)
    if link is None:
        return None
    last = _behind(sentence, link.end(), after)
    if last is None or (not link.group().strip(" $€£US").isalpha() and last.value <= number.value):
        return None
    return last


def _behind(sentence: str, start: int, after: quantities.Number | None) -> quantities.Number | None:
    """Return the number that begins at a place; behind a hyphen it is found on its own only."""
    if after is not None and after.start == start:
        return after
    first = next(iter(quantities.find(sentence[start:])), None)
    if first is None or first.start:
        return None
    return first._replace(start=start, end=start + first.end)


def numbers_of(sentence: str, dated: Sequence[Dated]) -> Iterator[Number]:
    """Yield those of the numbers of a sentence that state a quantity."""
    for one in _counted(sentence, dated):
        opened, closed = (one.first or one.last).start, one.last.end
        before = sentence[max(0, opened - _REACH) : opened]
        if _NAMED.search(before) or _NO_COUNT.match(sentence, closed) or _is_day(sentence, closed):
            continue
        found = _with_unit(sentence, one)
        if found is None or (found.unit is None and (found.noun is None or _says_nothing(one.last, before))):
            continue
        if _is_part(found, one.last, before) or _NAME_BEGINS.match(sentence, max(found.start, 1)):
            continue
        if found.unit in TIMES and _tells_when(found, sentence, before):
            continue
        qualified = _in_front(_RANGE_BEGINS if one.first else _QUALIFIED, sentence, found.start)
        yield found._replace(qualifier=qualified.group().strip()) if qualified else found


def _is_day(sentence: str, at: int) -> bool:
    """Tell whether a month follows a number; most are one word, some of the Arabic ones two."""
    behind = _WORDS_BEHIND.match(sentence, at)
    if behind is None:
        return False
    first = behind[1].lower()
    return first in months.MONTHS or f"{first} {(behind[2] or '').lower()}" in months.MONTHS


def _is_part(found: Number, last: quantities.Number, before: str) -> bool:
    """Tell whether a number is only the end of a longer one in words ("one hundred and forty million")."""
    return (last.in_words and _LONGER.search(before) is not None) or (
        found.start == last.start and _HUNDREDTHS.search(before) is not None
    )


def _tells_when(found: Number, sentence: str, before: str) -> bool:
    """Tell whether a length of time only says when something was or how often it is."""
    spans = _SPAN_OF_TIME.search(before) or (found.unit in {"year", "decade"} and _FOR.search(before))
    return bool(spans or _LATER.match(sentence, found.end) or _EVERY.search(before))


def _with_unit(sentence: str, one: _Counted) -> Number | None:
    """Return a number with its sign, scale and unit; ``None`` for half of "9/11" and of "9/11 Day"."""
    start, end, factor, unit = (one.first or one.last).start, one.last.end, Decimal(1), None
    if sign := _in_front(_SIGN, sentence, start):
        start, unit = sign.start(), _CURRENCIES[sign.group().strip()]
    if scale := _SCALE.match(sentence, end):
        factor, end = Decimal(quantities.SCALES[scale.group(1).lower()]), scale.end()
    if percent := _PERCENT.match(sentence, end):
        unit, end = PERCENT, percent.end()
    elif unit is None and (currency := _CURRENCY_BEHIND.match(sentence, end)):
        unit, end = _currency(currency), currency.end()
    noun = _noun(sentence, end) if unit is None else None
    measure = noun.lower().rstrip("’'").removesuffix("s") if noun else ""
    if unit is None and measure in _MEASURES:
        unit, end = measure, _NOUN.match(sentence, end).end()  # type: ignore[union-attr]  # it matched in _noun
    start, value = _part(sentence, start, one.last.value * factor)
    if unit != PERCENT and sentence[start : one.last.start].endswith("/"):
        return None
    return Number(start, end, value, unit, noun, None, _before(one, factor))


def _before(one: _Counted, factor: Decimal) -> Decimal | None:
    """Return the value of the first of two numbers; the scale behind the second holds for it if it is not larger."""
    if one.first is None:
        return None
    return one.first.value * (factor if one.first.value <= one.last.value else 1)


def _part(sentence: str, start: int, value: Decimal) -> tuple[int, Decimal]:
    """Return where a number and the fraction in front of it begin, and what both are worth together."""
    if (over := _in_front(_OVER, sentence, start)) and value:
        return over.start(), Decimal(over["over"]) / value
    found = _in_front(_FRACTION, sentence, start)
    if found is None:
        return start, value
    if found["over"]:
        return found.start(), value * Decimal(found["over"]) / Decimal(found["under"])
    return found.start(), value * _COUNTS[(found["count"] or "a").lower()] / _PARTS[found["part"].lower()]


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
    if quantities.find(noun):
        return None
    measure = noun.lower().rstrip("’'").removesuffix("s") in _MEASURES
    if not measure and (noun.lower() in FUNCTION_WORDS["en"] - {"including"} or not _COUNTED.match(sentence, end)):
        return "including" if noun == "including" else None
    return noun


def when_of(one: Number, sentence: str, dated: Sequence[Dated]) -> PartialDate | None:
    """Return the date right behind a number ("$12 billion in 1998"), or else the one with which its clause opens."""
    for start, _, when in dated:
        if start > one.end and re.fullmatch(r"\s?\(?(?:in|by|for|as of|at)?\s?(?:the\s)?", sentence[one.end : start]):
            return when
    for start, end, when in dated:
        if end < one.start and _CLAUSE_OPENS.search(sentence, 0, start) and _OPENED.fullmatch(sentence, end, one.start):
            return when
    return None
