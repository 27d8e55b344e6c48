"""What it costs to find themes by words alone in very many texts, beside scikit-learn.

    python -m bench.discovery deskbrief|sklearn FOLDER [MOST]

FOLDER holds plain texts, each of which is one text. They are read first; what is measured begins after that, with the
words. Each method is to run in a process of its own, so that memory is its own; instructions are counted with
``perf stat -e instructions:u``.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

_COMPONENTS = 100


def main() -> None:
    """Print one table row."""
    method, folder, *most = sys.argv[1:]
    paths = islice(sorted(Path(folder).rglob("*.txt")), int(most[0]) if most else None)
    texts = [path.read_text(encoding="utf-8") for path in paths]
    before, start = _megabytes(), time.process_time()
    groups = _by_sklearn(texts) if method == "sklearn" else _by_deskbrief(texts)
    seconds = time.process_time() - start
    print(f"| {method} | {len(texts):,} | {seconds:.1f} | {_megabytes()} | {before} | {groups} |")


def _by_deskbrief(texts: Sequence[str]) -> int:
    from flows.language import words  # noqa: PLC0415 - its import is part of what is measured
    from flows.themes import finding, frequencies, vectors  # noqa: PLC0415

    counted = [vectors.features(words.find(text), "en") for text in texts]
    found = finding.texts_of(range(len(texts)), counted, frequencies.of_texts(counted), range(len(texts)))
    del counted
    return sum(len(own) >= finding.LEAST_UNITS for own in finding.grouped(found, (), 1))


def _by_sklearn(texts: Sequence[str]) -> int:
    from sklearn.decomposition import NMF  # noqa: PLC0415 - its import is part of what is measured
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415

    matrix = TfidfVectorizer(stop_words="english", sublinear_tf=True, ngram_range=(1, 2), min_df=2).fit_transform(texts)
    return len(set(NMF(_COMPONENTS, random_state=0).fit_transform(matrix).argmax(axis=1)))


def _megabytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
