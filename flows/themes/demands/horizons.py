"""By when something is asked for: the words, and what they mean."""

from __future__ import annotations

import re
from typing import NamedTuple

from flows.language import datewords, relative
from flows.themes.events import Written
from schemas.dates import PartialDate

_BY = re.compile(
    r"(?:\b(?:by|before|until|within|no later than|not later than|ahead of)\s(?:the\s)?"
    r"(?:(?:very )?(?:end|beginning|start|middle|spring|summer|autumn|winter|"
    r"(?:\w+\s)?(?:summit|meeting|conference|election|vote))\s(?:of|in)\s(?:the\s)?)?)$",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\b(?:ago|earlier|last|past|previous|since|after|from|yesterday|today|current)\b", re.IGNORECASE)
_BY_ITSELF = re.compile(r"(?:by|before|until|within)\b", re.IGNORECASE)
# "Until after the elections in June", "not before March": no time by which something is to be done. "Look after the
# fund and close it by May", "not only pay but close it before May" name one.
_AFTER = re.compile(r"\bafter\s(?:(?!(?:by|and|or|but|before|until|within)\b)[\w’'-]+\s){0,5}$", re.IGNORECASE)
_NOT_BEFORE = re.compile(
    r"(?:not(?! (?:only|just|merely)\b)|never|no longer)\b(?:(?!\bbut\b)[^:;])*\b(?:before|until|till)\s?(?:the\s)?$",
    re.IGNORECASE,
)
_STARTS_BEFORE = re.compile(r"(?:before|until|till)\b", re.IGNORECASE)
_AT_LATEST = re.compile(r"\s(?:at the latest)\b", re.IGNORECASE)
_COUNT = r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|sixty|ninety|a)"
_WORDS = re.compile(
    rf"\bwithin\s(?:the\s(?:next|coming)\s)?{_COUNT}\s(?:hours?|days?|weeks?|months?|years?)\b"
    rf"|\b(?:in|over)\sthe\s(?:next|coming)\s(?:(?:few|{_COUNT})\s)?(?:days?|weeks?|months?|years?|decades?)\b"
    r"|\b(?:by|before|until|ahead of)\s(?:the\s)?(?:(?:next|coming|end of the)\s)?"
    r"(?:(?!of\b)\w+\s){0,2}?(?:summits?|elections?|votes?|winter|summer|spring|autumn|inauguration|deadline|session|"
    r"conference|decade|(?:treaty|agreement|mandate|loan)\sis\s\w+|expiry)\b"
    r"|\b(?:in|over|for) the (?:short|medium|mid|long|longer|near)(?:[- ](?:to|and)[- ](?:medium|long|mid))?[- "
    r"](?:term|run)\b"
    r"|\b(?:short|medium|mid|long)(?:-(?:to|and)-(?:medium|long|mid))?-term (?=future\b)"
    r"|\bmid- and long-term(?= future\b)"
    r"|\bthis\s(?:spring|summer|autumn|fall|winter|week|month|year)\b"
    r"|\b(?:at once|immediately|without (?:further )?delay|as soon as possible|right away|straight away)\b"
    r"|\buntil\s(?:the\s)?\w+\s(?:is|are|has been|have been)\s\w+(?=[.,;]|$)",
    re.IGNORECASE,
)


class Horizon(NamedTuple):
    """By when something is asked for."""

    words: str
    """As printed."""

    when: PartialDate | None
    """The days that they mean; ``None`` where they name none, or can only be counted from a date that is not known."""


def horizon(front: str, action: str, known: Written | None) -> Horizon | None:
    """Return by when something is asked for; ``None`` where the sentence does not say.

    Args:
        front: The sentence up to the words of what is asked: a date in it counts only behind "by", "before" and the
        like.
        action: The words of what is asked.
        known: When they were written.
    """
    return _dated(action, known, bare=True) or _worded(action) or _dated(front, known, bare=False) or _worded(front)


def _dated(text: str, known: Written | None, *, bare: bool) -> Horizon | None:
    """Return the first date that is a term, or a relative one that stands without a word such as "by" where it may."""
    for one in datewords.find(text):
        opened = _BY.search(text, 0, one.start)
        if opened and not _is_no_term(text, one.start) and (known is None or one.when.last >= known.first):
            end = latest.end() if (latest := _AT_LATEST.match(text, one.end)) else one.end
            return Horizon(text[opened.start() : end], one.when)
    for found in relative.find(text):
        opened = _BY.search(text, 0, found.start)
        if (
            _is_no_term(text, found.start)
            or _BEHIND.search(found.words)
            or not (opened or bare or _BY_ITSELF.match(found.words))
        ):
            continue
        when = relative.resolve(found.words, known.last, ahead=True) if known else None
        if when is None or known is None or when.last >= known.first:
            return Horizon(text[opened.start() if opened else found.start : found.end], when)
    return None


def _is_no_term(text: str, start: int) -> bool:
    """Tell whether what is asked for is to be done after a time, or left alone until then."""
    within = _STARTS_BEFORE.match(text, start)
    return bool(_AFTER.search(text, 0, start) or _NOT_BEFORE.match(text, 0, within.end() if within else start))


def _worded(text: str) -> Horizon | None:
    words = _WORDS.search(text)
    return Horizon(words.group().strip(), None) if words else None
