"""Several hundred damaged and hostile documents of every format, through the whole of ingesting."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.blobs import Blobs
from flows.ingest import parsing, readers
from flows.ingest.mediatypes import by_name
from flows.ingest.run import Means, Order, ingest
from flows.isolation import Isolated
from flows.settings import ParseBudget, Settings
from flows.store import Store
from schemas.article import Article
from schemas.run import Outcome
from tests.ingest.hostile.damage import damaged
from tests.ingest.hostile.samples import PARAGRAPHS, SAMPLES
from tests.records import RECEIVED, a_folder_request, a_raw

OUTLOOK, XHTML = "application/vnd.ms-outlook", "application/xhtml+xml"  # with tests of their own, and one as HTML
ENDINGS = sorted(ending for ending in SAMPLES if by_name(f"a.{ending}") in readers.BUILTIN)
# A fraction of what is allowed: what takes longer here would be a matter of luck there.
BUDGET = ParseBudget(cpu=10, wall=30)


def test_every_format_has_a_sample() -> None:
    told = {by_name(f"a.{ending}") for ending in SAMPLES}
    assert set(readers.BUILTIN) - {OUTLOOK, XHTML} <= told


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_sound_document_is_taken_with_every_paragraph(ending: str) -> None:
    content = SAMPLES[ending]()
    raw = a_raw(content, f"a.{ending}").model_copy(update={"media_type": by_name(f"a.{ending}")})
    article = parsing.parse(parsing.Original(raw, content))
    assert isinstance(article, Article), article
    assert [one for one in PARAGRAPHS if one not in [block.text for block in article.blocks]] == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_whatever_is_done_to_a_document_it_is_taken_or_refused_and_kept(ending: str, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    written: dict[str, bytes] = {}
    for number, (_, content) in enumerate(damaged(SAMPLES[ending]())):
        name = f"{number:03}.{ending}"
        (inbox / name).write_bytes(content)
        written[name] = content
    blobs = Blobs(tmp_path / "originals")
    open_before = _open_files()
    with Store.open(Settings(data=tmp_path)) as store, Isolated(BUDGET) as isolated:
        request = a_folder_request(inbox, patterns=("*",), largest=10_000_000)
        documents = ingest(Order(request=request), Means(store, blobs, isolated), received=RECEIVED).documents
    assert [one.uri for one in documents] == sorted(written)
    assert {(one.uri, one.reason, one.detail) for one in documents if one.outcome is Outcome.FAILED} == set()
    assert all(blobs.read(one.sha256) == written[one.uri] for one in documents if one.sha256 is not None)
    assert {one.reason for one in documents if one.sha256 is None} <= {"empty"}
    assert sum(one.outcome is Outcome.TAKEN for one in documents) >= 5
    assert sorted(path.name for path in inbox.iterdir()) == sorted(written), "nothing was unpacked beside them"
    assert _open_files() <= open_before, "nothing was left open"


def _open_files() -> int:
    return sum(1 for _ in Path("/dev/fd").iterdir())
