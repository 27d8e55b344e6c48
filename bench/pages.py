"""Score bodies, titles, authors and dates of web pages beside peers, in one run.

    python bench/pages.py CORPUS TRUTH --peers PYTHON [--every N]

CORPUS holds the folders readability, trafilatura-eval, newspaper4k, goose3 and brookings-a; it is not part of the
project, as its texts belong to their publishers. TRUTH is ``truth.jsonl.xz``. PYTHON is an interpreter that has
newspaper4k.
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
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from lxml import html

from flows.ingest.parsing import Original, parse
from schemas.article import Article
from schemas.raw import RawDocument

_SETS = ("readability", "trafilatura-eval", "newspaper4k", "goose3", "brookings-a")
_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]|[^\W_]+")
_BY = re.compile(r"^(?:written by|by|von|par|por)\s+", re.IGNORECASE)
_BLOCKS = ("br", "p", "div", "li", "h1", "h2", "h3", "h4", "td", "tr", "figcaption", "blockquote", "pre")
_GRAM = 4
_FIELDS = ("title", "authors", "date")


@dataclass(frozen=True, slots=True)
class Page:
    """A page and what its collection states as true of it."""

    set: str
    path: Path
    url: str | None
    title: str | None
    authors: tuple[str, ...]
    date: str | None
    text: str | None = None
    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What a program makes of a page."""

    text: str = ""
    title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None


@dataclass(slots=True)
class Score:
    """What a program has right on one collection."""

    f1: list[float] = field(default_factory=list)
    phrases: Counter[tuple[str, bool]] = field(default_factory=Counter)
    fields: dict[str, Counter[str]] = field(default_factory=lambda: {name: Counter() for name in _FIELDS})


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus", type=Path)
    parser.add_argument("truth", type=Path)
    parser.add_argument("--peers", default="python")
    parser.add_argument("--every", type=int, default=1)
    options = parser.parse_args()
    pages = list(_pages(options.corpus, options.truth))[:: options.every]
    print("| program | pages a CPU second |", *(f" {name} |" for name in _SETS[:4]), sep="")
    print("|---|---:|---:|---:|---:|---:|")
    told = []
    for name, find in (("deskbrief", _ours), ("trafilatura", _trafilatura), ("readability-lxml", _readability)):
        started = time.process_time()
        found = [find(page) for page in pages]
        told.append((name, time.process_time() - started, found))
    told.append(("newspaper4k", *_newspaper(pages, options.peers)))
    scores = {name: _scores(pages, found) for name, _, found in told}
    for name, seconds, _ in told:
        bodies = " | ".join(_body(scores[name][one]) for one in _SETS[:4])
        print(f"| {name} | {len(pages) / seconds:.1f} | {bodies} |")
    _print_fields(scores)


def _print_fields(scores: dict[str, dict[str, Score]]) -> None:
    print("\n| program | field |", *(f" {name} |" for name in _SETS), " all |", sep="")
    print("|---|---|" + "---:|" * (len(_SETS) + 1))
    for name, of_sets in scores.items():
        for one in _FIELDS:
            counts = [of_sets[of].fields[one] for of in _SETS]
            whole: Counter[str] = sum(counts, Counter())
            print(f"| {name} | {one} | " + " | ".join(map(_shares, [*counts, whole])) + " |")


