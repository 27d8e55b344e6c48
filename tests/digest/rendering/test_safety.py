"""Whatever strangers wrote: it is text on the page, and the page asks for nothing."""

from __future__ import annotations

import re

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jinja2 import UndefinedError

from flows.digest.rendering import PageOptions, render_html, render_pdf
from flows.digest.rendering.engine import engine
from flows.digest.rendering.markup import _environment
from schemas.digest import Digest
from tests.digest.issues import empty_lists
from tests.digest.rendering.reading import whole_text

HOSTILE = "<script>alert(1)</script><link rel=attachment href=file:///etc/passwd>&amp; ]]> <!-- {{ 7*7 }} </style>"


def _with_title(digest: Digest, words: str) -> Digest:
    return digest.model_copy(update={"front": digest.front.model_copy(update={"title": words})})


def test_markup_in_a_document_is_printed_as_it_is_written() -> None:
    printed = render_pdf(_with_title(empty_lists(), HOSTILE))
    text = whole_text(pypdfium2.PdfDocument(printed.pdf))
    assert printed.remarks == ()
    assert HOSTILE.replace(" ", "") in text.replace(" ", "")
    assert b"EmbeddedFile" not in printed.pdf


def test_markup_in_a_document_makes_no_element() -> None:
    html = render_html(_with_title(empty_lists(), HOSTILE))
    assert "<script" not in html
    assert html.count("<link") == 0
    assert html.count("</style>") == 2


def test_a_template_that_names_what_is_not_there_fails() -> None:
    with pytest.raises(UndefinedError):
        _environment().from_string("{{ nothing }}").render()


def test_a_template_that_prints_none_fails() -> None:
    with pytest.raises(ValueError, match="not there"):
        _environment().from_string("{{ nothing }}").render(nothing=None)


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "http://127.0.0.1/", "https://example.org/", "data:text/plain,x", "ftp://x/y"]
)
def test_the_page_may_fetch_nothing(address: str) -> None:
    fetcher = engine().fetcher
    for call in (fetcher, fetcher.fetch, fetcher.open):
        with pytest.raises(PermissionError, match=re.escape(address)):
            call(address)


def test_a_picture_on_the_page_is_refused_and_told() -> None:
    weasyprint = engine()
    page = weasyprint.page('<html lang="en"><body><img src="file:///etc/hostname" alt="x"/></body></html>')
    with pytest.raises(PermissionError, match="hostname"):
        page.url_fetcher(page.etree_element.find(".//img").get("src"))
    assert len(page.render(font_config=weasyprint.fonts).pages) == 1


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=400))
def test_no_text_breaks_the_file(text: str) -> None:
    printed = render_pdf(_with_title(empty_lists(), f"x {text}"), PageOptions(size="Letter"))
    assert printed.remarks == ()
    assert len(pypdfium2.PdfDocument(printed.pdf)) == printed.pages


@pytest.mark.parametrize(
    "text", ["w" * 5000, "a\u0301" * 3000, "\u200f\u202eabc", "\u0000\ufffe\ud7ff", "漢字 العربية Привет"]
)
def test_texts_that_are_hard_to_set_are_set(text: str) -> None:
    assert render_pdf(_with_title(empty_lists(), text)).remarks == ()
