"""What every theme backend promises, and what the embedded one adds."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows import plugins
from flows.errors import PluginError
from flows.themes import backends
from flows.themes.backends import Backend
from schemas.article import Article, BlockKind
from schemas.themes import Analysis, ThemeOrigin
from tests.themes.articles import a_taxonomy, an_article, evidence_of

DESK = a_taxonomy()
NO_THEMES = a_taxonomy("version: 1\nthemes: []\n")

GRAIN = an_article(
    "The export ban on wheat may be lifted before the harvest, although grain prices remain high.",
    "It would be premature to conclude that the ban has failed; 40 percent of mills still have wheat in store.",
    "The ministers will meet in September to decide on the grain reserve.",
    name="grain",
)
FISH = an_article(
    "A fishing quota will not protect the trawlers of small islands if the coast guard looks away.",
    "Wheat is hardly the issue here: the fleet needs a port, and the catch must be landed before 2026.",
    name="fish",
)
RIVER = an_article(
    "The dam might dry the river basin downstream. Water sharing seems possible only after the drought.",
    "Critics argue that flood gates should be opened next year, and that the trawlers below need water.",
    name="river",
)
THREE = (GRAIN, FISH, RIVER)


@pytest.fixture(params=sorted(backends.BUILTIN))
def backend(request: pytest.FixtureRequest) -> Backend:
    return plugins.find(backends.KIND, request.param)


def shape(found: Analysis) -> object:
    """Return what an analysis says, without the order in which articles are numbered."""
    return (
        {
            (theme.id, theme.label, theme.origin, theme.key_phrases, frozenset(theme.silent)): frozenset(
                (position.article, position.blocks, tuple(one.evidence.text for one in position.statements))
                for position in theme.positions
            )
            for theme in found.themes
        },
        frozenset(found.unassigned),
        frozenset(found.events),
        frozenset(found.figures),
    )


def check(found: Analysis, articles: tuple[Article, ...]) -> None:
    """Assert what holds of every analysis."""
    blocks = {(article.id, block.id): block.text for article in articles for block in article.blocks}
    for one in evidence_of(found):
        assert one.text == blocks[one.article, one.block][one.start : one.end] != ""
    ids = [article.id for article in articles]
    assert list(found.articles) == ids
    for theme in found.themes:
        speaking = [position.article for position in theme.positions]
        assert speaking
        assert sorted((*speaking, *theme.silent)) == sorted(ids)
        assert {member.article for member in theme.members} >= set(speaking)
        for member in theme.members:
            text = blocks[member.article, member.block]
            assert all(0 <= hit.start < hit.end <= len(text) for hit in member.hits)
    for event in found.events:
        assert event.evidence.text[event.start :].startswith(event.words)
    for figure in found.figures:
        assert all(reading.words in figure.evidence.text for reading in figure.readings)


def test_every_backend_is_in_the_table() -> None:
    folder = Path(backends.__file__).parent
    modules = {f"flows.themes.backends.{path.stem}" for path in folder.glob("[!_]*.py")}
    assert {address.partition(":")[0] for address in backends.BUILTIN.values()} == modules


def test_a_name_that_is_in_no_table_is_told_what_there_is() -> None:
    with pytest.raises(PluginError, match="there is no such theme backend; there are embedded"):
        plugins.find(backends.KIND, "oracle")


def test_no_articles_have_no_themes(backend: Backend) -> None:
    found = backend.analyse((), DESK)
    assert (found.articles, found.themes, found.events, found.figures) == ((), (), (), ())


def test_one_article_has_themes_and_nobody_is_silent(backend: Backend) -> None:
    found = backend.analyse([GRAIN], DESK)
    check(found, (GRAIN,))
    assert [theme.id for theme in found.themes] == ["grain-trade"]
    assert found.themes[0].silent == ()
    assert not found.themes[0].lone


def test_several_articles_agree_on_who_speaks_and_who_is_silent(backend: Backend) -> None:
    found = backend.analyse(THREE, DESK)
    check(found, THREE)
    support = {theme.id: {position.article for position in theme.positions} for theme in found.themes}
    assert GRAIN.id in support["grain-trade"]
    assert RIVER.id in support["water"]
    assert {GRAIN.id} & support["fisheries"] == set()


@pytest.mark.parametrize("article", [an_article(), an_article(""), an_article((BlockKind.CAPTION, "Photo: wheat"))])
def test_an_article_that_says_nothing_speaks_on_no_theme(backend: Backend, article: Article) -> None:
    found = backend.analyse([article, GRAIN], DESK)
    check(found, (article, GRAIN))
    assert all(article.id in theme.silent for theme in found.themes)


def test_a_table_alone_speaks_on_no_theme(backend: Backend) -> None:
    table = an_article((BlockKind.TABLE, "wheat 40 grain 50 export ban 10"), name="table")
    assert backend.analyse([table], DESK).themes == ()


def test_a_huge_article_is_analysed_whole(backend: Backend) -> None:
    day = "The export ban on wheat, decree {0}, may end in {1}; some {0} thousand tonnes of grain wait in port {0}."
    huge = an_article(*(day.format(number, 2025 + number % 50) for number in range(2000)), name="huge")
    found = backend.analyse([huge], DESK)
    check(found, (huge,))
    assert len(found.themes[0].members) == 2000


def test_a_huge_article_without_known_terms_is_grouped_whole(backend: Backend) -> None:
    subjects = ("glacier melt shrinks alpine reservoirs", "rail gauge divides the border towns")
    texts = (f"Report {n}: {subjects[n % 2]} as engineers of the northern office measured again." for n in range(1400))
    huge = an_article(*texts, name="huge")
    found = backend.analyse([huge], DESK)
    check(found, (huge,))
    assert sum(len(theme.members) for theme in found.themes) + len(found.unassigned) == 1400


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Das Ausfuhrverbot für Getreide könnte vor der Ernte enden. Die Preise bleiben jedoch hoch."),
        ("ru", "Запрет на вывоз зерна может быть снят до урожая. Цены остаются высокими."),
        ("zh", "粮食出口禁令可能在收获前取消。价格仍然很高。"),
        ("ar", "قد يُرفع حظر تصدير القمح قبل الحصاد. الأسعار لا تزال مرتفعة."),
        ("und", "12 34 56 --- ???"),
    ],
)
def test_an_article_in_another_language_does_no_harm(backend: Backend, language: str, text: str) -> None:
    other = an_article(text, text, name=language, language=language)
    check(backend.analyse([other, GRAIN], DESK), (other, GRAIN))


def test_without_a_taxonomy_every_theme_is_discovered(backend: Backend) -> None:
    found = backend.analyse(
        [an_article(*texts, name=str(number)) for number, texts in enumerate(TWO_SUBJECTS)], NO_THEMES
    )
    assert {theme.origin for theme in found.themes} == {ThemeOrigin.DISCOVERED}
    assert all(" " in theme.label for theme in found.themes)


TWO_SUBJECTS = (
    (
        "Glacier melt now fills alpine reservoirs two weeks early, the hydrologists of the valley found in their logs.",
        "The freight corridor lacks standard gauge track, and railway planners want a new border terminal for cranes.",
    ),
    (
        "Alpine reservoirs cannot hold what glacier melt brings in June, and hydrologists ask for another spillway.",
        "A border terminal with cranes costs less than standard gauge track along the whole freight corridor.",
    ),
)


def test_hedges_are_kept_whole_and_named(backend: Backend) -> None:
    found = backend.analyse(THREE, DESK)
    said = {
        one.evidence.text: [cue.words for cue in one.cues]
        for theme in found.themes
        for position in theme.positions
        for one in position.statements
    }
    lifted = "The export ban on wheat may be lifted before the harvest, although grain prices remain high."
    assert said[lifted] == ["may"]
    early = next(text for text in said if text.startswith("It would be premature to conclude"))
    assert "be premature to conclude" in said[early]


def test_the_same_input_gives_the_same_analysis(backend: Backend) -> None:
    assert backend.analyse(THREE, DESK).model_dump_json() == backend.analyse(THREE, DESK).model_dump_json()


def test_the_order_of_articles_changes_nothing_but_their_numbers(backend: Backend) -> None:
    said = shape(backend.analyse(THREE, DESK))
    for order in permutations(THREE):
        found = backend.analyse(order, DESK)
        check(found, order)
        assert shape(found) == said


def test_an_analysis_names_its_maker_and_its_taxonomy(backend: Backend) -> None:
    found = backend.analyse(THREE, DESK)
    assert found.made_by
    assert found.taxonomy == DESK.sha256


def test_a_notice_that_every_page_repeats_is_no_theme(backend: Backend) -> None:
    notice = "Cookies that are needed for basic functions of this site are stored in your browser with your consent."
    pages = tuple(an_article(notice, name=f"page {number}") for number in range(4))
    assert backend.analyse(pages, DESK).themes == ()


def test_labels_of_speakers_thanks_and_offices_make_no_theme(backend: Backend) -> None:
    speeches = tuple(
        an_article(
            f"THE VICE PRESIDENT: Thank you, Prime Minister, and thank you to the people of {town}. (Applause.)",
            f"The Prime Minister came to {town} by boat, and the Prime Minister left {town} on foot in the rain.",
            name=town,
        )
        for town in ("Bodø", "Tromsø", "Narvik")
    )
    assert backend.analyse(speeches, NO_THEMES).themes == ()


def test_of_very_many_texts_those_that_suit_no_group_are_left_unassigned(backend: Backend) -> None:
    subjects = ("glacier melt shrinks alpine reservoirs again", "rail gauge divides the border towns anew")
    texts = [f"Engineers report that {subjects[n % 2]} as they measured with care in month {n}." for n in range(1200)]
    odd = "Violin makers string horsehair bows while opera singers hum old lullabies between two long acts."
    article = an_article(*texts[:601], odd, *texts[601:])
    assert odd in {one.text for one in backend.analyse([article], NO_THEMES).unassigned}


WORDS = st.sampled_from(
    "wheat grain export ban dam river basin trawlers fishing quota may not will premature to conclude in 2031 next "
    "March 40 percent $3 billion of the U.S. . , ; “ ” ( ) ? www.example.org \u00ad 中文 é 🙂 \n".split(" ")
)
TEXT = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=40).map(" ".join))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(TEXT, max_size=5), min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_whatever_the_text_spans_are_valid_and_order_does_not_matter(texts: list[list[str]], chance: object) -> None:
    backend = plugins.find(backends.KIND, "embedded")
    articles = tuple(an_article(*some, name=f"article {number}") for number, some in enumerate(texts))
    found = backend.analyse(articles, DESK)
    check(found, articles)
    mixed = list(articles)
    chance.shuffle(mixed)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert {theme.id for theme in backend.analyse(mixed, DESK).themes} == {theme.id for theme in found.themes}
