"""Reads PDFs: PDFium gives characters and boxes, the layout is told here."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flows.errors import UnreadableDocumentError
from flows.ingest.readers import ReadText
from flows.ingest.readers.pdf.claims import claims_of
from flows.ingest.readers.pdf.layout import HIDDEN, Laid, laid
from flows.ingest.readers.pdf.ocr import recognised
from flows.ingest.readers.pdf.opening import opened
from flows.ingest.readers.pdf.outline import outline_of
from flows.ingest.readers.pdf.page import Page, read_page
from flows.ingest.readers.pdf.paragraphs import Paragraph
from flows.ingest.readers.pdf.writing import Sheet
from schemas.raw import RawDocument

# What an issue of ours says of who made it.
_OURS = "deskbrief "
# Above this share a font lacks the table that says which letters its signs are.
_MOST_BROKEN = 0.05
_BY_MACHINE = "its pages are pictures; the words were read off them by Tesseract and may be wrong"
# Fewer letters than these on a page with a picture are a stamp or a page number on a scan.
_FEWEST_LETTERS = 20
# Controls, what could not be decoded, and signs of private use but for the bullets that office programs leave there.
_BROKEN = re.compile(
    "[\x00\x01\x03-\x08\x0b-\x1f\ufffd\ue000-\uf06d\uf06f-\uf075\uf077-\uf0a6\uf0a8-\uf0b6\uf0b8-\uf0d7\uf0d9-\uf0fb"
    "\uf0fd-\uf8ff]"
)


@dataclass(frozen=True, slots=True)
class PdfReader:
    """Reads documents whose pages hold text; scans are refused, or read by a program for them where that is asked."""

    ocr: str | None = None
    """Languages in which scans are read, as Tesseract names them; ``None`` refuses scans."""

    def reading_scans(self, languages: str) -> PdfReader:
        """Return a reader that reads scans too."""
        return PdfReader(languages)

    def read(self, raw: RawDocument, content: bytes) -> ReadText:
        """Return the text in reading order.

        Raises:
            UnreadableDocumentError: ``empty``, ``too-large``, ``encrypted``, ``corrupt``, ``own-issue``,
                ``needs-ocr`` or ``garbled-text``.
        """
        document = opened(raw, content)
        try:
            information: Mapping[str, str] = document.get_metadata_dict()
            if information.get("Creator", "").startswith(_OURS):
                detail = "it is an issue that this program printed; what it cites speaks for itself"
                raise UnreadableDocumentError(raw.uri, "own-issue", detail)
            found = [read_page(document, number) for number in range(1, len(document) + 1)]
            outline = outline_of(document)
        finally:
            document.close()
        pages = [page for page in found if page is not None]
        scanned = _is_scan(pages)
        if scanned and self.ocr is not None:
            pages = list(recognised(raw, content, self.ocr))
        elif scanned:
            detail = "its pages are pictures without text; the setting `ocr` says in which languages such are read"
            raise UnreadableDocumentError(raw.uri, "needs-ocr", detail)
        _refuse_unreadable(raw, pages, len(found))
        doubts = [_BY_MACHINE] if scanned else []
        doubts += _lost_pages(found)
        return _written(laid(pages, outline), doubts, information)


def _is_scan(pages: Sequence[Page]) -> bool:
    """Tell whether pages are pictures, or drawings of letters, without text."""
    letters = sum(map(str.isalnum, "".join(run.text for page in pages for run in page.runs)))
    if letters == 0:
        return any(page.shapes.drawn for page in pages)
    return letters < _FEWEST_LETTERS * len(pages) and all(page.shapes.images for page in pages)


def _refuse_unreadable(raw: RawDocument, pages: Sequence[Page], count: int) -> None:
    if not pages:
        raise UnreadableDocumentError(raw.uri, "corrupt", f"none of its {count} pages can be read")
    text = "".join(run.text for page in pages for run in page.runs)
    if not text:
        raise UnreadableDocumentError(raw.uri, "empty", "nothing can be seen on its pages")
    broken = len(_BROKEN.findall(text)) / len(text)
    if broken > _MOST_BROKEN:
        detail = f"{broken:.0%} of its characters have no meaning: a font does not say which letters its signs are"
        raise UnreadableDocumentError(raw.uri, "garbled-text", detail)


def _lost_pages(found: Sequence[Page | None]) -> list[str]:
    lost = [number for number, page in enumerate(found, 1) if page is None]
    return [f"{len(lost)} of its {len(found)} pages cannot be read, the first of them page {lost[0]}"] if lost else []


def _written(found: Laid, doubts: Sequence[str], information: Mapping[str, str]) -> ReadText:
    sheet = Sheet()
    numbered: list[tuple[Paragraph, int]] = []
    page = 1
    for paragraph in found.paragraphs:
        while page < paragraph.page:
            sheet.break_page()
            page += 1
        number = sheet.write(paragraph)
        if number is not None:
            numbered.append((paragraph, number))
    return ReadText(
        text=sheet.written(),
        encoding="utf-8",
        doubts=(*doubts, *_hidden(found)),
        parts=tuple(sheet.parts),
        claims=tuple(claims_of(numbered, information, found.size)),
        mends=tuple(sheet.mends),
    )


def _hidden(found: Laid) -> list[str]:
    places = sum(one.rule == HIDDEN for one in found.paragraphs)
    what = f"the document holds text that nobody sees on its pages ({places} places); it was left out"
    return [what] if places else []


READER = PdfReader()
