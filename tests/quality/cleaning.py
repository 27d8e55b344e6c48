"""Scores of the cleaning against records labelled by hand, over texts of our own in the layouts of sites and briefs."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tests.ingest.cleaning.documents import cleaned_file
from tests.quality.scoring import FIELDS, SETS, Score, compare, read_gold

GOLD = Path(__file__).parent / "gold"
LAYOUTS = ("web", "brief", "sites")
"""Pages of sites as one program dumps them, briefs and releases, and pages as other programs dump them."""


def checksum() -> str:
    """Return the SHA-256 of all texts and labels."""
    files = sorted(path for layout in LAYOUTS for path in (GOLD / layout).iterdir())
    parts = (path.relative_to(GOLD).as_posix().encode() + b"\0" + path.read_bytes() for path in files)
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def measure() -> dict[str, float]:
    """Return all scores by layout and name, from 0 to 1."""
    return {f"{layout}: {name}": value for layout in LAYOUTS for name, value in _figures(_score(layout)).items()}


def _score(layout: str) -> Score:
    total = Score()
    for path in sorted((GOLD / layout).glob("*.txt")):
        compare(total, path.stem, cleaned_file(path), read_gold(path.with_suffix(".json")))
    return total


def _figures(total: Score) -> dict[str, float]:
    found = {name: total.share(name) for name in FIELDS}
    found |= {name: total.f1(name) for name in SETS if total.wanted[name] + total.given[name]}
    return found | {"residue removed": 1 - total.residue / total.residue_of}
