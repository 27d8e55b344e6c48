from __future__ import annotations

import pytest

from schemas.article import DocumentKind
from tests.ingest.cleaning.documents import LAST, MORE, PROSE, body, cleaned, page, rules

TITLE = "The strait that nobody wanted to close"
MEMO = (
    "TO:    Members of the task force\n"
    "FROM:  Ana Ferreira, Director of Maritime Policy; Tomas Brandt, Research Associate\n"
    "DATE:  April 11, 2025\n"
    "RE:    What a joint patrol could and could not do"
)


def test_a_heading_stays_the_title_over_a_line_that_says_when_and_by_whom() -> None:
    article = cleaned(
        page(f"# {TITLE}: why it stays open", "Posted on Tuesday, 4 February 2020 by Dr. Ana Ferreira", PROSE)
    )
    assert article.title == f"{TITLE}: why it stays open"
    assert [author.name for author in article.authors] == ["Ana Ferreira"]
    assert article.published is not None
    assert article.published.when.iso == "2020-02-04"


def test_the_text_of_a_picture_is_no_title() -> None:
    article = cleaned(page("Image\nA grey ship waits at the long pier", TITLE, "12 March 2021", PROSE, MORE))
    assert article.title == TITLE
    assert rules(article)["A grey ship waits at the long pier"] == "image alt"


def test_the_picture_of_a_logo_names_no_publisher() -> None:
    article = cleaned(
        page("[ ![Harbour Institute logo](logo.svg) ](https://harbour.example/)", f"# {TITLE}", PROSE, MORE)
    )
    assert article.publisher is None


@pytest.mark.parametrize(
    "number", ["COMUNICADO DE PRENSA N.º 045-21", "Press release No. 12/2021", "Pressemitteilung 7"]
)
def test_the_number_of_a_press_release_is_no_title(number: str) -> None:
    article = cleaned(page(number, TITLE, "12 March 2021", PROSE, MORE))
    assert article.title == TITLE
    assert article.kind is DocumentKind.PRESS_RELEASE


def test_a_title_goes_on_below_its_colon() -> None:
    article = cleaned(page("After the Strait: Why Harbour\nDues Outrun Their Rules", "Ana Ferreira", PROSE, MORE))
    assert article.title == "After the Strait: Why Harbour Dues Outrun Their Rules"


def test_a_line_that_repeats_a_title_with_a_colon_is_not_added_to_it() -> None:
    article = cleaned(
        page("After the Strait: Why Dues Rise\nAfter the Strait: Why Dues Rise", "Ana Ferreira", PROSE, MORE)
    )
    assert article.title == "After the Strait: Why Dues Rise"


def test_a_title_that_ends_with_a_linking_word_goes_on() -> None:
    article = cleaned(page("The Limits of Patrols and\nPiers", "12 March 2021", PROSE, MORE))
    assert article.title == "The Limits of Patrols and Piers"


def test_a_subtitle_that_a_citation_parts_with_a_full_stop_is_none_of_the_title() -> None:
    cited = "How to cite: Ana Ferreira, “Cables, Ports and Flags. The Ocean of Small States”, Harbour Notes, 2024."
    article = cleaned(page("Cables, Ports and Flags\nThe Ocean of Small States", "12 March 2021", PROSE, MORE, cited))
    assert (article.title, article.subtitle) == ("Cables, Ports and Flags", "The Ocean of Small States")


def test_of_two_headings_one_below_the_other_the_second_is_the_subtitle() -> None:
    article = cleaned(
        page("## Straits without lords?", "## How three small states could bargain together", PROSE, MORE)
    )
    assert (article.title, article.subtitle) == (
        "Straits without lords?",
        "How three small states could bargain together",
    )


def test_a_series_stands_over_or_below_a_title_and_is_none() -> None:
    article = cleaned(
        page("Patrols at War: Evidence from Two Straits*", "Working Paper Series\nHarbour Laboratory", PROSE)
    )
    assert article.title == "Patrols at War: Evidence from Two Straits"


def test_a_memorandum_says_in_its_head_who_writes_when_and_on_what() -> None:
    article = cleaned(page("HARBOUR STUDY GROUP", "MEMORANDUM", MEMO, PROSE, MORE))
    assert article.title == "What a joint patrol could and could not do"
    assert [(author.name, author.role) for author in article.authors] == [
        ("Ana Ferreira", "Director of Maritime Policy"),
        ("Tomas Brandt", "Research Associate"),
    ]
    assert article.published is not None
    assert article.published.when.iso == "2025-04-11"
    assert body(article) == [PROSE, MORE]


