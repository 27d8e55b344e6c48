"""A printed issue as its readers meet it: text, outline, links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pikepdf
import pypdfium2


class Heading(NamedTuple):
    level: int
    text: str
    page: int
    top: float


def folded(text: str) -> str:
    """Fold white space of every kind, which lines and marks are set with."""
    return re.sub(r"\s+", " ", text).strip()


def page_texts(document: pypdfium2.PdfDocument) -> list[str]:
    return [folded(page.get_textpage().get_text_range()) for page in document]


def whole_text(document: pypdfium2.PdfDocument) -> str:
    return " ".join(page_texts(document))


def text_between(page: pypdfium2.PdfPage, bottom: float, top: float) -> str:
    return folded(page.get_textpage().get_text_bounded(bottom=bottom, top=top))


def outline(document: pypdfium2.PdfDocument) -> list[Heading]:
    found = []
    for item in document.get_toc():
        target = item.get_dest()
        found.append(Heading(item.level, item.get_title(), target.get_index(), target.get_view()[1][1]))
    return found


def links(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    for page in pdf.pages:
        found: Any = page.get("/Annots", ())
        yield from (note for note in found if note.Subtype == "/Link")


def elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Give the elements of the structure in the order in which they are read out."""
    waiting: list[Any] = [pdf.Root.StructTreeRoot]
    while waiting:
        element = waiting.pop()
        if "/S" in element:
            yield element
        below: Any = element.get("/K", [])
        children = list(below) if isinstance(below, pikepdf.Array) else [below]
        waiting += [child for child in reversed(children) if isinstance(child, pikepdf.Dictionary) and "/S" in child]
