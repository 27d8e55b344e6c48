from __future__ import annotations

import pytest

from flows.themes import naming
from flows.themes.phrases import phrasebook
from flows.themes.units import units_of
from schemas.taxonomy import TaxonomyTheme
from tests.themes.articles import an_article, units

OTHERS = (
    "Bakers ask for longer opening hours in the old town.",
    "A museum of clocks lends its oldest piece.",
    "Snow closed the upper road again.",
)


def named(*texts: str) -> TaxonomyTheme | None:
    found = units(*texts, *OTHERS)
    return naming.named(found[: len(texts)], phrasebook(found))


def test_a_theme_is_named_by_phrases_of_its_texts() -> None:
    theme = named(
        "The river basin commission meets; the spillway gates stay shut.",
        "The spillway gates were opened although the river basin commission had not met.",
    )
    assert theme is not None
    assert theme.label == "River basin commission; spillway gates"
    assert theme.id == "found-river-basin-commission"
    assert theme.short == "River basin commission"


@pytest.mark.parametrize(
    "formula",
    [
        "Prime Minister",
        "your Excellency the Ambassador",
        "two million dollars",
        "six months",
        "per cent annual rate",
        "dear sir",
        "highest consideration",
        "Member States",
        "expert insight",
    ],
)
def test_offices_greetings_and_measures_are_no_names(formula: str) -> None:
    assert named(f"Here {formula} are.", f"There {formula} were.") is None


def test_a_single_word_is_no_name() -> None:
    assert named("Wheat is dear.", "Wheat was cheap.") is None


def test_what_stands_in_over_half_of_all_units_names_none_of_them() -> None:
    everywhere = (f"Number {number}: the river basin is quiet." for number in range(6))
    assert named(*everywhere) is None


def test_a_second_phrase_is_named_only_where_it_has_room() -> None:
    first, second = "transcontinental railway electrification programme", "intergovernmental reconstruction conference"
    theme = named(f"The {first} and its {second}.", f"A {second} was on the {first}.")
    assert theme is not None
    assert theme.label == first.capitalize()


def test_a_table_has_the_beginning_of_a_long_name_cut_at_a_word() -> None:
    theme = named("The intergovernmental oversight panel met.", "An intergovernmental oversight panel was asked.")
    assert theme is not None
    assert theme.short == "Intergovernmental"


def test_an_id_that_was_given_before_gets_a_number() -> None:
    assert naming.unused("found-quays", ()) == "found-quays"
    assert naming.unused("found-quays", {"found-quays", "found-quays-2"}) == "found-quays-3"


def test_an_id_with_a_number_is_no_longer_than_an_id_may_be() -> None:
    long = "found-" + "x" * 54
    assert len(naming.unused(long, {long})) == len(long) == 60


def test_a_persons_name_alone_is_no_name_of_a_theme() -> None:
    assert named("Here President Anna Tolmar was.", "There was President Anna Tolmar.") is None


def test_a_persons_name_stands_beside_what_most_texts_speak_of_too() -> None:
    theme = named("President Anna Tolmar asked for a ferry.", "No ferry will be built under President Anna Tolmar.")
    assert theme is not None
    assert theme.label == "President Anna Tolmar; ferry"


def test_what_it_is_about_names_a_theme_before_who_speaks() -> None:
    theme = named(
        "Port officials closed the salt road.", "The salt road was opened by port officials: port officials left."
    )
    assert theme is not None
    assert theme.label == "Salt road; port officials"


def test_one_chinese_word_is_no_name() -> None:
    texts = ("我们在试点。", "他们在试点。")
    found = units_of([an_article(*texts, "别的事情。", "天气很好。", "没有消息。", language="zh")])
    assert naming.named(found[:2], phrasebook(found)) is None


def test_of_many_texts_on_one_subject_fewer_need_to_have_the_phrase_that_names_them() -> None:
    about = [f"The river basin commission met in hall {number}." for number in range(8)]
    others = [f"A sluice near town {number} was painted." for number in range(52)]
    elsewhere = [f"Snow closed road {number}." for number in range(1000)]
    found = units(*about, *others, *elsewhere)
    book = phrasebook(found)
    theme = naming.named(found[:60], book)
    assert theme is not None
    assert theme.label == "River basin commission"
    assert naming.named(found[3:60], book) is None
    assert named(*about, *others) is None
