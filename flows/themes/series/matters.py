"""Whether two sentences speak of the same matter: by the words that they share and the names that they do not."""

from __future__ import annotations

from typing import NamedTuple

from flows.language import words
from flows.language.stems import stem, tells


class Matter(NamedTuple):
    """What a sentence speaks of."""

    stems: frozenset[str]
    """Of the words that tell something."""

    names: frozenset[str]
    """Those of them that are written with a capital, and numbers: what tells one matter from another of its kind."""


class Likeness(NamedTuple):
    """How much two matters have to share."""

    least: int
    """Stems, at least."""

    share: float
    """Of the stems of the shorter sentence, at least."""


def matter(text: str, language: str, without: frozenset[str] = frozenset()) -> Matter:
    """Return what a sentence speaks of.

    Args:
        text: The sentence.
        language: ISO 639-1.
        without: Folded words that are no part of it, such as those of its date.
    """
    found = [word for word in words.find(text) if word.folded not in without]
    telling = [word for word in found if tells(word.folded, language)]
    names = {stem(word.folded, language) for word in telling if word.exact[:1].isupper()}
    numbers = {word.folded for word in found if word.folded.isdigit()}
    return Matter(frozenset(stem(word.folded, language) for word in telling), frozenset(names | numbers))


def alike(one: Matter, other: Matter, asked: Likeness) -> float:
    """Return the share of the shorter sentence's stems that the other has; 0 where they speak of different matters.

    "France votes in May" and "Poland votes in May" share most of their words: names that both have and the other lacks
    tell them apart.
    """
    if not (one.names <= other.names or other.names <= one.names):
        return 0.0
    both = len(one.stems & other.stems)
    shorter = min(len(one.stems), len(other.stems))
    if both < asked.least or both < asked.share * shorter:
        return 0.0
    return both / shorter
