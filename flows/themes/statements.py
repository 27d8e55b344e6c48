"""Chooses the sentences that speak for a source on a theme: verbatim, telling, able to stand alone, none said twice."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flows.language.words import length
from flows.themes import cues, vectors
from flows.themes.membership import HINT, STRONG, Belonging
from flows.themes.terms import Hit
from flows.themes.units import Unit, addresses
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

# What a sentence gains or loses; the scale is that of one strong term.
_CENTRAL = 1.5
_CLAIM = 0.3
_OPENING = 0.25
_CONNECTIVE = 0.15
_ANAPHOR = 0.5
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
_LEANS = re.compile(
    r"(?:this|these|those|that|it|its|he|his|she|her|they|their|them|such|both|"
    r"the (?:former|latter|same|two|second|first))\b"
    r"(?! (?:is|was) (?:widely|generally|also|not|now|clear|likely|unlikely|premature|reasonable|time))",
    re.IGNORECASE,
)
_CONNECTS = re.compile(
    r"(?:but|and|or|so|yet|thus|therefore|however|moreover|furthermore|nevertheless|nonetheless|hence|still|also|besides|"
    r"for example|for instance|in fact|indeed|instead|in addition|on the other hand|as a result|finally|then)\b[, ]",
    re.IGNORECASE,
)
# "(Applause.)", "[spoke in French]": what somebody else put into the text.
_ASIDE = re.compile(r"\([^()]*\)\.?|\[[^\[\]]*\]\.?")
# What somebody tells of himself; what he holds or wants is a claim.
_TALE_OPENS = re.compile(r"(?:\S+ ){0,8}?(?:I|I['’]\w+|me|my|My)\b")
_HOLDS = re.compile(
    r"\bI (?:\w+ )?(?:believe|think|argue|propose|recommend|urge|expect|hope|want|will|would|ask|"
    r"am (?:convinced|confident)|call (?:on|for))\b",
)
# "Figure 2: ...", "Source: ...": what stands under a picture and was run into the text.
_CAPTION = re.compile(r"(?:(?:figure|table|chart|box|exhibit) \d+|sources?|notes?)\s?[:.]", re.IGNORECASE)
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

    @property
    def text(self) -> str:
        """The sentence."""
        return self.unit.block.text[self.span[0] : self.span[1]]

    def statement(self) -> Statement:
        """Return the sentence as a record."""
        return Statement(evidence=self.unit.evidence(self.span), cues=self.cues)


def candidates_of(units: Sequence[Unit]) -> dict[int, tuple[Candidate, ...]]:
    """Return the sentences of the units that speak, by the unit's number."""
    spans = [(number, span) for number, unit in enumerate(units) if unit.speaks for span in unit.sentences]
    counted = [
        vectors.features(units[number].words_between(*span), units[number].article.language.code)
        for number, span in spans
    ]
    found: dict[int, list[Candidate]] = {number: [] for number, _ in spans}
    for (number, span), vector in zip(spans, vectors.vectors(counted), strict=True):
        unit = units[number]
        text = unit.block.text[span[0] : span[1]]
        said = cues.cues_of(text)
        manner = _manner(text, said) + (_OPENING if span == unit.sentences[0] else 0)
        found[number].append(Candidate(unit, span, said, vector, manner))
    return {number: tuple(sentences) for number, sentences in found.items()}


def _manner(text: str, said: Sequence[Cue]) -> float:
    """Return what the form of a sentence says for or against quoting it alone."""
    words = length(text)
    question = text.rstrip("”\"'’)»」 \u00a0\u202f").endswith(("?", "？", "؟"))
    value = _CLAIM if not question and any(cue.kind in _CLAIMS for cue in said) else 0.0
    bare = text.lstrip("“\"'‘(")
    if connective := _CONNECTS.match(bare):
        value -= _CONNECTIVE
        bare = bare[connective.end() :].lstrip(" ,")
    value -= _ANAPHOR if _LEANS.match(bare) else 0
    value -= _CUT_OFF if _cut_off(text) or _ASIDE.fullmatch(text) or _CAPTION.match(text) else 0
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
    members: Sequence[tuple[int, Belonging]], sentences: Mapping[int, Sequence[Candidate]], centre: Mapping[str, float]
) -> tuple[Statement, ...]:
    """Return the best sentences of one article on one theme, best first.

    Args:
        members: Numbers of its units that belong to the theme, and how.
        sentences: The sentences of every unit that speaks.
        centre: Middle of the theme's sentences, for telling how central one is.
    """
    own = [(belonging, one) for number, belonging in members for one in sentences.get(number, ())]
    telling = [(belonging, one) for belonging, one in own if _within(one, belonging)]
    pool = [(_worth(one, belonging, centre), one) for belonging, one in telling or own]
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


def _worth(one: Candidate, belonging: Belonging, centre: Mapping[str, float]) -> float:
    """Return how much a sentence says on a theme, and how well."""
    within = _within(one, belonging)
    terms = {hit.term.text: (STRONG if hit.term.strong else HINT) / hit.term.sharers for hit in within}
    about = min(sum(terms.values()), _MOST_TERMS) + _CENTRAL * vectors.nearness(one.vector, centre)
    return about * (0.5 + belonging.share) + one.manner


def _within(one: Candidate, belonging: Belonging) -> list[Hit]:
    """Return the terms of a theme that stand in a sentence; one without any is quoted only where no other has one."""
    return [hit for hit in belonging.hits if one.span[0] <= hit.start and hit.end <= one.span[1]]


def _lost(one: Candidate, chosen: Sequence[Candidate]) -> float:
    """Return what a sentence loses because of those already chosen."""
    near = max((vectors.nearness(one.vector, other.vector) for other in chosen), default=0.0)
    quoted = any(other.unit is one.unit for other in chosen)
    return _REDUNDANCY * near + (_SAME_BLOCK if quoted else 0.0)
