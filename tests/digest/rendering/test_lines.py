"""WeasyPrint 70.0 breaks lines too early before some inline elements; the templates are written around it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, TypeAlias

import pytest

from flows.digest.rendering import PageOptions, render_html
from flows.digest.rendering.engine import engine
from flows.digest.rendering.faces import SANS, SERIF, width
from schemas.digest import Digest

Box: TypeAlias = Any
"""A box of WeasyPrint, which has no types."""

CAUTION = 1.15
"""Semibold letters are up to a tenth wider than the regular ones that are measured."""


def _texts(line: Box) -> list[Box]:
    return [box for box in line.descendants() if type(box).__name__ == "TextBox"]


def _lines(page: Box) -> Iterator[tuple[Box, Box, Box]]:
    """Give each block that has lines, with each of its lines and the one that follows it."""
    for block in page._page_box.descendants():
        children = [child for child in getattr(block, "children", ()) if type(child).__name__ == "LineBox"]
        for one, following in pairwise(children):
            if not any(str(box.element_tag).startswith("br") for box in one.descendants()):
                yield block, one, following


def _room_wasted(block: Box, one: Box, following: Box) -> float:
    """Return by how much the next line's first word would have been narrower than the room at a line's end."""
    last, first = _texts(one)[-1], _texts(following)[0]
    word, space, _ = first.text.partition(" ")
    if not space:
        return 0.0  # the word may go on in the next element
    face = SERIF if "Serif" in first.style["font_family"][0] else SANS
    room = block.content_box_x() + block.width - (last.position_x + last.width)
    return float(room - CAUTION * width(f" {word}", first.style["font_size"], face))


@pytest.mark.parametrize("options", [PageOptions(), PageOptions(size="Letter")], ids=["A4", "Letter"])
def test_no_line_is_broken_before_a_word_that_has_room(digest: Digest, options: PageOptions) -> None:
    weasyprint = engine()
    pages = weasyprint.page(render_html(digest, options)).render(font_config=weasyprint.fonts).pages
    lines = [found for page in pages for found in _lines(page)]
    early = [_texts(following)[0].text for block, one, following in lines if _room_wasted(block, one, following) > 0]
    assert len(lines) > 200
    assert early == []


def test_a_line_that_weasyprint_breaks_too_early_is_found() -> None:
    weasyprint = engine()
    text = "Campaign statements by Trump have widely been <span>interpreted</span> as pointing in a new direction."
    style = 'div { display: block; width: 249px; font: 12px "Source Sans 3" }'
    page = weasyprint.page(f"<html><style>{style}</style><div>{text}</div></html>").render(font_config=weasyprint.fonts)
    assert any(_room_wasted(*found) > 0 for found in _lines(page.pages[0]))
