"""Actors and places that articles speak of, and what a desk's own file says of their names."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, NonNegativeInt

from schemas.article import ArticleId
from schemas.evidence import Evidence
from schemas.record import Record


class ActorKind(StrEnum):
    """What a name names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    DOCUMENT = "document"


class Mention(Record):
    """A name where it stands."""

    evidence: Evidence
    """The sentence."""

    start: NonNegativeInt
    """Offset of the name's first character in the sentence."""

    end: NonNegativeInt
    """Offset behind its last character."""

    @property
    def words(self) -> str:
        """The name as printed."""
        return self.evidence.text[self.start : self.end]


class Actor(Record):
    """A person, organisation, place or treaty, under one name."""

    name: str
    """As the alias file has it, or else the fullest form that the articles print."""

    kind: ActorKind
    """What it is."""

    aliases: tuple[str, ...] = ()
    """Other forms that the articles print, in alphabetical order."""

    country: str | None = None
    """The country that it belongs to, where the alias file or a document says so; never told from its name."""

    mentions: tuple[Mention, ...] = ()
    """In the order of the articles and of reading; none in an article of which it is the author or publisher."""

    speaks_in: tuple[ArticleId, ...] = ()
    """Articles of which it is an author, an author's institution or the publisher."""


class KnownActor(Record):
    """What a desk says of one actor."""

    model_config = ConfigDict(populate_by_name=True)

    name: Annotated[str, Field(min_length=2, max_length=120)]
    """As lists print it; found in texts too."""

    kind: ActorKind
    """``person``, ``organisation``, ``place`` or ``document`` (treaties and the like)."""

    aliases: tuple[str, ...] = ()
    """Other names, letter by letter as texts print them."""

    not_: Annotated[tuple[str, ...], Field(alias="not")] = ()
    """Phrases in which one of the names means something else."""

    country: str | None = None
    """The country that it belongs to or speaks for."""


class AliasesFile(Record):
    """The names that a desk adds to those that come with the program, or changes."""

    version: Literal[1]
    """Version of the file's form."""

    actors: tuple[KnownActor, ...] = ()
    """Added to the built-in ones; one of the same name is changed, and an alias goes over to the actor listed here."""

    ignore: tuple[str, ...] = ()
    """Names that are no actors at all ("Cold War")."""
