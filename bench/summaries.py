"""Summaries of ten news texts on one event, against those that people wrote: the MultiLing pilot of 2011, English.

    python -m bench.summaries FOLDER --peers PYTHON

The folder holds ``SourceTexts/M000*.english`` and ``Model Summaries/English/M000.*``. Each event's texts are cleaned
and analysed as an issue's are, with the default taxonomy, and a brief of 250 words is chosen from the sentences that
the analysis lets speak (``tests/quality/brief.py``). ROUGE is that of rouge-score, with Porter's stemmer, F1 against
each model summary, their mean. PYTHON is an interpreter with sumy, numpy and rouge-score.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flows.ingest.cleaning import clean
from flows.ingest.readers.plain_text import READER
from flows.themes.backends.embedded import BACKEND
from flows.themes.taxonomy import load
from flows.themes.units import units_of
from schemas.article import Article
from schemas.raw import RawDocument
from tests.quality.brief import brief

_WORDS = 250
_EVENTS = 10
_RECEIVED = datetime(2026, 1, 1, tzinfo=UTC)
_PEER = Path(__file__).with_name("summaries_peer.py")


def main() -> None:
    """Print a table of means."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--peers", required=True, help="interpreter that has sumy and rouge-score")
    given = parser.parse_args()
    names = [f"M{number:03}" for number in range(_EVENTS)]
    events = [
        [_article(path) for path in sorted((given.folder / "SourceTexts").glob(f"{name}*.english"))] for name in names
    ]
    models = [
        [path.read_text("utf-8") for path in sorted((given.folder / "Model Summaries" / "English").glob(f"{name}.*"))]
        for name in names
    ]
    started = time.process_time()
    summaries = [_brief(articles) for articles in events]
    seconds = time.process_time() - started
    found = _scored(given.peers, {"deskbrief": summaries}, models, [_sentences(articles) for articles in events])
    print("| summariser | ROUGE-1 F1 | ROUGE-2 F1 | CPU s |\n|---|---:|---:|---:|")
    for name, (one, two) in found["means"].items():
        took = seconds if name == "deskbrief" else found["seconds"]
        print(f"| {name} | {100 * one:.1f} | {100 * two:.1f} | {took:.1f} |")


def _article(path: Path) -> Article:
    content = path.read_bytes()
    raw = RawDocument(
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        media_type="text/plain",
        source="folder",
        uri=path.name,
        received=_RECEIVED,
    )
    return clean(READER.read(raw, content), raw)


def _brief(articles: list[Article]) -> str:
    found = BACKEND.analyse(articles, load(None))
    return " ".join(one.evidence.text for one in brief(articles, found, _WORDS))


def _sentences(articles: list[Article]) -> list[list[str]]:
    return [
        [unit.block.text[start:end] for unit in units_of([one]) for start, end in unit.sentences] for one in articles
    ]


def _scored(python: str, summaries: object, models: object, documents: object) -> Any:  # noqa: ANN401 - as JSON has it
    given = {"words": _WORDS, "summaries": summaries, "models": models, "documents": documents}
    done = subprocess.run([python, str(_PEER)], input=json.dumps(given), capture_output=True, check=True, text=True)
    return json.loads(done.stdout)


if __name__ == "__main__":
    main()
