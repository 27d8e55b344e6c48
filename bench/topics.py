"""How well themes found by words alone agree with the topics that editors gave news stories, beside peers.

    python -m bench.topics REUTERS SIZE --peers PYTHON

REUTERS is the folder of Reuters-21578 with its ``*.sgm`` files. Stories with one topic and a text are taken, evenly
from the first to the last, SIZE of them (0: all). Each story is one text for every method, and all get the same texts.
V-measure is of all stories, those that are in no theme being one group. NPMI is the mean over themes of the mean over
the pairs of their ten words, counted in stories of the same collection; the words of a theme are those of the greatest
mean TF-IDF in its stories, for every method. PYTHON is an interpreter with scikit-learn and BERTopic, which gets the
LSA of scikit-learn as embeddings, since no model is at hand.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from flows.themes import finding, phrases
from flows.themes.memory import NOTHING
from flows.themes.units import units_of
from tests.themes.articles import an_article

_PEER = Path(__file__).with_name("topics_peer.py")
_STORY = re.compile(r"<REUTERS.*?</REUTERS>", re.DOTALL)
_ONE_TOPIC = re.compile(r"<TOPICS><D>([^<]*)</D></TOPICS>")
_TEXT = re.compile(r"<BODY>(.*?)</BODY>", re.DOTALL)
_END = re.compile(r"\s*reuter\s*\x03?\s*$", re.IGNORECASE)


class Story(NamedTuple):
    """A news story of one topic."""

    topic: str
    text: str


def main() -> None:
    """Print one table row a method."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("size", type=int)
    parser.add_argument("--peers", required=True, help="interpreter that has scikit-learn and BERTopic")
    given = parser.parse_args()
    stories = _stories(given.folder, given.size)
    labels, seconds = _found([one.text for one in stories])
    told = {
        "texts": [one.text for one in stories],
        "topics": [one.topic for one in stories],
        "ours": {"labels": labels, "seconds": seconds},
    }
    done = subprocess.run([given.peers, str(_PEER)], input=json.dumps(told), capture_output=True, check=True, text=True)
    print(f"{len(stories):,} stories, {len({one.topic for one in stories})} topics\n")
    print(done.stdout)


def _stories(folder: Path, size: int) -> list[Story]:
    found = []
    for path in sorted(folder.rglob("*.sgm")):
        for story in _STORY.findall(path.read_text(encoding="latin-1")):
            topic, text = _ONE_TOPIC.search(story), _TEXT.search(story)
            if topic is not None and text is not None:
                found.append(Story(topic[1], " ".join(_END.sub("", html.unescape(text[1])).split())))
    return [found[at * len(found) // size] for at in range(size)] if 0 < size < len(found) else found


def _found(texts: Sequence[str]) -> tuple[list[int], float]:
    """Return the theme of each story, -1 for none, and the CPU seconds that finding themes took, words included."""
    articles = [an_article(text, name=str(at)) for at, text in enumerate(texts)]
    start = time.process_time()
    units = units_of(articles)
    themes = finding.find(units, range(len(units)), phrases.phrasebook(units), NOTHING)
    seconds = time.process_time() - start
    labels = {units[at].article.uri: number for number, one in enumerate(themes) for at, _ in one.members}
    return [labels.get(f"{at}.txt", -1) for at in range(len(texts))], seconds


if __name__ == "__main__":
    main()
