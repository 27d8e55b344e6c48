"""Names that are known before a text is read: those that come with the program, changed by the desk's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from schemas.actors import ActorKind, AliasesFile

_KINDS = {
    "places": ActorKind.PLACE,
    "organisations": ActorKind.ORGANISATION,
    "documents": ActorKind.DOCUMENT,
    "people": ActorKind.PERSON,
}
_BEHIND_LATIN, _IDEOGRAPHS = "\u0250", "\u2e80"
_FIRST_WORD = re.compile(r"\w+")
# Peoples, faiths and directions beside those of countries: they qualify a name and are none.
_ADJECTIVES = (
    "European Europeans African Africans Asian Asians Arab Arabs Arabic Eurasian Nordic Scandinavian Balkan Caucasian "
    "Western Eastern Northern Southern Central North South East West Islamic Islamist Muslim Muslims Christian "
    "Christians Jewish Jews Sunni Shia Shiite Orthodox Catholic Kurdish Kurds Kurd Chechen Catalan Scottish Welsh "
    "English Tibetan Uyghur Uyghurs Uighur Rohingya Tatar Tatars Latin Latino Hispanic Siberian Bavarian Zionist "
    "Communist Marxist Maoist Leninist Stalinist Nazi Cold-War Trumpian Transatlantic Euro-Atlantic Atlanticist "
    "Polar Korean Koreans Sino Russo Franco Anglo Indo Euro Afro Austro".split()
)


class Known(NamedTuple):
    """An actor that is known by name."""

    name: str
    """Canonical."""

    kind: ActorKind
    """What it is."""

    country: str | None
    """The country that it belongs to; ``None`` where nobody says."""

    barred: tuple[str, ...]
    """Phrases in which one of its names means something else."""


class Gazetteer(NamedTuple):
    """All names that are known."""

    names: Mapping[str, Known]
    """By every name, straight apostrophes in it."""

    starts: Mapping[str, tuple[str, ...]]
    """Names by their first word, the longest first."""

    adjectives: frozenset[str]
    """Words that only look like names."""

    peoples: Mapping[str, frozenset[str]]
    """Those of each country ("Norwegian", "Norwegians")."""

    given: frozenset[str]
    """Given names of persons."""

    ignored: frozenset[str]
    """Names that the desk does not want to see."""

    small: re.Pattern[str]
    """Finds small words with which names begin."""

    foreign: re.Pattern[str] | None
    """Finds names in other scripts than Latin; ``None`` when none is known."""

    def at(self, text: str, start: int) -> tuple[int, Known] | None:
        """Return where the longest known name at an offset ends, and whose it is.

        Args:
            text: With straight apostrophes.
            start: Offset of a word.
        """
        first = _FIRST_WORD.match(text, start)
        for name in self.starts.get(first.group(), ()) if first else ():
            end = start + len(name)
            if text.startswith(name, start) and not text[end : end + 1].isalnum():
                known = self.names[name]
                if not any(_covered(text, start, end, phrase) for phrase in known.barred):
                    return end, known
        return None


def _covered(text: str, start: int, end: int, phrase: str) -> bool:
    """Tell whether a name stands inside a phrase."""
    at = text.find(phrase, max(0, end - len(phrase)), start + len(phrase))
    return 0 <= at <= start


def straight(text: str) -> str:
    """Return a text of the same length with straight apostrophes."""
    return text if text.isascii() else text.replace("’", "'").replace("‘", "'")


@lru_cache(maxsize=4)
def gazetteer(desk: AliasesFile) -> Gazetteer:
    """Return the built-in names, changed by a desk's own."""
    names = dict(built_in())
    for listed in desk.actors:
        before = names.get(listed.name)
        known = Known(
            listed.name,
            listed.kind,
            listed.country or (before.country if before else None),
            (*(before.barred if before else ()), *map(straight, listed.not_)),
        )
        if before is not None:
            names.update({name: known for name, other in names.items() if other == before})
        names.update({straight(name): known for name in (listed.name, *listed.aliases)})
    ignored = frozenset(map(straight, desk.ignore))
    names = {name: known for name, known in names.items() if name not in ignored and known.name not in ignored}
    starts = _starts(names)
    small = "|".join(sorted(first for first in starts if first[0].islower()))
    return Gazetteer(
        names,
        starts,
        frozenset((*_ADJECTIVES, *(word for words in _peoples().values() for word in words))),
        _peoples(),
        _given(),
        ignored,
        re.compile(rf"(?<![\w-])(?:{small})(?!\w)"),
        _foreign(name for name in names if name[0] >= _BEHIND_LATIN),
    )


def _foreign(names: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds names in other scripts; where words are not set apart, also inside a longer row of letters."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    parts = (re.escape(name) if name[0] >= _IDEOGRAPHS else rf"\b{re.escape(name)}\b" for name in ordered)
    return re.compile("|".join(parts)) if ordered else None


def _starts(names: Mapping[str, Known]) -> dict[str, tuple[str, ...]]:
    starts: dict[str, list[str]] = {}
    for name in names:
        if first := _FIRST_WORD.match(name):
            starts.setdefault(first.group(), []).append(name)
    return {first: tuple(sorted(those, key=lambda one: (-len(one), one))) for first, those in starts.items()}


@cache
def built_in() -> dict[str, Known]:
    """Return the actors that come with the program, by every name."""
    names: dict[str, Known] = {}
    for country, capital, others in _countries():
        known = Known(country, ActorKind.PLACE, country, ())
        names.update(dict.fromkeys((country, *others), known))
        if capital:
            names[capital] = Known(capital, ActorKind.PLACE, None, ())
    for file, kind in _KINDS.items():
        for line in _lines(file):
            known, others = _entry(line, kind)
            names.update({straight(name): known for name in (known.name, *others)})
    return names


@cache
def capitals() -> dict[str, str]:
    """Return the country of each capital."""
    return {capital: country for country, capital, _ in _countries() if capital}


@cache
def site_codes() -> dict[str, str]:
    """Return the country of each code at the end of a site's name that tells one."""
    pairs = (line.split(" | ") for line in _lines("sites"))
    return {code: country for code, country in pairs}  # noqa: C416 - the type checker cannot tell pairs by dict()


def _entry(line: str, kind: ActorKind) -> tuple[Known, list[str]]:
    """Return what one line of a list says: name, other names, barred phrases, country."""
    rest, _, country = line.partition(" @ ")
    rest, _, barred = rest.partition(" ! ")
    name, _, others = rest.partition(":")
    return Known(name.strip(), kind, country.strip() or None, tuple(_split(straight(barred)))), _split(others)


def _countries() -> Iterator[tuple[str, str, list[str]]]:
    for line in _lines("countries"):
        name, _, capital, others = (part.strip() for part in line.split("|"))
        yield name, capital, _split(straight(others))


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split(", ") if part.strip()]


@cache
def _peoples() -> dict[str, frozenset[str]]:
    cut = (line.split("|") for line in _lines("countries"))
    return {parts[0].strip(): frozenset(parts[1].split()) for parts in cut}


@cache
def _given() -> frozenset[str]:
    return frozenset(name for line in _lines("given") for name in line.split())


def _lines(file: str) -> list[str]:
    text = (files("flows.themes.actors") / "names" / f"{file}.txt").read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
