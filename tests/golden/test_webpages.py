"""The whole record of a web page, and the text that its reader made; ``--update-golden`` writes them anew."""

from __future__ import annotations

import difflib
import os
from pathlib import Path

import pytest

from flows.ingest import verification
from flows.ingest.readers import PartKind
from flows.ingest.readers.webpage import READER
from schemas.article import Article
from tests.quality.pages import GOLD, made
from tests.records import a_raw

FOLDER = Path(__file__).parent / "webpages"
PAGE = GOLD / "04_think_tank.html"


def record() -> Article:
    found = made(PAGE.read_bytes(), PAGE.name)
    assert isinstance(found, Article)
    return found


def lines() -> str:
    """Return each line of the reader's text behind what it is said to be."""
    content = PAGE.read_bytes()
    found = READER.read(a_raw(content, PAGE.name).model_copy(update={"media_type": "text/html"}), content)
    texts = [line for line in found.text.split("\n") if line.strip()]
    kinds = (f"{part.kind} ({part.rule})" if part.kind is PartKind.REMOVED else part.kind for part in found.parts)
    return "".join(f"{kind}: {text}\n" for kind, text in zip(kinds, texts, strict=True))


@pytest.mark.parametrize("suffix", [".json", ".txt"])
def test_a_page_becomes_what_was_read_and_agreed(suffix: str, request: pytest.FixtureRequest) -> None:
    golden = FOLDER / f"{PAGE.stem}{suffix}"
    found = record().model_dump_json(indent=1) + "\n" if suffix == ".json" else lines()
    if request.config.getoption("--update-golden"):
        assert not os.environ.get("CI"), "golden records are not written in CI: nobody would read them"
        golden.write_text(found, encoding="utf-8")
    agreed = golden.read_text(encoding="utf-8")
    difference = "\n".join(difflib.unified_diff(agreed.splitlines(), found.splitlines(), "agreed", "made", "", "", 2))
    assert not difference, f"\n{difference}"


def test_the_agreed_record_says_nothing_that_the_page_does_not() -> None:
    content = PAGE.read_bytes()
    agreed = Article.model_validate_json((FOLDER / f"{PAGE.stem}.json").read_bytes())
    text = READER.read(a_raw(content, PAGE.name).model_copy(update={"media_type": "text/html"}), content).text
    assert not list(verification.unfaithful(agreed, text))
