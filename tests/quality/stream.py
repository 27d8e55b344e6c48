"""Scores of whether themes stay the same from week to week, and whether new ones are found, on an invented stream."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from flows.themes.backends.embedded import BACKEND
from flows.themes.memory import NOTHING, remembered
from flows.themes.taxonomy import Loaded, parse
from schemas.article import Article
from tests.themes.articles import an_article

GOLD = Path(__file__).parent / "gold" / "stream" / "weeks.json"
NO_THEMES = Loaded(parse("version: 1\nthemes: []\n", "no themes"), "0" * 64)

Place = tuple[str, str]
"""An article and a block."""


class Week(NamedTuple):
    """A week as an editor labelled it, and as the program did."""

    subjects: dict[Place, str]
    """The subject of each paragraph that has one."""

    themes: dict[Place, str]
    """The theme of each paragraph that has one."""


def checksum() -> str:
    """Return the digest of the stream and its labels."""
    return hashlib.sha256(GOLD.read_bytes()).hexdigest()


def measure() -> dict[str, float]:
    """Return every score, from 0 to 1, the more the better."""
    weeks = stream()
    labelled = [(week.themes.get(place), subject) for week in weeks for place, subject in week.subjects.items()]
    pairs = [(theme, subject) for theme, subject in labelled if theme is not None]
    names = {theme: Counter(of for one, of in pairs if one == theme).most_common(1)[0][0] for theme, _ in pairs}
    return {
        "passages seen twice that keep their theme": _kept(weeks),
        "paragraphs of a known subject under its first id": _under_first_id(weeks, names),
        "subjects that have a theme": len(set(names.values())) / len({subject for _, subject in labelled}),
        "paragraphs in a theme of their subject": sum(names[theme] == subject for theme, subject in pairs) / len(pairs),
        "paragraphs that have a theme": len(pairs) / len(labelled),
    }


def stream() -> list[Week]:
    """Return the weeks, each analysed with what is known from those before."""
    memory, weeks = NOTHING, []
    written: dict[str, tuple[Article, list[str | None]]] = {}
    for told in json.loads(GOLD.read_text(encoding="utf-8"))["weeks"]:
        for one in told:
            if not one.get("again"):
                texts = [text for _, text in one["paragraphs"]]
                written[one["id"]] = (an_article(*texts, name=one["id"]), [of for of, _ in one["paragraphs"]])
        articles = [written[one["id"]][0] for one in told]
        subjects = {
            (article.id, block.id): subject
            for article, labels in (written[one["id"]] for one in told)
            for block, subject in zip(article.blocks, labels, strict=True)
            if subject is not None
        }
        found = BACKEND.analyse(articles, NO_THEMES, memory)
        memory = remembered(memory, found, articles, None)
        weeks.append(Week(subjects, {(one.article, one.block): of.id for of in found.themes for one in of.members}))
    return weeks


def _kept(weeks: Sequence[Week]) -> float:
    """Return the share of passages with a theme that have the same one a week later, of those that come again."""
    shared = [
        after.themes.get(place) == theme
        for before, after in pairwise(weeks)
        for place, theme in before.themes.items()
        if place in after.subjects
    ]
    return sum(shared) / len(shared)


def _under_first_id(weeks: Sequence[Week], names: Mapping[str, str]) -> float:
    """Return the share of paragraphs on a subject of an earlier week that have the theme it was first given."""
    first: dict[str, str] = {}
    right: list[bool] = []
    for week in weeks:
        known = dict(first)
        for place, subject in week.subjects.items():
            right += [week.themes.get(place) == known[subject]] if subject in known else []
        for theme in week.themes.values():
            first.setdefault(names.get(theme, ""), theme)
    return sum(right) / len(right)
