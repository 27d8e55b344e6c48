"""Dates that only another date explains: "next March", "in September", "on 10 December", "two years ago"."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import NamedTuple

from flows.language import datewords, months, quantities
from flows.language.months import MONTHS, PARTS
from schemas.dates import PartialDate, Precision

_SEASONS = "spring|summer|autumn|fall|winter"
_COUNT = r"(?P<count>\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty)"
_UNIT = r"(?P<unit>day|week|month|year|decade)s?"
_EDGE = r"(?:(?:the\ )?(?:end|close|start|beginning|middle)\ of\ |(?:late|early|mid)[\ -])"
# What stands behind a month or day whose year is printed or that names a holiday ("May Day"), and behind a number that
# counts something else.
_NO_YEAR = r"(?!\s(?:\d|of\s\d|(?:of\s)?(?:next|this|last)\syear|Day\b)|,?\s(?:1[89]|2[01])\d\d|['’])"
_NO_COUNT = r"(?![\d%:/–-]|[.,]\d|\s(?:per\s?cent|thousand|million|billion|trillion)\b)"

# "From 22 to 26 September": the first day of several is the one to come before.
_MORE_DAYS = r"(?:\s?(?:and|to|[-–])\s?\d\d?(?:st|nd|rd|th)?)?"
# "The summer recess", "winter roads": no time of the year.
_SEASON_ENDS = r"(?=[.,;:!?)]|$|\s(?:and|or|but|when|if|at|for|to|as|with)\b)"

# "Eighty years ago this month" is no date of this month.
_RELATIVE = re.compile(
    rf"""(?<![\w-])(?<!ago\ )(?:
        (?P<month_in>{months.ENGLISH})\ (?:of\ )?(?P<which>next|this|last)\ year
      | (?P<side>next|coming|this|current|last|past|previous|later\ this|earlier\ this)\s
            (?P<what>(?:{months.ENGLISH}|{_SEASONS}|week|month|year|quarter|decade)\b)
      | (?P<anaphoric>the\ (?:next|following|previous)\ year)
      | (?P<day>yesterday|today|tomorrow)
      | (?:(?:in|since|until|by|before|after|last|from|during)\ {_EDGE}?|at\ {_EDGE})
            (?P<month>{months.ENGLISH})\b{_NO_YEAR}
      | (?:on|since|until|till|by|before|after|from|through)\ (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\ )?(?:
            (?:the\ (?=\d\d?[a-z]))?(?P<number>\d\d?)(?:st|nd|rd|th)?{_MORE_DAYS}\ (?:of\ )?
                (?P<of_month>{months.ENGLISH})
          | (?P<month_of>{months.ENGLISH})\ (?P<number2>\d\d?)(?:st|nd|rd|th)?{_MORE_DAYS}{_NO_COUNT}
        )\b{_NO_YEAR}
      | {_COUNT}\s{_UNIT}\s(?P<ago>ago|earlier|from\ now)
      | (?:with)?in\ (?:the\ next\ )?{_COUNT.replace("count", "count2")}\s{_UNIT.replace("unit", "unit2")}
            (?:['’]\ time|\ from\ now)
      | (?:by|at|before|until)\ (?:the\ )?(?P<edge>end|start|beginning|middle)\ of\ (?:the|this)\ (?P<whole>year|decade)
            (?!\s(?:preceding|following|before|after|in\ which)\b)
      | (?P<year_end>by\ (?:the\ )?year(?:['’]s)?[-\ ]end)
      | (?:(?:in|during)\ the|(?:by|until|before|since)(?:\ the)?)\ (?P<season>{_SEASONS}){_SEASON_ENDS}
      | (?P<vague>(?:in|over|within|during)\ the\ (?:
            (?:next|coming)\ (?:(?:few|several|couple\ of)\ )?(?:days|weeks|months)
          | (?:next|coming)\ {_COUNT.replace("count", "count3")}\s(?:days|weeks|months|years)
          | (?:days|weeks|months)\ (?:ahead|to\ come)))
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)


# Words of this kind hold one of these, and most sentences hold none: looking for them takes much longer.
_HOLDS_ONE = tuple(f"{months.ENGLISH}|{_SEASONS}|day|tomorrow|week|month|quarter|year|decade".lower().split("|"))


# "Since September 11", "after October 7": the name of what happened on a day, or of a holiday.
_NAMED_DAYS = frozenset({(1, 6), (7, 4), (9, 11), (10, 7)})
_LEAP_YEAR = 2024
# From one 29 February to the next, over a turn of a century.
_BETWEEN_LEAP_DAYS = 8
# "In three weeks", which may also say how long something took.
_IN = re.compile(rf"\bin\ {_COUNT}\s(?P<unit>day|week|month|year)s?\b(?!['’]|\sfrom\b|\sof\b)", re.IGNORECASE)


class RelativeDate(NamedTuple):
    """Words whose date depends on another date."""

    start: int
    """Offset of the first character."""

    end: int
    """Offset behind the last."""

    words: str
    """As printed."""

    counts_years: bool
    """Whether they are counted in whole years, so that a text written around New Year may mean either."""

    follows_year: bool
    """Whether they follow a year that the same sentence names, if it names one ("the next year")."""


def find(text: str) -> tuple[RelativeDate, ...]:
    """Return the relative dates of an English text in order; a bare "may" or "march" that is no month is left out."""
    small = text.lower()
    if not any(word in small for word in _HOLDS_ONE):
        return ()
    found = []
    for match in _RELATIVE.finditer(text):
        name = match["month"] or match["month_in"] or match["what"] or match["of_month"] or match["month_of"] or ""
        if name.lower() in MONTHS and not name[0].isupper():
            continue
        if _has_day(match) and not _is_day(match):
            continue
        anaphoric = match["anaphoric"] is not None
        by_year = (match["what"] or "").lower() == "year" or anaphoric or match["which"] is not None
        found.append(RelativeDate(match.start(), match.end(), match.group(), by_year, anaphoric))
    return tuple(found)


def counted_ahead(text: str) -> tuple[RelativeDate, ...]:
    """Return words such as "in three weeks" of a sentence that is known to speak of what is to come."""
    return tuple(
        RelativeDate(one.start(), one.end(), one.group(), counts_years=False, follows_year=False)
        for one in _IN.finditer(text)
    )


def lacks_year(words: str) -> bool:
    """Tell whether words name a day and its month, but not the year."""
    match = _RELATIVE.fullmatch(words)
    return match is not None and _has_day(match)


def is_named_day(words: str) -> bool:
    """Tell whether words name a day by which what happened on it is called, or a holiday ("on 7 October")."""
    match = _RELATIVE.fullmatch(words)
    return match is not None and _has_day(match) and _day_of(match) in _NAMED_DAYS


def is_season(words: str) -> bool:
    """Tell whether words name a season and nothing besides."""
    match = _RELATIVE.match(words)
    return match is not None and match["season"] is not None


def is_vague(words: str) -> bool:
    """Tell whether words look ahead without naming a stretch of time ("in the coming weeks")."""
    match = _RELATIVE.fullmatch(words)
    return match is not None and match["vague"] is not None


def resolve(words: str, against: date, *, ahead: bool, year_before: int | None = None) -> PartialDate | None:
    """Return what relative words mean.

    Args:
        words: As :func:`find` returned them.
        against: The day on which they were written.
        ahead: Whether the sentence speaks of what is to come; decides on a bare month.
        year_before: Last year that the same sentence names in front of the words, which "the next year" follows.

    Returns:
        ``None`` for words that name no stretch of time.
    """
    match = _RELATIVE.fullmatch(words)
    try:
        if match is None and (counted := _IN.fullmatch(words)):
            return _counted(_count(counted["count"]), counted["unit"].lower(), against)
        if match is None or match["vague"]:
            return None
        return _resolved(match, words, against, ahead=ahead, year_before=year_before)
    except (ValueError, OverflowError):  # no calendar goes so far ("in 900 decades' time")
        return None


def _resolved(match: re.Match[str], words: str, against: date, *, ahead: bool, year_before: int | None) -> PartialDate:
    if match["anaphoric"]:
        step = -1 if "previous" in words.lower() else 1
        return datewords.year((year_before if year_before is not None else against.year) + step)
    if match["season"] or match["month"] or _has_day(match):
        return _bare(match, against, ahead=ahead)
    if match["which"]:
        step = {"next": 1, "this": 0, "last": -1}[match["which"].lower()]
        return datewords.month(against.year + step, MONTHS[match["month_in"].lower()])
    if match["day"]:
        return datewords.day(against + timedelta({"yesterday": -1, "today": 0, "tomorrow": 1}[match["day"].lower()]))
    if match["what"]:
        return _beside(match["side"].lower(), match["what"].lower(), against)
    return _edge(match, against) if match["edge"] or match["year_end"] else _away(match, against)


def _bare(match: re.Match[str], against: date, *, ahead: bool) -> PartialDate:
    """Return the nearest such season, month or day on the side that the sentence speaks of."""
    if _has_day(match):
        return _bare_day(*_day_of(match), against, ahead=ahead)
    if match["season"]:
        return _bare_part(match["season"].lower(), against, ahead=ahead)
    return _bare_month(MONTHS[match["month"].lower()], against, ahead=ahead)


def _edge(match: re.Match[str], against: date) -> PartialDate:
    if match["year_end"]:
        return datewords.part("late", against.year)
    if match["whole"].lower() == "decade":
        first = against.year // 10 * 10
        return datewords.year(first + 9) if match["edge"].lower() == "end" else datewords.years(first, first + 9)
    part = {"end": "late", "middle": "mid"}.get(match["edge"].lower(), "early")
    return datewords.part(part, against.year)


def _away(match: re.Match[str], against: date) -> PartialDate:
    """Return what lies a number of days, weeks, ... from ``against`` ("two years ago", "in ten days' time")."""
    later = match["count2"] is not None or (match["ago"] or "").lower() == "from now"
    count = _count(match["count"] or match["count2"])
    return _counted(count if later else -count, (match["unit"] or match["unit2"]).lower(), against)


def _count(words: str) -> int:
    if words.lower() in {"a", "an"}:
        return 1
    return int(quantities.find(words)[0].value)


def _bare_month(number: int, against: date, *, ahead: bool) -> PartialDate:
    """Return the nearest such month on the side that the sentence speaks of; this month counts for both."""
    if ahead:
        return datewords.month(against.year + (number < against.month), number)
    return datewords.month(against.year - (number > against.month), number)


def _bare_part(name: str, against: date, *, ahead: bool) -> PartialDate:
    """Return the nearest such season on the side that the sentence speaks of; the present one counts for both."""
    step = 1 if ahead else -1
    for year in (against.year - 1, against.year, against.year + 1)[::step]:
        found = datewords.part(name, year)
        if (found.last >= against) if ahead else (found.first <= against):
            return found
    msg = f"no year near {against.year} has such a season"
    raise ValueError(msg)


def _has_day(match: re.Match[str]) -> bool:
    return (match["number"] or match["number2"]) is not None


def _day_of(match: re.Match[str]) -> tuple[int, int]:
    """Return month and day."""
    return MONTHS[(match["of_month"] or match["month_of"]).lower()], int(match["number"] or match["number2"])


def _is_day(match: re.Match[str]) -> bool:
    """Tell whether a month has such a day; one by which an event is called counts only as the day of something else."""
    month, number = _day_of(match)
    named = (month, number) in _NAMED_DAYS and not match.group().lower().startswith("on ")
    return 1 <= number <= calendar.monthrange(_LEAP_YEAR, month)[1] and not named


def _bare_day(month: int, number: int, against: date, *, ahead: bool) -> PartialDate:
    """Return the nearest such day on the side that the sentence speaks of; the day itself counts for both."""
    step = 1 if ahead else -1
    for year in range(against.year, against.year + step * (_BETWEEN_LEAP_DAYS + 1), step):
        if number > calendar.monthrange(year, month)[1]:
            continue
        found = date(year, month, number)
        if (found >= against) if ahead else (found <= against):
            return datewords.day(found)
    msg = f"no year near {against.year} has such a day"
    raise ValueError(msg)


def _beside(side: str, what: str, against: date) -> PartialDate:
    """Return "next March", "last week", "this year"; a month that has not come yet is this year's next one."""
    step = 1 if side in {"next", "coming"} else -1 if side in {"last", "past", "previous"} else 0
    if what in MONTHS:
        number = MONTHS[what]
        if step == 1:
            return datewords.month(against.year + (number <= against.month), number)
        return datewords.month(against.year - (step == -1 and number >= against.month), number)
    if what in PARTS:
        begin, end = PARTS[what]
        if step == 1:
            return datewords.part(what, against.year + (begin <= against.month))
        return datewords.part(what, against.year - (step == -1 and end >= against.month))
    if what == "decade" and step == 1:
        return datewords.years(against.year, against.year + 10)
    return _counted(step, what, against)


def _counted(step: int, unit: str, against: date) -> PartialDate:
    """Return the day, week, month, quarter, year or decade that lies some steps from the one of ``against``."""
    match unit:
        case "day":
            return datewords.day(against + timedelta(step))
        case "week":
            monday = against + timedelta(7 * step - against.weekday())
            return PartialDate(first=monday, last=monday + timedelta(6), precision=Precision.WEEK)
        case "month":
            months = against.year * 12 + against.month - 1 + step
            return datewords.month(months // 12, months % 12 + 1)
        case "quarter":
            quarters = against.year * 4 + (against.month - 1) // 3 + step
            return datewords.part(f"q{quarters % 4 + 1}", quarters // 4)
        case "decade":
            first = against.year // 10 * 10 + 10 * step
            return datewords.years(first, first + 9)
        case _:
            return datewords.year(against.year + step)
