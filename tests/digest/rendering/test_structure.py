"""What those meet who hear the page, and what PDF/A and PDF/UA ask of the file."""

from __future__ import annotations

import io
import itertools
import re
from collections import Counter

import pikepdf
import pytest
from pikepdf import pdfa

from flows.digest.rendering import Printed
from flows.digest.rendering.finishing import identified
from schemas.digest import ChartSection, Digest
from tests.digest.rendering.reading import elements, links


def test_the_file_claims_both_standards_and_is_marked_as_tagged(pdf: pikepdf.Pdf) -> None:
    metadata = bytes(pdf.Root.Metadata.read_bytes()).decode()
    for claim in ('pdfaid:part="3"', 'pdfaid:conformance="A"', 'pdfuaid:part="1"'):
        assert claim in metadata, metadata
    assert pdf.Root.MarkInfo.Marked
    assert pdf.pdf_version == "1.7"
    assert [str(intent.S) for intent in pdf.Root.OutputIntents] == ["/GTS_PDFA1"]


def test_the_foreign_property_is_described_with_the_prefixes_that_pdf_a_asks_for(pdf: pikepdf.Pdf) -> None:
    metadata = bytes(pdf.Root.Metadata.read_bytes()).decode()
    for name in ("pdfaExtension:schemas", "pdfaSchema:prefix", "pdfaSchema:property", "pdfaProperty:valueType"):
        assert f"<{name}" in metadata, metadata


def test_a_validator_finds_nothing_else_against_pdf_a(pdf: pikepdf.Pdf) -> None:
    beyond_the_validator = (
        r"patterns are not supported|shadings are not supported"  # both folders are empty
        r"|XMP (namespace|property) .*(pdfa/ns/|pdfuaid:part|pdfaExtension:schemas)"  # it knows no extension schema
        r"|conformance is 'A', expected 'B'"  # it judges the lower level, which the higher includes
    )
    report = pdfa.check(pdf, pdfa.Flavour.PDFA_3B)
    assert [str(finding) for finding in report.findings if not re.search(beyond_the_validator, str(finding))] == []


def test_the_file_has_an_identifier_made_from_its_content(on_a4: Printed, on_letter: Printed) -> None:
    identifiers = set()
    for printed in (on_a4, on_letter):
        with pikepdf.open(io.BytesIO(printed.pdf)) as pdf:
            first, second = (bytes(part) for part in pdf.trailer.ID)
            assert first == second
            assert len(first) == 16
            identifiers.add(first)
    assert len(identifiers) == 2


def test_an_identifier_is_put_into_the_last_cross_reference_alone() -> None:
    made = identified(b"1 0 obj (/Type /XRef) endobj 2 0 obj <</Type /XRef /Size 3>> startxref 29 %%EOF")
    assert made.count(b"/ID") == 1
    assert made.index(b"/ID") > made.index(b"2 0 obj")


def test_heading_levels_nest_without_a_gap(pdf: pikepdf.Pdf) -> None:
    levels = [int(str(element.S)[2:]) for element in elements(pdf) if re.fullmatch(r"/H\d", str(element.S))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in itertools.pairwise(levels))


def test_every_head_of_a_table_says_what_it_heads(pdf: pikepdf.Pdf) -> None:
    scopes = Counter(str(element.A.Scope) for element in elements(pdf) if element.S == "/TH")
    assert scopes["/Column"] > 10
    assert scopes["/Row"] > 10
    assert set(scopes) == {"/Column", "/Row"}


def test_tables_hold_rows_and_rows_hold_cells(pdf: pikepdf.Pdf) -> None:
    parents = {"/TR": {"/THead", "/TBody"}, "/TH": {"/TR"}, "/TD": {"/TR"}, "/THead": {"/Table"}, "/LI": {"/L"}}
    for element in elements(pdf):
        allowed = parents.get(str(element.S))
        assert allowed is None or str(element.P.S) in allowed


def test_every_figure_says_in_words_what_it_shows(pdf: pikepdf.Pdf, digest: Digest) -> None:
    spoken = [str(element.Alt) for element in elements(pdf) if element.S == "/Figure"]
    charts = [section.title for section in digest.sections if isinstance(section, ChartSection)]
    assert len(spoken) == 2
    assert charts[0] in spoken


def test_every_link_says_where_it_leads(pdf: pikepdf.Pdf, digest: Digest) -> None:
    spoken = [str(link.Contents) for link in links(pdf)]
    anchors = {section.anchor for section in digest.sections}
    assert "Go to source S1, paragraph 1" in spoken
    assert digest.sections[0].heading in spoken
    assert not anchors & set(spoken)
    assert not [words for words in spoken if re.fullmatch(r"S\d+-p\d+", words)]


def test_every_link_is_part_of_the_structure(pdf: pikepdf.Pdf) -> None:
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    known = {int(number) for number in numbers[::2]}
    assert {int(link.StructParent) for link in links(pdf)} <= known
    assert all(int(link.F) & 4 for link in links(pdf))


def test_pages_are_gone_through_in_the_order_of_the_structure(pdf: pikepdf.Pdf) -> None:
    assert all(page.get("/Tabs", "/S") == "/S" for page in pdf.pages)
    assert all("/StructParents" in page for page in pdf.pages)


def test_the_file_runs_nothing_opens_nothing_and_holds_no_file(pdf: pikepdf.Pdf) -> None:
    names = {str(name) for name in pdf.Root} | {str(name) for name in pdf.Root.get("/Names", {})}
    assert not names & {"/OpenAction", "/AA", "/AcroForm", "/JavaScript", "/EmbeddedFiles"}
    assert not [link for link in links(pdf) if "/A" in link]


@pytest.mark.parametrize("kind", ["/H1", "/H2", "/H3", "/P", "/L", "/LI", "/LBody", "/Table", "/BlockQuote", "/Link"])
def test_the_page_is_told_in_elements_that_have_a_meaning(pdf: pikepdf.Pdf, kind: str) -> None:
    assert any(kind == element.S for element in elements(pdf))
