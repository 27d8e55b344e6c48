"""Scores of actors and places against what editors drew from the same articles by hand."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from flows.themes.actors import actors_of
from schemas.actors import Actor, ActorKind, AliasesFile
from schemas.article import Article, Author, Publisher
from tests.quality.themes import SEEDS, seeds_gold
from tests.themes.articles import an_article

GOLD = Path(__file__).parent / "gold" / "actors"
PLAIN = AliasesFile(version=1)


class Wanted(NamedTuple):
    """An actor that an editor finds in one article."""

    article: str
    names: frozenset[str]
    kind: ActorKind


def checksum() -> str:
    """Return the digest of all gold labels and of the seeds that they are about."""
    files = [*sorted(GOLD.glob("*.json")), *sorted(SEEDS.glob("*.txt"))]
    return hashlib.sha256(b"".join(hashlib.sha256(path.read_bytes()).digest() for path in files)).hexdigest()


def measure() -> dict[str, float]:
    """Return every score, from 0 to 1, the more the better."""
    (together, of_seeds), (apart, of_own) = seeds(), own()
    both = {"seeds": scores(found_in(together), of_seeds), "own": scores(found_alone(apart), of_own)}
    return {f"{name}: {key}": value for name, told in both.items() for key, value in told.items()}


def seeds() -> tuple[dict[str, Article], list[Wanted]]:
    """Return the seeds and the actors in them."""
    told = json.loads((GOLD / "seeds.json").read_text(encoding="utf-8"))
    wanted = [
        Wanted(document, frozenset((one["name"], *one["aliases"])), ActorKind(one["kind"]))
        for one in told["actors"]
        for document in one["documents"]
    ]
    return dict(seeds_gold().articles), wanted


def own() -> tuple[dict[str, Article], list[Wanted]]:
    """Return articles of our own, each read by itself, and the actors in them."""
    told = json.loads((GOLD / "own.json").read_text(encoding="utf-8"))
    articles = {one["id"]: _article(one) for one in told["articles"]}
    wanted = [
        Wanted(one["id"], frozenset((name, *aliases)), ActorKind(kind))
        for one in told["articles"]
        for kind, actors in one["actors"].items()
        for name, aliases in actors.items()
    ]
    return articles, wanted


def _article(one: Mapping[str, object]) -> Article:
    paragraphs, authors = one["paragraphs"], one["authors"]
    assert isinstance(paragraphs, list)
    assert isinstance(authors, list)
    publisher = Publisher(name=str(one["publisher"]), basis="printed") if one["publisher"] else None
    written_by = tuple(Author(name=name) for name in authors)
    plain = an_article(*paragraphs, name=str(one["id"]))
    return plain.model_copy(update={"authors": written_by, "publisher": publisher})


def found_in(articles: Mapping[str, Article]) -> list[tuple[str, Actor]]:
    """Return what the program finds: article and actor, one pair for each article that an actor is named in."""
    by_id = {article.id: name for name, article in articles.items()}
    return [
        (by_id[article], actor)
        for actor in actors_of(tuple(articles.values()), PLAIN)
        for article in dict.fromkeys(mention.evidence.article for mention in actor.mentions)
    ]


def found_alone(articles: Mapping[str, Article]) -> list[tuple[str, Actor]]:
    """Return what the program finds in each article when it is the only one."""
    return [pair for name, article in articles.items() for pair in found_in({name: article})]


def scores(found: Sequence[tuple[str, Actor]], wanted: Sequence[Wanted]) -> dict[str, float]:
    """Return the share of wanted actors that were found, of those of the right kind, and of answers that are right."""
    hits = [[(article, actor) for article, actor in found if _is(article, actor, one)] for one in wanted]
    kinds = [any(actor.kind is one.kind for _, actor in those) for one, those in zip(wanted, hits, strict=True)]
    right = [pair for pair in found if any(_is(*pair, one) for one in wanted)]
    return {
        "found": sum(map(bool, hits)) / len(wanted),
        "found and of the right kind": sum(kinds) / len(wanted),
        "answers that are right": len(right) / len(found),
    }


def _is(article: str, actor: Actor, one: Wanted) -> bool:
    return article == one.article and actor.name in one.names
