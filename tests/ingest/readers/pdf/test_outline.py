"""Headings that a PDF's outline tells, which nothing on the page sets apart."""

from __future__ import annotations

import io

import pikepdf

from flows.ingest.readers import PartKind
from tests.ingest.readers.pdf.reading import of_kind, parts
from tests.ingest.readers.pdf.sheets import BOLD, Frame, pdf, wrapped

TEXT = "The harbour board met twice in the winter and put off the dredging of the eastern basin until the spring tides."


def _page(*heads: tuple[str, float, str]) -> Frame:
    frame, base = Frame(), 60.0
    for head, size, font in heads:
        frame.text(head, 50, base, size, font)
        for at, line in enumerate(wrapped(TEXT, 70)):
            frame.text(line, 50, base + 30 + 11 * at)
        base += 120
    return frame


PLAIN_PAGE = _page(("1. The eastern basin", 9, "Courier"), ("Of the quay", 9, "Courier"), ("The crane", 9, "Courier"))


def _with_outline(content: bytes, *entries: pikepdf.OutlineItem) -> bytes:
    with pikepdf.open(io.BytesIO(content)) as document:
        with document.open_outline() as outline:
            outline.root.extend(entries)
        made = io.BytesIO()
        document.save(made, deterministic_id=True)
    return made.getvalue()


def _nested() -> pikepdf.OutlineItem:
    first = pikepdf.OutlineItem("The Eastern Basin", 0)
    first.children.append(pikepdf.OutlineItem("Of the quay", 0))
    return first


def _levels(content: bytes) -> dict[str, int]:
    return {line: part.level for part, line in parts(content) if part.kind is PartKind.HEADING}


def test_a_line_that_the_outline_has_is_a_heading_of_its_level() -> None:
    assert _levels(_with_outline(pdf([[PLAIN_PAGE]]), _nested())) == {"1. The eastern basin": 1, "Of the quay": 2}


def test_without_an_outline_the_same_lines_are_text() -> None:
    assert _levels(pdf([[PLAIN_PAGE]])) == {}


def test_headings_set_alike_have_the_level_that_the_outline_gives_one_of_them() -> None:
    page = _page(("The eastern basin", 16, BOLD), ("Of the quay", 12, BOLD), ("The crane", 12, BOLD))
    levels = _levels(_with_outline(pdf([[page]]), _nested()))
    assert levels == {"The eastern basin": 1, "Of the quay": 2, "The crane": 2}


def test_an_entry_for_another_page_makes_no_heading() -> None:
    content = pdf([[PLAIN_PAGE], [_page(("The lock", 9, "Courier"))]])
    assert _levels(_with_outline(content, pikepdf.OutlineItem("The crane", 1))) == {}


def test_an_outline_that_goes_round_in_a_circle_ends() -> None:
    content = _with_outline(pdf([[PLAIN_PAGE]]), pikepdf.OutlineItem("The crane", 0))
    with pikepdf.open(io.BytesIO(content)) as document:
        entry = document.Root.Outlines.First
        entry.Next, entry.First = entry, entry
        made = io.BytesIO()
        document.save(made, deterministic_id=True)
    assert of_kind(made.getvalue(), PartKind.HEADING) == ["The crane"]
