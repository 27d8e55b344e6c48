"""A demand as it is found in a sentence, before it becomes a record."""

from __future__ import annotations

from typing import NamedTuple


class Claim(NamedTuple):
    """That a sentence asks for something."""

    start: int
    """Offset in the sentence of the words of what is asked."""

    modality: str
    """The words that ask, as printed."""

    addressee: str | None = None
    """Who is to act, as printed."""

    asker: str | None = None
    """Who asks, when the sentence tells of somebody else's demand."""

    end: int | None = None
    """Offset in the sentence behind what is asked, where only who said so follows."""


class Setting(NamedTuple):
    """What has to be known of an article for reading its sentences."""

    words: str
    """All its words: a name that opens a sentence may stand elsewhere in it."""

    names: str
    """Its authors and its publisher, in small letters."""

    collective: bool
    """Whether it is the statement of a body, in which "it" is that body."""
