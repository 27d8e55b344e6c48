"""Who a page says wrote it: how sure each way of saying so is, and who is never taken for an author."""

from __future__ import annotations

import pytest

from schemas.claims import ClaimedField
from tests.ingest.cleaning.documents import MORE, PROSE
from tests.ingest.readers.webpage.pages import BODY, article, linked, page, read

SITE = '<meta property="og:site_name" content="Harbour Institute">'
ADA = '<p class="byline">By <a rel="author" href="/ada">Ada Miller</a></p>'


def people(over: str = "", head: str = "", body: str = BODY) -> dict[str, float]:
    """Return the authors that a page claims, in order, with how sure each is."""
    found = read(page(body, head=head, over=over))
    return {one.value: one.confidence for one in found.claims if one.field is ClaimedField.AUTHOR}


def meta(*names: str, of: str = "author") -> str:
    return "".join(f'<meta name="{of}" content="{name}">' for name in names)


def written(*names: str) -> str:
    return linked(**{"@type": "Article"}, author=[{"@type": "Person", "name": name} for name in names])


def test_metadata_and_the_printed_page_together_are_surer_than_either() -> None:
    both = people(ADA, written("Ada Miller"))["Ada Miller"]
    assert both > people(ADA)["Ada Miller"] >= 0.5
    assert both > people(head=written("Ada Miller"))["Ada Miller"] >= 0.5


def test_two_kinds_of_metadata_are_one_witness() -> None:
    once, twice = people(head=written("Ada Miller")), people(head=written("Ada Miller") + meta("Ada Miller"))
    assert once == twice


def test_an_element_and_the_line_that_it_stands_in_are_one_witness() -> None:
    assert people(ADA)["Ada Miller"] == people('<p><a rel="author" href="/ada">Ada Miller</a></p>')["Ada Miller"]


def test_metadata_without_an_agreed_meaning_is_no_claim_that_the_record_takes() -> None:
    assert people(head=meta("Ada Miller", of="twitter:data1")) == {"Ada Miller": pytest.approx(0.45)}
    assert not article(page(head=meta("Ada Miller", of="twitter:data1"), over="")).authors


def test_a_login_that_metadata_gives_alone_is_unsure() -> None:
    assert people(head=meta("Ada"))["Ada"] < 0.5


def test_a_single_name_that_the_page_prints_too_is_a_name() -> None:
    assert people('<p class="author">Ada</p>', meta("Ada"))["Ada"] >= 0.5


@pytest.mark.parametrize("name", ["News Desk", "Agencies", "Reuters", "University of Varna", "Our Reporter", "dpa/AFP"])
def test_a_desk_an_agency_or_an_institute_is_unsure(name: str) -> None:
    assert all(sure < 0.5 for sure in people(f'<p class="author">{name}</p>', meta(name)).values())


def test_an_agency_beside_a_person_is_left_out() -> None:
    over = '<p><span class="author">AFP</span> <span class="author">Ada Miller</span></p>'
    assert list(people(over)) == ["Ada Miller"]


def test_initials_and_particles_belong_to_a_name() -> None:
    over = '<p class="author">J. R. Miller</p><p class="author">Ada van der Berg</p>'
    assert list(people(over)) == ["J. R. Miller", "Ada van der Berg"]


def test_a_section_that_is_marked_as_the_author_is_not_one_when_the_line_says_by_whom() -> None:
    over = '<p class="byline"><a class="author" href="/t">Trade Winds</a></p><p class="author">By Ada Miller</p>'
    assert list(people(over + "<p>By Ada Miller | 3 May 2021</p>")) == ["Ada Miller"]


