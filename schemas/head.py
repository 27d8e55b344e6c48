"""What is said of a stored article without reading it."""

from __future__ import annotations

from datetime import date

from schemas.article import ArticleId, DocumentKind
from schemas.raw import Sha256
from schemas.record import Record


class ArticleHead(Record):
    """One line of a list of articles."""

    article: ArticleId
    """The article."""

    raw: Sha256
    """Its original."""

    cleaned_by: str
    """Name and version of the rules that made the record."""

    title: str | None
    """As printed; ``None`` when it has none."""

    kind: DocumentKind
    """What kind of text it is."""

    published: date | None
    """First day that its date can mean; ``None`` when it is undated."""
