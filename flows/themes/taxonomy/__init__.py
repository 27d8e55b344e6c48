"""Reads a desk's taxonomy and tells the analyst, by line, what is wrong with it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from flows import deskfiles
from flows.errors import TaxonomyError
from schemas.taxonomy import Taxonomy, TaxonomyTheme

DEFAULT = "built-in taxonomy"
"""How the taxonomy that comes with the program is called in messages."""

# A stem shorter than this matches too much ("art*" is in "article" and "artillery").
SHORTEST_STEM = 3
_LISTS = ("strong", "hint", "not")
_KIND = deskfiles.Kind(TaxonomyTheme, "'version: 1' and a list of themes", TaxonomyError)


class Loaded(NamedTuple):
    """A taxonomy and the file it was read from."""

    taxonomy: Taxonomy
    """The themes."""

    sha256: str
    """Digest of the file's bytes."""


def load(path: Path | None) -> Loaded:
    """Read a taxonomy.

    Args:
        path: A YAML file; ``None`` for the one that comes with the program.

    Raises:
        TaxonomyError: the file cannot be read, is no YAML, or says something that cannot be.
    """
    name = str(path) if path else DEFAULT
    content = (
        deskfiles.content_of(path, _KIND) if path else (files("flows.themes.taxonomy") / "default.yaml").read_bytes()
    )
    text = deskfiles.text_of(content, name, _KIND)
    return Loaded(parse(text, name), hashlib.sha256(content).hexdigest())


def parse(text: str, name: str) -> Taxonomy:
    """Return the taxonomy that a YAML text holds.

    Args:
        text: The file's content. Every value is read as text, so that the terms ``no`` and ``1919`` stay what they are.
        name: What the file is called in messages.

    Raises:
        TaxonomyError: with the line on which the fault stands.
    """
    taxonomy, form = deskfiles.parsed(text, name, Taxonomy, _KIND)
    for place, problem in _faults(taxonomy):
        raise TaxonomyError(name, form.line(place), problem)
    return taxonomy


def _faults(taxonomy: Taxonomy) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield what the form of the file allows and its meaning does not."""
    known: set[str] = set()
    for number, theme in enumerate(taxonomy.themes):
        if theme.id in known:
            yield ("themes", number, "id"), f"the id {theme.id!r} is used twice"
        known.add(theme.id)
        yield from _faults_of_terms(theme, number)
    for number, theme in enumerate(taxonomy.themes):
        for key, other in (("merged_into", theme.merged_into), ("split_from", theme.split_from)):
            if other is not None and (other not in known or other == theme.id):
                yield ("themes", number, key), f"{key}: there is no other theme {other!r}"


def _faults_of_terms(theme: TaxonomyTheme, number: int) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if not theme.strong and not theme.hint and theme.merged_into is None:
        yield ("themes", number), f"the theme {theme.id!r} has no terms, so nothing can belong to it"
    for key, terms in zip(_LISTS, (theme.strong, theme.hint, theme.not_), strict=True):
        for place, term in enumerate(terms):
            if not any(char.isalnum() for char in term):
                yield ("themes", number, key, place), f"the term {term!r} holds no word"
            for part in term.split():
                if "*" in part[:-1] or (part.endswith("*") and len(part) <= SHORTEST_STEM):
                    problem = f"the term {term!r}: '*' stands at the end of a word of {SHORTEST_STEM} letters or more"
                    yield ("themes", number, key, place), problem
