"""How the page writes dates, counts and places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from flows.language.months import IN_ENGLISH
from schemas.dates import DateWindow, PartialDate, Precision
from schemas.places import Place

_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()

_FEW = 6

# Where a clause ends and its sentence goes on: the next one may be left out.
_CLAUSE_END = re.compile(r"(?:[,;:]| [–—-]{1,2})\s+(?=\S)")
# A clause that fills less of the room than this says too little.
_LEAST_SHARE = 0.4
# A clause that is longer than the room by no more than this stays whole: cut at a word, it begins with half a phrase.
_STRETCHED = 1.25
_LOOSE_ENDS = " ,;:–—-("
# Without these in front, what is denied, doubted or only said would stand as a fact.
_HOLDS_IN_FRONT = re.compile(
    r"\b(?:not?|never|nobody|nothing|none|neither|nor|without|cannot|hardly|scarcely|false|untrue|wrong|myth|rumou?r\w*|"
    r"if|unless|whether|may|might|could|would|should|perhaps|possibl[ey]|probabl[ey]|(?:un)?likely|alleged\w*|"
    r"reportedly|supposed(?:ly)?|according|sa(?:ys?|id|ying)|t(?:ells?|old)|claim\w*|den(?:y|ies|ied|ying|ials?)|"
    r"refus\w+|reject\w*|doubt\w*|disput\w+|believ\w+|th(?:inks?|ought)|argu\w+|warn\w*|suggest\w*|insist\w*|"
    r"assert\w*|alleg\w+|expect\w*|fear\w*|hop(?:e[sd]?|ing)|assum\w+|predict\w*|fail\w*)\b|n[’']t\b",
    re.IGNORECASE,
)
_HOLDS_BEHIND = re.compile(
    r"\b(?:not?|never|nobody|none|cannot|unless|if|but|except|provided|false|untrue|denied|denies)\b|n[’']t\b",
    re.IGNORECASE,
)
_OPENS_CLAUSE = re.compile(r"\W*that\b", re.IGNORECASE)
_LACKS_OBJECT = re.compile(
    r"\b(?:will|would|shall|should|can|could|may|might|must|to)(?:\s[^\W\d_]+){0,1}$", re.IGNORECASE
)


def day(when: date) -> str:
    """Write a day: ``16 January 2017``."""
    return f"{when.day} {IN_ENGLISH[when.month - 1]} {when.year}"


def stated(when: PartialDate) -> str:
    """Write a date as exactly as it is known: ``16 January 2017``, ``November 2016``, ``mid-2017``, ``the 1970s``."""
    match when.precision:
        case Precision.DAY:
            return day(when.first)
        case Precision.WEEK:
            return f"week of {day(when.first)}"
        case Precision.MONTH:
            return f"{IN_ENGLISH[when.first.month - 1]} {when.first.year}"
        case Precision.PART:
            return _part(when)
        case _:
            return f"the {when.iso}" if when.iso.endswith("s") else when.iso.replace("/", "–")


INFERRED = "(inferred)"
"""Stands behind a date that a source does not print."""


def dated(when: PartialDate, *, inferred: bool) -> str:
    """Write a date with a sign where it is inferred."""
    return f"{stated(when)} {INFERRED}" if inferred else stated(when)


def _part(when: PartialDate) -> str:
    part = when.part or ""
    if part[-1:].isdigit():
        return f"{part} {when.first.year}"
    return f"{part}-{when.first.year}" if part == "mid" else f"{part} {when.first.year}"


def window(between: DateWindow) -> str:
    """Write the days between which something lies."""
    if between.not_before and between.not_after:
        return f"between {day(between.not_before)} and {day(between.not_after)}"
    if between.not_before:
        return f"not before {day(between.not_before)}"
    return f"not after {day(between.not_after)}" if between.not_after else "not known"


def number(count: int) -> str:
    """Write a small number as a word, a larger one in figures."""
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"


def counted(count: int, one: str, many: str | None = None) -> str:
    """Write a count and what is counted: ``1 document``, ``3 documents``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def listed(names: Sequence[str], word: str = "and") -> str:
    """Write a list: ``a, b and c``."""
    return " ".join((", ".join(names[:-1]), word, names[-1])) if len(names) > 1 else "".join(names)


