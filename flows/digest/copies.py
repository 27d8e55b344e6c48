"""Which of several copies of a text an issue prints: the same words from two documents are one source and not two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from schemas.article import ArticleId
from schemas.record import Record
from schemas.relations import Relation, RelationKind
from schemas.run import DocumentReport, Outcome

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from schemas.article import Article
    from schemas.digest import SourceId

Preference = Literal["first", "longest", "latest"]
"""Which of several copies stands in an issue."""


class Copy(Record):
    """A document that an issue leaves out because it prints another with the same words."""

    article: ArticleId
    """The one that is left out."""

    of: ArticleId
    """The one that stands for it."""

    relation: Relation
    """What they are to each other."""


def chosen(
    articles: Sequence[Article], relations: Sequence[Relation], printed: Collection[ArticleId], prefer: Preference
) -> tuple[tuple[ArticleId, ...], tuple[Copy, ...]]:
    """Return the articles that an issue is of, in their order, and the copies that it leaves out.

    Args:
        articles: Those that wait for an issue.
        relations: What they are to each other and to those that earlier issues have printed.
        printed: Articles that stand in earlier issues of the series.
        prefer: Which of several copies stands. Of an older and a newer version the newer one always does, and of
            whole and part the whole.
    """
    words = {article.id: article.words for article in articles}
    beaten = _beaten(relations, words, printed, prefer)
    kept, rest = set(printed), [article.id for article in articles]
    left: dict[ArticleId, Copy] = {}
    while rest:
        # Whoever stands must be known before those that it stands for; in a ring of copies the first does.
        one = next((one for one in rest if beaten.get(one, {}).keys().isdisjoint(rest)), rest[0])
        rest.remove(one)
        over = [(winner, relation) for winner, relation in beaten.get(one, {}).items() if winner in kept]
        if over:
            left[one] = Copy(article=one, of=over[0][0], relation=over[0][1])
        else:
            kept.add(one)
    stand = tuple(article.id for article in articles if article.id not in left)
    return stand, tuple(left[article.id] for article in articles if article.id in left)


def replaced(relations: Sequence[Relation], articles: Collection[ArticleId]) -> tuple[ArticleId, ...]:
    """Return the articles that are old versions of some of an issue, sorted.

    Args:
        relations: What the issue's articles are to each other and to others.
        articles: Those of the issue.
    """
    old = {
        one.first
        for one in relations
        if one.kind is RelationKind.UPDATE and one.second in articles and one.first not in articles
    }
    return tuple(sorted(old))


def reports(
    copies: Sequence[Copy], uris: Mapping[ArticleId, str], numbers: Mapping[ArticleId, SourceId]
) -> tuple[DocumentReport, ...]:
    """Return what an issue says of the copies of its sources that it leaves out.

    Args:
        copies: May be of articles of other issues, of which nothing is said.
        uris: Where the copies were found.
        numbers: Of the issue's articles.
    """
    return tuple(
        DocumentReport(
            uri=uris[one.article],
            outcome=Outcome.DUPLICATE,
            reason="copy",
            detail=_told(one, numbers[one.of]),
            article=one.article,
        )
        for one in copies
        if one.of in numbers
    )


def _told(copy: Copy, number: SourceId) -> str:
    kind, share = copy.relation.kind.value, f"{copy.relation.overlap:.0%}"
    if copy.relation.second == copy.article:
        return f"{kind} of {number}: {share} of its words stand there"
    article = "an" if kind[0] in "aeu" else "a"
    return f"{number} is {article} {kind} of it"


def _beaten(
    relations: Sequence[Relation],
    words: Mapping[ArticleId, int],
    printed: Collection[ArticleId],
    prefer: Preference,
) -> dict[ArticleId, dict[ArticleId, Relation]]:
    """Return for each article those that stand rather than it."""
    beaten: dict[ArticleId, dict[ArticleId, Relation]] = {}
    for one in relations:
        loser = _loser(one, words, printed, prefer)
        winner = one.first if loser == one.second else one.second
        if loser in words and (winner in words or winner in printed):
            beaten.setdefault(loser, {})[winner] = one
    return beaten


def _loser(
    relation: Relation, words: Mapping[ArticleId, int], printed: Collection[ArticleId], prefer: Preference
) -> ArticleId:
    first, second = relation.first, relation.second
    match relation.kind:
        case RelationKind.UPDATE:
            return first
        case RelationKind.EXCERPT:
            return second
        case _ if first in printed or second in printed:
            return second if first in printed else first
        case _ if prefer == "longest":
            return first if words.get(second, 0) > words.get(first, 0) else second
        case _:
            return first if prefer == "latest" else second
