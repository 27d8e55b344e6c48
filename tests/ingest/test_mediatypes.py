from __future__ import annotations

import pytest

from flows.ingest.mediatypes import UNKNOWN, by_name, told

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n", "application/pdf"),
        (b"\r\n\x00junk of a server\r\n%PDF-1.4\n", "application/pdf"),
        (b"PK\x03\x04....a.pdf%PDF-1.4\n", "application/zip"),
        (b"PK\x03\x04....word/document.xml", DOCX),
        (b"PK\x03\x04....mimetypeapplication/epub+zip", "application/epub+zip"),
        (b"PK\x03\x04....notes.txt", "application/zip"),
        (b"\xd0\xcf\x11\xe0..." + "__substg1.0_0037001F".encode("utf-16-le"), "application/vnd.ms-outlook"),
        (b"\xd0\xcf\x11\xe0...", "application/x-ole-storage"),
        (b"{\\rtf1\\ansi", "application/rtf"),
        (b"\x89PNG\r\n", "image/png"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html><html>", "text/html"),
        (b"<div>A piece of a page</div>", "text/html"),
        (b"<?xml version='1.0'?><rss version='2.0'><channel>", "application/rss+xml"),
        (b"<?xml version='1.0'?><!-- <html> --><feed xmlns='x'>", "application/atom+xml"),
        (b'{"version": "https://jsonfeed.org/version/1.1"}', "application/feed+json"),
        (b"Received: by a\r\nFrom: a@b.example\r\nSubject: x\r\n\r\nText", "message/rfc822"),
        (b"To: The task force\nFrom: The chair\nRe: Harbours\n\nText", "text/plain"),
        (b"A text.", "text/plain"),
        (b"", "text/plain"),
    ],
)
def test_the_first_bytes_tell_the_media_type_whatever_the_name(content: bytes, kind: str) -> None:
    assert told(content, "application/pdf" if kind != "application/pdf" else "text/plain") == kind


@pytest.mark.parametrize("named", ["text/markdown", "text/plain", "text/html"])
def test_the_name_decides_between_kinds_of_text(named: str) -> None:
    assert told(b"# A heading", named) == named


@pytest.mark.parametrize("named", ["message/rfc822", "application/mbox"])
def test_a_mail_without_the_headers_of_servers_is_one_by_its_name(named: str) -> None:
    mail = b"From: Ada\nTo: The task force\nSubject: Harbours\nDate: Mon, 3 May 2021 10:00:00 +0000\n\nText"
    short = b"Subject: Harbours\nFrom: Ada\n\nText"
    assert [told(mail, named), told(b"From \n" + mail, named), told(short, named)] == [named] * 3
    assert told(b"A text.", named) == "text/plain"


@pytest.mark.parametrize("named", ["text/plain", "message/rfc822", UNKNOWN])
def test_a_file_of_several_mails_is_a_mailbox_whatever_it_is_called(named: str) -> None:
    mail = b"From ada@harbour.example Mon May  3 10:00:00 2021\nFrom: Ada\nSubject: Harbours\n\nText\n"
    assert told(mail + b"\n" + mail, named) == "application/mbox"
    assert told(mail + b"\nFrom then on, nobody wrote.\n", named) != "application/mbox"


@pytest.mark.parametrize("named", ["text/plain", "text/markdown", UNKNOWN])
def test_a_memo_stays_text(named: str) -> None:
    memo = b"To: The task force\nFrom: The chair\nDate: 3 May 2021\nRe: Harbours\n\nText"
    assert told(memo, named) == ("text/plain" if named == UNKNOWN else named)


@pytest.mark.parametrize("named", ["text/plain", "text/markdown", "text/html", UNKNOWN])
def test_a_text_that_speaks_of_the_mark_of_a_pdf_is_a_text(named: str) -> None:
    assert told(b"Every such file begins with %PDF- and a number.", named) == (
        "text/plain" if named == UNKNOWN else named
    )


def test_a_pdf_by_name_may_begin_behind_junk() -> None:
    assert told(b"Warning of a server\r\n%PDF-1.4\n", "application/pdf") == "application/pdf"


def test_an_unknown_ending_tells_nothing() -> None:
    assert [by_name(name) for name in ("a.PDF", "a.txt", "a.unknown", "a")] == [
        "application/pdf",
        "text/plain",
        UNKNOWN,
        UNKNOWN,
    ]
    assert told(b"A text.", UNKNOWN) == "text/plain"
