"""Opens a PDF with PDFium, or says why it cannot be read."""

from __future__ import annotations

import pypdfium2
import pypdfium2.raw as pdfium

from flows.errors import UnreadableDocumentError
from flows.ingest.readers.pdf.handles import Handle
from schemas.raw import RawDocument

LARGEST = 100_000_000
MOST_PAGES = 2000
# Some programs write a few lines in front of the header; readers accept it within the first kilobyte.
_HEADER_WITHIN = 1024


def opened(raw: RawDocument, content: bytes) -> Handle:
    """Return the open document; the empty user password is tried, as every viewer does.

    Raises:
        UnreadableDocumentError: ``empty``, ``not-pdf``, ``too-large``, ``encrypted`` or ``corrupt``.
    """
    if not content.strip():
        raise UnreadableDocumentError(raw.uri, "empty", f"{len(content)} bytes, nothing to read")
    if len(content) > LARGEST:
        detail = f"{len(content):,} bytes, more than the {LARGEST:,} that are read"
        raise UnreadableDocumentError(raw.uri, "too-large", detail)
    if b"%PDF-" not in content[:_HEADER_WITHIN]:
        raise UnreadableDocumentError(raw.uri, "corrupt", "it does not begin as a PDF does")
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise _refusal(raw, getattr(error, "err_code", None)) from error
    _check_pages(raw, document)
    return document


def _refusal(raw: RawDocument, code: int | None) -> UnreadableDocumentError:
    if code == pdfium.FPDF_ERR_PASSWORD:
        return UnreadableDocumentError(raw.uri, "encrypted", "it opens with a password only; save it without one")
    if code == pdfium.FPDF_ERR_SECURITY:
        return UnreadableDocumentError(raw.uri, "encrypted", "it is locked in a way that needs its publisher's program")
    return UnreadableDocumentError(raw.uri, "corrupt", "it is damaged, and no page of it can be found")


def _check_pages(raw: RawDocument, document: Handle) -> None:
    pages = len(document)
    if pages > MOST_PAGES:
        document.close()
        detail = f"{pages:,} pages, more than the {MOST_PAGES:,} that are read"
        raise UnreadableDocumentError(raw.uri, "too-large", detail)
    if pages == 0:
        document.close()
        raise UnreadableDocumentError(raw.uri, "corrupt", "it has no pages")
