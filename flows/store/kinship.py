"""How the store finds articles that share their words: the statements, on a connection that is open."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, or_, select

from flows.store.tables import ARTICLES, FINGERPRINTS, RELATIONS

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection

    from schemas.article import ArticleId
    from schemas.relations import Kin

# Beyond some thousands, databases refuse a statement for its number of parameters.
_AT_ONCE = 500


def put_kin(connection: Connection, article: ArticleId, kin: Kin) -> None:
    """Keep what an article is to others, in place of what was known of it when other rules had made it."""
    connection.execute(delete(FINGERPRINTS).where(FINGERPRINTS.c.article == article))
    connection.execute(delete(RELATIONS).where(or_(RELATIONS.c.first == article, RELATIONS.c.second == article)))
    if kin.fingerprint:
        connection.execute(insert(FINGERPRINTS), [{"hash": one, "article": article} for one in kin.fingerprint])
    for one in kin.relations:
        connection.execute(insert(RELATIONS).values(first=one.first, second=one.second, record=one.model_dump_json()))


def unrelated(connection: Connection, after: int, most: int) -> tuple[tuple[int, ArticleId], ...]:
    """Return articles by which no other can be found, each with the number of its first record, in that order."""
    first = func.min(ARTICLES.c.number)
    wanted = select(first, ARTICLES.c.article).where(ARTICLES.c.article.not_in(select(FINGERPRINTS.c.article)))
    grouped = wanted.group_by(ARTICLES.c.article).having(first > after).order_by(first).limit(most)
    return tuple((number, article) for number, article in connection.execute(grouped))


def sharing(connection: Connection, fingerprint: Collection[int], most: int) -> tuple[tuple[ArticleId, int, int], ...]:
    """Return the articles that share most hashes, how many they share, and how many they have."""
    shared: Counter[ArticleId] = Counter()
    counted = select(FINGERPRINTS.c.article, func.count()).group_by(FINGERPRINTS.c.article)
    rest = sorted(fingerprint)
    while rest:
        part, rest = rest[:_AT_ONCE], rest[_AT_ONCE:]
        rows = connection.execute(counted.where(FINGERPRINTS.c.hash.in_(part)))
        shared.update(dict(rows.tuples().all()))
    first = sorted(shared, key=lambda article: (-shared[article], article))[:most]
    sizes = dict(connection.execute(counted.where(FINGERPRINTS.c.article.in_(first))).tuples().all())
    return tuple((article, shared[article], sizes[article]) for article in first)
