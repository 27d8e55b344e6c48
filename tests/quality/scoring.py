"""Compares records with gold records written by hand, field by field, and sums the scores over a set of documents."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from schemas.article import Article, BlockKind
from schemas.dates import PartialDate

FIELDS = (
    "title",
    "subtitle",
    "standfirst",
    "category",
    "language",
    "authors",
    "roles",
    "affiliations",
    "emails",
    "publisher",
    "published",
    "updated",
    "series",
    "kind",
)
SETS = ("paragraphs", "headings", "quotations", "quoted_terms", "tables", "recommendations", "notes")


def plain(text: str | None) -> str:
    """Fold what printers vary: case, quotation marks, dashes, white space."""
    folded = unicodedata.normalize("NFKC", text or "").casefold()
    folded = re.sub("[“”„«»\"'’‘`]", "", folded)
    folded = re.sub("[‐‑–—―-]", "-", folded)
    return " ".join(folded.split()).strip(" .,;:-*")


@dataclass(slots=True)
class Score:
    """Sums over documents."""

    right: Counter[str] = field(default_factory=Counter)
    """Fields right, both empty counted."""

    total: Counter[str] = field(default_factory=Counter)
    """Documents in which a field was compared."""

    found: Counter[str] = field(default_factory=Counter)
    """Members of a set that are in both."""

    given: Counter[str] = field(default_factory=Counter)
    """Members that the program gives."""

    wanted: Counter[str] = field(default_factory=Counter)
    """Members of the gold."""

    residue: int = 0
    """Lines that the gold removes and the program has in its body."""

    residue_of: int = 0
    """Lines that the gold removes."""

    wrong: list[str] = field(default_factory=list)
    """What was wrong, a line each, for reading."""

    def share(self, name: str) -> float:
        """Return the share of documents in which a field is right."""
        return self.right[name] / self.total[name] if self.total[name] else 1.0

    def f1(self, name: str) -> float:
        """Return F1 of a set over all documents."""
        denominator = self.given[name] + self.wanted[name]
        return 2 * self.found[name] / denominator if denominator else 1.0

    def table(self) -> str:
        """Return the scores as a Markdown table."""
        rows = [f"| {name} | {self.share(name):.3f} |" for name in FIELDS if self.total[name]]
        rows += [f"| {name} (F1) | {self.f1(name):.3f} |" for name in SETS if self.wanted[name] + self.given[name]]
        clean = 1 - self.residue / self.residue_of if self.residue_of else 1.0
        rows.append(f"| residue removed | {clean:.3f} |")
        return "\n".join(["| field | score |", "|---|---|", *rows])


def read_gold(path: Path) -> dict[str, Any]:
    """Return a gold record."""
    gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return gold


def compare(score: Score, name: str, article: Article, gold: dict[str, Any]) -> None:
    """Add one document to a score."""
    _compare_fields(score, name, article, gold)
    _compare_sets(score, name, article, gold)
    body = [plain(block.text) for block in article.blocks if block.kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}]
    body += [plain(section.heading) for section in article.sections if section.heading]
    wanted = {plain(text) for kind in ("paragraphs", "recommendations", "headings") for text in _gold_sets(gold)[kind]}
    for removed in gold.get("removed", []):
        text = plain(removed["text"])
        if not text or text in wanted:
            continue
        score.residue_of += 1
        if text in body or (len(text) > 25 and any(text in block for block in body)):
            score.residue += 1
            score.wrong.append(f"{name}: residue: {removed['text'][:100]!r}")


def _compare_fields(score: Score, name: str, article: Article, gold: dict[str, Any]) -> None:
    authors = gold.get("authors", [])
    published, updated = article.published, article.updated
    series = " ".join(part for part in (gold.get("series"), gold.get("series_number")) if part)
    mine = " ".join(part for part in (article.series, article.series_number) if part)
    pairs: dict[str, tuple[object, object]] = {
        "title": (plain(article.title), plain(gold["title"])),
        "subtitle": (plain(article.subtitle), plain(gold["subtitle"])),
        "standfirst": (plain(article.standfirst), plain(gold["standfirst"])),
        "category": (plain(article.category), plain(gold["category"])),
        "language": (article.language.code, gold["language"]),
        "authors": ({plain(one.name) for one in article.authors}, {plain(one["name"]) for one in authors}),
        "roles": ([plain(one.role) for one in article.authors], [plain(one["role"]) for one in authors]),
        "affiliations": (
            [plain(one.affiliation) for one in article.authors],
            [plain(one["affiliation"]) for one in authors],
        ),
        "emails": ([one.email for one in article.authors], [one["email"] for one in authors]),
        "publisher": (plain(article.publisher.name if article.publisher else None), plain(gold["publisher"])),
        "published": (_year_of_part(published.when) if published else None, gold["published"]),
        "updated": (updated.when.iso if updated else None, gold["updated"]),
        "series": (_series(mine), _series(series)),
        "kind": (
            article.kind.value,
            {"blog post": "commentary", "communique": "communiqué"}.get(gold["kind"], gold["kind"]),
        ),
    }
    for label, (is_, should) in pairs.items():
        score.total[label] += 1
        score.right[label] += is_ == should
        if is_ != should:
            score.wrong.append(f"{name}: {label}: {is_!r} instead of {should!r}")


def _year_of_part(when: PartialDate) -> str:
    """Return the date as the gold writes it, which knows no parts of a year."""
    return f"{when.first.year}" if when.part else when.iso


def _series(text: str) -> str:
    return re.sub(r"\W+", " ", re.sub(r"\b(?:no|nr|num|vol)\b\.?", "", plain(text))).strip()


def _gold_sets(gold: dict[str, Any]) -> dict[str, list[str]]:
    blocks = [block["text"] for section in gold["sections"] for block in section["blocks"]]
    return {
        "paragraphs": blocks,
        "headings": [section["heading"] for section in gold["sections"] if section["heading"]],
        "quotations": [quote["text"] for quote in gold["quotes"]],
        "quoted_terms": gold["scare_quotes"],
        "tables": [_table(figure["columns"][1:], figure["rows"]) for figure in gold["figures"]],
        "recommendations": gold["recommendations"],
        "notes": gold["notes"],
    }


def _my_sets(article: Article) -> dict[str, list[str]]:
    advice = {one.block for one in article.recommendations}
    kept = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
    return {
        "paragraphs": [block.text for block in article.blocks if block.kind in kept and block.id not in advice],
        "headings": [section.heading for section in article.sections if section.heading],
        "quotations": [quote.text for quote in article.quotations],
        "quoted_terms": [term.text for term in article.quoted_terms],
        "tables": [
            _table(table.columns, [[row.label, *[cell.text for cell in row.cells]] for row in table.rows])
            for table in article.tables
        ],
        "recommendations": [one.text for one in article.recommendations],
        "notes": [block.text for block in article.blocks if block.kind is BlockKind.NOTE]
        + [table.note for table in article.tables if table.note],
    }


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    cells = [*columns, *[cell for row in rows for cell in row]]
    return "|".join(re.sub(r"\s", "", plain(cell)) for cell in cells)


def _compare_sets(score: Score, name: str, article: Article, gold: dict[str, Any]) -> None:
    mine, theirs = _my_sets(article), _gold_sets(gold)
    for kind in SETS:
        is_, should = Counter(map(plain, mine[kind])), Counter(map(plain, theirs[kind]))
        if kind == "quotations":  # a pull quote that repeats an inline one counts once
            is_, should = Counter(set(is_)), Counter(set(should))
        score.found[kind] += sum((is_ & should).values())
        score.given[kind] += sum(is_.values())
        score.wanted[kind] += sum(should.values())
        score.wrong += [f"{name}: {kind}: extra {text[:110]!r}" for text in is_ - should]
        score.wrong += [f"{name}: {kind}: missing {text[:110]!r}" for text in should - is_]
