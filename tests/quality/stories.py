"""Scores of the groups of documents on one event against reports that were written to be grouped."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Hashable, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path

from flows.themes.stories import stories_of
from flows.themes.units import units_of
from tests.themes.articles import an_article

GOLD = Path(__file__).parent / "gold" / "stories" / "own.json"


def checksum() -> str:
    """Return the digest of all labels."""
    return hashlib.sha256(GOLD.read_bytes()).hexdigest()


def measure() -> dict[str, float]:
    """Return every score, from 0 to 1, the more the better."""
    texts = json.loads(GOLD.read_text(encoding="utf-8"))["texts"]
    articles = [
        an_article(
            *one["paragraphs"],
            name=one["name"],
            language=one["language"],
            published=date.fromisoformat(one["published"]),
        )
        for one in texts
    ]
    stories = {
        article: number for number, story in enumerate(stories_of(units_of(articles))) for article in story.articles
    }
    # What is in no group is a group of its own, in the labels and in what is found.
    events: list[Hashable] = [one["event"] or one["name"] for one in texts]
    groups: list[Hashable] = [stories.get(article.id, article.id) for article in articles]
    wanted, found = _together(events), _together(groups)
    abroad = {pair for pair in wanted if len({texts[at]["language"] for at in pair}) > 1}
    return {
        "pairs found": len(wanted & found) / len(wanted),
        "pairs right": len(wanted & found) / len(found),
        "pairs of two languages found": len(abroad & found) / len(abroad),
    }


def _together(labels: Sequence[Hashable]) -> set[tuple[int, int]]:
    """Return the pairs of places with the same label."""
    return {pair for pair in combinations(range(len(labels)), 2) if labels[pair[0]] == labels[pair[1]]}
