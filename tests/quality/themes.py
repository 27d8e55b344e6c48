"""Scores of the themes against what editors drew from the same articles by hand."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from math import comb
from pathlib import Path
from typing import Any

from flows.ingest.cleaning import clean
from flows.ingest.readers.plain_text import READER
from flows.themes.backends.embedded import BACKEND
from flows.themes.taxonomy import Loaded, load, parse
from schemas.article import Article
from schemas.raw import RawDocument
from schemas.themes import Analysis, Direction
from tests.quality.brief import brief
from tests.themes.articles import an_article

GOLD = Path(__file__).parent / "gold" / "themes"
SEEDS = Path(__file__).parents[2] / "seeds"
NO_THEMES = Loaded(parse("version: 1\nthemes: []\n", "no themes"), "0" * 64)

# A taxonomy of ten themes, written from their labels by somebody who had read no text that it is scored on, and frozen.
BLIND = GOLD / "blind.yaml"
_BLIND_IDS = {
    "great-power-relations": "us-russia-relations",
    "sanctions": "sanctions-relief",
    "counter-terrorism": "counter-terrorism-syria",
    "european-security": "european-security",
    "domestic-politics": "us-domestic-constraints",
    "public-opinion": "russian-views",
    "cyber-security": "hacking-cyber",
    "arms-control": "arms-control",
    "foreign-policy-outlook": "trump-outlook",
    "china-power-balance": "china-triangle",
}

INVENTED = ("city", "clinic", "farm")
"""Sets of articles on places that do not exist, each with ten themes that were written before its articles; the clinics
were written when all weights had been chosen."""

Place = tuple[str, str]
"""An article and a block, or an article and a theme."""


@dataclass(frozen=True)
class Gold:
    """Articles and what an editor says of them."""

    articles: Mapping[str, Article]
    """By the name that the editor gives them."""

    blocks: Mapping[Place, tuple[str, frozenset[str]]]
    """For each block its main theme, and all its themes."""

    cells: Mapping[Place, frozenset[str]]
    """For each article and theme on which it speaks, the blocks in which it does."""

    ahead: Counter[tuple[Hashable, ...]]
    """Dates ahead: article, date, whether uncertain."""

    figures: Counter[tuple[Hashable, ...]]
    """Figures: article, values, unit."""

    hedges: Mapping[tuple[str, str], tuple[str, ...]]
    """For each article and sentence, the words that qualify it."""


def checksum() -> str:
    """Return the digest of all gold labels, of the taxonomies beside them, and of the seeds that they are about."""
    files = [*sorted(GOLD.glob("*.json")), *sorted(GOLD.glob("*.yaml")), *sorted(SEEDS.glob("*.txt"))]
    return hashlib.sha256(b"".join(hashlib.sha256(path.read_bytes()).digest() for path in files)).hexdigest()


def measure() -> dict[str, float]:
    """Return every score, from 0 to 1, the more the better."""
    seeds, own = seeds_gold(), own_gold()
    return (
        {f"seeds: {key}": value for key, value in _scores(seeds).items()}
        | {f"seeds, blind: {key}": value for key, value in _blind(seeds).items()}
        | {f"own: {key}": value for key, value in _scores(own).items()}
        | {f"{name}: {key}": value for name in INVENTED for key, value in _invented(name).items()}
    )


def _invented(name: str) -> dict[str, float]:
    """Return how well themes agree with the taxonomy of an invented set, and with halves of it."""
    gold, whole = invented_gold(name), load(GOLD / f"{name}.yaml")
    articles = list(gold.articles.values())
    halves = [_labels(gold, BACKEND.analyse(articles, halved(whole, part))) for part in (0, 1)]
    return {
        **_labels(gold, BACKEND.analyse(articles, whole)),
        "main themes, half of the terms": sum(one["main themes"] for one in halves) / len(halves),
    }


def halved(whole: Loaded, part: int) -> Loaded:
    """Return a taxonomy with every second term of each list, from the first or the second on."""
    themes = tuple(
        theme.model_copy(update={"strong": theme.strong[part::2], "hint": theme.hint[part::2]})
        for theme in whole.taxonomy.themes
    )
    return Loaded(whole.taxonomy.model_copy(update={"themes": themes}), f"{part}" * 64)


def seeds_gold() -> Gold:
    """Return the seeds, cleaned, with their labels."""
    told = json.loads((GOLD / "seeds.json").read_text(encoding="utf-8"))
    articles = {name: _cleaned(SEEDS / one["file"], one["sha256"]) for name, one in told["documents"].items()}
    at = {one["id"]: (one["document"], _block_at(articles[one["document"]], one["at"])) for one in told["blocks"]}
    return Gold(
        articles=articles,
        blocks={at[one["id"]]: (one["primary"], frozenset((one["primary"], *one["also"]))) for one in told["blocks"]},
        cells={
            (one["document"], one["theme"]): frozenset(at[name][1] for name in one["blocks"]) for one in told["cells"]
        },
        ahead=Counter((one["document"], one["when"], one["uncertain"]) for one in told["ahead"]),
        figures=Counter((at[one["block"]][0], tuple(one["values"]), one["unit"]) for one in told["figures"]),
        hedges={},
    )


def _cleaned(path: Path, sha256: str) -> Article:
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != sha256:
        msg = f"{path.name} is not the text that was labelled; label it anew"
        raise ValueError(msg)
    raw = RawDocument(
        sha256=sha256,
        size=len(content),
        media_type="text/plain",
        source="folder",
        uri=path.name,
        received=datetime(2026, 1, 1, tzinfo=UTC),
    )
    return clean(READER.read(raw, content), raw)


def _block_at(article: Article, offset: int) -> str:
    """Return the block that holds a character of the original."""
    return next(
        block.id for block in article.blocks if any(place.start <= offset < place.end for place in block.places)
    )


def own_gold() -> Gold:
    """Return the articles that were written for this purpose, with their labels."""
    told = json.loads((GOLD / "own.json").read_text(encoding="utf-8"))
    blocks: dict[Any, Any] = {}
    cells: dict[Any, Any] = {}
    for one in told["articles"]:
        for number, paragraph in enumerate(one["paragraphs"], start=1):
            themes = frozenset((paragraph["primary"], *paragraph["also"]))
            blocks[one["id"], f"p{number}"] = (paragraph["primary"], themes)
            for theme in themes:
                cells[one["id"], theme] = cells.get((one["id"], theme), frozenset()) | {f"p{number}"}
    return Gold(
        articles={
            one["id"]: an_article(
                *(paragraph["text"] for paragraph in one["paragraphs"]),
                name=one["id"],
                published=date.fromisoformat(one["published"]),
            ).model_copy(update={"title": None})
            for one in told["articles"]
        },
        blocks=blocks,
        cells={(name, theme): cells[name, theme] for theme, names in told["cells"].items() for name in names},
        ahead=Counter((one["article"], one["when"], one["uncertain"]) for one in told["ahead"]),
        figures=Counter((one["article"], tuple(one["values"]), one["unit"]) for one in told["figures"]),
        hedges={(one["article"], one["sentence"]): tuple(one["cues"]) for one in told["hedges"]},
    )


def invented_gold(name: str) -> Gold:
    """Return an invented set, with its labels."""
    told = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))
    return Gold(
        articles={
            one["id"]: an_article(
                *(paragraph["text"] for paragraph in one["paragraphs"]),
                name=one["id"],
                published=date.fromisoformat(one["published"]),
            ).model_copy(update={"title": one["title"]})
            for one in told["articles"]
        },
        blocks={
            (one["id"], f"p{number}"): (paragraph["primary"], frozenset((paragraph["primary"], *paragraph["also"])))
            for one in told["articles"]
            for number, paragraph in enumerate(one["paragraphs"], start=1)
        },
        cells={},
        ahead=Counter(),
        figures=Counter(),
        hedges={},
    )


def _scores(gold: Gold) -> dict[str, float]:
    articles = list(gold.articles.values())
    found, discovered = BACKEND.analyse(articles, load(None)), BACKEND.analyse(articles, NO_THEMES)
    return {
        **_labels(gold, found),
        **_cells(gold, found),
        "dates ahead found": _share(gold.ahead, _ahead(gold, found)),
        "dates ahead right": _share(_ahead(gold, found), gold.ahead),
        "figures found": _share(gold.figures, _figures(gold, found)),
        **_hedges(gold, found),
        **_discovery(gold, discovered),
    }


def blind_gold(gold: Gold) -> Gold:
    """Return labels under the names that the blind taxonomy has for their themes."""
    return replace(
        gold,
        blocks={
            place: (_BLIND_IDS[main], frozenset(_BLIND_IDS[one] for one in themes))
            for place, (main, themes) in gold.blocks.items()
        },
        cells={(name, _BLIND_IDS[theme]): blocks for (name, theme), blocks in gold.cells.items()},
    )


def _blind(gold: Gold) -> dict[str, float]:
    renamed = blind_gold(gold)
    found = BACKEND.analyse(list(gold.articles.values()), load(BLIND))
    return {**_labels(renamed, found), **_cells(renamed, found)}


def _names(gold: Gold) -> dict[str, str]:
    return {article.id: name for name, article in gold.articles.items()}


def _labels(gold: Gold, found: Analysis) -> dict[str, float]:
    """Return how well the themes of blocks agree."""
    names = _names(gold)
    main: dict[Any, Any] = {}
    all_of: dict[Any, Any] = {}
    for theme in found.themes:
        for member in theme.members:
            place = (names[member.article], member.block)
            all_of.setdefault(place, set()).add(theme.id)
            if member.primary:
                main[place] = theme.id
    pairs = {(place, theme) for place, (_, themes) in gold.blocks.items() for theme in themes}
    mine = {(place, theme) for place, themes in all_of.items() if place in gold.blocks for theme in themes}
    right = sum(main.get(place) == primary for place, (primary, _) in gold.blocks.items())
    return {
        "main themes": right / len(gold.blocks),
        "themes of blocks, precision": len(pairs & mine) / len(mine),
        "themes of blocks, recall": len(pairs & mine) / len(pairs),
    }


def _cells(gold: Gold, found: Analysis) -> dict[str, float]:
    """Return how well it agrees who speaks on what, and how much of it a brief of so many words holds."""
    names = _names(gold)
    mine = {(names[position.article], theme.id) for theme in found.themes for position in theme.positions}
    return {
        "who speaks, found": len(mine & gold.cells.keys()) / len(gold.cells),
        "who speaks, right": len(mine & gold.cells.keys()) / len(mine),
        **{f"who speaks, told in {words} words": _told(gold, found, words) for words in (250, 400)},
    }


def _told(gold: Gold, found: Analysis, words: int) -> float:
    names = _names(gold)
    said = {
        (names[one.evidence.article], one.evidence.block) for one in brief(list(gold.articles.values()), found, words)
    }
    told = [cell for cell, blocks in gold.cells.items() if any((cell[0], block) in said for block in blocks)]
    return len(told) / len(gold.cells)


def _ahead(gold: Gold, found: Analysis) -> Counter[tuple[Hashable, ...]]:
    names = _names(gold)
    return Counter(
        (names[one.evidence.article], one.when.iso if one.when else None, one.uncertain)
        for one in found.events
        if one.direction is Direction.AHEAD
    )


def _figures(gold: Gold, found: Analysis) -> Counter[tuple[Hashable, ...]]:
    names = _names(gold)
    return Counter(
        (names[one.evidence.article], tuple(f"{reading.value.normalize():f}" for reading in one.readings), one.unit)
        for one in found.figures
    )


def _share(wanted: Counter[tuple[Hashable, ...]], given: Counter[tuple[Hashable, ...]]) -> float:
    return (wanted & given).total() / wanted.total()


def _hedges(gold: Gold, found: Analysis) -> dict[str, float]:
    """Return how many sentences are quoted with every word that qualifies them, of those that are quoted."""
    names = _names(gold)
    said = {
        (names[one.evidence.article], one.evidence.text): {cue.words for cue in one.cues}
        for theme in found.themes
        for position in theme.positions
        for one in position.statements
    }
    quoted = [said[key] >= set(cues) for key, cues in gold.hedges.items() if key in said]
    return {"hedges kept": sum(quoted) / len(quoted)} if quoted else {}


def _discovery(gold: Gold, found: Analysis) -> dict[str, float]:
    """Return how well groups found without a taxonomy agree with the main themes."""
    names = _names(gold)
    group = {(names[m.article], m.block): theme.id for theme in found.themes for m in theme.members if m.primary}
    places = list(gold.blocks)
    wanted = [gold.blocks[place][0] for place in places]
    given = [group.get(place, f"alone {place}") for place in places]
    return {
        "discovery, adjusted Rand index": adjusted_rand(wanted, given),
        "discovery, themes found": len(_majorities(wanted, given)) / len(set(wanted)),
    }


def _majorities(wanted: Sequence[str], given: Sequence[str]) -> set[str]:
    """Return the themes to which more than half of some group of two blocks or more belongs."""
    found = set()
    for group in set(given):
        own = [theme for theme, one in zip(wanted, given, strict=True) if one == group]
        theme, number = Counter(own).most_common(1)[0]
        if len(own) > 1 and number > len(own) / 2:
            found.add(theme)
    return found


def adjusted_rand(one: Iterable[Hashable], other: Iterable[Hashable]) -> float:
    """Return the agreement of two groupings of the same things: 1 when the same, 0 as by chance."""
    pairs = list(zip(one, other, strict=True))
    both = sum(comb(number, 2) for number in Counter(pairs).values())
    left = sum(comb(number, 2) for number in Counter(a for a, _ in pairs).values())
    right = sum(comb(number, 2) for number in Counter(b for _, b in pairs).values())
    chance, most = left * right / comb(len(pairs), 2), (left + right) / 2
    return (both - chance) / (most - chance) if most != chance else 0.0
