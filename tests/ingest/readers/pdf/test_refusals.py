"""PDFs that cannot be read: each is refused by a name, none crashes."""

from __future__ import annotations

import io

import pikepdf
import pytest

from flows.ingest.readers.pdf import opening
from tests.ingest.readers.pdf.briefs import brief
from tests.ingest.readers.pdf.reading import article, reason
from tests.ingest.readers.pdf.sheets import Frame, pdf


def locked(user: str) -> bytes:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(brief())) as document:
        document.save(made, encryption=pikepdf.Encryption(user=user, owner="keeper"))
    return made.getvalue()


def drawing() -> bytes:
    frame = Frame()
    frame.raw("100 100 m 300 500 l 400 200 l f")
    return pdf([[frame]])


def test_a_password_is_named() -> None:
    assert reason(locked("secret")) == ("encrypted", "it opens with a password only; save it without one")


def test_a_document_that_only_its_changing_is_locked_of_is_read() -> None:
    assert article(locked("")).title == "Ferries for the outer islands"


def test_an_issue_of_ours_is_no_source() -> None:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(brief())) as document:
        document.docinfo["/Creator"] = "deskbrief 0.1.0"
        document.save(made)
    assert reason(made.getvalue())[0] == "own-issue"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "empty"),
        (b"  \r\n", "empty"),
        (pdf([[]]), "empty"),
        (drawing(), "needs-ocr"),
        (b"Dear reader, this is no PDF.", "corrupt"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + b"\0" * 4000, "corrupt"),
        (brief()[:600], "corrupt"),
    ],
    ids=["nothing", "blanks", "blank page", "drawing", "text", "zeros", "cut off"],
)
def test_what_holds_no_text_is_refused_by_name(content: bytes, name: str) -> None:
    assert reason(content)[0] == name


def test_signs_without_letters_are_refused() -> None:
    frame = Frame()
    for line in range(20):
        frame.text("\x01\x02\x03\x04 \x05\x06\x07", 50, 100 + 12 * line)
    assert reason(pdf([[frame]]))[0] in {"garbled-text", "needs-ocr"}


def test_a_document_of_too_many_pages_is_refused() -> None:
    name, detail = reason(pdf([[]] * (opening.MOST_PAGES + 1)))
    assert (name, detail) == ("too-large", "2,001 pages, more than the 2,000 that are read")


def test_a_document_of_too_many_bytes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "LARGEST", 1000)
    assert reason(brief())[0] == "too-large"


@pytest.mark.parametrize("step", range(12))
def test_a_document_cut_or_spoilt_anywhere_is_read_or_refused(step: int) -> None:
    whole = brief()
    at = len(whole) * (step + 1) // 13
    for content in (whole[:at], whole[:at] + b"\xff\x00<<" * 20 + whole[at + 80 :], whole[at:]):
        name, text = reason(content)
        assert name in {"", "empty", "corrupt", "needs-ocr", "encrypted", "garbled-text"}
        assert text or name
