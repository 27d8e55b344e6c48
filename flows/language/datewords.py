"""Dates in running text: their words, and the days that these can mean."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from flows.language.months import MONTHS, PART_WORDS, PARTS
from schemas.dates import PartialDate, Precision

# Years outside of this are page numbers, sums of money and slips of the pen.
FIRST_YEAR, LAST_YEAR = 1800, 2199
# No document is dated later than this; a year alone may be ("emissions until 2150").
LAST_DAY_YEAR = 2099

_YEAR = r"(?P<year>1[89]\d\d|2[01]\d\d)"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_OF = r"(?:\s+(?:de|del|do|of))?"
# "6 آذار/مارس 2026": a month by two of its names.
_OR = "(?-i:/[\u0621-\u064a]+)?"
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９", "0123456789" * 3)
_OTHER_DIGITS = re.compile("[٠-٩۰-۹０-９]")

# Names of months are looked up, not spelt out in a pattern: with those of all languages it would take long to compile.
# So do ranges of letters where case does not matter; hence the groups in which it does.
_ARABIC = "\u0621-\u064a"
_MONTH = rf"(?P<month>(?-i:[{_ARABIC}]+(?: [{_ARABIC}]+)?|[A-Za-z\u00c0-\u024f\u0400-\u04ff]+))\.?"
_PART = "(?P<part>" + "|".join(sorted(map(re.escape, [*PARTS, *PART_WORDS]), key=len, reverse=True)) + ")"

# Chinese, Japanese and Korean set no space around a date; Arabic writes a letter for the era behind a year.
_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_FIRST_WIDE = "\u3000"
"""Texts with this or a later character may be Chinese, Japanese or Korean."""


_Form = tuple[str, re.Pattern[str]]
"""A pattern of dates, and what a text has to hold for it: see :func:`_held`."""


@lru_cache(maxsize=2)
def _forms(*, wide: bool) -> tuple[_Form, ...]:
    """Return the patterns of dates, those of full ones first.

    Args:
        wide: Whether the text may be of a script that sets no space around a date; these take longer to compile.
    """
    unspaced = _UNSPACED if wide else "年"
    before = rf"(?<![^\W{unspaced}])(?<![.,/$€£-])"
    behind = rf"(?![^\W{unspaced}م]|/|[.,]\d|-\d)"
    forms = (
        # 16 January 2017, 16th of January, 2017, 16. Januar 2017, 16 de enero de 2017, 1er mars 2019
        ("month", rf"{_DAY}(?:st|nd|rd|th|er|º|ª|\.)?{_OF}\s+{_MONTH}{_OR}(?:{_OF}|\s*[,،])\s*{_YEAR}"),
        # March 6, 2018 and "Mar 6 , 2018"
        ("month", rf"{_MONTH}\s+{_DAY}(?:st|nd|rd|th)?\s*,?\s+{_YEAR}"),
        # 2017-01-16, 2017/1/16, 2017.01.16
        ("digits", rf"{_YEAR}(?P<sep>[-/.])(?P<number>0?[1-9]|1[0-2])(?P=sep){_DAY}(?:T\d\d:\d\d\S*)?"),
        # 16.01.2017, 16/01/2017, 16-01-2017; 01/16/2017 when only that can be
        ("digits", rf"(?P<left>\d{{1,2}})(?P<sep2>[./-])(?P<right>\d{{1,2}})(?P=sep2){_YEAR}"),
        # 2017年1月16日, 2017년 1월 16일
        (
            "wide",
            rf"{_YEAR}\s*[年년]\s*(?P<number2>0?[1-9]|1[0-2])\s*[月월](?:\s*(?P<day2>[12]\d|3[01]|0?[1-9])\s*[日号일])?",
        ),
        # January 2017, January of 2017, "Nov. 2016"
        ("month", rf"{_MONTH}{_OR}(?:{_OF}|\s*[,،])\s*{_YEAR}"),
        # 2017-01
        ("digits", rf"{_YEAR}-(?P<number3>0[1-9]|1[0-2])"),
        # mid 2017, spring of 2019, Q1 2020, "the first half of 2018"
        ("year", rf"{_PART}(?:{_OF}|-)\s*{_YEAR}"),
        # the 1970s, 1970's
        ("decade", r"(?P<decade>1[89]\d0|20\d0)['’]?s"),
        # 2017, but not the number of a resolution: "resolutions 1970 (2011) and 2199 (2015)"
        ("year", rf"{_YEAR}(?:\s*[年년]|(?-i:(?![{unspaced}])))(?!\s*\((?:19|20)\d\d\))"),
    )
    return tuple((needed, re.compile(f"{before}(?i:{form}){behind}")) for needed, form in forms)


# Every form holds such a year, and most sentences hold none.
_ANY_YEAR = re.compile(r"1[89]\d\d|2[01]\d\d")
_LETTERS = re.compile(r"[^\W\d_]+")
_DIGITS_APART = re.compile(r"\d[-./]\d")
_DECADE = re.compile(r"0['’]?s")
_MONTH_WORDS = frozenset(name.split()[0] for name in MONTHS)
# Characters of a date on either side of its year, at most, however widely it is set.
_LONGEST_DATE = 60


class FoundDate(NamedTuple):
    """A date and where in the text its words stand."""

    start: int
    """Offset of the first character."""

    end: int
    """Offset behind the last."""

    when: PartialDate
    """What the words mean."""

    ambiguous: bool
    """Whether day and month could be the other way round (``03/04/2019``); the day is then taken to come first."""


@lru_cache(maxsize=4096)
def find(text: str) -> tuple[FoundDate, ...]:
    """Return the dates of a text in order, the longest reading of each; impossible ones (31 June) are left out."""
    if _OTHER_DIGITS.search(text):
        text = text.translate(_DIGITS)
    if not _ANY_YEAR.search(text):
        return ()
    found: list[FoundDate] = []
    taken = bytearray(len(text))
    windows = _windows(text)
    wide = max(text) >= _FIRST_WIDE
    held = {needed for start, end in windows for needed in _held(text[start:end], wide=wide)}
    for form in (form for needed, form in _forms(wide=wide) if needed in held):
        for match in (one for window in windows for one in _matches(form, text, *window)):
            first, last = match.span()
            if taken.find(1, first, last) >= 0:
                continue
            # An impossible date is taken too, or its year would be found alone.
            taken[first:last] = bytes([1]) * (last - first)
            reading = _read(match)
            if reading is not None:
                found.append(FoundDate(match.start(), match.end(), *reading))
    return tuple(sorted(found))


def _held(text: str, *, wide: bool) -> Iterator[str]:
    """Yield what a text around a year holds of that without which a form cannot be; most hold the year alone."""
    yield "year"
    if wide:
        yield "wide"
    if wide or any(word.lower() in _MONTH_WORDS for word in _LETTERS.findall(text)):
        yield "month"
    if _DIGITS_APART.search(text):
        yield "digits"
    if _DECADE.search(text):
        yield "decade"


def _matches(form: re.Pattern[str], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the matches of a form in a stretch of a text, those left out whose month is none."""
    while match := form.search(text, start, end):
        named = match.groupdict().get("month")
        if named is not None and named.lower() not in MONTHS:
            start = match.start() + 1
        else:
            yield match
            start = match.end()


