"""What joins the documents of a story, each with its sentences, and what the story is called."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from flows.language import words
from flows.language.stems import stem, tells
from flows.themes.stories.facts import facts_of
from flows.themes.stories.texts import Text, publishers
from flows.themes.units import Unit
from schemas.evidence import Evidence
from schemas.stories import Joint, JointKind, Story

_MOST = 5
_LABEL = 80
# "Netherlands should", "4 per cent" says nothing that two documents have in common.
_ENDS_OPEN = re.compile(
    r"\b(?:will|would|shall|should|can|cannot|could|may|might|must|ought|is|are|was|were|be|been|has|have|had|do|does|did|"
    r"sa(?:y|ys|id)|told|tells?|wants?|needs?|went|goes|go|makes?|made|takes?|took|gives?|gave|gets?|got|comes?|came|"
    r"becomes?|became|remains?|remained|calls?|called|says|argues?|argued|warns?|warned|seeks?|sought|per cent)$",
    re.IGNORECASE,
)


class _Found(NamedTuple):
    """Something that documents share, where it first stands in each."""

    kind: JointKind
    text: str
    places: tuple[tuple[Unit, int], ...]
    times: int
    """How often all of them have it."""


def story(texts: Sequence[Text]) -> Story | None:
    """Return the story of some documents; ``None`` where nothing that can be shown joins them."""
    houses = publishers(texts)
    shared = sorted(_shared(texts), key=lambda one: (-_worth(one), one.text))
    found = _whole([one for one in shared if not houses.issuperset(word.folded for word in words.find(one.text))])
    if not found:
        return None
    phrases = (one for one in found if one.kind in {JointKind.WORDS, JointKind.NAME} and _several(one.text))
    label = next(phrases, found[0])
    return Story(
        label=label.text[:_LABEL],
        articles=tuple(text.units[0].article.id for text in texts),
        joints=tuple(
            Joint(kind=one.kind, text=one.text, evidence=tuple(_sentence(*place) for place in one.places))
            for one in found[:_MOST]
        ),
    )


def _whole(found: Sequence[_Found]) -> list[_Found]:
    """Leave out what is only a part of something that is named before it."""
    whole: list[_Found] = []
    for one in found:
        if not any(f" {one.text} " in f" {before.text} " for before in whole):
            whole.append(one)
    return whole


def _worth(one: _Found) -> float:
    """Put what most documents have first, then what they say most often, longer ones before their parts."""
    return len(one.places) * (1 + math.log(one.times)) * (1.5 if _several(one.text) else 1.0)


def _several(text: str) -> bool:
    """Tell whether a text is a phrase: of several words, or of several characters that are words."""
    return " " in text or (not text.isascii() and len(text) > 1 and not text[0].isupper())


def _shared(texts: Sequence[Text]) -> Iterator[_Found]:
    """Yield the names, pairs of words, days and numbers that two documents or more have."""
    held: dict[tuple[JointKind, str], list[tuple[Unit, int, str, int]]] = {}
    for text in texts:
        own: dict[tuple[JointKind, str], tuple[Unit, int, str]] = {}
        times: Counter[tuple[JointKind, str]] = Counter()
        for kind, key, unit, start, printed in _things(text):
            own.setdefault((kind, key), (unit, start, printed))
            times[kind, key] += 1
        for thing, (unit, start, printed) in own.items():
            held.setdefault(thing, []).append((unit, start, printed, times[thing]))
    for (kind, _), places in held.items():
        if len(places) > 1:
            spots = tuple((unit, start) for unit, start, _, _ in places)
            yield _Found(kind, places[0][2], spots, sum(times for *_, times in places))


def _things(text: Text) -> Iterator[tuple[JointKind, str, Unit, int, str]]:
    """Yield what a document can share with others, with where it stands and how it is printed."""
    for fact, (unit, start) in facts_of(text).items():
        if fact.kind is not JointKind.NAME:
            yield fact.kind, fact.text, unit, start, fact.text
    for unit, named in zip(text.units, text.named, strict=True):
        for name, (start, end) in named:
            yield JointKind.NAME, name, unit, start, unit.block.text[start:end]
        yield from _pairs(unit, text.language)


def _pairs(unit: Unit, language: str) -> Iterator[tuple[JointKind, str, Unit, int, str]]:
    """Yield the pairs of neighbouring words that say something."""
    before = None
    for word in unit.words:
        telling = tells(word.folded, language)
        printed = unit.block.text[before.start : word.end] if before is not None else ""
        if telling and before is not None and word.joined and not _ENDS_OPEN.search(printed):
            key = f"{stem(before.folded, language)} {stem(word.folded, language)}"
            yield JointKind.WORDS, key, unit, before.start, printed
        before = word if telling else None


def _sentence(unit: Unit, start: int) -> Evidence:
    """Return the sentence around a place, or the whole block where none of its sentences holds it."""
    spans = (span for span in unit.sentences if span[0] <= start < span[1])
    return unit.evidence(next(spans, (0, len(unit.block.text))))
