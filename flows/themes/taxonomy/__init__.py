"""Reads a desk's taxonomy and tells the analyst, by line, what is wrong with it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pydantic import ValidationError

from flows import lined
from flows.errors import TaxonomyError
from schemas.taxonomy import Taxonomy, TaxonomyTheme

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

DEFAULT = "built-in taxonomy"
"""How the taxonomy that comes with the program is called in messages."""

# A stem shorter than this matches too much ("art*" is in "article" and "artillery").
SHORTEST_STEM = 3
_LISTS = ("strong", "hint", "not")


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
    try:
        content = path.read_bytes() if path else (files("flows.themes.taxonomy") / "default.yaml").read_bytes()
        text = content.decode("utf-8-sig")
    except OSError as error:
        raise TaxonomyError(name, None, f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise TaxonomyError(name, None, f"is not UTF-8 at byte {error.start}; save it so") from error
    return Loaded(parse(text, name), hashlib.sha256(content).hexdigest())


def parse(text: str, name: str) -> Taxonomy:
    """Return the taxonomy that a YAML text holds.

    Args:
        text: The file's content. Every value is read as text, so that the terms ``no`` and ``1919`` stay what they are.
        name: What the file is called in messages.

    Raises:
        TaxonomyError: with the line on which the fault stands.
    """
    try:
        form = lined.read(text)
    except lined.FormError as error:
        raise TaxonomyError(name, error.line, error.problem) from error
    plain = form.content
    if plain is None:
        raise TaxonomyError(name, None, "is empty; it needs 'version: 1' and a list of themes")
    if isinstance(plain, dict) and plain.get("version") == "1":
        plain = {**plain, "version": 1}  # type: ignore[dict-item]  # the one number of the file
    try:
        taxonomy = Taxonomy.model_validate(plain)
    except ValidationError as error:
        # A key that is misspelt is missing too; what was written is the better hint.
        first = min(error.errors(include_url=False), key=lambda one: one["type"] != "extra_forbidden")
        raise TaxonomyError(name, form.line(first["loc"]), _problem(first)) from error
    for place, problem in _faults(taxonomy):
        raise TaxonomyError(name, form.line(place), problem)
    return taxonomy


def _problem(error: ErrorDetails) -> str:
    """Return in the analyst's words what the form of the file does not allow."""
    of_theme = len(error["loc"]) > 1
    keys = [field.alias or key for key, field in (TaxonomyTheme if of_theme else Taxonomy).model_fields.items()]
    key = next((part for part in reversed(error["loc"]) if isinstance(part, str)), "the file")
    match error["type"]:
        case "extra_forbidden":
            return f"there is no key {key!r}; there are {', '.join(keys)}"
        case "missing":
            return f"the key {key!r} is missing"
        case _:
            return f"{key}: {error['msg'][0].lower()}{error['msg'][1:]}"


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
