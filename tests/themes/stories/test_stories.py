from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from flows.themes.stories import linkage, stories_of
from flows.themes.units import units_of
from schemas.article import Article, Publisher
from schemas.stories import JointKind, Story
from tests.ingest.cleaning.documents import cleaned
from tests.themes.articles import an_article

TEXTS = Path(__file__).parents[2] / "language" / "texts"
FERRY = (
    (
        "The ferry Halmar Star ran aground off Kesten on Tuesday with 214 passengers, and the coast guard of Varland "
        "sent two cutters. Captain Ines Torvald said the engine had failed near Kesten lighthouse."
    ),
    "Rescuers brought all passengers of the Halmar Star ashore in Kesten before midnight, said Captain Torvald.",
)
FERRY_TOO = (
    (
        "All 214 passengers of a ferry that ran aground are safe. Rescuers of the coast guard took them to Kesten, "
        "where Captain Ines Torvald blamed the engine of the Halmar Star."
    ),
    "The owner of the Halmar Star promised an inquiry into why the engine of the ferry failed off Kesten.",
)
BUDGET = (
    (
        "The parliament of Norrhaven passed a budget that raises the tax on diesel. Finance minister Otto Brandmeyer "
        "said the money would go to schools in Upper Norrhaven."
    ),
    "The opposition around Mara Lindqvist voted against the budget of Otto Brandmeyer and called the tax unjust.",
)
BUDGET_TOO = (
    (
        "A tax on diesel pays for schools: so says the budget that finance minister Otto Brandmeyer brought through "
        "the parliament in spite of Mara Lindqvist."
    ),
    "Mara Lindqvist wants a vote on the tax, and Otto Brandmeyer said that the budget of Norrhaven stands.",
)
ALONE = (
    "A museum in the town of Selvik shows boats that were built two hundred years ago, and children may row one.",
    "The director of the museum, Pia Solheim, found the oldest boat in a barn near Selvik.",
)


def found(*articles: Article) -> tuple[Story, ...]:
    return stories_of(units_of(articles))


def five() -> list[Article]:
    texts = {"ferry": FERRY, "budget": BUDGET, "museum": ALONE, "ferry too": FERRY_TOO, "budget too": BUDGET_TOO}
    return [an_article(*paragraphs, name=name) for name, paragraphs in texts.items()]


def members(story: Story, articles: list[Article]) -> set[str | None]:
    return {article.title for article in articles if article.id in story.articles}


def test_reports_of_one_event_are_one_story_and_what_stands_alone_is_none() -> None:
    articles = five()
    assert {frozenset(members(one, articles)) for one in found(*articles)} == {
        frozenset({"Title of ferry", "Title of ferry too"}),
        frozenset({"Title of budget", "Title of budget too"}),
    }


def test_a_story_is_called_by_a_phrase_and_says_what_joins_it() -> None:
    story = next(one for one in found(*five()) if "Brandmeyer" in one.label)
    assert story.label == "Otto Brandmeyer"
    assert all(len({one.article for one in joint.evidence}) == len(joint.evidence) > 1 for joint in story.joints)


def test_what_joins_a_story_stands_in_its_sentences() -> None:
    for story in found(*five()):
        for joint in story.joints:
            if joint.kind is JointKind.NAME:
                assert all(joint.text.lower() in one.text.lower() for one in joint.evidence)


CANAL = (
    "The grain corridor through the Black Sea keeps bread cheap in Egypt. Ukraine needs it, and Turkey guards it.",
    "Europe should pay for ships in the Black Sea, and the Netherlands should insure them.",
)
CANAL_TOO = (
    "Closing the grain corridor would hurt Ukraine more than Russia. The Black Sea is a poor place for convoys.",
    "I think the Netherlands should send no ships; for Turkey the Black Sea is its own.",
)


def test_commentaries_that_share_a_subject_and_places_are_no_story() -> None:
    assert found(an_article(*CANAL, name="a"), an_article(*CANAL_TOO, name="b")) == ()


def test_commentaries_on_what_one_person_did_or_on_one_day_are_a_story() -> None:
    for told in ("The plan of Ines Torvald is good.", "This began on 14 May 2024.", "It moved 31,500 tonnes."):
        both = an_article(*CANAL, told, name="a"), an_article(*CANAL_TOO, told, name="b")
        assert len(found(*both)) == 1


