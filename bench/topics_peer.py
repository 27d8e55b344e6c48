"""Find topics with scikit-learn and BERTopic and score them, for ``bench/topics.py``: JSON in, table rows out.

Runs in an interpreter of its own, because neither is a dependency of the project.
"""

from __future__ import annotations

import itertools
import json
import math
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from sklearn.decomposition import NMF, TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import completeness_score, homogeneity_score, v_measure_score
from sklearn.preprocessing import normalize

_TOLD, _DIRECTIONS, _WORDS = 20, 100, 10
_ROW = "| {} | {} | {:.0%} | {:.3f} | {:.3f} | {:.3f} | {:.3f} | {:.1f} |"


def main() -> None:
    """Print one table row a method."""
    warnings.simplefilter("ignore")
    given = json.load(sys.stdin)
    texts, topics = given["texts"], given["topics"]
    scored = _Words(texts)
    print("| method | groups | in a group | homogeneity | completeness | V-measure | NPMI | CPU s |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|")
    print(_row("deskbrief, not told", given["ours"]["labels"], topics, scored, given["ours"]["seconds"]))
    peers: dict[str, Callable[[], Sequence[int]]] = {
        f"NMF, told {_TOLD}": lambda: _nmf(texts, _TOLD),
        f"NMF, told {len(set(topics))}": lambda: _nmf(texts, len(set(topics))),
        "BERTopic on LSA, not told": lambda: _bertopic(texts),
    }
    for name, find in peers.items():
        start = time.process_time()
        labels = find()
        print(_row(name, labels, topics, scored, time.process_time() - start), flush=True)


def _row(name: str, labels: Sequence[int], topics: Sequence[str], scored: _Words, seconds: float) -> str:
    grouped = sum(label >= 0 for label in labels) / len(labels)
    return _ROW.format(
        name,
        len(set(labels) - {-1}),
        grouped,
        homogeneity_score(topics, labels),
        completeness_score(topics, labels),
        v_measure_score(topics, labels),
        scored.npmi(labels),
        seconds,
    )


def _tfidf(texts: Sequence[str]) -> Any:  # noqa: ANN401 - a sparse matrix, which has no type
    return TfidfVectorizer(stop_words="english", sublinear_tf=True, ngram_range=(1, 2), min_df=2).fit_transform(texts)


def _nmf(texts: Sequence[str], number: int) -> list[int]:
    found = NMF(number, random_state=0, init="nndsvd").fit_transform(_tfidf(texts)).argmax(axis=1)
    return [int(label) for label in found]


def _bertopic(texts: Sequence[str]) -> list[int]:
    from bertopic import BERTopic  # noqa: PLC0415 - its import is part of what it costs
    from umap import UMAP  # type: ignore[import-not-found]  # noqa: PLC0415 - the interpreter of the peers has it

    places = normalize(TruncatedSVD(_DIRECTIONS, random_state=0).fit_transform(_tfidf(texts)))
    model = BERTopic(
        umap_model=UMAP(15, 5, min_dist=0.0, metric="cosine", random_state=0), calculate_probabilities=False
    )
    return [int(label) for label in model.fit_transform(list(texts), embeddings=places)[0]]


class _Words:
    """In which texts which words stand."""

    def __init__(self, texts: Sequence[str]) -> None:
        vectoriser = TfidfVectorizer(stop_words="english", sublinear_tf=True, min_df=5)
        self._weights = vectoriser.fit_transform(texts)
        self._having = (self._weights > 0).astype(float).tocsc()

    def npmi(self, labels: Sequence[int]) -> float:
        """Return the mean over groups of the mean normalised pointwise mutual information of their words."""
        of = np.array(labels)
        return float(np.mean([self._of_group(np.flatnonzero(of == label)) for label in sorted(set(labels) - {-1})]))

    def _of_group(self, places: np.ndarray) -> float:
        mean = np.asarray(self._weights[places].mean(axis=0)).ravel()
        words = np.argsort(-mean, kind="stable")[:_WORDS]
        having = self._having[:, words].toarray()
        together = having.T @ having / len(having)
        pairs = itertools.combinations(range(_WORDS), 2)
        return float(np.mean([_npmi(together[a, b], together[a, a], together[b, b]) for a, b in pairs]))


def _npmi(both: float, one: float, other: float) -> float:
    """Return -1 for words that never stand together, 0 for those that do so by chance, 1 for those that always do."""
    if not both:
        return -1.0
    return math.log(both / (one * other)) / -math.log(both) if both < 1 else 1.0


if __name__ == "__main__":
    main()
