from __future__ import annotations

import pytest

from flows.themes.series.shares import Counts, changed
from schemas.changes import ThemeChange, ThemeTrend
from schemas.memory import PeriodShare, ThemeHistory


def theme(*shares: tuple[int, float, int], name: str = "grain", merged: str | None = None) -> ThemeHistory:
    """Make a theme by period, share and support."""
    told = tuple(PeriodShare(period=period, share=share, support=support) for period, share, support in shares)
    return ThemeHistory(id=name, label="Grain", first=shares[0][0], last=shares[-1][0], shares=told, merged_into=merged)


def trend(history: ThemeHistory, counts: Counts) -> str | None:
    found = changed([history], counts)
    return found[0].trend.value if found else None


def test_a_theme_that_no_issue_had_is_new() -> None:
    (found,) = changed([theme((3, 0.12, 2))], Counts(3, 6, 6))
    assert found == ThemeChange(
        trend=ThemeTrend.NEW, theme="grain", label="Grain", before=0.0, now=0.12, support_before=0, support=2, last=None
    )


def test_a_theme_that_is_mentioned_in_passing_is_no_news() -> None:
    assert trend(theme((3, 0.01, 1)), Counts(3, 6, 6)) is None


@pytest.mark.parametrize(
    ("before", "now", "counts", "told"),
    [
        ((0.10, 1), (0.30, 6), Counts(2, 8, 8), "growing"),
        ((0.30, 6), (0.10, 1), Counts(2, 8, 8), "fading"),
        ((0.10, 3), (0.20, 3), Counts(2, 8, 8), "growing"),
        ((0.10, 4), (0.13, 4), Counts(2, 8, 8), None),
        ((0.40, 6), (0.47, 6), Counts(2, 8, 8), None),
        ((0.10, 2), (0.30, 3), Counts(2, 8, 8), None),
        ((0.05, 2), (0.25, 20), Counts(2, 40, 40), "growing"),
    ],
)
def test_a_theme_grows_or_fades_when_its_share_differs_by_more_than_chance(
    before: tuple[float, int], now: tuple[float, int], counts: Counts, told: str | None
) -> None:
    assert trend(theme((1, *before), (2, *now)), counts) == told


@pytest.mark.parametrize(("support", "of", "now", "told"), [(3, 3, 3, "fading"), (2, 3, 3, None), (3, 3, 1, None)])
def test_small_numbers_are_not_over_read(support: int, of: int, now: int, told: str | None) -> None:
    assert trend(theme((1, 0.4, support)), Counts(2, of, now)) == told


def test_twice_the_documents_with_the_same_shares_are_no_growth() -> None:
    assert trend(theme((1, 0.2, 10), (2, 0.2, 20)), Counts(2, 20, 40)) is None


def test_a_theme_comes_back_after_two_issues_without_it() -> None:
    assert trend(theme((1, 0.1, 2), (4, 0.1, 2)), Counts(4, 6, 6)) == "returning"
    assert trend(theme((2, 0.1, 2), (4, 0.1, 2)), Counts(4, 6, 6)) is None
    (found,) = changed([theme((1, 0.1, 2), (4, 0.1, 2))], Counts(4, 6, 6))
    assert (found.before, found.last) == (0.0, 1)


def test_a_theme_that_faded_is_told_once() -> None:
    assert trend(theme((1, 0.4, 6)), Counts(2, 6, 6)) == "fading"
    assert trend(theme((1, 0.4, 6)), Counts(3, 6, 6)) is None


def test_a_theme_that_was_merged_into_another_has_not_faded() -> None:
    assert trend(theme((1, 0.4, 6), merged="food"), Counts(2, 6, 6)) is None


def test_new_themes_come_first_and_the_largest_of_them_before_the_others() -> None:
    themes = [
        theme((1, 0.4, 6), name="a"),
        theme((2, 0.1, 1), name="b"),
        theme((1, 0.1, 1), (2, 0.3, 6), name="c"),
        theme((2, 0.2, 1), name="d"),
    ]
    assert [(one.theme, one.trend.value) for one in changed(themes, Counts(2, 8, 8))] == [
        ("d", "new"),
        ("b", "new"),
        ("c", "growing"),
        ("a", "fading"),
    ]


def test_a_theme_that_was_away_for_longer_than_shares_are_kept_comes_back() -> None:
    history = theme((20, 0.3, 6)).model_copy(update={"first": 1})
    (found,) = changed([history], Counts(20, 6, 6))
    assert (found.trend, found.last) == (ThemeTrend.RETURNING, None)


def test_what_the_desk_may_have_made_by_editing_its_themes_is_not_told() -> None:
    themes = [
        theme((5, 0.2, 3), name="a"),
        theme((4, 0.1, 1), (5, 0.4, 6), name="b"),
        theme((4, 0.4, 6), name="c"),
        theme((1, 0.1, 2), (5, 0.1, 2), name="d"),
    ]
    assert len(changed(themes, Counts(5, 8, 8))) == 4
    assert [(one.theme, one.trend.value) for one in changed(themes, Counts(5, 8, 8), "abcd")] == [("d", "returning")]
