"""Scores of web pages against what stands on them, over invented pages of the kinds that a desk is sent."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from flows.ingest.parsing import Original, Refusal, parse
from schemas.article import Article, BlockKind
from schemas.raw import RawDocument
from schemas.record import Record
from tests.quality.scoring import plain

GOLD = Path(__file__).parent / "gold" / "pages"
_BODY = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


class Gold(Record):
    """What a reader of the page would note down."""

    kind: str
    """What sort of page it is, for people who look for a case."""

    title: str | None
    """Of the article; ``None`` for a page without one."""

    authors: tuple[str, ...]
    """Persons that the page names as authors, in order."""

    published: str | None
    """ISO day; ``None`` when the page names none."""

    paragraphs: tuple[str, ...]
    """Paragraphs and list items of the article, in order."""

    refused: str | None
    """Reason class; ``None`` for a page with an article."""


@dataclass(frozen=True)
class Page:
    """A page, what it holds, and what is made of it."""

    name: str
    gold: Gold
    made: Article | Refusal


def checksum() -> str:
    """Return the SHA-256 of all pages and labels."""
    parts = (path.name.encode() + b"\0" + path.read_bytes() for path in sorted(GOLD.iterdir()))
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def measure() -> dict[str, float]:
    """Return every score, from 0 to 1, the more the better."""
    return scores(read_all())


def read_all() -> list[Page]:
    """Return all pages, read and cleaned."""
    return [Page(path.stem, gold(path), made(path.read_bytes(), path.name)) for path in sorted(GOLD.glob("*.html"))]


def gold(path: Path) -> Gold:
    """Return what is noted of a page."""
    return Gold.model_validate(json.loads(path.with_suffix(".json").read_text(encoding="utf-8")))


def made(content: bytes, name: str) -> Article | Refusal:
    """Return the record of a page, or why there is none."""
    raw = RawDocument(
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        media_type="text/html",
        source="folder",
        uri=name,
        received=datetime(2026, 1, 1, tzinfo=UTC),
    )
    return parse(Original(raw, content))


def scores(pages: list[Page]) -> dict[str, float]:
    """Return the shares of what is right in pages."""
    refused = [page for page in pages if page.gold.refused is not None]
    articles = [page for page in pages if page.gold.refused is None]
    read = [(page.gold, page.made) for page in articles if isinstance(page.made, Article)]
    known = [article.published.when.iso if article.published else None for _, article in read]
    named = [([plain(one.name) for one in article.authors], [*map(plain, gold.authors)]) for gold, article in read]
    return {
        "articles read": len(read) / len(articles),
        "walls and errors told": sum(_reason(page.made) == page.gold.refused for page in refused) / len(refused),
        "body, F1": sum(body_f1(gold, article) for gold, article in read) / len(articles),
        "title": sum(plain(gold.title) == plain(article.title) for gold, article in read) / len(articles),
        "authors": sum(found == wanted for found, wanted in named) / len(articles),
        "authors, none wrong": sum(set(found) <= set(wanted) for found, wanted in named) / len(articles),
        "published": sum(gold.published == day for (gold, _), day in zip(read, known, strict=True)) / len(articles),
    }


def body_f1(gold: Gold, article: Article) -> float:
    """Return how well the paragraphs agree: each counts once, whole or not at all."""
    wanted = Counter(map(plain, gold.paragraphs))
    found = Counter(plain(block.text) for block in article.blocks if block.kind in _BODY)
    return 2 * (wanted & found).total() / (wanted.total() + found.total())


def _reason(made: Article | Refusal) -> str | None:
    return None if isinstance(made, Article) else made.reason
