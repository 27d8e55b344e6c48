"""Scores of the pairs of statements that are found to part against pairs that were labelled by hand."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import NamedTuple

from flows.language import words
from flows.themes.contrasts import parting
from flows.themes.contrasts.clauses import read, stretches

GOLD = Path(__file__).parent / "gold" / "contrasts" / "own.json"


class Pair(NamedTuple):
    """Two sentences, whether they are opposed, and whether they are found to be."""

    one: str
    other: str
    opposed: bool
    found: bool


def checksum() -> str:
    """Return the digest of all labels."""
    return hashlib.sha256(GOLD.read_bytes()).hexdigest()


def measure() -> dict[str, float]:
    """Return every score, from 0 to 1, the more the better."""
    told = pairs()
    found = [pair for pair in told if pair.found]
    right = sum(pair.opposed for pair in found)
    return {"pairs found": right / sum(pair.opposed for pair in told), "pairs right": right / len(found)}


def pairs() -> list[Pair]:
    """Return all pairs."""
    told = json.loads(GOLD.read_text(encoding="utf-8"))["pairs"]
    return [Pair(one["one"], one["other"], one["opposed"], _part(one["one"], one["other"])) for one in told]


def _part(one: str, other: str) -> bool:
    left, right = ([read(stretch) for stretch in stretches(text, words.find(text))] for text in (one, other))
    return any(parting(this, that) for this in left for that in right if this and that)
