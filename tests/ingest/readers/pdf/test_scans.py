"""Scans: refused, or read by Tesseract where the setting names languages."""

from __future__ import annotations

import shutil
import zlib
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from flows.blobs import Blobs
from flows.errors import UnreadableDocumentError
from flows.ingest.parsing import Original, Refusal, parse, unfaithful
from flows.ingest.readers.pdf import READER
from flows.ingest.run import Means, Order, ingest
from flows.isolation import Isolated
from flows.settings import Settings
from flows.store import Store
from schemas.article import Article
from schemas.run import Outcome
from tests.desk import Desk
from tests.ingest.readers.pdf.reading import raw_of, reason
from tests.ingest.readers.pdf.sheets import BOLD, Frame, pdf, wrapped
from tests.records import RECEIVED, a_folder_request

if TYPE_CHECKING:
    from pathlib import Path

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


def why(content: bytes, languages: str) -> tuple[str, str]:
    """Return why a scan is refused although it is to be read."""
    with pytest.raises(UnreadableDocumentError) as caught:
        READER.reading_scans(languages).read(raw_of(content), content)
    return caught.value.reason, caught.value.detail


def test_a_scan_is_refused_and_the_setting_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESKBRIEF_OCR", "eng")  # what the reader does is told by its argument alone
    name, detail = reason(scan())
    assert name == "needs-ocr"
    assert "the setting `ocr`" in detail


@WITH_TESSERACT
def test_a_scan_is_read_where_the_original_asks_for_it() -> None:
    content = scan()
    original = Original(raw_of(content), content, "eng")
    made = parse(original)
    assert isinstance(made, Article), made
    assert made.title == TITLE
    assert [block.text for block in made.blocks] == [TEXT]
    assert any("Tesseract" in notice.text for notice in made.notices)
    box = made.blocks[0].places[0].box
    assert box is not None
    assert 50 < box.left < 70
    assert 140 < box.top < 165
    assert unfaithful(original, made) == ()
    assert isinstance(parse(Original(raw_of(content), content)), Refusal)


@WITH_TESSERACT
def test_a_language_that_is_not_there_is_said() -> None:
    name, detail = why(scan(), "qqq")
    assert name == "needs-ocr"
    assert "Tesseract failed" in detail


def test_without_tesseract_the_reader_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert why(scan(), "eng") == ("needs-ocr", "its pages are pictures without text, and Tesseract is not installed")


@WITH_TESSERACT
def test_a_refused_scan_is_tried_again_when_the_setting_is_switched_on(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "scan.pdf").write_bytes(scan())
    order = Order(request=a_folder_request(tmp_path / "inbox", ("*.pdf",), 10_000_000))
    settings = Settings(data=tmp_path / "desk")
    outcomes = []
    with Store.open(settings) as store, Isolated(settings.limits.parse) as isolated:
        for languages in (None, None, "eng", None):
            means = Means(store, Blobs(settings.originals), isolated, languages)
            (report,) = ingest(order, means, received=RECEIVED).documents
            outcomes.append((report.outcome, report.notices[:1]))
        assert store.quarantine() == ()
    refused, known = Outcome.REFUSED, Outcome.KNOWN
    assert [outcome for outcome, _ in outcomes] == [refused, refused, Outcome.TAKEN, known]
    assert outcomes[1][1][0].endswith("not tried again")


@WITH_TESSERACT
def test_the_command_reads_a_scan_where_the_environment_names_its_language(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.write("scan.pdf", scan())
    said = desk.say("ingest", "inbox", "--no-record", environment={"DESKBRIEF_OCR": "eng"})
    assert said.status == 0, said.err
    assert said.out.startswith(f"taken      scan.pdf  {TITLE}")
