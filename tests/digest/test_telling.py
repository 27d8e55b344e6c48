from __future__ import annotations

import pytest

from flows.digest.telling import telling
from schemas.article import BlockKind
from schemas.themes import Cue, CueKind, Evidence, Statement
from tests.digest.documents import LINDQVIST, MARANT
from tests.digest.materials import a_statement, an_article


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
        "Whether Norway closes the strait to all ships without ice class in winter is open.",
        "Norway had closed the strait to all ships without ice class in winter.",
        "As appropriate, Norway closes the strait to all ships without ice class in winter.",
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
