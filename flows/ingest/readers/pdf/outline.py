"""The outline of a PDF: headings as whoever made it told them to the reader's side bar."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from flows.ingest.readers import PartKind
from flows.ingest.readers.pdf.handles import Handle
from flows.ingest.readers.pdf.paragraphs import Paragraph

# An outline may be as deep and as long as somebody likes who wants readers to hang.
_MOST_ENTRIES, _DEEPEST = 2000, 8
_NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2}){0,3}|[ivx]{1,5}|[a-z])[.):]?\s+")
_NO_WORD = re.compile(r"\W+")
# What a caption, a note or a cell of a table is, is said more surely by how it is set.
_MAY_BE_HEADING = {PartKind.TEXT, PartKind.LIST_ITEM, PartKind.HEADING, PartKind.PULL_QUOTE, PartKind.STANDFIRST}


class Entry(NamedTuple):
    """An entry of an outline."""

    title: str
    level: int
    """From 1, for those that stand below no other."""

    page: int
    """The page that it leads to, from 1."""


def outline_of(document: Handle) -> list[Entry]:
    """Return the entries that lead to a page, in order."""
    return list(_entries(islice(document.get_toc(max_depth=_DEEPEST), _MOST_ENTRIES)))


def mark_headings(paragraphs: Sequence[Paragraph], outline: Iterable[Entry]) -> None:
    """Take for headings the paragraphs that the outline has word for word, on the page that it says."""
    waiting: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for entry in outline:
        waiting[_folded(entry.title), entry.page].append(entry.level)
    for one in paragraphs:
        levels = waiting.get((_folded(one.text), one.page))
        if levels and one.kind in _MAY_BE_HEADING:
            one.kind, one.entry = PartKind.HEADING, levels.pop(0)


def _entries(found: Iterable[Handle]) -> Iterator[Entry]:
    for one in found:
        place = one.get_dest()
        page = None if place is None else place.get_index()
        try:
            title: str = one.get_title()
        except UnicodeDecodeError:  # A title that is no text cannot stand on a page either.
            continue
        if page is not None and _folded(title):
            yield Entry(title, one.level + 1, page + 1)


def _folded(title: str) -> str:
    """Return a title without its number, which outlines often lack, and without marks and case."""
    return _NO_WORD.sub(" ", _NUMBER.sub("", title.strip().casefold())).strip()
