from __future__ import annotations

import pytest

from flows.language import words
from flows.themes.backends.embedded import BACKEND
from flows.themes.contrasts import Parting, contrasts_of, parting
from flows.themes.contrasts.clauses import read, stretches
from flows.themes.units import units_of
from schemas.contrasts import Contrast
from tests.themes.articles import a_taxonomy, an_article


def parts(one: str, other: str) -> Parting | None:
    """Return how two whole sentences part."""
    left, right = (read(next(stretches(text, words.find(text)))) for text in (one, other))
    return parting(left, right) if left and right else None


PORT = "The council supports a second quay in the old port."


@pytest.mark.parametrize(
    ("other", "here", "there"),
    [
        ("The council does not support a second quay in the old port.", (), ("not",)),
        ("The council opposes a second quay in the old port.", ("supports",), ("opposes",)),
        ("The council is unlikely to support a second quay in the old port.", (), ("unlikely",)),
        ("The council never supported a second quay in the old port of Tamm.", (), ("never",)),
    ],
)
def test_two_sentences_on_one_thing_part_by_a_word(other: str, here: tuple[str, ...], there: tuple[str, ...]) -> None:
    found = parts(PORT, other)
    assert found is not None
    assert (found.one, found.other) == (here, there)
    assert {"council", "quay", "port"} <= set(found.shared)


@pytest.mark.parametrize(
    "other",
    [
        "A second quay in the old port is supported by the council.",
        "The council does not oppose a second quay in the old port.",
        "The parliament does not support a second quay in the old port.",
        "The council does not support a second road in the old port.",
        "The council may not support a second quay in the old port.",
        "If the council does not support a second quay, the old port will close.",
        "Does the council not support a second quay in the old port?",
        "The council not only supports a second quay in the old port but pays for it.",
        "The council supports a second quay in the old port, which nobody uses.",
        "The council does not support a second quay in the old port before it is paid.",
        "The council denies that it supports a second quay in the old port.",
        "There is no doubt that the council supports a second quay in the old port.",
        "The council never denied that no member supports a second quay in the old port.",
    ],
)
def test_what_says_the_same_or_something_else_does_not_part(other: str) -> None:
    assert parts(PORT, other) is None


def test_what_rose_at_one_time_and_fell_at_another_does_not_part() -> None:
    rose = "Exports of grain from the lake states rose"
    assert parts(f"{rose} last year.", "Exports of grain from the lake states fell last year.") is not None
    assert parts(f"{rose} in 2019.", "Exports of grain from the lake states fell in 2022.") is None
    assert parts(f"{rose} by 4 percent.", "Exports of grain from the lake states fell by 7 percent.") is None


def test_what_rises_here_and_falls_there_takes_no_side() -> None:
    both = "Support for the reform rose in the cities and fell in the villages."
    assert parts(both, "Support for the reform fell in the cities and the villages.") is None


def test_neither_nor_is_one_negation() -> None:
    assert parts("The vote in Tamm was free and fair.", "The vote in Tamm was neither free nor fair.") is not None


def contrasts(*texts: str) -> tuple[Contrast, ...]:
    articles = [an_article(text, name=f"{number}") for number, text in enumerate(texts)]
    return BACKEND.analyse(articles, a_taxonomy()).contrasts


LIFTED = "The ban on the export of grain will be lifted by the council."
KEPT = "The ban on the export of grain will not be lifted by the council."


def test_a_theme_sets_two_documents_side_by_side_in_the_order_of_the_articles() -> None:
    (found,) = contrasts(f"Wheat is dear. {LIFTED}", f"Wheat is cheap. {KEPT}")
    assert found.theme == "grain-trade"
    assert [side.evidence.text for side in found.sides] == [LIFTED, KEPT]
    assert [side.words for side in found.sides] == [(), ("not",)]


def test_a_clause_may_part_from_another_sentence_and_the_whole_sentence_is_evidence() -> None:
    long = "Wheat is dear, but the ban on the export of grain will not be lifted by the council."
    (found,) = contrasts(LIFTED, long)
    assert found.sides[1].evidence.text == long


def test_one_document_is_not_set_against_itself() -> None:
    assert contrasts(f"{LIFTED} {KEPT}", "Wheat and grain are dear.") == ()


def test_no_two_themes_show_the_same_pair() -> None:
    articles = [an_article(text, name=text) for text in (LIFTED, KEPT)]
    (theme,) = BACKEND.analyse(articles, a_taxonomy()).themes
    found = contrasts_of(units_of(articles), [theme, theme.model_copy(update={"id": "another"})])
    assert [one.theme for one in found] == [theme.id]


def test_other_languages_are_left_alone() -> None:
    articles = [an_article(text, name=text, language="de") for text in (LIFTED, KEPT)]
    found = BACKEND.analyse(articles, a_taxonomy())
    assert contrasts_of(units_of(articles), found.themes) == ()


@pytest.mark.parametrize(
    "cut",
    ["not to support a second quay in the old port.", "The council does not support a second quay in the old port:"],
)
def test_what_is_cut_off_at_its_beginning_or_its_end_is_no_side(cut: str) -> None:
    assert contrasts(PORT, cut) == ()
