"""Names of bodies that stand alone: over a title in several short lines, in a head, at a foot."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.ingest.cleaning import bodies
from flows.ingest.cleaning.draft import Draft, Role
from flows.ingest.cleaning.names import is_post, persons
from flows.ingest.cleaning.shape import ends_sentence, key, words
from schemas.article import Publisher

_NAME_WORDS = range(2, 11)
_LINES = range(2, 6)
_LONGEST_LINE = 3
# Shorter words of a name may be small.
_SMALL_WORD = 4
_NAMING = bodies.BODY_WORDS | {"laboratory", "trust", "fund", "archive", "academy", "school"}


def read_masthead(draft: Draft, first: int, last: int) -> None:
    """Join a name that is set in several short lines over the title ("HARBOUR / INSTITUTE / FOR PEACE")."""
    for group in _blocks(draft, first, last):
        lines = [draft.items[index].text for index in group]
        name = " ".join(lines)
        short = all(len(words(line)) <= _LONGEST_LINE for line in lines)
        if draft.facts.publisher is None and len(group) in _LINES and short and is_body_name(name):
            draft.facts.publisher = Publisher(name=name, basis="stands over the title")
            for index in group:
                draft.claim(index, Role.FIELD, "site name", fields=("publisher",))


def _blocks(draft: Draft, first: int, last: int) -> Iterator[list[int]]:
    """Yield the open items of a range in groups without blank lines between."""
    group: list[int] = []
    for index, item in draft.open(first, last):
        if group and (item.piece.gap or index > group[-1] + 1):
            yield group
            group = []
        group.append(index)
    if group:
        yield group


def is_body_name(text: str) -> bool:
    """Tell whether a text is the name of a body: a word for bodies, in capitals, and no person, post or sentence."""
    found = words(text)
    if len(found) not in _NAME_WORDS or ends_sentence(text) or re.search(r"[\d@:?!,]", text):
        return False
    if persons(text) or is_post(text) or not any(key(word) in _NAMING for word in found):
        return False
    return all(word[0].isupper() for word in found if len(word) > _SMALL_WORD)
