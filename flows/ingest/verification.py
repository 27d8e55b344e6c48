"""Looks the blocks of a record up in the text of the original, independently of the rules that made the record."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from schemas.article import Article, Block, Repair

# What mending may change without a word being another: spaces, hyphens at line ends, signs of emphasis.
_MENDED = frozenset("-\u2010\u2011*_`#\\")
# Marks of Markdown: of a quoted line, and around a link whose words stay.
_MARKUP = re.compile(r"^\s*>+|\[([^\[\]]*)\]\([^()\s]*\)", re.MULTILINE)


def unfaithful(article: Article, text: str) -> Iterator[str]:
    """Yield the id of every block whose words are not those of its places in the original.

    Args:
        article: The record.
        text: The decoded text of its original, nothing mended.
    """
    for block in article.blocks:
        printed = "".join(_printed(block, text, article.repairs))
        if printed.removeprefix(_bare(block.marker or "")) != _bare(block.text):
            yield block.id


def _printed(block: Block, text: str, repairs: Sequence[Repair]) -> Iterator[str]:
    """Yield what stands at the places of a block, with the words mended that the record says were."""
    for place in block.places:
        printed = _bare(_MARKUP.sub(r"\1", text[place.start : place.end]))
        for repair in repairs:
            if repair.place.start < place.end and place.start < repair.place.end and (old := _bare(repair.before)):
                printed = printed.replace(old, _bare(repair.after))
        yield printed


def _bare(text: str) -> str:
    """Return the characters of a text that mending must not change."""
    return "".join(
        one
        for one in unicodedata.normalize("NFKC", text)
        if one not in _MENDED and not one.isspace() and unicodedata.category(one) not in {"Cc", "Cf"}
    )
