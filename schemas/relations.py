"""What two documents are to each other when they share their words."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from schemas.article import ArticleId, Share
from schemas.record import Record


class RelationKind(StrEnum):
    """What the second document is of the first."""

    EXACT = "exact copy"
    NEAR = "near copy"
    SYNDICATED = "syndicated copy"
    EXCERPT = "excerpt"
    UPDATE = "update"


class Relation(Record):
    """A document that repeats another: linked, never dropped."""

    kind: RelationKind
    """What the second is of the first; a syndicated copy is exact or near, and by another publisher."""

    first: ArticleId
    """The earlier one; of an excerpt, the whole."""

    second: ArticleId
    """The later one; of an excerpt, the part."""

    overlap: Share
    """Share of the second's sequences of five words that stand in the first too."""


class Kin(Record):
    """What is stored with an article so that later ones find it."""

    fingerprint: tuple[Annotated[int, Field(ge=0, lt=2**63)], ...] = ()
    """Hashes of a sample of its sequences of words, ascending: who shares words shares some of them."""

    relations: tuple[Relation, ...] = ()
    """Between it and articles that were stored before."""
