"""Scores of the recommendations that are found against those that an editor marked, sentence by sentence."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from flows.ingest.cleaning import clean
from flows.ingest.readers.plain_text import READER
from flows.themes.demands import demands_of
from flows.themes.units import units_of
from schemas.article import Article
from schemas.raw import RawDocument
from schemas.recommendations import Demand

GOLD = Path(__file__).parent / "gold" / "demands"
SEEDS = Path(__file__).parents[2] / "seeds"
_PRONOUNS = frozenset("we they it he she".split())


class Marked(NamedTuple):
    """A sentence and what the editor says of it."""

    text: str
    label: Mapping[str, Any] | None
    found: Demand | None


def checksum() -> str:
    """Return the digest of all labels and of the seeds that some are about."""
    files = [*sorted(GOLD.glob("*.json")), *sorted(SEEDS.glob("*.txt"))]
    return hashlib.sha256(b"".join(hashlib.sha256(path.read_bytes()).digest() for path in files)).hexdigest()


def measure() -> dict[str, float]:
    """Return every score, from 0 to 1, the more the better."""
    return {f"{name}: {key}": value for name, marked in SETS.items() for key, value in _scores(list(marked())).items()}


def _scores(marked: list[Marked]) -> dict[str, float]:
    told = [one for one in marked if one.label is None or one.label["by"] != "either"]
    both = [(one.label, one.found) for one in told if one.label is not None and one.found is not None]
    found = [one for one in told if one.found]
    return {
        "found": len(both) / sum(one.label is not None for one in told),
        "right": len(both) / len(found),
        "who asks": sum((label["by"] == "document") == (one.asker is None) for label, one in both) / len(both),
        "to whom": sum(_same(label["to"], one.addressee) for label, one in both) / len(both),
    }


def _same(wanted: str | None, given: str | None) -> bool:
    """Tell whether the same body is named, be it in full or in short; a pronoun names none."""
    one = "" if wanted is None or wanted.lower() in _PRONOUNS else _plain(wanted)
    other = _plain(given or "")
    return one == other or (bool(one and other) and (one in other or other in one))


def _plain(text: str) -> str:
    return re.sub(r"^the ", "", text.lower())


def own() -> Iterator[Marked]:
    """Yield the sentences of the texts that were written for this."""
    for told in json.loads((GOLD / "own.json").read_text(encoding="utf-8"))["articles"]:
        article = _cleaned(_printed(told).encode(), f"{told['id']}.txt")
        found = demands_of(units_of([article]))
        for part in told["parts"]:
            for sentence in part[1:] if part[0] != "h" else ():
                label = sentence if isinstance(sentence, dict) else None
                text = label["text"] if label else sentence
                yield Marked(text, label, next((one for one in found if one.evidence.text == text), None))


def _printed(told: Mapping[str, Any]) -> str:
    """Return an article as a publisher sets it."""
    lines = [told["title"], told["author"], told["day"]]
    for kind, *sentences in told["parts"]:
        words = " ".join(one["text"] if isinstance(one, dict) else one for one in sentences)
        lines.append(f"- {words}" if kind == "li" else words.upper() if kind == "h" else words)
    return re.sub(r"\n\n(?=- .*\n\n- )", "\n\n", "\n\n".join(lines)) + "\n"


def seeds() -> Iterator[Marked]:
    """Yield the sentences of the seeds, those without a label as such that ask for nothing."""
    labels = json.loads((GOLD / "seeds.json").read_text(encoding="utf-8"))["demands"]
    for path in sorted(SEEDS.glob("*.txt")):
        units = units_of([_cleaned(path.read_bytes(), path.name)])
        found = {(one.evidence.block, one.evidence.start): one for one in demands_of(units)}
        for unit in units:
            for start, end in unit.sentences:
                text = unit.block.text[start:end]
                here = (one for one in labels if path.name.startswith(one["file"]) and text.startswith(one["starts"]))
                yield Marked(text, next(here, None), found.get((unit.block.id, start)))


SETS = {"own": own, "seeds": seeds}


def _cleaned(content: bytes, name: str) -> Article:
    raw = RawDocument(
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        media_type="text/plain",
        source="folder",
        uri=name,
        received=datetime(2026, 1, 1, tzinfo=UTC),
    )
    return clean(READER.read(raw, content), raw)
