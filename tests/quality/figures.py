"""Scores of figures, of which way they went, their sums and what tables say of them, against labels by hand."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from flows.themes.figures import figures_of
from flows.themes.units import units_of
from schemas.article import BlockKind, Cell, Table, TableRow
from schemas.figures import TableCheck
from schemas.themes import Figure
from tests.themes.articles import an_article

GOLD = Path(__file__).parent / "gold" / "figures" / "own.json"

Told = tuple[Any, ...]


def checksum() -> str:
    """Return the digest of all labels."""
    return hashlib.sha256(GOLD.read_bytes()).hexdigest()


def measure() -> dict[str, float]:
    """Return every score, from 0 to 1, the more the better."""
    pairs = [*sentences(), *tables()]
    return {
        f"{kind}, {name}": _share(pairs, kind, wanted=wanted)
        for kind in ("figures", "trends", "totals", "tables")
        for name, wanted in (("found", True), ("right", False))
    }


def _share(pairs: list[tuple[str, Counter[Told], Counter[Told]]], kind: str, *, wanted: bool) -> float:
    both = sum((want & given).total() for name, want, given in pairs if name == kind)
    return both / sum((want if wanted else given).total() for name, want, given in pairs if name == kind)


def sentences() -> Iterator[tuple[str, Counter[Told], Counter[Told]]]:
    """Yield what is wanted and given of each sentence: figures, trends, totals."""
    for told in json.loads(GOLD.read_text(encoding="utf-8"))["sentences"]:
        given = figures_of(units_of([an_article(told["text"])]))
        wanted = told["figures"]
        yield "figures", Counter((*one["values"], one["unit"]) for one in wanted), Counter(map(_values, given))
        yield "trends", Counter(_course(one["course"]) for one in wanted if one.get("course")), _trends(given)
        yield (
            "totals",
            Counter((one["total"],) for one in wanted if "total" in one),
            Counter((_plain(one.total),) for one in given if one.total is not None),
        )


def _values(one: Figure) -> Told:
    values = (value for reading in one.readings for value in (reading.before, reading.value) if value is not None)
    return (*map(_plain, values), one.unit)


def _course(one: Mapping[str, str | None]) -> Told:
    return one["direction"], one["before"], one["after"], one["by"], one["change"]


def _trends(given: tuple[Figure, ...]) -> Counter[Told]:
    trends = [one.trend for one in given if one.trend is not None]
    return Counter((one.direction.value, *map(_plain, (one.before, one.after, one.by, one.change))) for one in trends)


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else f"{value.normalize():f}"


def tables() -> Iterator[tuple[str, Counter[Told], Counter[Told]]]:
    """Yield what is wanted and given of each sentence beside a table."""
    for told in json.loads(GOLD.read_text(encoding="utf-8"))["tables"]:
        rows = tuple(
            TableRow(label=label, cells=(Cell(text=value, value=Decimal(value)),))
            for label, value in told["table"].items()
        )
        table = Table(
            id="t1", label="Table", number=1, caption=None, columns=("share",), rows=rows, unit="percent", source=None,
            block="p2",
        )  # fmt: skip
        article = an_article(told["text"], (BlockKind.TABLE, "as above"), tables=[table])
        checks = [one.check for one in figures_of(units_of([article])) if one.check is not None]
        wanted = [] if told["verdict"] is None else [(told["verdict"], tuple(told.get("table_has", ())))]
        yield "tables", Counter(wanted), Counter(map(_verdict, checks))


def _verdict(check: TableCheck) -> Told:
    return check.verdict.value, tuple(one.table for one in check.differences)
