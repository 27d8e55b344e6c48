"""Citations as an issue prints them ("S2 ¶5"), and the documents and paragraphs that they lead to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from flows.store import Store
    from schemas.article import Article, Block
    from schemas.issue import Issue, PrintedArticle

_CITATION = re.compile(r"\[?([SE][1-9]\d*)(?:\s*[¶#p]?\s*([1-9]\d*))?\]?", re.IGNORECASE)


class Cited(NamedTuple):
    """What a citation leads to."""

    article: Article
    """The document, as the issue was made from it."""

    block: Block | None
    """The paragraph; ``None`` when only a document is named."""


def cited(what: str, issue: Issue, store: Store) -> Cited | None:
    """Return what a citation leads to, or ``None`` when it is none.

    Args:
        what: As printed; brackets and the sign may be left out.
        issue: Where it is printed.
        store: Holds the documents.

    Raises:
        UnknownRecordError: the issue has no such source, or the source no such paragraph.
    """
    from flows.errors import UnknownRecordError  # noqa: PLC0415 - not for --help

    citation = _CITATION.fullmatch(what)
    if citation is None:
        return None
    article = _source(issue, citation[1].upper(), store)
    if citation[2] is None:
        return Cited(article, None)
    try:
        return Cited(article, article.block(f"p{citation[2]}"))
    except KeyError as error:
        raise UnknownRecordError(what, f"the source has {len(article.blocks)} paragraphs") from error


def _source(issue: Issue, name: str, store: Store) -> Article:
    """Return the record of a source of an issue, or of an earlier issue's document that it cites."""
    from flows.errors import UnknownRecordError  # noqa: PLC0415 - not for --help

    lines: tuple[PrintedArticle, ...] = issue.articles if name[0] == "S" else issue.earlier
    if int(name[1:]) > len(lines):
        what = "sources" if name[0] == "S" else "documents of earlier issues"
        raise UnknownRecordError(name, f"the issue has {len(lines)} {what}")
    line = lines[int(name[1:]) - 1]
    return store.articles([line.article], line.cleaned_by)[0]
