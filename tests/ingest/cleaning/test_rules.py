from __future__ import annotations

import pytest

from schemas.article import BlockKind, DocumentKind, QuotationKind
from tests.ingest.cleaning.documents import LAST, MORE, PROSE, body, cleaned, page, rules

TITLE = "The Strait Between Them"
HEAD = (TITLE, "By Ana Ferreira and Tomas Brandt", "12 March 2021")


def test_title_byline_and_date_are_read_and_only_the_text_is_left() -> None:
    article = cleaned(page(*HEAD, PROSE, MORE))
    assert article.title == TITLE
    assert [author.name for author in article.authors] == ["Ana Ferreira", "Tomas Brandt"]
    assert article.published is not None
    assert article.published.when.iso == "2021-03-12"
    assert body(article) == [PROSE, MORE]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Facebook Twitter LinkedIn E-mail", "share bar"),
        ("Home > Analysis > Security", "breadcrumb"),
        ("5 min read", "reading time"),
        ("1 204 views", "view count"),
        ("Download PDF (1.2 MB)", "download"),
        ("We use cookies to improve this site.", "cookie notice"),
        ("Sign up for our newsletter", "newsletter"),
        ("![a ship](ship.jpg)", "image alt"),
        ("harbour-1024x768.jpg", "image file"),
        ("Facebook Streamline Icon: https://icons.example", "image alt"),
        ("* * *", "ruler"),
    ],
)
def test_what_a_page_puts_over_a_text_is_no_text(line: str, rule: str) -> None:
    article = cleaned(page(line, *HEAD, PROSE, MORE, LAST))
    assert article.title == TITLE
    assert body(article) == [PROSE, MORE, LAST]
    assert rules(article)[line] == rule


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Nach oben", "back to top"),
        ("You might also like", "related"),
        ("-END-", "end mark"),
        ("© 2021 Harbour Institute. All rights reserved.", "copyright line"),
        ("The views expressed are those of the author alone.", "disclaimer"),
        ("Source: https://harbour.example/strait", "address"),
        ("来源链接：https://harbour.example/strait", "address"),
        ("Tags: harbours, straits", "keywords"),
        ("Photo: A ship at the pier © Agency/Tomas Brandt", "credit"),
    ],
)
def test_what_a_page_puts_below_a_text_is_no_text(line: str, rule: str) -> None:
    article = cleaned(page(*HEAD, PROSE, MORE, LAST, line))
    assert body(article) == [PROSE, MORE, LAST]
    assert rules(article)[line] == rule


def test_a_sentence_that_speaks_of_cookies_and_comments_is_text() -> None:
    said = f"Readers sent comments on the cookie jar of the minister, and he shared them. {MORE}"
    assert body(cleaned(page(*HEAD, PROSE, said, LAST))) == [PROSE, said, LAST]


def test_the_address_of_the_original_is_an_identifier() -> None:
    article = cleaned(page(*HEAD, PROSE, MORE, LAST, "Source: https://harbour.example/strait"))
    assert article.identifiers == ("https://harbour.example/strait",)


def test_a_switcher_offers_other_editions() -> None:
    article = cleaned(page("English | Français | 中文", *HEAD, PROSE, MORE))
    assert article.alternate_languages == ("fr", "zh")


def test_running_heads_and_page_numbers_are_dropped_and_the_paragraph_is_one() -> None:
    half, rest = PROSE.split(" neither ", 1)[0] + " neither", PROSE.split(" neither ", 1)[1]
    article = cleaned(
        f"{TITLE}\n\n{MORE}\n\n{half}\n\nHarbour Brief No. 7\n1\n\fHarbour Brief No. 7\n\n{rest}\n\n{LAST}\n2\n"
    )
    assert PROSE in body(article)
    assert {"running head", "page number"} <= set(rules(article).values())
    assert [len(block.places) for block in article.blocks if block.text == PROSE] == [2]


def test_a_word_broken_at_a_line_end_is_mended_and_a_compound_keeps_its_hyphen() -> None:
    wrapped = "The two govern-\nments have agreed on a long-\nterm list."
    filler = "\n".join(["and neither of them expects that the talks that they began will be very"] * 12)
    article = cleaned(f"{TITLE}\n\n{filler}\n{wrapped}\n")
    assert "governments have agreed on a long-term list." in article.blocks[-1].text
    assert "word broken at a line end" in {one.rule for one in article.repairs}


def test_headings_open_sections() -> None:
    article = cleaned(page(*HEAD, PROSE, "The view from the pier", MORE, "What the list leaves out", LAST))
    assert [one.heading for one in article.sections] == [None, "The view from the pier", "What the list leaves out"]
    assert [block.section for block in article.blocks] == ["s1", "s2", "s3"]


def test_recommendations_have_addressee_and_horizon() -> None:
    asked = "- The ministry should publish the list by 2025.\n- The harbour office should count the ships."
    article = cleaned(page(*HEAD, PROSE, MORE, "Recommendations", asked))
    first, second = article.recommendations
    assert (first.addressee, first.horizon) == ("The ministry", "by 2025")
    assert (second.addressee, second.horizon) == ("The harbour office", None)
    assert article.block(first.block).kind is BlockKind.LIST_ITEM


