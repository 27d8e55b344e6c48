"""Where a sentence stands: what every statement about a text leads back to."""

from __future__ import annotations

from pydantic import NonNegativeInt

from schemas.article import ArticleId, BlockId
from schemas.record import Record


class Evidence(Record):
    """A sentence where it stands, verbatim."""

    article: ArticleId
    """The article."""

    block: BlockId
    """The block of the article."""

    start: NonNegativeInt
    """Offset of the sentence's first character in the block's text."""

    end: NonNegativeInt
    """Offset behind its last character."""

    text: str
    """The block's text from ``start`` to ``end``."""
