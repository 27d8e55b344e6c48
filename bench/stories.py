"""How well reports of one event are found, beside peers that are told how many events there are, and what it costs.

python bench/stories.py MULTILING [NEWS]

MULTILING is the folder of source texts of the MultiLing pilot of 2011: ten events of ten reports a language. They are
taken as if they had appeared in one week; they appeared within a year. NEWS is a folder of news stories, for what 300
and 5,000 documents cost.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from sklearn.cluster import KMeans
from sklearn.decomposition import NMF
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score

from flows.themes.stories import stories_of
from flows.themes.units import units_of
from schemas.article import Article
from tests.themes.articles import an_article

_LANGUAGES = {
    "english": "en", "french": "fr", "arabic": "ar", "czech": "cs", "greek": "el", "hindi": "hi", "hebrew": "he"
}  # fmt: skip
_EVENTS = 10


def main() -> None:
    """Print a table."""
    multiling, *news = (Path(name) for name in sys.argv[1:])
    for name, code in _LANGUAGES.items():
        files = sorted(path for path in multiling.iterdir() if path.suffix.lower() == f".{name}")
        texts = [path.read_text(encoding="utf-8", errors="replace") for path in files]
        events = [path.name[:4] for path in files]
        start = time.process_time()
        found = _found([_article(text, str(at), code) for at, text in enumerate(texts)])
        _print(f"{name}: deskbrief, not told", events, found, time.process_time() - start)
        if code == "en":
            _peers(texts, events)
    for folder in news:
        _costs(folder)


def _article(text: str, name: str, language: str) -> Article:
    return an_article(*(line for line in text.split("\n") if line.strip()), name=name, language=language)


def _found(articles: Sequence[Article]) -> list[int]:
    """Return the number of the story of each article; a number of its own for one in none."""
    home = {one: place for place, story in enumerate(stories_of(units_of(articles))) for one in story.articles}
    return [home.get(article.id, -1 - at) for at, article in enumerate(articles)]


def _peers(texts: Sequence[str], events: Sequence[str]) -> None:
    """Print what scikit-learn finds when it is told the number of events."""
    start = time.process_time()
    matrix = TfidfVectorizer(stop_words="english", sublinear_tf=True, ngram_range=(1, 2), max_df=0.5).fit_transform(
        texts
    )
    for name, labels in (
        ("k-means, told 10", KMeans(_EVENTS, n_init=10, random_state=0).fit_predict(matrix)),
        ("NMF, told 10", NMF(_EVENTS, random_state=0, init="nndsvd").fit_transform(matrix).argmax(axis=1)),
    ):
        _print(f"english: {name}", events, list(labels), time.process_time() - start)


def _print(name: str, events: Sequence[str], found: Sequence[int], seconds: float) -> None:
    nmi, ari = normalized_mutual_info_score(events, found), adjusted_rand_score(events, found)
    print(f"{name:32} NMI {nmi:.3f}  ARI {ari:.3f}  groups {len(set(found)):3}  CPU {seconds:.1f} s")


def _costs(folder: Path) -> None:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    for number in (300, 5000):
        chosen = files[:: max(1, len(files) // number)][:number]
        units = units_of([_article(path.read_text(errors="replace"), path.name, "en") for path in chosen])
        start = time.process_time()
        stories = stories_of(units)
        seconds = time.process_time() - start
        print(f"{len(chosen)} documents: {seconds:.1f} CPU s, {len(stories)} stories")


if __name__ == "__main__":
    main()