@pytest.mark.parametrize(
    "printed",
    [
        "Ada Miller, PhD",
        "Ada Miller (Tornholm)",
        "Ada Miller — Senior Fellow",
        "Ada Miller »",
        "Written by Ada Miller",
        "Von Ada Miller",
        "Eine Kolumne von Ada Miller",
        "Analysis by Ada Miller",
        "Par Ada Miller, le 3 mai 2021",
    ],
)
def test_what_stands_around_a_name_is_no_part_of_it(printed: str) -> None:
    assert list(people(f'<p class="author">{printed}</p>')) == ["Ada Miller"]


@pytest.mark.parametrize(
    ("joined", "names"),
    [
        ("Ada Miller and Bo Larsen", ["Ada Miller", "Bo Larsen"]),
        ("Ada Miller, Bo Larsen and Cy Young", ["Ada Miller", "Bo Larsen", "Cy Young"]),
        ("Ada Miller; Bo Larsen", ["Ada Miller", "Bo Larsen"]),
        ("Ada Miller und Bo Larsen", ["Ada Miller", "Bo Larsen"]),
        ("Miller, Ada", ["Ada Miller"]),
    ],
)
def test_names_are_told_apart(joined: str, names: list[str]) -> None:
    assert list(people(head=meta(joined))) == names


@pytest.mark.parametrize("name", ["Unknown", "No Author", "webmaster", "ada.miller", "4 minutes", "guest"])
def test_what_a_system_fills_in_is_no_author(name: str) -> None:
    assert not people(head=meta(name))


def test_who_answers_below_is_not_the_author() -> None:
    answer = '<div class="post"><p class="author">Bo Larsen</p><p>I agree with all of that.</p></div>'
    assert list(people('<p class="author">Ada Miller</p>', body=BODY + answer)) == ["Ada Miller"]


@pytest.mark.parametrize("box", ['<aside class="popular">{}</aside>', '<div id="related-texts">{}</div>'])
def test_who_wrote_another_text_is_not_the_author_of_this_one(box: str) -> None:
    other = box.format('<p class="author">Bo Larsen</p><a href="/o">Another text of his</a>')
    assert not people(body=BODY + other)


def test_one_author_named_away_from_the_headline_is_taken_and_several_are_not() -> None:
    far = "<p>A note.</p>" * 20 + '<p class="author">Ada Miller</p>'
    assert people(body=BODY + far)["Ada Miller"] >= 0.5
    several = people(body=BODY + far + '<p class="author">Bo Larsen</p>')
    assert all(sure < 0.5 for sure in several.values())


def test_the_site_is_not_the_author_of_its_pages() -> None:
    assert not people(head=SITE + meta("Harbour Institute"))


@pytest.mark.parametrize(
    "line",
    [
        "By Ada Miller, Senior Engineer at Harbour",
        "Submitted by Ada Miller on 3 May 2021",
        "A column by Ada Miller",
        "Von Ada Miller",
        "By Ada (A.J.) Miller",
        "By Ada Miller, HBN",
    ],
)
def test_a_line_may_say_more_than_a_name(line: str) -> None:
    assert list(people(f"<p>{line}</p>")) == ["Ada Miller"]


def test_a_byline_may_be_marked_as_a_heading() -> None:
    assert list(people("<h5>By Ada Miller</h5>")) == ["Ada Miller"]


def test_a_word_on_its_own_line_says_that_the_next_names_the_author() -> None:
    assert list(people("<div>Text</div><div>Ada Miller</div>")) == ["Ada Miller"]


@pytest.mark.parametrize("line", ["Ada Miller • 3 May 2021", "Ada Miller | 03.05.2021", "Ada Miller Mon, 3 May 2021"])
def test_a_name_in_front_of_a_day_needs_no_by(line: str) -> None:
    assert list(people(f"<p>{line}</p>")) == ["Ada Miller"]


def test_who_is_quoted_in_the_text_with_a_day_is_not_its_author() -> None:
    quoted = f"<p>{PROSE}</p><blockquote>— Bo Larsen (@bo) 3 May 2021</blockquote><p>{MORE}</p>"
    assert not people(body=quoted)


