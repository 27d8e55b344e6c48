"""Finds documents that are near in meaning, also across languages, by an embedder that the desk has named."""

from __future__ import annotations

import logging
import math
from collections.abc import Sequence
from itertools import combinations
from operator import mul
from typing import TYPE_CHECKING

from flows import plugins
from flows.errors import PluginError
from flows.themes.embedders import KIND
from schemas.likenesses import Likeness, Likenesses

if TYPE_CHECKING:
    from flows.settings import Embeddings
    from schemas.article import Article

# The beginning of a document tells what it is about, and models read no more at once anyway.
_MOST_WORDS = 300
# So many documents take about ten seconds to compare with vectors of 256 numbers; an issue of more has no such pairs.
MOST_COMPARED = 1000
"""More documents are not compared pair by pair."""

_log = logging.getLogger(__name__)

Vector = tuple[float, ...]


def found_by(articles: Sequence[Article], wanted: Embeddings) -> Likenesses | None:
    """Return the pairs of near documents; ``None`` where no embedder is named, or there are too many documents.

    Args:
        articles: In the order in which an issue numbers them.
        wanted: Which embedder, and how near is near.

    Raises:
        PluginError: there is no such embedder, it fails, or what it returns are no vectors of the texts.
    """
    if wanted.name is None:
        return None
    if len(articles) > MOST_COMPARED:
        _log.warning("%d documents are too many to compare with each other; none is said to be near", len(articles))
        return None
    embedder = plugins.find(KIND, wanted.name)
    try:
        given = embedder.embed([_text(article) for article in articles])
        vectors = [tuple(float(value) for value in vector) for vector in given]
    except Exception as error:  # whatever somebody's model does is named, with the plugin
        problem = f"{plugins.whence(KIND, wanted.name)} failed ({type(error).__name__}: {error})"
        raise PluginError(KIND.label, wanted.name, problem) from error
    _check(vectors, len(articles), wanted.name)
    pairs = _pairs(articles, [_normed(vector) for vector in vectors], wanted.near)
    return Likenesses(embedder=embedder.name, least=wanted.near, pairs=pairs)


def _text(article: Article) -> str:
    """Return a document's title and the words that it begins with."""
    texts = [article.title or "", *(block.text for block in article.blocks)]
    return " ".join(" ".join(texts).split()[:_MOST_WORDS])


def _check(vectors: Sequence[Vector], wanted: int, name: str) -> None:
    """Raise an error where an embedder gave something else than a vector for each text."""
    lengths = {len(vector) for vector in vectors}
    if len(vectors) != wanted or len(lengths) > 1 or 0 in lengths:
        told = f"it gave {len(vectors)} vectors of {sorted(lengths)} numbers for {wanted} texts"
        raise PluginError(KIND.label, name, f"{plugins.whence(KIND, name)}: {told}")
    if not all(math.isfinite(value) for vector in vectors for value in vector):
        raise PluginError(KIND.label, name, f"{plugins.whence(KIND, name)}: it gave a number that is none")


def _normed(vector: Vector) -> Vector:
    largest = max(map(abs, vector))
    if not largest:
        return vector
    scaled = tuple(value / largest for value in vector)  # first, because squares of huge numbers are too large
    length = math.sqrt(math.fsum(value * value for value in scaled))
    return tuple(value / length for value in scaled)


def _pairs(articles: Sequence[Article], vectors: Sequence[Vector], least: int) -> tuple[Likeness, ...]:
    found = []
    for (one, left), (other, right) in combinations(zip(articles, vectors, strict=True), 2):
        nearness = round(min(max(sum(map(mul, left, right)), 0.0), 1.0), 2)
        if 100 * nearness >= least:
            found.append(Likeness(articles=(one.id, other.id), nearness=nearness))
    return tuple(found)
