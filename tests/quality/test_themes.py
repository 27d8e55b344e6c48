from __future__ import annotations

import pytest

from flows.themes.taxonomy import load
from tests.quality.themes import (
    BLIND,
    GOLD,
    INVENTED,
    Gold,
    adjusted_rand,
    blind_gold,
    halved,
    invented_gold,
    own_gold,
    seeds_gold,
)

SEEDS, OWN = seeds_gold(), own_gold()


def test_the_same_grouping_under_other_names_agrees_wholly() -> None:
    assert adjusted_rand("aabb", "xxyy") == 1


def test_a_grouping_that_cuts_across_agrees_less_than_by_chance() -> None:
    assert adjusted_rand("aabb", "xyxy") < 0


def test_one_group_for_all_agrees_as_by_chance() -> None:
    assert adjusted_rand("aabb", "xxxx") == 0


@pytest.mark.parametrize("gold", [SEEDS, OWN])
def test_every_label_is_a_theme_of_the_taxonomy_and_every_block_is_there(gold: Gold) -> None:
    known = {theme.id for theme in load(None).taxonomy.themes}
    blocks = {(name, block.id) for name, article in gold.articles.items() for block in article.blocks}
    assert {theme for _, themes in gold.blocks.values() for theme in themes} <= known
    assert gold.blocks.keys() <= blocks


def test_the_blind_taxonomy_has_a_theme_for_every_label() -> None:
    known = {theme.id for theme in load(BLIND).taxonomy.themes}
    assert {theme for _, themes in blind_gold(SEEDS).blocks.values() for theme in themes} == known
    assert {theme for _, theme in blind_gold(SEEDS).cells} == known


@pytest.mark.parametrize("name", INVENTED)
def test_every_label_of_an_invented_set_is_one_of_its_ten_themes_and_every_paragraph_has_one(name: str) -> None:
    gold, known = invented_gold(name), {theme.id for theme in load(GOLD / f"{name}.yaml").taxonomy.themes}
    assert len(known) == 10
    assert {theme for _, themes in gold.blocks.values() for theme in themes} <= known
    assert gold.blocks.keys() == {(one, block.id) for one, article in gold.articles.items() for block in article.blocks}


def test_two_halves_of_a_taxonomy_have_each_of_its_terms_once() -> None:
    whole = load(GOLD / "city.yaml")
    halves = [halved(whole, part).taxonomy.themes for part in (0, 1)]
    for theme, one, other in zip(whole.taxonomy.themes, *halves, strict=True):
        assert sorted((*one.strong, *other.strong)) == sorted(theme.strong)
        assert sorted((*one.hint, *other.hint)) == sorted(theme.hint)


def test_every_labelled_paragraph_of_the_seeds_is_a_block_of_its_own() -> None:
    assert len(SEEDS.blocks) == 37


@pytest.mark.parametrize("gold", [SEEDS, OWN])
def test_who_speaks_on_a_theme_does_so_in_blocks_of_that_theme(gold: Gold) -> None:
    for (name, theme), blocks in gold.cells.items():
        assert any(theme in gold.blocks[name, block][1] for block in blocks)


def test_every_hedged_sentence_stands_in_its_article_with_its_hedges() -> None:
    for (name, sentence), cues in OWN.hedges.items():
        assert any(sentence in block.text for block in OWN.articles[name].blocks)
        assert all(cue in sentence for cue in cues)