@pytest.mark.parametrize(
    "line", ["Press Release No. 48/22 of 3 May 2021", "Harbour Association • 3 May 2021", "The Harbour Mon, 3 May 2021"]
)
def test_what_is_no_person_in_front_of_a_day_is_no_author(line: str) -> None:
    assert not [name for name, sure in people(f"<p>{line}</p>").items() if sure >= 0.5]


def test_a_line_that_names_more_persons_than_metadata_has_room_for_is_believed() -> None:
    assert list(people("<p>By Ada Miller, Bo Larsen</p>", meta("Ada Miller"))) == ["Ada Miller", "Bo Larsen"]


def test_a_word_of_a_sentence_that_is_marked_as_the_author_is_none() -> None:
    assert not people('<p class="author">#Briefly on the laws of Norway and Sweden</p>')


@pytest.mark.parametrize("kind", ["Organization", "NewsMediaOrganization", "WebSite"])
def test_what_metadata_calls_an_organisation_is_no_author(kind: str) -> None:
    assert not people(head=linked(**{"@type": "Article"}, author={"@type": kind, "name": "Harbour Light"}))


def test_what_metadata_calls_person_and_organisation_is_a_person() -> None:
    both = linked(**{"@type": "Article"}, author={"@type": ["Person", "Organization"], "name": "Ada Miller"})
    assert list(people(head=both)) == ["Ada Miller"]


def test_the_card_of_an_organisation_names_no_author() -> None:
    assert not people('<table class="vcard"><caption class="fn org">Seafarers</caption></table>')


def test_a_name_in_a_list_of_other_texts_is_no_author_of_this_one() -> None:
    other = '<li><a href="/o">What the pilots said about the long winter of 2010</a><span class="byline">{}</span></li>'
    listed = "".join(other.format(f"<a>{name}</a>") for name in ("Bo Larsen", "Cy Young"))
    assert list(people(f"<ul>{listed}</ul>{ADA}")) == ["Ada Miller"]


def test_a_list_may_hold_the_page_s_own_byline() -> None:
    assert list(people('<ul><li class="author">Ada Miller</li><li>3 May 2021</li></ul>')) == ["Ada Miller"]


@pytest.mark.parametrize("name", ["肖春芳", "김민수"])
def test_a_name_that_is_written_without_a_space_is_whole(name: str) -> None:
    assert people(f"<p>{name}</p>", meta(name))[name] >= 0.5


@pytest.mark.parametrize("name", ["新华社", "编辑部", "한국일보"])
def test_a_paper_is_no_person_in_any_script(name: str) -> None:
    assert people(f"<p>{name}</p>", meta(name))[name] < 0.5


@pytest.mark.parametrize("key", ["dc.creator", "DC:creator", "article:author dc:creator"])
def test_dublin_core_is_read_however_it_is_spelt(key: str) -> None:
    assert list(people(head=meta("Ada Miller", of=key))) == ["Ada Miller"]


def test_a_heading_that_reads_like_a_name_is_no_byline() -> None:
    assert not article(page(f"<h2>Ada Miller</h2>{BODY}", over="")).authors


def test_a_better_source_that_names_nobody_leaves_the_word_to_the_next() -> None:
    assert list(people(ADA, written("News Desk"))) == ["Ada Miller"]


def test_a_page_names_a_dozen_authors_at_most() -> None:
    letters = "ABCDEFGHIJKLMNOP"
    assert len(people(head=written(*(f"{one}da M{one.lower()}ller" for one in letters)))) == 12


def test_a_claim_points_at_the_line_that_prints_the_name() -> None:
    found = read(page(over=ADA, head=written("Ada Miller")))
    (claim,) = (one for one in found.claims if one.field is ClaimedField.AUTHOR)
    assert claim.source == "JSON-LD"
    assert claim.line is not None
    assert "Ada Miller" in found.text.split("\n")[claim.line - 1]
