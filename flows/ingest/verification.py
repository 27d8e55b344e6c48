"""Looks the blocks of a record up in the text of the original, independently of the rules that made the record."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from schemas.article import Article, Block, Repair

# What mending may change without a word being another, beside spaces: signs of emphasis.
_MENDED = frozenset("*_`#\\")
# What stands between the two ends of a paragraph in the repair that joined them.
_BETWEEN = " | "
# Marks of Markdown: of a quoted line, and around a link whose words stay.
_MARKUP = re.compile(r"^\s*>+|\[([^\[\]]*)\]\([^()\s]*\)", re.MULTILINE)


def unfaithful(article: Article, text: str) -> Iterator[str]:
    """Yield the id of every block whose words are not those of its places in the original.

    Args:
        article: The record.
        text: The decoded text of its original, nothing mended.
    """
    for block in article.blocks:
        if _printed(block, text, article.repairs).removeprefix(_bare(block.marker or "")) != _bare(block.text):
            yield block.id


def _printed(block: Block, text: str, repairs: Sequence[Repair]) -> str:
    """Return what stands at the places of a block, with the words mended that the record says were."""
    printed = "".join(_bare(_MARKUP.sub(r"\1", text[place.start : place.end])) for place in block.places)
    for repair in repairs:
        if any(repair.place.start < place.end and place.start < repair.place.end for place in block.places):
            old, new = _bare(repair.before.replace(_BETWEEN, "")), _bare(repair.after)
            # A reader has put letters back already, and what it had ("inal" for "final") may stand in other words.
            printed = printed.replace(old, new) if old and old not in new else printed
    return printed


class _Bare(dict[int, str]):
    """What stays of a character, by its number; found out once, because every character of every record is asked."""

    def __missing__(self, code: int) -> str:
        """Find out what stays of a character."""
        one = chr(code)
        dropped = one in _MENDED or one.isspace() or unicodedata.category(one) in {"Cc", "Cf"}
        self[code] = "" if dropped else one
        return self[code]


_BARE = _Bare()


def _bare(text: str) -> str:
    """Return the characters of a text that mending must not change."""
    return unicodedata.normalize("NFKC", text).translate(_BARE)
