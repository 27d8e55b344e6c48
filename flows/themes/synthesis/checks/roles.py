"""Roles in a claim: who does something, or has a number, in the cited sentence does and has it in the claim."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from flows.language.stems import stem
from flows.themes.synthesis.checks.amounts import amounts_of
from flows.themes.synthesis.checks.naming import Name, alike, has_name, names_of, spelt
from flows.themes.synthesis.checks.parsing import Parsed, stems_within

# Between a name and what it does stands no preposition, and no form of "be" that would make it what is done to it.
_APART = re.compile(
    r"\b(?:is|are|was|were|be|been|being|by|of|in|from|at|on|to|with|against|for|until|till|after|before|beyond|since|"
    r"during|into|over|under|among|across|despite|within|as)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:is|are|was|were|be|been|being)\b.*\bby\b", re.IGNORECASE)
_LISTED = re.compile(r"\W*(?:and|or)?\W*(?:the )?", re.IGNORECASE)
# "the crossing at Lenk" is "the Lenk crossing".
_ATTACHED = re.compile(r"\w+\W+(?:\w+\W+)?(?:at|in|of|from|for|near|on)\W+(?:the\W+)?")
_RELATIVE = re.compile(r"\b(?:which|whom|whose)\b")
_THAN = re.compile(r"\bthan\b")
_AND = re.compile(r"\s(?:and|or)\s")


def exchanged(claim: Parsed, cited: Sequence[Parsed]) -> str | None:
    """Return the name of a claim that has what another one has in the cited sentences."""
    doer: list[Name] = []
    for start, end in _statements(claim) if len(cited) > 1 else ():
        names = [name for name in names_of(claim) if start <= name[0].start < end] or doer
        if not _together(claim, (start, end), names, cited):
            return spelt(names[0]) if names else claim.text[start:end]
        doer = names[:1]
    for text in cited:
        if word := _compared(claim, text):
            return word
        if name := _other_doer(claim, text) or _reversed(claim, text) or _other_owner(claim, text):
            return spelt(name)
    return None


def _statements(claim: Parsed) -> list[tuple[int, int]]:
    """Return the statements of a claim, those that "and" joins told apart too."""
    found: list[tuple[int, int]] = []
    for start, end in claim.parts:
        ands = [match.span() for match in _AND.finditer(claim.text, start, end)]
        starts, ends = [start, *(behind for _, behind in ands)], [*(before for before, _ in ands), end]
        found += zip(starts, ends, strict=True)
    return found


def _together(claim: Parsed, part: tuple[int, int], names: Sequence[Name], cited: Sequence[Parsed]) -> bool:
    """Tell whether one cited sentence has the names of a statement, and at least half of its other words."""
    named = {word.start for name in names for word in name}
    taken = [
        one
        for one, word in zip(claim.stems, claim.words, strict=True)
        if one and part[0] <= word.start < part[1] and word.start not in named
    ]
    return any(
        all(has_name(text, name) for name in names) and 2 * sum(map(text.has, taken)) >= len(taken) for text in cited
    )


def _other_doer(claim: Parsed, text: Parsed) -> Name | None:
    """Return a name in front of a verb which another name is in front of in the cited sentence."""
    for name in names_of(claim):
        end = name[-1].end
        following = [word for one, word in zip(claim.stems, claim.words, strict=True) if one and word.start >= end][:1]
        for word in following:
            places = [text.words[at].start for at in text.places(stem(word.folded))]
            if not places or _APART.search(claim.text[end : word.start]) or not has_name(text, name):
                continue
            if all(_of_another(text, place, name) and not _attached(text, place, name) for place in places):
                return name
    return None


def _of_another(text: Parsed, place: int, name: Name) -> bool:
    """Tell whether other names stand in front of a place, and this one not with them."""
    before = _before(text, place)
    return bool(before) and not any(alike(one, name, text) for one in before)


def _attached(text: Parsed, place: int, name: Name) -> bool:
    return any(
        alike(one, name, text) and _ATTACHED.fullmatch(text.text, place, one[0].start) is not None
        for one in names_of(text)
    )


def _reversed(claim: Parsed, text: Parsed) -> Name | None:
    """Return the first of two names that stand the other way round in the cited sentence, unless the voice does too."""
    known = names_of(text)
    for first, second in pairwise(names_of(claim)):
        between = claim.text[first[-1].end : second[0].start]
        one = [name[0].start for name in known if alike(name, first, text)]
        other = [name[0].start for name in known if alike(name, second, text)]
        if not one or not other or "," in between or _LISTED.fullmatch(between):
            continue
        turned = max(other) < min(one)
        start, end = (min(other), max(one)) if turned else (min(one), max(other))
        if _RELATIVE.search(text.text[start:end]):
            continue
        voices = bool(_BY.search(between)) != bool(_BY.search(text.text[start:end]))
        if (turned or max(one) < min(other)) and turned != voices:
            return first
    return None


def _other_owner(claim: Parsed, text: Parsed) -> Name | None:
    """Return a name in front of a number which another name is in front of in the cited sentence."""
    for amount in (one for one in amounts_of(claim.text) if not one.year):
        places = [one.start for one in amounts_of(text.text) if one.value == amount.value]
        for name in _before(claim, amount.start)[-1:]:
            if places and has_name(text, name) and not any(_owns(text, name, place) for place in places):
                return name
    return None


def _owns(text: Parsed, name: Name, place: int) -> bool:
    """Tell whether a name may have a number: no other name and number stand between them."""
    if not _of_another(text, place, name):
        return True
    behind = max(
        (one[-1].end for one in names_of(text) if alike(one, name, text) and one[-1].end <= place), default=place
    )
    return any(alike(one, name, text) for one in names_of(text) if one[-1].end <= place) and not any(
        behind <= amount.start < place for amount in amounts_of(text.text)
    )


def _compared(claim: Parsed, text: Parsed) -> str | None:
    """Return the first word behind "than" in a claim which stands in front of it in the cited sentence."""
    than, other = _THAN.search(claim.text), _THAN.search(text.text)
    if than is None or other is None:
        return None
    for one in stems_within(claim, (than.end(), len(claim.text)))[:1]:
        places = [text.words[at].start for at in text.places(one)]
        if places and max(places) < other.start():
            return one
    return None


def _before(text: Parsed, place: int) -> list[Name]:
    """Return the name in front of a place, with those that are listed with it ("A and B")."""
    names = [name for name in names_of(text) if name[-1].end <= place]
    found = names[-1:]
    while found and len(names) > len(found):
        earlier = names[-len(found) - 1]
        if not _LISTED.fullmatch(text.text[earlier[-1].end : found[0][0].start]):
            break
        found.insert(0, earlier)
    return found
