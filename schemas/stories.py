"""Documents that report one event, and what in them says that they do."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from schemas.article import ArticleId
from schemas.evidence import Evidence
from schemas.record import Record


class JointKind(StrEnum):
    """What documents have in common."""

    NAME = "name"
    DAY = "day"
    NUMBER = "number"
    WORDS = "words"


class Joint(Record):
    """Something that documents of one story share."""

    kind: JointKind
    """What it is."""

    text: str
    """As the first of them prints it; a day as ISO 8601 has it, a number in plain digits."""

    evidence: Annotated[tuple[Evidence, ...], Field(min_length=2)]
    """The first sentence with it of each document that has it, in the order of the documents."""


class Story(Record):
    """Documents that report the same event, each in its own way; copies of one text are no story."""

    label: str
    """A name or a phrase that they share, as printed."""

    articles: Annotated[tuple[ArticleId, ...], Field(min_length=2)]
    """In the order of the issue."""

    joints: Annotated[tuple[Joint, ...], Field(min_length=1)]
    """What joins them, the most telling first."""
