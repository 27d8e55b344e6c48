from __future__ import annotations

from itertools import pairwise

from flows.themes.backends.embedded import BACKEND
from schemas.article import Article
from schemas.themes import Analysis, Statement
from tests.quality.brief import brief
from tests.themes.articles import a_taxonomy, an_article

GRAIN = "The export ban on wheat should end before the next harvest of the plains."
FISH = "A fishing quota must protect the trawler crews of the smaller islands."
WATER = "The dam may dry the river basin long before the delta learns of it."


def articles(*texts: tuple[str, ...]) -> list[Article]:
    return [an_article(*own, name=f"article {number}") for number, own in enumerate(texts)]


def analysis(made: list[Article]) -> Analysis:
    return BACKEND.analyse(made, a_taxonomy())


def texts(chosen: tuple[Statement, ...]) -> list[str]:
    return [one.evidence.text for one in chosen]


MADE = articles((GRAIN, FISH), (WATER, "Wheat will remain scarce wherever traders hoard it."))
FOUND = analysis(MADE)


def test_a_brief_lets_every_source_speak_on_every_theme_when_there_is_room() -> None:
    cells = {(theme.id, position.article) for theme in FOUND.themes for position in theme.positions}
    chosen = brief(MADE, FOUND, 200)
    spoken = {
        (theme.id, one.evidence.article)
        for one in chosen
        for theme in FOUND.themes
        for member in theme.members
        if (member.article, member.block) == (one.evidence.article, one.evidence.block)
    }
    assert cells <= spoken


def test_a_brief_keeps_to_its_length() -> None:
    for words in (0, 8, 20, 40, 200):
        assert sum(len(text.split()) for text in texts(brief(MADE, FOUND, words))) <= words


def test_a_longer_brief_says_no_less() -> None:
    lengths = [len(brief(MADE, FOUND, words)) for words in (0, 15, 30, 60, 200)]
    assert all(shorter <= longer for shorter, longer in pairwise(lengths))


def test_a_brief_says_nothing_twice() -> None:
    chosen = texts(brief(MADE, FOUND, 500))
    assert len(chosen) == len(set(chosen))


def test_nothing_found_makes_an_empty_brief() -> None:
    assert brief([], analysis([]), 250) == ()


def test_a_brief_is_made_of_statements_of_the_analysis() -> None:
    known = {one for theme in FOUND.themes for position in theme.positions for one in position.statements}
    assert set(brief(MADE, FOUND, 200)) <= known


def test_of_many_documents_a_brief_says_what_most_of_them_say() -> None:
    shared = "The export ban on wheat was lifted by the council of the plains."
    others = [
        f"Grain of the {name} silo was sold to a merchant of {name}." for name in ("north", "south", "east", "west")
    ]
    made = articles(*((shared, one) for one in others), *((shared, f"Wheat of {one}") for one in others))
    assert texts(brief(made, analysis(made), 14)) == [shared]


def test_of_many_documents_a_brief_keeps_to_its_length_and_says_nothing_twice() -> None:
    made = articles(
        *((GRAIN, FISH, f"The dam of river {number} floods the wheat of plain {number}.") for number in range(8))
    )
    found = analysis(made)
    for words in (0, 20, 60):
        chosen = texts(brief(made, found, words))
        assert sum(len(text.split()) for text in chosen) <= words
        assert len(chosen) == len(set(chosen))
