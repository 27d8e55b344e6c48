"""What a clause speaks of, and by which words it takes one side of a question."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from flows.language.stems import stem, tells
from flows.language.words import Word
from flows.themes.contrasts import opposites

_SPLITS = re.compile(
    r"[;:—]|\s[-–]\s|,\s(?:but|and|while|whereas|although|though|because|so|yet|which|who|as|even)\b|\s(?:but|"
    r"while|whereas|although|because)\s"
)
# A question, a condition and a doubt take no side; what may be may also not be.
_TAKES_NO_SIDE = re.compile(
    r"\?|\b(?:if|unless|whether|whatever|(?-i:may)|might|could|perhaps|possibl[ey]|potentially|would|should they|"
    r"provided that|in case|"
    r"not necessarily|den(?:y|ies|ied|ying)|doubts?|doubted|not yet|questions? (?:of )?whether|some say|not sure)\b",
    re.IGNORECASE,
)
# Words of negation that negate nothing.
_EMPTY = re.compile(
    r"\b(?:not (?:only|just|merely|least|enough|until|before)|no (?:less|more|fewer|later|doubt|matter|wonder|one "
    r"knows)|if not|or not|"
    r"why not|little by little|cannot (?:but|help)|not without|nothing (?:but|less))\b",
    re.IGNORECASE,
)
_LIMITED = re.compile(r"\b(?:not|cannot)\b.*\b(?:before|until|unless|without|enough|alone|only)\b", re.IGNORECASE)
_NEGATIVE = frozenset("not cannot never no neither nor hardly scarcely barely unable".split())
_UNLIKELY = re.compile(
    r"\b(?:(?:highly |very |most )?unlikely|improbable|implausible|premature|doubtful|(?:little|slim|no|scant) "
    r"(?:chance|prospect|hope)s?|"
    r"wishful thinking|too early)\b",
    re.IGNORECASE,
)
_LIKELY = re.compile(
    r"\b(?:(?:highly |very |most )?likely|probably|certain(?:ly)?|undoubtedly|inevitabl[ey]|bound to|surely|"
    r"definitely|no doubt)\b",
    re.IGNORECASE,
)
_FRAME = frozenset(
    "say says said saying conclude think true case fact expect according will would can has have had been being "
    "seem seems remain remains "
    "become became becomes chance prospect hope likely unlikely probably certain certainly premature bound "
    "hardly scarcely able still also "
    "already very quite however indeed must should shall need needs own".split()
)
_TIMES = frozenset(
    "spring summer autumn winter year years month months week weeks day days decade next last coming recent "
    "recently today tomorrow "
    "january february march april may june july august september october november december soon now currently".split()
)
# One of these stands in whatever says that something is not likely.
_SIGNS = frozenset("unlikely improbable implausible premature doubtful little slim scant wishful early".split())
_EMPTY_WORDS = _FRAME | _TIMES | _NEGATIVE
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_BEGINS = attrgetter("start")
_LEAST_WORDS = 3
_MOST_WORDS = 40
_LEAST_LETTERS = 5
_REACH = 3


class Stretch(NamedTuple):
    """A sentence, or a clause of it that is long enough to be compared."""

    text: str
    """Its characters."""

    at: int
    """Where it begins, counted as the places of its words are."""

    words: tuple[Word, ...]
    """All its words."""

    content: Mapping[str, Word]
    """Those that say what it is about, by what their forms have in common."""


class Clause(NamedTuple):
    """A stretch that takes a side."""

    words: tuple[Word, ...]
    """All its words."""

    content: Mapping[str, Word]
    """Those that say what it is about, by what their forms have in common."""

    negations: tuple[Word, ...]
    """Words that negate."""

    unlikely: str | None
    """Words that say that something will hardly be; ``None`` without any."""

    likely: str | None
    """Words that say that something will be; ``None`` without any."""

    dates: frozenset[str]
    """Years, months and other words of time."""

    numbers: frozenset[str]
    """Numbers in digits that are no years."""


def stretches(sentence: str, found: Sequence[Word], at: int = 0) -> Iterator[Stretch]:
    """Yield the sentence and the clauses of it that are long enough to be compared.

    Args:
        sentence: Its text.
        found: Its words.
        at: Where it begins, counted as the places of the words are.
    """
    content = [(root(word.folded), word) if _is_content(word.folded) else None for word in found]
    cuts = [0, *(match.start() for match in _SPLITS.finditer(sentence)), len(sentence)]
    for start, end in ((0, len(sentence)), *(pairwise(cuts) if len(cuts) > 2 else ())):  # noqa: PLR2004 - the ends
        first, behind = (bisect_left(found, at + place, key=_BEGINS) for place in (start, end))
        told = dict(filter(None, content[first:behind]))
        if _LEAST_WORDS <= len(told) <= _MOST_WORDS:
            yield Stretch(sentence[start:end], at + start, tuple(found[first:behind]), told)


def takes_side(stretch: Stretch) -> bool:
    """Tell, without reading it closely, whether a stretch has a word that can part it from another."""
    return any(_is_sign(word.folded) for word in stretch.words)


@lru_cache(maxsize=16384)
def _is_sign(folded: str) -> bool:
    return (
        _negates(folded) or folded in _SIGNS or bool(opposites.sides(folded)) or folded.startswith(("un", "dis", "in"))
    )


def read(stretch: Stretch) -> Clause | None:
    """Return which side a stretch takes; ``None`` for a question, a condition, and what only may be."""
    text = stretch.text
    if _TAKES_NO_SIDE.search(text) or _LIMITED.search(text):
        return None
    unlikely, likely = _UNLIKELY.search(text), _LIKELY.search(text)
    silent = [match.span() for match in _EMPTY.finditer(text)]
    silent += [unlikely.span()] if unlikely else []
    own = stretch.words
    return Clause(
        words=own,
        content=stretch.content,
        negations=tuple(
            word
            for word in own
            if _negates(word.folded)
            and not any(opened <= word.start - stretch.at < closed for opened, closed in silent)
        ),
        unlikely=unlikely.group() if unlikely else None,
        likely=likely.group() if likely else None,
        dates=frozenset(word.folded for word in own if word.folded in _TIMES or _YEAR.fullmatch(word.folded)),
        numbers=frozenset(word.folded for word in own if word.folded.isdigit() and not _YEAR.fullmatch(word.folded)),
    )


def _negates(folded: str) -> bool:
    return folded in _NEGATIVE or folded.endswith(("n't", "n’t"))


@lru_cache(maxsize=16384)
def _is_content(folded: str) -> bool:
    return tells(folded, "en") and folded not in _EMPTY_WORDS and not _negates(folded)


@lru_cache(maxsize=16384)
def root(folded: str) -> str:
    """Return what forms of a word have in common."""
    return stem(folded).rstrip("e")


def borne(clause: Clause, negation: Word) -> str | None:
    """Return the root of the first telling word behind a negation, which it bears on; ``None`` where none is near."""
    at = clause.words.index(negation)
    near = [word for word in clause.words[at + 1 : at + 2 + _REACH] if _is_content(word.folded)]
    return root(near[0].folded) if near else None


def kin(one: str, other: str) -> bool:
    """Tell whether two roots are forms of one word ("succeed", "success")."""
    return one == other or (
        len(one) > _LEAST_LETTERS
        and len(other) > _LEAST_LETTERS
        and one[: _LEAST_LETTERS + 1] == other[: _LEAST_LETTERS + 1]
    )
