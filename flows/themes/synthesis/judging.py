"""From an answer to what is printed: each claim is checked alone, and its sentence stands in for one that fails."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from flows.themes.synthesis.asking import Asked
from flows.themes.synthesis.checks import Objection, objection
from flows.themes.synthesis.checks.covering import rarities
from flows.themes.synthesis.checks.parsing import Parsed
from flows.visible import visible
from schemas.evidence import Evidence
from schemas.questions import Answer
from schemas.synthesis import Claim, ClaimKind, Fault, RefusedClaim, ThemeSummary
from schemas.taxonomy import ThemeId

MOST_CLAIMS, MOST_COMPARISONS = 4, 2
"""How many claims of an answer are looked at; the model is told so."""

_MOST_CITED, _FEWEST_SIDES, _MOST_OF_SIDE = 3, 2, 2
_LONGEST_KEPT, _LONGEST_WORDS = 300, 80


class _Draft(NamedTuple):
    """A claim or comparison of an answer."""

    kind: ClaimKind
    text: str
    sides: tuple[tuple[int, ...], ...]
    surplus: bool


def judged(theme: ThemeId, given: Asked, answer: Answer) -> ThemeSummary:
    """Return what is printed of an answer, and what of it is not."""
    rarity = rarities(Parsed(one.text) for one in given.question.sentences)
    claims: list[Claim] = []
    refused: list[RefusedClaim] = []
    for draft in _drafts(answer):
        found = _objection(draft, given, rarity)
        if found is None:
            cites = tuple(given.evidence[number] for number in dict.fromkeys(_cited(draft)))
            claims.append(_claim(draft, cites))
            continue
        instead = None if draft.surplus else _stands_in(draft, given.evidence)
        refused.append(_refused(draft, found, replaced=instead is not None))
        if instead is not None:
            claims.append(instead)
    return ThemeSummary(theme=theme, claims=_once(claims), refused=tuple(refused))


def _drafts(answer: Answer) -> list[_Draft]:
    claims = [
        _Draft(ClaimKind.CLAIM, one.text, (one.sentences,), at >= MOST_CLAIMS) for at, one in enumerate(answer.claims)
    ]
    return claims + [
        _Draft(ClaimKind(one.kind), one.text, one.sides, at >= MOST_COMPARISONS)
        for at, one in enumerate(answer.comparisons)
    ]


def _cited(draft: _Draft) -> list[int]:
    return [number for side in draft.sides for number in side]


def _objection(draft: _Draft, given: Asked, rarity: Mapping[str, float]) -> Objection | None:
    if draft.surplus:
        return Objection(Fault.SURPLUS, "")
    unknown = next((number for number in _cited(draft) if number not in given.evidence), None)
    if unknown is not None:
        return Objection(Fault.UNKNOWN_SENTENCE, str(unknown))
    sides = [[given.evidence[number] for number in side] for side in draft.sides]
    if draft.kind is ClaimKind.CLAIM and not 1 <= len(sides[0]) <= _MOST_CITED:
        return Objection(Fault.NO_SENTENCE, "")
    if draft.kind is not ClaimKind.CLAIM and not _apart(sides):
        return Objection(Fault.AGREEMENT, "")
    parsed = [
        [Parsed(given.evidence[number].text, given.names.get(number, ())) for number in side] for side in draft.sides
    ]
    return objection(draft.text, parsed, rarity, draft.kind)


def _apart(sides: Sequence[Sequence[Evidence]]) -> bool:
    """Tell whether there are several sides, each with sentences of documents that no other side cites."""
    documents = [{one.article for one in side} for side in sides]
    together = set().union(*documents)
    return (
        len(sides) >= _FEWEST_SIDES
        and all(1 <= len(side) <= _MOST_OF_SIDE for side in sides)
        and sum(map(len, documents)) == len(together)
    )


def _claim(draft: _Draft, cites: tuple[Evidence, ...]) -> Claim:
    """Return a claim that passed; one that only repeats its sentence is the document's."""
    text = " ".join(draft.text.split())
    own = next((one for one in cites if " ".join(one.text.split()) == text), None)
    if own is not None and draft.kind is ClaimKind.CLAIM:
        return Claim(kind=draft.kind, text=own.text, cites=(own,), by_model=False)
    return Claim(kind=draft.kind, text=text, cites=cites, by_model=True)


def _stands_in(draft: _Draft, evidence: Mapping[int, Evidence]) -> Claim | None:
    """Return the sentence that stands in the place of a claim: the first of those it cites that there is."""
    first = next((evidence[number] for number in _cited(draft) if number in evidence), None)
    return None if first is None else Claim(kind=ClaimKind.CLAIM, text=first.text, cites=(first,), by_model=False)


def _refused(draft: _Draft, found: Objection, *, replaced: bool) -> RefusedClaim:
    return RefusedClaim(
        fault=found.fault,
        what=visible(found.what[:_LONGEST_WORDS]),
        text=visible(draft.text[:_LONGEST_KEPT]),
        replaced=replaced,
    )


def _once(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return claims without those whose words are there already."""
    return tuple({one.text: one for one in reversed(claims)}.values())[::-1]
