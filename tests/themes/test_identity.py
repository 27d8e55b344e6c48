"""Themes from one issue to the next, through the backend and what is remembered."""

from __future__ import annotations

import pytest

from flows.themes.backends.embedded import BACKEND
from flows.themes.memory import NOTHING, remembered
from schemas.memory import KeptState, Memory
from schemas.themes import Analysis, Theme, ThemeOrigin
from tests.themes.articles import a_taxonomy
from tests.themes.test_finding import BREAD, GLACIER, OTHERS, RAIL, one_each

NO_THEMES = a_taxonomy("version: 1\nthemes: []\n")
FIRST = one_each(*GLACIER[:2], *RAIL[:2], *OTHERS)
SECOND = one_each(GLACIER[2], RAIL[2], "Nobody asked the " + BREAD)


@pytest.fixture(scope="module")
def known() -> Memory:
    return remembered(NOTHING, BACKEND.analyse(FIRST, NO_THEMES), FIRST, None)


def ice(memory: Memory) -> str:
    """Return the id of the theme on glaciers."""
    return next(one.id for one in memory.kept if any(word.feature == "glacier" for word in one.features))


def theme(found: Analysis, name: str) -> Theme:
    return next(one for one in found.themes if one.id == name)


def test_what_is_found_for_the_first_time_is_a_candidate(known: Memory) -> None:
    found = BACKEND.analyse(FIRST, NO_THEMES)
    assert {one.candidate for one in found.themes} == {True}
    assert {one.state for one in known.kept} == {KeptState.CANDIDATE}
    assert {one.id for one in known.kept} == {one.id for one in known.themes} == {one.id for one in found.themes}


def test_the_same_theme_has_the_same_id_next_week_and_is_no_candidate_any_more(known: Memory) -> None:
    again = one_each(*GLACIER, *OTHERS)
    found = BACKEND.analyse(again, NO_THEMES, known)
    assert not theme(found, ice(known)).candidate
    after = remembered(known, found, again, None)
    (kept,) = (one for one in after.kept if one.id == ice(known))
    assert (kept.state, kept.first, kept.last) == (KeptState.THEME, 1, 2)
    (history,) = (one for one in after.themes if one.id == kept.id)
    assert [share.period for share in history.shares] == [1, 2]


def test_a_theme_that_the_taxonomy_adopts_gets_its_paragraphs_without_a_term(known: Memory) -> None:
    name = ice(known)
    desk = a_taxonomy(
        f"version: 1\nthemes:\n  - id: {name}\n    label: Ice that melts\n    short: Ice\n    strong: [iceberg*]\n"
    )
    found = theme(BACKEND.analyse(SECOND, desk, known), name)
    assert (found.label, found.origin, found.candidate) == ("Ice that melts", ThemeOrigin.TAXONOMY, False)
    assert [(one.article, one.primary, one.hits) for one in found.members] == [(SECOND[0].id, True, ())]


def test_a_theme_that_the_taxonomy_merges_gives_its_paragraphs_to_the_other(known: Memory) -> None:
    name = ice(known)
    desk = a_taxonomy(
        "version: 1\nthemes:\n  - id: climate\n    label: Climate\n    short: Climate\n    strong: [warming]\n"
        f"  - id: {name}\n    label: Ice that melts\n    short: Ice\n    merged_into: climate\n"
    )
    found = BACKEND.analyse(SECOND, desk, known)
    assert [one.article for one in theme(found, "climate").members] == [SECOND[0].id]
    assert theme(found, "climate").merged == (name,)
    after = remembered(known, found, SECOND, None)
    (kept,) = (one for one in after.kept if one.id == name)
    assert (kept.state, kept.merged_into) == (KeptState.MERGED, "climate")
    assert {one.id: one.merged_into for one in after.themes}[name] == "climate"
    third = BACKEND.analyse(one_each(GLACIER[1]), desk, after)
    assert [one.id for one in third.themes] == ["climate"]


def test_a_revision_starts_from_the_same_memory_and_says_the_same(known: Memory) -> None:
    one, other = (BACKEND.analyse(SECOND, NO_THEMES, known) for _ in range(2))
    assert one.model_dump_json() == other.model_dump_json()
    first, second = (remembered(known, found, SECOND, None) for found in (one, other))
    assert first.model_dump_json() == second.model_dump_json()


def test_a_memory_is_read_again_as_it_was_kept(known: Memory) -> None:
    assert Memory.model_validate_json(known.model_dump_json()) == known
