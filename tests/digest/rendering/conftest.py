from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from flows.digest import scripts
from flows.digest.rendering import PageOptions, Printed, render_pdf
from flows.digest.rendering.printable import known_glyph
from schemas.digest import Digest
from tests.digest.issues import issue


@pytest.fixture(autouse=True)
def fonts_of_the_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Let the machine have no fonts but those that a test puts into a folder."""
    monkeypatch.setattr(scripts, "_folders", lambda: (tmp_path / "fonts",))
    for kept in (scripts.font_of, known_glyph):
        kept.cache_clear()
    yield tmp_path / "fonts"
    for kept in (scripts.font_of, known_glyph):
        kept.cache_clear()


@pytest.fixture(scope="package")
def digest() -> Digest:
    return issue()


@pytest.fixture(scope="package")
def on_a4(digest: Digest) -> Printed:
    return render_pdf(digest)


@pytest.fixture(scope="package")
def on_letter(digest: Digest) -> Printed:
    return render_pdf(digest, PageOptions(size="Letter"))


@pytest.fixture(params=["on_a4", "on_letter"])
def printed(request: pytest.FixtureRequest) -> Printed:
    """Give the usual issue on both papers."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Printed)
    return found


@pytest.fixture
def pdf(printed: Printed) -> Iterator[pikepdf.Pdf]:
    """Open the issue as those see it who look at its structure."""
    with pikepdf.open(io.BytesIO(printed.pdf)) as opened:
        yield opened


@pytest.fixture
def pages(printed: Printed) -> Iterator[pypdfium2.PdfDocument]:
    """Open the issue as a reader's window shows it."""
    opened = pypdfium2.PdfDocument(printed.pdf)
    yield opened
    opened.close()
