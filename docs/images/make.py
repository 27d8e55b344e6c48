"""Makes the sample issue, from the seeds, and pictures of its pages; two of them are those of the README.

python docs/images/make.py
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import pypdfium2

ROOT: Final = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from flows.pipeline import EditionParameters, edition, journal  # noqa: E402 - also where it is not installed
from flows.settings import Settings  # noqa: E402
from flows.store import Store  # noqa: E402
from flows.workshop import opened  # noqa: E402
from schemas.digest import ThemeSection  # noqa: E402
from schemas.issue import Issue  # noqa: E402

# A Monday; given, so that pictures differ only where the page does.
_PRINTED: Final = date(2026, 11, 23)
_SMALL, _LARGE = 60, 90
_SAMPLE: Final = ROOT / "reports" / "sample"
_POINTS_PER_INCH: Final = 72


def main() -> None:
    """Print the issue and write the pictures beside this file."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder) / "data", reports=Path(folder) / "reports")
        issue = _printed(settings)
        shutil.rmtree(_SAMPLE, ignore_errors=True)
        _SAMPLE.mkdir()
        shutil.copy(settings.reports / issue.pdf, _SAMPLE / issue.pdf)
        pdf = pypdfium2.PdfDocument(_SAMPLE / issue.pdf)
        for number in range(len(pdf)):
            _draw(pdf, number, _SAMPLE / f"page-{number + 1:02}.png", _SMALL)
        for name, number in (("page-1", 0), ("page-theme", _page_of_themes(pdf, issue))):
            _draw(pdf, number, Path(__file__).with_name(f"{name}.png"), _LARGE)
        pdf.close()


def _draw(pdf: pypdfium2.PdfDocument, number: int, path: Path, dots_per_inch: int) -> None:
    picture = pdf[number].render(scale=dots_per_inch / _POINTS_PER_INCH).to_pil()
    picture.quantize(256).save(path, optimize=True)


def _printed(settings: Settings) -> Issue:
    asked = EditionParameters(folder=str(ROOT / "seeds"), printed=_PRINTED)
    with opened(settings, datetime.now(UTC)) as workshop, journal(workshop, "edition", "000000") as noted:
        edition(asked, workshop, noted)
    with Store.open(settings) as store:
        return store.issue(settings.series, 1)


def _page_of_themes(pdf: pypdfium2.PdfDocument, issue: Issue) -> int:
    """Return the number of the first page, from 0, on which more than one theme begins, or else the first theme."""
    themes = {section.short for section in issue.digest.sections if isinstance(section, ThemeSection)}
    starts: list[int] = [item.get_dest().get_index() for item in pdf.get_toc() if item.get_title() in themes]
    counts = Counter(starts)
    return next((page for page in starts if counts[page] > 1), starts[0])


if __name__ == "__main__":
    main()
