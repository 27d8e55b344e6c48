from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.settings import read_settings
from flows.themes.backends.embedded import BACKEND
from flows.themes.flow import themes_by_source
from flows.workshop import opened
from schemas.article import Article
from schemas.raw import RawDocument
from tests.desk import ROOT
from tests.themes.articles import DAY, a_taxonomy, an_article

GRAIN = an_article("The export ban on wheat may end.", "Grain is dear.", name="grain")
RIVER = an_article("The dam is full | and <b>the</b> `river basin` floods [1].", name="river")


def rows(*articles: Article) -> list[str]:
    found = BACKEND.analyse(articles, a_taxonomy())
    return [line for line in themes_by_source(found, articles).splitlines() if line.startswith("|")]


def test_a_themes_row_says_how_many_blocks_of_each_article_belong_to_it() -> None:
    head, _, *themes = rows(GRAIN, RIVER)
    assert head == "| theme | support | S1 | S2 |"
    assert "| Grain, food prices and export bans | 1 of 2 | 2 | – |" in themes


def test_a_table_of_many_articles_has_the_number_of_sources_only() -> None:
    many = [an_article("The dam is full.", name=f"article {number}") for number in range(13)]
    head, _, row = rows(*many)
    assert head == "| theme | support |"
    assert row == "| Rivers, dams and shared water | 13 of 13 |"


def test_a_title_cannot_break_the_table_or_bring_markup() -> None:
    article = GRAIN.model_copy(update={"title": "A | <script> `title` [x]"})
    text = themes_by_source(BACKEND.analyse([article], a_taxonomy()), [article])
    assert "* S1: A script title x" in text


def test_no_articles_make_a_table_without_rows() -> None:
    assert len(rows()) == 2


FLOW = """
import asyncio, sys
from prefect.testing.utilities import prefect_test_harness
from flows.themes.flow import ThemesParameters, themes_flow

with prefect_test_harness(60):
    print(asyncio.run(themes_flow(ThemesParameters(articles=sys.argv[1:]))))
"""


def kept(article: Article) -> RawDocument:
    return RawDocument(
        sha256=article.raw,
        size=1,
        media_type="text/plain",
        source="folder",
        uri=article.uri,
        received=datetime.combine(DAY, datetime.min.time(), UTC),
    )


@pytest.mark.slow
def test_the_flow_finds_the_themes_of_stored_articles_and_keeps_them(tmp_path: Path) -> None:
    settings = read_settings((), {}, tmp_path)
    with opened(settings, datetime.now(UTC), printing=False) as workshop:
        for article in (GRAIN, RIVER):
            workshop.store.put_article(kept(article), article)
    # In a process of its own, because Prefect's client leaves sockets open for whichever test comes next.
    done = subprocess.run(
        (sys.executable, "-c", FLOW, GRAIN.id, RIVER.id),
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )
    assert done.returncode == 0, done.stderr
    with opened(settings, datetime.now(UTC), printing=False) as workshop:
        assert workshop.store.analysis(done.stdout.strip()).articles == (GRAIN.id, RIVER.id)