def _pages(corpus: Path, truth: Path) -> Iterator[Page]:
    listed = json.loads((corpus / "trafilatura-eval/tests/evaldata.json").read_text("utf-8"))
    evaluated = {one["file"]: one for one in listed.values()}
    with lzma.open(truth, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            page = _page(corpus, row, evaluated) if row["dataset"] in _SETS else None
            if page is not None and page.path.exists():
                yield page


def _page(corpus: Path, row: dict[str, Any], evaluated: dict[str, dict[str, Any]]) -> Page:
    path, name = corpus / row["dataset"] / row["path"], row["dataset"]
    authors, title, day = tuple(row.get("authors") or ()), row.get("title"), row.get("date")
    text, wanted, unwanted = None, (), ()
    if name == "readability":
        text = _plain((path.parent / "expected.html").read_bytes().decode("utf-8"))
    elif name == "trafilatura-eval":
        known = evaluated[path.name]
        title, day = known.get("title") or None, known.get("date") or None
        authors = tuple(one.strip() for one in (known.get("author") or "").split(";") if one.strip())
        wanted, unwanted = tuple(known["with"]), tuple(known["without"])
    elif name == "newspaper4k":
        stem, folder = path.stem, corpus / "newspaper4k/tests/data"
        path = folder / "html" / f"{stem}.html"
        stated = folder / "txt" / f"{stem}.txt"
        text = stated.read_text("utf-8") if stated.exists() else None
    elif name == "goose3":
        text = row["truth"]["expected"].get("cleaned_text")
    # Two dates of goose3 are printed without their year in front, and say nothing.
    day = str(day)[:10] if day and str(day)[:4].isdigit() else None
    return Page(name, path, row.get("url"), title, authors, day, text, wanted, unwanted)


def _plain(markup: str) -> str:
    root = html.fromstring(markup)
    for block in root.iter(*_BLOCKS):
        block.tail = " " + (block.tail or "")
    return str(root.text_content())


def _ours(page: Page) -> Finding:
    content = page.path.read_bytes()
    raw = RawDocument(
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        media_type="text/html",
        source="bench",
        uri=page.url or page.path.name,
        received=datetime(2026, 1, 1, tzinfo=UTC),
    )
    made = parse(Original(raw, content))
    if not isinstance(made, Article):
        return Finding()
    parts = [(block.places[0].start, block.text) for block in made.blocks]
    parts += [(one.places[0].start, one.heading) for one in made.sections if one.heading and one.places]
    day = made.published.when.iso if made.published is not None else None
    names = tuple(one.name for one in made.authors)
    return Finding("\n".join(text for _, text in sorted(parts)), made.title, names, day)


def _trafilatura(page: Page) -> Finding:
    from trafilatura import bare_extraction  # noqa: PLC0415 - its import is no part of our time

    found = bare_extraction(
        page.path.read_bytes(), url=page.url, favor_precision=True, include_comments=False, with_metadata=True
    )
    if found is None or isinstance(found, dict):
        return Finding()
    names = tuple(one.strip() for one in (found.author or "").split(";") if one.strip())
    return Finding(found.text or "", found.title, names, found.date)


def _readability(page: Page) -> Finding:
    from readability import Document  # type: ignore[import-untyped]  # noqa: PLC0415 - as above; it has no types
    from readability.readability import Unparseable  # type: ignore[import-untyped]  # noqa: PLC0415

    document = Document(page.path.read_bytes().decode("utf-8", "replace"))
    try:
        return Finding(_plain(document.summary()), document.short_title())
    except (Unparseable, ValueError):
        return Finding()


def _newspaper(pages: Sequence[Page], interpreter: str) -> tuple[float, list[Finding]]:
    given = json.dumps([(str(page.path), page.url) for page in pages])
    worker = Path(__file__).with_name("newspaper_peer.py")
    run = subprocess.run([interpreter, worker], input=given, capture_output=True, text=True, check=True)
    told = json.loads(run.stdout[run.stdout.index("{") :])
    pages_found = [Finding(**{**one, "authors": tuple(one["authors"])}) if one else Finding() for one in told["pages"]]
    return told["seconds"], pages_found


def _scores(pages: Sequence[Page], found: Sequence[Finding]) -> dict[str, Score]:
    scores = {name: Score() for name in _SETS}
    for page, one in zip(pages, found, strict=True):
        score = scores[page.set]
        if page.text is not None:
            # goose3 states only how a text begins.
            score.f1.append((_recall if page.set == "goose3" else _f1)(page.text, one.text))
        words = " ".join(one.text.split())
        for kind, phrases in (("wanted", page.wanted), ("unwanted", page.unwanted)):
            for phrase in phrases:
                score.phrases[kind, " ".join(phrase.split()) in words] += 1
        _judge(score.fields["title"], page.title and {_norm(page.title)}, {_norm(one.title)} if one.title else set())
        _judge(score.fields["authors"], _names(page.authors), _names(one.authors))
        _judge(score.fields["date"], {page.date} if page.date else None, {one.date} if one.date else set())
    return scores


def _judge(counts: Counter[str], truth: set[str] | str | None, found: set[str]) -> None:
    if truth:
        counts["right" if found == truth else "wrong" if found else "none"] += 1


def _names(texts: Sequence[str]) -> set[str]:
    parts = (part for text in texts for part in re.split(r"[;,]| and | und | et ", _BY.sub("", " ".join(text.split()))))
    return {_norm(part) for part in parts if part.strip()}


def _norm(text: str) -> str:
    plain = re.sub(r"[“”„«»\"'’‘`´]", "", unicodedata.normalize("NFKC", text).lower())
    return " ".join(re.sub(r"[–—−]", "-", plain).split())


def _grams(text: str) -> Counter[tuple[str, ...]]:
    tokens = _TOKEN.findall(text.lower())
    return Counter(tuple(tokens[at : at + _GRAM]) for at in range(max(1, len(tokens) - _GRAM + 1)))


def _f1(truth: str, found: str) -> float:
    wanted, got = _grams(truth), _grams(found)
    return 2 * sum((wanted & got).values()) / (sum(wanted.values()) + sum(got.values()))


def _recall(truth: str, found: str) -> float:
    wanted = _grams(truth)
    return sum((wanted & _grams(found)).values()) / sum(wanted.values())


def _body(score: Score) -> str:
    if score.f1:
        return f"{sum(score.f1) / len(score.f1):.3f}"
    right, missed, wrong = (score.phrases[key] for key in (("wanted", True), ("wanted", False), ("unwanted", True)))
    return f"{2 * right / (2 * right + missed + wrong):.3f}" if right else "0"


def _shares(counts: Counter[str]) -> str:
    whole = counts.total()
    return " / ".join(f"{counts[one] / whole:.0%}" for one in ("right", "wrong", "none")) if whole else ""


if __name__ == "__main__":
    main()
