"""Office documents and books that were made to do harm: refused with a reason, soon, and nothing is left behind."""

from __future__ import annotations

import time
import warnings
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.errors import UnreadableDocumentError
from flows.ingest.readers import Reader, ReadText, ebook, open_document, rich_text, word_document
from tests.ingest.cleaning.documents import PROSE
from tests.ingest.readers.office import packages
from tests.ingest.readers.office.packages import archive, epub, odt, p, page, word

WORD, OPEN, BOOK, RICH = word_document.READER, open_document.READER, ebook.READER, rich_text.READER
SOUND: dict[str, tuple[Reader, bytes]] = {
    "word": (WORD, word(p(PROSE), header=p("Head"), footnotes="", comments="")),
    "open": (OPEN, odt(f"<text:p>{PROSE}</text:p>")),
    "book": (BOOK, epub(f"<p>{PROSE}</p>", f"<p>{PROSE}</p>")),
    "rich": (RICH, ("{\\rtf1 " + PROSE + "\\par}").encode()),
}
SECONDS = 5.0


@pytest.fixture(autouse=True)
def _nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret of the harbour")
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.parent.rglob("*"))
    started = time.process_time()
    yield
    assert time.process_time() - started < SECONDS
    assert sorted(tmp_path.parent.rglob("*")) == before


def outcome(reader: Reader, content: bytes) -> ReadText | str:
    try:
        return packages.read(reader, content)
    except UnreadableDocumentError as error:
        return error.reason if error.detail else "a refusal without detail"


def parts(content: bytes) -> dict[str, str | bytes]:
    with zipfile.ZipFile(BytesIO(content)) as found:
        return {name: found.read(name) for name in found.namelist()}


def replaced(kind: str, name: str, by: str | bytes) -> tuple[Reader, bytes]:
    """Return a sound document with one part replaced, and its reader."""
    reader, content = SOUND[kind]
    return reader, archive({**parts(content), name: by})


MAIN = {"word": "word/document.xml", "open": "content.xml", "book": "book/b.opf"}
ZIPPED = sorted(MAIN)


def main_part(kind: str) -> str:
    content = parts(SOUND[kind][1])[MAIN[kind]]
    return content.decode() if isinstance(content, bytes) else content


@pytest.mark.parametrize("kind", ZIPPED)
def test_a_part_that_unpacks_to_far_more_is_a_bomb(kind: str) -> None:
    bomb = main_part(kind) + " " * 20_000_000
    assert outcome(*replaced(kind, MAIN[kind], bomb)) == "bomb"


@pytest.mark.parametrize("kind", ZIPPED)
def test_so_is_an_archive_of_very_many_parts(kind: str) -> None:
    reader, content = SOUND[kind]
    many = {f"part{number}": "" for number in range(5_001)}
    assert outcome(reader, archive({**parts(content), **many})) == "bomb"


def test_a_part_of_very_many_tags_is_a_bomb() -> None:
    reader, _ = SOUND["word"]
    tags = word("<a/>" * 2_000_001)
    content = archive(parts(tags), zipfile.ZIP_STORED)
    assert outcome(reader, content) == "bomb"


BOMB = "".join(f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 10))
DOCTYPES = {
    f'<!DOCTYPE a [<!ENTITY a0 "ha">{BOMB}]>': "entity-bomb",
    '<!DOCTYPE a [<!ENTITY x SYSTEM "secret.txt">]>': "xxe",
    '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]>': "xxe",
    '<!DOCTYPE a SYSTEM "secret.txt">': "xxe",
    "<!DOCTYPE a>": "xxe",
}


@pytest.mark.parametrize("kind", ZIPPED)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(("doctype", "reason"), DOCTYPES.items())
def test_a_document_type_is_refused_before_anything_in_it_is_read(
    kind: str, encoding: str, doctype: str, reason: str
) -> None:
    content = f'<?xml version="1.0" encoding="{encoding}"?>{doctype}{main_part(kind)}'.encode(encoding)
    assert outcome(*replaced(kind, MAIN[kind], content)) == reason


def test_a_page_of_a_book_may_name_its_type_but_define_nothing() -> None:
    inside = '<!DOCTYPE html [<!ENTITY x SYSTEM "secret.txt">]>' + page("<p>&x;</p>")
    assert outcome(*replaced("book", "book/c0.xhtml", inside)) == "xxe"
    bomb = f'<!DOCTYPE html [<!ENTITY a0 "ha">{BOMB}]>' + page("<p>&a9;</p>")
    assert outcome(*replaced("book", "book/c0.xhtml", bomb)) == "entity-bomb"


def test_an_xml_that_includes_another_file_is_read_without_it() -> None:
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="secret.txt" parse="text"/>'
    found = outcome(WORD, word(p(PROSE) + include))
    assert isinstance(found, ReadText)
    assert "secret" not in found.text


