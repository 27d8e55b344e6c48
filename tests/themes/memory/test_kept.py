from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest

from flows.themes import frequencies, vectors
from flows.themes.memory import kept
from flows.themes.memory.kept import LET_GO_AFTER, Issue
from schemas.article import Article
from schemas.memory import KeptState, KeptTheme, Weighted
from schemas.themes import Theme, ThemeOrigin
from tests.themes.articles import an_article
from tests.themes.memory.test_histories import a_theme

FIRST = an_article("A quay.", "Another quay.", name="first")


def found(*members: tuple[Article, str], name: str = "found-quays") -> Theme:
    return a_theme(*members, name=name).model_copy(update={"origin": ThemeOrigin.DISCOVERED})


def an_issue(period: int, *words: str, article: Article = FIRST) -> Issue:
    """Return an issue of one article whose paragraphs have these words each."""
    counted = [Counter(text.split()) for text in (*words, "snow", "bread", "clocks")]
    known = frequencies.of_texts(counted)
    own = vectors.vectors(counted, known)
    return Issue(period, {(article.id, f"p{number}"): own[number - 1] for number in range(1, len(words) + 1)}, known)


def a_kept(name: str, *, last: int, state: KeptState = KeptState.CANDIDATE) -> KeptTheme:
    return KeptTheme(
        id=name,
        label="All of it",
        short="All",
        state=state,
        first=1,
        last=last,
        periods=1,
        texts=2,
        features=() if state is KeptState.LET_GO else (Weighted("quay", 1.0),),
    )


def words_of(theme: KeptTheme) -> dict[str, float]:
    return dict(theme.features)


def states(themes: Sequence[KeptTheme]) -> dict[str, KeptState]:
    return {theme.id: theme.state for theme in themes}


def test_a_theme_found_for_the_first_time_is_a_candidate_known_by_its_words() -> None:
    (theme,) = kept.after((), [found((FIRST, "p1"), (FIRST, "p2"))], an_issue(3, "quay crane", "quay berth"))
    assert (theme.state, theme.first, theme.last, theme.periods, theme.texts) == (KeptState.CANDIDATE, 3, 3, 1, 2)
    assert words_of(theme) == {"quay": 1.0, "crane": pytest.approx(0.5), "berth": pytest.approx(0.5)}


def test_a_theme_of_the_taxonomy_is_not_kept_by_its_words() -> None:
    assert kept.after((), [a_theme((FIRST, "p1"), name="ports")], an_issue(1, "quay")) == ()


def test_a_candidate_seen_again_is_a_theme() -> None:
    first = kept.after((), [found((FIRST, "p1"))], an_issue(1, "quay"))
    (theme,) = kept.after(first, [found((FIRST, "p1"))], an_issue(4, "quay"))
    assert (theme.state, theme.first, theme.last, theme.periods) == (KeptState.THEME, 1, 4, 2)


def test_a_candidate_that_the_taxonomy_lists_is_a_theme_at_once() -> None:
    listed = a_theme((FIRST, "p1"), name="found-quays")
    (theme,) = kept.after([a_kept("found-quays", last=1)], [listed], an_issue(1, "quay"))
    assert theme.state is KeptState.THEME


def test_what_a_theme_is_known_by_drifts_slowly() -> None:
    theme = found((FIRST, "p1"), (FIRST, "p2"))
    first = kept.after((), [theme], an_issue(1, "quay", "quay"))
    (second,) = kept.after(first, [theme], an_issue(2, "berth", "berth"))
    assert 0 < words_of(second)["berth"] < words_of(second)["quay"]
    themes: tuple[KeptTheme, ...] = (second,)
    for period in range(3, 12):
        themes = kept.after(themes, [theme], an_issue(period, "berth", "berth"))
    assert words_of(themes[0])["berth"] == 1


def test_a_theme_that_was_merged_says_so_and_its_words_stay() -> None:
    target = a_theme((FIRST, "p1"), name="ports", merged=("found-quays",))
    (theme,) = kept.after([a_kept("found-quays", last=1)], [target], an_issue(2, "quay"))
    assert (theme.state, theme.merged_into, words_of(theme)) == (KeptState.MERGED, "ports", {"quay": 1.0})


def test_a_theme_that_is_no_longer_merged_is_followed_again() -> None:
    merged = a_kept("found-quays", last=1).model_copy(update={"state": KeptState.MERGED, "merged_into": "ports"})
    (theme,) = kept.after([merged], [found((FIRST, "p1"))], an_issue(2, "quay"))
    assert (theme.state, theme.merged_into) == (KeptState.THEME, None)


def test_a_candidate_long_unseen_is_let_go_and_its_id_stays_taken() -> None:
    waiting = [a_kept("found-quays", last=1)]
    assert states(kept.after(waiting, [], an_issue(LET_GO_AFTER)))["found-quays"] is KeptState.CANDIDATE
    (gone,) = kept.after(waiting, [], an_issue(LET_GO_AFTER + 1))
    assert (gone.id, gone.state, gone.features) == ("found-quays", KeptState.LET_GO, ())


def test_a_theme_is_not_let_go_for_being_away() -> None:
    away = [a_kept("found-quays", last=1, state=KeptState.THEME)]
    assert states(kept.after(away, [], an_issue(99)))["found-quays"] is KeptState.THEME


def test_of_too_many_those_unseen_for_longest_are_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST", 2)
    many = [a_kept(f"found-{last}", last=last, state=KeptState.THEME) for last in (4, 2, 3)]
    found = states(kept.after(many, [], an_issue(5)))
    assert found == {"found-2": KeptState.LET_GO, "found-3": KeptState.THEME, "found-4": KeptState.THEME}


def test_ids_let_go_are_kept_up_to_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_LET_GO", 1)
    many = [a_kept(f"found-{last}", last=last, state=KeptState.LET_GO) for last in (4, 2, 3)]
    assert states(kept.after(many, [], an_issue(5))) == {"found-4": KeptState.LET_GO}


def test_a_theme_split_from_another_says_so() -> None:
    part = found((FIRST, "p1")).model_copy(update={"split_from": "ports"})
    (theme,) = kept.after((), [part], an_issue(1, "quay"))
    assert theme.split_from == "ports"
