from __future__ import annotations

import pytest

from flows.digest.composition import compose
from flows.digest.proof import prove
from flows.errors import EvidenceError
from schemas.digest import (
    AnySection,
    ChartSection,
    Digest,
    EvidenceGroup,
    EvidenceSection,
    Front,
    GlanceSection,
    WatchItem,
)
from tests.digest.materials import articles, material

ARTICLES = articles()


def _issue() -> Digest:
    return compose(material(), "0" * 64)


def _with_front(digest: Digest, **fields: object) -> Digest:
    front: Front = digest.front.model_copy(update=fields)
    return digest.model_copy(update={"front": front})


def _with_evidence(digest: Digest, groups: tuple[EvidenceGroup, ...]) -> Digest:
    sections: list[AnySection] = [
        section.model_copy(update={"groups": groups}) if isinstance(section, EvidenceSection) else section
        for section in digest.sections
    ]
    return digest.model_copy(update={"sections": tuple(sections)})


def _groups(digest: Digest) -> tuple[EvidenceGroup, ...]:
    return next(section.groups for section in digest.sections if isinstance(section, EvidenceSection))


def test_every_passage_of_an_issue_is_proved() -> None:
    assert prove(_issue(), ARTICLES) > 30


def test_a_changed_sentence_fails_the_issue_and_is_named() -> None:
    digest = _issue()
    first, *rest = digest.front.findings
    sharper = first.passage.model_copy(update={"text": first.passage.text.replace(" may ", " will ")})
    assert sharper.text != first.passage.text
    changed = _with_front(digest, findings=(first.model_copy(update={"passage": sharper}), *rest))
    with pytest.raises(EvidenceError, match=r"No\. 7: \[S\d ¶\d+\].*does not stand there.*not published"):
        prove(changed, ARTICLES)


def test_a_sentence_at_another_place_fails_the_issue() -> None:
    digest = _issue()
    first, *rest = digest.front.standfirst
    moved = first.model_copy(update={"start": first.start + 1, "end": first.end + 1})
    with pytest.raises(EvidenceError, match="does not stand there"):
        prove(_with_front(digest, standfirst=(moved, *rest)), ARTICLES)


def test_an_empty_passage_proves_nothing() -> None:
    digest = _issue()
    first, *rest = digest.front.standfirst
    empty = first.model_copy(update={"text": "", "end": first.start})
    with pytest.raises(EvidenceError, match="does not stand there"):
        prove(_with_front(digest, standfirst=(empty, *rest)), ARTICLES)


def test_a_paragraph_that_no_document_has_fails_the_issue() -> None:
    short = tuple(article.model_copy(update={"blocks": article.blocks[:1]}) for article in ARTICLES)
    with pytest.raises(EvidenceError, match="no such paragraph"):
        prove(_issue(), short)
    with pytest.raises(EvidenceError, match="no such paragraph"):
        prove(_issue(), ARTICLES[:2])


def test_a_paragraph_missing_from_the_evidence_fails_the_issue() -> None:
    digest = _issue()
    group, *others = _groups(digest)
    shorter = group.model_copy(update={"entries": group.entries[1:]})
    with pytest.raises(EvidenceError, match="missing from the evidence section"):
        prove(_with_evidence(digest, (shorter, *others)), ARTICLES)


def test_an_issue_without_its_evidence_section_fails() -> None:
    digest = _issue()
    bare = tuple(section for section in digest.sections if section.kind != "evidence")
    with pytest.raises(EvidenceError, match="missing from the evidence section"):
        prove(digest.model_copy(update={"sections": bare}), ARTICLES)


def test_other_words_in_the_evidence_than_in_the_paragraph_fail_the_issue() -> None:
    digest = _issue()
    group, *others = _groups(digest)
    entry, *rest = group.entries
    parts = tuple(part.model_copy(update={"text": part.text.upper()}) for part in entry.parts)
    changed = group.model_copy(update={"entries": (entry.model_copy(update={"parts": parts}), *rest)})
    with pytest.raises(EvidenceError, match="does not stand there"):
        prove(_with_evidence(digest, (changed, *others)), ARTICLES)


def test_evidence_that_leaves_out_the_cited_words_fails_the_issue() -> None:
    digest = _issue()
    group, *others = _groups(digest)
    entry, *rest = group.entries
    parts = tuple(part.model_copy(update={"cited": False}) for part in entry.parts)
    changed = group.model_copy(update={"entries": (entry.model_copy(update={"parts": parts}), *rest)})
    with pytest.raises(EvidenceError, match="does not print"):
        prove(_with_evidence(digest, (changed, *others)), ARTICLES)


def test_a_shortened_sentence_that_says_something_else_fails_the_issue() -> None:
    digest = _issue()
    first, *rest = digest.front.watch
    changed: WatchItem = first.model_copy(update={"text": "The ban ends."})
    with pytest.raises(EvidenceError, match="is not what stands there"):
        prove(_with_front(digest, watch=(changed, *rest)), ARTICLES)


def test_the_words_on_the_time_line_are_proved_too() -> None:
    digest = _issue()
    glance = next(section for section in digest.sections if isinstance(section, GlanceSection))
    assert glance.timeline is not None
    first, *rest = glance.timeline.points
    points = (first.model_copy(update={"text": "Nothing happened"}), *rest)
    changed = glance.model_copy(update={"timeline": glance.timeline.model_copy(update={"points": points})})
    sections = tuple(changed if section is glance else section for section in digest.sections)
    with pytest.raises(EvidenceError, match="is not what stands there"):
        prove(digest.model_copy(update={"sections": sections}), ARTICLES)


def test_a_number_beside_a_chart_that_its_table_does_not_have_fails_the_issue() -> None:
    digest = _issue()
    chart = next(section for section in digest.sections if isinstance(section, ChartSection))
    (label, _, *others), *rows = chart.data.cells
    data = chart.data.model_copy(update={"cells": ((label, "77 %", *others), *rows)})
    changed = tuple(
        chart.model_copy(update={"data": data}) if section is chart else section for section in digest.sections
    )
    with pytest.raises(EvidenceError, match="'77 %' does not stand there"):
        prove(digest.model_copy(update={"sections": changed}), ARTICLES)
