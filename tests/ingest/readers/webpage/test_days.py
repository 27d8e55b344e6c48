"""Which day a page was published on, by whose word, and how sure that is."""

from __future__ import annotations

import pytest

from schemas.claims import Claim, ClaimedField
from schemas.dates import DateOrigin
from tests.ingest.cleaning.documents import LAST, MORE, PROSE
from tests.ingest.readers.webpage.pages import ADDRESS, BODY, TITLE, article, linked, page, read

HIGH = 0.97


def day(head: str = "", over: str = "", body: str = BODY, uri: str = "page.html") -> Claim | None:
    """Return the claim of a page's day of publication."""
    found = read(page(body, head=head, over=over), uri)
    return next((one for one in found.claims if one.field is ClaimedField.PUBLISHED), None)


def iso(head: str = "", over: str = "", body: str = BODY, uri: str = "page.html") -> str | None:
    found = day(head, over, body, uri)
    return found.value if found is not None else None


def sure(head: str = "", over: str = "", uri: str = "page.html") -> float:
    found = day(head, over, uri=uri)
    assert found is not None
    return found.confidence


def meta(content: str, name: str = "article:published_time") -> str:
    return f'<meta property="{name}" content="{content}">'


def printed(text: str) -> str:
    return f'<p class="date">{text}</p>'


@pytest.mark.parametrize(
    ("stated", "day_there"),
    [
        ("2021-05-03T23:30:00-05:00", "2021-05-03"),
        ("2021-05-03T00:15:00+09:00", "2021-05-03"),
        ("2021-05-03 18:00", "2021-05-03"),
        ("2021/5/3", "2021-05-03"),
        ("Mon, 03 May 2021 10:00:00 GMT", "2021-05-03"),
    ],
)
def test_a_day_is_taken_as_it_is_written_where_it_was_written(stated: str, day_there: str) -> None:
    assert iso(meta(stated)) == day_there


@pytest.mark.parametrize("stated", ["", "soon", "0000-00-00", "1066-10-14", "2" * 400])
def test_what_is_no_day_is_none(stated: str) -> None:
    assert iso(meta(stated)) is None


def test_metadata_and_print_that_agree_are_sure() -> None:
    assert sure(meta("2021-05-03"), printed("3 May 2021")) == pytest.approx(HIGH)


def test_metadata_and_address_that_agree_are_sure() -> None:
    assert sure(meta("2021-05-03"), uri=ADDRESS) == pytest.approx(HIGH)


def test_metadata_alone_is_less_sure_however_often_it_says_so() -> None:
    twice = meta("2021-05-03") + linked(**{"@type": "Article"}, datePublished="2021-05-03")
    assert sure(twice) == sure(meta("2021-05-03")) < HIGH


def test_sources_that_disagree_are_less_sure() -> None:
    assert sure(meta("2021-05-03"), printed("7 May 2021")) < sure(meta("2021-05-03"))


def test_two_that_agree_outweigh_one_that_does_not_but_are_not_sure() -> None:
    head = meta("2021-05-03") + meta("2021-06-09", "dcterms.date")
    assert iso(head, printed("3 May 2021")) == "2021-05-03"
    assert sure(head, printed("3 May 2021")) < HIGH


def test_the_day_of_a_change_is_not_that_of_publication() -> None:
    head = meta("2021-05-03") + meta("2022-01-09", "article:modified_time") + meta("2022-01-09", "date")
    assert iso(head, printed("9 January 2022")) == "2021-05-03"


def test_a_page_that_was_never_changed_keeps_its_day() -> None:
    assert iso(meta("2021-05-03") + meta("2021-05-03", "article:modified_time")) == "2021-05-03"


@pytest.mark.parametrize("line", ["Last updated 9 January 2022", "This page was last edited on 9 January 2022."])
def test_a_page_that_tells_only_of_a_change_names_no_day(line: str) -> None:
    assert iso(body=f"{BODY}<p>{line}</p>") is None


@pytest.mark.parametrize("credit", ["Photo: Bo Larsen, 12 March 2015", "Foto: Archiv, 12.03.2015", "© 12 March 2015"])
def test_the_day_of_a_picture_is_not_that_of_the_text(credit: str) -> None:
    assert iso(over=f"<p>{credit}</p>{printed('3 May 2021')}") == "2021-05-03"