def test_a_pull_quote_is_lifted_out_with_who_said_it() -> None:
    article = cleaned(page(*HEAD, PROSE, "“We will not wait for the weather”\n(Ana Ferreira, 2 May 2019)", MORE))
    (quote,) = article.quotations
    assert (quote.kind, quote.speaker) == (QuotationKind.PULL, "Ana Ferreira")
    assert quote.date is not None
    assert quote.date.when.iso == "2019-05-02"


def test_a_quotation_knows_its_speaker_and_a_term_has_none() -> None:
    said = f"Minister Jonas Vale said that “we will not wait for the weather”. He calls it the “quiet list”. {MORE}"
    article = cleaned(page(*HEAD, PROSE, said))
    (quote,) = article.quotations
    assert (quote.speaker, quote.speaker_printed) == ("Jonas Vale", "Minister Jonas Vale")
    assert [term.text for term in article.quoted_terms] == ["quiet list"]


def test_a_pronoun_is_no_speaker() -> None:
    said = f"She’s a pilot, and her reply was that “it is meaningful to the people in the canteen”. {MORE}"
    assert "She" not in {quote.speaker for quote in cleaned(page(*HEAD, PROSE, said)).quotations}


def test_a_table_is_data_with_unit_source_and_sums() -> None:
    table = "Figure 2: Ships by flag\n\n\t2019\t2020\nNorth\t38 %\t41 %\nSouth\t61 %\t59 %\nOther\t1 %\t0 %"
    article = cleaned(page(*HEAD, PROSE, table, "Source: Harbour Office (October 2020)", MORE))
    (made,) = article.tables
    assert (made.number, made.caption, made.unit, made.source) == (2, "Ships by flag", "percent", "Harbour Office")
    assert made.columns == ("2019", "2020")
    assert [str(total.total) for total in made.sums] == ["100", "100"]


def test_notes_are_told_from_the_text() -> None:
    article = cleaned(page(*HEAD, PROSE, MORE, LAST, "Notes", "1. See Brandt (2018), p. 4.\n2. Ibid., p. 12."))
    notes = [(block.marker, block.text) for block in article.blocks if block.kind is BlockKind.NOTE]
    assert notes == [("1.", "See Brandt (2018), p. 4."), ("2.", "Ibid., p. 12.")]


def test_front_matter_fills_fields() -> None:
    article = cleaned(f"---\ntitle: {TITLE}\ndate: 2021-03-12\nauthor: Ana Ferreira\n---\n\n{page(PROSE, MORE)}")
    assert (article.title, [one.name for one in article.authors]) == (TITLE, ["Ana Ferreira"])
    assert body(article) == [PROSE, MORE]


def test_what_a_terms_line_forbids_is_forbidden_in_the_record() -> None:
    cited = "Ferreira, A. (2018). The Strait Between Them. Harbour Institute. HI Policy Brief Vol. 2018 No. May"
    cover = (
        TITLE,
        "Harbour Institute",
        "Publication date:\n2018",
        "Document Version\nAccepted version",
        f"Citation for published version (APA):\n{cited}",
        "General rights",
        "- You may not further distribute the material or use it for any profit-making activity.",
    )
    article = cleaned(page(*cover, TITLE, PROSE, MORE, LAST))
    assert article.rights is not None
    assert (article.rights.commercial_use, article.rights.redistribution) == (False, False)
    assert article.series == "HI Policy Brief"
    assert article.kind is DocumentKind.POLICY_BRIEF
    assert article.published is not None
    assert article.published.when.iso == "2018-05"


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("FOR IMMEDIATE RELEASE", DocumentKind.PRESS_RELEASE),
        ("Working Paper No. 12", DocumentKind.WORKING_PAPER),
        ("Interview", DocumentKind.INTERVIEW),
        ("Remarks by Minister Jonas Vale at the Harbour Forum", DocumentKind.SPEECH),
    ],
)
def test_a_document_is_of_the_kind_that_it_calls_itself(head: str, kind: DocumentKind) -> None:
    assert cleaned(page(head, TITLE, "12 March 2021", PROSE, MORE)).kind is kind


def test_mended_characters_are_recorded_and_places_still_hold() -> None:
    text = page(TITLE, f"\ufeff{PROSE[:50]}\u00ad{PROSE[50:]} It cost 3 â‚¬ and an o\ufb03ce.", MORE)
    article = cleaned(text)
    assert "It cost 3 € and an office." in article.blocks[0].text
    assert {"soft hyphen", "ligature", "broken encoding"} <= {one.rule for one in article.repairs}
    place = article.blocks[1].places[0]
    assert text[place.start : place.end] == MORE


def test_a_page_in_one_line_is_cut_at_sentence_ends_and_the_reader_is_told() -> None:
    line = (
        f"{TITLE} | Harbour Institute Share {TITLE} By Ana Ferreira | 12 March 2021 | " + f"{PROSE} {MORE} {LAST} " * 4
    )
    article = cleaned(line)
    assert article.title == TITLE
    assert len(article.blocks) > 3
    assert "no-paragraphs" in {one.code for one in article.notices}


@pytest.mark.parametrize("line", ["# ", "3", "By Ana Ferreira", TITLE])
def test_a_document_of_one_line_is_cleaned_without_an_error(line: str) -> None:
    assert cleaned(line + "\n").sections
