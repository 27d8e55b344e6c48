"""What a claim is about: most of its words, the rarer ones most, stand in the cited sentences."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from flows.themes.synthesis.checks.naming import names_of
from flows.themes.synthesis.checks.parsing import Parsed, weight

LEAST = 0.6
"""Share of a claim's words, by their rarity, that its sentences have."""

# Whom a claim may begin with though no sentence names them.
_NEUTRAL = frozenset("author way paper text report article brief document writer source analysi accord".split())


def rarities(texts: Iterable[Parsed]) -> dict[str, float]:
    """Return how rare each stem is among some sentences: the logarithm of their number over that of those with it."""
    sentences = list(texts)
    having = Counter(one for text in sentences for one in text.content)
    return {one: math.log((len(sentences) + 1) / number) for one, number in having.items()}


def uncovered(claim: Parsed, cited: Sequence[Parsed], rarity: Mapping[str, float]) -> str | None:
    """Return the words of a claim that no cited sentence has, where they are too many or one opens it."""
    named = {word.start for name in names_of(claim) for word in name}  # looked at before, in all their forms
    told = [(one, word.start in named) for one, word in zip(claim.stems, claim.words, strict=True) if one]
    missing = [one for one, name in told if not name and not any(text.has(one) for text in cited)]
    if missing and missing[0] == told[0][0] and missing[0] not in _NEUTRAL:
        return missing[0]
    if not told or weight(missing, rarity) > (1 - LEAST) * weight((one for one, _ in told), rarity):
        return " ".join(dict.fromkeys(missing))
    return None
