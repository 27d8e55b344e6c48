"""What an issue is of: everything that no earlier issue of its series has printed, or the last one again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pydantic import PositiveInt

from flows.digest.copies import Copy
from flows.errors import EmptyIssueError
from schemas.article import ArticleId
from schemas.raw import Sha256
from schemas.record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from schemas.issue import Issue


class Selection(Record):
    """An issue to be made, or one that is printed and may have to be revised."""

    series: str
    """Name of the series."""

    number: PositiveInt
    """Number of the issue."""

    revision: PositiveInt
    """Revision that a printing would be."""

    articles: tuple[ArticleId, ...]
    """What it is of."""

    before: Sha256 | None = None
    """Identity of the analysis of the issue before; ``None`` for a first issue."""

    since: date | None = None
    """Day of the issue before; ``None`` for a first issue."""

    replaced: tuple[ArticleId, ...] = ()
    """Articles of which some of its own are new versions; what they said is no longer told."""

    copies: tuple[Copy, ...] = ()
    """Documents that wait for an issue and repeat one that is printed."""


def select(series: str, waiting: Sequence[ArticleId], last: Issue | None) -> Selection:
    """Return what the next issue of a series is of.

    Args:
        series: Its name.
        waiting: Articles that stand in no issue of it.
        last: Its last issue; ``None`` before the first.

    Raises:
        EmptyIssueError: nothing was ever taken in.
    """
    if waiting:
        number = 1 if last is None else last.digest.number + 1
        return Selection(series=series, number=number, revision=1, articles=tuple(waiting))
    if last is None:
        raise EmptyIssueError(series, "there is no article in the store; ingest a folder first")
    revision = last.digest.revision + 1
    return Selection(series=series, number=last.digest.number, revision=revision, articles=last.digest.articles)
