from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.digest.composition import compose, digest_of, found_in
from flows.digest.material import in_order
from flows.digest.proof import prove
from schemas.article import Article, Rights
from schemas.digest import Digest, EvidenceGroup, EvidenceSection, Mark, Passage, SourcesSection, ThemeSection
from schemas.run import DocumentReport, Outcome
from schemas.themes import Analysis
from tests.digest.materials import an_analysis, articles, material

INPUTS = "0" * 64


def _issue(n: int = 3, **fields: Any) -> Digest:  # noqa: ANN401 - passed on
    return compose(material(n, **fields), INPUTS)


def _groups(digest: Digest) -> list[EvidenceGroup]:
    return [group for section in digest.sections if isinstance(section, EvidenceSection) for group in section.groups]


def _intro(digest: Digest) -> str:
    (intro,) = (section.intro for section in digest.sections if isinstance(section, EvidenceSection))
    return intro or ""


def _marks(digest: Digest) -> Iterator[Mark]:
    for found in found_in((digest.front, *digest.sections)):
        yield found.mark if isinstance(found, Passage) else found


@pytest.mark.parametrize("n", [1, 2, 3, 7, 40])
def test_every_mark_leads_to_a_paragraph_of_the_evidence(n: int) -> None:
    digest = _issue(n)
    printed = {entry.mark for group in _groups(digest) for entry in group.entries}
    assert printed
    assert set(_marks(digest)) == printed
    assert prove(digest, articles(n)) > 0


def test_only_cited_paragraphs_are_reprinted_in_reading_order() -> None:
    for group in _groups(_issue()):
        numbers = [entry.mark.number for entry in group.entries]
        assert numbers == sorted(numbers)
    assert "p12" not in {entry.mark.block for group in _groups(_issue()) for entry in group.entries}


def test_a_paragraph_is_reprinted_whole_where_nothing_forbids_it() -> None:
    known = {article.id: article for article in articles()}
    for group in _groups(_issue()):
        if group.note is None:
            for entry in group.entries:
                text = known[entry.mark.article].block(entry.mark.block).text
                assert "".join(part.text for part in entry.parts) == text
                assert any(part.cited for part in entry.parts)


def test_of_a_text_that_must_not_be_passed_on_only_the_cited_words_are_printed() -> None:
    strict = _groups(_issue())[-1]
    assert strict.note == "Its terms do not allow passing it on: only the cited words are printed."
    for entry in strict.entries:
        for part in entry.parts:
            assert part.cited or part.text.strip() in ("", "[…]")


def test_the_settings_can_ask_for_cited_words_only() -> None:
    digest = _issue(excerpts="sentence")
    groups = _groups(digest)
    assert _intro(digest) == "Only the words that this issue cites are printed, as the settings ask."
    assert {group.note for group in groups} == {None}
    assert any(part.text == " […] " for group in groups for entry in group.entries for part in entry.parts)


def test_a_text_that_may_be_passed_on_is_reprinted_whole() -> None:
    known = tuple(
        article.model_copy(update={"rights": Rights(text="Free.", redistribution=True)}) for article in articles()
    )
    assert {group.note for group in _groups(_issue(articles=known, analysis=an_analysis(known)))} == {None}


def test_an_appendix_too_long_to_print_is_cut_to_the_cited_words_and_says_so() -> None:
    digest = _issue(60)
    assert _intro(digest).startswith("Only the words that this issue cites are printed: their paragraphs together")
    assert {group.note for group in _groups(digest)} == {None}
    parts = [part for group in _groups(digest) for entry in group.entries for part in entry.parts]
    assert all(part.cited or part.text.strip() in {"", "[…]"} for part in parts)


def test_a_table_that_a_chart_shows_is_not_reprinted_and_says_where_its_numbers_stand() -> None:
    entry = next(entry for entry in _groups(_issue())[-1].entries if entry.mark.block == "p15")
    assert (entry.parts, entry.instead) == ((), "A table: all its numbers stand beside the chart drawn from it.")