def test_a_page_that_says_from_whom_it_comes_is_no_memorandum() -> None:
    article = cleaned(page(TITLE, "From: Ana Ferreira", "12 March 2021", PROSE, MORE))
    assert article.title == TITLE


def test_a_title_that_stands_at_the_foot_of_every_page_is_still_the_title() -> None:
    article = cleaned(
        page(
            "THE LAST MILE OF PEACE\nTown halls and budgets",
            "12 March 2021",
            PROSE,
            "The Last Mile of Peace | 3",
            MORE,
            "The Last Mile of Peace | 5",
            LAST,
        )
    )
    assert (article.title, article.subtitle) == ("THE LAST MILE OF PEACE", "Town halls and budgets")
    assert body(article) == [PROSE, MORE, LAST]


def test_a_label_in_front_of_a_bar_leaves_the_title_behind_it() -> None:
    article = cleaned(
        page("# Versión estenográfica | Reunión con los Pilotos del Puerto", "12 March 2021", PROSE, MORE)
    )
    assert article.title == "Reunión con los Pilotos del Puerto"
    assert article.publisher is None


def test_the_name_of_a_body_behind_a_label_is_no_title() -> None:
    assert cleaned(page("# Commentary | Harbour Institute of Kiel", PROSE, MORE)).title != "Harbour Institute of Kiel"


def test_a_subtitle_that_stops_short_goes_on_on_the_next_line() -> None:
    head = (
        "# Two Shores of One Strait in Winter",
        "## The meeting that the minister opened in the\nPalacio del Puerto",
    )
    article = cleaned(page(*head, "12 March 2021", PROSE, MORE))
    assert article.subtitle == "The meeting that the minister opened in the Palacio del Puerto"
    assert article.authors == ()


@pytest.mark.parametrize("subtitle", ["What the bridge is made of", "Who the bridge is for"])
def test_a_subtitle_that_ends_with_a_preposition_is_whole(subtitle: str) -> None:
    article = cleaned(page("# The Strait Between Them", f"## {subtitle}\nHarbour Institute", PROSE, MORE))
    assert article.subtitle == subtitle
    assert cleaned(page("# The Strait Between Them", f"## {subtitle}", PROSE, MORE)).subtitle == subtitle


def test_a_subtitle_swallows_no_person_and_no_day() -> None:
    for below in ("Ana Ferreira", "12 March 2021"):
        article = cleaned(
            page("# The Strait Between Them", f"The words of the minister with the\n{below}", PROSE, MORE)
        )
        assert below not in (article.subtitle or "")


def test_a_palace_below_the_title_is_no_author() -> None:
    assert cleaned(page("# Two Shores of One Strait", "Palacio Central", "12 March 2021", PROSE, MORE)).authors == ()


def _page_of(title: str) -> str:
    foot = "Opinions in The Lighthouse are those of the authors.\n\nSubscribe to The Lighthouse"
    return page(f"---\ntitle: {title}\npublisher: Harbour Institute\n---", PROSE, MORE, foot)


def test_a_site_that_the_page_speaks_of_is_the_host_and_no_part_of_a_title_from_metadata() -> None:
    article = cleaned(_page_of("Two Shores of One Strait | The Lighthouse"))
    assert article.title == "Two Shores of One Strait"
    assert article.host == "The Lighthouse"


def test_the_head_of_a_page_in_one_line_speaks_of_its_site_too() -> None:
    title = "The Strait Between Them Has No Bridge"
    buttons = "Opinions in The Lighthouse are the authors' own. Subscribe to The Lighthouse"
    text = " ".join(f"{PROSE} {MORE} {LAST} It was said on the pier of day {day}." for day in range(3))
    line = f"{title} | The Lighthouse Share {buttons} {title} 12 March 2021 | Ana Ferreira {text}"
    article = cleaned(page(f"---\ntitle: {title} | The Lighthouse\n---", line))
    assert (article.title, article.host) == (title, "The Lighthouse")


@pytest.mark.parametrize("half", ["Ostland", "Ana Ferreira", "Opinion"])
def test_no_country_person_or_label_that_a_text_speaks_of_is_its_host(half: str) -> None:
    text = f"{half} is known in the harbour. {PROSE} Nobody asked {half} about the pier."
    lines = f"{half} and the pier\n\nMore on {half}"
    article = cleaned(page(f"---\ntitle: What next for the harbour | {half}\n---", text, MORE, lines))
    assert (article.title, article.host) == (f"What next for the harbour | {half}", None)


def test_the_second_half_of_a_title_from_metadata_stays_where_the_page_speaks_of_no_such_site() -> None:
    assert cleaned(_page_of("Harbour Letters Today | Two Shores")).title == "Harbour Letters Today | Two Shores"
