"""Whole records beside what they should be; ``--update-golden`` writes them anew, to be read as prose in review."""

from __future__ import annotations

import difflib
import os
from pathlib import Path

import pytest

from schemas.article import Article
from tests.ingest.cleaning.documents import SEEDS, cleaned_file

FOLDER = Path(__file__).parent
DOCUMENTS = sorted(SEEDS.glob("*.txt"))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_seed_becomes_the_record_that_was_read_and_agreed(path: Path, request: pytest.FixtureRequest) -> None:
    golden = FOLDER / f"{path.stem}.json"
    made = cleaned_file(path).model_dump_json(indent=1) + "\n"
    if request.config.getoption("--update-golden"):
        assert not os.environ.get("CI"), "golden records are not written in CI: nobody would read them"
        golden.write_text(made, encoding="utf-8")
    agreed = golden.read_text(encoding="utf-8")
    difference = "\n".join(difflib.unified_diff(agreed.splitlines(), made.splitlines(), "agreed", "made", "", "", 2))
    assert not difference, f"\n{difference}"


def test_every_golden_record_has_its_document_and_reads_as_a_record() -> None:
    names = {path.stem for path in DOCUMENTS}
    golden = {path.stem: path.read_bytes() for path in FOLDER.glob("*.json")}
    assert set(golden) == names
    assert all(Article.model_validate_json(content).uri == f"{name}.txt" for name, content in golden.items())
