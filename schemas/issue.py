"""An issue that was printed."""

from __future__ import annotations

from typing import Literal

from pydantic import NonNegativeInt, PositiveInt, model_validator

from schemas.article import ArticleId
from schemas.digest import Digest
from schemas.raw import Sha256
from schemas.record import Record


class PrintedArticle(Record):
    """A line of an issue's ledger: exactly which record it was made from."""

    article: ArticleId
    """The article."""

    raw: Sha256
    """Its original."""

    cleaned_by: str
    """Rules that made the record; others may have made another since."""


class Standing(PrintedArticle):
    """Where an article stands in its series."""

    issue: PositiveInt
    """Number of the issue."""

    place: PositiveInt
    """Number of the article in it: 3 for ``S3``."""


class Issue(Record):
    """A printed issue: what its pages show, what it was made from, and where the PDF is."""

    schema_version: Literal[1] = 1
    """Version of this record's form."""

    digest: Digest
    """Everything that the pages show; holds series, number and revision."""

    articles: tuple[PrintedArticle, ...]
    """In the order of ``digest.articles``."""

    earlier: tuple[Standing, ...] = ()
    """Documents of earlier issues that it cites as ``E1``, ``E2``, ..., in order."""

    analysis: Sha256
    """Identity of the analysis that it rests on."""

    pdf: str
    """Name of the PDF in the reports folder."""

    pdf_sha256: Sha256
    """Digest of the PDF."""

    pages: PositiveInt
    """Number of its pages."""

    passages: NonNegativeInt
    """Sentences on the pages that were checked against their originals."""

    program: str
    """Name and version of the program that printed it."""

    @model_validator(mode="after")
    def _one_line_each(self) -> Issue:
        if tuple(line.article for line in self.articles) != self.digest.articles:
            msg = "the ledger names other articles than the digest"
            raise ValueError(msg)
        return self
