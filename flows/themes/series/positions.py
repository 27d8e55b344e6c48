"""What an author said on a theme then and says now: two near sentences that are qualified otherwise, side by side."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from flows.language import sentences
from flows.themes.cues import cues_of
from flows.themes.series.matters import Likeness, Matter, alike, matter
from flows.themes.series.voices import folded
from schemas.carried import HeldPosition
from schemas.changes import ChangedPosition, Said
from schemas.evidence import Evidence
from schemas.themes import Cue, CueKind, Statement

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from schemas.article import Article, ArticleId, BlockId
    from schemas.dates import PartialDate
    from schemas.themes import Theme, ThemePosition

MOST = 4500
"""Sentences of positions that are kept, those of the latest of them: some 2 MB of records."""

_STATEMENTS = 12
_SENTENCES_KEPT = 8192  # those of a week; each is held against many others
_FORGOTTEN_AFTER = 26  # periods: half a year of weeks
# "Will" says no more than the bare verb, and who is said to say so ("accused", "suggests") is no matter of certainty.
_NO_QUALIFICATION = frozenset({CueKind.CERTAIN, CueKind.REPORTED})
# Sentences of one author on one theme share many words anyway.
_NEAR = Likeness(least=3, share=0.75)


class _Now(NamedTuple):
    """A sentence of this issue."""

    block: BlockId
    span: tuple[int, int]
    text: str
    cues: tuple[Cue, ...]

    def evidence(self, article: Article) -> Evidence:
        """Return where it stands in its article."""
        start, end = self.span
        return Evidence(article=article.id, block=self.block, start=start, end=end, text=self.text)


def held(
    before: Iterable[HeldPosition], themes: Iterable[Theme], articles: Sequence[Article], period: int
) -> tuple[HeldPosition, ...]:
    """Return what authors last said on themes, the latest first.

    Args:
        before: What they had said before.
        themes: What the articles say on themes.
        articles: Of the issue, in order.
        period: Which issue.
    """
    by_id = {article.id: article for article in articles}
    now = [
        HeldPosition(
            authors=tuple(author.name for author in by_id[one.article].authors),
            theme=theme.id,
            period=period,
            published=_published(by_id[one.article]),
            statements=_told(by_id[one.article], one),
        )
        for theme in themes
        for one in theme.positions
        if by_id[one.article].authors
    ]
    said = {(folded(name), one.theme) for one in now for name in one.authors}
    kept = [
        one
        for one in before
        if one.period > period - _FORGOTTEN_AFTER and any((folded(name), one.theme) not in said for name in one.authors)
    ]
    return tuple(_bounded((*now, *kept)))


def without(held: Iterable[HeldPosition], replaced: Collection[ArticleId]) -> tuple[HeldPosition, ...]:
    """Return positions without the sentences of documents that have been replaced.

    Args:
        held: The positions.
        replaced: The documents.
    """
    found = []
    for one in held:
        left = tuple(said for said in one.statements if said.evidence.article not in replaced)
        if left:
            found.append(one if left == one.statements else one.model_copy(update={"statements": left}))
    return tuple(found)


def changed(
    before: Iterable[HeldPosition], themes: Iterable[Theme], articles: Sequence[Article], period: int
) -> tuple[ChangedPosition, ...]:
    """Return pairs of near sentences of one author on one theme that differ in the words that qualify them.

    Args:
        before: What authors have said in earlier issues.
        themes: What the articles say on themes.
        articles: Of the issue, in order.
        period: Which issue.
    """
    known: dict[tuple[str, str], list[HeldPosition]] = {}
    for held in before:
        for name in held.authors:
            known.setdefault((folded(name), held.theme), []).append(held)
    by_id = {article.id: article for article in articles}
    found: dict[tuple[str, str], ChangedPosition] = {}
    for theme in themes:
        for position in theme.positions:
            for author in by_id[position.article].authors:
                earlier = known.get((folded(author.name), theme.id), [])
                pair = _pair(earlier, position, by_id, period) if earlier else None
                if pair is not None:
                    told = ChangedPosition(
                        author=author.name, theme=theme.id, label=theme.label, before=pair[0], now=pair[1]
                    )
                    found.setdefault((folded(author.name), pair[1].evidence.text), told)
    return tuple(found.values())


def _bounded(positions: Iterable[HeldPosition]) -> Iterator[HeldPosition]:
    room = MOST
    for one in positions:
        room -= len(one.statements)
        if room < 0:
            return
        yield one


def _told(article: Article, position: ThemePosition) -> tuple[Statement, ...]:
    """Return what an article says on a theme, by which it may be compared: all that it qualifies, then what was chosen.

    The three chosen ones alone would miss most of what an author says more or less surely the next time.
    """
    cued = [one for one in _sentences(article, position) if one.cues]
    known = {(one.block, one.span) for one in cued}
    cued.sort(key=lambda one: not _qualified(one.cues))
    qualified = [Statement(evidence=one.evidence(article), cues=one.cues) for one in cued[:_STATEMENTS]]
    others = [one for one in position.statements if _place(one.evidence) not in known]
    return tuple([*qualified, *others][:_STATEMENTS])


def _place(evidence: Evidence) -> tuple[BlockId, tuple[int, int]]:
    return evidence.block, (evidence.start, evidence.end)


def _pair(
    earlier: Iterable[HeldPosition], position: ThemePosition, by_id: Mapping[ArticleId, Article], period: int
) -> tuple[Said, Said] | None:
    """Return the two sentences that are nearest to each other and qualified otherwise; ``None`` without such."""
    article = by_id[position.article]
    language = article.language.code
    sentences_now = [(_qualified(one.cues), one) for one in _sentences(article, position)]
    best: tuple[float, Said, Said] | None = None
    for held in earlier:
        for statement in held.statements:
            for now in _differently(statement, sentences_now):
                near = alike(_matter(statement.evidence.text, language), _matter(now.text, language), _NEAR)
                if near > (best[0] if best else 0.0):
                    best = (
                        near,
                        _said(statement.evidence, statement.cues, held.published, held.period),
                        _said(now.evidence(article), now.cues, _published(article), period),
                    )
    return (best[1], best[2]) if best else None


def _differently(statement: Statement, sentences_now: Iterable[tuple[frozenset[CueKind], _Now]]) -> Iterator[_Now]:
    """Yield the sentences that are qualified otherwise than one said before."""
    then, text = _qualified(statement.cues), statement.evidence.text
    return (now for qualified, now in sentences_now if qualified != then and now.text != text)


def _qualified(cues: Iterable[Cue]) -> frozenset[CueKind]:
    return frozenset(cue.kind for cue in cues) - _NO_QUALIFICATION


def _sentences(article: Article, position: ThemePosition) -> Iterator[_Now]:
    """Yield all sentences of an article's paragraphs on a theme."""
    for block in position.blocks:
        text = article.block(block).text
        for start, end in sentences.spans(text):
            yield _Now(block, (start, end), text[start:end], cues_of(text[start:end]))


@lru_cache(maxsize=_SENTENCES_KEPT)
def _matter(sentence: str, language: str) -> Matter:
    """Return what a sentence speaks of, apart from the words that qualify it."""
    return matter(sentence, language, _cue_words(cues_of(sentence)))


def _cue_words(cues: Iterable[Cue]) -> frozenset[str]:
    return frozenset(word for cue in cues for word in cue.words.lower().split())


def _said(evidence: Evidence, cues: Iterable[Cue], published: PartialDate | None, period: int) -> Said:
    return Said(evidence=evidence, cues=tuple(cue.words for cue in cues), published=published, period=period)


def _published(article: Article) -> PartialDate | None:
    return article.published.when if article.published else None
