"""Chooses the sentences that speak for a source on a theme: verbatim, telling, able to stand alone, none said twice."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from flows.language import standing
from flows.language.words import length
from flows.themes import cues, vectors
from flows.themes.membership import HINT, STRONG, Belonging
from flows.themes.terms import Hit
from flows.themes.units import Unit, addresses
from schemas.article import ArticleId
from schemas.themes import Cue, CueKind, Statement

MOST = 3
"""Statements of one source on one theme."""

_REDUNDANCY = 0.7
"""How much nearness to a sentence already chosen counts against the next (maximal marginal relevance)."""
_SAME_BLOCK = 0.3
"""What a further sentence of a block already quoted loses."""
_LEAST_OF_BEST = 0.3
"""A further sentence is worth at least this share of the best one, or it is left out."""
_TOO_NEAR = 0.6
"""A sentence that is nearer than this to one already chosen says nothing new."""

_SEVERAL = 4
"""Articles that speak on a theme from which what they share tells what it is about: of three, chance shares much."""
_SHARED_POWER = 1.5
"""Power of the number of articles that have a word; chosen on the ten events of bench/summaries.py."""

# What a sentence gains or loses; the scale is that of one strong term.
_CENTRAL = 1.5
# Where several articles speak: reports of the same things open with what happened.
_SHARED, _LEAD = 2.0, 0.3
_CLAIM = 0.3
_OPENING = 0.25
_CONNECTIVE = 0.15
_LEANING = 0.7
_FORMAL = 0.5
_CUT_OFF = 2.0
_QUESTION = 0.5
_SHORT, _TOO_SHORT = 8, 0.6
_LONG, _PER_WORD_TOO_LONG = 32, 0.03
_MOST_TERMS = 2.5
_TALE = 0.6
_BROKEN_OFF = 0.3

_CLAIMS = frozenset(
    {
        CueKind.POSSIBLE,
        CueKind.LIKELY,
        CueKind.UNLIKELY,
        CueKind.CERTAIN,
        CueKind.REQUIRED,
        CueKind.ADVISED,
        CueKind.OPEN,
    }
)
# "(Applause.)", "[spoke in French]": what somebody else put into the text.
_ASIDE = re.compile(r"(?:\([^()]*\)\.?|\[[^\[\]]*\]\.?)$")
# What somebody tells of himself; what he holds or wants is a claim.
_TALE_OPENS = re.compile(r"(?:\S+ ){0,8}?(?:I|I['’]\w+|me|my|My)\b")
_HOLDS = re.compile(
    r"\bI (?:\w+ )?(?:believe|think|argue|propose|recommend|urge|expect|hope|want|will|would|ask|"
    r"am (?:convinced|confident)|call (?:on|for))\b",
)
# "Figure 2: ...", "Source: ...": what stands under a picture and was run into the text.
_CAPTION = re.compile(r"(?:(?:figure|table|chart|box|exhibit) \d+|sources?|notes?)\s?[:.]", re.IGNORECASE)
# "4 Fewer Firms 7 Fewer Workers 10 Fewer Orders": a list of contents that was run into the text.
_CONTENTS = re.compile(r"\d{1,3}\.? [A-Z](?:.*?\b\d{1,3}\.? [A-Z]){2}")
_ODD = (_ASIDE, _CAPTION, _CONTENTS)
_PAIRS = (("(", ")"), ("[", "]"), ("「", "」"), ("《", "》"))
_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", "۔", "।")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may speak for its article."""

    unit: Unit
    """Where it stands."""

    span: tuple[int, int]
    """Its characters in the block."""

    cues: tuple[Cue, ...]
    """Words that qualify it."""

    vector: Mapping[str, float]
    """Its words, for nearness."""

    manner: float
    """How well it stands alone, whatever the theme."""

    opens: bool
    """Whether it is of the block with which its article opens."""

    @property
    def text(self) -> str:
        """The sentence."""
        return self.unit.block.text[self.span[0] : self.span[1]]

    def statement(self) -> Statement:
        """Return the sentence as a record."""
        return Statement(evidence=self.unit.evidence(self.span), cues=self.cues)


class Middle(NamedTuple):
    """What is said on a theme as a whole."""

    centre: Mapping[str, float]
    """Of all its sentences."""

    shared: Mapping[str, float]
    """The words that several of its articles have, scaled to length one; empty where few articles speak."""


def middle_of(sentences: Iterable[Candidate]) -> Middle:
    """Return the middle of the sentences of a theme."""
    vectorised = []
    having: dict[str, set[ArticleId]] = {}
    speaking: set[ArticleId] = set()
    for one in sentences:
        article = one.unit.article.id
        vectorised.append(one.vector)
        speaking.add(article)
        for feature in one.vector:
            having.setdefault(feature, set()).add(article)
    shared = {feature: len(found) ** _SHARED_POWER for feature, found in having.items() if len(found) > 1}
    return Middle(vectors.centre(vectorised), vectors.normed(shared) if len(speaking) >= _SEVERAL else {})


