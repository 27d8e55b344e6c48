"""Whether a paragraph keeps its theme when the window of documents moves on, and whether new themes are still found.

    python -m bench.stability MULTILING [NEWS]

MULTILING is the folder of source texts of the MultiLing pilot of 2011: ten events of ten news reports, which are let
arrive one event after the other, the reports of an event spread out. NEWS is any folder of dated news stories as texts,
in order of their names. Each window shares two thirds of its documents with the one before.

The peers are refitted on every window, as many components as deskbrief found themes, and their components are matched
with those of the window before one to one in the way that keeps most paragraphs, which nobody could do without knowing
the answer. deskbrief gets no such help: a paragraph keeps its theme when the theme has the same id.
"""

from __future__ import annotations

import sys
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.optimize import linear_sum_assignment
from sklearn.cluster import KMeans
from sklearn.decomposition import NMF
from sklearn.exceptions import ConvergenceWarning
from sklearn.feature_extraction.text import TfidfVectorizer

from bench.themes import cleaned
from flows.themes.backends.embedded import BACKEND
from flows.themes.memory import NOTHING, remembered
from flows.themes.taxonomy import Loaded, parse
from schemas.article import Article
from schemas.themes import Analysis

NO_THEMES = Loaded(parse("version: 1\nthemes: []\n", "no themes"), "0" * 64)
_STEPS = 3
"""Windows after the first, and parts of a window that one moves by."""
_NEWS_WINDOW = 300
# Of two events the second begins when four reports of the first are out.
_APART = 4

Passage = tuple[str, str]
"""An article and a block."""

Themes = Mapping[Passage, str]
"""The theme of each passage that has one."""


class Window(NamedTuple):
    """What was found in one window."""

    articles: frozenset[str]
    found: Themes
    peers: Mapping[str, Themes]


def main() -> None:
    """Print one table row a stream and method."""
    warnings.simplefilter("ignore", ConvergenceWarning)
    multiling, *news = (Path(name) for name in sys.argv[1:])
    print("| stream | method | windows | passages seen twice | keep their theme | new events found |")
    print("|---|---|---:|---:|---:|---:|")
    reports = _multiling(multiling)
    events = {article.id: event for event, article in reports}
    _print("MultiLing", _windows([article for _, article in reports], len(reports) // 2), events)
    for folder in news:
        stories = list(islice(_news(folder), _NEWS_WINDOW * 2))
        _print(folder.name, _windows(stories, _NEWS_WINDOW), {})


def _multiling(folder: Path) -> list[tuple[str, Article]]:
    """Return events and reports in the order in which they arrive."""
    names = sorted(folder.glob("*.english"))
    arrival = {path: int(path.stem[3]) * _APART + int(path.stem[4]) for path in names}
    ordered = sorted(names, key=lambda path: (arrival[path], path.name))
    return [(path.stem[:4], article) for path in ordered for article in cleaned(path, set())]


def _news(folder: Path) -> Iterator[Article]:
    seen: set[str] = set()
    for path in sorted(folder.rglob("*.txt")):
        yield from cleaned(path, seen)


def _windows(articles: Sequence[Article], size: int) -> list[Window]:
    memory, windows = NOTHING, []
    for start in range(0, len(articles) - size + 1, size // _STEPS):
        part = articles[start : start + size]
        analysis = BACKEND.analyse(part, NO_THEMES, memory)
        memory = remembered(memory, analysis, part, None)
        found = _themes(analysis)
        windows.append(Window(frozenset(analysis.articles), found, _peers(part, len(analysis.themes))))
    return windows


def _themes(analysis: Analysis) -> Themes:
    return {(one.article, one.block): theme.id for theme in analysis.themes for one in theme.members}


def _peers(articles: Sequence[Article], number: int) -> dict[str, Themes]:
    """Return the components that peers find in the same paragraphs."""
    texts = {
        (article.id, block.id): block.text
        for article in articles
        for block in article.blocks
        if len(block.text.split()) >= 12  # noqa: PLR2004 - as deskbrief groups no shorter ones
    }
    matrix = TfidfVectorizer(stop_words="english", sublinear_tf=True, min_df=2).fit_transform(texts.values())
    fits: dict[str, Callable[[], np.ndarray]] = {
        "NMF, refitted": lambda: NMF(number, random_state=0, max_iter=300).fit_transform(matrix).argmax(axis=1),
        "k-means, refitted": lambda: KMeans(number, random_state=0, n_init=3).fit_predict(matrix),
    }
    return {name: dict(zip(texts, map(str, fit()), strict=True)) for name, fit in fits.items()}


def _print(stream: str, windows: Sequence[Window], events: Mapping[str, str]) -> None:
    _row(stream, "deskbrief, by id", windows, [window.found for window in windows], events)
    for peer in windows[0].peers:
        _row(stream, peer, windows, [window.peers[peer] for window in windows], events)


def _row(
    stream: str, method: str, windows: Sequence[Window], themes: Sequence[Themes], events: Mapping[str, str]
) -> None:
    seen, kept, new, found = 0, 0, 0, 0
    for (earlier, after), (one, other) in zip(pairwise(windows), pairwise(themes), strict=True):
        shared = {passage: theme for passage, theme in one.items() if passage[0] in after.articles}
        seen += len(shared)
        kept += _kept_by_id(shared, other) if method.startswith("deskbrief") else _kept_by_best_match(shared, other)
        fresh = _events(after, events) - _events(earlier, events)
        new += len(fresh)
        found += len(fresh & _majorities(other, events, set(one.values()) if "id" in method else set()))
    told = f"{found} of {new}" if events else "–"
    print(f"| {stream} | {method} | {len(windows)} | {seen:,} | {kept / seen:.1%} | {told} |", flush=True)


def _events(window: Window, events: Mapping[str, str]) -> set[str]:
    return {events[article] for article in window.articles if article in events}


def _kept_by_id(before: Themes, after: Themes) -> int:
    return sum(after.get(passage) == theme for passage, theme in before.items())


def _kept_by_best_match(before: Themes, after: Themes) -> int:
    """Return how many passages stay together under the best matching of components one to one."""
    both = Counter((theme, after[passage]) for passage, theme in before.items())
    rows, columns = sorted({row for row, _ in both}), sorted({column for _, column in both})
    table = np.array([[both[row, column] for column in columns] for row in rows])
    return int(table[linear_sum_assignment(-table)].sum())


def _majorities(themes: Themes, events: Mapping[str, str], old: set[str]) -> set[str]:
    """Return the events to which most passages of some theme of two or more that is not old belong."""
    groups: dict[str, list[str]] = {}
    for passage, theme in themes.items():
        if events and theme not in old:
            groups.setdefault(theme, []).append(events[passage[0]])
    common = ((Counter(group).most_common(1)[0], len(group)) for group in groups.values() if len(group) > 1)
    return {event for (event, number), of in common if number > of / 2}


if __name__ == "__main__":
    main()
