from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.themes.actors import actors_of
from flows.themes.actors.gazetteer import straight
from schemas.article import Article
from tests.themes.actors.names import NOTHING
from tests.themes.articles import an_article

PIECES = st.sampled_from(
    "The President Anna Dorn Dorn’s Vranjak U.S. US-Russia (ORS) Organisation of River States EU al-Nusra Ministry of "
    "Trade and Industry Georgia Whitcombe said, Lake Orsa NATO. China; Bank the House “Yes” Müller-Hoff van der Moel "
    "Treaty on Rivers administration 中国 Россия WHO ARE J. R. 2024 - – ' ’s de".split(" ")
)
TEXTS = st.one_of(st.lists(PIECES, max_size=30).map(" ".join), st.text(max_size=80))
ARTICLES = st.lists(st.lists(TEXTS, min_size=1, max_size=3), min_size=1, max_size=3)


def made(texts: list[list[str]]) -> list[Article]:
    return [an_article(*(text or "x" for text in one), name=str(number)) for number, one in enumerate(texts)]


@given(ARTICLES)
@settings(max_examples=150, deadline=None)
def test_every_mention_of_any_text_stands_in_its_sentence_and_none_overlap(texts: list[list[str]]) -> None:
    articles = made(texts)
    blocks = {(one.id, block.id): block.text for one in articles for block in one.blocks}
    taken: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for actor in actors_of(articles, NOTHING):
        for mention in actor.mentions:
            said = mention.evidence
            text = blocks[said.article, said.block]
            assert text[said.start : said.end] == said.text
            assert 0 <= mention.start < mention.end <= len(said.text)
            assert straight(mention.words) in {actor.name, *actor.aliases}
            start = said.start + mention.start
            taken.setdefault((said.article, said.block), []).append((start, start + len(mention.words)))
    for spans in taken.values():
        assert all(one[1] <= other[0] for one, other in pairwise(sorted(spans)))


@given(ARTICLES)
@settings(max_examples=60, deadline=None)
def test_the_same_articles_have_the_same_actors(texts: list[list[str]]) -> None:
    assert actors_of(made(texts), NOTHING) == actors_of(made(texts), NOTHING)
