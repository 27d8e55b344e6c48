"""Floors: what the program scored against labels made by hand, and below which it must not fall again."""

from __future__ import annotations

import importlib
import json
import math
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name("floors.json")
MEASURES = {
    "actors": "tests.quality.actors",
    "cleaning": "tests.quality.cleaning",
    "contrasts": "tests.quality.contrasts",
    "demands": "tests.quality.demands",
    "figures": "tests.quality.figures",
    "pages": "tests.quality.pages",
    "sentences": "tests.quality.sentences",
    "stories": "tests.quality.stories",
    "stream": "tests.quality.stream",
    "themes": "tests.quality.themes",
}
"""Modules with ``checksum()``, the digest of the labels, and ``measure()``, which returns scores by name."""

# Floors are kept to so many decimals, rounded down, so that the score that set one never falls below it.
_DECIMALS = 3


class Measured(NamedTuple):
    """What a measure gives now, and what it must give."""

    scores: dict[str, float]
    floors: dict[str, float]
    same_labels: bool

    def faults(self) -> list[str]:
        """Return in words what is wrong, sorted; nothing when all scores hold."""
        if not self.same_labels:
            return ["the labels are not those that the floors were set with; set new ones with --lower and a reason"]
        missing = [f"{key}: measured, but without a floor" for key in self.scores.keys() - self.floors.keys()]
        gone = [f"{key}: no longer measured" for key in self.floors.keys() - self.scores.keys()]
        both = self.scores.keys() & self.floors.keys()
        low = [f"{key}: {self.scores[key]:.3f}, floor {self.floors[key]}" for key in both if self._below(key)]
        return sorted([*missing, *gone, *low])

    def _below(self, key: str) -> bool:
        return self.scores[key] < self.floors[key]


def measured(name: str) -> Measured:
    """Measure, and put the floors beside the scores."""
    module = importlib.import_module(MEASURES[name])
    kept = _kept().get(name, {"labels": module.checksum(), "floors": {}})
    return Measured(module.measure(), kept["floors"], kept["labels"] == module.checksum())


def set_floors(name: str, now: Measured, reason: str | None) -> None:
    """Raise floors to the scores; with a reason, lower them too.

    Args:
        name: Of the measure.
        now: What it gives.
        reason: Why floors may fall; ``None`` when they may not.
    """
    rounded = {key: math.floor(value * 10**_DECIMALS) / 10**_DECIMALS for key, value in sorted(now.scores.items())}
    if reason is None:
        rounded = {key: max(value, now.floors.get(key, 0.0)) for key, value in rounded.items()}
    kept = _kept()
    lowered = reason or kept.get(name, {}).get("lowered_because")
    kept[name] = {
        "labels": importlib.import_module(MEASURES[name]).checksum(),
        "lowered_because": lowered,
        "floors": rounded,
    }
    FILE.write_text(json.dumps(kept, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


def _kept() -> dict[str, dict[str, object]]:
    return json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
