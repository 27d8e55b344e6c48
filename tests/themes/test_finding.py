from __future__ import annotations

from collections.abc import Sequence

from flows.themes import finding, phrases
from flows.themes.finding import Found
from flows.themes.memory import NOTHING
from flows.themes.units import units_of
from schemas.article import Article
from schemas.memory import KeptState, KeptTheme, Memory, Weighted
from tests.themes.articles import an_article

GLACIER = (
    "Glacier melt fills the alpine reservoirs two weeks early, the hydrologists of the valley found in their logs.",
    "The alpine reservoirs cannot hold what glacier melt brings in June, so hydrologists ask for another spillway.",
    "Hydrologists say that glacier melt will leave the alpine reservoirs empty before the end of this century.",
)
RAIL = (
    "The freight corridor lacks standard gauge track, and railway planners want a new border terminal for cranes.",
    "A border terminal with cranes costs less than standard gauge track along the whole of the freight corridor.",
    "Railway planners count the cranes of the border terminal before standard gauge track reaches the corridor.",
)
BREAD = "Bakers in the old town may open on Sundays again after a vote that nobody had expected to be so close."
# A name is what few of all units have.
OTHERS = (
    BREAD,
    "A museum of clocks lends its oldest piece to a school, whose pupils will take it apart and draw each wheel.",
    "Snow closed the upper road for a third day, and drivers who had no chains slept in the gymnasium below.",
    "An orchestra without a conductor tours the islands; its cellists vote on the tempo before every concert.",
)


def found_in(articles: Sequence[Article], memory: Memory = NOTHING) -> list[Found]:
    units = units_of(articles)
    return finding.find(units, range(len(units)), phrases.phrasebook(units), memory)


def one_each(*texts: str) -> list[Article]:
    return [an_article(text, name=text) for text in texts]


def a_kept_theme(name: str = "melt", state: KeptState = KeptState.THEME, first: int = 1) -> KeptTheme:
    words = ("glacier", "melt", "glacier melt", "alpine", "reservoir", "alpine reservoir", "hydrologist")
    return KeptTheme(
        id=f"found-{name}",
        label="Ice that melts",
        short="Ice",
        state=state,
        first=first,
        last=first,
        periods=2,
        texts=9,
        features=() if state is KeptState.LET_GO else tuple(Weighted(word, 1.0) for word in words),
    )


def told(found: Sequence[Found]) -> dict[str, tuple[bool, list[int]]]:
    return {one.theme.id: (one.new, [number for number, _ in one.members]) for one in found}


def test_nothing_has_no_themes() -> None:
    assert found_in(()) == []
    assert found_in((), Memory(periods=1, kept=(a_kept_theme(),))) == []


def test_groups_of_texts_are_new_themes() -> None:
    found = found_in(one_each(GLACIER[0], RAIL[0], GLACIER[1], RAIL[1]))
    assert sorted(told(found).values()) == [(True, [0, 2]), (True, [1, 3])]
    assert all(0 < near <= 1 for one in found for _, near in one.members)


def test_a_text_that_is_like_no_other_is_in_no_theme() -> None:
    found = found_in(one_each(*GLACIER[:2], BREAD, *RAIL[:2]))
    assert 2 not in {number for one in found for number, _ in one.members}


def test_copies_of_one_text_are_no_theme() -> None:
    articles = [an_article(BREAD, name="a"), an_article(BREAD, name="b"), *one_each(*RAIL)]
    assert [one.members[0][0] for one in found_in(articles)] == [2]


def test_a_remark_of_few_words_is_in_no_theme() -> None:
    found = found_in(one_each("Glacier melt fills the alpine reservoirs.", *GLACIER[1:], *RAIL, *OTHERS))
    assert sorted(number for one in found for number, _ in one.members) == [1, 2, 3, 4, 5]


def test_a_kept_theme_is_looked_for_first_and_keeps_its_name() -> None:
    memory = Memory(periods=1, kept=(a_kept_theme(),))
    kept, new = found_in(one_each(*GLACIER, *RAIL, *OTHERS), memory)
    assert (kept.theme.id, kept.theme.label, kept.new) == ("found-melt", "Ice that melts", False)
    assert [number for number, _ in kept.members] == [0, 1, 2]
    assert (new.new, [number for number, _ in new.members]) == (True, [3, 4, 5])


def test_one_paragraph_is_enough_for_a_theme_that_is_followed_but_not_for_a_candidate() -> None:
    articles = one_each(GLACIER[0], *RAIL)
    followed = Memory(periods=1, kept=(a_kept_theme(),))
    assert told(found_in(articles, followed))["found-melt"] == (False, [0])
    candidate = Memory(periods=1, kept=(a_kept_theme(state=KeptState.CANDIDATE),))
    assert "found-melt" not in told(found_in(articles, candidate))


def test_a_new_group_with_the_name_of_a_kept_theme_is_that_theme() -> None:
    name = next(one.theme.id for one in found_in(one_each(*RAIL, *GLACIER, *OTHERS)))
    other = a_kept_theme(name.removeprefix("found-"))
    found = found_in(one_each(*GLACIER, *RAIL, *OTHERS), Memory(periods=1, kept=(other,)))
    assert told(found) == {name: (False, [0, 1, 2, 3, 4, 5])}


def test_the_id_of_a_theme_that_was_let_go_is_not_given_again() -> None:
    name = next(one.theme.id for one in found_in(one_each(*RAIL, *GLACIER, *OTHERS)))
    gone = a_kept_theme(name.removeprefix("found-"), state=KeptState.LET_GO)
    found = found_in(one_each(*RAIL, *GLACIER, *OTHERS), Memory(periods=9, kept=(gone,)))
    assert told(found)[f"{name}-2"] == (True, [0, 1, 2])


def test_more_texts_than_are_compared_at_once_are_grouped_alike() -> None:
    days = range(finding.MOST_COMPARED // 2)
    texts = [f"{text} It was said on day {day}." for day in days for text in (GLACIER[0], RAIL[0], OTHERS[1])]
    found = found_in([an_article(*texts[at : at + 40], name=str(at)) for at in range(0, len(texts), 40)])
    assert {frozenset(number % 3 for number, _ in one.members) for one in found} == {frozenset({at}) for at in range(3)}
    assert sum(len(one.members) for one in found) == len(texts)


def test_the_same_texts_and_memory_give_the_same_themes() -> None:
    memory = Memory(periods=1, kept=(a_kept_theme(),))
    assert found_in(one_each(*GLACIER, *RAIL), memory) == found_in(one_each(*GLACIER, *RAIL), memory)


def test_an_article_that_shares_a_word_with_a_theme_and_not_its_subject_is_no_part_of_it() -> None:
    exchange = an_article(
        "Brokers may not use the order system today, said the exchange, whose order desk closes at noon on Fridays.",
        "The order system sends what brokers want to the desk of the exchange without a single call to the floor.",
        name="exchange",
    )
    monks = "Monks of a silent order keep bees, and the order sells honey to pilgrims who climb the hill in spring."
    found = told(found_in([exchange, *one_each(monks, *RAIL, *OTHERS)]))
    assert found["found-order-system"] == (True, [0, 1])


def test_what_stands_where_a_text_is_to_come_is_no_theme() -> None:
    filler = (
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore magna.",
        "Tempor incididunt ut labore magna lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod.",
    )
    pages = [an_article(text, name=text, language="la") for text in filler]
    assert set(told(found_in([*pages, *one_each(*RAIL, *OTHERS)]))) == {"found-standard-gauge-track"}