def _windows(text: str) -> list[tuple[int, int]]:
    """Return the stretches of a text in which a date can stand: those around a year, overlapping ones as one."""
    windows: list[tuple[int, int]] = []
    for match in _ANY_YEAR.finditer(text):
        first, last = max(0, match.start() - _LONGEST_DATE), min(len(text), match.end() + _LONGEST_DATE)
        if windows and first <= windows[-1][1]:
            first = windows.pop()[0]
        windows.append((first, last))
    return windows


def impossible(text: str) -> tuple[str, ...]:
    """Return the words that have the form of a full date and name no day, such as ``31 June 2019``."""
    wrong = []
    for _, form in _forms(wide=max(text, default="") >= _FIRST_WIDE)[:4]:
        wrong += [match.group() for match in _matches(form, text, 0, len(text)) if _read(match) is None]
    return tuple(wrong)


def day(when: date) -> PartialDate:
    """Return the date of one day."""
    return PartialDate(first=when, last=when, precision=Precision.DAY)


def month(year: int, number: int) -> PartialDate:
    """Return a whole month."""
    last = calendar.monthrange(year, number)[1]
    return PartialDate(first=date(year, number, 1), last=date(year, number, last), precision=Precision.MONTH)


def year(number: int) -> PartialDate:
    """Return a whole year."""
    return PartialDate(first=date(number, 1, 1), last=date(number, 12, 31), precision=Precision.YEAR)


def years(first: int, last: int) -> PartialDate:
    """Return a span of years, both included."""
    return PartialDate(first=date(first, 1, 1), last=date(last, 12, 31), precision=Precision.YEARS)


def part(name: str, number: int) -> PartialDate:
    """Return a named part of a year (a key of :data:`flows.language.months.PARTS`)."""
    begin, end = PARTS[name]
    first = date(number, begin, 1)
    following = date(number + end // 12, end % 12 + 1, 1)
    label = name.upper() if name[-1].isdigit() else {"fall": "autumn"}.get(name, name)
    return PartialDate(first=first, last=following - timedelta(days=1), precision=Precision.PART, part=label)


def _read(match: re.Match[str]) -> tuple[PartialDate, bool] | None:
    """Return what a match means and whether it is ambiguous, or ``None`` for a day that does not exist."""
    groups = match.groupdict()
    if groups.get("decade"):
        first = int(groups["decade"])
        return years(first, first + 9), False
    in_year = int(groups["year"])
    if not FIRST_YEAR <= in_year <= LAST_YEAR:
        return None
    if groups.get("left"):
        return _numeric(int(groups["left"]), int(groups["right"]), in_year)
    if groups.get("part"):
        name = " ".join(groups["part"].lower().split())
        return part(PART_WORDS.get(name, name), in_year), False
    number = _month_number(groups)
    if number is None:
        return year(in_year), False
    on_day = groups.get("day") or groups.get("day2")
    return _dated(in_year, number, int(on_day)) if on_day else (month(in_year, number), False)


def _month_number(groups: dict[str, str | None]) -> int | None:
    name = groups.get("month")
    if name:
        return MONTHS[name.lower()]
    digits = groups.get("number") or groups.get("number2") or groups.get("number3")
    return int(digits) if digits else None


def _dated(in_year: int, in_month: int, on_day: int) -> tuple[PartialDate, bool] | None:
    if in_year > LAST_DAY_YEAR or not 1 <= in_month <= 12 or on_day > calendar.monthrange(in_year, in_month)[1]:  # noqa: PLR2004 - months
        return None
    return day(date(in_year, in_month, on_day)), False


def _numeric(left: int, right: int, in_year: int) -> tuple[PartialDate, bool] | None:
    first = _dated(in_year, right, left) if left else None
    if first is None:
        return _dated(in_year, left, right) if right and left else None
    either_way = left <= 12 and left != right  # noqa: PLR2004 - months
    return first[0], either_way
