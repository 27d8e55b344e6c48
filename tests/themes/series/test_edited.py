from __future__ import annotations

import pytest

from flows.themes import series
from schemas.changes import Changes
from schemas.memory import Memory, PeriodShare, ThemeHistory
from schemas.themes import Analysis, Theme, ThemeOrigin


def a_theme(name: str, origin: ThemeOrigin) -> Theme:
    return Theme(id=name, label=name, short=name, origin=origin, key_phrases=(), members=(), positions=(), silent=())


def a_history(name: str) -> ThemeHistory:
    return ThemeHistory(id=name, label=name, first=2, last=2, shares=(PeriodShare(period=2, share=0.3, support=3),))


def changes(before: str | None) -> Changes:
    """Compare an issue of one theme of the taxonomy and one found by its words with an issue before."""
    themes = (a_theme("listed", ThemeOrigin.TAXONOMY), a_theme("met", ThemeOrigin.DISCOVERED))
    analysis = Analysis(made_by="test 1", taxonomy="1" * 64, articles=(), themes=themes)
    after = Memory(periods=2, themes=(a_history("listed"), a_history("met")))
    found = series.changes(Memory(periods=1, taxonomy=before), after, analysis, ())
    assert found is not None
    return found


def test_of_an_edited_taxonomy_only_themes_found_by_their_words_are_news() -> None:
    found = changes("0" * 64)
    assert (found.edited, [one.theme for one in found.themes]) == (True, ["met"])


@pytest.mark.parametrize("before", ["1" * 64, None])
def test_the_same_taxonomy_and_one_that_is_not_known_are_no_edit(before: str | None) -> None:
    found = changes(before)
    assert (found.edited, [one.theme for one in found.themes]) == (False, ["listed", "met"])
