from __future__ import annotations

import pytest

from flows.language import words
from flows.themes.terms import Hit, TermIndex
from schemas.taxonomy import Taxonomy, TaxonomyTheme


def index(*themes: TaxonomyTheme) -> TermIndex:
    return TermIndex(Taxonomy(version=1, themes=themes))


def a_theme(name: str = "water", **lists: tuple[str, ...] | str) -> TaxonomyTheme:
    return TaxonomyTheme.model_validate({"id": name, "label": f"About {name}", "short": name, **lists})


def found(text: str, *themes: TaxonomyTheme) -> tuple[Hit, ...]:
    return index(*themes).find(words.find(text), "en")


def printed(text: str, *themes: TaxonomyTheme) -> list[str]:
    return [text[hit.start : hit.end] for hit in found(text, *themes)]


def test_a_term_in_small_letters_is_found_in_any_capitals() -> None:
    assert printed("Water Sharing and WATER SHARING", a_theme(strong=("water sharing",))) == [
        "Water Sharing",
        "WATER SHARING",
    ]


def test_a_term_with_capitals_is_found_letter_by_letter() -> None:
    assert printed("The US told us: us, not U.S. friends", a_theme(strong=("US",))) == ["US", "U.S."]


def test_a_term_may_open_with_a_sign_that_is_no_word() -> None:
    assert printed("Only 3% of voters, and % of sales", a_theme(strong=("% of voters",))) == ["of voters"]


def test_only_a_starred_word_takes_endings() -> None:
    text = "A dam, two dams, a damaged damsel"
    assert printed(text, a_theme(strong=("dam",))) == ["dam"]
    assert printed(text, a_theme(strong=("dams*",))) == ["dams", "damsel"]


def test_a_star_on_the_first_word_of_a_phrase_takes_endings_too() -> None:
    assert printed("fishing quotas, fished quota", a_theme(strong=("fish* quota",))) == ["fished quota"]


@pytest.mark.parametrize("text", ["water sharing", "water-sharing", "water” sharing", "water\nsharing"])
def test_a_phrase_is_found_across_spaces_hyphens_and_quotation_marks(text: str) -> None:
    assert printed(text, a_theme(strong=("water sharing",))) == [text]


@pytest.mark.parametrize("text", ["water, sharing", "water. Sharing", "water (sharing)", "water and sharing"])
def test_a_phrase_is_not_found_across_anything_else(text: str) -> None:
    assert printed(text, a_theme(strong=("water sharing",))) == []


def test_a_term_inside_a_longer_one_is_left_out_whatever_its_theme() -> None:
    themes = a_theme("water", strong=("water",)), a_theme("law", strong=("water sharing treaty",))
    hits = found("A water sharing treaty", *themes)
    assert [(hit.term.theme, hit.term.text) for hit in hits] == [("law", "water sharing treaty")]


def test_the_same_words_count_for_every_theme_that_lists_them_and_say_so() -> None:
    hits = found("the port", a_theme("grain", hint=("port",)), a_theme("fish", hint=("Port", "port")))
    assert [(hit.term.theme, hit.term.sharers) for hit in hits] == [("fish", 2), ("grain", 2)]


def test_a_hit_says_how_many_themes_list_its_words_as_strong() -> None:
    hits = found("the port", a_theme("grain", hint=("port",)), a_theme("fish", strong=("port",)))
    assert [hit.term.strong_sharers for hit in hits] == [1, 1]


def test_the_hints_of_a_theme_are_counted_without_those_that_are_strong_too() -> None:
    themes = a_theme("water", strong=("dam",), hint=("river*", "dam", "flood")), a_theme("fish", strong=("trawler",))
    assert index(*themes).hints == {"water": 2}


def test_a_theme_counts_the_same_words_once() -> None:
    hits = found("the dam", a_theme(strong=("dam",), hint=("dam",)))
    assert [hit.term.strong for hit in hits] == [True]


def test_a_barred_phrase_takes_its_words_from_its_own_theme_only() -> None:
    themes = (
        a_theme("water", strong=("bank",), **{"not": ("central bank",)}),
        a_theme("money", strong=("bank",)),
    )
    assert [hit.term.theme for hit in found("the central bank", *themes)] == ["money"]
    assert [hit.term.theme for hit in found("the river bank", *themes)] == ["money", "water"]


def test_a_merged_theme_lends_its_terms_to_its_heir() -> None:
    themes = a_theme("rivers", strong=("dam",), merged_into="water"), a_theme("water", strong=("flood",))
    assert [hit.term.theme for hit in found("A dam against the flood", *themes)] == ["water", "water"]


def test_a_circle_of_mergers_ends_and_loses_no_term() -> None:
    themes = (
        a_theme("rivers", strong=("dam",), merged_into="water"),
        a_theme("water", strong=("flood",), merged_into="rivers"),
    )
    assert len(found("A dam against the flood", *themes)) == 2


def test_a_taxonomy_without_themes_finds_nothing() -> None:
    assert found("A dam against the flood") == ()


def test_diacritics_do_not_keep_a_term_from_being_found() -> None:
    assert printed("La détente", a_theme(strong=("detente",))) == ["détente"]


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("соглашение о транзите", "Сегодня соглашение о транзите обсуждают все."),
        ("санкци*", "Новые санкции против порта вступили в силу."),
        ("过境运输协定", "流域的粮食安全首先取决于过境运输协定。"),
        ("اتفاق العبور", "يعتمد الأمن الغذائي على اتفاق العبور."),
        ("اتفاق العبور", "تتضمن الخطة صندوقًا واتّفاق العبور مع الدول."),
    ],
)
def test_a_term_in_other_letters_is_found_in_its_texts(term: str, text: str) -> None:
    assert [hit.term.text for hit in found(text, a_theme(strong=(term,)))] == [term]


def in_french(text: str, languages: tuple[str, ...], *terms: str) -> list[str]:
    taxonomy = Taxonomy(version=1, languages=languages, themes=(a_theme(strong=terms),))
    return [hit.term.text for hit in TermIndex(taxonomy).find(words.find(text), "fr")]


def test_a_word_of_another_language_that_looks_like_a_term_is_none() -> None:
    assert in_french("Une entente est possible.", ("en",), "entente") == []


def test_a_term_is_found_in_every_language_that_the_file_is_of() -> None:
    assert in_french("L’accord de transit se heurte aux transporteurs.", ("en", "fr"), "accord de transit") == [
        "accord de transit"
    ]


def test_names_and_abbreviations_are_found_in_every_language() -> None:
    assert in_french("L’OTAN quitte Kaboul, dit la NATO.", ("en",), "NATO", "Kaboul") == ["Kaboul", "NATO"]


@pytest.mark.parametrize("language", ["en", "und", "zh"])
def test_a_term_is_found_in_its_language_in_an_unknown_one_and_as_a_quotation_in_other_letters(language: str) -> None:
    assert [hit.term.text for hit in index(a_theme(strong=("dam",))).find(words.find("A dam"), language)] == ["dam"]
