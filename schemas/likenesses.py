"""Documents that an embedder finds near to each other in meaning, whatever their languages."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from schemas.article import ArticleId, Share
from schemas.record import Record


class Likeness(Record):
    """Two documents that are near in meaning."""

    articles: tuple[ArticleId, ArticleId]
    """In the order in which they are numbered."""

    nearness: Share
    """Cosine of their vectors, to two digits: what an embedder gives differs in the later ones between machines."""


class Likenesses(Record):
    """What an embedder found."""

    embedder: str
    """Its name and version, as it says."""

    least: Annotated[int, Field(ge=1, le=100)]
    """Least nearness of a pair, in hundredths."""

    pairs: tuple[Likeness, ...] = ()
    """In the order of the documents."""
