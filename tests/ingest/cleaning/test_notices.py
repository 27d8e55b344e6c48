"""What the reader of a record is told beside the text."""

from __future__ import annotations

from schemas.article import Article
from tests.ingest.cleaning.documents import LAST, MORE, PROSE, cleaned, page

SPANISH = (
    "Los dos gobiernos han acordado reunirse de nuevo en la primavera, y ninguno de ellos espera que las negociaciones "
    "sobre el puerto sean breves, porque la lista de preguntas es muy larga."
)
CHINESE = (
    "两国政府同意在春天再次会晤,但双方都不认为会谈会很短。摆在桌面上的是一份包含十一个问题的清单,其中三个涉及资金。"
)
NAMES = "Ada Miller, Bo Larsen, Cem Demir, Dora Ivanova, Emil Novak, Fatou Diop, Greta Lind, Hugo Silva, Ines Costa."


def told(article: Article, code: str) -> list[tuple[str, str | None]]:
    return [(notice.text, notice.block) for notice in article.notices if notice.code == code]


def test_a_paragraph_in_another_language_is_told() -> None:
    article = cleaned(page(PROSE, MORE, SPANISH, LAST))
    assert article.language.code == "en"
    assert told(article, "other-language") == [("The paragraph is in another language: es.", "p3")]


def test_a_document_in_one_language_says_nothing_of_languages() -> None:
    assert told(cleaned(page(PROSE, MORE, LAST)), "other-language") == []
    assert told(cleaned(page(SPANISH, SPANISH.replace("puerto", "tratado"))), "other-language") == []


def test_names_are_in_no_other_language() -> None:
    assert told(cleaned(page(PROSE, NAMES, MORE)), "other-language") == []


def test_a_language_without_spaces_is_not_taken_for_a_short_line() -> None:
    article = cleaned(page(PROSE, MORE, CHINESE, LAST))
    assert told(article, "other-language") == [("The paragraph is in another language: zh.", "p3")]


def test_a_word_whose_vowels_meet_has_lost_its_hyphen() -> None:
    ((text, block),) = told(cleaned(page(PROSE, f"{MORE} It is a neoisolationist harbour.", LAST)), "lost-hyphen")
    assert "'neo-isolationist'" in text
    assert block == "p2"


def test_a_word_that_the_document_spells_with_its_hyphen_has_lost_it() -> None:
    both = f"{MORE} The non-dredged harbour is a nondredged one."
    ((text, _),) = told(cleaned(page(PROSE, both, LAST)), "lost-hyphen")
    assert "'non-dredged'" in text


def test_words_that_english_writes_in_one_have_lost_nothing() -> None:
    plain = f"{MORE} The explainer of cybersecurity is multimodal and noncompliant."
    assert told(cleaned(page(PROSE, plain, LAST)), "lost-hyphen") == []


def test_an_abstract_with_more_letters_than_a_short_text_is_not_its_language() -> None:
    listed = "- 来源链接:https://harbour.example/article/strait-harbour-pilots\n- 关键词:港口, 疏浚, 海峡"
    short = (
        "Harbour fellow Tomas Brandt shared expert insight in an article published by The Ferrian Times. The article "
        "examines how Ostland is accelerating efforts to build domestic pilots schools as companies like Brandt Marine "
        "and Holm Shipping develop alternatives to Ferrian pilots amid ongoing port controls. Discussing collaboration "
        "between Ostland harbour companies and shipping firms, Brandt said the pilots wait."
    )
    article = cleaned(page("# The Strait Between Them", CHINESE * 2, listed, short))
    assert article.language.code == "en"
    assert [block for _, block in told(article, "other-language")] == ["p1"]
