"""Mails for tests, written as they are sent."""

from __future__ import annotations

import base64

from flows.errors import UnreadableDocumentError
from flows.ingest.parsing import Original, Refusal, parse
from flows.ingest.readers import PartKind, ReadText
from flows.ingest.readers.mail_message import READER
from schemas.article import Article
from tests.records import a_raw

HEAD = (
    "From: Ada Miller <ada@harbour.example>\n"
    "Date: Mon, 3 May 2021 23:30:00 -0700\n"
    "Subject: The strait will not wait\n"
    "Message-ID: <1@harbour.example>\n"
)
FIRST = "The ministers agreed on a regime of inspections that both coasts can live with, for the first time in years."
SECOND = "Whether the regime holds will be seen in the autumn, when the first ships are to be searched in open water."


def a_mail(body: str = f"{FIRST}\n", more: str = "", head: str = HEAD) -> bytes:
    """Return a mail of one part."""
    return f"{head}{more}\n{body}".encode()


def a_page(body: str, head: str = HEAD) -> bytes:
    """Return a mail in HTML."""
    return a_mail(f"<html><body>{body}</body></html>", 'Content-Type: text/html; charset="utf-8"\n', head)


def of_parts(*parts: str, kind: str = "mixed", head: str = HEAD) -> bytes:
    """Return a mail of several parts, each with its own headers."""
    inner = "".join(f"--edge\n{part}\n" for part in parts)
    return a_mail(f"{inner}--edge--\n", f'MIME-Version: 1.0\nContent-Type: multipart/{kind}; boundary="edge"\n', head)


def attached(name: str, content: bytes, kind: str = "application/pdf") -> str:
    """Return a part that is a file."""
    packed = base64.encodebytes(content).decode()
    disposition = f'Content-Disposition: attachment; filename="{name}"'
    return f"Content-Type: {kind}\nContent-Transfer-Encoding: base64\n{disposition}\n\n{packed}"


def read(content: bytes) -> ReadText:
    """Return what the reader finds in a mail."""
    return READER.read(a_raw(content, "a.eml"), content)


def lines(content: bytes) -> list[tuple[str, str]]:
    """Return what the reader finds below the header: what each line is, or the rule that removed it, and its words."""
    found = read(content)
    words = [line for line in found.text.split("\n") if line]
    told = [(part.rule or part.kind.value, line) for part, line in zip(found.parts, words, strict=True)]
    return told[max(at for at, (kind, _) in enumerate(told, start=1) if kind == "mail header") :]


def text(content: bytes) -> list[str]:
    """Return the lines that are the mail's text."""
    kinds = {kind.value for kind in PartKind if kind is not PartKind.REMOVED}
    return [line for kind, line in lines(content) if kind in kinds]


def claims(content: bytes) -> list[tuple[str, str, float]]:
    """Return what the reader claims of the record's fields."""
    return [(one.field.value, one.value, one.confidence) for one in read(content).claims]


def refusal(content: bytes) -> str:
    """Return the class of the reason for which the reader refuses a mail."""
    try:
        found = read(content)
    except UnreadableDocumentError as error:
        return error.reason
    msg = f"it was read: {found.text!r}"
    raise AssertionError(msg)


def record(content: bytes, media_type: str = "message/rfc822") -> Article:
    """Return the record of a mail."""
    raw = a_raw(content, "a.eml").model_copy(update={"media_type": media_type})
    article = parse(Original(raw, content))
    assert not isinstance(article, Refusal), article
    return article