DEEP = 20_000
NESTED: dict[str, tuple[Reader, Callable[[], bytes]]] = {
    "word paragraphs": (WORD, lambda: word(f"<w:p>{'<w:ins>' * DEEP}{'</w:ins>' * DEEP}</w:p>")),
    "word tables": (WORD, lambda: word("<w:tbl><w:tr><w:tc>" * DEEP + p("a") + "</w:tc></w:tr></w:tbl>" * DEEP)),
    "word controls": (WORD, lambda: word("<w:sdt>" * DEEP + p("a") + "</w:sdt>" * DEEP)),
    "word boxes": (WORD, lambda: word("<w:p><w:txbxContent>" * DEEP + p("a") + "</w:txbxContent></w:p>" * DEEP)),
    "open spans": (OPEN, lambda: odt(f"<text:p>{'<text:span>' * DEEP}a{'</text:span>' * DEEP}</text:p>")),
    "open lists": (OPEN, lambda: odt("<text:list><text:list-item>" * DEEP + "</text:list-item></text:list>" * DEEP)),
    "open rows": (
        OPEN,
        lambda: odt(f"<table:table>{'<table:table-rows>' * DEEP}{'</table:table-rows>' * DEEP}</table:table>"),
    ),
    "book blocks": (BOOK, lambda: epub("<div>" * DEEP + "a" + "</div>" * DEEP)),
    "book spans": (BOOK, lambda: epub("<b>" * DEEP + "a" + "</b>" * DEEP)),
    "book lists": (BOOK, lambda: epub("<ul><li>" * DEEP + "a" + "</li></ul>" * DEEP)),
    "book tables": (BOOK, lambda: epub("<table><tr><td>" * DEEP + "a" + "</td></tr></table>" * DEEP)),
    "rich groups": (RICH, lambda: b"{\\rtf1" + b"{" * DEEP + b"a" + b"}" * DEEP + b"}"),
}


@pytest.mark.parametrize("name", NESTED)
def test_what_stands_too_deep_in_each_other_is_refused(name: str) -> None:
    reader, made = NESTED[name]
    # Markup that repeats itself is packed well, but not as well as a bomb: it is stored as it is.
    content = made()
    stored = content if reader is RICH else archive(parts(content), zipfile.ZIP_STORED)
    assert outcome(reader, stored) == "too-deep"


def test_broken_pages_are_mended_within_a_budget() -> None:
    assert outcome(BOOK, archive(parts(epub("<b><i>a" * 2_000)), zipfile.ZIP_STORED)) == "too-deep"
    large = archive(parts(epub("<p>a" * 300_000)), zipfile.ZIP_STORED)
    assert outcome(BOOK, large) == "corrupt"


@pytest.mark.parametrize("kind", ZIPPED)
def test_names_that_lead_out_of_the_archive_are_only_names(kind: str) -> None:
    reader, content = SOUND[kind]
    names = ("../out.txt", "/etc/out", "C:\\out", "a\x00b", "..\\out", "a/../../out", "con", "é" * 200)
    odd = dict.fromkeys(names, "x")
    assert outcome(reader, archive({**parts(content), **odd})) == packages.read(reader, content)


def test_relations_that_lead_out_of_the_archive_find_nothing() -> None:
    relations = (
        '<r><Relationship Type="x/styles" Target="../../../../secret.txt"/>'
        '<Relationship Type="x/header" Target="file:///etc/passwd"/>'
        '<Relationship Type="x/footer" TargetMode="External" Target="http://127.0.0.1:9/"/></r>'
    )
    found = outcome(*replaced("word", "word/_rels/document.xml.rels", relations))
    assert isinstance(found, ReadText)
    assert found.text == PROSE


@pytest.mark.parametrize("kind", ZIPPED)
def test_two_parts_of_one_name_are_refused_as_nobody_knows_which_is_meant(kind: str) -> None:
    reader, content = SOUND[kind]
    into = BytesIO(content)
    with warnings.catch_warnings(), zipfile.ZipFile(into, "a") as twice:
        warnings.simplefilter("ignore", UserWarning)
        twice.writestr(MAIN[kind], main_part(kind))
    assert outcome(reader, into.getvalue()) == "corrupt"


@pytest.mark.parametrize("kind", ZIPPED)
def test_a_part_that_needs_a_password_is_refused_as_encrypted(kind: str) -> None:
    reader, content = SOUND[kind]
    locked = bytearray(content)
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := locked.find(mark, at + 1)) >= 0:
            locked[at + flags] |= 1
    assert outcome(reader, bytes(locked)) == "encrypted"


