"""The themes that a desk follows, as its analysts write them down."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from schemas.record import Record

ThemeId = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,59}$")]
"""Lower-case letters, digits and hyphens; never changed once used."""


class TaxonomyTheme(Record):
    """One theme and the terms that tell it."""

    model_config = ConfigDict(populate_by_name=True)

    id: ThemeId
    """Never changes, whatever the label becomes."""

    label: Annotated[str, Field(min_length=3, max_length=80)]
    """As an editor heads a section."""

    short: Annotated[str, Field(min_length=2, max_length=22)]
    """For a column of a table."""

    strong: tuple[str, ...] = ()
    """Terms one of which makes a paragraph belong."""

    hint: tuple[str, ...] = ()
    """Terms that make a paragraph belong only together with others."""

    not_: Annotated[tuple[str, ...], Field(alias="not")] = ()
    """Phrases taken out of a paragraph before this theme is matched."""

    merged_into: ThemeId | None = None
    """Theme that took this one in; it then collects nothing more."""

    split_from: ThemeId | None = None
    """Theme that this one was part of."""


class Taxonomy(Record):
    """All themes of a desk, in the order in which they are listed."""

    version: Literal[1]
    """Version of the file's form."""

    languages: Annotated[tuple[Annotated[str, Field(pattern=r"^[a-z]{2}$")], ...], Field(min_length=1)] = ("en",)
    """ISO 639-1 codes of the languages that the terms are of; in others written in Latin letters only names count."""

    themes: tuple[TaxonomyTheme, ...] = ()
    """May be empty: then every theme is discovered."""