def few(names: Sequence[str], what: str) -> str:
    """List a few names; count more of them."""
    return listed(names) if len(names) <= _FEW else counted(len(names), what)


def first_of(shown: int, found: int, where: str) -> str:
    """Say that not all is shown, and where the rest is; nothing when all is."""
    verb = "is" if shown == 1 else "are"
    return "" if shown == found else f" {capitalised(number(shown))} of {number(found)} {verb} shown; {where}."


def capitalised(text: str) -> str:
    """Write the first letter as a capital and leave the others alone."""
    return text[:1].upper() + text[1:]


def sentence_case(text: str) -> str:
    """Write words that are all in capitals as a sentence is begun; others stay as they are."""
    return capitalised(text.lower()) if text.isupper() else text


def cut(text: str, most: int) -> str:
    """Shorten a text to so many characters at a word's end, an ellipsis behind it."""
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-(") + "…"


def stretch(text: str, start: int, end: int, most: int) -> tuple[int, int]:
    """Return where to cut a sentence so that a stretch of it stays: at the ends of clauses, or else of words.

    What denies, doubts or attributes what stays is never cut off: the sentence is then longer than it may be.

    Args:
        text: The sentence.
        start: Offset of the words that must stay.
        end: Offset behind them.
        most: How many characters may stay.
    """
    if len(text) <= most:
        return 0, len(text)
    first, last = _shortened(text, start, end, most)
    if _HOLDS_IN_FRONT.search(text, 0, first) or (first and _OPENS_CLAUSE.match(text, first)):
        first = 0
    if _HOLDS_BEHIND.search(text, last) or _LACKS_OBJECT.search(text, first, last):
        last = len(text)
    return first, last


def _shortened(text: str, start: int, end: int, most: int) -> tuple[int, int]:
    edges = [0, *(match.end() for match in _CLAUSE_END.finditer(text)), len(text)]
    first = max(edge for edge in edges if edge <= start)
    last = min(edge for edge in edges if edge >= end)
    if last - first > _STRETCHED * most:
        return _at_words(text, start, end, most)
    for edge in edges:
        last = edge if last < edge <= first + most else last
    for edge in reversed(edges):
        first = edge if last - most <= edge < first else first
    if last - first < _LEAST_SHARE * most:
        first, last = _at_words(text, start, end, most)
    return first, first + len(text[first:last].rstrip(_LOOSE_ENDS))


def _at_words(text: str, start: int, end: int, most: int) -> tuple[int, int]:
    first = max(0, min(start - (most - (end - start)) // 3, len(text) - most))
    first = (text.find(" ", first - 1, start) + 1 or start) if first else 0
    last = min(len(text), max(first + most, end))
    if last < len(text):
        last = max(text.rfind(" ", end, last), end)
    return first, first + len(text[first:last].rstrip(_LOOSE_ENDS))


def elided(text: str, start: int, end: int) -> str:
    """Write a stretch of a sentence, with an ellipsis where the sentence goes on."""
    behind = text[end:].strip(_LOOSE_ENDS + ".")
    return ("… " if start else "") + text[start:end] + ("…" if behind else "")


def places(found: Iterable[Place]) -> str:
    """Write where something stands in its original: ``line 12``, ``lines 14–20 and 31, page 3``."""
    stretches = list(found)
    lines = [_lines(place) for place in stretches]
    many = len(lines) > 1 or any("–" in line for line in lines)
    pages = sorted({place.page for place in stretches if place.page is not None})
    told = f"{'lines' if many else 'line'} {listed(lines)}"
    if not pages:
        return told
    return f"{told}, {'pages' if len(pages) > 1 else 'page'} {listed([str(page) for page in pages])}"


def _lines(place: Place) -> str:
    return str(place.line) if place.line == place.last_line else f"{place.line}–{place.last_line}"
