"""What somebody finds who opens the file."""

from __future__ import annotations

import re
from typing import Any

import pikepdf
import pypdfium2
import pytest

from flows.digest.rendering import PageOptions, Printed, render_pdf
from schemas.digest import Digest, EvidenceSection, Passage
from tests.digest.issues import empty_lists, issue, walk
from tests.digest.rendering.reading import folded, links, outline, page_texts, text_between, whole_text

FOOT = 20 / 25.4 * 72
"""Height of the margin below the text, in points."""

HEAD = 18 / 25.4 * 72
"""Height of the part of the margin above the text that holds the running head, in points."""


def test_the_first_page_is_read_from_the_nameplate_to_the_guide(pages: pypdfium2.PdfDocument, digest: Digest) -> None:
    front = digest.front
    expected = [
        digest.series,
        digest.issue_label,
        front.title,
        *(passage.text for passage in front.standfirst),
        front.findings_heading,
        *(words for finding in front.findings for words in (finding.label, finding.passage.text, finding.speaker)),
    ]
    text, at = page_texts(pages)[0], 0
    for words in expected:
        at = text.index(folded(words), at) + len(folded(words))
    assert folded(front.guide[0].text) in text


def test_every_cited_sentence_is_printed_word_for_word(pages: pypdfium2.PdfDocument, digest: Digest) -> None:
    bodies = [text_between(page, FOOT, page.get_height() - HEAD) for page in pages]
    text = re.sub(r"\[S\d+ ¶\d+\]", "", "".join(bodies)).replace(" ", "")
    passages = [found for found in walk(digest.sections) if isinstance(found, Passage)]
    assert len(passages) > 60
    assert [one.text for one in passages if one.text.replace(" ", "") not in text] == []


def test_sections_follow_each_other_in_the_order_of_the_record(pages: pypdfium2.PdfDocument, digest: Digest) -> None:
    text, at = whole_text(pages), 0
    for section in digest.sections:
        at = text.index(folded(section.heading), at)


def test_the_outline_names_the_issue_and_every_section(pages: pypdfium2.PdfDocument, digest: Digest) -> None:
    first, *others = outline(pages)
    assert (first.level, first.text, first.page) == (0, digest.front.title, 0)
    assert [entry.text for entry in others] == [section.short for section in digest.sections]
    assert {entry.level for entry in others} == {1}
    assert [(entry.page, -entry.top) for entry in others] == sorted((entry.page, -entry.top) for entry in others)


def test_the_contents_name_the_page_on_which_each_section_begins(pages: pypdfium2.PdfDocument, digest: Digest) -> None:
    front = page_texts(pages)[0]
    starts = {entry.text: entry.page + 1 for entry in outline(pages)}
    assert all(f"{folded(line.label)} {starts[line.label]}" in front for line in digest.front.contents)


def test_every_link_leads_to_a_place_in_the_file(pdf: pikepdf.Pdf) -> None:
    names = pdf.Root.Names.Dests.Names
    places = {str(name) for name in list(names)[::2]}
    found = [str(link.Dest) for link in links(pdf)]
    assert len(found) > 100
    assert set(found) <= places


def test_a_mark_leads_to_the_page_that_prints_its_paragraph(pdf: pikepdf.Pdf, digest: Digest) -> None:
    evidence = next(section for section in digest.sections if isinstance(section, EvidenceSection))
    names: list[Any] = list(pdf.Root.Names.Dests.Names)
    pages: dict[str, Any] = {str(name): place[0].objgen for name, place in zip(names[::2], names[1::2], strict=True)}
    numbers: dict[Any, int] = {page.objgen: number for number, page in enumerate(pdf.pages)}
    order = [numbers[pages[entry.mark.anchor]] for group in evidence.groups for entry in group.entries]
    assert order == sorted(order)
    assert order[0] >= numbers[pages["evidence"]]


def test_a_mark_without_its_paragraph_is_printed_without_a_link(digest: Digest) -> None:
    kept = tuple(section for section in digest.sections if section.kind != "evidence")
    printed = render_pdf(digest.model_copy(update={"sections": kept}))
    assert printed.remarks == ()
    assert "[S1 ¶1]" in page_texts(pypdfium2.PdfDocument(printed.pdf))[0]


