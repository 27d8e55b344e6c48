"""Pages as a publisher's system makes them, and what the reader and the rules make of them."""

from __future__ import annotations

import json

import pytest

from flows.errors import UnreadableDocumentError
from flows.ingest import parsing, verification
from flows.ingest.readers import PartKind, ReadText
from flows.ingest.readers.webpage import READER
from schemas.article import Article
from schemas.claims import ClaimedField
from schemas.raw import RawDocument
from tests.ingest.cleaning.documents import LAST, MORE, PROSE
from tests.records import a_raw

TITLE = "The strait will not wait for us"
ADDRESS = "https://www.harbour.example/2021/05/03/the-strait"
MENU = '<nav class="main-menu"><ul><li><a href="/a">Home</a></li><li><a href="/b">Analysis</a></li></ul></nav>'
FOOT = '<footer class="site-footer"><p>Harbour Institute, 4 Pier Road</p><p><a href="/p">Privacy</a></p></footer>'
BYLINE = '<p class="byline">By <a rel="author" href="/ada">Ada Miller</a></p>'
BODY = f"<p>{PROSE}</p><p>{MORE}</p><p>{LAST}</p>"


def page(body: str = BODY, head: str = "", title: str = f"{TITLE} | Harbour Institute", over: str = BYLINE) -> str:
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>{MENU}'
        f'<main><article class="post"><h1>{TITLE}</h1>{over}<div class="entry-content">{body}</div></article></main>'
        f"{FOOT}</body></html>"
    )


def linked(**facts: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **facts})}</script>'


def raw(content: bytes, uri: str = "page.html", charset: str | None = None) -> RawDocument:
    return a_raw(content, uri).model_copy(update={"media_type": "text/html", "charset": charset})


def read(text: str, uri: str = "page.html") -> ReadText:
    """Return what the reader makes of a page; what it says of it must be true of its lines."""
    content = text.encode()
    found = READER.read(raw(content, uri), content)
    assert len([line for line in found.text.split("\n") if line.strip()]) == len(found.parts)
    assert found == READER.read(raw(content, uri), content)
    return found


def article(text: str, uri: str = "page.html") -> Article:
    """Return the record of a page, which must say nothing that the page does not."""
    content = text.encode()
    made = parsing.parse(parsing.Original(raw(content, uri), content))
    assert isinstance(made, Article), made
    assert not list(verification.unfaithful(made, read(text, uri).text))
    return made


def refusal(text: str | bytes) -> tuple[str, str]:
    content = text.encode() if isinstance(text, str) else text
    with pytest.raises(UnreadableDocumentError) as caught:
        READER.read(raw(content), content)
    return caught.value.reason, caught.value.detail


def told(found: ReadText) -> dict[str, tuple[PartKind, str]]:
    """Return kind and rule of each line."""
    lines = [line for line in found.text.split("\n") if line.strip()]
    return {line: (part.kind, part.rule) for line, part in zip(lines, found.parts, strict=True)}


def claimed(found: ReadText, field: ClaimedField) -> list[str]:
    return [one.value for one in found.claims if one.field is field]
