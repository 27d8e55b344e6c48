"""Whose names are meant: a surname is the person's whose full name the article has, or the only one in the issue."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from flows.themes.actors import vocabulary as told
from flows.themes.actors.gazetteer import Gazetteer, Known
from flows.themes.actors.reading import Found
from schemas.actors import ActorKind
from schemas.article import Block

_ADDRESS = re.compile(r"\b(?:(Mr|Herr|Monsieur|Sir)|(?:Mrs|Ms|Miss|Frau|Madame|Lady|Dame))\.? $")


class Sighting(NamedTuple):
    """A name where it stands in an article."""

    block: Block
    """The block of the article."""

    span: tuple[int, int]
    """The sentence in the block's text."""

    found: Found
    """The name."""


class Meant(NamedTuple):
    """A name and whose it is."""

    sighting: Sighting
    """The name where it stands."""

    known: Known | None
    """Whose; ``None`` where only another article can tell."""


def within_article(seen: Sequence[Sighting], shorts: Mapping[str, Known], authors: Iterable[Known]) -> list[Meant]:
    """Return whose the names of one article are.

    Args:
        seen: The names in order.
        shorts: Abbreviations that the article introduces.
        authors: Its authors, whose surnames are theirs.
    """
    people = _people(seen)
    bearers: dict[str, set[Known]] = {}
    for person in (*people.values(), *_known_people(seen), *authors):
        for short in _short_forms(person.name):
            bearers.setdefault(short, set()).add(person)
    alone = {one.found.text for one in seen if one.found.titled and " " not in one.found.text}
    apart = _told_apart(seen)
    return [
        Meant(one, apart[at] if at in apart else _meant(one.found, people, bearers, shorts, alone))
        for at, one in enumerate(seen)
    ]


def _told_apart(seen: Sequence[Sighting]) -> dict[int, Known | None]:
    """Return whose the single names are that an article gives to a man and to a woman; nobody's without an address."""
    single = {at: one for at, one in enumerate(seen) if one.found.known is None and " " not in one.found.text}
    forms: dict[str, dict[bool, str]] = {}
    addressed: dict[int, bool] = {}
    for at, one in single.items():
        if match := _ADDRESS.search(one.block.text, max(0, one.found.start - 12), one.found.start):
            addressed[at] = match[1] is not None
            forms.setdefault(one.found.text, {}).setdefault(addressed[at], match.group() + one.found.text)
    return {
        at: Known(forms[one.found.text][addressed[at]], ActorKind.PERSON, None, ()) if at in addressed else None
        for at, one in single.items()
        if len(forms.get(one.found.text, ())) > 1
    }


def across_articles(articles: Sequence[Sequence[Meant]], names: Gazetteer) -> list[list[tuple[Sighting, Known]]]:
    """Return whose all names are: what an article does not tell, another may, if only one person is in question."""
    bearers: dict[str, set[Known]] = {}
    for known in {one.known for article in articles for one in article if one.known is not None}:
        if known.kind is ActorKind.PERSON and " " in known.name:
            bearers.setdefault(_surname(known.name), set()).add(known)
    sure = {
        short: next(iter(those))
        for short, those in bearers.items()
        if len(those) == 1 and short not in told.COMMON_SURNAMES | names.given and not told.is_word(short)
    }
    return [_told_elsewhere(article, sure, names) for article in articles]


def _told_elsewhere(
    article: Sequence[Meant], sure: Mapping[str, Known], names: Gazetteer
) -> list[tuple[Sighting, Known]]:
    told_by_all = []
    for sighting, known in article:
        whose = known
        if known is None or (known.kind is ActorKind.PERSON and " " not in known.name):
            whose = sure.get(sighting.found.text, known)
        if whose is None or whose.name in names.ignored:
            continue
        if known is None and sighting.found.office:
            whose = _government(sighting.found)
        told_by_all.append((sighting, whose))
    return told_by_all


def _meant(
    found: Found,
    people: Mapping[str, Known],
    bearers: Mapping[str, set[Known]],
    shorts: Mapping[str, Known],
    alone: set[str],
) -> Known | None:
    """Return whose a name is, as far as its article tells."""
    if found.text in shorts:
        return shorts[found.text]
    others = bearers.get(found.text, set())
    if found.office:
        return _government(found) if others or found.known else None
    if found.known is not None and (found.known.kind is not ActorKind.PERSON or found.known in others or not others):
        return found.known
    if found.kind in {ActorKind.PERSON, None}:
        return people.get(found.text) or _bearer(found, others, alone)
    return Known(found.text, found.kind, None, ())


def _bearer(found: Found, others: set[Known], alone: set[str]) -> Known | None:
    """Return the person whom a single name means: the only one who bears it, or one who is never named in full."""
    if others:
        return next(iter(others)) if len(others) == 1 else None
    if found.kind is ActorKind.PERSON or found.text in alone:
        return Known(found.text, ActorKind.PERSON, None, ())
    return None


def _government(found: Found) -> Known:
    return Known(f"{found.text} {found.office}", ActorKind.ORGANISATION, None, ())


def _people(seen: Sequence[Sighting]) -> dict[str, Known]:
    """Return the persons whose full names an article prints, by each of its forms; the commonest form names them."""
    singles = {one.found.text for one in seen if one.found.says and " " not in one.found.text}
    forms = Counter(one.found.text for one in seen if _is_full(one.found, singles))
    groups: dict[tuple[str, str], list[str]] = {}
    for text in forms:
        words = text.split()
        groups.setdefault((words[0], words[-1]), []).append(text)
    people: dict[str, Known] = {}
    for texts in groups.values():
        name = max(texts, key=lambda text: (forms[text], len(text), text))
        people.update(dict.fromkeys(texts, Known(name, ActorKind.PERSON, None, ())))
    return people


def _is_full(found: Found, singles: set[str]) -> bool:
    """Tell whether a name is a person's full one: its words say so, or its surname alone says something elsewhere."""
    if found.known is not None or found.office or " " not in found.text:
        return False
    last = _surname(found.text)
    return found.kind is ActorKind.PERSON or (found.kind is None and last in singles and not told.is_word(last))


def _known_people(seen: Sequence[Sighting]) -> set[Known]:
    """Return the persons known from lists that an article names in full."""
    return {
        one.found.known
        for one in seen
        if one.found.known is not None and one.found.known.kind is ActorKind.PERSON and " " in one.found.text
    }


def _short_forms(name: str) -> set[str]:
    """Return the words by which a text may name a person whose full name it had before."""
    words = name.split()
    if len(words) < 2:  # noqa: PLR2004 - a full name
        return {name}
    forms = {words[-1], " ".join(words[1:])}
    # A family name in front ("Park Joon-seo"): where the second part is tied by a hyphen or the first is no given name.
    if "-" in words[-1] and words[-1].split("-")[1].islower():
        forms = {words[0]}
    return {form for form in forms if form not in told.CALENDAR}


def _surname(name: str) -> str:
    return name.rsplit(" ", 1)[-1]
