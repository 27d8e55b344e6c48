"""The section on actors: who is spoken of, who is quoted by whom, who is heard and who is not."""

from __future__ import annotations

from typing import Literal

from schemas.digest.marks import Passage, SectionRecord
from schemas.record import Record


class ActorRow(Record):
    """An actor or place."""

    name: str
    """Its name."""

    extent: str
    """In how many documents it is named, and how often."""

    passages: tuple[Passage, ...]
    """Sentences that name it, one for each of some documents; the page prints their marks."""


class ActorGroup(Record):
    """Actors of one kind."""

    label: str
    """The kind."""

    rows: tuple[ActorRow, ...]
    """Those of most documents first."""

    rest: str | None
    """How many more there are; ``None`` when all are shown."""


class HeardItem(Record):
    """One count of the balance note."""

    text: str
    """What is counted, and the count."""

    passages: tuple[Passage, ...] = ()
    """Words that the count rests on; the page prints their marks."""


class HeardLine(Record):
    """A line of the balance note."""

    label: str
    """What it is about."""

    items: tuple[HeardItem, ...]
    """The counts, the largest first."""

    rest: str | None = None
    """What is not among them."""


class VoicesSection(SectionRecord):
    """Who is spoken of and who speaks: counts, and no opinion."""

    kind: Literal["voices"] = "voices"
    """Name of the template."""

    columns: tuple[str, str, str, str]
    """Names of the columns of kind, name, extent and marks."""

    groups: tuple[ActorGroup, ...]
    """Persons, organisations, places, treaties."""

    balance: tuple[HeardLine, ...]
    """Who is quoted by whom, which institutions and countries speak, who does not."""
