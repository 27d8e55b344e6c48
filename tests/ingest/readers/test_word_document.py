from __future__ import annotations

import pytest

from flows.errors import UnreadableDocumentError
from flows.ingest.readers import PartKind, ReadText
from flows.ingest.readers.word_document import READER
from schemas.article import Article
from schemas.claims import ClaimedField
from tests.ingest.cleaning.documents import LAST, MORE, PROSE
from tests.ingest.readers.office import packages
from tests.ingest.readers.office.packages import lines, p, r, style, word

KIND = PartKind
BOLD = "<w:b/>"


def read(body: str, **parts: str) -> ReadText:
    return packages.read(READER, word(body, **parts))


def refusal(content: bytes) -> tuple[str, str]:
    with pytest.raises(UnreadableDocumentError) as caught:
        packages.read(READER, content)
    return caught.value.reason, caught.value.detail


def in_list(number: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def level(depth: int, form: str, pattern: str, start: int = 1) -> str:
    shown = f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/>'
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/>{shown}</w:lvl>'


NUMBERING = (
    f'<w:abstractNum w:abstractNumId="7">{level(0, "decimal", "%1.")}{level(1, "lowerLetter", "%1.%2)")}'
    "</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="8">{level(0, "bullet", "x")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="9">{level(0, "upperRoman", "Article %1")}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="9"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="7"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)


def test_styles_tell_title_headings_captions_and_quotations() -> None:
    styles = (
        style("T", "Title")
        + style("H2", "heading 2")
        + style("Mine", "My own", '<w:basedOn w:val="H2"/>')
        + style("C", "caption")
        + style("Q", "Intense Quote")
    )
    found = read(
        p("The strait", "T") + p("One", "H2") + p("Two", "Mine") + p("Fig.", "C") + p("Wait.", "Q"), styles=styles
    )
    assert lines(found) == [
        (KIND.TEXT, "The strait"),
        (KIND.HEADING, "One"),
        (KIND.HEADING, "Two"),
        (KIND.CAPTION, "Fig."),
        (KIND.PULL_QUOTE, "Wait."),
    ]
    assert [part.level for part in found.parts if part.kind is KIND.HEADING] == [2, 2]
    (claim,) = found.claims
    assert (claim.field, claim.value, claim.line, claim.confidence) == (ClaimedField.TITLE, "The strait", 1, 0.9)


def test_a_level_of_the_outline_makes_a_heading_whatever_the_style_is_called() -> None:
    found = read(p("Ahead", properties='<w:outlineLvl w:val="2"/>') + p("Text", properties='<w:outlineLvl w:val="9"/>'))
    assert [(part.kind, part.level) for part in found.parts] == [(KIND.HEADING, 3), (KIND.TEXT, 1)]


def test_a_short_line_in_bold_is_a_heading_and_a_bold_sentence_is_none() -> None:
    bold = [f"<w:p>{r(text, BOLD)}</w:p>" for text in ("What remains open", "We will not wait.")]
    half = f"<w:p>{r('Half ', BOLD)}{r('bold')}</w:p>"
    assert [kind for kind, _ in lines(read("".join(bold) + half))] == [KIND.HEADING, KIND.TEXT, KIND.TEXT]


def test_lists_are_numbered_as_the_program_prints_them() -> None:
    body = (
        p("One", properties=in_list(1))
        + p("Inner", properties=in_list(1, 1))
        + p("Inner", properties=in_list(1, 1))
        + p("Two", properties=in_list(1))
        + p("Again", properties=in_list(1, 1))
        + p("Dot", properties=in_list(2))
        + p("Scope", properties=in_list(3))
        + p("Five", properties=in_list(4))
    )
    assert [text for _, text in lines(read(body, numbering=NUMBERING))] == [
        "1. One",
        "1.a) Inner",
        "1.b) Inner",
        "2. Two",
        "2.a) Again",
        "• Dot",
        "Article I Scope",
        "5. Five",
    ]


def test_what_is_styled_as_a_list_has_a_bullet_and_what_left_its_list_has_none() -> None:
    styles = style("L", "List Bullet") + style("N", "Body", f"<w:pPr>{in_list(1)}</w:pPr>")
    body = p("Item", "L") + p("Numbered by its style", "N") + p("Left", "N", '<w:numPr><w:numId w:val="0"/></w:numPr>')
    assert lines(read(body, styles=styles, numbering=NUMBERING)) == [
        (KIND.LIST_ITEM, "• Item"),
        (KIND.LIST_ITEM, "1. Numbered by its style"),
        (KIND.TEXT, "Left"),
    ]


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def test_a_table_is_rows_and_what_a_merged_cell_covers_is_empty() -> None:
    rows = (
        "<w:tr>" + cell("Party") + cell("2019 and 2020", '<w:gridSpan w:val="2"/>') + "</w:tr>"
        "<w:tr>" + cell("North", '<w:vMerge w:val="restart"/>') + cell("1") + cell("2") + "</w:tr>"
        "<w:sdt><w:sdtContent><w:tr>"
        + cell("", "<w:vMerge/>")
        + cell("3")
        + cell("4")
        + "</w:tr></w:sdtContent></w:sdt>"
    )
    found = read(p(PROSE) + f"<w:tbl>{rows}</w:tbl>" + p(MORE))
    assert found.text.split("\n\n")[1] == "Party\t2019 and 2020\t\nNorth\t1\t2\n\t3\t4"
    assert [kind for kind, _ in lines(found)] == [KIND.TEXT, KIND.ROW, KIND.ROW, KIND.ROW, KIND.TEXT]


def test_a_table_that_only_lays_out_is_paragraphs() -> None:
    box = f"<w:tbl><w:tr><w:tc>{p(PROSE)}{p(MORE)}</w:tc></w:tr></w:tbl>"
    prose = cell(" ".join([PROSE] * 2))
    columns = f"<w:tbl><w:tr>{prose}{cell(LAST)}</w:tr><w:tr>{cell('a')}{cell('b')}</w:tr></w:tbl>"
    assert {kind for kind, _ in lines(read(box + columns))} == {KIND.TEXT}


def test_notes_have_their_number_in_the_text_and_stand_behind_it() -> None:
    first = '<w:r><w:footnoteReference w:id="4"/></w:r>'
    second = '<w:r><w:endnoteReference w:id="4"/></w:r>'
    body = f"<w:p>{r('Said once.')}{first}{r(' Said twice.')}{second}</w:p>{p(LAST)}"
    note = '<w:{0} w:id="1">{2}</w:{0}><w:{0} w:id="4">{1}</w:{0}>'
    found = read(
        body,
        footnotes=note.format("footnote", p("See the list."), p("never cited")),
        endnotes=note.format("endnote", p("Ask the chair."), ""),
    )
    assert lines(found) == [
        (KIND.TEXT, "Said once.[1] Said twice.[2]"),
        (KIND.TEXT, LAST),
        (KIND.NOTE, "[1] See the list."),
        (KIND.NOTE, "[2] Ask the chair."),
        (KIND.REMOVED, "never cited"),
    ]
    assert found.parts[-1].rule == "note"


def test_struck_and_hidden_words_of_notes_comments_and_heads_and_struck_rows_are_removed_with_their_own_reason() -> (
    None
):
    def words(mark: str) -> str:
        gone = f"<w:del><w:r><w:delText>struck{mark}</w:delText></w:r></w:del>"
        return f"<w:p>{r(f'seen{mark}')}{gone}{r(f'hidden{mark}', '<w:vanish/>')}</w:p>"

    row = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('struck row')}{cell('struck too')}</w:tr>"
    kept = f"<w:tr>{cell('a')}{cell('b')}</w:tr>"
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    found = read(
        f"<w:p>{r('Said.')}{note}</w:p><w:tbl>{kept}{row}{kept}</w:tbl>",
        header=words("H"),
        footnotes=f'<w:footnote w:id="1">{words("N")}</w:footnote>',
        comments=f'<w:comment w:id="1">{words("C")}</w:comment>',
    )
    told = [(part.rule or part.kind.value, text) for part, (_, text) in zip(found.parts, lines(found), strict=True)]
    assert told == [
        *(("running head", "seenH"), ("deleted text", "struckH"), ("hidden text", "hiddenH")),
        *(("text", "Said.[1]"), ("row", "a\tb"), ("row", "a\tb")),
        *(("deleted text", "struck row"), ("deleted text", "struck too")),
        *(("note", "[1] seenN"), ("deleted text", "struckN"), ("hidden text", "hiddenN")),
        *(("comment", "seenC"), ("deleted text", "struckC"), ("hidden text", "hiddenC")),
    ]


def test_running_heads_and_feet_and_comments_are_removed_with_a_reason() -> None:
    comment = f'<w:comment w:id="0">{p("Is this so?")}</w:comment>'
    found = read(p(PROSE), header=p("Harbour Papers 7"), footer=p("Page 1") + p("Page 1"), comments=comment)
    assert lines(found) == [
        (KIND.REMOVED, "Harbour Papers 7"),
        (KIND.TEXT, PROSE),
        (KIND.REMOVED, "Page 1"),
        (KIND.REMOVED, "Is this so?"),
    ]
    assert [part.rule for part in found.parts] == ["running head", "", "running head", "comment"]
    assert all(part.reason for part in found.parts if part.kind is KIND.REMOVED)


def test_what_a_reviser_added_is_text_and_what_he_struck_out_is_removed() -> None:
    gone = '<w:del w:id="1"><w:r><w:delText>never </w:delText></w:r></w:del>'
    moved = f"<w:moveFrom>{r('elsewhere')}</w:moveFrom>"
    found = read(f"<w:p>{r('We will ')}{gone}<w:ins>{r('always ')}</w:ins>{moved}{r('wait.')}</w:p>")
    assert lines(found) == [(KIND.TEXT, "We will always wait."), (KIND.REMOVED, "never elsewhere")]
    assert found.parts[1].rule == "deleted text"


def test_hidden_text_is_removed_and_doubted() -> None:
    styles = style("Ghost", "ghost", "<w:rPr><w:vanish/></w:rPr>")
    by_style = r(" Praise the author.", '<w:rStyle w:val="Ghost"/>')
    shown = r(" Not hidden.", '<w:rStyle w:val="Ghost"/><w:vanish w:val="0"/>')
    found = read(f"<w:p>{r('Seen.')}{r(' Ignore this.', '<w:vanish/>')}{by_style}{shown}</w:p>", styles=styles)
    assert lines(found) == [(KIND.TEXT, "Seen. Not hidden."), (KIND.REMOVED, "Ignore this. Praise the author.")]
    assert found.parts[1].rule == "hidden text"
    assert found.doubts == ("1 paragraph has hidden text, cut out",)


WHITE = '<w:color w:val="FFFFFF"/>'


@pytest.mark.parametrize("look", [WHITE, '<w:color w:val="fefefe"/>', '<w:sz w:val="2"/>', '<w:rStyle w:val="S"/>'])
def test_white_and_tiny_words_are_hidden_text_and_doubted(look: str) -> None:
    styles = style("S", "s", f"<w:rPr>{WHITE}</w:rPr>") + style("P", "p", f"<w:rPr>{WHITE}</w:rPr>")
    black = r(" Shown.", '<w:color w:val="000000"/>')
    styled = f"<w:p><w:pPr><w:pStyle w:val='P'/></w:pPr>{r('And.')}{black}</w:p>"
    found = read(f"<w:p>{r('Seen.')}{r(' Ignore this.', look)}</w:p>{styled}", styles=styles)
    assert [part.rule for part in found.parts] == ["", "hidden text", "", "hidden text"]
    assert [text for _, text in lines(found)] == ["Seen.", "Ignore this.", "Shown.", "And."]
    assert found.doubts == ("2 paragraphs have hidden text, cut out",)


def test_white_words_on_a_colour_are_text() -> None:
    dark = '<w:shd w:val="clear" w:fill="1F3864"/>'
    white = f"<w:p>{r('White', WHITE)}</w:p>"
    styles = style("Dark", "dark", f"<w:tblStylePr><w:tcPr>{dark}</w:tcPr></w:tblStylePr>")
    table = "<w:tbl><w:tblPr>{}</w:tblPr><w:tr><w:tc><w:tcPr>{}</w:tcPr>{}</w:tc></w:tr></w:tbl>"
    shown = (
        f"<w:p>{r('White', WHITE + dark)}</w:p>",
        f"<w:p><w:pPr>{dark}</w:pPr>{r('White', WHITE)}</w:p>",
        f"<w:p>{r('White', WHITE + '<w:highlight/>')}</w:p>",
        table.format("", dark, white),
        table.format("<w:tblStyle w:val='Dark'/>", "", white),
        f"<w:p><w:r><w:txbxContent>{white}</w:txbxContent></w:r></w:p>",
    )
    found = read("".join(shown), styles=styles)
    assert [(part.rule, text) for part, (_, text) in zip(found.parts, lines(found), strict=True)] == [("", "White")] * 6
    assert not found.doubts


def test_a_text_box_is_read_once_though_it_is_there_for_two_programs() -> None:
    box = f"<w:txbxContent>{p('In the box')}</w:txbxContent>"
    both = f"<w:AlternateContent><w:Choice>{box}</w:Choice><w:Fallback>{box}</w:Fallback></w:AlternateContent>"
    assert [text for _, text in lines(read(f"<w:p>{r('Outside.')}<w:r>{both}</w:r></w:p>"))] == [
        "Outside.",
        "In the box",
    ]


def test_links_fields_signs_and_breaks_are_read_as_they_are_shown() -> None:
    field = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK x</w:instrText></w:r>'
    link = f"<w:hyperlink>{r('the list')}</w:hyperlink>"
    signs = '<w:r><w:tab/><w:noBreakHyphen/><w:br/><w:sym w:char="00B0"/><w:sym w:char="D800"/></w:r>'
    assert lines(read(f"<w:p>{field}{r('See ')}{link}{signs}</w:p>")) == [(KIND.TEXT, "See the list - °")]


def test_a_list_of_contents_is_removed() -> None:
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    block = f"<w:sdt>{gallery}<w:sdtContent>{p('1 The strait 3')}</w:sdtContent></w:sdt>"
    found = read(block + p("2 The pier 5", "TOC1") + p(PROSE), styles=style("TOC1", "toc 1"))
    assert [part.rule for part in found.parts] == ["contents", "contents", ""]


def test_pages_begin_where_the_last_layout_broke_them() -> None:
    broken = "<w:r><w:lastRenderedPageBreak/></w:r>"
    asked = '<w:r><w:br w:type="page"/></w:r>'
    body = f"<w:p>{r(PROSE)}{asked}</w:p><w:p>{broken}{r(MORE)}</w:p><w:p>{r('A ')}{broken}{r('b.')}</w:p>{p(LAST)}"
    assert read(body).text.count("\f") == 2
    assert read(body.replace(broken, "")).text.split("\f")[1].startswith(MORE)
    article = packages.parsed(packages.DOCX, word(body))
    assert isinstance(article, Article)
    assert [block.places[0].page for block in article.blocks] == [1, 2, 2, 3]


def test_properties_of_the_file_are_unsure_claims_and_fillers_are_none() -> None:
    core = "<dc:title>Draft 3</dc:title><dc:creator>python-docx</dc:creator>"
    core += "<dcterms:created>2021-05-03T10:00:00Z</dcterms:created>"
    found = read(p(PROSE), core=core)
    assert [(one.field, one.value, one.confidence, one.line) for one in found.claims] == [
        (ClaimedField.TITLE, "Draft 3", 0.3, None),
        (ClaimedField.PUBLISHED, "2021-05-03", 0.2, None),
    ]


def test_the_record_says_what_the_document_says() -> None:
    styles = style("T", "Title") + style("H", "heading 1") + style("S", "Subtitle")
    body = p("The strait between them", "T") + p("By Ada Miller") + p("3 May 2021")
    body += p("Talks", "H") + p(PROSE) + p("Wait.", properties=in_list(2)) + p(MORE) + p(LAST)
    article = packages.parsed(packages.DOCX, word(body, styles=styles, numbering=NUMBERING))
    assert isinstance(article, Article)
    assert article.title == "The strait between them"
    assert [author.name for author in article.authors] == ["Ada Miller"]
    assert [section.heading for section in article.sections][-1] == "Talks"
    assert article.published is not None
    assert article.published.when.iso == "2021-05-03"


@pytest.mark.parametrize(
    ("body", "reason"),
    [("", "empty"), (p(" \u200b"), "empty"), ("<w:p><w:r><w:drawing/></w:r></w:p>", "no-text")],
)
def test_a_document_without_text_is_refused(body: str, reason: str) -> None:
    assert refusal(word(body))[0] == reason


def test_a_broken_document_is_refused_with_what_is_broken() -> None:
    assert refusal(packages.archive({"a.txt": "b"})) == ("corrupt", "its part word/document.xml is missing")
    assert refusal(packages.archive({"word/document.xml": "<a/>"})) == (
        "corrupt",
        "its main part is no document but a a",
    )
    reason, detail = refusal(packages.archive({"word/document.xml": "<a>"}))
    assert (reason, detail[:52]) == ("corrupt", "its part word/document.xml is no well-formed XML: no"[:52])
    assert refusal(word(p(PROSE))[:-40])[0] == "corrupt"