def test_a_first_of_january_that_nothing_else_gives_is_less_sure() -> None:
    assert sure(meta("2021-01-01")) < sure(meta("2021-05-03"))


def test_where_only_the_year_can_be_read_the_year_is_claimed() -> None:
    assert iso(meta("2021-13-45")) == "2021"
    assert sure(meta("2021-13-45")) < 0.5


def test_a_first_of_january_that_the_page_prints_is_as_sure_as_any_other_day() -> None:
    assert sure(meta("2021-01-01"), printed("1 January 2021")) == pytest.approx(HIGH)


def test_a_day_that_the_address_holds_is_one_only_where_it_is_a_day() -> None:
    assert iso(uri="https://www.harbour.example/2021/05/03/strait") == "2021-05-03"
    assert iso(uri="https://www.harbour.example/2021/13/45/strait") is None


def test_of_a_kind_of_metadata_the_first_word_counts() -> None:
    assert iso(meta("2021-05-03") + meta("2020-02-02") + meta("2020-02-02")) == "2021-05-03"


def test_a_time_element_that_is_marked_as_published_is_metadata() -> None:
    found = day(over='<time class="published" datetime="2021-05-03T08:00:00Z">last Monday</time>')
    assert found is not None
    assert (found.value, found.source) == ("2021-05-03", "time element")


def test_a_day_right_below_the_headline_outranks_one_kind_of_metadata() -> None:
    assert iso(meta("2021-05-13"), printed("3 May 2021")) == "2021-05-03"


def test_a_day_among_other_words_does_not() -> None:
    assert iso(meta("2021-05-13"), "<p>We meet on 30 May 2021 at the pier</p>") == "2021-05-13"


def test_a_day_right_below_the_headline_does_not_outrank_two_witnesses() -> None:
    head = meta("2021-05-03")
    assert iso(head, printed("7 May 2021"), uri=ADDRESS) == "2021-05-03"


def test_metadata_tells_whether_day_or_month_comes_first_in_print() -> None:
    head = meta("2021-11-01")
    assert iso(head, printed("11/01/2021")) == "2021-11-01"
    assert sure(head, printed("11/01/2021")) == pytest.approx(HIGH)


def test_metadata_that_gives_one_text_two_days_is_not_sure() -> None:
    head = meta("2021-05-03")
    once = linked(**{"@type": "Article"}, headline=TITLE, datePublished="2021-05-03")
    again = linked(**{"@type": "Article"}, headline=TITLE, datePublished="2021-05-04")
    other = linked(**{"@type": "Article"}, headline="Another text", datePublished="2021-05-04")
    assert sure(head + once + other, printed("3 May 2021")) == pytest.approx(HIGH)
    assert sure(head + once + again, printed("3 May 2021")) < HIGH


def test_a_day_in_front_of_the_first_sentence_outranks_a_search() -> None:
    news = '<ul><li><a href="/n">Pilots strike</a> <span class="date">29.11.2022</span></li></ul>'
    made = article(page(f"<p>(21 November 2022) {PROSE}</p><p>{MORE}</p><p>{LAST}</p>{news}", over=""))
    assert made.published is not None
    assert made.published.when.iso == "2022-11-21"
    assert made.blocks[0].text == PROSE


def test_a_day_below_the_text_is_that_of_another_one_unless_its_line_says_more() -> None:
    found = day(body=f"{BODY}<p>29 November 2022</p>")
    assert found is None or found.confidence < 0.5
    assert iso(body=f"{BODY}<p>Published on 3 May 2021 in our letter</p>") == "2021-05-03"


def test_the_record_says_that_a_day_was_not_printed() -> None:
    found = article(page(head=meta("2021-05-03"))).published
    assert found is not None
    assert (found.when.iso, found.origin) == ("2021-05-03", DateOrigin.METADATA)


def test_of_two_days_in_metadata_that_is_meant_which_the_page_prints() -> None:
    head = linked(**{"@type": "Article"}, datePublished="2021-05-03") + meta("2021-06-09", "dcterms.date")
    assert iso(head, printed("9 June 2021")) == "2021-06-09"
    assert iso(head, printed("3 May 2021")) == "2021-05-03"


def test_a_picture_written_into_the_page_is_no_day() -> None:
    drawing = "data:image/svg+xml;utf8,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'>"
    assert iso(body=f'{BODY}<img src="{drawing}">') is None
