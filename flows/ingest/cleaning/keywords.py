"""Keywords and tags that a document lists, on one line or on lines of their own."""

from __future__ import annotations

import re

from flows.ingest.cleaning import vocabulary
from flows.ingest.cleaning.draft import Draft, Role
from flows.ingest.cleaning.shape import key, words

# Words of one keyword, and of a line of them.
_LONGEST_KEYWORD, _LONGEST_LIST = 4, 50


def read_keywords(draft: Draft) -> None:
    """Move lines of keywords to their field."""
    for index, item in draft.open():
        label, _, rest = item.text.partition(":")
        if key(item.text) in vocabulary.TAGS and _hash_lines(draft, index):
            continue
        hashes = re.findall(r"#(\w+)", item.text)
        columns = re.split(r"\s{3,}", item.piece.rows[0].strip())
        if not rest and len(columns) > 2 and key(columns[0]) in vocabulary.TAGS:  # noqa: PLR2004 - a label and keywords
            label, rest = columns[0], ",".join(columns[1:])
        if key(label) in vocabulary.TAGS and rest.strip() and len(words(rest)) <= _LONGEST_LIST:
            found = [part.strip(" .") for part in re.split(r"[,;·•|]", rest) if part.strip(" .")]
        elif len(hashes) > 1 and not re.sub(r"#\w+|[\s,]+", "", item.text):
            found = hashes
        else:
            continue
        draft.facts.keywords += [word for word in found if word not in draft.facts.keywords]
        draft.claim(index, Role.FIELD, "keywords", "tags or keywords, moved to keywords", fields=("keywords",))


def _hash_lines(draft: Draft, index: int) -> bool:
    """Read keywords on lines of their own below their label, each with a hash sign or a bullet; tell whether any."""
    below = []
    for at in range(index + 1, min(index + 16, len(draft.items))):
        item = draft.items[at]
        if (
            not item.open
            or item.piece.gap > 1
            or not re.match(r"^[#•*-]\s*\S", item.piece.text)
            or len(words(item.text)) > _LONGEST_KEYWORD
        ):
            break
        below.append(at)
    for at in [index, *below] if below else []:
        text = draft.items[at].text.lstrip("#•*- ")
        if at != index and text not in draft.facts.keywords:
            draft.facts.keywords.append(text)
        draft.claim(at, Role.FIELD, "keywords", "tags or keywords, moved to keywords", fields=("keywords",))
    return bool(below)