def test_the_evidence_names_a_document_without_author_and_publisher_by_its_whole_title() -> None:
    long = "Letter from the chair of the committee on northern ports and their cables to all members"
    bare = {"authors": (), "publisher": None, "title": long}
    known = tuple(article.model_copy(update=bare) for article in articles())
    digest = _issue(articles=known, analysis=an_analysis(known))
    assert {(group.source.name, group.title) for group in _groups(digest)} == {(long, long)}
    assert digest.front.findings[0].speaker == "Letter from the chair of the committee on northern ports…"


def test_without_anything_cited_there_is_no_evidence_section() -> None:
    known = articles(1)
    digest = _issue(articles=known, analysis=an_analysis(known, themes=(), events=(), figures=()))
    assert _groups(digest) == []
    assert prove(digest, known) == 0


def test_what_is_not_included_and_the_method_stand_behind_the_evidence() -> None:
    assert [section.kind for section in _issue().sections][-3:] == ["evidence", "not-included", "method"]


def test_anchors_lead_to_one_place_each() -> None:
    anchors = [section.anchor for section in _issue(40).sections]
    assert len(anchors) == len(set(anchors))


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_in_which_documents_come_in_does_not_change_the_issue(order: tuple[int, ...]) -> None:
    given_order = articles()
    known = in_order([given_order[number] for number in order])
    assert _issue(articles=known, analysis=an_analysis(known)) == _issue()


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(9)))
def test_the_order_of_many_documents_does_not_change_the_issue(order: list[int]) -> None:
    given_order = articles(9)
    known = in_order([given_order[number] for number in order])
    assert _issue(articles=known, analysis=an_analysis(known)) == _issue(9)


def test_an_article_without_a_theme_is_still_among_the_sources() -> None:
    known = articles()
    analysis: Analysis = an_analysis(known)
    only = tuple(theme for theme in analysis.themes if known[0].id in theme.silent)
    digest = _issue(analysis=analysis.model_copy(update={"themes": only}))
    sources = [section for section in digest.sections if isinstance(section, SourcesSection)]
    assert [entry.id for entry in sources[0].entries] == ["S1", "S2", "S3"]
    assert digest.articles == tuple(article.id for article in known)


def test_a_document_that_was_offered_and_not_taken_is_named() -> None:
    refused = DocumentReport(uri="scan.pdf", outcome=Outcome.REFUSED, reason="no-text", detail="only pictures")
    digest = _issue(left_out=(refused,))
    assert "scan.pdf" in digest.model_dump_json()
    assert "only pictures" in digest.model_dump_json()


def test_an_issue_stays_within_what_is_read_whatever_it_is_made_of() -> None:
    digest = _issue(60)
    themes = [section for section in digest.sections if isinstance(section, ThemeSection)]
    assert len(themes) <= 12
    said = [[passage for voice in theme.voices for passage in voice.passages] for theme in themes]
    assert max(sum(1 + len(passage.again) for passage in one) for one in said) == 6
    assert all("of them in the table" in (theme.silent_text or "") for theme in themes if theme.support > 7)


def test_an_issue_is_labelled_with_its_number_and_revision() -> None:
    assert _issue().issue_label == "No. 7"
    assert _issue(revision=2).issue_label == "No. 7, revision 2"
    assert _issue().printed_label == "20 January 2025"


def test_the_days_covered_are_those_of_the_dated_documents() -> None:
    digest = _issue()
    assert (digest.covered_from, digest.covered_to) == (date(2025, 1, 2), date(2025, 1, 4))
    known: tuple[Article, ...] = tuple(article.model_copy(update={"published": None}) for article in articles())
    assert _issue(articles=known, analysis=an_analysis(known)).covered_from is None


def test_digests_of_parts_tell_where_one_ends_and_the_next_begins() -> None:
    assert digest_of("ab", "c") != digest_of("a", "bc")
    assert digest_of("ab") == digest_of(b"ab")
    assert digest_of("ab", "") != digest_of("ab")


def test_composing_needs_neither_the_page_nor_prefect() -> None:
    code = (
        "import sys; import flows.digest.composition, flows.digest.proof;"
        "print([name for name in ('jinja2', 'weasyprint', 'prefect', 'sqlalchemy') if name in sys.modules])"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(root)},
    )
    assert done.stdout.strip() == "[]"
