"""Sentences as the checks read them: words, their stems, what qualifies them, and which words two sentences share."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from flows.language import words
from flows.language.stems import stem, tells
from flows.language.words import Word
from flows.themes.cues import cues_of
from schemas.themes import Cue, CueKind

# Where a new statement begins within a sentence. A comma alone does not: "may, if pressed, lift" is one statement.
_BREAK = re.compile(
    r"[;:—()]|\s[–-]\s|,?\s(?:but|while|whereas|although|though|because|yet)\s|,\s(?:and|so|which|who|as|with)\s|\swhere\s|"
    r"\sand (?:thus|therefore|so|that|to)\s|,?\s(?=(?:rather than|instead of)\s)|,\s(?=\w{2,}ing\s)",
    re.IGNORECASE,
)
# A statement that gave less than a third of the words which the main one gave is not what a claim is on.
_LEAST_PART = 3
_SHORTEST_PREFIX, _LONGEST_ENDING = 5, 4
# Words that no sentence is about: forms of "have", "do" and "be", and modal verbs, which the checks of hedges look at.
_EMPTY = frozenset(
    "may might could can cannot would will shall should must ought have has had having do does did done be been being "
    "is are was were am get gets got also even still very quite rather well much many more most such own same other "
    "another one ones per cent percent percentage thousand million billion trillion however thus therefore hence "
    "moreover furthermore instead both either beyond within among across against amid ahead toward towards upon along "
    "behind inside outside besides except unlike like near throughout via despite during".split()
)


@dataclass(frozen=True)
class Parsed:
    """A sentence, read."""

    text: str
    """The sentence."""

    names: tuple[frozenset[tuple[str, ...]], ...] = ()
    """Of each actor whom it is known to mention, the forms of the name, in folded words."""

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words."""
        return words.find(self.text)

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The stem of each word; empty for words that say nothing of a subject, and for numbers."""
        return tuple(
            stem(word.folded)
            if tells(word.folded, "en") and word.folded not in _EMPTY and not word.folded[0].isdigit()
            else ""
            for word in self.words
        )

    @cached_property
    def content(self) -> frozenset[str]:
        """Its stems."""
        return frozenset(self.stems) - {""}

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        """Words that qualify it."""
        return cues_of(self.text)

    @cached_property
    def parts(self) -> tuple[tuple[int, int], ...]:
        """Spans of its statements."""
        breaks = [match.span() for match in _BREAK.finditer(self.text)]
        starts = [0, *(end for _, end in breaks)]
        ends = [*(start for start, _ in breaks), len(self.text)]
        return tuple((start, end) for start, end in zip(starts, ends, strict=True) if start < end)

    def places(self, wanted: str) -> list[int]:
        """Return the numbers of the words with a stem, or nearly."""
        return [number for number, one in enumerate(self.stems) if one and near(one, wanted)]

    def has(self, wanted: str) -> bool:
        """Tell whether a stem, or nearly that stem, is among its words."""
        return wanted in self.content or any(near(one, wanted) for one in self.content)

    def part_at(self, offset: int) -> int:
        """Return the number of the statement that an offset lies in."""
        return max(number for number, (start, _) in enumerate(self.parts) if start <= max(offset, self.parts[0][0]))

    def qualifying(self, kinds: Iterable[CueKind], parts: Iterable[int] | None = None) -> list[Cue]:
        """Return its cues of some kinds, those in some of its statements, or in all."""
        wanted = frozenset(kinds)
        within = None if parts is None else frozenset(parts)
        return [
            cue for cue in self.cues if cue.kind in wanted and (within is None or self.part_at(cue.start) in within)
        ]


def near(left: str, right: str) -> bool:
    """Tell whether two stems are forms of one word, as far as their beginnings tell."""
    if left == right:
        return True
    shared = 0
    for a, b in zip(left, right, strict=False):
        if a != b:
            break
        shared += 1
    return shared >= max(_SHORTEST_PREFIX, len(left) - _LONGEST_ENDING, len(right) - _LONGEST_ENDING)


def weight(stems: Iterable[str], rarity: Mapping[str, float]) -> float:
    """Return how much some stems tell, by how rare each is."""
    rarest = max(rarity.values(), default=1.0)
    return math.fsum(rarity.get(one, rarest) for one in set(stems))


def cover(claimed: Iterable[str], cited: Sequence[Parsed], rarity: Mapping[str, float]) -> float:
    """Return which share of some stems, by how rare they are, stands in any of the cited sentences; 1 for none."""
    stems = set(claimed)
    total = weight(stems, rarity)
    return weight((one for one in stems if any(text.has(one) for text in cited)), rarity) / total if total else 1.0


def stems_within(text: Parsed, within: tuple[int, int]) -> list[str]:
    """Return the stems of a part of a sentence."""
    start, end = within
    return [one for one, word in zip(text.stems, text.words, strict=True) if one and start <= word.start < end]


def used(text: Parsed, claim: Parsed, within: tuple[int, int]) -> frozenset[int]:
    """Return the statements of a cited sentence that a part of a claim is taken from, by words without capitals."""
    places = [text.words[number].start for one in stems_within(claim, within) for number in text.places(one)]
    plain = [place for place in places if text.text[place].islower()]
    matched = Counter(text.part_at(place) for place in plain or places)
    return frozenset(part for part, number in matched.items() if number * _LEAST_PART > max(matched.values()))


def support(claim: Parsed, within: tuple[int, int], cited: Sequence[Parsed]) -> Parsed:
    """Return the cited sentence that holds most words of a part of a claim, the first of several."""
    claimed = set(stems_within(claim, within))
    return max(cited, key=lambda text: sum(text.has(one) for one in claimed))
