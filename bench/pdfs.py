"""Score the reading of PDFs: dates and symbols, cells of tables beside peers, odd files, pages a second.

    python -m bench.pdfs CORPUS --peers PYTHON

The corpus is no part of the project. The folder holds ``truth.jsonl.xz`` or stands beside it (``--truth``), and the
folders ``un-pdf-a``, ``icdar-eu``, ``pypdf``, ``pdfplumber``, ``sample-files`` and ``unstructured-pdf``. The peers'
Python has pdfplumber and camelot-py.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import re
import subprocess
import time
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pypdfium2

from flows.ingest.parsing import Original, Refusal, parse, read
from flows.ingest.readers import PartKind
from flows.isolation import Death, Isolated
from flows.settings import ParseBudget
from schemas.article import Article
from schemas.raw import RawDocument

_TABLES = "icdar-eu/src/test/resources/technology/tabula/icdar2013-dataset/competition-dataset-eu"
_PEERS = ("pdfplumber", "camelot lattice", "camelot stream", "camelot network")
_ODD = ("pypdf", "pdfplumber", "sample-files", "unstructured-pdf")
_DASHES = re.compile("[\u2010-\u2015\u2212\u00ad\u0002\ufffe]")
Grid = list[list[str]]
Ids = list[list[int]]


def main() -> None:
    """Print the tables of ``bench/RESULTS.md``."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("--truth", type=Path)
    arguments.add_argument("--peers", help="a Python that has the peers")
    given = arguments.parse_args()
    rows = list(_truth(given.truth or given.corpus / "truth.jsonl.xz"))
    _print_records(given.corpus, [row for row in rows if row["dataset"] == "un-pdf-a"])
    _print_tables(given.corpus / _TABLES, given.peers)
    _print_odd(given.corpus, [row for row in rows if row["dataset"] in _ODD])


def _truth(path: Path) -> Iterator[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        yield from (row for row in map(json.loads, lines) if row["path"].endswith(".pdf"))


def _original(path: Path) -> Original:
    content = path.read_bytes()
    raw = RawDocument(
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        media_type="application/pdf",
        source="bench",
        uri=path.name,
        received=datetime(2026, 1, 1, tzinfo=UTC),
    )
    return Original(raw, content)


def _print_records(corpus: Path, rows: Sequence[dict[str, Any]]) -> None:
    dates = symbols = pages = 0
    plain = reading = parsing = 0.0
    originals = [_original(corpus / row["dataset"] / row["path"]) for row in rows]
    parse(originals[0])  # what is imported when first asked for does not count
    for original, row in zip(originals, rows, strict=True):
        started = time.process_time()
        _plain_text(original.content)
        plain += time.process_time() - started
        started = time.process_time()
        read(original)
        reading += time.process_time() - started
        started = time.process_time()
        made = parse(original)
        parsing += time.process_time() - started
        pages += row["truth"]["pages"]
        if isinstance(made, Article):
            dates += made.published is not None and made.published.when.iso == row["date"]
            symbols += f"symbol:{row['truth']['symbol']}" in made.identifiers
    print("| documents | pages | date right | symbol right | pages a CPU second: PDFium alone | read | to a record |")
    print("|---:|---:|---:|---:|---:|---:|---:|")
    speeds = " | ".join(f"{pages / seconds:.0f}" for seconds in (plain, reading, parsing))
    print(f"| {len(rows)} | {pages} | {dates} | {symbols} | {speeds} |\n")


def _plain_text(content: bytes) -> None:
    """Take the text of each page as PDFium gives it: the yardstick for the machine."""
    document = pypdfium2.PdfDocument(content)
    for page in document:
        page.get_textpage().get_text_range()
    document.close()


def _print_tables(folder: Path, peers: str | None) -> None:
    files = sorted(folder.glob("*.pdf"))
    truth = {file.name: list(_true_grids(file.with_name(f"{file.stem}-str.xml"))) for file in files}
    print("| | cells, precision | recall | F1 | neighbours, precision | recall | F1 | CPU s |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|")
    started = time.process_time()
    ours = [(file.name, list(_own_grids(file))) for file in files]
    print(_row("deskbrief", truth, ours, time.process_time() - started))
    for peer in _PEERS if peers else ():
        command = [str(peers), str(Path(__file__).with_name("pdf_peers.py")), peer, *map(str, files)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        found = [json.loads(line) for line in done.stdout.splitlines()]
        grids = [(Path(one["file"]).name, [(page, grid) for page, grid in one["tables"]]) for one in found]
        print(_row(peer, truth, grids, sum(one["seconds"] for one in found)))
    print()


def _row(name: str, truth: dict[str, Any], found: Iterable[tuple[str, list[tuple[int, Grid]]]], seconds: float) -> str:
    score: Counter[str] = Counter()
    for file, grids in found:
        score.update(_score(truth[file], grids))
    cells = _shares(score["cells met"], score["cells found"], score["cells"])
    neighbours = _shares(score["pairs met"], score["pairs found"], score["pairs"])
    return f"| {name} | {cells} | {neighbours} | {seconds:.1f} |"


def _shares(met: int, found: int, wanted: int) -> str:
    return f"{met / max(1, found):.3f} | {met / wanted:.3f} | **{2 * met / (found + wanted):.3f}**"


def _own_grids(file: Path) -> Iterator[tuple[int, Grid]]:
    """Yield the rows that stand together in what the reader finds, with their page."""
    found = read(_original(file))
    parts = iter(found.parts)
    for page, text in enumerate(found.text.split("\f"), 1):
        grid: Grid = []
        for line in text.split("\n"):
            part = next(parts) if line.strip() else None
            if part is not None and part.kind is PartKind.ROW:
                grid.append(line.split("\t"))
            elif grid:
                yield page, grid
                grid = []
        if grid:
            yield page, grid


def _true_grids(file: Path) -> Iterator[tuple[int, Grid, Ids]]:
    """Yield page, texts and numbers of cells; one that spans others stands in each of their places."""
    for region in ET.parse(file).getroot().iter("region"):  # noqa: S314 - a file of the corpus
        cells = [(_span(cell), _folded("".join(cell.find("content").itertext()))) for cell in region.iter("cell")]  # type: ignore[union-attr]  # each cell has one
        high, wide = max(span[1] for span, _ in cells) + 1, max(span[3] for span, _ in cells) + 1
        grid, ids = [[""] * wide for _ in range(high)], [[-1] * wide for _ in range(high)]
        for number, ((top, bottom, left, right), text) in enumerate(cells):
            for row in range(top, bottom + 1):
                grid[row][left : right + 1] = [text] * (right - left + 1)
                ids[row][left : right + 1] = [number] * (right - left + 1)
        yield int(region.get("page", 1)), grid, ids


def _span(cell: ET.Element) -> tuple[int, int, int, int]:
    top, left = int(cell.get("start-row", 0)), int(cell.get("start-col", 0))
    return top, int(cell.get("end-row", top)), left, int(cell.get("end-col", left))


def _folded(text: str) -> str:
    return _DASHES.sub("-", re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)))


