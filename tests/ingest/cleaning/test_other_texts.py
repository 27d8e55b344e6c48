from __future__ import annotations

import pytest

from tests.ingest.cleaning.documents import LAST, MORE, PROSE, body, cleaned, drafted, page, rules

HEAD = ("The Strait Between Them", "By Ana Ferreira", "12 March 2021")
COVER = (
    "The Strait Between Them",
    "Ferreira, Ana; Brandt, Tomas",
    "Suggested citation:\nFerreira, A. and Brandt, T. (2021). The Strait Between Them. Kiel: Harbour Institute.",
    "Terms of use:\nThis document is made available for your personal use.",
    "Downloaded from archive.example on 2 February 2024",
)


def codes(text: str) -> set[str]:
    return {notice.code for notice in cleaned(text).notices}


def test_the_text_goes_on_below_a_link_in_the_middle_of_it() -> None:
    article = cleaned(
        page(*HEAD, PROSE, "READ ALSO\nHow the harbour became a queue", MORE, "A short one ends it.", LAST)
    )
    assert body(article) == [PROSE, MORE, "A short one ends it.", LAST]
    assert rules(article)["How the harbour became a queue"] == "related"


def test_a_list_of_other_texts_ends_at_the_next_paragraph() -> None:
    article = cleaned(
        page(*HEAD, PROSE, MORE, "Related articles", "The harbour that was", "Five ships, one pier", LAST)
    )
    assert body(article) == [PROSE, MORE, LAST]
    assert rules(article)["Five ships, one pier"] == "related"


def test_a_heading_that_sounds_like_a_list_stays_when_text_stands_right_below_it() -> None:
    article = cleaned(page(*HEAD, PROSE, "Related work", MORE, LAST))
    assert [section.heading for section in article.sections] == [None, "Related work"]


def test_teasers_below_a_list_of_other_texts_are_no_text() -> None:
    teaser = "What the harbour master saw in the last week of the winter, and why it still matters to the town."
    article = cleaned(page(*HEAD, PROSE, MORE, "You might also like", "The harbour that was", teaser))
    assert body(article) == [PROSE, MORE]


def test_a_cover_ends_where_the_text_begins_though_labels_follow_below_it() -> None:
    article = cleaned(page(*COVER, PROSE, MORE, LAST, "Publisher: Harbour Institute", "ISSN 2750-1133"))
    assert body(article) == [PROSE, MORE, LAST]
    assert article.citation is not None


@pytest.mark.parametrize("rule", ["cover page", "navigation", "related", "tail"])
def test_a_rule_for_lines_never_takes_a_paragraph(rule: str) -> None:
    draft = drafted(page(PROSE, "A line"))
    draft.remove(0, rule, "a reason")
    draft.remove(1, rule, "a reason")
    assert [item.open for item in draft.items] == [True, False]


def test_a_rule_that_knows_what_a_paragraph_says_may_take_it() -> None:
    draft = drafted(page(PROSE))
    draft.remove(0, "disclaimer", "says whose opinion the text is")
    assert not draft.items[0].open


def test_a_notice_says_when_most_of_a_document_was_cut() -> None:
    links = [f"Another text on the harbour, number {number}" for number in range(40)]
    assert "much-cut" in codes(page(*HEAD, PROSE, MORE, "Related articles", *links))
    assert "much-cut" not in codes(page(*HEAD, PROSE, MORE, "Related articles", *links[:3]))


def test_a_further_byline_in_the_text_leaves_nobody_the_author_of_all() -> None:
    further = "By Tomas Brandt May 4, 2021"
    article = cleaned(page(*HEAD, PROSE, MORE, further, LAST))
    assert article.authors == ()
    assert "several-authors" in {one.code for one in article.notices}
    assert body(article) == [PROSE, MORE, LAST]
    assert rules(article)[further] == "byline"


def test_a_byline_printed_again_in_the_text_leaves_its_author() -> None:
    article = cleaned(page(*HEAD, PROSE, MORE, "By Ana Ferreira", LAST))
    assert [author.name for author in article.authors] == ["Ana Ferreira"]


@pytest.mark.parametrize("name", ["A. Ferreira", "Ana M. Ferreira"])
def test_an_author_under_a_fuller_or_shorter_name_is_nobody_else(name: str) -> None:
    article = cleaned(page(*HEAD, PROSE, MORE, f"By {name} May 4, 2021", LAST))
    assert [author.name for author in article.authors] == ["Ana Ferreira"]


@pytest.mark.parametrize("name", ["T. Ferreira", "Anton Ferreira", "Ana Brandt"])
def test_one_name_of_two_alike_makes_two_persons(name: str) -> None:
    assert cleaned(page(*HEAD, PROSE, MORE, f"By {name} May 4, 2021", LAST)).authors == ()


@pytest.mark.parametrize("line", ["By Ferrian law nobody pays.", "By Tomas Brandt and by the sea", "By May 4, 2021"])
def test_a_line_that_says_more_than_a_name_is_no_further_byline(line: str) -> None:
    article = cleaned(page(*HEAD, PROSE, MORE, line, LAST))
    assert [author.name for author in article.authors] == ["Ana Ferreira"]
