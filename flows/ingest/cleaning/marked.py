"""What the reader of a structured document knows of its lines: told once, not guessed again."""

from __future__ import annotations

import re

from flows.ingest.cleaning.draft import Draft, Role
from flows.ingest.readers import PartKind

_ROLES = {
    PartKind.CAPTION: (Role.CAPTION, "figure caption"),
    PartKind.NOTE: (Role.NOTE, "note"),
    PartKind.PULL_QUOTE: (Role.PULL_QUOTE, "pull quote"),
}
_MARKER = re.compile(r"^(?P<marker>\S{1,6})\s+(?=\S)")


def drop_marked(draft: Draft) -> None:
    """Remove what the reader has told to be no part of the article, by its rule and for its reason."""
    for item in (*draft.aside, *draft.items):
        if item.part is not None and item.part.kind is PartKind.REMOVED:
            item.role, item.rule, item.reason = Role.REMOVED, item.part.rule, item.part.reason


def claim_marked(draft: Draft) -> None:
    """Claim captions, notes, pull quotes and the standfirst that the reader has told."""
    for index, item in draft.open():
        if item.part is None:
            continue
        if item.part.kind in _ROLES:
            draft.claim(index, *_ROLES[item.part.kind])
        elif item.part.kind is PartKind.STANDFIRST and draft.facts.standfirst is None:
            draft.facts.standfirst = item.text
            draft.claim(index, Role.STANDFIRST, "standfirst", fields=("standfirst",))


def claim_lists(draft: Draft) -> None:
    """Claim the list items that the reader has told."""
    for index, item in draft.open():
        marked = _MARKER.match(item.text)
        if item.part is not None and item.part.kind is PartKind.LIST_ITEM and marked is not None:
            item.marker, item.words = marked["marker"], item.text[marked.end() :]
            draft.claim(index, Role.LIST_ITEM, "list item")


def claim_headings(draft: Draft) -> None:
    """Claim the headings that the reader has told."""
    for index, item in draft.open():
        if item.part is not None and item.part.kind is PartKind.HEADING:
            item.level = item.part.level
            draft.claim(index, Role.HEADING, "heading")


def join_paragraphs(draft: Draft) -> None:
    """Join the paragraphs that the reader has told to go on behind a break."""
    by_line = {item.piece.number: item for item in draft.items}
    for _, item in draft.open():
        before = by_line.get(item.part.continues or 0) if item.part is not None else None
        if before is not None and before.open:
            item.joins = before
