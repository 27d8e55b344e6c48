"""The pages of the documentation, as tests read them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]

# What others have put below this folder, and what comes and goes.
_NOT_OURS = ("node_modules", "build", "dist")
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """A block of code on a page."""

    language: str
    text: str
    span: tuple[int, int]
    """Where the text stands on the page."""


@cache
def pages() -> tuple[Path, ...]:
    """Return every page of the project that is written in Markdown, sorted."""
    found = (path.relative_to(ROOT) for path in ROOT.rglob("*.md"))
    ours = (path for path in found if not any(part.startswith(".") or part in _NOT_OURS for part in path.parts))
    return tuple(sorted(ours))


def blocks(page: Path) -> tuple[Block, ...]:
    """Return the blocks of a page in order."""
    found = _FENCE.finditer((ROOT / page).read_text(encoding="utf-8"))
    return tuple(Block(one.group(1), one.group(2), one.span(2)) for one in found)


def prose(page: Path) -> str:
    """Return a page without its blocks."""
    return _FENCE.sub("", (ROOT / page).read_text(encoding="utf-8"))


def rows(page: Path, heading: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the first table below a heading, without its head."""
    _, _, below = (ROOT / page).read_text(encoding="utf-8").partition(f"{heading}\n")
    lines = [line for line in below.partition("\n#")[0].splitlines() if line.startswith("|")]
    return tuple(tuple(cell.strip() for cell in line.strip("|").split(" | ")) for line in lines[2:])
