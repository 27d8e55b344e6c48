from __future__ import annotations

import pytest

from flows.digest.selection import select
from flows.errors import EmptyIssueError
from tests.records import a_raw, an_article, an_issue


def test_the_first_issue_holds_everything_that_waits() -> None:
    selection = select("Desk Brief", ("a" * 16, "b" * 16), None)
    assert (selection.number, selection.revision) == (1, 1)
    assert selection.articles == ("a" * 16, "b" * 16)


def test_the_next_issue_has_the_next_number_whatever_the_last_one_was_revised_to() -> None:
    selection = select("Desk Brief", ("a" * 16,), an_issue((), number=3, revision=2))
    assert (selection.number, selection.revision) == (4, 1)


def test_the_last_issue_is_revised_when_nothing_waits() -> None:
    article = an_article(a_raw())
    selection = select("Desk Brief", (), an_issue((article,), number=3, revision=2))
    assert (selection.number, selection.revision) == (3, 3)
    assert selection.articles == (article.id,)


def test_there_is_no_issue_of_nothing() -> None:
    with pytest.raises(
        EmptyIssueError, match="Desk Brief: no issue: there is no article in the store; ingest a folder"
    ):
        select("Desk Brief", (), None)
