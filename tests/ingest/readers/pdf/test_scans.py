"""Scans: refused, or read by Tesseract where the setting names languages."""

from __future__ import annotations

import shutil
import zlib

import pypdfium2
import pytest

from flows.ingest.readers.pdf import ocr
from tests.ingest.readers.pdf.reading import article, read, reason
from tests.ingest.readers.pdf.sheets import BOLD, Frame, pdf, wrapped

TITLE = "A lamp for the outer quay"
TEXT = "The board met in spring and again before the first storm of autumn, and it put off the question of the lamp."
WITH_TESSERACT = pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")


def scan() -> bytes:
    """Return a page that is nothing but the picture of one."""
    frame = Frame()
    frame.text(TITLE, 60, 100, 20, BOLD)
    for at, line in enumerate(wrapped(TEXT, 50)):
        frame.text(line, 60, 160 + 18 * at, 13)
    printed = pypdfium2.PdfDocument(pdf([[frame]]))
    bitmap = printed[0].render(scale=2, grayscale=True)
    rows = bytes(bitmap.buffer)
    pixels = b"".join(rows[at * bitmap.stride :][: bitmap.width] for at in range(bitmap.height))
    packed = zlib.compress(pixels)
    size = f"/Width {bitmap.width} /Height {bitmap.height} /Length {len(packed)}"
    printed.close()
    kind = "/Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode"
    image = f"<< {kind} {size} >> stream\n".encode() + packed + b"\nendstream"
    picture = Frame()
    picture.raw("q 595 0 0 842 0 0 cm /Im Do Q")
    return pdf([[picture]], extra=[image])


def test_a_scan_is_refused_and_the_setting_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(ocr.SETTING, raising=False)
    name, detail = reason(scan())
    assert name == "needs-ocr"
    assert ocr.SETTING in detail


@WITH_TESSERACT
def test_a_scan_is_read_where_the_setting_asks_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ocr.SETTING, "eng")
    content = scan()
    made = article(content)
    assert made.title == TITLE
    assert [block.text for block in made.blocks] == [TEXT]
    assert any("Tesseract" in doubt for doubt in read(content).doubts)
    box = made.blocks[0].places[0].box
    assert box is not None
    assert 50 < box.left < 70
    assert 140 < box.top < 165


@WITH_TESSERACT
def test_a_language_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ocr.SETTING, "qqq")
    name, detail = reason(scan())
    assert name == "needs-ocr"
    assert "Tesseract failed" in detail


def test_the_setting_is_no_way_to_other_options(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ocr.SETTING, "eng --tessdata-dir /tmp")
    assert reason(scan())[0] == "needs-ocr"


def test_without_tesseract_the_reader_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ocr.SETTING, "eng")
    monkeypatch.setenv("PATH", "/nowhere")
    assert reason(scan()) == ("needs-ocr", "its pages are pictures without text, and Tesseract is not installed")
