from __future__ import annotations

import codecs
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from flows.errors import UnreadableDocumentError
from flows.ingest.readers import ReadText
from flows.ingest.readers.plain_text import READER
from tests.records import a_raw

ENGLISH = "The committee’s chair said “not yet” – and left. The naïve reading of the résumé is wrong, the café said.\n"
GERMAN = (
    "Die Außenministerin sagte, über die Größe der Übung werde später entschieden; Näheres wisse man nächste Woche.\n"
)
RUSSIAN = "Министр заявил, что переговоры о контроле над вооружениями будут продолжены весной следующего года.\n"


def read(content: bytes) -> ReadText:
    return READER.read(a_raw(content), content)


def refusal(content: bytes) -> tuple[str, str]:
    with pytest.raises(UnreadableDocumentError) as caught:
        read(content)
    return caught.value.reason, caught.value.detail


def test_utf_8_is_read_as_it_is_with_every_character_kept() -> None:
    text = "\x0cPage 1\r\nA soft\u00adhyphen, a \u202ebidi mark\u202c and a \x1b[1mcode.\r"
    assert read(text.encode()) == ReadText(text=text, encoding="utf-8")


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides(mark: bytes, encoding: str) -> None:
    found = read(mark + ENGLISH.encode(encoding))
    assert found.text.lstrip("\ufeff") == ENGLISH
    assert found.doubts == ()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_characters_without_a_mark_are_told_by_their_zeros(encoding: str) -> None:
    found = read(ENGLISH.encode(encoding))
    assert found.text == ENGLISH
    assert found.encoding.replace("_", "-") == encoding


def test_windows_quotation_marks_are_no_control_characters() -> None:
    found = read(ENGLISH.encode("cp1252"))
    assert found.text == ENGLISH
    assert found.encoding == "cp1252"
    assert found.doubts == ("the bytes are not UTF-8; they were read as cp1252",)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(GERMAN * 3, "iso8859-1"), (GERMAN * 3, "cp1252"), (RUSSIAN * 3, "cp1251"), (RUSSIAN * 3, "koi8-r")],
)
def test_other_encodings_are_told_by_what_they_say(text: str, encoding: str) -> None:
    found = read(text.encode(encoding))
    assert found.text == text
    assert found.doubts[0].startswith("the bytes are not UTF-8")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Jane Müller", "latin-1"),
        ("José Ñandú", "latin-1"),
        ("Zoë Brontë of Türkiye", "cp1252"),
        ("“Quoted” — Beyoncé", "cp1252"),
        ("The talks will go on, said Mr Müller at the Élysée.", "cp1252"),
        ("Le ministre a déclaré que les négociations étaient terminées à Genève.", "latin-1"),
        ("Ministr zahraničí řekl, že jednání bude pokračovat příští týden.", "cp1250"),
        ("Zażółć gęślą jaźń, powiedział minister spraw zagranicznych.", "cp1250"),
        ("Dışişleri Bakanı görüşmelerin süreceğini söyledi.", "cp1254"),
        ("Ο υπουργός είπε ότι οι συνομιλίες θα συνεχιστούν.", "iso8859-7"),
        ("وزير الخارجية قال إن المحادثات ستستمر", "cp1256"),
        ("外交部长说会谈将继续。", "gb18030"),
    ],
)
def test_short_texts_in_old_encodings_keep_their_letters(text: str, encoding: str) -> None:
    assert read(text.encode(encoding)).text == text


@pytest.mark.parametrize("spoilt", [b"\xe9", b"\xe2\x80", b"\x93\x94"])
def test_some_bad_bytes_do_not_make_all_of_a_document_another_encoding(spoilt: bytes) -> None:
    content = (RUSSIAN * 3).encode()
    found = read(content + spoilt + content)
    assert found.encoding == "utf-8"
    assert found.text.replace("\ufffd", "") == RUSSIAN * 6
    assert re.fullmatch(r"[12] bytes? ha(s|ve) no meaning in utf-8", found.doubts[0])


def test_one_bad_byte_among_good_ones_is_doubted_and_loses_nothing_else() -> None:
    found = read(ENGLISH.encode("cp1252") + b"\x9d end\n")
    assert found.text.startswith("The committee")
    assert found.text.endswith(" end\n")
    assert found.doubts


@pytest.mark.parametrize(
    "content",
    [b"", b" \t\r\n\x0b\x0c", b"\x00" * 5000, b"\xff\xfe", b"\xef\xbb\xbf \n", b"\xe2\x80\x8b\xc2\xa0"],
)
def test_a_document_without_a_character_is_empty(content: bytes) -> None:
    assert refusal(content) == ("empty", f"{len(content)} bytes, nothing to read")


@pytest.mark.parametrize(
    ("start", "what"),
    [
        (b"%PDF-1.7\n", "a PDF"),
        (b"PK\x03\x04", "a ZIP archive or office file"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"\xff\xd8\xff\xe0", "a JPEG image"),
        (b"GIF89a", "a GIF image"),
        (b"\x7fELF", "a program"),
        (b"\x1f\x8b\x08", "a gzip archive"),
        (b"\xd0\xcf\x11\xe0", "an old office file"),
        (b"\x00\x05\x16\x07", "an AppleDouble file"),
        (b"SQLite format 3\x00", "a SQLite database"),
    ],
)
def test_another_format_is_named_whatever_the_file_is_called(start: bytes, what: str) -> None:
    assert refusal(start + bytes(range(256))) == ("not-text", f"the file is {what}, whatever its name says")


def test_bytes_that_are_no_text_are_refused_with_their_share() -> None:
    assert refusal(bytes(range(256)) * 20) == ("not-text", "11% of its bytes are control characters")


def test_a_stray_control_character_is_still_text() -> None:
    assert read(b"word " * 100 + b"\x00\x01").text.endswith("\x00\x01")


def test_a_mark_that_lies_is_refused() -> None:
    reason, detail = refusal(codecs.BOM_UTF8 + b"text \xff\xfe")
    assert reason == "garbled"
    assert detail == "marked as utf-8 but not valid at byte 8"


def test_a_large_text_is_read_in_one_piece() -> None:
    content = (ENGLISH * 20_000).encode()
    assert len(read(content).text) == len(ENGLISH) * 20_000


@given(st.binary(max_size=3000) | st.text(max_size=500).map(lambda text: text.encode("utf-8", "replace")))
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf")
@example(b"\x00a" * 50)
def test_whatever_the_bytes_they_are_text_or_a_refusal(content: bytes) -> None:
    try:
        found = read(content)
    except UnreadableDocumentError as error:
        found = None
        reason = error.reason
    assert found is not None or reason in {"empty", "not-text", "garbled"}
    if found is not None:
        found.text.encode("utf-8")


@given(st.text(st.characters(exclude_categories=["C"])))
def test_utf_8_is_read_back_as_it_was_written(text: str) -> None:
    assert read(f"A: {text}".encode()).text == f"A: {text}"
