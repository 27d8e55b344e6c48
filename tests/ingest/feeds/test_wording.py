from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.ingest.feeds import HTML, PLAIN
from flows.ingest.feeds.wording import address, has_markup, is_document, media_type, names, plain

FEED = "https://harbour.example/blog/feed"


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("The <b>strait</b>\n  reopens", "The strait reopens"),
        ("Ferries &amp; freight", "Ferries & freight"),
        ("Ferries &amp;#8217; freight", "Ferries ’ freight"),
        ("<img alt='a > b' src=x>Piers", "Piers"),
        ("Piers<!-- an editor's note -->", "Piers"),
        ("If a < b then <", "If a < b then <"),
        ("<script>alert(1)</script>Piers", "Piers"),
        ("<br/>", None),
        (" ", None),
    ],
)
def test_a_title_is_printed_without_its_markup(written: str, printed: str | None) -> None:
    assert plain(written, markup=True) == printed


def test_a_title_of_plain_text_keeps_its_brackets() -> None:
    assert plain("The <video> element", markup=False) == "The <video> element"


def test_a_title_without_end_is_read_in_no_time() -> None:
    assert plain("<" * 1_000_000, markup=True) is not None
    assert plain("<a '" * 500_000, markup=True) is not None


@given(st.text())
def test_no_title_breaks_the_line(written: str) -> None:
    shown = plain(written, markup=True)
    assert shown is None or ("\n" not in shown and shown == shown.strip() != "")


@pytest.mark.parametrize(
    ("written", "found"),
    [
        (["Ana Ferreira"], ("Ana Ferreira",)),
        (["ana@harbour.example (Ana Ferreira)"], ("Ana Ferreira",)),
        (["Ana Ferreira <ana@harbour.example>"], ("Ana Ferreira",)),
        (["Ana Ferreira and Tomas Brandt"], ("Ana Ferreira", "Tomas Brandt")),
        (["Ana Ferreira, Tomas Brandt, Bo Larsen"], ("Ana Ferreira", "Tomas Brandt", "Bo Larsen")),
        (["Ana Ferreira, vice president, ports, and Bo Larsen, director"], ("Ana Ferreira", "Bo Larsen")),
        (["Ana Ferreira, PhD; Desk of the strait"], ("Ana Ferreira", "Desk of the strait")),
        (["Ferreira, Ana"], ("Ferreira, Ana",)),
        (["王小明"], ("王小明",)),
        (["Ana Ferreira", "Ana Ferreira"], ("Ana Ferreira",)),
        (["desk@harbour.example"], ()),
        (["admin", "WordPress", ""], ()),
    ],
)
def test_authors_are_names_without_mail_and_accounts(written: list[str], found: tuple[str, ...]) -> None:
    assert names(written) == found


@pytest.mark.parametrize(
    ("link", "whole"),
    [
        ("https://harbour.example/a?utm_source=rss&utm_medium=feed", "https://harbour.example/a"),
        ("https://harbour.example/a?id=7&fbclid=x&page=2#top", "https://harbour.example/a?id=7&page=2"),
        ("../a", "https://harbour.example/a"),
        ("//cdn.example/a.pdf", "https://cdn.example/a.pdf"),
        ("mailto:ana@harbour.example", None),
        ("javascript:alert(1)", None),
        (" ", None),
        (None, None),
    ],
)
def test_links_are_whole_and_count_no_readers(link: str | None, whole: str | None) -> None:
    assert address(FEED, link) == whole


def test_references_and_tags_are_markup_and_a_sign_alone_is_none() -> None:
    assert has_markup("a<br>b")
    assert has_markup("a &eacute; b")
    assert not has_markup("a < b & c")


def test_one_paragraph_is_read_as_one_of_a_page_and_several_as_text() -> None:
    assert media_type("Ships wait.\nThe pier is closed.", markup=False) == HTML
    assert media_type("Ships wait.\n \nThe pier is closed.", markup=True) == PLAIN
    assert media_type("<p>Ships wait.\n\n<p>The pier", markup=True) == HTML
    assert media_type("The <pier> element", markup=False) == PLAIN


def test_documents_are_told_by_type_or_name_and_sounds_are_none() -> None:
    assert is_document("https://harbour.example/brief", "application/pdf")
    assert is_document("https://harbour.example/brief.pdf?v=2", "application/octet-stream")
    assert not is_document("https://harbour.example/talk.mp3", "audio/mpeg")
