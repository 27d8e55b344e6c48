from __future__ import annotations

from collections.abc import Sequence

from flows.themes import phrases
from flows.themes.units import Unit
from schemas.article import BlockKind
from tests.themes.articles import units

FILLER = tuple(f"Something else was said on the {day}." for day in ("Monday", "Tuesday", "Friday", "Sunday"))


def texts_of(members: Sequence[Unit], everything: Sequence[Unit], *known: str) -> list[str]:
    spans = [
        (unit, unit.block.text.index(term), unit.block.text.index(term) + len(term))
        for unit in members
        for term in known
        if term in unit.block.text
    ]
    found = phrases.phrases_of(members, spans, phrases.phrasebook(everything))
    return [one.text for one in found]


def runs(text: str) -> list[str]:
    (unit,) = units(text)
    return [text[start:end] for _, start, end in phrases.runs(unit)]


def test_a_run_ends_at_function_words_and_commas() -> None:
    assert runs("fish stocks, river basins of delta") == [
        "fish", "fish stocks", "stocks", "river", "river basins", "basins", "delta",
    ]  # fmt: skip


def test_a_run_has_four_words_at_most() -> None:
    assert max(len(run.split()) for run in runs("north sea herring stock assessment group")) == 4


def test_a_run_neither_begins_nor_ends_with_a_participle() -> None:
    found = runs("rising river levels, river damming")
    assert "river levels" in found
    assert not {"rising river levels", "rising", "river damming", "damming"} & set(found)


def test_a_participle_may_stand_within_a_run() -> None:
    assert "water sharing treaty" in runs("water sharing treaty")


def test_a_word_behind_an_auxiliary_is_a_verb_and_no_name() -> None:
    assert "dam" not in runs("They will dam everything")


def test_an_adverb_is_no_part_of_a_name_and_a_word_that_only_looks_like_one_is() -> None:
    assert runs("sharply") == []
    assert "supply" in runs("grain supply")


def test_a_pronoun_with_its_verb_is_no_name_whatever_its_capital() -> None:
    assert runs("We’re proud, I'm proud, Don't panic") == ["proud", "proud", "panic"]


def test_a_name_with_an_apostrophe_is_one() -> None:
    assert "O’Malley plan" in runs("the O’Malley plan")


def test_a_name_with_a_capital_is_one_whatever_its_letters() -> None:
    assert "Long Point" in runs("the Long Point")


def test_a_phrase_of_these_units_only_is_typical_of_them() -> None:
    everything = units("The river basin treaty.", "A river basin treaty.", *FILLER)
    assert texts_of(everything[:2], everything) == ["river basin treaty"]


def test_a_single_word_is_a_key_phrase_only_as_a_known_term() -> None:
    everything = units("The wheat is scarce.", "No wheat.", *FILLER)
    assert texts_of(everything[:2], everything) == []
    assert texts_of(everything[:2], everything, "wheat") == ["wheat"]


def test_a_phrase_that_stands_once_is_typical_only_with_a_known_term() -> None:
    everything = units("The joint river commission.", *FILLER)
    assert texts_of(everything[:1], everything) == []
    assert texts_of(everything[:1], everything, "river") == ["joint river commission"]


def test_what_more_than_half_of_all_units_say_is_typical_of_none() -> None:
    everything = units(*["The river basin rose."] * 4, "Something else.")
    assert texts_of(everything[:2], everything) == []


def test_a_phrase_is_shown_as_it_is_most_often_printed() -> None:
    everything = units("Delta Works now. Delta Works then. delta works too.", "Delta Works again.", *FILLER)
    assert texts_of(everything[:2], everything) == ["Delta Works"]


def test_phrases_that_share_half_of_their_words_are_shown_once() -> None:
    everything = units("river basin treaty; basin treaty", "river basin treaty; basin treaty", *FILLER)
    assert len(texts_of(everything[:2], everything)) == 1


def test_at_most_six_phrases_are_shown() -> None:
    names = ("red dam", "blue quay", "green delta", "white canal", "black lock", "grey weir", "pink ford")
    text = ". ".join(names)
    everything = units(text, text, *FILLER)
    assert len(texts_of(everything[:2], everything)) == phrases.MOST


def test_a_phrase_does_not_run_into_a_quotation() -> None:
    everything = units('The term "river basin" here.', 'The term "river basin" there.', *FILLER)
    assert texts_of(everything[:2], everything) == ["river basin"]


def test_half_of_a_word_with_a_hyphen_and_a_path_are_no_phrases() -> None:
    text = "The short- and long-term future of the region/area plan and river basins."
    assert texts_of(units(text), units(text, *FILLER), "term future", "region/area plan", "river basins") == [
        "river basins"
    ]


def test_a_tables_words_are_no_key_phrases() -> None:
    table = (BlockKind.TABLE, "river basin river basin")
    everything = units(table, table, *FILLER)
    assert texts_of(everything[:2], everything) == []


def test_the_count_of_runs_is_by_units_not_by_places() -> None:
    counted = phrases.phrasebook(units("grain, grain", "grain")).having
    assert counted["grain",] == 2


def test_no_phrase_holds_whose_a_thing_is_or_how() -> None:
    assert runs("with your boats, his boats or my dam") == ["boats", "boats", "dam"]
    assert "analysts how fish" not in runs("some analysts how fish stocks recover")


def test_a_part_of_a_name_is_no_phrase() -> None:
    texts = ("He told the New Harbour Times of it.", "She told the New Harbour Times of it.")
    everything = units(*texts, "The Lower Republic of Tolm pays.", "The Lower Republic of Tolm owes.", *FILLER)
    assert texts_of(everything[:4], everything) == []


def test_the_beginning_of_other_phrases_is_worth_less_than_a_whole_one() -> None:
    texts = ("River toll rules help. Salt mines are shut.", "River toll reform hurts. Salt mines were open.")
    everything = units(*texts, *FILLER)
    assert texts_of(everything[:2], everything) == ["Salt mines", "River toll"]


def test_a_fragment_that_ends_in_an_adjective_is_no_phrase() -> None:
    everything = units("A north coastal is no thing.", "The north coastal as well.", *FILLER)
    assert texts_of(everything[:2], everything) == []
