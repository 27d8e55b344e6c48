"""Read a folder's office documents and books beside a peer: speed, refusals, and whose words are missing.

    DESKBRIEF_CORPUS=FOLDER python bench/office.py

The corpus is not part of the project. Every file below the folder that ends in ``.docx``, ``.odt``, ``.rtf`` or
``.epub`` is read. The peers are mammoth for Word and striprtf for Rich Text, each measured where it is installed;
``-v`` prints the files whose words differ.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from flows import plugins
from flows.errors import UnreadableDocumentError
from flows.ingest import mediatypes, parsing
from flows.ingest.parsing import Original
from flows.ingest.readers import KIND
from schemas.article import Article
from schemas.raw import RawDocument

_SUFFIXES = (".docx", ".odt", ".rtf", ".epub")


@dataclass(slots=True)
class _Sum:
    """What the files of one format came to."""

    files: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    unfaithful: int = 0
    seconds: float = 0.0
    words: int = 0
    peer_seconds: float = 0.0
    peer_files: int = 0
    peer_words: int = 0
    missing: int = 0
    more: int = 0


def main() -> None:
    """Print one table row a format."""
    files = sorted(path for path in Path(os.environ["DESKBRIEF_CORPUS"]).rglob("*") if path.suffix in _SUFFIXES)
    heads = ("format", "files", "read", "refused", "unfaithful", "files a CPU s", "peer's", "its words missing", "more")
    print(f"| {' | '.join(heads)} |")
    print("|---|---:|---:|---|---:|---:|---:|---:|---:|")
    for suffix in _SUFFIXES:
        total = _Sum()
        for path in (one for one in files if one.suffix == suffix):
            _measure(path, total)
        print(_row(suffix, total))


def _row(suffix: str, total: _Sum) -> str:
    read = total.outcomes.pop("read", 0)
    refused = ", ".join(f"{count} {reason}" for reason, count in sorted(total.outcomes.items()))
    cells = [suffix, total.files, read, refused, total.unfaithful, f"{total.files / total.seconds:.0f}"]
    if total.peer_files:
        share = f"{total.missing} of {total.peer_words} ({total.missing / total.peer_words:.2%})"
        cells += [f"{total.peer_files / total.peer_seconds:.0f}", share, total.more]
    else:
        cells += ["", "", ""]
    return "| " + " | ".join(map(str, cells)) + " |"


def _measure(path: Path, total: _Sum) -> None:
    content = path.read_bytes()
    raw = _raw(path, content)
    reader = plugins.find(KIND, raw.media_type)
    started = time.process_time()
    total.files += 1
    try:
        text = reader.read(raw, content).text
        total.outcomes["read"] += 1
    except UnreadableDocumentError as error:
        text = ""
        total.outcomes[error.reason] += 1
    total.seconds += time.process_time() - started
    article = parsing.parse(Original(raw, content))
    total.unfaithful += not isinstance(article, Article) and article.reason == "unfaithful"
    _compare(path, content, _words(text), total)


def _compare(path: Path, content: bytes, words: Counter[str], total: _Sum) -> None:
    peer = _PEERS.get(path.suffix)
    if peer is None or importlib.util.find_spec(peer[0]) is None:
        return
    started = time.process_time()
    theirs = _words(peer[1](content))
    total.peer_seconds += time.process_time() - started
    total.peer_files += 1
    total.peer_words += theirs.total()
    missing, more = theirs - words, words - theirs
    total.missing += missing.total()
    total.more += more.total()
    if "-v" in sys.argv and (missing or more):
        print("  ", path.name, "| missing", _some(missing), "| more", _some(more))


def _some(words: Counter[str]) -> Sequence[str]:
    return list(words)[:12]


def _words(text: str) -> Counter[str]:
    return Counter(_found(text))


def _found(text: str) -> Iterator[str]:
    return (match[0].casefold() for match in re.finditer(r"[^\W_]+", text))


def _mammoth(content: bytes) -> str:
    return str(importlib.import_module("mammoth").extract_raw_text(BytesIO(content)).value)


def _striprtf(content: bytes) -> str:
    return str(importlib.import_module("striprtf.striprtf").rtf_to_text(content.decode("latin-1"), errors="replace"))


_PEERS: dict[str, tuple[str, Callable[[bytes], str]]] = {
    ".docx": ("mammoth", _mammoth),
    ".rtf": ("striprtf", _striprtf),
}


def _raw(path: Path, content: bytes) -> RawDocument:
    return RawDocument(
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        media_type=mediatypes.told(content, mediatypes.by_name(path.name)),
        source="folder",
        uri=path.name,
        received=datetime(2026, 1, 1, tzinfo=UTC),
    )


if __name__ == "__main__":
    main()
