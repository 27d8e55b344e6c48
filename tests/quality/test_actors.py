from __future__ import annotations

import pytest

from schemas.actors import Actor, ActorKind
from tests.quality.actors import Wanted, found_alone, own, scores, seeds

WANTED = [Wanted("a", frozenset({"Ida Berg", "Berg"}), ActorKind.PERSON)]


def an_actor(name: str, kind: ActorKind = ActorKind.PERSON) -> Actor:
    return Actor(name=name, kind=kind)


def test_any_of_the_right_names_is_found() -> None:
    assert scores([("a", an_actor("Berg"))], WANTED) == {
        "found": 1,
        "found and of the right kind": 1,
        "answers that are right": 1,
    }


def test_the_right_name_in_another_article_is_not() -> None:
    assert scores([("b", an_actor("Berg"))], WANTED)["found"] == 0


def test_another_kind_is_told_apart() -> None:
    found = scores([("a", an_actor("Berg", ActorKind.PLACE))], WANTED)
    assert (found["found"], found["found and of the right kind"]) == (1, 0)


def test_every_answer_that_no_editor_gave_is_wrong() -> None:
    assert scores([("a", an_actor("Berg")), ("a", an_actor("Oslo"))], WANTED)["answers that are right"] == 0.5


@pytest.mark.parametrize("gold", [seeds, own])
def test_every_actor_of_the_labels_is_named_in_its_article(gold: object) -> None:
    articles, wanted = seeds() if gold is seeds else own()
    for one in wanted:
        article = articles[one.article]
        texts = [block.text for block in article.blocks] + [said.venue or "" for said in article.quotations]
        assert any(_known(name) in _known(" ".join(texts)) for name in one.names), one


def _known(text: str) -> str:
    return text.casefold().replace("’", "'")


def test_articles_of_our_own_are_read_one_by_one() -> None:
    articles, _ = own()
    assert {name for name, _ in found_alone(articles)} == set(articles)
