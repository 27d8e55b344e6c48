"""What the three seeds say, stated by hand, so that a wrong golden record cannot slip through."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from functools import cache

import pytest

from schemas.article import Article, BlockKind, DocumentKind, QuotationKind
from schemas.dates import DateOrigin, Precision
from tests.ingest.cleaning.documents import SEEDS, cleaned_file


@cache
def seed(number: str) -> Article:
    return cleaned_file(next(SEEDS.glob(f"{number}_*.txt")))


def kinds(article: Article) -> dict[str, int]:
    return dict(Counter(block.kind.value for block in article.blocks))


def cut(article: Article) -> list[tuple[int, str]]:
    return [(one.place.line, one.rule) for one in article.removed]


class TestCommentaryOfAPortal:
    def test_its_title_is_kept_as_printed_and_the_misprint_flagged(self) -> None:
        article = seed("000")
        assert article.title == "US-Russia relationes under Donald Trump"
        assert (article.subtitle, article.standfirst, article.category) == (None, None, None)
        assert [one.code for one in article.notices] == ["misprint-in-title", "no-date"]

    def test_author_and_publisher_come_from_dateline_and_note(self) -> None:
        article = seed("000")
        (author,) = article.authors
        assert (author.name, author.role) == ("Clifford Kupchan", "Chairman and Practice Head")
        assert (author.affiliation, author.email) == ("Eurasia Group", None)
        assert article.publisher is not None
        assert article.publisher.name == "Valdai Club"
        assert article.host is None

    def test_it_has_no_date_but_days_between_which_it_was_written(self) -> None:
        article = seed("000")
        assert article.published is None
        assert article.written is not None
        assert (article.written.not_before, article.written.not_after) == (date(2016, 11, 9), date(2017, 1, 19))

    def test_five_paragraphs_are_left_without_dateline_and_note(self) -> None:
        article = seed("000")
        assert article.kind is DocumentKind.COMMENTARY
        assert article.language.code == "en"
        assert kinds(article) == {"paragraph": 5}
        assert article.blocks[0].text.startswith("Donald Trump’s unexpected victory does little")
        assert article.blocks[-1].text.endswith("warm to the idea of closer relations.")
        assert [block.places[0].line for block in article.blocks] == [5, 7, 9, 11, 13]

    def test_words_at_arm_s_length_are_no_quotations(self) -> None:
        article = seed("000")
        assert [term.text for term in article.quoted_terms] == ["allies", "terrorism"]
        assert article.quotations == ()

    def test_all_that_was_cut_is_listed_with_its_rule(self) -> None:
        assert cut(seed("000")) == [(3, "image alt"), (5, "dateline"), (15, "author note"), (17, "related")]


class TestCommentaryOfAMagazine:
    def test_title_author_and_section_are_read_from_the_head(self) -> None:
        article = seed("001")
        assert (article.title, article.category) == ("Is a U.S.-Russia Détente Imminent?", "Foreign Policy")
        (author,) = article.authors
        assert (author.name, author.role) == ("Sun Chenghao", "Assistant Research Fellow")
        assert author.affiliation == "China Institutes of Contemporary International Relations"

    def test_the_day_is_printed_and_the_publisher_is_not(self) -> None:
        article = seed("001")
        assert article.published is not None
        assert article.published.when.iso == "2017-01-16"
        assert article.published.when.precision is Precision.DAY
        assert article.published.origin is DateOrigin.PRINTED
        assert article.published.words == "Jan 16 , 2017"
        assert article.publisher is None
        assert article.written is None

    def test_the_switcher_s_languages_are_kept(self) -> None:
        article = seed("001")
        assert article.language.code == "en"
        assert article.alternate_languages == ("zh-Hans", "zh-Hant")

    def test_twelve_paragraphs_are_left(self) -> None:
        article = seed("001")
        assert kinds(article) == {"paragraph": 12}
        assert [block.places[0].line for block in article.blocks] == list(range(11, 34, 2))

    def test_relative_dates_are_flagged_each_with_what_it_is_counted_from(self) -> None:
        told = {one.text.split("' ")[0].strip("'"): one.text for one in seed("001").notices if one.block}
        assert "from 2014" in told["the next year"]
        assert "the date of publication" in told["Next March"]
        assert "the date of publication" in told["in September"]

    def test_terms_are_no_quotations(self) -> None:
        article = seed("001")
        assert [term.text for term in article.quoted_terms] == ["national security waiver", "appease", "Nixon moment"]
        assert article.quotations == ()

    def test_all_that_was_cut_is_listed_with_its_rule(self) -> None:
        wanted = [(1, "language switcher"), (2, "section label"), (35, "related"), (36, "back to top")]
        assert cut(seed("001")) == wanted


class TestBriefBehindARepositorysCover:
    def test_title_subtitle_and_standfirst(self) -> None:
        article = seed("004")
        assert article.kind is DocumentKind.POLICY_BRIEF
        assert article.title == "Geopolitical bromance or business-as-usual?"
        assert article.subtitle == "Donald Trump and US-Russian relations"
        assert article.standfirst is not None
        assert article.standfirst.startswith("The Russian regime is ready to re-set")
        assert article.standfirst.endswith("suggested by the campaign statements.")
        assert article.language.code == "en"

    def test_the_author_s_institution_is_written_out(self) -> None:
        (author,) = seed("004").authors
        assert (author.name, author.sort_name) == ("Flemming Splidsboel Hansen", "Hansen, Flemming Splidsboel")
        assert (author.role, author.email) == ("Senior Researcher", "fsha@diis.dk")
        assert author.affiliation == "Danish Institute for International Studies"
        assert author.affiliation_printed == "DIIS"

    def test_publisher_series_and_version(self) -> None:
        article = seed("004")
        assert article.publisher is not None
        assert article.publisher.name == "Danish Institute for International Studies"
        assert article.publisher.abbreviation == "DIIS"
        assert (article.series, article.volume, article.series_number) == ("DIIS Policy Brief", "2016", "November")
        assert article.document_version == "Publisher's PDF, also known as Version of record"

    def test_the_month_comes_from_cover_and_citation(self) -> None:
        published = seed("004").published
        assert published is not None
        assert (published.when.iso, published.when.precision) == ("2016-11", Precision.MONTH)
        assert published.basis is not None
        assert "November" in published.basis

    def test_the_citation_is_kept_as_printed(self) -> None:
        citation = seed("004").citation
        assert citation is not None
        assert citation.style == "APA"
        assert citation.text.startswith("Hansen, F. S. (2016). Geopolitical bromance or business-as-usual?")
        assert citation.text.endswith("DIIS Policy Brief Vol. 2016 No. November")
        assert (citation.series, citation.volume, citation.number) == ("DIIS Policy Brief", "2016", "November")

    def test_its_terms_allow_a_private_copy_and_the_link_and_forbid_the_rest(self) -> None:
        rights = seed("004").rights
        assert rights is not None
        assert rights.holder == "authors and/or other copyright owners"
        assert (rights.private_copy, rights.link_sharing) == (True, True)
        assert (rights.redistribution, rights.commercial_use) == (False, False)
        assert rights.licence is None

    def test_sections_and_blocks(self) -> None:
        article = seed("004")
        headings = [section.heading for section in article.sections]
        assert headings == [None, "The view from Russia", "The great uncertainties", "Two important regions"]
        assert kinds(article) == {"standfirst": 1, "paragraph": 13, "list item": 3, "pull quote": 2, "table": 1}

    @pytest.mark.parametrize(("first", "second"), [(64, 66), (84, 96)])
    def test_paragraphs_that_a_break_or_a_figure_parted_are_one(self, first: int, second: int) -> None:
        broken = [block for block in seed("004").blocks if [place.line for place in block.places] == [first, second]]
        assert [block.kind for block in broken] == [BlockKind.PARAGRAPH]

    def test_quotations_with_who_when_and_where(self) -> None:
        said = [
            (one.kind, one.speaker, one.speaker_printed, one.date.when.iso if one.date else None, one.venue)
            for one in seed("004").quotations
        ]
        assert said == [
            (QuotationKind.PULL, "Vladimir Putin", "Putin", "2016-11-09", None),
            (QuotationKind.PULL, "Donald Trump", "Donald Trump", "2016-09-07", "NBC"),
            (QuotationKind.INLINE, "Donald Trump", "Donald Trump", None, "first presidential debate"),
            (
                QuotationKind.INLINE,
                "Vladimir Putin",
                "Russian President Vladimir Putin",
                None,
                "congratulatory remarks",
            ),
            (QuotationKind.INLINE, "Donald Trump", "Trump", None, None),
        ]

    def test_the_words_quoted_stand_where_the_record_says(self) -> None:
        article = seed("004")
        texts = [one.text for one in article.quotations]
        assert texts[0].startswith("Russia is ready to and seeks a return")
        assert texts[1] == "If [Putin] says great things about me, I am going to say great things about him"
        assert texts[2].endswith("It could also be lots of other people")
        assert texts[3:] == ["not be easy", "NATO is obsolete"]
        assert all(article.block(one.block).text[one.start : one.end] == one.text for one in article.quotations)
        assert [term.text for term in article.quoted_terms] == ["do good"]

    def test_the_figure_is_data(self) -> None:
        (table,) = seed("004").tables
        assert (table.label, table.number, table.unit) == ("Figure", 1, "percent")
        assert table.caption == "Russian poll on the US presidential candidates"
        assert table.columns == ("DONALD TRUMP", "HILLARY CLINTON")
        assert {row.label: [int(cell.value or -1) for cell in row.cells] for row in table.rows} == {
            "POSITIVE IMPRESSION": [38, 8],
            "NEGATIVE IMPRESSION": [20, 61],
            "UNDECIDED": [11, 23],
            "DOES NOT KNOW THE CANDIDATE": [30, 9],
        }
        assert table.source == "Fond Obshchestvennoe Mnenie"
        assert table.source_date is not None
        assert table.source_date.when.iso == "2016-10"
        assert [total.total for total in table.sums] == [Decimal(99), Decimal(101)]

    def test_the_figure_agrees_with_the_paragraph_that_tells_it(self) -> None:
        article = seed("004")
        (block,) = article.tables[0].agrees_with
        assert article.block(block).places[0].line == 62

    def test_three_recommendations_with_their_terms(self) -> None:
        article = seed("004")
        assert [one.horizon for one in article.recommendations] == ["short-term"] + 2 * ["mid- and long-term"]
        assert [article.block(one.block).places[0].line for one in article.recommendations] == [47, 48, 49]
        assert all(one.text.startswith("Prepare for a ") and one.addressee is None for one in article.recommendations)

    def test_the_cover_photo_is_credited(self) -> None:
        (credit,) = seed("004").credits
        assert (credit.role, credit.credit, credit.person) == ("cover photo", "ITAR-TASS", "Mikhail Pochuyev")
        assert credit.description == "Russian dolls in likeness of Russian and American politicians in Moscow"

    def test_all_that_was_cut_or_moved_is_listed_with_its_rule(self) -> None:
        assert cut(seed("004")) == [
            (13, "cover label"),
            (16, "cover label"),
            (19, "dead link"),
            (21, "cover label"),
            (25, "cover page"),
            (27, "cover page"),
            (29, "cover page"),
            (30, "cover page"),
            (31, "cover page"),
            (33, "cover page"),
            (35, "cover page"),
            (39, "masthead"),
            (45, "recommendations"),
            (54, "pull quote"),
            (100, "author note"),
            (102, "credit"),
        ]

    def test_what_the_reader_should_know_is_told(self) -> None:
        codes = Counter(one.code for one in seed("004").notices)
        assert codes == {"lost-hyphen": 1, "stray-sign": 2, "column-sum": 2}


@pytest.mark.parametrize("number", ["000", "001", "004"])
def test_nothing_of_a_seed_is_unaccounted_for(number: str) -> None:
    path = next(SEEDS.glob(f"{number}_*.txt"))
    text, article = path.read_bytes().decode(), seed(number)
    places = [place for block in article.blocks for place in block.places]
    places += [place for section in article.sections for place in section.places]
    places += [*(one.place for one in article.provenance if one.place), *(one.place for one in article.removed)]
    covered = {at for place in places for at in range(place.start, place.end)}
    assert [text[at] for at in range(len(text)) if at not in covered and not text[at].isspace()] == []
