from __future__ import annotations

import pytest

from flows.themes import membership
from flows.themes.membership import Belonging, belongings
from flows.themes.terms import TermIndex
from flows.themes.units import Unit, units_of
from schemas.article import BlockKind
from tests.themes.articles import a_taxonomy, an_article, units

INDEX = TermIndex(a_taxonomy().taxonomy)
ONE_THEME = """\
version: 1
themes:
  - id: words
    label: What is said
    short: Words
    strong: [speech]
    hint: [{hints}]
"""
OTHER = "The committee met on Monday and adopted its agenda without a vote."


def themes_of(found: tuple[Unit, ...]) -> list[list[str]]:
    return [[one.theme for one in unit] for unit in belongings(found, INDEX)]


def test_one_strong_term_makes_a_block_belong() -> None:
    assert themes_of(units("The minister spoke of wheat.", OTHER)) == [["grain-trade"], ["grain-trade"]]


def test_hints_here_and_there_make_nothing_belong() -> None:
    assert themes_of(units("Food was served.", OTHER, "The price was right.")) == [[], [], []]


def test_two_different_hints_of_a_theme_that_lists_few_make_a_block_belong() -> None:
    assert themes_of(units("The river rose downstream.")) == [["water"]]


def test_of_a_theme_that_lists_many_hints_four_different_ones_make_a_block_belong() -> None:
    many = ", ".join(f"word{number}" for number in range(80))
    index = TermIndex(a_taxonomy(ONE_THEME.format(hints=many)).taxonomy)
    assert belongings(units("Word1, word2 and word3 are said."), index) == ((),)
    assert belongings(units("Word1, word2, word3 and word4 are said."), index)[0][0].theme == "words"


def test_a_hint_that_comes_again_is_no_further_hint() -> None:
    assert themes_of(units("River, river, river, river, rivers.")) == [[]]


def test_the_theme_with_the_most_terms_comes_first() -> None:
    grain = "Wheat and other grain wait while the export ban stands; one dam is planned."
    water = "A dam in the river basin, and water sharing; one trawler passes."
    assert themes_of(units(grain, water)) == [["grain-trade", "water"], ["water"]]


def test_shares_of_a_block_sum_to_one_at_most() -> None:
    found = belongings(units("Wheat passes the dam. Trawlers pass it too."), INDEX)
    assert sum(one.share for one in found[0]) <= 1 + 1e-9


def test_a_paragraph_without_a_term_goes_on_with_the_theme_before_it() -> None:
    found = belongings(units("Wheat is scarce.", OTHER), INDEX)
    assert found[1] == (Belonging("grain-trade", 1.0, ()),)


def test_an_article_does_not_go_on_with_the_theme_of_another() -> None:
    both = units_of([an_article("Wheat is scarce.", name="a"), an_article(OTHER, name="b")])
    assert themes_of(both) == [["grain-trade"], []]


def test_a_theme_that_is_no_blocks_main_one_is_left_out() -> None:
    text = "Wheat, grain and an export ban: the harvest was poor, food is dear, and prices rise near the dam."
    assert themes_of(units(text, text, text)) == [["grain-trade"]] * 3


def test_a_mention_in_passing_does_not_make_a_long_report_a_source() -> None:
    report = [f"Wheat and grain, part {number}, under the export ban." for number in range(60)]
    report[30] += " Grain goes by the dam."
    river = an_article("The dam is full, and the river basin floods downstream.", name="river")
    found = belongings(units_of([an_article(*report), river]), INDEX)
    assert {one.theme for unit in found[:60] for one in unit} == {"grain-trade"}
    assert found[60][0].theme == "water"


def test_one_paragraph_in_a_report_of_hundreds_does_not_make_it_a_source() -> None:
    report = [f"Wheat and grain, part {number}, under the export ban." for number in range(200)]
    report[30] = "The dam is full, and the river basin floods."
    found = belongings(units_of([an_article(*report)]), INDEX)
    assert {one.theme for unit in found for one in unit} == {"grain-trade"}


def test_one_paragraph_of_a_speech_makes_it_one() -> None:
    speech = [f"Wheat and grain, part {number}, under the export ban." for number in range(60)]
    speech[30] = "The dam is full, and the river basin floods."
    assert belongings(units_of([an_article(*speech)]), INDEX)[30][0].theme == "water"


def test_the_same_mention_counts_in_a_short_article() -> None:
    short = an_article("Wheat and grain wait under the export ban. Grain goes by the dam.")
    river = an_article("The dam is full, and the river basin floods downstream.", name="river")
    found = belongings(units_of([short, river]), INDEX)
    assert [one.theme for one in found[0]] == ["grain-trade", "water"]


