"""Scores of the ends of sentences, language by language, against texts written for the purpose, and the seeds."""

from __future__ import annotations

import hashlib
import json
from itertools import accumulate, pairwise
from pathlib import Path
from typing import NamedTuple

from flows.language import sentences
from tests.quality.themes import GOLD as THEMES
from tests.quality.themes import SEEDS, seeds_gold

GOLD = Path(__file__).parent / "gold" / "sentences"
LANGUAGES = ("ar", "de", "es", "fr", "ru", "zh")


class Paragraph(NamedTuple):
    """A text and where its sentences end."""

    text: str
    ends: tuple[int, ...]
    """Offsets behind the last character of each, in order."""


def checksum() -> str:
    """Return the digest of the labels and of the seeds."""
    files = [*sorted(GOLD.iterdir()), *sorted(SEEDS.glob("*.txt"))]
    return hashlib.sha256(b"".join(hashlib.sha256(path.read_bytes()).digest() for path in files)).hexdigest()


def measure() -> dict[str, float]:
    """Return for each language the F1 of the ends inside paragraphs, and the share of sentences that are right."""
    texts = {code: written(code) for code in LANGUAGES} | {"seeds": seeds()}
    return {
        f"{code}: {what}": score
        for code, paragraphs in texts.items()
        for what, score in (("ends", _ends(paragraphs)), ("sentences", _whole(paragraphs)))
    }


def written(code: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a language: a line a sentence, an empty line between paragraphs."""
    parts = (GOLD / f"{code}.txt").read_text(encoding="utf-8").strip().split("\n\n")
    return tuple(_joined(part.split("\n"), "" if code == "zh" else " ") for part in parts)


def _joined(lines: list[str], between: str) -> Paragraph:
    ends = list(accumulate(len(line) + len(between) for line in lines))
    return Paragraph(between.join(lines), tuple(end - len(between) for end in ends))


def seeds() -> tuple[Paragraph, ...]:
    """Return the paragraphs of the seeds with the ends that an editor set, in characters that are no white space."""
    gold = seeds_gold()
    names = [one["id"] for one in json.loads((THEMES / "seeds.json").read_text(encoding="utf-8"))["blocks"]]
    texts = dict(zip(names, (gold.articles[name].block(block).text for name, block in gold.blocks), strict=True))
    lines = (line.split("\t") for line in (GOLD / "seeds.tsv").read_text(encoding="utf-8").splitlines())
    return tuple(_counted(texts[name], [int(end) for end in ends.split()]) for name, ends in lines)


def _counted(text: str, ends: list[int]) -> Paragraph:
    """Return a paragraph with offsets into it, without what the cleaning cut off its front, such as a dateline."""
    behind = [at for at, character in enumerate(text, start=1) if not character.isspace()]
    cut = ends[-1] - len(behind)
    return Paragraph(text, tuple(behind[end - cut - 1] for end in ends if end > cut))


def _ends(paragraphs: tuple[Paragraph, ...]) -> float:
    right = found = wanted = 0
    for one in paragraphs:
        mine = {end for _, end in sentences.spans(one.text)} - {len(one.text)}
        theirs = set(one.ends) - {len(one.text)}
        right, found, wanted = right + len(mine & theirs), found + len(mine), wanted + len(theirs)
    return 2 * right / (found + wanted)


def _whole(paragraphs: tuple[Paragraph, ...]) -> float:
    """Return the share of sentences of which both ends are right."""
    right = wanted = 0
    for one in paragraphs:
        mine = [0, *(end for _, end in sentences.spans(one.text))]
        theirs = [0, *one.ends]
        pairs = set(pairwise(mine))
        right += len(pairs & set(pairwise(theirs)))
        wanted += len(one.ends)
    return right / wanted
