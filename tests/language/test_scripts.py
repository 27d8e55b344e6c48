"""Words and stems of languages that are not English."""

from __future__ import annotations

import pytest

from flows.language import stems, stopwords, words


def folded(text: str) -> list[str]:
    return [one.folded for one in words.find(text)]


def test_each_character_of_chinese_is_a_word_that_joins_the_one_before() -> None:
    found = words.find("粮食安全，GDP增长")
    assert [one.folded for one in found] == ["粮", "食", "安", "全", "gdp", "增", "长"]
    assert [one.joined for one in found] == [False, True, True, True, False, True, True]


def test_a_run_of_katakana_is_one_word() -> None:
    assert [one.folded for one in words.find("新エネルキー")] == ["新", "エネルキー"]


def test_an_article_that_lost_its_vowel_is_no_part_of_its_word() -> None:
    found = words.find("L’accord d'Almadra")
    assert [one.folded for one in found] == ["accord", "almadra"]
    assert [(one.start, one.end) for one in found] == [(2, 8), (11, 18)]


def test_names_with_an_apostrophe_stay_whole() -> None:
    assert folded("D'Souza O’Brien N'Djamena don't") == ["d'souza", "o’brien", "n'djamena", "don't"]


def test_arabic_words_meet_without_vowels_article_and_conjunction() -> None:
    assert len({*folded("اتفاق"), *folded("الاتفاق"), *folded("واتّفاق"), *folded("والاتفاق"), *folded("اتفــاق")}) == 1


def test_the_first_letter_of_an_arabic_root_is_not_taken_for_a_conjunction() -> None:
    assert folded("وزارة والوزارة") == ["وزاره", "وزاره"]


def test_vowels_written_on_letters_do_not_cut_words() -> None:
    assert len(folded("مترًا")) == 1
    assert len(folded("हिन्दी")) == 1


def test_length_counts_words_and_of_chinese_its_characters() -> None:
    assert words.length("Three plain words") == 3
    assert words.length("流域的粮食安全首先取决于过境运输协定。") == 11


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("es", ("acuerdo", "acuerdos")),
        ("fr", ("mesure", "mesures")),
        ("de", ("abkommen", "abkommens")),
        ("ru", ("соглашение", "соглашения", "соглашением", "соглашениями")),
        ("ru", ("безопасность", "безопасности", "безопасностью")),
        ("ar", ("شركه", "شركات")),
        ("en", ("sanction", "sanctions")),
    ],
)
def test_forms_of_a_word_have_one_stem(language: str, forms: tuple[str, ...]) -> None:
    assert len({stems.stem(form, language) for form in forms}) == 1


def test_words_of_a_language_without_endings_stay_whole() -> None:
    assert stems.stem("kormányok", "hu") == "kormányok"


@pytest.mark.parametrize(
    ("language", "small", "telling"),
    [
        ("de", "für", "Fracht"),
        ("fr", "déjà", "dépôt"),
        ("es", "también", "tambor"),
        ("ru", "ещё", "щит"),
        ("ar", "أيضًا", "أرصفة"),
        ("zh", "的", "港"),
    ],
)
def test_small_words_tell_nothing_however_they_are_spelled(language: str, small: str, telling: str) -> None:
    assert not stems.tells(words.find(small)[0].folded, language)
    assert stems.tells(words.find(telling)[0].folded, language)


def test_a_language_without_a_list_has_the_words_of_english() -> None:
    assert "the" in stopwords.of("sw")
