"""Sentence boundaries, as character spans."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

_OPENERS = "\"'“‘«„([{‚‹¿¡"
_CLOSERS = "\"'”’»“)]}›"

# An abbreviation that a name, a number or another lower-case word follows: a full stop after it ends nothing.
_TITLES = frozenset(
    "mr mrs ms mx dr prof rev hon st sr gen col lt sgt capt cmdr adm maj brig gov sen rep pres amb min sec supt fr "
    "messrs mme mlle hr dipl ing no nos nr art arts sec secs vol vols fig figs tab eq ch chap chs para paras pp p "
    "ed eds trans cf vs v ca c approx est resp incl excl e.g i.e eg ie viz al bzw z.b d.h u.a vgl abb "
    "jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri".split()
)
# An abbreviation that may also close a sentence: it does when the next word opens one.
_MAYBE_LAST = frozenset(
    "etc inc ltd co corp plc llc bros dept univ assn jr sr phd ph.d m.d b.a m.a u.s u.k u.n e.u u.s.a u.s.s.r d.c "
    "a.m p.m am pm a.d b.c b.c.e ft ave blvd rd usw u.ä ff et.al".split()
)
# Words that open a sentence far more often than they continue one in mid-sentence with a capital.
_STARTERS = frozenset(
    "the a an this that these those it its he she they we you i his her their our my your there here in on at by for "
    "from to of with as if when while since after before although though because but and or nor so yet however "
    "moreover furthermore nevertheless therefore thus hence still instead meanwhile finally first second third "
    "what which who why how where both all some many most few each every one two three no not even once until during "
    "under over despite according given such".split()
)

_END = re.compile(r"[.!?…]+|[。！？｡]+|[؟۔]")
_INITIALS = re.compile(r"(?:^|[^\w.])(?:[^\W\d_]\.)*[^\W\d_]$")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$")
_WIDE = "。！？｡"


@lru_cache(maxsize=2048)
def spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return the sentences of a paragraph as half-open character spans, in order, without surrounding white space."""
    ends = [*_ends(text), len(text)]
    found: list[tuple[int, int]] = []
    start = 0
    for end in ends:
        first, last = start, end
        while first < last and text[first].isspace():
            first += 1
        while last > first and text[last - 1].isspace():
            last -= 1
        if first < last:
            found.append((first, last))
        start = end
    return tuple(found)


def split(text: str) -> tuple[str, ...]:
    """Return the sentences of a paragraph, in order."""
    return tuple(text[start:end] for start, end in spans(text))


def _ends(text: str) -> Iterator[int]:
    """Yield the offsets behind the last character of every sentence but the last."""
    depth = _Depth(text)
    for match in _END.finditer(text):
        end = match.end()
        while end < len(text) and text[end] in _CLOSERS and not _opens(text, end):
            end += 1
        if end >= len(text) or depth.inside(match.start(), end) or _left_out(text, match):
            continue
        if text[match.start()] in _WIDE or _ends_here(text, match, end):
            yield end


def _left_out(text: str, match: re.Match[str]) -> bool:
    """Tell whether the stops are an editor's mark for words left out: ``[..]`` or ``(...)``."""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return len(match.group()) > 1 and before + after in {"[]", "()"}


def _opens(text: str, at: int) -> bool:
    """Tell whether an ambiguous quotation mark at an offset opens a quotation."""
    behind_space = at > 0 and text[at - 1].isspace()
    return text[at] in "\"'“" and behind_space


def _ends_here(text: str, match: re.Match[str], end: int) -> bool:
    follower = _follower(text, end)
    if not text[end].isspace():
        # No space: the end of a sentence only where a footnote mark or a dash was glued on ("Club.- Donald").
        return False
    if not follower:
        return True
    if match.group() != "." or end > match.end():
        return not follower[0].islower() and not (match.group()[0] == "…" and follower[0] in "[(")
    return _full_stop_ends(text[max(0, match.start() - 40) : match.start()], follower)


def _follower(text: str, end: int) -> str:
    """Return the first word behind an offset, its opening marks taken off."""
    word = re.match(r"\s*(\S+)", text[end : end + 60])
    return word.group(1).lstrip(_OPENERS + "-–—•") if word else ""


def _full_stop_ends(before: str, follower: str) -> bool:
    """Decide on a single full stop between white space: does it end a sentence?"""
    word = re.search(r"\S*$", before)
    last = word.group().lstrip(_OPENERS).lower() if word else ""
    if follower[0].islower():
        return False
    if follower[0].isdigit() and last in _TITLES:
        return False
    if last in _MAYBE_LAST or _DOTTED.search(last):
        return follower.rstrip(",.;:").lower() in _STARTERS or last == "etc"
    if last in _TITLES:
        return False
    # "J. Smith", "Franklin D. Roosevelt": an initial, unless it closes a sentence ("plan B. The ...").
    if len(last) == 1 and last.isalpha() and last != "i":
        return follower.rstrip(",.;:").lower() in _STARTERS
    return True


class _Depth:
    """Knows which offsets lie inside round brackets."""

    def __init__(self, text: str) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for match in re.finditer(r"\(([^()]*)\)", text):
            self._starts.append(match.start())
            self._ends.append(match.end() - 1)

    def inside(self, start: int, end: int) -> bool:
        """Tell whether a sentence end from ``start`` to ``end`` lies within brackets."""
        place = bisect_left(self._starts, start) - 1
        return place >= 0 and end <= self._ends[place]
