"""Each type of page beside a picture of it that was looked at; ``--update-golden`` draws them anew, to be looked at."""

from __future__ import annotations

import os
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from flows.digest.rendering import Printed
from tests.digest.rendering.reading import outline

FOLDER = Path(__file__).parents[2] / "golden" / "pages"
RESOLUTION = 50
MOST_DIFFERENCE = 2.0
"""Of 255, on average over a page: other versions of the library smooth edges otherwise; a moved line is over 4."""

PAGES = {
    "front": "Arctic: the talks resume, the quarrels stay",
    "glance": "At a glance",
    "themes": "Cables",
    "chart": "Figure: shippers’ views",
    "tables": "Numbers",
    "evidence": "Evidence",
    "sources": "Sources",
}
"""Pictures, and the entry of the outline that begins on the page."""


def _drawn(printed: Printed, entry: str) -> Image.Image:
    document = pypdfium2.PdfDocument(printed.pdf)
    page = next(known.page for known in outline(document) if known.text == entry)
    picture = document[page].render(scale=RESOLUTION / 72, grayscale=True).to_pil()
    assert isinstance(picture, Image.Image)
    return picture.convert("L")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_as_it_did_when_it_was_looked_at(
    name: str, on_a4: Printed, request: pytest.FixtureRequest
) -> None:
    golden = FOLDER / f"{name}.png"
    drawn = _drawn(on_a4, PAGES[name])
    if request.config.getoption("--update-golden"):
        assert not os.environ.get("CI"), "golden pictures are not drawn in CI: nobody would look at them"
        drawn.quantize(16).save(golden, optimize=True)
    agreed = Image.open(golden).convert("L")
    assert agreed.size == drawn.size
    (difference,) = ImageStat.Stat(ImageChops.difference(agreed, drawn)).mean
    assert difference < MOST_DIFFERENCE


def test_a_line_that_moved_is_seen(on_a4: Printed) -> None:
    drawn = _drawn(on_a4, PAGES["themes"])
    moved = ImageChops.offset(drawn, 0, 3)
    (difference,) = ImageStat.Stat(ImageChops.difference(drawn, moved)).mean
    assert difference > 2 * MOST_DIFFERENCE


def test_every_picture_is_of_a_page() -> None:
    assert {path.stem for path in FOLDER.glob("*.png")} == set(PAGES)
