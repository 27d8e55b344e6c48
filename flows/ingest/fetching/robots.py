"""robots.txt: which pages of a host its owner lets programs fetch (RFC 9309).

The parser of the standard library takes the first rule that fits instead of the longest, and knows neither ``*`` nor
``$`` in paths, which is how most owners shut out what they want shut out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote_to_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LARGEST: Final = 500_000  # what RFC 9309, 2.5 wants to be read at least
_MOST_RULES: Final = 5_000
_LONGEST_DELAY: Final = 30.0
_AGENT = re.compile(r"[A-Za-z_-]+")
_SAFE: Final = "/?:@!$&'()*+,;=~%[]|"


@dataclass(frozen=True, slots=True)
class Rule:
    """One line for a group of programs."""

    path: str
    """What addresses begin with; ``*`` stands for anything, a ``$`` at the end for the end."""

    allowed: bool
    """Whether it opens or shuts."""


@dataclass(frozen=True, slots=True)
class Robots:
    """What holds for us."""

    rules: tuple[Rule, ...] = ()
    """In the order of the file."""

    delay: float = 0.0
    """Time that the owner wants between two requests, seconds."""

    def allow(self, target: str) -> bool:
        """Return whether a path with its query may be fetched: the longest rule decides, and a tie opens."""
        target = _one_form(target)
        fitting = [rule for rule in self.rules if _fits(rule.path, target)]
        return max(fitting, key=lambda rule: (len(rule.path), rule.allowed), default=Rule("", True)).allowed


def parsed(content: bytes, agent: str) -> Robots:
    """Return what a robots.txt says to us: the groups of our name, or else those of ``*``.

    Args:
        content: The file.
        agent: Our name.
    """
    ours: list[tuple[str, str]] | None = None
    others: list[tuple[str, str]] = []
    for agents, lines in _groups(_lines(content[:_LARGEST])):
        if agent.lower() in agents:
            ours = [*(ours or []), *lines]
        elif "*" in agents:
            others += lines
    lines = others if ours is None else ours
    rules = tuple(
        Rule(_one_form(value), key == "allow") for key, value in lines if key in {"allow", "disallow"} and value
    )
    return Robots(rules[:_MOST_RULES], max((_delay(value) for key, value in lines if key == "crawl-delay"), default=0))


def _lines(content: bytes) -> Iterator[tuple[str, str]]:
    for line in content.decode("utf-8-sig", "replace").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield key.strip().lower(), value.strip()


def _groups(lines: Iterable[tuple[str, str]]) -> Iterator[tuple[set[str], list[tuple[str, str]]]]:
    """Yield names of programs, in small letters, and the lines for them."""
    agents: set[str] = set()
    inside: list[tuple[str, str]] = []
    for key, value in lines:
        if key == "user-agent":
            if inside:
                yield agents, inside
                agents, inside = set(), []
            name = _AGENT.match(value)
            agents.add(name.group().lower() if name else value)
        elif agents and key in {"allow", "disallow", "crawl-delay"}:
            inside.append((key, value))
    yield agents, inside


def _delay(value: str) -> float:
    try:
        delay = float(value)
    except ValueError:
        return 0.0
    return min(delay, _LONGEST_DELAY) if delay > 0 else 0.0  # also for what is no number


def _one_form(path: str) -> str:
    """Return a path with the same characters escaped, however it was written."""
    return quote(unquote_to_bytes(path), safe=_SAFE)


def _fits(pattern: str, target: str) -> bool:
    """Return whether an address begins as a rule says; in time that grows with their lengths only."""
    to_the_end = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not target.startswith(first):
        return False
    place = len(first)
    last = rest.pop() if rest and to_the_end else None
    for part in rest:
        found = target.find(part, place)
        if found < 0:
            return False
        place = found + len(part)
    if last is not None:
        return target.endswith(last) and len(target) - len(last) >= place
    return not to_the_end or place == len(target)
