from __future__ import annotations

import pytest

from flows.digest.telling import stands_alone, telling
from schemas.article import BlockKind
from schemas.themes import Cue, CueKind, Evidence, Statement
from tests.digest.documents import LINDQVIST, MARANT
from tests.digest.materials import a_statement, an_article


@pytest.mark.parametrize(
    "text",
    [
        "The ministers of the eight states meet in Oslo in May.",
        "It is reasonable for the alliance not to abandon its patrols in the Norwegian Sea.",
        "Norway and Sweden said their ministers want others to pay.",
        "However, in October 2024 the inquiry formally accused the owners of cutting the cables.",
        "Norway and Sweden will sell their share of the line.",
        "As an operator that distances itself from custom, the port of Narvik would hardly resist.",
        "The First Sea Lord warned of the route.",
        "Both sides must work harder to develop common norms for the data.",
        "Those who own the ships will pay for them.",
        "The choice before the ministers is plain: Norway pays, or Sweden does.",
    ],
)
def test_a_sentence_that_names_its_subject_stands_alone(text: str) -> None:
    assert stands_alone(text)


@pytest.mark.parametrize(
    "text",
    [
        "This would cost more than the route earns.",
        "He said that nothing had changed.",
        "But they could not keep up.",
        "The latter is more likely to last.",
        "From his rhetoric, a boom seems imminent.",
        "Beyond that fact, much will depend on the delegations.",
        "Against this backdrop, officials are hoping for less.",
        "One move, probably a less unexpected one, would be cooperation.",
        "Another reason is the price of insurance.",
        "It was not what the owners wanted.",
        "Such a course is dangerous.",
        "It was from Tromsø that the ships set out.",
        "Officials in Oslo speak of that very same course.",
        "That comparison is totally misleading.",
        "How the coastal states deal with those challenges will shape the north.",
        "Will the ministers ever meet?",
        "The price of ice-class hulls would rise accordingly.",
        "One of the Danes who was there remembers the storm.",
        "THE CHAIR: Thank you, and welcome to Oslo.",
        "Shipping: There are 20 percent more berths in Narvik.",
        "Ice class: Norway asks for the highest one.",
        "",
    ],
)
def test_a_sentence_that_leans_on_another_does_not_stand_alone(text: str) -> None:
    assert not stands_alone(text)


def _worth(text: str, *kinds: CueKind, rank: int = 0) -> float:
    article = an_article(MARANT)
    block = article.blocks[2].model_copy(update={"text": f"Ice. {text}"})
    article = article.model_copy(update={"blocks": (*article.blocks[:2], block, *article.blocks[3:])})
    evidence = Evidence(article=article.id, block="p3", start=5, end=5 + len(text), text=text)
    cues = tuple(Cue(kind=kind, words="word", start=0) for kind in kinds)
    return telling(Statement(evidence=evidence, cues=cues), article, rank)


def test_a_claim_tells_more_than_a_report() -> None:
    text = "Norway closes the strait to all ships without ice class in winter."
    assert _worth(text, CueKind.CERTAIN) > _worth(text) > _worth(text, CueKind.REPORTED)


def test_what_is_believed_by_nobody_in_particular_tells_less() -> None:
    plain = "Norway closes the strait to all ships without ice class in winter."
    assert _worth(f"It is widely believed that {plain}") < _worth(plain)


def test_a_better_place_in_the_analysis_tells_more() -> None:
    text = "Norway closes the strait to all ships without ice class in winter."
    assert _worth(text) > _worth(text, rank=1) > _worth(text, rank=2)


@pytest.mark.parametrize(
    "worse",
    [
        "Ice charts are new.",
        "But Norway closes the strait to all ships without ice class in winter.",
        "If Norway closes the strait, all ships without ice class stay out in winter.",
        "I think that we closed the strait for your ships and ours without ice class in winter.",
        "Norway closes the strait to such a ship, and these ships stay out in winter too.",
        "Norway, as sailors who were there say, closes the strait to all ships without ice class.",
        "Norway accordingly closes the strait to all ships without ice class in winter.",
        "Norway closes -- and will close -- the strait to all ships without ice class in winter.",
        "Norway closes the strait " + "to ships and boats " * 12 + "in winter.",
    ],
)
def test_what_is_short_long_spoken_conditional_or_pointing_tells_less(worse: str) -> None:
    assert _worth(worse) < _worth("Norway closes the strait to all ships without ice class in winter.")


def test_what_somebody_says_of_himself_tells_less_than_what_he_says_of_all() -> None:
    told = "{} saw Norway close the strait to all ships without ice class in winter."
    assert _worth(told.format("I")) < _worth(told.format("We"))


def test_the_opening_of_a_text_tells_more_than_its_middle() -> None:
    article = an_article(MARANT, 1)
    assert telling(a_statement(article, 1, 0), article, 0) > telling(a_statement(article, 3, 1), article, 0)


def test_a_list_item_tells_less_than_a_paragraph() -> None:
    article = an_article(LINDQVIST, 3)
    said = a_statement(article, 4, 0)
    plain = tuple(block.model_copy(update={"kind": BlockKind.PARAGRAPH}) for block in article.blocks)
    assert telling(said, article, 0) < telling(said, article.model_copy(update={"blocks": plain}), 0)
