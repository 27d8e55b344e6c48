"""Time and memory of the analysis of 3, 30 and 300 documents.

    python -m bench.themes FOLDER [FOLDER ...]

The folders hold plain texts; documents are taken from them in turn, in order of their names. Each number of documents
is analysed in a process of its own, so that memory is that of this number alone.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import resource
import sys
import time
from datetime import UTC, datetime
from itertools import chain, islice, zip_longest
from pathlib import Path
from typing import NamedTuple

from flows.errors import ProjectError
from flows.ingest.cleaning import clean
from flows.ingest.readers.plain_text import READER
from schemas.article import Article
from schemas.raw import RawDocument

_NUMBERS = (3, 30, 300)
# Documents of more bytes are parliamentary records and law books, which no weekly issue is made of.
_LARGEST = 150_000
_ROW = "| {} | {} | {} | {} | {} | {} | {} | {} |"
_HEAD = (
    "documents",
    "words",
    "start, CPU s",
    "analysis, CPU s",
    "a document, ms",
    "memory, MB",
    "themes",
    "discovered",
)


class Cost(NamedTuple):
    """What one analysis took and found."""

    words: int
    start: float
    """Import of the room and reading of the taxonomy, CPU seconds."""

    analyse: float
    """CPU seconds."""

    memory: int
    """Peak of the process, MB; the articles themselves are in it."""

    themes: int
    discovered: int
    """Of the themes, those that the taxonomy does not have."""


def main() -> None:
    """Print one table row a number of documents."""
    articles = list(islice(_articles([Path(name) for name in sys.argv[1:]]), max(_NUMBERS)))
    print(_ROW.format(*_HEAD))
    print(_ROW.format(*("---:" for _ in _HEAD)))
    for number in _NUMBERS:
        if number <= len(articles):
            print(_row(number, _cost_of(articles[:number])))


def _row(number: int, cost: Cost) -> str:
    milliseconds = 1000 * cost.analyse / number
    return _ROW.format(
        number,
        f"{cost.words:,}",
        f"{cost.start:.2f}",
        f"{cost.analyse:.2f}",
        f"{milliseconds:.0f}",
        cost.memory,
        cost.themes,
        cost.discovered,
    )


def _articles(folders: list[Path]) -> chain[Article]:
    """Return cleaned documents, from each folder in turn; those that cannot be cleaned are named and left out."""
    names = [sorted(folder.rglob("*.txt")) for folder in folders]
    paths = (path for turn in zip_longest(*names) for path in turn if path and not path.name.startswith("."))
    seen: set[str] = set()
    return chain.from_iterable(cleaned(path, seen) for path in paths)


def cleaned(path: Path, seen: set[str]) -> list[Article]:
    """Return the article of a file; none where it was seen before, is too large, or cannot be cleaned."""
    content = path.read_bytes()
    sha256 = hashlib.sha256(content).hexdigest()
    if sha256 in seen or len(content) > _LARGEST:
        return []
    seen.add(sha256)
    received = datetime(2026, 1, 1, tzinfo=UTC)
    raw = RawDocument(
        sha256=sha256, size=len(content), media_type="text/plain", source="folder", uri=path.name, received=received
    )
    try:
        return [clean(READER.read(raw, content), raw)]
    except ProjectError as error:
        print(error, file=sys.stderr)
        return []


def _cost_of(articles: list[Article]) -> Cost:
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        return pool.apply(_cost, ([article.model_dump_json() for article in articles],))


def _cost(texts: list[str]) -> Cost:
    articles = [Article.model_validate_json(text) for text in texts]
    before = time.process_time()
    from flows.themes.backends.embedded import BACKEND  # noqa: PLC0415 - its import is part of what is measured
    from flows.themes.taxonomy import load  # noqa: PLC0415
    from schemas.themes import ThemeOrigin  # noqa: PLC0415

    taxonomy = load(None)
    loaded = time.process_time()
    found = BACKEND.analyse(articles, taxonomy)
    analysed = time.process_time()
    return Cost(
        words=sum(len(block.text.split()) for article in articles for block in article.blocks),
        start=loaded - before,
        analyse=analysed - loaded,
        memory=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        themes=len(found.themes),
        discovered=sum(theme.origin is ThemeOrigin.DISCOVERED for theme in found.themes),
    )


if __name__ == "__main__":
    main()
