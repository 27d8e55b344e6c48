"""Pages that came as one line: who wrote them, where their text begins and ends."""

from __future__ import annotations

import time

import pytest

from schemas.article import Article
from tests.ingest.cleaning.documents import LAST, MORE, PROSE, body, cleaned, page

TITLE = "The Strait Between Them Has No Bridge"
SHORT = f"{PROSE} {MORE} {LAST}"
SHIPS = ("Alba", "Berta", "Clara", "Dora", "Elsa", "Freya", "Greta", "Hilda", "Irma", "Jutta", "Klara", "Lotte")
TEXT = " ".join(
    f"The ship {ship} came to the pier with {crates} crates of oranges and left again before the bells of the town."
    for crates, ship in enumerate(SHIPS * 2, start=21)
)
END = TEXT[-40:]
# It takes one; to look at the rest of the page once for every heading took nine.
_SECONDS_FOR_A_LONG_PAGE = 4


def _names(article: Article) -> list[str]:
    return [author.name for author in article.authors]


def test_a_month_behind_a_name_belongs_to_the_date() -> None:
    article = cleaned(f"{TITLE} | Harbour Institute Share {TITLE} By Ana Maria Ferreira June 12, 2021 {TEXT}")
    assert _names(article) == ["Ana Maria Ferreira"]
    assert article.published is not None
    assert article.published.when.iso == "2021-06-12"


def test_a_month_may_be_a_name() -> None:
    article = cleaned(f"{TITLE} | Harbour Institute Share {TITLE} By June Ferreira | 12 May 2021 {TEXT}")
    assert _names(article) == ["June Ferreira"]


def test_the_byline_of_a_teaser_below_a_short_text_is_not_its_own() -> None:
    teasers = (
        "More from the Institute Commentary Ships and Shoals The two harbours have not been dredged for years, and it "
        "shows... By Tomas Brandt June 26, 2021 Reports A Pier Too Far Nobody asked for the pier, and... By Ida Holm "
        "May 3, 2021 View all reports"
    )
    article = cleaned(f"{TITLE} | Harbour Institute {SHORT} {MORE[:600]} {LAST} {teasers}")
    assert _names(article) == []
    assert not any("dredged" in text for text in body(article))


def test_a_name_in_the_text_far_behind_its_beginning_is_no_byline() -> None:
    article = cleaned(f"{TITLE} | Harbour Institute Share {SHORT} A poem By Tomas Brandt (1901) says so. {TEXT}")
    assert _names(article) == []


@pytest.mark.parametrize("name", ["Ana F. Ferreira", "Tom Wheeler"])
def test_a_name_printed_twice_between_title_and_day_is_the_author(name: str) -> None:
    head = f"{TITLE} Home {TITLE} Share Commentary {TITLE} {name} {name} Visiting Fellow - Harbour Studies , Centre"
    article = cleaned(f"{head} for Straits (CS) July 1, 2021 {TEXT}")
    assert _names(article) == [name]
    assert body(article)[0].startswith(TEXT[:40])


def test_a_subject_printed_twice_below_the_title_is_no_author() -> None:
    head = f"{TITLE} Home {TITLE} Share {TITLE} Foreign Policy Foreign Policy Harbours and Straits July 1, 2021"
    assert _names(cleaned(f"{head} {TEXT}")) == []


def test_a_heading_of_three_capitals_is_no_author() -> None:
    article = cleaned(page(f"# {TITLE}", "## Portuguese Source Material", PROSE, MORE, LAST))
    assert _names(article) == []


def test_a_heading_with_a_post_below_names_the_author() -> None:
    article = cleaned(page(f"# {TITLE}", "### Ana Ferreira\nSenior Fellow, Harbour Institute", PROSE, MORE, LAST))
    assert _names(article) == ["Ana Ferreira"]


HEAD = f"{TITLE} | Harbour Institute Share {TITLE} By Ana Ferreira | 12 March 2021 |"
SAID = "The harbour will be closed for good if nobody pays for the pilots in the spring."


def test_a_pull_quote_is_no_sentence_of_the_page() -> None:
    inline = f"Discussing the pier, Brandt said, “{SAID}” The town waits. Brandt Tomas is his name; Tomas Brandt signs."
    article = cleaned(f"{HEAD} {SHORT} {SAID} HI Senior Fellow, Tomas Brandt {inline} {TEXT}")
    texts = " ".join(body(article))
    assert texts.count(SAID) == 1
    assert "Senior Fellow" not in texts
    assert [one.text for one in article.removed if one.rule == "pull quote" and SAID in one.text]


def test_a_pull_quote_in_a_paragraph_of_its_own_line_is_found_by_the_name_below_it() -> None:
    set_apart = f"Tomas Brandt writes of it to the town. {SAID} HI Senior Fellow, Tomas Brandt"
    line = f"{set_apart} Asked about the pier, he said, “{SAID}”"
    article = cleaned(page(TITLE, PROSE, line, MORE))
    assert " ".join(body(article)).count(SAID) == 1


def test_a_sentence_said_twice_in_a_paragraph_is_kept_where_nobody_is_named() -> None:
    article = cleaned(page(TITLE, PROSE, f"“{MORE}” {SAID} And again: {SAID} That is what the town says of it.", LAST))
    assert " ".join(body(article)).count(SAID) == 2


def test_an_abstract_printed_twice_is_kept_once() -> None:
    first = "A fellow of the institute has shared what the two sides want in a paper of the harbour review."
    article = cleaned(f"{HEAD} {first} Read Paper {first} {TEXT}")
    assert body(article)[0].startswith(first)
    assert " ".join(body(article)).count("shared what the two sides want") == 1


