from __future__ import annotations

import pytest

from tests.ingest.cleaning.documents import LAST, MORE, PROSE, body, cleaned, page, rules

TITLE = "The strait that nobody wanted to close"
HEAD = (TITLE, "By Ana Ferreira and Tomas Brandt", "12 March 2021")
TEXT = (PROSE, MORE, LAST)
LINKS = (
    "More from this programme",
    "Report",
    "The quiet fleet",
    "4 Feb 2024",
    "Podcast",
    "North by north",
    "19 Jan 2024",
)


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("← Previous post: Onions and the customs union", "related"),
        ("Older articles: Five ships, one pier", "related"),
        ("« The harbours of the low coast | A missing buyer »", "related"),
        ("Enjoyed this interview? Support independent writing on harbours.", "paywall"),
        ("Independent analysis takes time. Please consider a donation.", "paywall"),
        ("Purchase Licensing Rights", "paywall"),
        (
            "The Harbour Institute (HI) is a nonprofit, nonpartisan organization in Lisbon. Write to us.",
            "imprint",
        ),
        ("HI is an independent research body. It receives no funding from shipping companies.", "imprint"),
        ("Harbour House Ltd is a company limited by guarantee. It is registered in England and Wales.", "imprint"),
        ("Pier & Sea is published four times a year. It is sold at all harbours of the strait.", "imprint"),
        ("In der Online-Version dieser Publikation sind Verweise auf andere Schriften anklickbar.", "imprint"),
        ("Harbour Papers undergo peer review, fact-checking and are copy-edited before they are published.", "imprint"),
        ("Photographs may be used free of charge with the credit of the agency.", "credit"),
        ("A ship outside the old harbour office in the winter. © private", "credit"),
    ],
)
def test_what_stands_below_a_text_in_whole_sentences_is_no_text(line: str, rule: str) -> None:
    article = cleaned(page(*HEAD, PROSE, MORE, LAST, PROSE, MORE, LAST, line))
    assert body(article) == [PROSE, MORE, LAST] * 2
    assert rules(article)[line] == rule


@pytest.mark.parametrize(
    "line",
    [
        "The port authority is a platform for smugglers, says everybody who has been there, and nobody acts on it.",
        "The minister thanked the crews, and was grateful to all who had waited so long in the cold of the port.",
        "Previous posts were better paid: that is what the pilots say, and the books of the harbour prove them right.",
    ],
)
def test_a_sentence_of_the_text_that_sounds_alike_stays(line: str) -> None:
    article = cleaned(page(*HEAD, PROSE, line, MORE, LAST, PROSE, MORE, LAST))
    assert line in body(article)


def test_notes_on_authors_are_found_over_a_long_list_of_links() -> None:
    notes = (
        "Ana Ferreira is a senior fellow at the Harbour Institute. She was previously adviser to the port authority.",
        "Tomas Brandt is professor of geography at the University of the Strait.",
    )
    article = cleaned(page(*HEAD, *TEXT, *TEXT, "About the authors", *notes, *LINKS))
    assert body(article) == [*TEXT, *TEXT]
    assert [author.role for author in article.authors] == ["senior fellow", "professor of geography"]
    assert [section.heading for section in article.sections] == [None]


def test_what_is_left_below_a_text_is_no_heading_over_a_sentence_on_subscribing() -> None:
    article = cleaned(
        page(*HEAD, *TEXT, *LINKS, "Your e-mail address", "By subscribing you accept our privacy policy.")
    )
    assert [section.heading for section in article.sections] == [None]
    assert rules(article)["The quiet fleet"] == "tail"


def test_a_long_note_that_begins_with_an_authors_former_post_is_no_text() -> None:
    note = (
        "Ana Ferreira, a former deputy minister of harbours, is a fellow at the Harbour Center for Studies of the Sea "
        "and the author of In Between: A Short History of Small Harbours and Large Ships."
    )
    assert body(cleaned(page(TITLE, "By Ana Ferreira", *TEXT, note))) == [*TEXT]


def test_a_note_on_somebody_who_only_took_part_is_no_text() -> None:
    notes = ("Ana Ferreira is a fellow at the Harbour Institute.", "Joao Freyberg is an economist in Prizren.")
    article = cleaned(page(TITLE, "By Ana Ferreira", *TEXT, "About the authors", "\n".join(notes)))
    assert body(article) == [*TEXT]
    assert [author.name for author in article.authors] == ["Ana Ferreira"]


def test_thanks_and_affiliations_under_signs_are_no_text() -> None:
    notes = (
        "* We thank Marit Oja and the participants of the workshop for comments. All errors are ours.",
        "† Harbour Laboratory. E-mail: ana@harbour.example",
        "‡ University of the Strait, Department of Economics.",
    )
    article = cleaned(page(f"{TITLE}*", "Ana Ferreira† and Tomas Brandt‡", "\n".join(notes), *TEXT, *TEXT))
    assert body(article) == [*TEXT, *TEXT]
    assert article.title == TITLE


def test_a_long_paragraph_near_the_end_that_says_what_a_body_is_stays() -> None:
    long = (
        f"The Harbour Council is an independent body with eleven members, and that is what its critics forget. {PROSE}"
    )
    assert long in body(cleaned(page(*HEAD, *TEXT, *TEXT, long, LAST)))


def test_readers_answers_are_no_text() -> None:
    answers = (
        "Oumar K. says:\nJuly 19, 2019 at 8:14 am\nExcellent piece, but the figures are already out of date.\nReply"
    )
    article = cleaned(page(*HEAD, *TEXT, "3 comments", answers))
    assert body(article) == [*TEXT]


def test_a_numbered_section_on_the_discussion_is_no_count_of_comments() -> None:
    article = cleaned(page(*HEAD, "1 Introduction", PROSE, "2 Data", MORE, "3 Discussion", LAST, "4 Conclusion", PROSE))
    assert "3 Discussion" in [section.heading for section in article.sections]


def test_what_is_asked_in_an_interview_is_no_heading() -> None:
    asked = ("What went wrong?", "Will the line be built?")
    article = cleaned(page("INTERVIEW", *HEAD, PROSE, asked[0], MORE, asked[1], LAST))
    assert [section.heading for section in article.sections] == [None]
    assert body(article) == [PROSE, asked[0], MORE, asked[1], LAST]


def test_a_question_over_a_section_of_an_essay_is_a_heading() -> None:
    article = cleaned(page(*HEAD, PROSE, "What went wrong?", MORE, LAST))
    assert [section.heading for section in article.sections] == [None, "What went wrong?"]


def test_a_footer_below_a_line_of_dashes_is_neither_heading_nor_text() -> None:
    footer = "_" * 60 + "\nHI Commentary, Block 7, 60 Pier Crescent\nTel: +65 5550 1234 | Fax: +65 5550 1235"
    article = cleaned(page(*HEAD, PROSE, MORE, footer, "The second pier", LAST, PROSE, footer))
    assert [section.heading for section in article.sections] == [None, "The second pier"]
    assert body(article) == [PROSE, MORE, LAST, PROSE]


def test_an_address_alone_on_its_line_is_no_heading() -> None:
    article = cleaned(page(*HEAD, PROSE, "Harbour Watch @harbourwatch", MORE, LAST))
    assert [section.heading for section in article.sections] == [None]
    assert rules(article)["Harbour Watch @harbourwatch"] == "contact"
