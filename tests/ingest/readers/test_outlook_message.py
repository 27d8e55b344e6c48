from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.errors import UnreadableDocumentError
from flows.ingest.mediatypes import told
from flows.ingest.readers import ReadText
from flows.ingest.readers.mail.compressed import decompressed
from flows.ingest.readers.mail.unwrapped import unwrapped
from flows.ingest.readers.outlook_message import READER
from tests.ingest.readers.compound_files import (
    an_attachment,
    an_outlook_mail,
    compound_file,
    compressed,
    stored,
)
from tests.ingest.readers.mails import FIRST, HEAD, SECOND, record
from tests.records import a_raw

CLASS, SUBJECT, HEADERS, TEXT, RTF, HTML = 0x001A, 0x0037, 0x007D, 0x1000, 0x1009, 0x1013
SENDER, ADDRESS, SENT, CODEPAGE, CODEPAGE_OF_PAGE = 0x0C1A, 0x0C1F, 0x0039, 0x3FFD, 0x3FDE
PLAIN = {CLASS: "IPM.Note", SUBJECT: "The strait will not wait", SENDER: "Ada Miller", TEXT: f"{FIRST}\r\n\r\n{SECOND}"}
PAGE_IN_RTF = (
    rb"{\rtf1\ansi\ansicpg1252\fromhtml1 {\fonttbl{\f0 Arial;}}{\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 "
    + FIRST.encode()
    + rb" It\'92s \u8364?5.\htmlrtf\par}\htmlrtf0 {\*\htmltag72 </p>}{\*\htmltag64 <p>}"
    + SECOND.encode()
    + rb"{\*\htmltag72 </p>}}"
)


def read(content: bytes) -> ReadText:
    return READER.read(a_raw(content, "a.msg"), content)


def text(content: bytes) -> list[str]:
    found = read(content)
    words = [line for line in found.text.split("\n") if line]
    kept = [line for part, line in zip(found.parts, words, strict=True) if part.rule != "mail header"]
    return kept[1:]


def reason(content: bytes) -> str:
    with pytest.raises(UnreadableDocumentError) as caught:
        read(content)
    return caught.value.reason