def test_the_house_that_publishes_documents_makes_no_story_of_them() -> None:
    told = "The plan of the Torvald Forum is good."
    house = {"publisher": Publisher(name="Torvald Forum", basis="byline")}
    both = an_article(*CANAL, told, name="a"), an_article(*CANAL_TOO, told, name="b")
    assert len(found(*both)) == 1
    assert found(*(one.model_copy(update=house) for one in both)) == ()


def test_what_joins_a_story_is_not_named_again_by_its_parts() -> None:
    for story in found(*five()):
        names = [joint.text for joint in story.joints]
        assert not any(f" {part} " in f" {whole} " for part in names for whole in names if part != whole)


def test_words_that_end_in_a_verb_join_nothing() -> None:
    told = "I say with Ines Torvald that the Netherlands should wait. " + "Then the Netherlands should pay. " * 3
    (story,) = found(an_article(*CANAL, told, name="a"), an_article(*CANAL_TOO, told, name="b"))
    assert not any(joint.text.endswith("should") for joint in story.joints)


def test_two_documents_alone_can_be_a_story() -> None:
    assert len(found(an_article(*FERRY, name="a"), an_article(*FERRY_TOO, name="b"))) == 1


def test_reports_of_different_months_are_no_story() -> None:
    one = an_article(*FERRY, name="a", published=date(2024, 5, 16))
    other = an_article(*FERRY_TOO, name="b", published=date(2024, 7, 16))
    assert found(one, other) == ()


def test_without_a_date_a_story_needs_a_day_that_both_name() -> None:
    plain = [an_article(*texts, name=texts[0][:9], published=None) for texts in (FERRY, FERRY_TOO)]
    assert found(*plain) == ()
    dated = [
        an_article(*texts, "This was on 14 May 2024.", name=texts[0][:9], published=None)
        for texts in (FERRY, FERRY_TOO)
    ]
    assert len(found(*dated)) == 1


def test_texts_of_one_form_without_a_common_name_are_no_story() -> None:
    notices = [
        an_article(
            f"{name} raised its quarterly dividend to {cents} cents a share, payable to holders of record in June.",
            f"{name} said its profit for the quarter rose on higher sales, and it expects a good year.",
            name=name,
        )
        for name, cents in (("Aldermoor", 12), ("Brisk Harbour", 15), ("Cantle", 9), ("Dunmere", 31))
    ]
    assert found(*notices) == ()


def test_one_event_told_in_six_languages_is_one_story() -> None:
    articles = [
        cleaned((TEXTS / f"{code}.txt").read_text(encoding="utf-8"), f"{code}.txt")
        for code in ("ar", "de", "es", "fr", "ru", "zh")
    ]
    (story,) = found(*articles)
    assert len(story.articles) == 6
    assert {joint.kind for joint in story.joints} >= {JointKind.DAY, JointKind.NUMBER}


def test_a_day_alone_joins_no_languages() -> None:
    german = an_article("Am 14. Mai 2024 begann in Selvik das Fest der Boote.", name="de", language="de")
    assert found(an_article(*FERRY, "It was on 14 May 2024.", name="a"), german) == ()


def test_the_order_of_the_documents_does_not_change_the_stories() -> None:
    articles = five()
    assert {frozenset(one.articles) for one in found(*articles)} == {
        frozenset(one.articles) for one in found(*reversed(articles))
    }


def test_nothing_gives_no_story() -> None:
    assert found() == ()


@pytest.mark.parametrize(("least", "groups"), [(0.4, [[0, 1], [2]]), (0.2, [[0, 1, 2]]), (0.9, [[0], [1], [2]])])
def test_groups_merge_while_the_mean_of_all_their_pairs_is_near_enough(least: float, groups: list[list[int]]) -> None:
    near = {(0, 1): 0.8, (1, 2): 0.5}
    assert linkage.groups(3, near, near.keys(), linkage.Least(least, 0.0)) == groups


def test_pairs_that_are_not_linked_begin_no_group_and_too_few_links_join_none() -> None:
    near = {(0, 1): 0.8, (0, 2): 0.7, (1, 2): 0.7}
    assert linkage.groups(3, near, [(0, 1)], linkage.Least(0.1, 0.0)) == [[0, 1], [2]]
    assert linkage.groups(3, near, [(0, 1), (0, 2)], linkage.Least(0.1, 0.6)) == [[0, 1], [2]]
    assert linkage.groups(3, near, [(0, 1), (0, 2)], linkage.Least(0.1, 0.5)) == [[0, 1, 2]]
