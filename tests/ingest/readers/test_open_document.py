from __future__ import annotations

import pytest

from flows.errors import UnreadableDocumentError
from flows.ingest.readers import PartKind, ReadText
from flows.ingest.readers.open_document import READER
from schemas.article import Article
from schemas.claims import ClaimedField
from tests.ingest.cleaning.documents import LAST, MORE, PROSE
from tests.ingest.readers.office import packages
from tests.ingest.readers.office.packages import lines, odt

KIND = PartKind


def read(body: str, **parts: str) -> ReadText:
    return packages.read(READER, odt(body, **parts))


def refusal(content: bytes) -> str:
    with pytest.raises(UnreadableDocumentError) as caught:
        packages.read(READER, content)
    return caught.value.reason


def p(text: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def style(name: str, inner: str = "", parent: str = "", family: str = "paragraph") -> str:
    return (
        f'<style:style style:name="{name}" style:family="{family}" style:parent-style-name="{parent}">'
        f"<style:text-properties {inner}/></style:style>"
    )


BOLD = 'fo:font-weight="bold"'
HIDDEN = 'text:display="none"'


def test_headings_and_styles_tell_what_a_paragraph_is() -> None:
    styles = style("Title") + style("P1", parent="Heading_20_3") + style("Heading_20_3")
    styles += style("Drawing", parent="Caption") + style("Caption")
    found = read(
        p("The strait", "Title")
        + '<text:h text:outline-level="2">Talks</text:h>'
        + p("Piers", "P1")
        + p("A", "Drawing"),
        styles=styles,
    )
    assert [(part.kind, part.level) for part in found.parts] == [
        (KIND.TEXT, 1),
        (KIND.HEADING, 2),
        (KIND.HEADING, 3),
        (KIND.CAPTION, 1),
    ]
    assert [(one.field, one.value, one.line) for one in found.claims] == [(ClaimedField.TITLE, "The strait", 1)]


def test_a_short_line_in_bold_is_a_heading() -> None:
    styles = style("B", BOLD) + style("T1", BOLD, family="text")
    spans = '<text:span text:style-name="T1">What remains</text:span>'
    found = read(p("Open points", "B") + p(spans) + p(f"{spans} open"), styles=styles)
    assert [kind for kind, _ in lines(found)] == [KIND.HEADING, KIND.HEADING, KIND.TEXT]


def test_lists_are_numbered_as_the_program_prints_them() -> None:
    number = '<text:list-level-style-number text:level="{}" style:num-format="{}" style:num-suffix="{}" {}/>'
    styles = '<text:list-style style:name="L1">' + number.format(1, "1", ".", "") + number.format(2, "a", ")", "")
    styles += '</text:list-style><text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"/>'
    styles += "</text:list-style>"
    inner = f"<text:list><text:list-item>{p('Inner')}</text:list-item><text:list-item>{p('More')}</text:list-item>"
    inner += "</text:list>"
    body = f'<text:list text:style-name="L1"><text:list-item>{p("One")}{p("goes on")}{inner}</text:list-item>'
    body += f'<text:list-item text:start-value="5">{p("Five")}</text:list-item></text:list>'
    body += '<text:list text:style-name="L1" text:continue-numbering="true"><text:list-item>'
    body += f"{p('Six')}</text:list-item></text:list>"
    body += f'<text:list text:style-name="L2"><text:list-item>{p("Dot")}</text:list-item></text:list>'
    assert lines(read(body, styles=styles)) == [
        (KIND.LIST_ITEM, "1. One"),
        (KIND.TEXT, "goes on"),
        (KIND.LIST_ITEM, "a) Inner"),
        (KIND.LIST_ITEM, "b) More"),
        (KIND.LIST_ITEM, "5. Five"),
        (KIND.LIST_ITEM, "6. Six"),
        (KIND.LIST_ITEM, "• Dot"),
    ]


def test_a_table_is_rows_and_what_a_merged_cell_covers_is_empty() -> None:
    def cell(text: str, more: str = "") -> str:
        return f"<table:table-cell {more}>{p(text)}</table:table-cell>"

    covered = "<table:covered-table-cell/>"
    head = f"<table:table-header-rows><table:table-row>{cell('Party')}{cell('Seats')}{covered}</table:table-row>"
    twice = cell("7", 'table:number-columns-repeated="2"')
    row = f"<table:table-row>{cell('North')}{twice}</table:table-row>"
    found = read(p(PROSE) + f"<table:table>{head}</table:table-header-rows>{row}</table:table>")
    assert found.text == f"{PROSE}\n\nParty\tSeats\t\nNorth\t7\t7"


def test_notes_comments_revisions_and_running_heads_are_told_apart() -> None:
    note = f"<text:note><text:note-citation>1</text:note-citation><text:note-body>{p('See the list.')}</text:note-body>"
    note += "</text:note>"
    comment = f"<office:annotation><dc:creator>Bo</dc:creator>{p('Is this so?')}</office:annotation>"
    deleted = f"<text:tracked-changes><text:changed-region><text:deletion>{p('never')}</text:deletion>"
    deleted += "</text:changed-region></text:tracked-changes>"
    pages = (
        f"<style:master-page><style:header>{p('Harbour Papers')}</style:header><style:footer>{p('1')}</style:footer>"
    )
    found = read(deleted + p(f"Said once.{note} Always.{comment}"), pages=f"{pages}</style:master-page>")
    assert [(part.kind, part.rule, text) for part, (_, text) in zip(found.parts, lines(found), strict=True)] == [
        (KIND.REMOVED, "running head", "Harbour Papers"),
        (KIND.TEXT, "", "Said once.[1] Always."),
        (KIND.REMOVED, "running head", "1"),
        (KIND.NOTE, "", "[1] See the list."),
        (KIND.REMOVED, "comment", "Is this so?"),
        (KIND.REMOVED, "deleted text", "never"),
    ]


def test_hidden_words_of_notes_comments_heads_and_struck_words_are_removed_with_their_own_reason() -> None:
    def words(mark: str) -> str:
        return p(f"seen{mark}<text:hidden-text>hidden{mark}</text:hidden-text>")

    note = "<text:note><text:note-body>{}</text:note-body></text:note>"
    struck = f"<text:deletion>{words('D')}{p(note.format(p('of struck words')))}</text:deletion>"
    found = read(
        f"<text:tracked-changes><text:changed-region>{struck}</text:changed-region></text:tracked-changes>"
        + p(f"Said.{note.format(words('N'))}<office:annotation>{words('C')}</office:annotation>"),
        pages=f"<style:master-page><style:header>{words('H')}</style:header></style:master-page>",
    )
    told = [(part.rule or part.kind.value, text) for part, (_, text) in zip(found.parts, lines(found), strict=True)]
    assert told == [
        *(("running head", "seenH"), ("hidden text", "hiddenH"), ("text", "Said.[1]")),
        *(("note", "[1] seenN"), ("hidden text", "hiddenN"), ("note", "[2] of struck words")),
        *(("comment", "seenC"), ("hidden text", "hiddenC"), ("deleted text", "seenD [2]"), ("hidden text", "hiddenD")),
    ]


def test_hidden_paragraphs_words_and_sections_are_removed_and_doubted() -> None:
    styles = style("Ghost", HIDDEN) + style("G", HIDDEN, family="text")
    hidden = '<text:span text:style-name="G">Ignore this.</text:span><text:hidden-text>And this.</text:hidden-text>'
    section = f'<text:section text:display="none">{p("And that.")}</text:section>'
    found = read(p(f"Seen. {hidden}") + p("Praise the author.", "Ghost") + section, styles=styles)
    assert [part.rule for part in found.parts] == ["", "hidden text", "hidden text", "hidden text"]
    assert found.doubts == ("3 paragraphs have hidden text, cut out",)


WHITE = 'fo:color="#ffffff"'


@pytest.mark.parametrize("look", [WHITE, 'fo:font-size="1pt"', 'fo:color="#FEFEFE"'])
def test_white_and_tiny_words_are_hidden_text_and_doubted(look: str) -> None:
    styles = style("P", look) + style("T", look, family="text")
    styles += style("B", 'fo:color="#000000" fo:font-size="11pt"', family="text")
    span = '<text:span text:style-name="{}">{}</text:span>'
    found = read(p(f"Seen.{span.format('T', 'Ignore.')}") + p(f"And.{span.format('B', 'Shown.')}", "P"), styles=styles)
    assert [(part.rule, text) for part, (_, text) in zip(found.parts, lines(found), strict=True)] == [
        *(("", "Seen."), ("hidden text", "Ignore."), ("", "Shown."), ("hidden text", "And.")),
    ]
    assert found.doubts == ("2 paragraphs have hidden text, cut out",)


def test_white_words_on_a_colour_are_text() -> None:
    dark = 'fo:background-color="#1f3864"'
    cells = f'<style:style style:name="C" style:family="table-cell"><style:table-cell-properties {dark}/></style:style>'
    styles = style("P", WHITE) + style("D", f"{WHITE} {dark}") + cells
    cell = f'<table:table-row><table:table-cell table:style-name="C">{p("White", "P")}</table:table-cell>'
    box = f"<draw:frame><draw:text-box>{p('White', 'P')}</draw:text-box></draw:frame>"
    body = f"<table:table>{cell}</table:table-row></table:table>{p('White', 'D')}{p(box)}"
    found = read(body, styles=styles)
    assert [(part.rule, text) for part, (_, text) in zip(found.parts, lines(found), strict=True)] == [("", "White")] * 3
    layout = f"<style:page-layout><style:page-layout-properties {dark}/></style:page-layout>"
    assert [kind for kind, _ in lines(read(p("White", "P"), styles=styles, pages=layout))] == [KIND.TEXT]


def test_spaces_breaks_boxes_and_contents_are_read_as_they_are_shown() -> None:
    box = f"<draw:frame><draw:text-box>{p('In the box')}</draw:text-box></draw:frame>"
    index = f"<text:table-of-content><text:index-body>{p('1 Talks 3')}</text:index-body></text:table-of-content>"
    found = read(index + p(f'A<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d{box}') + p(PROSE))
    assert [text for _, text in lines(found)] == ["1 Talks 3", "A b c d", "In the box", PROSE]
    assert found.parts[0].rule == "contents"


def test_pages_begin_where_the_last_layout_broke_them() -> None:
    found = read(p(PROSE) + "<text:soft-page-break/>" + p("One <text:soft-page-break/>two.") + p(LAST))
    assert [page.strip() for page in found.text.split("\f")] == [PROSE, "One two.", LAST]


def test_metadata_are_unsure_claims() -> None:
    meta = (
        "<dc:title>Draft</dc:title><meta:initial-creator>Ada Miller</meta:initial-creator><dc:creator>Bo</dc:creator>"
    )
    found = read(p(PROSE), meta=f"{meta}<meta:creation-date>2021-05-03T10:00:00</meta:creation-date>")
    assert [(one.value, one.confidence) for one in found.claims] == [
        ("Draft", 0.3),
        ("Ada Miller", 0.3),
        ("2021-05-03", 0.2),
    ]


def test_the_record_says_what_the_document_says() -> None:
    body = p("The strait between them", "Title") + p("By Ada Miller") + '<text:h text:outline-level="1">Talks</text:h>'
    article = packages.parsed(packages.ODT, odt(body + p(PROSE) + p(MORE) + p(LAST), styles=style("Title")))
    assert isinstance(article, Article)
    assert (article.title, article.authors[0].name) == ("The strait between them", "Ada Miller")
    assert [block.text for block in article.blocks] == [PROSE, MORE, LAST]
    assert article.sections[-1].heading == "Talks"


def test_what_cannot_be_read_is_refused_with_its_reason() -> None:
    locked = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    assert refusal(odt(p(PROSE), manifest=locked)) == "encrypted"
    assert refusal(odt("")) == "empty"
    assert refusal(odt(p("<draw:frame><draw:image/></draw:frame>"))) == "no-text"
    assert refusal(odt(p(PROSE)).replace(b"content.xml", b"content.xmm")) == "corrupt"
    assert refusal(packages.archive({"content.xml": "<a><body><spreadsheet/></body></a>"})) == "corrupt"
