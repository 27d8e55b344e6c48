"""Score titles, dates, authors and residue on public collections of page dumps.

    DESKBRIEF_CORPUS=FOLDER python bench/cleaning.py

The corpus is not part of the project: its texts belong to their publishers. The folder holds ``truth.jsonl.xz`` and the
folders ``thinktank-a``, ``whitehouse-14-15`` and ``worldbank-a``; ``-v`` prints what is wrong.
"""

from __future__ import annotations

import hashlib
import json
import lzma
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flows.ingest.cleaning import clean
from flows.ingest.readers.plain_text import READER
from schemas.article import Article, BlockKind
from schemas.raw import RawDocument

_SETS = ("thinktank-a", "whitehouse-14-15", "worldbank-a")
_FEWEST_WORDS = 3
_DUMP = "## English Source Material"
# What pages put around their texts; none of it may be left in a body.
_RESIDUE = re.compile(
    r"share (?:on|to) (?:facebook|twitter|linkedin)|skip to content|link copied|print this post|related posts|"
    r"all rights reserved|"
    r"toggle section navigation|download full report|subscribe to|email protected|for immediate release|scroll to top|"
    r"streamline icon|^end$|^cite:|conformed copy|^\s*-?\s*\d{1,3}\s*-?\s*$",
    re.IGNORECASE | re.MULTILINE,
)


def main() -> None:
    """Print one table row a collection."""
    corpus = Path(os.environ["DESKBRIEF_CORPUS"])
    rows = list(_truth(corpus / "truth.jsonl.xz"))
    print("| collection | documents | title | date | authors | clean bodies | ms a document |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for name in _SETS:
        mine = [row for row in rows if row["dataset"] == name]
        print(_row(name, corpus, mine, dump_only=False))
        if name == "thinktank-a":
            print(_row(f"{name}, front matter cut off", corpus, mine, dump_only=True))


def _truth(path: Path) -> Iterator[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["dataset"] in _SETS:
                yield row


def _row(label: str, corpus: Path, rows: list[dict[str, Any]], *, dump_only: bool) -> str:
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    started = time.process_time()
    for row in rows:
        content = (corpus / row["dataset"] / row["path"]).read_bytes()
        if dump_only:
            content = content.split(_DUMP.encode(), 1)[-1]
        article = _clean(content, row["path"])
        for field, good in _compare(article, row).items():
            total[field] += 1
            right[field] += good
            if not good and "-v" in sys.argv and field != "clean":
                print(
                    "  ",
                    field,
                    row["path"][-60:],
                    "|",
                    _given(article, field),
                    "|",
                    row.get({"published": "date"}.get(field, field)),
                )
    milliseconds = 1000 * (time.process_time() - started) / len(rows)
    cells = [
        f"{right[field]}/{total[field]} {right[field] / total[field]:.1%}" if total[field] else ""
        for field in ("title", "date", "authors", "clean")
    ]
    return f"| {label} | {len(rows)} | " + " | ".join(cells) + f" | {milliseconds:.0f} |"


def _given(article: Article, field: str) -> object:
    return {
        "title": article.title,
        "date": article.published and article.published.when.iso,
        "authors": [one.name for one in article.authors],
    }.get(field)


def _clean(content: bytes, uri: str) -> Article:
    digest = hashlib.sha256(content).hexdigest()
    raw = RawDocument(
        sha256=digest,
        size=len(content),
        media_type="text/plain",
        source="folder",
        uri=uri,
        received=datetime(2026, 1, 1, tzinfo=UTC),
    )
    return clean(READER.read(raw, content), raw)


def _compare(article: Article, row: dict[str, Any]) -> dict[str, bool]:
    found: dict[str, bool] = {}
    if row.get("title"):
        found["title"] = _same_title(article.title, row)
    if row.get("date"):
        found["date"] = article.published is not None and article.published.when.iso == row["date"]
    if row.get("authors"):
        found["authors"] = {_name(one.name) for one in article.authors} == {
            _name(one) for text in row["authors"] for one in _apart(text)
        }
    body = "\n".join(block.text for block in article.blocks if block.kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
    found["clean"] = bool(body) and not _RESIDUE.search(body)
    return found


def _apart(text: str) -> list[str]:
    """Return the names of a truth that gives several at once; "Miller, Ada" is one."""
    parts = text.split(", ")
    return parts if all(" " in part for part in parts) else [text]


def _name(name: str) -> str:
    family, comma, given = name.partition(", ")
    return re.sub(r"\W+", " ", f"{given} {family}" if comma else name).casefold().strip()


def _words(text: str | None) -> list[str]:
    return re.findall(r"\w+", (text or "").casefold())


def _same_title(title: str | None, row: dict[str, Any]) -> bool:
    """Tell whether a title is right; in ``worldbank-a``, whose titles are file names, if its words lie in the name."""
    gold = re.sub(r"\s+[|–-]\s+[^|–-]+$", "", row["title"]) if " | " in row["title"] else row["title"]
    if row["dataset"] == "worldbank-a":
        mine = set(_words(title))
        return len(mine) >= _FEWEST_WORDS and len(mine & set(_words(gold))) >= 0.6 * len(mine)
    return _words(title) in (_words(gold), _words(row["title"]))


if __name__ == "__main__":
    main()