def test_the_order_of_articles_does_not_change_what_a_block_belongs_to() -> None:
    articles = [
        an_article("Wheat is scarce in port.", OTHER, name="a"),
        an_article("The dam is full of fish.", name="b"),
        an_article("Trawlers wait for a fishing quota near the dam.", name="c"),
    ]
    forth, back = units_of(articles), units_of(reversed(articles))
    found = {unit.block.text: one for unit, one in zip(forth, belongings(forth, INDEX), strict=True)}
    assert found == {unit.block.text: one for unit, one in zip(back, belongings(back, INDEX), strict=True)}


def test_of_two_themes_named_alike_the_one_whose_sure_blocks_have_the_same_words_comes_first() -> None:
    silos = "Wheat is stored in silos that the port authority leases to merchants for the winter season."
    spill = "The dam has spillways, turbines and sluices that engineers inspect before the snow melts."
    both = "Wheat or the dam: {} it is."
    like_grain, like_water = both.format("leased silos, winter, merchants"), both.format("sluices, turbines, spillways")
    found = belongings(units(silos, spill, like_grain, like_water, OTHER, OTHER), INDEX)
    assert [one[0].theme for one in found[:4]] == ["grain-trade", "water", "grain-trade", "water"]


def test_a_theme_that_only_one_block_is_about_keeps_it_beside_one_that_many_are_about() -> None:
    water = [f"The dam of the {name} basin holds the river back." for name in ("upper", "lower", "inner", "outer")]
    grain = "Wheat, grain and barley wait in port behind the dam."
    assert belongings(units(*water, grain), INDEX)[4][0].theme == "grain-trade"