def _score(truth: Sequence[tuple[int, Grid, Ids]], found: Iterable[tuple[int, Grid]]) -> dict[str, int]:
    """Return how many texts of cells, and pairs of neighbours, are in the truth, are found, and are in both."""
    cells, pairs, own_cells, own_pairs = (Counter[tuple[object, ...]]() for _ in range(4))
    for page, grid, ids in truth:
        once = {
            number: text for row, line in zip(ids, grid, strict=True) for number, text in zip(row, line, strict=True)
        }
        cells.update((page, text) for text in once.values() if text)
        pairs.update((page, *pair) for pair in _pairs(grid, ids))
    for page, raw in found:
        grid = [[_folded(cell) for cell in row] for row in raw]
        numbers = [[1000 * at + column for column in range(len(row))] for at, row in enumerate(grid)]
        own_cells.update((page, text) for row in grid for text in row if text)
        own_pairs.update((page, *pair) for pair in _pairs(grid, numbers))
    return {
        "cells": cells.total(),
        "cells found": own_cells.total(),
        "cells met": (cells & own_cells).total(),
        "pairs": pairs.total(),
        "pairs found": own_pairs.total(),
        "pairs met": (pairs & own_pairs).total(),
    }


def _pairs(grid: Grid, ids: Ids) -> Iterator[tuple[str, str, str]]:
    wide = max(map(len, grid), default=0)
    level = [list(zip(numbers, row, strict=True)) for numbers, row in zip(ids, grid, strict=True)]
    upright = [[row[at] for row in level if at < len(row)] for at in range(wide)]
    for name, lines in (("beside", level), ("below", upright)):
        for line in lines:
            full = [(number, text) for number, text in line if text]
            yield from ((name, one, other) for (a, one), (b, other) in pairwise(full) if a != b)


def _print_odd(corpus: Path, rows: Sequence[dict[str, Any]]) -> None:
    print("| collection | files | records | refused, by reason | crashes, hangs |")
    print("|---|---:|---:|---|---:|")
    with Isolated(ParseBudget()) as child:
        for name in _ODD:
            mine = [corpus / name / row["path"] for row in rows if row["dataset"] == name]
            ends = [child.call(parse, _original(path)) for path in mine]
            reasons = Counter(one.reason for one in ends if isinstance(one, Refusal))
            named = ", ".join(f"{reason} {count}" for reason, count in sorted(reasons.items()))
            dead = sum(isinstance(one, Death) for one in ends)
            print(f"| {name} | {len(mine)} | {len(mine) - reasons.total() - dead} | {named} | {dead} |")


if __name__ == "__main__":
    main()
