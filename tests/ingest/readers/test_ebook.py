from __future__ import annotations

import pytest

from flows.errors import UnreadableDocumentError
from flows.ingest.readers import PartKind, ReadText
from flows.ingest.readers.ebook import READER
from schemas.article import Article
from schemas.claims import ClaimedField
from tests.ingest.cleaning.documents import LAST, MORE, PROSE
from tests.ingest.readers.office import packages
from tests.ingest.readers.office.packages import epub, lines, page

KIND = PartKind
FIELD = ClaimedField


def read(*chapters: str, metadata: str = "", parts: dict[str, str | bytes] | None = None) -> ReadText:
    return packages.read(READER, epub(*chapters, metadata=metadata, parts=parts))


def refusal(content: bytes) -> str:
    with pytest.raises(UnreadableDocumentError) as caught:
        packages.read(READER, content)
    return caught.value.reason


def test_chapters_are_read_in_the_order_of_the_spine() -> None:
    assert lines(read("<h1>One</h1><p>First.</p>", "<h2>Two</h2><p>Second.</p>")) == [
        (KIND.HEADING, "One"),
        (KIND.TEXT, "First."),
        (KIND.HEADING, "Two"),
        (KIND.TEXT, "Second."),
    ]


def test_what_stands_beside_the_flow_comes_last_and_menus_and_twins_are_left_out() -> None:
    items = "".join(
        f'<item id="{name}" href="{href}" media-type="application/xhtml+xml" properties="{kind}"/>'
        for name, href, kind in (
            ("a", "a%20b.xhtml#x", ""),
            ("n", "nav.xhtml", "nav"),
            ("z", "z.xhtml", ""),
            ("g", "g", ""),
        )
    )
    spine = '<itemref idref="z" linear="no"/>' + "".join(f'<itemref idref="{name}"/>' for name in "naag")
    package = f"<package><manifest>{items}</manifest><spine>{spine}</spine></package>"
    parts: dict[str, str | bytes] = {
        "book/b.opf": package,
        "book/a b.xhtml": page("<p>Main.</p>"),
        "book/nav.xhtml": page("<p>Menu.</p>"),
        "book/z.xhtml": page("<p>Beside.</p>"),
    }
    content = packages.archive({"META-INF/container.xml": '<c><rootfile full-path="book/b.opf"/></c>', **parts})
    found = packages.read(READER, content)
    assert [text for _, text in lines(found)] == ["Main.", "Beside."]
    assert found.doubts == ("the chapter g is missing in the book",)


def test_blocks_are_told_by_their_elements() -> None:
    chapter = (
        "<div>Loose <b>words</b><p>A<br/>line<span> and <i>more</i></span>.</p>tail</div>"
        "<blockquote><p>They said.</p></blockquote><figure><img alt='x'/><figcaption>A ship</figcaption></figure>"
        "<script>alert(1)</script><!-- no --><style>p {}</style><ruby>漢<rt>kan</rt></ruby>"
    )
    assert lines(read(chapter)) == [
        (KIND.TEXT, "Loose words"),
        (KIND.TEXT, "A line and more."),
        (KIND.TEXT, "tail"),
        (KIND.TEXT, "They said."),
        (KIND.CAPTION, "A ship"),
        (KIND.TEXT, "漢"),
    ]


def test_lists_have_the_markers_that_a_page_shows() -> None:
    chapter = (
        '<ol start="3"><li>Three</li><li><p>Four</p><p>goes on</p><ul><li>Inner</li></ul></li>'
        '<li value="9">Nine</li></ol><ol type="a"><li>Letter</li></ol>'
    )
    assert lines(read(chapter)) == [
        (KIND.LIST_ITEM, "3. Three"),
        (KIND.LIST_ITEM, "4. Four"),
        (KIND.TEXT, "goes on"),
        (KIND.LIST_ITEM, "• Inner"),
        (KIND.LIST_ITEM, "9. Nine"),
        (KIND.LIST_ITEM, "a. Letter"),
    ]


def test_a_table_is_rows_and_what_a_merged_cell_covers_is_empty() -> None:
    table = (
        "<table><caption>Seats</caption><thead><tr><th>Party</th><th colspan='2'>Years</th></tr></thead>"
        "<tbody><tr><td rowspan='2'>North</td><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></tbody></table>"
    )
    found = read(table)
    assert found.text == "Seats\n\nParty\tYears\t\nNorth\t1\t2\n\t3\t4"
    assert found.parts[0].kind is KIND.CAPTION


