from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from flows.digest.sections.recommendations import build
from schemas.actors import Actor, ActorKind
from schemas.article import Article, Recommendation
from schemas.dates import PartialDate, Precision
from schemas.digest import RecommendationsSection
from schemas.evidence import Evidence
from schemas.recommendations import Demand, DemandOrigin, TrackedDemand
from tests.digest.materials import an_analysis, articles, evidence, material


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
    assert (section.intro or "").endswith("24 of 30 are shown; the record of the analysis holds the others.")


def test_without_recommendations_there_is_no_section() -> None:
    assert _with() == ()


def a_demand(article: Article, block: int, sentence: int = 0, **fields: Any) -> Demand:  # noqa: ANN401 - any field
    cited = evidence(article, block, sentence)
    told: dict[str, Any] = {
        "origin": DemandOrigin.PROSE,
        "start": 0,
        "end": len(cited.text),
        "modality": "should",
    } | fields
    return Demand(evidence=cited, **told)


def tracked(*asked: TrackedDemand, actors: tuple[Actor, ...] = (), number: int = 7) -> RecommendationsSection:
    """Return the section for demands of the two articles that set nothing apart."""
    known = articles()[:2]
    found = an_analysis(known, recommendations=asked, actors=actors)
    return build(material(articles=known, analysis=found, number=number))[0]


def test_what_a_sentence_asks_for_stands_beside_what_lists_set_apart() -> None:
    first, *_ = known = articles()
    asked = TrackedDemand(demand=a_demand(first, 2))
    (section,) = build(material(articles=known, analysis=an_analysis(known, recommendations=(asked,))))
    assert sorted(row.passage.mark.label for row in section.rows) == ["S1 ¶2", "S3 ¶3", "S3 ¶4", "S3 ¶5"]


def test_an_item_of_a_list_that_the_analysis_has_is_shown_once() -> None:
    *_, brief = known = articles()
    asked = TrackedDemand(demand=a_demand(brief, 3, origin=DemandOrigin.LIST))
    (section,) = build(material(articles=known, analysis=an_analysis(known, recommendations=(asked,))))
    assert len(section.rows) == 3


def test_demands_of_one_addressee_stand_together_and_those_of_nobody_last() -> None:
    one, other = articles()[:2]
    names = [(one, 2, "the council"), (one, 3, None), (other, 2, "Velden"), (other, 3, "The Council")]
    section = tracked(*(TrackedDemand(demand=a_demand(where, block, addressee=who)) for where, block, who in names))
    assert [row.addressee for row in section.rows] == ["The council", "The Council", "Velden", "–"]


def test_names_of_one_actor_are_one_addressee() -> None:
    one, other = articles()[:2]
    house = Actor(name="European Union", kind=ActorKind.ORGANISATION, aliases=("EU",))
    names = [(one, 2, "Velden"), (one, 3, "the EU"), (other, 2, "the European Union")]
    asked = (TrackedDemand(demand=a_demand(where, block, addressee=who)) for where, block, who in names)
    assert [row.addressee for row in tracked(*asked, actors=(house,)).rows] == [
        "The EU",
        "The European Union",
        "Velden",
    ]


def test_the_words_that_ask_are_cues() -> None:
    (row,) = tracked(TrackedDemand(demand=a_demand(articles()[0], 2, modality="should"))).rows
    assert row.passage.cues == ("should",)


def shown(text: str, addressee: str, **fields: Any) -> str:  # noqa: ANN401 - any field
    """Return the words that the table has of a demand."""
    known = articles()[:1]
    blocks = [block.model_copy(update={"text": text}) if block.id == "p2" else block for block in known[0].blocks]
    article = known[0].model_copy(update={"blocks": tuple(blocks)})
    told: dict[str, Any] = {
        "evidence": Evidence(article=article.id, block="p2", start=0, end=len(text), text=text),
        "origin": DemandOrigin.PROSE,
        "addressee": addressee,
        "modality": "should",
        "start": text.index("should") + len("should "),
        "end": len(text),
    }
    asked = TrackedDemand(demand=Demand(**told | fields))
    found = an_analysis((article,), recommendations=(asked,))
    return build(material(articles=(article,), analysis=found))[0].rows[0].passage.text


@pytest.mark.parametrize("front", ["", "At the very least, ", "Therefore, ", "In addition, ", "But first, "])
def test_the_words_that_ask_stand_alone_where_nothing_else_is_said(front: str) -> None:
    text = f"{front}Velden should close the port."
    assert shown(text, "Velden") == "should close the port."
    assert shown(text, "Velden", asker="the union") == text


@pytest.mark.parametrize(
    "text",
    [
        "Were Ostland to attack, Velden should close the port.",
        "Barring a peace deal, Velden should close the port.",
        "After the vote, Velden should close the port.",
        "Velden, unless it is paid, should close the port.",
    ],
)
def test_what_a_demand_depends_on_is_printed(text: str) -> None:
    assert shown(text, "Velden") == text


def test_a_term_that_names_no_year_is_explained() -> None:
    autumn = PartialDate(first=date(2025, 9, 1), last=date(2025, 9, 30), precision=Precision.MONTH)
    (row,) = tracked(TrackedDemand(demand=a_demand(articles()[0], 2, horizon="by September", when=autumn))).rows
    assert row.horizon == "by September (September 2025)"


def test_the_same_demand_elsewhere_in_the_issue_is_pointed_to_once_for_each_paragraph() -> None:
    one, other = articles()[:2]
    again = (a_demand(one, 2, 1), a_demand(other, 3), a_demand(other, 3, 1))
    (row,) = tracked(TrackedDemand(demand=a_demand(one, 2), again=again)).rows
    assert [passage.mark.label for passage in row.again] == ["S2 ¶3"]


def test_a_demand_of_an_earlier_issue_names_the_issue_that_had_it_first() -> None:
    asked = TrackedDemand(demand=a_demand(articles()[0], 2), first_asked=3, issues_before=2)
    assert tracked(asked).rows[0].note == "First asked in No. 4; two earlier issues had it."
    once = asked.model_copy(update={"issues_before": 1})
    assert tracked(once).rows[0].note == "First asked in No. 4; one earlier issue had it."
    assert tracked(asked, number=2).rows[0].note is None


def test_what_somebody_else_asks_is_marked_as_told() -> None:
    one = articles()[0]
    asked = [TrackedDemand(demand=a_demand(one, block, asker=asker)) for block, asker in ((2, "The union"), (3, "he"))]
    assert [row.note for row in tracked(*asked).rows] == [
        "Asked by the union, as the document tells.",
        "Asked by somebody else, as the document tells.",
    ]
