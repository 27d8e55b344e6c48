from __future__ import annotations

from flows.themes.backing import Told, backed, centre_of
from flows.themes.units import Unit
from tests.themes.articles import units

OTHER = "The committee met on Monday and adopted its agenda without a vote."
PROOF = Told(["grain"], {"grain"}, {"grain": 1}, ())
CARRIED = Told(["grain"], (), {}, ())
HINTED = Told(["grain"], (), {"grain": 1}, ())
NOTHING = Told((), (), {}, ())
UNLIKE: dict[str, float] = {"committee": 1.0}


def kept(*told: Told, found: tuple[Unit, ...] | None = None) -> list[bool]:
    """Return for each block whether it stays on grain, none of them having a word in common with another."""
    blocks = found or units(*[OTHER] * len(told))
    return ["grain" in one for one in backed(blocks, told, [{f"word{at}": 1.0} for at in range(len(told))])]


def liked(nearness: float, *told: Told) -> bool:
    """Return whether the last block stays on grain when it is so near to two that prove it."""
    proofs = [{"wheat": 1.0}, {"wheat": 1.0}]
    near = {"wheat": nearness, "agenda": (1 - nearness**2) ** 0.5}
    blocks = [PROOF, PROOF, NOTHING, *told]
    return (
        "grain"
        in backed(units(*[OTHER] * len(blocks)), blocks, [*proofs, UNLIKE, *[UNLIKE] * (len(told) - 1), near])[-1]
    )


def test_what_proves_a_theme_belongs_to_it() -> None:
    assert kept(PROOF) == [True]


def test_a_block_without_a_term_goes_on_between_two_on_the_theme() -> None:
    assert kept(PROOF, CARRIED, PROOF) == [True, True, True]
    assert kept(PROOF, CARRIED, HINTED) == [True, True, False]


def test_a_block_without_a_term_does_not_go_on_where_the_next_is_on_something_else() -> None:
    assert kept(PROOF, CARRIED, NOTHING) == [True, False, False]


def test_a_block_that_opens_with_a_pronoun_goes_on_with_what_is_proved_before_it() -> None:
    found = units(OTHER, "It was adopted without a vote.", OTHER)
    assert kept(PROOF, CARRIED, NOTHING, found=found) == [True, True, False]


def test_a_hint_counts_beside_a_block_that_proves_its_theme() -> None:
    assert kept(NOTHING, HINTED, PROOF) == [False, True, True]
    assert kept(NOTHING, HINTED, HINTED) == [False, False, False]


def test_a_hint_counts_where_the_article_is_full_of_the_theme() -> None:
    assert kept(NOTHING, HINTED._replace(often={"grain"})) == [False, True]


def test_blocks_of_another_article_are_not_beside_a_block() -> None:
    first, second = units(OTHER), units(OTHER)
    assert kept(PROOF, HINTED, found=first + second) == [True, False]


def test_a_block_with_the_words_of_those_that_prove_a_theme_is_on_it() -> None:
    assert liked(0.2, CARRIED)
    assert not liked(0.05, CARRIED)


def test_few_of_these_words_are_enough_beside_a_block_on_the_theme_or_with_two_hints() -> None:
    assert liked(0.05, CARRIED, CARRIED)
    assert liked(0.05, HINTED._replace(hints={"grain": 2}))
    assert not liked(0.01, CARRIED, CARRIED)


def test_likeness_to_a_single_block_tells_nothing() -> None:
    told = [PROOF, NOTHING, CARRIED]
    assert backed(units(OTHER, OTHER, OTHER), told, [{"wheat": 1.0}, UNLIKE, {"wheat": 1.0}])[-1] == set()


def test_a_block_is_not_near_to_a_middle_by_its_own_words() -> None:
    texts = [{"wheat": 1.0}, {"dam": 1.0}]
    assert centre_of([0, 1], texts).nearness(0, texts[0]) == 0
    assert centre_of([1], texts).nearness(1, texts[1]) == 0