def test_a_theme_whose_terms_stand_in_every_block_counts_less_beside_one_that_is_rare(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wide = [f"The {name} met at the dam." for name in ("council", "panel", "board", "club")]
    found = units(*wide, "A trawler passes the dam.", "The trawler has a fishing quota.")

    def share_of_the_rare_one() -> float:
        return sum(one.share for one in belongings(found, INDEX)[4] if one.theme == "fisheries")

    evened = share_of_the_rare_one()
    monkeypatch.setattr(membership, "EVENED", 0.0)
    assert evened > share_of_the_rare_one()


def test_a_term_that_one_theme_lists_as_strong_and_another_as_a_hint_is_more_the_firsts() -> None:
    taxonomy = a_taxonomy(
        """\
        version: 1
        themes:
          - {id: toll, label: Road tolls, short: Tolls, strong: [toll*, ferry], hint: [road, bridge]}
          - {id: ferries, label: Ferries, short: Ferries, strong: [boat*], hint: [ferry, pier]}
        """
    )
    found = belongings(
        units("The boat left.", "A ferry it is, no boat.", "One more ferry."), TermIndex(taxonomy.taxonomy)
    )
    assert found[2][0].theme == "toll"


def test_what_frames_an_article_is_about_what_its_title_names() -> None:
    texts = ("Wheat is dear, and the dam is full.", "Wheat and trawlers.", OTHER, "Both are to be seen.")
    plain = an_article((BlockKind.STANDFIRST, texts[0]), *texts[1:])
    river = plain.model_copy(update={"title": "Who owns the dam and the river basin"})
    first, last = (belongings(units_of([one]), INDEX)[0] for one in (plain, river))
    assert last[0].theme == "water"
    assert last[0].share > next(one.share for one in first if one.theme == "water")


def test_a_title_gives_no_theme_that_its_article_does_not_speak_of() -> None:
    titled = an_article("Wheat is dear.", OTHER).model_copy(update={"title": "A dam of wheat"})
    assert themes_of(units_of([titled])) == [["grain-trade"], ["grain-trade"]]


def test_a_block_that_opens_with_a_pronoun_goes_on_more_with_the_theme_before_it() -> None:
    before, after = "Wheat, grain and more wheat wait in port.", "{} dam is late too."
    shares = []
    for opening in ("A", "This"):
        found = belongings(units(before, after.format(opening), "The dam holds.", "A dam."), INDEX)
        shares.append(next(one.share for one in found[1] if one.theme == "water"))
    assert shares[0] > shares[1]


def test_in_an_issue_on_one_theme_a_word_in_passing_is_not_what_a_block_is_about() -> None:
    report = [f"Wheat and grain, part {number}, under the export ban." for number in range(60)]
    report[30] += " Grain goes by the dam."
    river = an_article("The dam is full, and the river basin floods downstream.", name="river")
    assert belongings(units_of([an_article(*report), river]), INDEX)[30][0].theme == "grain-trade"


LONG = [f"Wheat and grain, part {number}, under the export ban." for number in range(7)]
RIVER = an_article("The dam is full, and the river basin floods downstream.", name="river")


def spoken_of(*texts: str, title: str = "What was said") -> set[str]:
    """Return the themes of an article beside one on rivers."""
    article = an_article(*texts).model_copy(update={"title": title})
    found = units_of([article, RIVER])
    return {one.theme for unit in belongings(found, INDEX)[: len(texts)] for one in unit}


def test_one_strong_term_in_a_longer_article_is_a_mention_in_passing() -> None:
    assert spoken_of(*LONG, "The minister lives behind the dam.") == {"grain-trade"}


@pytest.mark.parametrize(
    "texts",
    [
        ("The dam is old, and the water sharing is older.",),
        ("The minister came to the dam.", "The dam is old."),
        ("The dam keeps the river from the flood, says the minister.",),
    ],
)
def test_an_article_with_a_second_term_speaks_of_the_theme(texts: tuple[str, ...]) -> None:
    assert spoken_of(*LONG, *texts) == {"grain-trade", "water"}


def test_a_term_in_the_title_is_another_mention() -> None:
    assert spoken_of(*LONG, "The minister lives behind the dam.", title="Wheat behind a dam") == {
        "grain-trade",
        "water",
    }


def test_one_strong_term_is_enough_where_hints_are_all_over_the_article() -> None:
    assert spoken_of(*LONG, "The dam.", "A river.", "The river.", "More river.") == {"grain-trade", "water"}


def test_a_people_counts_half_of_its_country() -> None:
    desk = "version: 1\nthemes: [{id: coast, label: The coast, short: Coast, strong: [Ghana*]}]"
    index = TermIndex(a_taxonomy(desk).taxonomy)
    others = [OTHER] * 7

    def spoken(*texts: str) -> bool:
        return any(belongings(units(*others, *texts), index))

    assert spoken("Ghana votes.", "Ghana counts.")
    assert not spoken("Her mother is Ghanaian.", "The Ghanaian mother came.")


def test_in_a_longer_article_a_paragraph_without_a_term_belongs_to_nothing_at_its_end() -> None:
    found = belongings(units(*LONG, OTHER), INDEX)
    assert found[-1] == ()
    assert belongings(units(*LONG[:4], OTHER, *LONG[4:]), INDEX)[4][0].theme == "grain-trade"


def test_a_report_of_hundreds_of_paragraphs_needs_more_than_two_mentions() -> None:
    mentions = ["They live behind the dam.", "A dam is named."]
    assert spoken_of(*LONG, *mentions) == {"grain-trade", "water"}
    assert spoken_of(*LONG * 9, *mentions) == {"grain-trade"}


def test_two_different_strong_terms_in_one_paragraph_are_enough_in_any_report() -> None:
    assert spoken_of(*LONG * 4, "The dam is in the river basin.") == {"grain-trade", "water"}


def test_a_list_of_countries_hints_at_nothing() -> None:
    desk = "version: 1\nthemes: [{id: union, label: A union, short: Union, strong: [customs union], hint: [%s]}]"
    listed = TermIndex(a_taxonomy(desk % "France, German*, summit, commissioner").taxonomy)
    assert belongings(units("Guests came from France and Germany."), listed) == ((),)
    assert belongings(units("The summit heard the commissioner."), listed)[0][0].theme == "union"


def test_a_country_in_brackets_is_where_somebody_is_from() -> None:
    desk = "version: 1\nthemes: [{id: coast, label: The coast, short: Coast, strong: [Ghana*]}]"
    index = TermIndex(a_taxonomy(desk).taxonomy)
    assert belongings(units("The general (Ghana) takes over.", OTHER, OTHER), index) == ((), (), ())
    assert belongings(units("The general of Ghana takes over.", OTHER, OTHER), index)[0][0].theme == "coast"


def test_a_paragraph_of_ceremony_alone_belongs_to_nothing() -> None:
    found = belongings(units("Wheat is scarce.", "Thank you very much.", "Wheat is dear."), INDEX)
    assert [bool(one) for one in found] == [True, False, True]


def test_an_article_that_names_a_theme_only_in_a_table_or_a_quotation_does_not_speak_of_it() -> None:
    for kind in (BlockKind.TABLE, BlockKind.PULL_QUOTE):
        silent = an_article((kind, "The dam and the river basin, the water sharing and the dams."), OTHER)
        assert themes_of(units_of([silent])) == [[], []]
        speaking = an_article((kind, "The dam and the river basin."), "The dam is full, and so is the river basin.")
        assert themes_of(units_of([speaking])) == [["water"], ["water"]]