def test_title_language_and_dates_come_from_the_record(pdf: pikepdf.Pdf, digest: Digest) -> None:
    assert str(pdf.docinfo.Title) == f"{digest.series}, {digest.issue_label}: {digest.front.title}"
    assert str(pdf.Root.Lang) == digest.language
    assert str(pdf.docinfo.CreationDate) == str(pdf.docinfo.ModDate) == "D:20250120"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_pages_are_numbered_with_their_total(pages: pypdfium2.PdfDocument) -> None:
    for number, page in enumerate(pages, start=1):
        assert f"{number} / {len(pages)}" in text_between(page, 0, FOOT)


def test_a_running_head_names_the_section_that_is_on_the_page(pages: pypdfium2.PdfDocument) -> None:
    starts = outline(pages)[1:]
    for number, page in enumerate(pages):
        head = text_between(page, page.get_height() - FOOT, page.get_height())
        if number and any(entry.page < number for entry in starts):
            here = [entry.text for entry in starts if entry.page == number]
            before = [entry.text for entry in starts if entry.page < number][-1]
            assert any(folded(name) in head for name in (before, *here)), head


@pytest.mark.parametrize(("size", "points"), [("A4", (595.3, 841.9)), ("Letter", (612.0, 792.0))])
def test_the_paper_has_the_size_that_was_asked_for(
    size: str, points: tuple[float, float], request: pytest.FixtureRequest
) -> None:
    printed: Printed = request.getfixturevalue({"A4": "on_a4", "Letter": "on_letter"}[size])
    document = pypdfium2.PdfDocument(printed.pdf)
    assert all(page.get_size() == pytest.approx(points, abs=0.1) for page in document)
    assert len(document) == printed.pages


def test_no_page_is_blank_or_nearly_so(pages: pypdfium2.PdfDocument) -> None:
    for page in list(pages)[:-1]:
        assert len(text_between(page, FOOT, page.get_height() / 2)) > 100


def test_no_heading_stands_alone_at_the_foot_of_a_page(pages: pypdfium2.PdfDocument) -> None:
    below = {entry.text: text_between(pages[entry.page], FOOT, entry.top - 30) for entry in outline(pages)[1:]}
    assert {name for name, text in below.items() if len(text) < 30} == set()


def test_no_row_is_torn_from_its_label(pages: pypdfium2.PdfDocument, digest: Digest) -> None:
    places = {
        f"¶{entry.mark.number} {entry.place}"
        for section in digest.sections
        if isinstance(section, EvidenceSection)
        for group in section.groups
        for entry in group.entries
    }
    for page in page_texts(pages):
        body = re.sub(r" No\. 7 · 20 January 2025 \d+ / \d+$", "", page)
        assert not any(body.endswith(place) for place in places)


def test_the_templates_give_weasyprint_nothing_to_warn_of(printed: Printed) -> None:
    assert printed.remarks == ()


@pytest.mark.parametrize("number", [1, 2, 5])
def test_issues_of_other_sizes_are_printed_whole(number: int) -> None:
    digest = issue(number)
    printed = render_pdf(digest)
    document = pypdfium2.PdfDocument(printed.pdf)
    assert printed.remarks == ()
    assert [entry.text for entry in outline(document)[1:]] == [section.short for section in digest.sections]


def test_empty_lists_leave_their_headings_and_no_empty_table() -> None:
    digest = empty_lists()
    printed = render_pdf(digest)
    text = whole_text(pypdfium2.PdfDocument(printed.pdf))
    assert printed.remarks == ()
    assert all(folded(section.heading) in text for section in digest.sections)


@pytest.mark.parametrize("kinds", [(), ("sources",), ("evidence", "method")])
def test_an_issue_needs_no_section_of_any_kind(digest: Digest, kinds: tuple[str, ...]) -> None:
    kept = tuple(section for section in digest.sections if section.kind in kinds)
    printed = render_pdf(digest.model_copy(update={"sections": kept}), PageOptions(size="Letter"))
    assert printed.remarks == ()
    assert printed.pages >= 1
