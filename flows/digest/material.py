"""What an issue is composed of, and how its parts are named on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from flows.digest import wording
from flows.digest.ahead import Dates, dates_of
from flows.digest.choice import Choice, choose
from schemas.article import Article, ArticleId, Author
from schemas.carried import KnownDate
from schemas.digest import Mark, Passage, SourceHead, SourceId
from schemas.issue import Standing
from schemas.relations import Relation
from schemas.run import DocumentReport
from schemas.themes import Analysis, DatedEvent, Evidence, Statement

# A longer title names nobody any better, and takes the lines of what is said.
_MOST_OF_TITLE = 60


@dataclass(frozen=True)
class Earlier:
    """A document of an earlier issue that this one cites."""

    article: Article
    """Its record, the one that was printed."""

    standing: Standing
    """Where it stands."""


@dataclass(frozen=True)
class Material:
    """Everything an issue is made from."""

    series: str
    """Name of the series."""

    number: int
    """Number of the issue."""

    revision: int
    """1 for the first printing."""

    printed: date
    """Date of the issue."""

    articles: tuple[Article, ...]
    """In the order in which they are numbered."""

    analysis: Analysis
    """What they say."""

    since: date | None = None
    """Date of the issue before; ``None`` for a first issue."""

    known: tuple[KnownDate, ...] = ()
    """Dates ahead that the series knows of, those of this issue among them, the nearest first."""

    updates: tuple[Relation, ...] = ()
    """Its articles that take the place of articles of earlier issues, in their order."""

    earlier: tuple[Earlier, ...] = ()
    """Documents of earlier issues that it cites, in the order in which they are numbered."""

    unshown: tuple[str, ...] = ()
    """Scripts of the articles that no font of this machine shows, a sentence each."""

    left_out: tuple[DocumentReport, ...] = ()
    """Documents that were offered and are in no issue."""

    printed_before: tuple[DocumentReport, ...] = ()
    """Documents that were offered again and stand in an earlier issue, which ``detail`` names."""

    excerpts: Literal["paragraph", "sentence"] = "paragraph"
    """How much of a cited text is reprinted where its rights are silent."""

    @cached_property
    def ids(self) -> dict[ArticleId, SourceId]:
        """Numbers of the articles: ``S1``, ``S2``, ..."""
        return {article.id: f"S{number}" for number, article in enumerate(self.articles, start=1)}

    @cached_property
    def numbers(self) -> dict[ArticleId, SourceId]:
        """Numbers of all documents that can be cited: of the articles, and ``E1``, ``E2``, ... of earlier ones."""
        return self.ids | {one.article.id: f"E{number}" for number, one in enumerate(self.earlier, start=1)}

    @cached_property
    def by_id(self) -> dict[ArticleId, Article]:
        """The articles, and those of earlier issues, by their ids."""
        return {article.id: article for article in (*self.articles, *(one.article for one in self.earlier))}

    @cached_property
    def heads(self) -> dict[ArticleId, SourceHead]:
        """How tables name the documents."""
        return {
            article.id: SourceHead(id=self.numbers[article.id], name=speaker(article), outlet=outlet(article))
            for article in self.by_id.values()
        }

    @cached_property
    def foreign(self) -> tuple[SourceId, ...]:
        """Numbers of the articles in other languages than English, of which names say less."""
        return tuple(self.ids[one.id] for one in self.articles if one.language.code not in {"en", "und"})

    @cached_property
    def unread(self) -> tuple[SourceId, ...]:
        """Numbers of the articles in other languages than the taxonomy's terms."""
        own = {*self.analysis.languages, "und"}
        return tuple(self.ids[one.id] for one in self.articles if own > {"und"} and one.language.code not in own)

    @cached_property
    def dates(self) -> Dates:
        """The dates that it tells."""
        return dates_of(self)

    @cached_property
    def choice(self) -> Choice:
        """Where each sentence stands."""
        return choose(self.articles, self.analysis)

    def mark(self, article: ArticleId, block: str) -> Mark:
        """Return the citation mark of a block."""
        return Mark(source=self.numbers[article], article=article, block=block, number=int(block[1:]))

    def passage(self, evidence: Evidence, cues: Sequence[str] = ()) -> Passage:
        """Return a sentence as the page shows it."""
        mark = self.mark(evidence.article, evidence.block)
        return Passage(text=evidence.text, start=evidence.start, end=evidence.end, mark=mark, cues=tuple(cues))

    def quoted(self, statement: Statement) -> Passage:
        """Return a chosen sentence with the words that qualify it."""
        return self.passage(statement.evidence, [cue.words for cue in statement.cues])

    def words(self, article: ArticleId, block: str, start: int, end: int) -> Passage:
        """Return a stretch of a block."""
        text = self.by_id[article].block(block).text[start:end]
        return Passage(text=text, start=start, end=end, mark=self.mark(article, block))

    def dated(self, event: DatedEvent, most: int) -> tuple[Passage, str]:
        """Return the part of a sentence about its date, in about so many characters, and how it is printed."""
        evidence = event.evidence
        start, end = wording.stretch(evidence.text, event.start, event.start + len(event.words), most)
        part = self.words(evidence.article, evidence.block, evidence.start + start, evidence.start + end)
        return part, wording.elided(evidence.text, start, end)


def in_order(articles: Sequence[Article]) -> tuple[Article, ...]:
    """Return articles as an issue numbers them: by date, undated ones by the days between which they were written."""
    return tuple(sorted(articles, key=_place))


def _place(article: Article) -> tuple[date, date, str, str]:
    if article.published is not None:
        first, last = article.published.when.first, article.published.when.last
    elif article.written is not None:
        first = article.written.not_before or date.max
        last = article.written.not_after or date.max
    else:
        first = last = date.max
    return first, last, article.title or "", article.id


def speaker(article: Article) -> str:
    """Return who speaks: the authors, or else the publisher, or else the title, in short."""
    names = [author.name for author in article.authors]
    if len(names) > 2:  # noqa: PLR2004 - a table's column has room for two
        return f"{names[0]} and others"
    return " and ".join(names) or (article.publisher.name if article.publisher else None) or _short_title(article)


def _short_title(article: Article) -> str:
    return wording.cut(title(article), _MOST_OF_TITLE)


def outlet(article: Article) -> str | None:
    """Return the publisher, or else where the first author works, as short as the document has it."""
    if article.publisher is not None and article.authors:
        return article.publisher.abbreviation or article.publisher.name
    first: Author | None = article.authors[0] if article.authors else None
    return (first.affiliation_printed or first.affiliation) if first else article.host


def title(article: Article) -> str:
    """Return a document's title, or what stands for it."""
    return article.title or f"Untitled {article.kind.value} ({article.uri})"


def anchor(theme: str) -> str:
    """Return the place on the page of a theme's section."""
    return f"theme-{theme}"
