"""Which way a number went: by two numbers, or by the verb in front of one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Decimal

from flows.themes.figures.counting import PERCENT, Number
from schemas.figures import Trend, TrendDirection
from schemas.themes import Reading

_RISES = (
    r"r(?:ise[sn]?|ose|ising)|increas(?:e[sd]?|ing)|gr(?:ow(?:s|n|ing)?|ew)|climb(?:s|ed|ing)?|surg(?:e[sd]?|ing)|"
    r"jump(?:s|ed|ing)?|"
    r"expand(?:s|ed|ing)?|rais(?:e[sd]?|ing)|soar(?:s|ed|ing)?|gain(?:s|ed|ing)?|swell(?:s|ed|ing)?|swollen|"
    r"accelerat(?:e[sd]?|ing)"
)
_FALLS = (
    r"f(?:all(?:s|en|ing)?|ell)|decreas(?:e[sd]?|ing)|declin(?:e[sd]?|ing)|drop(?:s|ped|ping)?|shr(?:inks?|ank|"
    r"unk|inking)|"
    r"plung(?:e[sd]?|ing)|contract(?:s|ed|ing)?|cut(?:s|ting)?|reduc(?:e[sd]?|ing)|lower(?:s|ed|ing)?|slow(?:s|ed|"
    r"ing)?|"
    r"dwindl(?:e[sd]?|ing)|tumbl(?:e[sd]?|ing)|s(?:ink|ank|unk|inking)|slump(?:s|ed|ing)?|narrow(?:s|ed|ing)?|down"
)
_MOVES = re.compile(
    rf"\b(?:(?P<rise>{_RISES}|up)|(?P<fall>{_FALLS})|went|go(?:es|ne)?|moved?|changed?)\b", re.IGNORECASE
)
_SIDE = (
    r"(?:just |about |around |roughly |nearly |almost |over |under |above |below |some |more than |less than |only |"
    r"an? (?:estimated |further |additional )?)*"
)
_FROM = re.compile(rf"\bfrom\s{_SIDE}$", re.IGNORECASE)
_TO = re.compile(rf"\bto\s{_SIDE}$", re.IGNORECASE)
_THROUGH = re.compile(rf"(?:[^.;:]{{0,60}}?\s)?to\s{_SIDE}$", re.IGNORECASE)
_UP_FROM = re.compile(rf",?\s(?:[^.;:,]{{0,25}},\s)?(?P<way>up|down)\sfrom\s{_SIDE}$", re.IGNORECASE)
_AGAINST = re.compile(rf",?\s(?:[^.;:]{{0,25}}\s)?(?:compared (?:with|to)|against|from)\s{_SIDE}$", re.IGNORECASE)
_EARLIER = re.compile(
    r",?\s?(?:a|one|the) (?:year|month|decade|week|quarter) (?:earlier|before|ago)|"
    r",?\s?the (?:previous|preceding) (?:year|month)",
    re.IGNORECASE,
)
_BEHIND_VERB = re.compile(rf"(?P<by>\sby)?\s{_SIDE}$", re.IGNORECASE)
_RANGES = re.compile(
    r"\b(?:rang(?:e[sd]?|ing)|var(?:y|ies|ied|ying)|anywhere|walk(?:s|ed)?|sail(?:s|ed)?|between)\b", re.IGNORECASE
)
# What is denied did not go that way; "not only fell" and "not less than" deny nothing.
_NOT = r"(?:\b(?:not|never|cannot|nobody|nothing|none|neither|nor|no longer|hardly|fail(?:s|ed)? to)\b|n[’']t\b)"
_DENIED = re.compile(
    rf"{_NOT}(?! (?:only|just|merely|simply|less|more|least|fewer|until)\b)(?:,[^,;:]*,)?[^,;:]*$|"
    r"\b(?:untrue|false|incorrect|wrong|myth|den(?:y|ies|ied|ying)|no (?:evidence|proof|sign|truth)|doubt\w*|"
    r"reject\w*|disput\w+)\b[^;:]*\bthat\b[^;:]*$",
    re.IGNORECASE,
)
_BELOW_ZERO = re.compile(r"(?:\b(?:minus|negative)\s|(?:^|\s)[-−–])$", re.IGNORECASE)
_DEGREE = "degree"
_TENTH = Decimal("0.1")
_PAIR = 2


def trend(
    sentence: str, members: Sequence[Number], readings: Sequence[Reading], found: Sequence[Number]
) -> Trend | None:
    """Return which way a figure went; ``None`` where the sentence does not tell.

    Args:
        sentence: Its words.
        members: The numbers of one unit.
        readings: The same with their dates.
        found: All numbers of the sentence.
    """
    if _DENIED.search(sentence, 0, members[0].start) or any(_below_zero(sentence, one) for one in members):
        return None
    ends = _within(sentence, members) or _between(sentence, members) or _dated(members, readings)
    if ends is not None:
        return _of_two(*ends, members[0].unit)
    return _of_verb(sentence, members, found)


def _below_zero(sentence: str, one: Number) -> bool:
    """Tell whether a number stands behind a sign that its value does not hold."""
    return one.value > 0 and _BELOW_ZERO.search(sentence, 0, one.start) is not None


def _within(sentence: str, members: Sequence[Number]) -> tuple[Decimal, Decimal] | None:
    """Return both ends of "from 61 to 48 per cent", which are one reading."""
    only = members[0]
    if len(members) > 1 or only.before is None or (only.qualifier or "").split(" ")[0].lower() != "from":
        return None
    return (only.before, only.value) if _moves(sentence, only.start) else None


def _between(sentence: str, members: Sequence[Number]) -> tuple[Decimal, Decimal] | None:
    """Return both ends of a way that two numbers tell, the earlier first."""
    if len(members) != _PAIR:
        return None
    one, other = members
    between = sentence[one.end : other.start]
    if _FROM.search(sentence, 0, one.start) and _THROUGH.fullmatch(between) and _moves(sentence, one.start):
        return one.value, other.value
    if _UP_FROM.fullmatch(between) or (_AGAINST.fullmatch(between) and _EARLIER.match(sentence, other.end)):
        return other.value, one.value
    return None


def _moves(sentence: str, at: int) -> bool:
    """Tell whether something moves in front of a place, and does not only range."""
    return _MOVES.search(sentence, 0, at) is not None and _RANGES.search(sentence, 0, at) is None


def _dated(members: Sequence[Number], readings: Sequence[Reading]) -> tuple[Decimal, Decimal] | None:
    """Return two numbers that have a date each, the earlier first."""
    if len(readings) != _PAIR or any(one.before is not None for one in members):
        return None
    first, last = readings
    if first.when is None or last.when is None:
        return None
    if first.when.last < last.when.first:
        return first.value, last.value
    return (last.value, first.value) if last.when.last < first.when.first else None


def _of_two(before: Decimal, after: Decimal, unit: str | None) -> Trend | None:
    if before == after:
        return None
    direction = TrendDirection.RISE if after > before else TrendDirection.FALL
    if unit == PERCENT:
        change = after - before
    elif before > 0 and after >= 0 and unit != _DEGREE:
        change = (100 * (after - before) / before).quantize(_TENTH, ROUND_HALF_EVEN)
    else:
        change = None
    return Trend(direction=direction, before=before, after=after, change=change)


def _of_verb(sentence: str, members: Sequence[Number], found: Sequence[Number]) -> Trend | None:
    """Return what a verb tells of the number behind it: "fell 12 per cent to 40", "rose by $300 million"."""
    if len(members) > 1 or members[0].before is not None:
        return None
    only = members[0]
    verb = next(reversed(list(_MOVES.finditer(sentence, 0, only.start))), None)
    if verb is None or not (verb["rise"] or verb["fall"]) or verb.group().lower() in {"up", "down"}:
        return None
    direction = TrendDirection.RISE if verb["rise"] else TrendDirection.FALL
    way = sentence[verb.end() : only.start]
    if _TO.fullmatch(way.strip() + " "):
        return Trend(direction=direction, after=only.value)
    behind = _BEHIND_VERB.fullmatch(way)
    if behind is None or not (behind["by"] or only.unit == PERCENT):
        return None
    after = next((one.value for one in found if one.start > only.end and _to(sentence[only.end : one.start])), None)
    return Trend(direction=direction, by=only.value, after=after)


def _to(between: str) -> bool:
    return _TO.fullmatch(between.strip() + " ") is not None
