from __future__ import annotations

from flows.digest.sections.recommendations import build
from schemas.article import Recommendation
from schemas.digest import RecommendationsSection
from tests.digest.materials import an_analysis, articles, material


def _with(*asked: Recommendation) -> tuple[RecommendationsSection, ...]:
    *others, brief = articles()
    known = (*others, brief.model_copy(update={"recommendations": asked}))
    return build(material(articles=known, analysis=an_analysis(known)))


def test_recommendations_stand_with_addressee_and_horizon_or_a_dash() -> None:
    rows = build(material())[0].rows
    assert [(row.addressee, row.horizon) for row in rows] == [
        ("–", "short-term"),
        ("–", "mid- and long-term"),
        ("–", "–"),
    ]
    assert rows[0].passage.mark.label == "S3 ¶3"
    assert rows[0].passage.text.startswith("Prepare for a short-term future")


def test_an_addressee_begins_with_a_capital() -> None:
    asked = Recommendation(text="Prepare", addressee="the eight states", block="p3")
    assert _with(asked)[0].rows[0].addressee == "The eight states"


def test_a_recommendation_that_its_paragraph_words_otherwise_is_shown_by_its_paragraph() -> None:
    asked = Recommendation(text="Get ready for all eventualities", block="p3")
    row = _with(asked)[0].rows[0]
    assert row.passage.text == articles()[2].block("p3").text


def test_documents_take_turns_when_there_are_too_many_and_the_rest_is_counted() -> None:
    known = articles(30)
    section = build(material(30))[0]
    asking = sum(bool(article.recommendations) for article in known)
    assert len(section.rows) == 24
    assert len({row.passage.mark.source for row in section.rows}) == asking
    assert (section.intro or "").endswith("24 of 30 are shown; the records of the documents hold the others.")


def test_without_recommendations_there_is_no_section() -> None:
    assert _with() == ()