def candidates_of(units: Sequence[Unit]) -> dict[int, tuple[Candidate, ...]]:
    """Return the sentences of the units that speak, by the unit's number."""
    spans = [
        (number, span)
        for number, unit in enumerate(units)
        if unit.speaks
        for span in unit.sentences
        if not standing.foreign(unit.block.text[slice(*span)], unit.article.language.code)
    ]
    counted = [
        vectors.features(units[number].words_between(*span), units[number].article.language.code)
        for number, span in spans
    ]
    found: dict[int, list[Candidate]] = {number: [] for number, _ in spans}
    leads = {units[number].article.id: number for number, _ in reversed(spans)}
    for (number, span), vector in zip(spans, vectors.vectors(counted), strict=True):
        unit = units[number]
        text = unit.block.text[span[0] : span[1]]
        said = cues.cues_of(text)
        manner = _manner(text, unit.article.language.code, said) + (_OPENING if span == unit.sentences[0] else 0)
        found[number].append(Candidate(unit, span, said, vector, manner, number == leads[unit.article.id]))
    return {number: tuple(sentences) for number, sentences in found.items()}


def _manner(text: str, language: str, said: Sequence[Cue]) -> float:
    """Return what the form of a sentence says for or against quoting it alone."""
    words = length(text)
    question = text.rstrip("”\"'’)»」 \u00a0\u202f").endswith(("?", "？", "؟"))
    value = _CLAIM if not question and any(cue.kind in _CLAIMS for cue in said) else 0.0
    value -= _CONNECTIVE if standing.connected(text) else 0
    value -= _LEANING if not standing.stands_alone(text, language) else 0
    value -= _CUT_OFF if _cut_off(text) or any(odd.match(text) for odd in _ODD) else 0
    value -= _FORMAL if standing.formal(text) else 0
    value -= _TALE if _TALE_OPENS.match(text) and not _HOLDS.search(text) else 0
    value -= _BROKEN_OFF if " -- " in text else 0
    value -= _QUESTION if question else 0
    value -= _TOO_SHORT if words < _SHORT else 0
    return value - _PER_WORD_TOO_LONG * max(0, words - _LONG)


def _cut_off(text: str) -> bool:
    """Tell whether quotation marks or brackets are open at its end, or it is no whole sentence, or a reference."""
    uneven = any(text.count(left) != text.count(right) for left, right in _PAIRS) or text.count('"') % 2
    return (
        bool(uneven)
        or _open_quotation(text)
        or bool(addresses(text))
        or not text.rstrip("”\"'’»“«」』)]） \u00a0\u202f").endswith(_ENDS)
    )


def _open_quotation(text: str) -> bool:
    """Tell whether a quotation is open at an end of a text: “English”, „German“, «French» or »Danish«."""
    low, left, right = text.count("„"), text.count("“"), text.count("”")
    curly = low != left + right if low else left != right
    return curly or text.count("«") != text.count("»")


def choose(
    members: Sequence[tuple[int, Belonging]], sentences: Mapping[int, Sequence[Candidate]], middle: Middle
) -> tuple[Statement, ...]:
    """Return the best sentences of one article on one theme, best first.

    Args:
        members: Numbers of its units that belong to the theme, and how.
        sentences: The sentences of every unit that speaks.
        middle: Of the theme's sentences, for telling how central one is.
    """
    own = [(belonging, one) for number, belonging in members for one in sentences.get(number, ())]
    telling = [(belonging, one) for belonging, one in own if _within(one, belonging)]
    pool = [(_worth(one, belonging, middle), one) for belonging, one in telling or own]
    chosen: list[Candidate] = []
    first = 0.0
    while pool and len(chosen) < MOST:
        value, best = max(
            ((worth - _lost(one, chosen), one) for worth, one in pool),
            key=lambda pair: (pair[0], -pair[1].unit.block.places[0].start, -pair[1].span[0]),
        )
        if chosen and value < first * _LEAST_OF_BEST:
            break
        first = value if not chosen else first
        chosen.append(best)
        pool = [
            (worth, one)
            for worth, one in pool
            if one is not best and vectors.nearness(one.vector, best.vector) < _TOO_NEAR
        ]
    return tuple(one.statement() for one in chosen)


def _worth(one: Candidate, belonging: Belonging, middle: Middle) -> float:
    """Return how much a sentence says on a theme, and how well."""
    within = _within(one, belonging)
    terms = {hit.term.text: (STRONG if hit.term.strong else HINT) / hit.term.sharers for hit in within}
    about = min(sum(terms.values()), _MOST_TERMS) + _CENTRAL * vectors.nearness(one.vector, middle.centre)
    reported = _SHARED * _common(one, middle) + _LEAD * one.opens if middle.shared else 0.0
    return about * (0.5 + belonging.share) + reported + one.manner


def _common(one: Candidate, middle: Middle) -> float:
    """Return the cosine of a sentence's words, each counted once, and those that several articles have."""
    found = math.fsum(middle.shared.get(feature, 0.0) for feature in one.vector)
    return found / math.sqrt(len(one.vector)) if one.vector else 0.0


def _within(one: Candidate, belonging: Belonging) -> list[Hit]:
    """Return the terms of a theme that stand in a sentence; one without any is quoted only where no other has one."""
    return [hit for hit in belonging.hits if one.span[0] <= hit.start and hit.end <= one.span[1]]


def _lost(one: Candidate, chosen: Sequence[Candidate]) -> float:
    """Return what a sentence loses because of those already chosen."""
    near = max((vectors.nearness(one.vector, other.vector) for other in chosen), default=0.0)
    quoted = any(other.unit is one.unit for other in chosen)
    return _REDUNDANCY * near + (_SAME_BLOCK if quoted else 0.0)
