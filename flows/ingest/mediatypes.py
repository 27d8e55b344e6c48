"""The media type of a document, told by its first bytes; its name decides only between kinds of text."""

from __future__ import annotations

import os
import re
from typing import Final

PLAIN: Final = "text/plain"
"""What is read as text in lines."""

UNKNOWN: Final = "application/octet-stream"
"""What a name tells nothing of."""

_PDF: Final = "application/pdf"
_ZIP = "application/zip"
_OFFICE = "application/vnd.openxmlformats-officedocument."
_BY_SUFFIX: Final = {
    ".txt": PLAIN,
    ".text": PLAIN,
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".pdf": _PDF,
    ".docx": f"{_OFFICE}wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".rtf": "application/rtf",
    ".epub": "application/epub+zip",
    ".eml": "message/rfc822",
    ".msg": "application/vnd.ms-outlook",
    ".mbox": "application/mbox",
    ".zip": _ZIP,
    ".rss": "application/rss+xml",
    ".atom": "application/atom+xml",
    ".json": "application/json",
    ".xml": "application/xml",
}
_SIGNATURES: Final = (
    (b"{\\rtf", "application/rtf"),
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"\x7fELF", "application/x-executable"),
    (b"\x1f\x8b", "application/gzip"),
    (b"SQLite format 3", "application/vnd.sqlite3"),
    (b"\x00\x05\x16\x07", "application/applefile"),
)
# Names of parts stand unpacked in an archive; that of the main part tells which kind of office file it is.
_IN_ZIP: Final = (
    (b"mimetypeapplication/epub+zip", "application/epub+zip"),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text"),
    (b"word/document", f"{_OFFICE}wordprocessingml.document"),
    (b"xl/workbook", f"{_OFFICE}spreadsheetml.sheet"),
    (b"ppt/presentation", f"{_OFFICE}presentationml.presentation"),
)
# Names of streams in an old office file are in UTF-16.
_OLE = b"\xd0\xcf\x11\xe0"
_IN_OLE: Final = (
    ("__substg1.0_".encode("utf-16-le"), "application/vnd.ms-outlook"),
    ("WordDocument".encode("utf-16-le"), "application/msword"),
)
_MARKUP: Final = (
    (re.compile(rb"<rss[\s>]|<rdf:RDF[\s>]", re.IGNORECASE), "application/rss+xml"),
    (re.compile(rb"<(?:atom:)?feed[\s>]", re.IGNORECASE), "application/atom+xml"),
    (re.compile(rb"<!doctype html|<html[\s>]", re.IGNORECASE), "text/html"),
    (re.compile(rb"<opml[\s>]", re.IGNORECASE), "text/x-opml"),
    (re.compile(rb"<(?:urlset|sitemapindex)[\s>]", re.IGNORECASE), "application/xml"),
)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_PIECE_OF_PAGE = re.compile(rb"<(?:body|article|div|p|h1|head|title|section|table)\b[^>]*>", re.IGNORECASE)
_HEADERS = re.compile(rb"(?:^From [^\r\n]*\r?\n)?(?:[A-Za-z][A-Za-z0-9-]*:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2,}")
_MAIL_HEADER = re.compile(
    rb"^(?:from|received|return-path|message-id|mime-version|delivered-to):", re.IGNORECASE | re.MULTILINE
)
_FEWEST_MAIL_HEADERS = 2
# A mailbox in one file: behind its first mail another begins as that did.
_NEXT_MAIL = re.compile(rb"\n\r?\nFrom [^\r\n]*\r?\n[A-Za-z][A-Za-z0-9-]*:")
_JSON_FEED = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org')
_FIRST = 4096
_FIRST_OF_PDF = 1024
_PDF_MARK = b"%PDF-"
_IN_NO_TEXT = re.compile(rb"[^\t-\r\x1b -\xff]")
_MAIL = "message/rfc822"
_MAILS = frozenset({"application/mbox", _MAIL})
_TEXTS = frozenset({PLAIN, "text/markdown"})


def by_name(name: str) -> str:
    """Return the media type that a file's name gives; ``UNKNOWN`` for an unknown ending."""
    return _BY_SUFFIX.get(os.path.splitext(name)[1].lower(), UNKNOWN)  # noqa: PTH122 - a name, not a path


def told(content: bytes, named: str) -> str:
    """Return the media type of a document.

    Args:
        content: Its bytes.
        named: What its name or its transport gives; it decides where the bytes do not.
    """
    first = content[:_FIRST]
    start = first.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(_PDF_MARK):
        return _PDF
    if first.startswith(b"PK\x03\x04"):
        return next((kind for mark, kind in _IN_ZIP if mark in content), _ZIP)
    if first.startswith(_OLE):
        return next((kind for mark, kind in _IN_OLE if mark in content), "application/x-ole-storage")
    for signature, kind in _SIGNATURES:
        if start.startswith(signature):
            return kind
    if _is_late_pdf(first, named):
        return _PDF
    is_mailbox = first.startswith(b"From ") and _HEADERS.match(first) and _NEXT_MAIL.search(content)
    return "application/mbox" if is_mailbox else _told_text(first, start, named)


def _is_late_pdf(first: bytes, named: str) -> bool:
    """Tell whether a PDF begins behind the junk of a server; a text may only speak of the mark of a PDF."""
    before, mark, _ = first[:_FIRST_OF_PDF].partition(_PDF_MARK)
    return bool(mark) and (named == _PDF or _IN_NO_TEXT.search(before) is not None)


def _told_text(first: bytes, start: bytes, named: str) -> str:
    """Return the kind of text that a document's beginning shows."""
    if start.startswith(b"<"):
        start = _COMMENT.sub(b"", start)
        found = [(match.start(), kind) for pattern, kind in _MARKUP if (match := pattern.search(start))]
        if found:
            return min(found)[1]
        if _PIECE_OF_PAGE.match(start):
            return "text/html"
    if start.startswith(b"{") and _JSON_FEED.search(first):
        return "application/feed+json"
    headers = _HEADERS.match(start)
    if headers and named in _MAILS:
        return named
    if headers and len(set(_MAIL_HEADER.findall(headers.group()))) >= _FEWEST_MAIL_HEADERS:
        return _MAIL
    return named if named in _TEXTS or named in {"text/html", "application/xml", "application/json"} else PLAIN