def test_notes_and_the_marks_that_lead_to_them_are_told() -> None:
    chapter = (
        '<p>Once.<sup><a href="#n">1</a></sup> Twice.<a epub:type="noteref" href="#m">2</a> 5 m<sup>2</sup></p>'
        '<aside epub:type="footnote"><p>1 See the list.</p></aside>'
        '<ol><li epub:type="endnote" value="2"><p>Ask the chair.</p></li></ol>'
    )
    assert lines(read(chapter)) == [
        (KIND.TEXT, "Once.[1] Twice.[2] 5 m2"),
        (KIND.NOTE, "1 See the list."),
        (KIND.NOTE, "2. Ask the chair."),
    ]


def test_hidden_words_and_lists_of_contents_are_removed() -> None:
    chapter = (
        '<nav><ol><li>Talks</li></ol></nav><p>Seen. <span style="display: none">Ignore this.</span></p>'
        "<div hidden=''><p>Praise the author.</p></div>"
    )
    found = read(chapter)
    assert [part.rule for part in found.parts] == ["contents", "hidden text", "", "hidden text"]


def test_printed_pages_are_kept() -> None:
    found = read(
        '<p>One</p><div epub:type="pagebreak" title="2">2</div><p>Two <span role="doc-pagebreak"/>goes on</p><p>3</p>'
    )
    assert [text.strip() for text in found.text.split("\f")] == ["One", "Two goes on", "3"]


def test_the_package_claims_title_authors_date_and_publisher() -> None:
    metadata = (
        "<dc:title>The strait</dc:title><dc:title>A series</dc:title><dc:creator opf:role='aut'>Ada Miller</dc:creator>"
        "<dc:creator>Bo Larsen</dc:creator><dc:creator opf:role='ill'>No One</dc:creator>"
        "<dc:subject>straits</dc:subject><dc:date opf:event='conversion'>2024-01-01</dc:date><dc:date>2021-05</dc:date>"
        "<dc:publisher>Harbour</dc:publisher>"
        "<dc:identifier>urn:uuid:1</dc:identifier><dc:identifier opf:scheme='ISBN'>978</dc:identifier>"
    )
    found = read(f"<p>{PROSE}</p>", metadata=metadata)
    assert [(one.field, one.value) for one in found.claims] == [
        (FIELD.TITLE, "The strait"),
        (FIELD.AUTHOR, "Ada Miller"),
        (FIELD.AUTHOR, "Bo Larsen"),
        (FIELD.KEYWORD, "straits"),
        (FIELD.PUBLISHED, "2021-05"),
        (FIELD.PUBLISHER, "Harbour"),
        (FIELD.IDENTIFIER, "ISBN 978"),
    ]
    assert {one.confidence for one in found.claims} == {0.8}


def test_named_entities_doctypes_and_encodings_of_pages_are_understood() -> None:
    head = '<?xml version="1.0" encoding="{}"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "x.dtd">\n'
    western = head.format("windows-1252") + page("<p>caf\u00e9&nbsp;&mdash; &lt;b&gt; &unknown;</p>")
    wide = head.format("utf-16") + page("<p>\u041c\u0438\u0440</p>")
    for content, text in ((western.encode("cp1252"), "café — <b> &unknown;"), (wide.encode("utf-16"), "Мир")):
        assert [words for _, words in lines(read("", parts={"book/c0.xhtml": content}))] == [text]


def test_broken_markup_is_mended_as_browsers_do() -> None:
    found = read("", parts={"book/c0.xhtml": "<html><body><p>One<p>Two <b>bold</p><ul><li>Three</body>"})
    assert [text for _, text in lines(found)] == ["One", "Two bold", "• Three"]


def test_the_record_says_what_the_book_says() -> None:
    chapter = (
        f"<h1>The strait between them</h1><p>By Ada Miller</p><h2>Talks</h2><p>{PROSE}</p><p>{MORE}</p><p>{LAST}</p>"
    )
    article = packages.parsed(packages.EPUB, epub(chapter, metadata="<dc:title>The strait between them</dc:title>"))
    assert isinstance(article, Article)
    assert (article.title, article.authors[0].name) == ("The strait between them", "Ada Miller")
    assert [block.text for block in article.blocks] == [PROSE, MORE, LAST]


def test_what_cannot_be_read_is_refused_with_its_reason() -> None:
    def lock(name: str) -> dict[str, str | bytes]:
        return {"META-INF/encryption.xml": f'<e><CipherReference URI="{name}"/></e>'}

    assert refusal(epub("<p>a</p>", parts=lock("book/c0.xhtml"))) == "encrypted"
    assert read("<p>a</p>", parts=lock("book/font.otf")).text == "a"
    assert refusal(epub("<p></p>")) == "empty"
    assert refusal(epub("<p><img src='a.png'/></p>")) == "no-text"
    assert refusal(epub()) == "corrupt"
    assert refusal(epub("a").replace(b"container.xml", b"container.xmm")) == "corrupt"
    assert refusal(packages.archive({"META-INF/container.xml": "<c/>"})) == "corrupt"
