"""Reads scans with Tesseract, where the machine has it and the setting asks for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator

from flows.errors import UnreadableDocumentError
from flows.ingest.readers.pdf.handles import Handle
from flows.ingest.readers.pdf.opening import opened
from flows.ingest.readers.pdf.page import Page, read_page
from schemas.raw import RawDocument

_REASON = "needs-ocr"
# Tesseract's own advice for print of 10 points is 300; at 200 the same letters were found in less than half the time.
_DOTS_PER_INCH = 200
_POINTS_PER_INCH = 72
_MOST_DOTS = 40_000_000
# Of the 60 s that a document may take by the clock.
_LONGEST = 50.0


def recognised(raw: RawDocument, content: bytes, wanted: str) -> Iterator[Page]:
    """Yield the pages of a scan, their words as Tesseract reads them.

    Args:
        raw: What is known of the scan.
        content: Its bytes.
        wanted: Languages, joined by a plus sign.

    Raises:
        UnreadableDocumentError: ``needs-ocr``, when Tesseract is not there, fails, or takes too long.
    """
    program = shutil.which("tesseract")
    if program is None:
        detail = "its pages are pictures without text, and Tesseract is not installed"
        raise UnreadableDocumentError(raw.uri, _REASON, detail)
    ends = time.monotonic() + _LONGEST
    document = opened(raw, content)
    try:
        for number in range(1, len(document) + 1):
            read = _read_by(program, raw, (wanted, ends), _picture(document, number))
            page = _page_of(raw, read, number)
            if page is not None:
                yield page
    finally:
        document.close()


def _picture(document: Handle, number: int) -> bytes:
    """Return a page as a grey picture in the format PGM, which needs no library."""
    page = document[number - 1]
    wide, high = (max(1.0, side) for side in page.get_size())
    scale = min(_DOTS_PER_INCH / _POINTS_PER_INCH, (_MOST_DOTS / (wide * high)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    rows = bytes(bitmap.buffer)
    lines = (rows[at * bitmap.stride : at * bitmap.stride + bitmap.width] for at in range(bitmap.height))
    return b"P5 %d %d 255\n%s" % (bitmap.width, bitmap.height, b"".join(lines))


def _read_by(program: str, raw: RawDocument, how: tuple[str, float], picture: bytes) -> bytes:
    """Return a PDF in which the words that Tesseract read lie behind the picture."""
    wanted, ends = how
    command = [program, "stdin", "stdout", "-l", wanted, "--dpi", str(_DOTS_PER_INCH), "pdf"]
    # One thread: two documents are read side by side, and the limits of processor time are inherited.
    kept = {name: os.environ[name] for name in ("PATH", "TESSDATA_PREFIX") if name in os.environ}
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program, languages checked, the picture on its standard input
            command,
            input=picture,
            capture_output=True,
            env={**kept, "OMP_THREAD_LIMIT": "1"},
            timeout=max(0.1, ends - time.monotonic()),
            check=True,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableDocumentError(raw.uri, _REASON, f"reading its pictures took over {_LONGEST:.0f} s") from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", errors="replace").strip().splitlines()
        detail = f"Tesseract failed: {said[0][:200] if said else f'status {error.returncode}'}"
        raise UnreadableDocumentError(raw.uri, _REASON, detail) from error
    return done.stdout


def _page_of(raw: RawDocument, content: bytes, number: int) -> Page | None:
    document = opened(raw, content)
    try:
        page = read_page(document, 1)
    finally:
        document.close()
    if page is not None:
        page.number = number
        page.shapes.images.clear()
    return page