def test_a_list_of_other_texts_ends_a_short_text_wherever_it_begins() -> None:
    teasers = "".join(
        f" Ships and Shoals {month} 2021 The two harbours have not been dredged for years, crucial for… Read More"
        for month in ("March", "April", "May", "June", "July", "August", "September", "October")
    )
    article = cleaned(f"{HEAD} {SHORT} Author Ida Holm Topics Harbours Related Content Previous Next{teasers}")
    texts = " ".join(body(article))
    assert texts.endswith(LAST[-40:])
    assert "crucial for" not in texts
    assert any(one.rule == "page tail" and "crucial for" in one.text for one in article.removed)


def test_words_of_a_text_like_the_heading_of_such_a_list_do_not_end_it() -> None:
    article = cleaned(f"{HEAD} {SHORT} More from The Harbour Archive on 3 May 2021 is known of it. {TEXT}")
    assert body(article)[-1].endswith(END)


@pytest.mark.parametrize("heading", ["Recommendations", "Picks"])
def test_the_recommendations_of_a_text_are_its_own(heading: str) -> None:
    days = ("3 May 2022", "5 June 2022", "7 July 2022", "8 July 2022")
    advice = " ".join(f"{at}. The pilots should mend pier {at} by {day}." for at, day in enumerate(days, start=1))
    texts = " ".join(body(cleaned(f"{HEAD} {TEXT} {heading} {advice} {LAST}")))
    assert all(day in texts for day in days)
    assert texts.endswith(LAST[-40:])


def test_the_picks_of_an_editor_are_other_texts() -> None:
    teasers = "Ships and Shoals 3 May 2022 A Pier Too Far 5 June 2022 The Lamp 7 July 2022"
    assert body(cleaned(f"{HEAD} {SHORT} {TEXT} Editors’ Picks {teasers}"))[-1].endswith(END)


def test_many_words_like_the_heading_of_a_list_are_read_in_a_time_that_grows_with_the_text() -> None:
    part = "Related Content Ships and shoals on 3 May 2021 are here. " + "The ship came to the pier with crates. " * 10
    started = time.process_time()
    assert body(cleaned(f"{HEAD} {part * 400}"))
    assert time.process_time() - started < _SECONDS_FOR_A_LONG_PAGE


def test_the_caption_and_the_buttons_inside_of_a_page_are_none_of_its_text() -> None:
    menu = "Sub-Topics Ships Harbours Piers and Pilots Program Harbour Studies Centre for Straits (CS)"
    caption = (
        "HARBOURTOWN, FE - MAY 3: The minister looks at the pier. He has signed the paper. (Photo by Ida Holm/Agency)"
    )
    buttons = (
        f"8 min read Print Sections Toggle section navigation Sections Contact Print Follow the authors See More {menu}"
    )
    article = cleaned(f"{HEAD} {SHORT} {caption} {buttons} The pier is the oldest. {TEXT} Related Posts {menu}")
    texts = " ".join(body(article))
    assert not any(
        words in texts for words in ("minister looks", "signed the paper", "Photo", "Print", "Sub-Topics", "(CS)")
    )
    assert "The pier is the oldest." in texts


def test_to_share_is_no_button() -> None:
    article = cleaned(f"{HEAD} Both sides were asked to share the cost of the pier. {TEXT}")
    assert body(article)[0].startswith("Both sides were asked to share")


def test_marks_of_notes_between_sentences_are_no_numbers_of_the_text() -> None:
    noted = f"{PROSE} 1 The pier is old. 2 It is the oldest of both. 3 Nobody knows why. {MORE}"
    article = cleaned(f"{HEAD} {noted} {TEXT}")
    assert " The pier is old. It is the oldest of both. Nobody knows why. " in " ".join(body(article))
    assert [one.text for one in article.removed if one.rule == "note"] == ["1", "2", "3"]


def test_a_number_that_no_others_count_on_from_is_kept() -> None:
    article = cleaned(f"{HEAD} {PROSE} How many ships came? 7 Ferrian ones. {TEXT}")
    assert "7 Ferrian ones." in " ".join(body(article))


def test_a_known_heading_in_front_of_a_sentence_is_parted_from_it() -> None:
    article = cleaned(
        f"{HEAD} {SHORT} Conclusion The pier is to be closed. Recommendations Committee Members met. {TEXT}"
    )
    assert "Conclusion" in {section.heading for section in article.sections}
    texts = " ".join(body(article))
    assert "The pier is to be closed. Recommendations Committee Members met." in texts


def test_a_sites_name_in_capitals_behind_the_title_is_no_word_of_the_text() -> None:
    front = f"---\ntitle: {TITLE}\n---\n\n"
    assert body(cleaned(f"{front}{TITLE} | HINS {TEXT}"))[0].startswith(TEXT[:40])


def test_a_page_in_one_line_with_emphasis_and_links_is_cut_where_its_words_are() -> None:
    marked = f"{HEAD} Of *all* [the pier](https://harbour.example/pier) is known. {SAID} HI Senior Fellow, Tomas Brandt"
    article = cleaned(
        f"{marked} Tomas Brandt said, “{SAID}” {TEXT} Conclusion The **pier** is to stay where it has been for years."
    )
    texts = " ".join(body(article))
    assert texts.count(SAID) == 1
    assert "Of all the pier is known. Tomas Brandt said" in texts
    assert texts.endswith("The pier is to stay where it has been for years.")
