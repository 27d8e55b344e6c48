"""Numbers and dates of a claim: each stands in a cited sentence, with its unit, and counts the same there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from flows.language import months, quantities
from flows.language.quantities import SCALES
from flows.themes.synthesis.checks.parsing import Parsed, stems_within

_DIGITS = re.compile(r"\d{1,3}(?:[,  ’']\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?")
_CURRENCIES = {
    "$": "USD", "us$": "USD", "usd": "USD", "dollar": "USD", "dollars": "USD",
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR",
    "£": "GBP", "gbp": "GBP", "pound": "GBP", "pounds": "GBP",
    "¥": "JPY", "jpy": "JPY", "yen": "JPY", "rouble": "RUB", "roubles": "RUB", "ruble": "RUB", "rubles": "RUB",
    "yuan": "CNY", "renminbi": "CNY", "rupee": "INR", "rupees": "INR", "franc": "CHF", "francs": "CHF",
}  # fmt: skip
_SHARES = {
    "%": "percent",
    "percent": "percent",
    "per cent": "percent",
    "percentage points": "points",
    "points": "points",
}
_BEFORE = re.compile(r"(us\$|[$€£¥]|\b(?:usd|eur|gbp|jpy)\s?)$", re.IGNORECASE)
_AFTER = re.compile(
    r"[\s-]?(?P<scale>hundred|thousand|million|billion|trillion|(?:mn|bn|tn|m|k)\b)?s?"
    rf"[\s-]?(?P<unit>percentage points|per cent|percent|%|(?:{'|'.join(filter(str.isalpha, _CURRENCIES))})\b)?",
    re.IGNORECASE,
)
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_SHARED_UNIT = re.compile(r"\s?(?:to|and|or|[-–—])\s?[$€£¥]?$", re.IGNORECASE)
_DIRECTION = re.compile(r"\b(from|to)\s+(?:\w+ly\s+|about\s+|some\s+|around\s+)?[$€£¥]?$", re.IGNORECASE)
_QUALIFIER = re.compile(
    r"\b(more than|less than|fewer than|at least|at most|up to|no more than|no fewer than|as many as|about|around|"
    r"roughly|approximately|nearly|almost|over|above|below|under|only)\s+[$€£¥]?$",
    re.IGNORECASE,
)
_ABOVE = frozenset({"more than", "at least", "over", "above", "no fewer than"})
_BELOW = frozenset(
    {"less than", "fewer than", "at most", "up to", "no more than", "nearly", "almost", "below", "under"}
)
_ABOUT = frozenset({"about", "around", "roughly", "approximately"})
# Amounts without a figure: the sentence has to have the word itself.
_WORDS = re.compile(
    r"\b(half|halves|halved?|thirds?|quarters?|fifths?|tenths?|dozens?|doubl\w+|tripl\w+|twice|twofold|threefold|"
    r"hundreds|thousands|millions|billions|majority|minority|once)\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    rf"\b(?:(?P<month>{months.ENGLISH}|{months.ENGLISH_SHORT})\b|(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)|"
    r"(?P<other>(?i:yesterday|today|tomorrow|tonight|(?:next|last|this|previous|coming)\s+(?:week|month|quarter|year|decade|"
    r"century|spring|summer|autumn|winter|\w+day)s?|spring|summer|autumn|winter|century|decades?|weeks?|months?|"
    r"recently|immediately|soon|already|long ago)))\b"
)


class Amount(NamedTuple):
    """A number of a sentence."""

    value: Decimal
    """Scale words multiplied in."""

    unit: str
    """Currency, ``percent`` or ``points``; empty for plain numbers."""

    start: int
    """Offset of its first digit or letter."""

    end: int
    """Offset behind the number and its unit."""

    @property
    def year(self) -> bool:
        """Whether it is a year, as far as a number shows."""
        return not self.unit and self.end - self.start == len("2026") and _FIRST_YEAR <= self.value <= _LAST_YEAR


@lru_cache(maxsize=4096)
def amounts_of(text: str) -> tuple[Amount, ...]:
    """Return the numbers of a sentence in order, in digits and in words; "one" and "the two" are none."""
    spelt = [
        (one.start, one.end, one.value)
        for one in quantities.find(text)
        if one.in_words and one.value != 1 and not text[: one.start].lower().endswith("the ")
    ]
    digits = [
        (match.start(), match.end(), value)
        for match in _DIGITS.finditer(text)
        if (value := quantities.parse(match.group())) is not None
    ]
    return tuple(_with_unit(text, *one) for one in sorted(spelt + digits))


def _with_unit(text: str, start: int, end: int, value: Decimal) -> Amount:
    before, after = _BEFORE.search(text[:start]), _AFTER.match(text, end)
    scale, unit, behind = None, "", end
    if after is not None and after.group():
        scale, unit = after["scale"], (after["unit"] or "").lower()
        behind = after.end() if scale or unit else end
    value *= SCALES[scale.lower()] if scale else 1
    kind = _SHARES.get(unit) or _CURRENCIES.get(unit) or (_CURRENCIES[before[1].strip().lower()] if before else "")
    return Amount(value, kind, start, behind)


def _readings(text: str) -> set[tuple[Decimal, str]]:
    """Return all that the numbers of a sentence can mean: the first of "34 to 40 billion" is also 34 billion."""
    found = amounts_of(text)
    read = {(one.value, one.unit) for one in found}
    for one, following in pairwise(found):
        if not _SHARED_UNIT.fullmatch(text[one.end : following.start]):
            continue
        read.add((one.value, following.unit))
        read |= {(one.value * factor, following.unit) for factor in _factors(text, following)}
    return read


def _factors(text: str, amount: Amount) -> set[int]:
    return {
        factor for word, factor in SCALES.items() if re.search(rf"[\d\s-]{word}\b", text[amount.start : amount.end])
    }


def unknown_number(claim: Parsed, cited: Sequence[Parsed]) -> str | None:
    """Return a number of a claim that no cited sentence has, or that counts something else there."""
    known = set().union(*(_readings(one.text) for one in cited))
    claimed = _readings(claim.text)
    for amount in amounts_of(claim.text):
        same = {(value, unit) for value, unit in claimed if value == amount.value or value % (amount.value or 1) == 0}
        if (amount.value, amount.unit) not in known and not (same & known and _shares(claim.text, amount)):
            return claim.text[amount.start : amount.end]
        having = [one for one in cited if any(other.value == amount.value for other in amounts_of(one.text))]
        if having and all(_elsewhere(claim, amount, one) for one in having):
            return claim.text[amount.start : amount.end]
    plain = " ".join(one.text for one in cited).lower()
    return next((found[1] for found in _WORDS.finditer(claim.text) if found[1].lower()[:4] not in plain), None)


def _shares(text: str, amount: Amount) -> bool:
    """Tell whether a number takes its unit from the next one."""
    following = next((one for one in amounts_of(text) if one.start >= amount.end), None)
    return following is not None and _SHARED_UNIT.fullmatch(text[amount.end : following.start]) is not None


def _elsewhere(claim: Parsed, amount: Amount, text: Parsed) -> bool:
    """Tell whether a number means something else in a cited sentence: other exactness, direction or neighbours."""
    same = [one for one in amounts_of(text.text) if one.value == amount.value]
    told = _exactness(claim.text, amount)
    if all(_exactness(text.text, one) != told for one in same):
        return True
    way = _direction(claim.text, amount)
    ways = {_direction(text.text, one) for one in same}
    if way and ways - {None}:
        return way not in ways
    return _with_others(claim, amount, text, same)


def _exactness(text: str, amount: Amount) -> str:
    found = _QUALIFIER.search(text[: amount.start])
    words = " ".join(found[1].lower().split()) if found else ""
    kinds = (("above", _ABOVE), ("below", _BELOW), ("about", _ABOUT))
    return next((name for name, kind in kinds if words in kind), words)


def _direction(text: str, amount: Amount) -> str | None:
    found = _DIRECTION.search(text[: amount.start])
    return found[1].lower() if found else None


def _with_others(claim: Parsed, amount: Amount, text: Parsed, same: Sequence[Amount]) -> bool:
    """Tell whether the words around a number stand around another one in a cited sentence."""
    others = [one for one in amounts_of(text.text) if one.value != amount.value and not one.year]
    if not others or amount.year:
        return False
    parts = {text.part_at(one.start) for one in same}
    if any(text.part_at(one.start) not in parts for one in others):
        told = [
            {text.part_at(text.words[at].start) for at in text.places(one)}
            for one in stems_within(claim, claim.parts[claim.part_at(amount.start)])
        ]
        return sum(bool(at) and not at & parts for at in told) > sum(bool(at & parts) for at in told)
    before, behind = _beside(claim, amount)
    return any(_farther(text, one, same, others) for one in before[-1:] + behind[:1]) or any(
        not _follows(text, one, same, others) for one in behind
    )


def _beside(claim: Parsed, amount: Amount) -> tuple[list[str], list[str]]:
    """Return the words before and behind a number, as far as no other number is between."""
    others = [one for one in amounts_of(claim.text) if one != amount and not one.year]
    first = max((one.end for one in others if one.end <= amount.start), default=0)
    last = min((one.start for one in others if one.start >= amount.end), default=len(claim.text))
    return stems_within(claim, (first, amount.start)), stems_within(claim, (amount.end, last))


def _follows(text: Parsed, wanted: str, same: Sequence[Amount], others: Sequence[Amount]) -> bool:
    """Tell whether the number in front of a word, wherever it stands, may be the same; true where none is."""
    places = [text.words[at].start for at in text.places(wanted)]
    owners = [max((one for one in (*same, *others) if one.end <= place), default=None, key=_end) for place in places]
    return not owners or any(owner is None or owner in same for owner in owners)


def _end(amount: Amount) -> int:
    return amount.end


def _farther(text: Parsed, wanted: str, same: Sequence[Amount], others: Sequence[Amount]) -> bool:
    """Tell whether another number is nearer to a word than the number itself, wherever the word stands."""

    def distance(amount: Amount, place: int) -> int:
        return min(abs(place - amount.start), abs(place - amount.end))

    places = [text.words[at].start for at in text.places(wanted)]
    return bool(places) and all(
        min(distance(one, place) for one in others) < min(distance(one, place) for one in same) for place in places
    )


def unknown_date(claim: Parsed, cited: Sequence[Parsed]) -> str | None:
    """Return a date or a word of time that no cited sentence has."""
    known = {form for one in cited for match in _DATE.finditer(one.text) for form in _forms(match)}
    opening = claim.text.split(maxsplit=1)[:1]
    for match in _DATE.finditer(claim.text):
        modal = match.group() == "May" and opening == ["May"] and match.start() == 0
        if not modal and not _forms(match) & known:
            return match.group()
    return None


def _forms(match: re.Match[str]) -> frozenset[str]:
    word = " ".join(match.group().lower().split())
    if match["month"]:
        return frozenset({word[:3]})
    return frozenset({word.removesuffix("s")})
