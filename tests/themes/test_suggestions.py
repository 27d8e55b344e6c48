from __future__ import annotations

from flows.themes import suggestions
from flows.themes.backends.embedded import BACKEND
from flows.themes.memory import remembered
from schemas.memory import KeptState, KeptTheme, Memory, Weighted, WordCounts
from schemas.themes import Analysis, Theme
from tests.themes.articles import a_taxonomy, an_article
from tests.themes.test_finding import GLACIER, OTHERS, RAIL, one_each

COUNTED = WordCounts(texts=9)
NO_THEMES = a_taxonomy("version: 1\nthemes: []\n")


def a_kept(name: str, first: int, *words: str, state: KeptState = KeptState.THEME) -> KeptTheme:
    return KeptTheme(
        id=f"found-{name}",
        label=f"All about {name}",
        short=name,
        state=state,
        first=first,
        last=first,
        periods=2,
        texts=4,
        features=tuple(Weighted(word, 1.0) for word in words),
    )


QUAYS = a_kept("quays", 2, "quay", "crane", "berth")
PIERS = a_kept("piers", 1, "quay", "crane", "pier")
BREAD = a_kept("bread", 1, "bread", "oven")


def test_themes_that_have_grown_together_are_proposed_for_merging_into_the_older() -> None:
    (merger,) = suggestions.mergers(Memory(periods=2, words=COUNTED, kept=(BREAD, PIERS, QUAYS)))
    assert (merger.older, merger.younger) == (PIERS, QUAYS)
    assert 0.6 < merger.nearness < 0.7


def test_what_is_merged_already_or_let_go_is_not_proposed() -> None:
    merged = a_kept("quays", 2, "quay", "crane", state=KeptState.MERGED)
    gone = QUAYS.model_copy(update={"state": KeptState.LET_GO, "features": ()})
    assert suggestions.mergers(Memory(periods=2, words=COUNTED, kept=(PIERS, merged))) == ()
    assert suggestions.mergers(Memory(periods=2, words=COUNTED, kept=(PIERS, gone))) == ()
    assert suggestions.mergers(Memory()) == ()


def joined(found: Analysis) -> Theme:
    """Return a theme that has the members of all themes of an analysis."""
    first = found.themes[0]
    members = tuple(member for theme in found.themes for member in theme.members)
    return first.model_copy(update={"id": "found-mixed", "members": members})


def test_a_theme_whose_paragraphs_are_about_two_things_is_proposed_for_splitting() -> None:
    articles = one_each(*GLACIER, *RAIL, *OTHERS)
    found = BACKEND.analyse(articles, NO_THEMES)
    memory = remembered(Memory(), found, articles, None)
    assert suggestions.splits(found, articles, memory) == ()
    mixed = found.model_copy(update={"themes": (joined(found),)})
    (split,) = suggestions.splits(mixed, articles, memory)
    assert split.theme.id == "found-mixed"
    assert [part.split_from for part in split.parts] == ["found-mixed", "found-mixed"]
    assert all(part.strong and part.id != "found-mixed" for part in split.parts)
    assert len({part.id for part in split.parts}) == 2


def test_an_issue_without_themes_has_nothing_to_split() -> None:
    articles = [an_article(name="empty")]
    assert suggestions.splits(BACKEND.analyse(articles, NO_THEMES), articles, Memory()) == ()
