"""Agreement and difference: said only where each side has a sentence of its own, from a document of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from flows.themes.synthesis.checks.parsing import Parsed, cover

_COMPARES = re.compile(
    r"\b(?:(?:dis)?agree[sd]?|consensus|concur(?:s|red)?|unanimous(?:ly)?|converge[sd]?|diverge[sd]?|in unison|"
    r"both (?:authors?|sides|sources|texts|documents|papers|see|say|expect|think|hold|warn|call|believe)|"
    r"all (?:authors?|sides|sources|texts|documents|papers|three|agree)|share[sd]? the (?:view|opinion|belief)|"
    r"unlike|in contrast|contradict(?:s|ed)?|differ(?:s|ed)?|likewise|similarly|as does|so does|like the others?)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:one|two|first|second|third|other|another) "
    r"(?:sources?|authors?|texts?|documents?|sees?|says?|expects?|holds?)\b",
    re.IGNORECASE,
)
_LEAST_OF_EACH = 0.5
"""Share of a claimed agreement's words, by their rarity, that each side has."""


def compares(claim: Parsed, cited: Sequence[Parsed]) -> str | None:
    """Return the word by which a claim that names no sides speaks of agreement or difference of its own."""
    known = " ".join(one.text for one in cited).lower()
    return next(
        (found.group() for found in _COMPARES.finditer(claim.text) if found.group().lower()[:5] not in known), None
    )


def bare(claim: Parsed) -> Parsed:
    """Return a comparison without the words that only compare."""
    return Parsed(" ".join(_TOLD.sub(" ", _COMPARES.sub(" ", claim.text)).split()))


def lopsided(claim: Parsed, sides: Sequence[Sequence[Parsed]], rarity: Mapping[str, float], *, agree: bool) -> bool:
    """Tell whether a side does not say what it is said to agree on, or has no part in what is said to differ."""
    words = bare(claim).content
    if agree:
        return any(cover(words, side, rarity) < _LEAST_OF_EACH for side in sides)
    return any(
        not any(any(text.has(one) for text in side) and not _elsewhere(one, side, sides) for one in words)
        for side in sides
    )


def _elsewhere(one: str, side: Sequence[Parsed], sides: Sequence[Sequence[Parsed]]) -> bool:
    """Tell whether a side other than this one has a stem too."""
    return any(text.has(one) for other in sides if other is not side for text in other)