def test_properties_fill_the_fields() -> None:
    ticks = int((datetime(2021, 5, 3, 10, tzinfo=UTC) - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10**7
    found = read(an_outlook_mail({**PLAIN, ADDRESS: "ada@harbour.example"}, fixed={SENT: ticks}))
    assert [(one.field.value, one.value) for one in found.claims] == [
        ("title", "The strait will not wait"),
        ("author", "Ada Miller"),
        ("published", "2021-05-03"),
    ]
    assert "From: Ada Miller <ada@harbour.example>" in found.text


def test_the_headers_that_came_with_it_tell_the_day_where_it_was_sent() -> None:
    found = read(an_outlook_mail({**PLAIN, HEADERS: HEAD.replace("\n", "\r\n")}, fixed={SENT: 132_645_000_000_000_000}))
    assert [one.value for one in found.claims if one.field == "published"] == ["2021-05-03"]


def test_a_mail_of_outlook_is_known_by_its_bytes_and_becomes_a_record() -> None:
    content = an_outlook_mail(PLAIN)
    assert told(content, "text/plain") == "application/vnd.ms-outlook"
    article = record(content, "application/vnd.ms-outlook")
    assert (article.title, [block.text for block in article.blocks]) == (PLAIN[SUBJECT], [FIRST, SECOND])


def test_the_page_is_taken_before_the_plain_text_and_in_its_own_codepage() -> None:
    page = f"<p>Größe. {FIRST}</p><p>{SECOND}</p>".encode("cp1252")
    found = an_outlook_mail({**PLAIN, TEXT: "Plain."}, {HTML: page}, {CODEPAGE_OF_PAGE: 28591})
    assert text(found) == [f"Größe. {FIRST}", SECOND]


@pytest.mark.parametrize("kept", [stored, compressed])
def test_a_page_that_outlook_wrapped_in_rtf_comes_out_whole(kept: object) -> None:
    assert callable(kept)
    content = an_outlook_mail({**PLAIN, TEXT: "Plain."}, {RTF: kept(PAGE_IN_RTF)})
    assert text(content) == [f"{FIRST} It’s €5.", SECOND]


def test_plain_text_is_taken_before_the_rtf_that_shows_it() -> None:
    content = an_outlook_mail(PLAIN, {RTF: stored(rb"{\rtf1\ansi\fromtext Other.}")})
    assert text(content) == [FIRST, SECOND]


def test_rtf_alone_is_read_without_its_tables_of_fonts() -> None:
    rtf = (
        rb"{\rtf1\ansi\fromtext{\fonttbl{\f0 Arial;}}{\*\generator X;}"
        + FIRST.encode()
        + rb"\par\par "
        + SECOND.encode()
        + b"}"
    )
    assert text(an_outlook_mail({**PLAIN, TEXT: ""}, {RTF: stored(rtf)})) == [FIRST, SECOND]


def test_old_mails_are_decoded_with_their_own_codepage() -> None:
    content = an_outlook_mail(
        {CLASS: "IPM.Note", SUBJECT: "A"},
        fixed={CODEPAGE: 1251},
        eight_bit={TEXT: f"Министр. {FIRST}".encode("cp1251")},
    )
    assert text(content) == [f"Министр. {FIRST}"]


def test_a_long_text_stands_in_sectors_of_its_own() -> None:
    long = "\r\n\r\n".join([FIRST] * 60)
    assert text(an_outlook_mail({**PLAIN, TEXT: long})) == [FIRST] * 60


def test_attachments_are_named_and_pictures_of_the_page_are_not() -> None:
    attached = (an_attachment("Brief.pdf", b"%PDF-1.7 " * 300), an_attachment("logo.png", b"\x89PNG\r\n\x1a\n"))
    found = read(an_outlook_mail(PLAIN, attached=attached))
    assert found.doubts == ("not read with the mail: Brief.pdf (application/pdf, 3 kB)",)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"no compound file", "corrupt"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "corrupt"),
        (an_outlook_mail(PLAIN)[:900], "corrupt"),
        (compound_file({"WordDocument": b"x" * 100}), "corrupt"),
        (an_outlook_mail({CLASS: "IPM.Note", SUBJECT: "A"}), "empty"),
        (an_outlook_mail({**PLAIN, TEXT: ""}, {RTF: b"no such thing here"}), "corrupt"),
        (an_outlook_mail({**PLAIN, CLASS: "IPM.Note.SMIME"}), "encrypted"),
        (an_outlook_mail({CLASS: "IPM.Note"}, attached=[an_attachment("a.pdf", b"x")]), "no-article"),
    ],
)
def test_what_cannot_be_read_is_refused_by_its_reason(content: bytes, why: str) -> None:
    assert reason(content) == why


def test_a_signed_mail_is_not_taken_for_an_encrypted_one() -> None:
    assert text(an_outlook_mail({**PLAIN, CLASS: "IPM.Note.SMIME.MultipartSigned"})) == [FIRST, SECOND]


@given(st.integers(0, 5000), st.integers(0, 255))
def test_a_damaged_file_is_read_or_refused(at: int, byte: int) -> None:
    content = bytearray(an_outlook_mail(PLAIN, {RTF: stored(PAGE_IN_RTF)}))
    content[at % len(content)] = byte
    try:
        found = read(bytes(content))
    except UnreadableDocumentError:
        return
    assert isinstance(found, ReadText)


def test_compressed_rtf_is_that_of_the_specification() -> None:
    # MS-OXRTFCP, section 3.1.2
    content = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
    )
    assert decompressed(content) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"


def test_a_reference_into_what_it_writes_repeats_it() -> None:
    # MS-OXRTFCP, section 3.2.2
    content = bytes.fromhex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")
    assert decompressed(content) == b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"


@given(st.binary(max_size=200))
def test_any_bytes_are_decompressed_to_no_more_than_they_can_stand_for(content: bytes) -> None:
    found = decompressed(b"\0\0\0\0\xff\xff\xff\xffLZFu\0\0\0\0" + content)
    assert len(found) <= 17 * len(content)


@pytest.mark.parametrize("rtf", [b"", b"{\\rtx1}", b"{\\rtf1" + b"{" * 600])
def test_what_is_no_rtf_or_too_deep_is_not_unwrapped(rtf: bytes) -> None:
    with pytest.raises(ValueError, match=r"RTF|nested"):
        unwrapped(rtf)


@given(
    st.lists(st.sampled_from([b"{", b"}", rb"\u-10179?", rb"\u-8704?", rb"\'e4", rb"\*", rb"\uc9", rb"\htmlrtf", b"x"]))
)
def test_any_rtf_is_unwrapped(pieces: list[bytes]) -> None:
    found, page = unwrapped(rb"{\rtf1\fromhtml1 " + b"".join(pieces))
    found.encode()
    assert page
