"""What of a language model's answers stands after the checks."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from schemas.evidence import Evidence
from schemas.record import Record
from schemas.taxonomy import ThemeId


class ClaimKind(StrEnum):
    """What a claim is about."""

    CLAIM = "claim"
    AGREEMENT = "agreement"
    DIFFERENCE = "difference"


class Fault(StrEnum):
    """Why a claim is not printed."""

    UNKNOWN_SENTENCE = "cites a sentence that is not there"
    NO_SENTENCE = "cites none, or too many"
    SURPLUS = "is more than was asked for"
    FORM = "is not one plain sentence"
    NUMBER = "has a number that the cited sentences do not have"
    DATE = "has a date that they do not have"
    NAME = "has a name that they do not have"
    QUOTATION = "quotes words that they do not have"
    COVER = "says what they do not say"
    SHARPENED = "is surer, or more binding"
    NEGATION = "denies what they state, or states what they deny"
    REPORTED = "states what they only report"
    AGREEMENT = "speaks of agreement or difference without a sentence of each side"
    ROLES = "gives the words of one to another"


class Claim(Record):
    """A claim that is printed: a model's words that passed the checks, or a document's in their place."""

    kind: ClaimKind
    """What it is about."""

    text: str
    """The words."""

    cites: Annotated[tuple[Evidence, ...], Field(min_length=1)]
    """The sentences that say it."""

    by_model: bool
    """Whether the words are the model's; otherwise they are those of the one sentence that is cited."""


class RefusedClaim(Record):
    """A claim of a model that is not printed."""

    fault: Fault
    """Why."""

    what: str
    """The words at fault, cut; empty where it is the claim as a whole."""

    text: str
    """The claim, cut to some 300 characters."""

    replaced: bool
    """Whether the sentence that it cites stands in its place; otherwise it cites none that exists."""


class ThemeSummary(Record):
    """What was made of an answer on one theme."""

    theme: ThemeId
    """The theme."""

    claims: tuple[Claim, ...]
    """As drafted, most important first."""

    refused: tuple[RefusedClaim, ...] = ()
    """In the order of the answer."""


class Unanswered(Record):
    """A theme on which the model said nothing that could be used."""

    theme: ThemeId
    """The theme."""

    problem: str
    """Why, in words that are the same each time."""


class Synthesis(Record):
    """What a language model wrote on the themes of an analysis, checked sentence by sentence."""

    writer: str
    """Name of the plugin that asked."""

    server: str
    """Address of the server that was asked."""

    model: str
    """Name of the model."""

    summaries: tuple[ThemeSummary, ...] = ()
    """In the order of the themes."""

    unanswered: tuple[Unanswered, ...] = ()
    """In the order of the themes; those that were not asked any more are here too."""
