"""Prepositions of a claim's dates: what happens before, until or after a date does not happen on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from flows.language import months
from flows.themes.synthesis.checks.parsing import Parsed

_BEFORE_IT = {
    "before": "before", "by": "before", "prior to": "before", "ahead of": "before", "no later than": "before",
    "until": "until", "till": "until", "up to": "until", "through": "until",
    "after": "after", "beyond": "after", "following": "after", "since": "since",
}  # fmt: skip
# The ends of a span of time, which sentences write in many ways.
_SPAN = frozenset({"from", "to", "between", "and", "or"})
_MONTHS = f"{months.ENGLISH}|{months.ENGLISH_SHORT}"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?<![\d,.$€£¥])(?:19|20)\d\d\b(?![,.]\d|%)"
_DATE = re.compile(
    rf"(?:(?i:\b(?P<before>{'|'.join((*_BEFORE_IT, *sorted(_SPAN)))}))\s+)?"
    r"(?i:\b(?:the|early|late|mid|end|beginning|start|middle|first|second|third|fourth|half|quarter|spring|summer|autumn|"
    r"winter|of|in)[\s-]+){0,6}"
    rf"(?:\b(?P<first>{_DAY})\s+)?(?:\b(?P<month>{_MONTHS})\b\.?(?:\s+(?P<day>{_DAY})\b)?(?:,?\s+(?P<year>{_YEAR}))?"
    rf"|(?P<alone>{_YEAR}))"
)


class _Dated(NamedTuple):
    named: frozenset[str]
    relation: str | None
    words: str


def shifted(claim: Parsed, cited: Sequence[Parsed]) -> str | None:
    """Return a date of a claim that is before, at or after the time there, and otherwise in what it cites."""
    known = [date for one in cited for date in _dates(one.text)]
    for date in _dates(claim.text):
        relations = {one.relation for one in known if one.named <= date.named or date.named <= one.named}
        if relations and date.relation is not None and not relations & {date.relation, None}:
            return date.words
    return None


def _dates(text: str) -> list[_Dated]:
    return [_dated(match) for match in _DATE.finditer(text)]


def _dated(match: re.Match[str]) -> _Dated:
    month = (match["month"] or "")[:3]
    numbers = (match["first"], match["day"], match["year"], match["alone"])
    before = " ".join((match["before"] or "").lower().split())
    relation = None if before in _SPAN else _BEFORE_IT.get(before, "at")
    return _Dated(
        frozenset({month, *(re.sub(r"\D", "", one or "") for one in numbers)} - {""}), relation, match.group()
    )
