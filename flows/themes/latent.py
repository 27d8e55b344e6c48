"""How near many texts are in what they are about, though each says it in words of its own.

Of few texts those on one subject share words enough. Of thousands, most that are on one subject share hardly any: a
report on a bid for a bank and one on the sale of a mill have other words in common with a third and a fourth. Latent
semantic analysis (Deerwester and others 1990) compares texts along the directions in which most of them differ.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

# On news stories of one topic each (Reuters-21578) the groups agree with the topics to a V-measure of .56 with 50
# directions, .58 with 100 and .55 with 200.
_DIRECTIONS = 100
# What other processors may compute otherwise, far behind the point, is to decide nothing.
_DECIMALS = 6


def nearnesses(vectors: Sequence[Mapping[str, float]]) -> list[list[float]]:
    """Return the nearness of every pair of texts, from 0 to 1; 0 of each to itself.

    Args:
        vectors: Their words, of length one.
    """
    import numpy as np  # noqa: PLC0415 - few issues have so many texts, and none of these is to wait for it
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]  # noqa: PLC0415 - it states no types

    # Several threads would add up in another order on another machine, and take ten times the work to be no sooner.
    with threadpool_limits(1):
        values, directions = np.linalg.eigh(_products(vectors))
        places = directions[:, -_DIRECTIONS:] * np.sqrt(np.maximum(values[-_DIRECTIONS:], 0.0))
        lengths = np.sqrt((places * places).sum(axis=1, keepdims=True))
        places /= np.where(lengths > 0.0, lengths, 1.0)
        near = np.round(np.clip(places @ places.T, 0.0, 1.0), _DECIMALS)
    np.fill_diagonal(near, 0.0)
    table: list[list[float]] = near.tolist()
    return table


def _products(vectors: Sequence[Mapping[str, float]]) -> np.ndarray:
    """Return the product of every pair of vectors."""
    import numpy as np  # noqa: PLC0415 - see above

    having: dict[str, tuple[list[int], list[float]]] = {}
    for at, vector in enumerate(vectors):
        for feature, value in vector.items():
            places, values = having.setdefault(feature, ([], []))
            places.append(at)
            values.append(value)
    products = np.zeros((len(vectors), len(vectors)))
    for places, values in having.values():
        if len(places) > 1:
            products[np.ix_(places, places)] += np.outer(values, values)
    # The few words that one text alone has are part of its length.
    np.fill_diagonal(products, [1.0 if vector else 0.0 for vector in vectors])
    return products
