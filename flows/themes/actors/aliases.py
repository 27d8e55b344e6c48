"""Reads a desk's file of names and tells the analyst, by line, what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from flows import deskfiles
from flows.errors import AliasesError
from flows.themes.actors.gazetteer import built_in, straight
from schemas.actors import ActorKind, AliasesFile, KnownActor

_Fault: TypeAlias = tuple[tuple[str | int, ...], str]

_KIND = deskfiles.Kind(KnownActor, "'version: 1' and a list of actors", AliasesError)


def load(path: Path | None) -> AliasesFile:
    """Read a file of names.

    Args:
        path: A YAML file; ``None`` when the desk adds nothing to the names that come with the program.

    Raises:
        AliasesError: the file cannot be read, is no YAML, or says something that cannot be.
    """
    if path is None:
        return AliasesFile(version=1)
    return parse(deskfiles.text_of(deskfiles.content_of(path, _KIND), str(path), _KIND), str(path))


def parse(text: str, name: str) -> AliasesFile:
    """Return the names that a YAML text holds.

    Args:
        text: The file's content; every value is read as text, so that the alias ``NO`` stays what it is.
        name: What the file is called in messages.

    Raises:
        AliasesError: with the line on which the fault stands.
    """
    desk, form = deskfiles.parsed(text, name, AliasesFile, _KIND)
    for place, problem in (*_faults_of_names(desk), *_faults_of_countries(desk)):
        raise AliasesError(name, form.line(place), problem)
    return desk


def _faults_of_names(desk: AliasesFile) -> Iterator[_Fault]:
    """Yield names that cannot be found in a text, and those that two actors claim."""
    owners: dict[str, str] = {}
    listed = {actor.name for actor in desk.actors}
    for number, actor in enumerate(desk.actors):
        places = [("actors", number, "name"), *(("actors", number, "aliases", at) for at in range(len(actor.aliases)))]
        for place, one in zip(places, (actor.name, *actor.aliases), strict=True):
            if not one[:1].isalpha() or len(one) < 2:  # noqa: PLR2004 - "U" is nobody's name
                yield place, f"the name {one!r} does not begin with a letter and have another character"
            if one in owners:
                again = "stands twice" if owners[one] == actor.name else f"is {owners[one]!r} too"
                yield place, f"the name {one!r} {again}"
            owners[one] = actor.name
        for at, phrase in enumerate(actor.not_):
            if not any(straight(one) in straight(phrase) for one in (actor.name, *actor.aliases)):
                yield ("actors", number, "not", at), f"the phrase {phrase!r} holds none of the names of {actor.name!r}"
    for at, one in enumerate(desk.ignore):
        if one in listed:
            yield ("ignore", at), f"{one!r} is listed as an actor too"


def _faults_of_countries(desk: AliasesFile) -> Iterator[_Fault]:
    places = {actor.name for actor in desk.actors if actor.kind is ActorKind.PLACE}
    places |= {known.name for known in built_in().values() if known.kind is ActorKind.PLACE}
    for number, actor in enumerate(desk.actors):
        if actor.country is not None and actor.country not in places:
            yield ("actors", number, "country"), f"country: {actor.country!r} is no place that is known; list it too"
