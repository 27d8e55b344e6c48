"""Groups documents that report one event, without being told how many events there are.

Documents of one language belong together when they use the same words, name the same people and places, and appear
within days of each other: without the names, two notices of dividends would be one story, and without the days, two
essays on one war. Two documents are linked only if both name one actor that is no place, one day or one larger
number: a country, a sea and the words of a subject join its commentaries as well. Documents of different languages are
joined by names, days and numbers alone, by several of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from functools import cache

from flows.themes.actors.gazetteer import gazetteer
from flows.themes.stories import facts, joints, linkage
from flows.themes.stories.texts import Text, publishers, texts_of, vectors_of
from flows.themes.units import Unit
from schemas.actors import ActorKind, AliasesFile
from schemas.stories import JointKind, Story

# Chosen on the English texts of the MultiLing pilot of 2011 (ten events of ten news reports each) for the fewest false
# groups among 47 essays of think tanks on one subject: NMI .95 and ARI .92 there, in 16 groups.
NEAR_ENOUGH = 0.05
"""Mean nearness of all pairs of two groups, at least, for the two to be one."""
NAMES_NEAR_ENOUGH = 0.07
"""Nearness of the names of two documents from which they are linked."""
UNNAMED_NEAR_ENOUGH = 0.1
"""Nearness by words alone from which two documents are linked whose script or spelling does not tell names."""
LINKED_ENOUGH = 0.2
"""Share of the pairs of two groups that are linked, at least, for the two to be one."""
COPIED = 0.5
"""Nearness by words alone from which two documents need no common actor: one copies much of the other."""
DAYS_APART = timedelta(days=10)
"""Two documents that report one event appear within so many days, where both say when they appeared."""
# Smaller numbers are the same by chance.
_TELLING_DIGITS = 3
# Names with these are of places, of which no list has all.
_PLACE_WORDS = re.compile(
    r"\b(?:sea|seas|ocean|gulf|strait|straits|river|lake|bay|island|islands|coast|mountains?|peninsula|corridor|region|"
    r"channel|canal|north|south|east|west|northern|southern|eastern|western)\b"
)


def stories_of(units: Sequence[Unit]) -> tuple[Story, ...]:
    """Return the stories of some documents, those of most documents first.

    Args:
        units: Of the documents, in the order of the issue.
    """
    texts = texts_of(units)
    groups = _across_languages(_within_languages(texts), texts)
    found = [story for group in groups if len(group) > 1 and (story := joints.story([texts[at] for at in group]))]
    return tuple(sorted(found, key=lambda story: -len(story.articles)))


def _within_languages(texts: Sequence[Text]) -> list[list[int]]:
    """Return the groups of documents of one language, single ones among them, in the order of their first."""
    groups: list[list[int]] = []
    for language in dict.fromkeys(text.language for text in texts):
        own = [at for at, text in enumerate(texts) if text.language == language]
        groups += [[own[place] for place in group] for group in _grouped([texts[at] for at in own])]
    return sorted(groups)


def _grouped(texts: Sequence[Text]) -> list[list[int]]:
    words = vectors_of([text.features for text in texts])
    houses = publishers(texts)
    marks = [_marks(text, houses) for text in texts]
    names = vectors_of([text.names for text in texts])
    near = linkage.nearnesses(words)
    called = linkage.nearnesses(names)
    linked = {pair for pair, value in near.items() if _linked(pair, value, called.get(pair, 0.0), texts, marks)}
    return linkage.groups(len(texts), near, linked, linkage.Least(NEAR_ENOUGH, LINKED_ENOUGH))


def _linked(
    pair: linkage.Pair, near: float, called: float, texts: Sequence[Text], marks: Sequence[frozenset[facts.Fact]]
) -> bool:
    """Tell whether two documents may report one event; what is told soonest is asked first."""
    one, other = texts[pair[0]], texts[pair[1]]
    if (called < NAMES_NEAR_ENOUGH) if one.tells_names else (near < UNNAMED_NEAR_ENOUGH):
        return False
    marked = near >= COPIED or not one.tells_names or not marks[pair[0]].isdisjoint(marks[pair[1]])
    return marked and _same_days(one, other)


def _marks(text: Text, houses: frozenset[str]) -> frozenset[facts.Fact]:
    """Return what only reports of one event have in common: its days, larger numbers, and names that are no places.

    Args:
        text: A document.
        houses: Words of the names of those who publish the documents.
    """
    held = facts.facts_of(text)
    return frozenset(
        fact
        for fact in held
        if (fact.kind is JointKind.NAME and not _is_place(fact.text) and not houses.issuperset(fact.text.split()))
        or (fact.kind is JointKind.NUMBER and len(fact.text) >= _TELLING_DIGITS)
        or fact.kind is JointKind.DAY
    )


def _is_place(name: str) -> bool:
    return name in _places() or _PLACE_WORDS.search(name) is not None


@cache
def _places() -> frozenset[str]:
    """Return the names of places, documents and peoples, folded: commentaries on one subject share them."""
    known = gazetteer(AliasesFile(version=1))
    named = {name.casefold() for name, one in known.names.items() if one.kind in {ActorKind.PLACE, ActorKind.DOCUMENT}}
    return frozenset(named | {name.casefold() for name in known.adjectives})


def _same_days(one: Text, other: Text) -> bool:
    """Tell whether two documents appeared within days of each other, or, where one does not say when, name one day."""
    if one.appeared is None or other.appeared is None:
        return not one.days.isdisjoint(other.days)
    return max(one.appeared[0], other.appeared[0]) - min(one.appeared[1], other.appeared[1]) <= DAYS_APART


def _across_languages(groups: Sequence[list[int]], texts: Sequence[Text]) -> list[list[int]]:
    """Join groups of different languages of which two documents share enough facts."""
    home = {at: place for place, group in enumerate(groups) for at in group}
    joined = list(range(len(groups)))

    def root(place: int) -> int:
        while joined[place] != place:
            place = joined[place]
        return place

    known = [facts.facts_of(text) for text in texts] if len({text.language for text in texts}) > 1 else []
    for one, other in facts.candidates(known):
        apart = texts[one].language != texts[other].language
        if apart and _same_days(texts[one], texts[other]) and facts.same_event(known[one], known[other]):
            first, second = sorted((root(home[one]), root(home[other])))
            joined[second] = first
    merged: dict[int, list[int]] = {}
    for place, group in enumerate(groups):
        merged.setdefault(root(place), []).extend(group)
    return [sorted(group) for _, group in sorted(merged.items())]
