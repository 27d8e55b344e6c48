from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.digest.copies import Preference, chosen, replaced, reports
from schemas.relations import Relation, RelationKind
from schemas.run import Outcome
from tests.records import a_raw, an_article

if TYPE_CHECKING:
    from schemas.article import Article

A, B, C = (
    an_article(a_raw(name.encode(), f"{name}.txt"), name, text)
    for name, text in (("a", "Three words here."), ("b", "There are five words here."), ("c", "Two words."))
)


def related(kind: RelationKind, first: Article, second: Article) -> Relation:
    return Relation(kind=kind, first=first.id, second=second.id, overlap=0.93)


def stand(*relations: Relation, printed: tuple[Article, ...] = (), prefer: Preference = "first") -> str:
    """Return the titles of those of three articles that stand in the next issue."""
    waiting = [one for one in (A, B, C) if one not in printed]
    ids, copies = chosen(waiting, relations, {one.id for one in printed}, prefer)
    assert len(ids) + len(copies) == len(waiting)
    return "".join(one.title or "" for one in waiting if one.id in ids)


def test_articles_that_share_nothing_all_stand() -> None:
    assert stand() == "abc"


@pytest.mark.parametrize(("prefer", "left"), [("first", "ac"), ("longest", "bc"), ("latest", "bc")])
@pytest.mark.parametrize("kind", [RelationKind.EXACT, RelationKind.NEAR, RelationKind.SYNDICATED])
def test_of_copies_the_one_stands_that_the_setting_asks_for(kind: RelationKind, prefer: Preference, left: str) -> None:
    assert stand(related(kind, A, B), prefer=prefer) == left


def test_the_longest_stands_whatever_came_first() -> None:
    assert stand(related(RelationKind.NEAR, B, C), prefer="longest") == "ab"
    assert stand(related(RelationKind.NEAR, B, C), prefer="latest") == "ac"


@pytest.mark.parametrize("prefer", ["first", "longest", "latest"])
def test_the_newer_version_and_the_whole_always_stand(prefer: Preference) -> None:
    assert stand(related(RelationKind.UPDATE, A, B), prefer=prefer) == "bc"
    assert stand(related(RelationKind.EXCERPT, A, B), prefer=prefer) == "ac"


def test_three_copies_of_one_text_are_one_source() -> None:
    pairs = ((A, B), (A, C), (B, C))
    assert stand(*(related(RelationKind.NEAR, *pair) for pair in pairs)) == "a"
    assert stand(*(related(RelationKind.NEAR, *pair) for pair in pairs), prefer="latest") == "c"


def test_what_repeats_one_that_is_left_out_itself_stands_when_it_repeats_no_other() -> None:
    assert stand(related(RelationKind.NEAR, A, B), related(RelationKind.NEAR, B, C)) == "ac"


def test_a_ring_in_which_each_stands_for_the_next_leaves_one() -> None:
    ring = (related(RelationKind.UPDATE, A, B), related(RelationKind.UPDATE, B, C), related(RelationKind.UPDATE, C, A))
    assert len(stand(*ring)) == 2


@pytest.mark.parametrize("prefer", ["first", "longest", "latest"])
def test_a_copy_of_what_was_printed_before_is_not_printed_again(prefer: Preference) -> None:
    assert stand(related(RelationKind.NEAR, A, B), printed=(A,), prefer=prefer) == "c"
    assert stand(related(RelationKind.NEAR, B, A), printed=(A,), prefer=prefer) == "c"
    assert stand(related(RelationKind.EXCERPT, A, B), printed=(A,), prefer=prefer) == "c"


def test_a_correction_and_the_whole_of_what_was_printed_before_are_printed() -> None:
    assert stand(related(RelationKind.UPDATE, A, B), printed=(A,)) == "bc"
    assert stand(related(RelationKind.EXCERPT, B, A), printed=(A,)) == "bc"


def test_an_issue_says_which_of_its_sources_stands_for_a_copy() -> None:
    relations = [related(RelationKind.SYNDICATED, A, B), related(RelationKind.UPDATE, C, A)]
    _, copies = chosen([A, B, C], relations, (), "first")
    told = reports(copies, {one.id: one.uri for one in (A, B, C)}, {A.id: "S7"})
    assert [(one.uri, one.outcome, one.reason, one.detail) for one in told] == [
        ("b.txt", Outcome.DUPLICATE, "copy", "syndicated copy of S7: 93% of its words stand there"),
        ("c.txt", Outcome.DUPLICATE, "copy", "S7 is an update of it"),
    ]
    assert reports(copies, {}, {}) == ()


def test_an_article_of_which_the_issue_has_a_new_version_is_replaced() -> None:
    update, later = related(RelationKind.UPDATE, A, B), related(RelationKind.UPDATE, B, C)
    assert replaced([update, later], [B.id]) == (A.id,)
    assert replaced([related(RelationKind.NEAR, A, B)], [B.id]) == ()
