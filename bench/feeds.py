"""Score the reading of feeds on public collections of test feeds and snapshots.

    python -m bench.feeds CORPUS [-v]

The corpus is not part of the project: its feeds belong to their publishers. In the folder ``feedparser`` lie feeds that
each hold one point, with the value expected in a comment; in ``feedjira``, ``reader``, ``miniflux`` and ``feeds-misc``
snapshots. ``-v`` prints what is wrong. Expected titles and names are compared without markup, as the record has them.
"""

from __future__ import annotations

import ast
import calendar
import html
import re
import sys
import time
import warnings
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from flows.errors import UnreadableDocumentError
from flows.ingest.feeds import Entry, Feed, parse
from flows.ingest.feeds.stamps import stamp
from flows.ingest.feeds.wording import address, names, plain

_SNAPSHOTS = ("feedjira", "reader", "miniflux", "feeds-misc")
_SUFFIXES = frozenset({".xml", ".rss", ".atom", ".json"})
_HERE = "http://127.0.0.1:8097/"  # where the tests of feedparser serve their feeds
_EXPECT = re.compile(r"Expect:[ \t]*(.+)")
_HEADER = re.compile(r"Header:\s*(\S+?):\s*(.+)")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_TITLES = ("title",), ("title_detail", "value")
_DATES = frozenset("published updated created modified date issued".split())
_KINDS = ("title", "date", "link", "author")


class Expected(NamedTuple):
    """One value that a feed is made to hold."""

    kind: str
    """What it is: one of ``_KINDS``."""

    entry: int | None
    """Of which entry; ``None`` for the feed's own."""

    value: object
    """What it should be."""


def main() -> None:
    """Print a table of values met, and one of the snapshots."""
    warnings.simplefilter("error")
    corpus, crashes = Path(sys.argv[1]), 0
    met: Counter[str] = Counter()
    total: Counter[str] = Counter()
    files = sorted((corpus / "feedparser").rglob("*.xml"))
    for path in files:
        content = path.read_bytes()
        comment = _comment(content)
        feed = _parsed(content, comment, path)
        crashes += feed is None
        for one in _expected(comment):
            good = isinstance(feed, Feed) and _is_met(one, feed)
            total[one.kind] += 1
            met[one.kind] += good
            if not good and "-v" in sys.argv:
                print(path, one, feed, sep="\n  ")
    print(f"| feedparser, {len(files)} feeds | expected | met | |\n|---|---:|---:|---:|")
    for kind in _KINDS:
        print(f"| {kind} | {total[kind]} | {met[kind]} | {met[kind] / total[kind]:.1%} |")
    print(f"| crashes | | {crashes} | |\n")
    _print_snapshots(corpus)


def _comment(content: bytes) -> str:
    """Return the comment of a test feed, in whatever encoding the feed is."""
    for codec in ("utf-8", "utf-16", "utf-32", "cp037", "latin-1"):
        text = content.decode(codec, "ignore")
        if "Expect:" in text:
            return text
    return ""


def _parsed(content: bytes, comment: str, path: Path) -> Feed | UnreadableDocumentError | None:
    headers = {name.lower(): value.strip() for name, value in _HEADER.findall(comment)}
    charset = _CHARSET.search(headers.get("content-type", ""))
    try:
        return parse(content, address(_HERE, headers.get("content-location")) or _HERE, charset[1] if charset else None)
    except UnreadableDocumentError as error:
        return error
    except Exception as error:  # noqa: BLE001 - what is counted here
        print(f"{path}: {error!r}")
        return None


def _expected(comment: str) -> Iterator[Expected]:
    found = _EXPECT.search(comment)
    if found is None:
        return
    for node in ast.walk(ast.parse(found[1].strip(), mode="eval")):
        if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Eq):
            try:
                value = ast.literal_eval(node.comparators[0])
            except ValueError:
                continue
            yield from _named(_path(node.left), value)


def _path(node: ast.expr) -> tuple[object, ...]:
    """Return the keys by which feedparser's result is asked: ``("entries", 0, "title")``."""
    if isinstance(node, ast.Subscript):
        return (*_path(node.value), node.slice.value if isinstance(node.slice, ast.Constant) else None)
    if isinstance(node, ast.Attribute):
        return (*_path(node.value), node.attr)
    return (node.id,) if isinstance(node, ast.Name) else (None,)


def _named(path: tuple[object, ...], value: object) -> Iterator[Expected]:
    first, rest = path[0], tuple(str(one) for one in path[1:])
    entry = int(rest[0]) if first == "entries" and rest and rest[0].isdigit() else None
    keys = rest if entry is None else rest[1:]
    if first != "feed" and entry is None:
        return
    if keys in _TITLES:
        yield Expected("title", entry, value)
    elif keys == ("link",):
        yield Expected("link", entry, value)
    elif entry is not None and keys in {("author",), ("author_detail", "name")}:
        yield Expected("author", entry, value)
    elif entry is not None and len(keys) == 1 and keys[0].removesuffix("_parsed") in _DATES:
        yield Expected("date", entry, value)


def _is_met(one: Expected, feed: Feed) -> bool:
    if one.entry is not None and one.entry >= len(feed.entries):
        return False
    of = feed if one.entry is None else feed.entries[one.entry]
    if one.kind == "title":
        written = str(one.value)
        return of.title in {plain(written, markup=True), plain(written, markup=False)}
    if one.kind == "link":
        return of.link == address(_HERE, str(one.value))
    return isinstance(of, Entry) and (_has_author if one.kind == "author" else _has_date)(of, one.value)


def _has_author(entry: Entry, value: object) -> bool:
    return set(names([html.unescape(str(value))])) <= set(entry.authors)


def _has_date(entry: Entry, value: object) -> bool:
    if isinstance(value, tuple):
        return entry.changed == datetime.fromtimestamp(calendar.timegm(value), UTC)
    said = stamp(str(value))
    return said is not None and said.day in {entry.published, entry.updated}


def _print_snapshots(corpus: Path) -> None:
    print("| snapshots | files | feeds | entries | title | date | link | text | entries a CPU second |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|")
    for name in _SNAPSHOTS:
        paths = [path for path in sorted((corpus / name).rglob("*")) if path.suffix in _SUFFIXES]
        started = time.process_time()
        feeds = [feed for path in paths if isinstance(feed := _parsed(path.read_bytes(), "", path), Feed)]
        seconds = time.process_time() - started
        entries = [entry for feed in feeds for entry in feed.entries]
        count = len(entries)
        shares = (sum(1 for entry in entries if held(entry)) / count for held in (_title, _date, _link, _text))
        cells = " | ".join(f"{share:.0%}" for share in shares)
        print(f"| {name} | {len(paths)} | {len(feeds)} | {count} | {cells} | {count / seconds:,.0f} |")


def _title(entry: Entry) -> bool:
    return entry.title is not None


def _date(entry: Entry) -> bool:
    return entry.published is not None or entry.updated is not None


def _link(entry: Entry) -> bool:
    return entry.link is not None


def _text(entry: Entry) -> bool:
    return bool(entry.content)


if __name__ == "__main__":
    main()
