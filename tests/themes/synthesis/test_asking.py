from __future__ import annotations

from flows.themes.actors import actors_of
from flows.themes.backends.embedded import BACKEND
from flows.themes.synthesis.asking import Asked, asked
from flows.themes.units import units_of
from schemas.article import BlockKind
from tests.themes.actors.names import NOTHING
from tests.themes.articles import a_taxonomy, an_article

GRAIN = an_article(
    "The export ban on wheat may end before the harvest. Nobody in the ministry would say so.",
    "The fleet stays in port.",
    "Wheat is dear, and grain prices will stay high, the mills say.",
    (BlockKind.CAPTION, "Wheat in a silo."),
    name="grain",
)
PORT = an_article("An export ban on wheat harms the ports more than the mills.", name="port")
ARTICLES = (GRAIN, PORT)


def question(most: int = 1000) -> Asked:
    found = BACKEND.analyse(ARTICLES, a_taxonomy())
    theme = next(one for one in found.themes if one.id == "grain-trade")
    numbers = {article: f"S{number}" for number, article in enumerate(found.articles, start=1)}
    return asked(theme, units_of(ARTICLES), actors_of(ARTICLES, NOTHING), numbers, most)


def test_sentences_are_numbered_in_the_order_of_the_documents_and_of_reading() -> None:
    given = question()
    assert [one.id for one in given.question.sentences] == list(range(1, len(given.evidence) + 1))
    places = [(one.article != GRAIN.id, one.block, one.start) for one in given.evidence.values()]
    assert places == sorted(places)


def test_each_sentence_is_said_to_be_of_its_document_and_stands_there() -> None:
    given = question()
    blocks = {(article.id, block.id): block.text for article in ARTICLES for block in article.blocks}
    for one in given.question.sentences:
        evidence = given.evidence[one.id]
        assert one.source == {GRAIN.id: "S1", PORT.id: "S2"}[evidence.article]
        assert one.text == evidence.text == blocks[evidence.article, evidence.block][evidence.start : evidence.end]


def test_only_sentences_of_the_theme_s_own_paragraphs_are_sent() -> None:
    sent = " ".join(one.text for one in question().question.sentences)
    assert "Nobody in the ministry" in sent
    assert "silo" not in sent


def test_no_more_words_are_sent_than_the_settings_allow_and_the_chosen_sentences_first() -> None:
    few = question(25).question.sentences
    assert sum(len(one.text.split()) for one in few) <= 25
    assert {one.source for one in few} == {"S1", "S2"}
    assert "Nobody in the ministry would say so." not in {one.text for one in few}


def test_with_no_room_for_a_sentence_nothing_is_sent() -> None:
    assert question(1).question.sentences == ()


def test_the_same_is_asked_each_time() -> None:
    assert question() == question()


def test_of_each_sentence_the_names_of_those_are_known_whom_it_mentions() -> None:
    articles = (
        an_article("Wheat from Ukraine is dear, Angela Merkel said. Merkel wants grain from Canada.", name="m"),
    )
    found = BACKEND.analyse(articles, a_taxonomy())
    given = asked(found.themes[0], units_of(articles), actors_of(articles, NOTHING), {articles[0].id: "S1"}, 100)
    second = next(one.id for one in given.question.sentences if one.text.startswith("Merkel"))
    assert any({("merkel",), ("angela", "merkel")} <= forms for forms in given.names[second])
    assert not any(("ukraine",) in forms for forms in given.names[second])


def test_sentences_in_languages_that_the_checks_do_not_read_are_not_sent() -> None:
    german = an_article("Das Ausfuhrverbot (export ban) für Weizen könnte enden.", name="de", language="de")
    articles = (GRAIN, german)
    found = BACKEND.analyse(articles, a_taxonomy())
    numbers = {article.id: f"S{number}" for number, article in enumerate(articles, start=1)}
    given = asked(found.themes[0], units_of(articles), (), numbers, 1000)
    assert {one.source for one in given.question.sentences} == {"S1"}
