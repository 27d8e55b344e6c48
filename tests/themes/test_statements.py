from __future__ import annotations

import pytest

from flows.themes.membership import belongings
from flows.themes.statements import MOST, candidates_of, choose, middle_of
from flows.themes.terms import TermIndex
from flows.themes.units import units_of
from schemas.article import BlockKind
from tests.themes.articles import a_taxonomy, an_article, units

INDEX = TermIndex(a_taxonomy().taxonomy)


def chosen(*texts: str | tuple[BlockKind, str], theme: str = "grain-trade") -> list[str]:
    """Return the sentences that speak on a theme for an article of these blocks."""
    found = units(*texts)
    members = [
        (number, one) for number, all_of in enumerate(belongings(found, INDEX)) for one in all_of if one.theme == theme
    ]
    sentences = candidates_of(found)
    middle = middle_of(one for number, _ in members for one in sentences.get(number, ()))
    return [one.evidence.text for one in choose(members, sentences, middle)]


def test_the_sentence_with_the_terms_speaks_for_the_article() -> None:
    text = "The minister took the floor after lunch. The export ban on wheat should end before the harvest."
    assert chosen(text) == ["The export ban on wheat should end before the harvest."]


def test_a_sentence_without_a_term_is_quoted_only_where_none_has_one() -> None:
    text = "Wheat is scarce and prices rise. Both governments must now decide what they will do about it."
    assert chosen(text) == ["Wheat is scarce and prices rise."]


def test_a_claim_is_quoted_before_a_plain_statement() -> None:
    text = "The wheat ministry has a new building in town. The wheat ministry should lift the old ban in spring."
    assert chosen(text)[0] == "The wheat ministry should lift the old ban in spring."


def test_a_sentence_that_leans_on_the_one_before_is_quoted_last() -> None:
    text = "It covers wheat and barley from the whole of the north. Danish law covers wheat and barley from the north."
    assert chosen(text)[0] == "Danish law covers wheat and barley from the north."


def test_a_question_is_quoted_after_an_answer() -> None:
    text = "Will the governments agree on the wheat they store? The governments agree on the wheat they store."
    assert chosen(text)[0] == "The governments agree on the wheat they store."


def test_a_sentence_cut_off_in_mid_air_is_no_first_choice() -> None:
    text = "Wheat, grain and another export ban (as was said\n\nThe wheat price was stable in all of the autumn months."
    assert chosen(*text.split("\n\n"))[0] == "The wheat price was stable in all of the autumn months."


def test_an_aside_in_brackets_is_quoted_only_where_there_is_nothing_else() -> None:
    assert chosen("(Applause for the wheat growers of the whole country and their families.) Wheat is scarce.")[0] == (
        "Wheat is scarce."
    )


def test_what_somebody_tells_of_himself_is_quoted_after_what_he_says_of_the_matter() -> None:
    text = "I grew up beside my father's wheat in a quiet valley. The wheat trade feeds the whole of the north."
    assert chosen(text)[0] == "The wheat trade feeds the whole of the north."


def test_what_somebody_holds_is_no_tale() -> None:
    text = "I believe that the wheat trade must end in the north. The wheat trade feeds the whole of the north."
    assert chosen(text)[0] == "I believe that the wheat trade must end in the north."


def test_thanks_are_quoted_nowhere() -> None:
    assert chosen("I thank the wheat growers and the grain board. Prices rise in every town of the north.") == []
    assert chosen("I thank the wheat growers and the grain board.", "Grain is scarce in the north of the country.") == [
        "Grain is scarce in the north of the country."
    ]


@pytest.mark.parametrize(
    "odd",
    [
        "Figure 3: The wheat trade of most of the towns in the north.",
        "4 Wheat in the North 7 Wheat in the South 10 Wheat in the Towns.",
        "The wheat trade of the towns in the north is listed at https://example.org/towns in full.",
        "The wheat trade -- the trade I mean -- feeds most of the towns -- well, towns.",
    ],
)
def test_captions_references_and_broken_sentences_are_quoted_after_whole_ones(odd: str) -> None:
    assert chosen(odd, "The wheat trade feeds most of the towns in the north.")[0] == (
        "The wheat trade feeds most of the towns in the north."
    )


def test_the_same_thing_is_not_said_twice() -> None:
    one = "The export ban on wheat should end before the next harvest begins."
    again = "The export ban on wheat should end before the next harvest starts."
    others = (
        f"The committee heard {witness} in its morning session." for witness in ("a baker", "a miller", "a farmer")
    )
    assert chosen(one, again, *others) == [one]