@pytest.mark.parametrize("kind", ZIPPED)
@pytest.mark.parametrize("packing", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_packing_of_no_office_program_is_refused(kind: str, packing: int) -> None:
    reader, content = SOUND[kind]
    assert outcome(reader, archive(parts(content), packing)) == "corrupt"


@pytest.mark.parametrize("kind", ZIPPED)
def test_an_archive_inside_of_an_archive_is_not_opened(kind: str) -> None:
    reader, content = SOUND[kind]
    assert outcome(reader, archive({**parts(content), "inner.zip": content})) == packages.read(reader, content)
    assert outcome(reader, archive({"inner.zip": content})) == "corrupt"


NUMBERS = ["99999999999", "-1", "0", "x", "", "1" * 5_000, "٣"]


@pytest.mark.parametrize("number", NUMBERS)
def test_numbers_without_sense_cost_nothing(number: str) -> None:
    levels = (
        f'<w:lvl w:ilvl="0"><w:start w:val="{number}"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1."/></w:lvl>'
    )
    numbering = f'<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>'
    numbering += f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/></w:num>'
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{number}"/></w:tcPr>{p("a")}</w:tc>'
    row = f'<w:tr><w:trPr><w:gridBefore w:val="{number}"/></w:trPr>{cell}{cell}</w:tr>'
    listed = f'<w:numPr><w:ilvl w:val="{number}"/><w:numId w:val="{number}"/></w:numPr><w:outlineLvl w:val="{number}"/>'
    body = p(PROSE, properties=listed) + f"<w:tbl>{row}{row}</w:tbl>"
    assert isinstance(outcome(WORD, word(body, numbering=numbering)), ReadText)
    table = f'<td colspan="{number}" rowspan="{number}">a</td><td>b</td>'
    chapter = f'<ol start="{number}"><li value="{number}">a</li></ol><table><tr>{table}</tr><tr>{table}</tr></table>'
    assert isinstance(outcome(BOOK, epub(chapter)), ReadText)
    repeated = f'<table:table-cell table:number-columns-repeated="{number}"><text:p>a</text:p></table:table-cell>'
    rows = f"<table:table-row>{repeated}{repeated}</table:table-row>"
    heading = f'<text:h text:outline-level="{number}">a</text:h>'
    heading += f'<text:list><text:list-item text:start-value="{number}"/></text:list>'
    assert isinstance(outcome(OPEN, odt(f"{heading}<table:table>{rows}{rows}</table:table>")), ReadText)
    digits = number[:10] if number.isascii() else "1"
    words = "".join(f"\\{word}{digits}" for word in ("ansicpg", "uc", "u", "f", "s", "outlinelevel"))
    rich = f"{{\\rtf1{words} {PROSE} {words} a\\par}}"
    assert isinstance(outcome(RICH, rich.encode()), ReadText)


def test_styles_that_lean_on_each_other_in_a_circle_end() -> None:
    based = '<w:basedOn w:val="{}"/>'
    styles = packages.style("A", "one", based.format("B")) + packages.style("B", "two", based.format("A"))
    assert isinstance(outcome(WORD, word(p(PROSE, "A"), styles=styles)), ReadText)
    circle = '<style:style style:name="{}" style:family="paragraph" style:parent-style-name="{}"/>'
    body = f'<text:p text:style-name="A">{PROSE}</text:p>'
    assert isinstance(outcome(OPEN, odt(body, styles=circle.format("A", "B") + circle.format("B", "A"))), ReadText)


@pytest.mark.parametrize("kind", SOUND)
@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_document_that_is_cut_off_is_read_or_refused(kind: str, share: float) -> None:
    reader, content = SOUND[kind]
    found = outcome(reader, content[: int(len(content) * share)])
    assert isinstance(found, ReadText) or found in {"corrupt", "empty"}


@pytest.mark.parametrize("kind", ZIPPED)
def test_each_part_may_be_missing_empty_or_something_else(kind: str) -> None:
    reader, content = SOUND[kind]
    whole = parts(content)
    for name in whole:
        without = {other: inner for other, inner in whole.items() if other != name}
        for changed in (without, {**whole, name: ""}, {**whole, name: "<a/>"}, {**whole, name: b"\x89PNG\xff\x00"}):
            found = outcome(reader, archive(changed))
            assert isinstance(found, ReadText) or found in {"corrupt", "empty"}


@given(data=st.data(), kind=st.sampled_from(sorted(SOUND)))
def test_bytes_that_were_changed_are_read_or_refused(data: st.DataObject, kind: str) -> None:
    reader, content = SOUND[kind]
    spoilt = bytearray(content)
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=8)):
        spoilt[at] = data.draw(st.integers(0, 255))
    outcome(reader, bytes(spoilt))


@given(data=st.data(), kind=st.sampled_from(ZIPPED))
def test_parts_that_were_changed_are_read_or_refused(data: st.DataObject, kind: str) -> None:
    reader, content = SOUND[kind]
    whole = parts(content)
    name = data.draw(st.sampled_from(sorted(whole)))
    part = whole[name]
    spoilt = bytearray(part.encode() if isinstance(part, str) else part)
    for at in data.draw(st.lists(st.integers(0, max(0, len(spoilt) - 1)), min_size=1, max_size=4)):
        spoilt[at : at + data.draw(st.integers(0, 9))] = data.draw(
            st.sampled_from([b"", b"<", b">", b"&", b"<p>", b"\xff"])
        )
    outcome(reader, archive({**whole, name: bytes(spoilt)}))
