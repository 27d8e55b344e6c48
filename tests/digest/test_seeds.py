"""The issue of the three seeds, as its editor reads it: cleaned, analysed and composed as a run does."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar

import pypdfium2
import pytest

from flows.digest.choice import place
from flows.digest.composition import compose, found_in
from flows.digest.material import Material, in_order
from flows.digest.proof import prove
from flows.digest.rendering import PageOptions, render_pdf
from flows.ingest.cleaning import clean
from flows.ingest.readers.plain_text import READER
from flows.language.standing import stands_alone
from flows.themes.backends.embedded import BACKEND
from flows.themes.taxonomy import load
from schemas.article import Article
from schemas.digest import (
    ActorRow,
    ChartSection,
    DatesSection,
    Digest,
    EvidenceSection,
    GlanceSection,
    HeardItem,
    Passage,
    QuotationsSection,
    RecommendationsSection,
    ThemeSection,
)
from schemas.raw import RawDocument
from schemas.record import Record
from schemas.themes import Analysis, ThemePosition

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
EXPECTED: dict[str, Any] = json.loads((Path(__file__).parent / "seeds.json").read_text(encoding="utf-8"))
S = TypeVar("S")


@cache
def _articles() -> tuple[Article, ...]:
    return in_order([_article(path) for path in SEEDS])


def _article(path: Path) -> Article:
    content = path.read_bytes()
    raw = RawDocument(
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        media_type="text/plain",
        source="folder",
        uri=path.name,
        received=datetime(2026, 11, 23, tzinfo=UTC),
    )
    return clean(READER.read(raw, content), raw)


@cache
def _analysis() -> Analysis:
    return BACKEND.analyse(list(_articles()), load(None))


def _positions() -> list[ThemePosition]:
    return [position for theme in _analysis().themes for position in theme.positions]


@cache
def _issue() -> Digest:
    material = Material(
        series="Desk Brief",
        number=1,
        revision=1,
        printed=date(2017, 1, 17),
        articles=_articles(),
        analysis=_analysis(),
    )
    return compose(material, "0" * 64)


def _sections(kind: type[S]) -> list[S]:
    return [section for section in _issue().sections if isinstance(section, kind)]


def _words(value: object) -> int:
    """Count the words that the page prints of a record: labels, sentences, and marks as two words."""
    if isinstance(value, Passage):
        return len(value.text.split()) + 2
    if isinstance(value, (ActorRow, HeardItem)):  # of their sentences the page prints the marks alone
        return sum(_words(part) for part in vars(value).values() if isinstance(part, str)) + 2 * len(value.passages)
    if isinstance(value, Record):
        return sum(
            _words(part) for name, part in vars(value).items() if name not in {"anchor", "target", "kind", "inputs"}
        )
    if isinstance(value, tuple):
        return sum(map(_words, value))
    return len(value.split()) if isinstance(value, str) else 0


def test_every_word_of_the_issue_is_proved() -> None:
    assert prove(_issue(), _articles()) > 60


def test_the_issue_is_as_long_as_a_minister_reads() -> None:
    evidence = sum(map(_words, _sections(EvidenceSection)))
    before = _words(_issue().front) + sum(map(_words, _issue().sections)) - evidence
    assert before <= 4700  # of which the marks that stand behind sentences are about 200
    assert before + evidence <= 7000


def test_sources_are_numbered_by_their_dates_and_named_by_their_authors() -> None:
    assert [head.name for head in _sections(GlanceSection)[0].columns] == EXPECTED["sources"]


def test_the_table_says_who_speaks_of_what_and_who_is_silent() -> None:
    rows = _sections(GlanceSection)[0].rows
    spoken = {
        row.target.removeprefix("theme-"): [cell.source for cell in row.cells if cell.passage is not None]
        for row in rows
    }
    assert spoken == EXPECTED["speakers"]


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_the_table_at_a_glance_is_one_page(size: Literal["A4", "Letter"]) -> None:
    pages = pypdfium2.PdfDocument(render_pdf(_issue(), PageOptions(size=size)).pdf)
    folded = " ".join(pages[1].get_textpage().get_text_range().split())
    pages.close()
    assert [row.label for row in _sections(GlanceSection)[0].rows if row.label not in folded] == []


def test_the_findings_stand_alone_and_come_from_all_sources() -> None:
    findings = _issue().front.findings
    assert len(findings) == 5
    assert all(stands_alone(finding.passage.text) for finding in findings)
    assert {finding.speaker for finding in findings} == set(EXPECTED["sources"])
    for finding in findings:
        speakers = EXPECTED["speakers"][finding.target.removeprefix("theme-")]
        assert finding.support_text == f"support: {len(speakers)} of 3 sources"


def test_several_sources_open_the_issue_each_with_a_sentence() -> None:
    sources = [passage.mark.source for passage in _issue().front.standfirst]
    assert len(sources) >= 2
    assert sources == sorted(set(sources))


def test_no_sentence_stands_more_than_twice_before_the_evidence_where_its_source_says_another() -> None:
    shown: dict[tuple[str, str, int], int] = {}
    themes = [*_sections(GlanceSection), *_sections(ThemeSection)]
    for part in (_issue().front.standfirst, tuple(f.passage for f in _issue().front.findings), tuple(themes)):
        for one in found_in(part):
            if isinstance(one, Passage) and one.text.endswith("."):
                key = (one.mark.article, one.mark.block, one.start)
                shown[key] = shown.get(key, 0) + 1
    lone = {place(position.statements[0].evidence) for position in _positions() if len(position.statements) == 1}
    assert {key for key, count in shown.items() if count > 2} <= lone
    assert max(shown.values()) <= 3


def test_the_sections_hold_the_paragraphs_that_each_source_makes_its_point_in() -> None:
    said = {
        section.anchor.removeprefix("theme-"): {
            passage.mark.label for voice in section.voices for passage in voice.passages
        }
        for section in _sections(ThemeSection)
    }
    assert {theme: sorted(set(marks) - said[theme]) for theme, marks in EXPECTED["points"].items()} == {
        theme: [] for theme in EXPECTED["points"]
    }


def test_dates_ahead_stand_with_the_words_that_name_them() -> None:
    rows = _sections(DatesSection)[0].rows
    assert [[row.when, row.words, row.passage.mark.label, row.uncertain] for row in rows] == EXPECTED["dates ahead"]


def test_recommendations_stand_with_their_horizon() -> None:
    rows = [row for row in _sections(RecommendationsSection)[0].rows if row.horizon != "–"]
    assert len(rows) == len(EXPECTED["recommendations"])
    for row, (mark, begins, horizon) in zip(rows, EXPECTED["recommendations"], strict=True):
        assert (row.passage.mark.label, row.horizon) == (mark, horizon)
        assert row.passage.text.startswith(begins)


def test_quotations_stand_with_their_speakers() -> None:
    rows = _sections(QuotationsSection)[0].rows
    assert [[row.speaker, row.circumstance, row.passage.mark.label] for row in rows] == EXPECTED["quotations"]


def test_the_poll_is_redrawn_with_its_data_source_and_the_paragraph_that_repeats_it() -> None:
    (chart,) = _sections(ChartSection)
    wanted = EXPECTED["chart"]
    assert list(chart.data.columns) == wanted["columns"]
    assert [list(row) for row in chart.data.cells] == wanted["cells"]
    assert list(chart.data.totals) == wanted["totals"]
    assert chart.source == wanted["source"]
    assert [mark.label for mark in chart.repeated] == wanted["repeated"]


def test_no_number_of_the_texts_is_lost() -> None:
    page = _issue().model_dump_json()
    assert [number for number in EXPECTED["numbers"] if number not in page] == []


def test_nothing_of_the_pages_around_the_texts_is_left() -> None:
    page = _issue().model_dump_json()
    assert [words for words in EXPECTED["not on the page"] if words in page] == []
