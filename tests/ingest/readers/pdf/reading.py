"""Reads PDFs the way the tests look at them."""

from __future__ import annotations

from flows.errors import UnreadableDocumentError
from flows.ingest.parsing import Original, parse
from flows.ingest.readers import Part, PartKind, ReadText
from flows.ingest.readers.pdf import READER
from flows.ingest.verification import unfaithful
from schemas.article import Article
from schemas.raw import RawDocument
from tests.records import a_raw


def raw_of(content: bytes) -> RawDocument:
    return a_raw(content, "brief.pdf").model_copy(update={"media_type": "application/pdf"})


def read(content: bytes) -> ReadText:
    return READER.read(raw_of(content), content)


def parts(content: bytes) -> list[tuple[Part, str]]:
    """Return each line that is not blank with what the reader knows of it."""
    found = read(content)
    lines = [line for line in found.text.replace("\f", "\n").split("\n") if line.strip()]
    return list(zip(found.parts, lines, strict=True))


def of_kind(content: bytes, kind: PartKind) -> list[str]:
    return [line for part, line in parts(content) if part.kind is kind]


def article(content: bytes) -> Article:
    made = parse(Original(raw_of(content), content))
    assert isinstance(made, Article), made
    assert not list(unfaithful(made, read(content).text))
    return made


def reason(content: bytes) -> tuple[str, str]:
    """Return why a document is refused: the class, and the words."""
    try:
        found = read(content)
    except UnreadableDocumentError as error:
        return error.reason, error.detail
    return "", found.text[:200]
