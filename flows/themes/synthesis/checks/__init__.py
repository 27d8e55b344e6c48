"""Checks of a model's claims against the sentences they cite: pure, each claim alone, the first fault decides.

None of them understands. They look for what must not change between a sentence and what is made of it, and a claim
that is refused without need costs little: the sentence itself is printed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from flows.themes.synthesis.checks.amounts import unknown_date, unknown_number
from flows.themes.synthesis.checks.comparing import bare, compares, lopsided
from flows.themes.synthesis.checks.covering import uncovered
from flows.themes.synthesis.checks.dating import shifted
from flows.themes.synthesis.checks.denying import turned_round
from flows.themes.synthesis.checks.form import unfit
from flows.themes.synthesis.checks.hedging import sharpened
from flows.themes.synthesis.checks.naming import names_of, unknown_name
from flows.themes.synthesis.checks.parsing import Parsed
from flows.themes.synthesis.checks.quoting import unknown_quotation
from flows.themes.synthesis.checks.reporting import stated
from flows.themes.synthesis.checks.roles import exchanged
from schemas.synthesis import ClaimKind, Fault

_Check = Callable[[Parsed, Sequence[Parsed]], str | None]


class Objection(NamedTuple):
    """Why a claim is not printed."""

    fault: Fault
    """Which check it failed."""

    what: str
    """The words at fault; empty for the claim as a whole."""


WORDS: tuple[tuple[Fault, _Check], ...] = (
    (Fault.NUMBER, unknown_number),
    (Fault.DATE, unknown_date),
    (Fault.DATE, shifted),
    (Fault.NAME, unknown_name),
    (Fault.QUOTATION, unknown_quotation),
)
"""Each number, date, name and quotation of a claim stands in what it cites."""

SENSE: tuple[tuple[Fault, _Check], ...] = (
    (Fault.SHARPENED, sharpened),
    (Fault.NEGATION, turned_round),
    (Fault.REPORTED, stated),
    (Fault.ROLES, exchanged),
)
"""What is doubted, denied, reported, or done by somebody, is so in the claim too."""


def objection(
    text: str, sides: Sequence[Sequence[Parsed]], rarity: Mapping[str, float], kind: ClaimKind = ClaimKind.CLAIM
) -> Objection | None:
    """Return why a claim is not printed; ``None`` for one that may be.

    Args:
        text: The claim.
        sides: The sentences that it cites; of a comparison, those of each side.
        rarity: How rare the stems of the question's sentences are.
        kind: What the claim is about.
    """
    folded = " ".join(text.split())
    if kind is ClaimKind.CLAIM and any(folded == " ".join(one.text.split()) for side in sides for one in side):
        return None
    if what := unfit(text):
        return Objection(Fault.FORM, what)
    known = {(word.folded,) for side in sides for one in side for name in names_of(one) for word in name}
    return _unsupported(Parsed(folded, (frozenset(known),)), sides, rarity, kind)


def _unsupported(
    claim: Parsed, sides: Sequence[Sequence[Parsed]], rarity: Mapping[str, float], kind: ClaimKind
) -> Objection | None:
    cited = [one for side in sides for one in side]
    for fault, check in WORDS:
        if what := check(claim, cited):
            return Objection(fault, what)
    if kind is ClaimKind.CLAIM and (what := compares(claim, cited)):
        return Objection(Fault.AGREEMENT, what)
    if what := uncovered(claim if kind is ClaimKind.CLAIM else bare(claim), cited, rarity):
        return Objection(Fault.COVER, what)
    for fault, check in SENSE:
        if what := check(claim, cited):
            return Objection(fault, what)
    if kind is not ClaimKind.CLAIM and lopsided(claim, sides, rarity, agree=kind is ClaimKind.AGREEMENT):
        return Objection(Fault.AGREEMENT, "")
    return None