def test_an_article_has_three_statements_on_a_theme_at_most() -> None:
    texts = (
        "The export ban should end because it has ruined smallholders.",
        "Wheat silos must be inspected by engineers from abroad.",
        "Grain insurance may help when monsoons fail.",
        "An export ban could hit bakers across the islands.",
        "Grain elevators will need new cranes and railways.",
    )
    assert len(chosen(*texts)) == MOST


def test_a_pull_quote_does_not_speak_for_the_article() -> None:
    assert chosen("Wheat is scarce in every town.", (BlockKind.PULL_QUOTE, "Wheat must never be a weapon of war!")) == [
        "Wheat is scarce in every town."
    ]


def test_hedges_stay_in_the_sentence_and_are_named_beside_it() -> None:
    found = units("It would be premature to conclude that the export ban on wheat may end this year.")
    members = [(0, belongings(found, INDEX)[0][0])]
    (statement,) = choose(members, candidates_of(found), middle_of(()))
    assert statement.evidence.text == found[0].block.text
    assert [cue.words for cue in statement.cues] == ["would", "be premature to conclude", "may"]


def best_of(own: tuple[str, ...], others: tuple[str, ...]) -> str:
    """Return the best sentence of an article beside others on its theme."""
    made = [an_article(*own, *BESIDES, name="own"), *(an_article(text, name=text) for text in others)]
    found = units_of(made)
    belong = belongings(found, INDEX)
    sentences = candidates_of(found)
    members = [(number, belong[number][0]) for number in range(len(own))]
    middle = middle_of(one for group in sentences.values() for one in group)
    return choose(members, sentences, middle)[0].evidence.text


# So that no word stands in most of the sentences: such a word tells nothing.
BESIDES = tuple(
    f"{one.title()} is dear." for one in "alder birch cedar elm fir gorse hazel ivy juniper larch maple oak".split()
)
FIRES = tuple(f"A great fire at the harbour burned the wheat of the {name} railway." for name in ("old", "new", "long"))
GARDEN = "The wheat of the monastery may feed the geese."
HARBOUR = "The great fire burned the wheat of the railway at the harbour."


def test_on_a_theme_of_many_articles_what_several_of_them_say_is_quoted_first() -> None:
    own = ("Wheat is dear.", GARDEN, HARBOUR)
    assert [best_of(own, ()), best_of(own, FIRES)] == [GARDEN, HARBOUR]


def test_of_many_reports_the_opening_is_quoted_first() -> None:
    fall, rise = ("The wheat of the valleys fell by a tenth.", "The wheat of the islands rose by a third.")
    assert best_of((fall, rise), FIRES) == fall
    assert best_of((rise, fall), FIRES) == rise


def test_what_is_written_in_another_script_than_the_article_is_not_quoted() -> None:
    assert candidates_of(units("会谈在北方恢复。", "Wheat is scarce.")).keys() == {1}


def test_a_sentence_of_procedure_is_quoted_after_one_on_the_matter() -> None:
    formal = "The grain council took note of the wheat report as appropriate."
    assert chosen(formal, "The grain council doubles the wheat price in all of its towns.")[0] != formal


def test_no_members_say_nothing() -> None:
    assert choose((), {}, middle_of(())) == ()


def test_units_that_do_not_speak_have_no_candidates() -> None:
    assert candidates_of(units((BlockKind.TABLE, "wheat 1 2 3"))) == {}


WHOLE = "The harbour of the town took in more grain last summer than in any year before."


def manner(text: str, language: str = "en") -> float:
    """Return what the form of a sentence says for quoting it."""
    ((one, *_),) = candidates_of(units_of([an_article(text, language=language)])).values()
    return one.manner


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "„Wir dürfen nicht länger von einem einzigen Korridor abhängen“, sagte die Ministerin am Montag."),
        ("fr", "« Nous ne pouvons plus dépendre d’un seul corridor », a déclaré la ministre du Commerce hier."),
        ("da", "»Vi kan ikke længere nøjes med en enkelt korridor«, sagde ministeren i går på et møde."),
        ("zh", "“我们不能再依赖单一的运输走廊。”贸易部长在发布会上说。"),
        ("ar", "وأضاف رئيس هيئة الميناء أن الغاطس المسموح به سيرتفع إلى أربعة عشر مترا هذا العام."),
    ],
)
def test_a_whole_sentence_of_another_language_is_not_cut_off(language: str, text: str) -> None:
    assert manner(text, language) == manner(WHOLE)


@pytest.mark.parametrize("text", ["„Wir dürfen nicht länger von einem Korridor abhängen, sagte sie.", "هل يكفي ذلك؟"])
def test_half_of_a_quotation_and_a_question_lose_in_any_language(text: str) -> None:
    assert manner(text) < manner(WHOLE)
