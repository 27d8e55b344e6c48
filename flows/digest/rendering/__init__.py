"""An issue of the digest as HTML and as PDF: the one place that knows Jinja and WeasyPrint.

Both functions are pure: the same record and options give the same bytes, in any process on any machine with the same
libraries. The date comes from the record, the fonts from ``report_templates/fonts``, and nothing is fetched.
"""

from __future__ import annotations

import gc
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from flows import __version__
from flows.digest.rendering.engine import Engine, engine
from flows.digest.rendering.finishing import finisher, identified, with_accessibility_claim
from flows.digest.rendering.markup import fill, page_title, targets
from flows.digest.rendering.options import PageOptions
from flows.digest.rendering.printable import printable
from flows.digest.scripts import files_for
from schemas.digest import Digest

__all__ = ["PageOptions", "Printed", "render_html", "render_pdf"]

_VARIANT: Final = "pdf/a-3a"


@dataclass(frozen=True, slots=True)
class Printed:
    """An issue as a file."""

    pdf: bytes
    """The file: PDF/A-3a, with the claim of PDF/UA-1."""

    pages: int
    """Number of its pages."""

    remarks: tuple[str, ...]
    """What WeasyPrint warned of; empty unless the templates are at fault."""


def render_html(digest: Digest, options: PageOptions | None = None) -> str:
    """Return the issue as one HTML document, its stylesheet inside."""
    return fill(digest, options or PageOptions())


def render_pdf(digest: Digest, options: PageOptions | None = None) -> Printed:
    """Return the issue as a tagged PDF with our fonts inside.

    Raises:
        RenderingError: Pango or another library that WeasyPrint needs is not installed.
    """
    html = render_html(digest, options)
    weasyprint = engine()
    with _remarks() as remarks, _without_cycle_search():
        document = weasyprint.page(html).render(
            font_config=weasyprint.fonts_with(files_for(html)),
            color_profiles=weasyprint.colours(),
            pdf_variant=_VARIANT,
        )
        document.metadata = _metadata(digest, weasyprint)
        pdf = document.write_pdf(
            finisher=finisher(targets(digest)),
            pdf_variant=_VARIANT,
            pdf_identifier=False,  # ours is cheaper
            output_intent="",  # that of the variant is kept, and its profile not opened anew
        )
    return Printed(identified(pdf), len(document.pages), tuple(remarks))


def _metadata(digest: Digest, weasyprint: Engine) -> Any:  # noqa: ANN401 - WeasyPrint has no types
    """Return what the file says of itself: nothing of the machine, the user or the hour."""
    day = digest.printed.isoformat()
    metadata = weasyprint.metadata(
        title=printable(page_title(digest)),
        authors=[printable(digest.series)],
        generator=f"deskbrief {__version__}",
        lang=digest.language,
        created=day,
        modified=day,
    )
    metadata.generate_rdf_metadata = with_accessibility_claim(metadata.generate_rdf_metadata)
    return metadata


@contextmanager
def _remarks() -> Iterator[list[str]]:
    """Collect what WeasyPrint warns of in this thread."""
    found: list[str] = []
    thread = threading.get_ident()

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.thread == thread:
                found.append(record.getMessage())

    logger = logging.getLogger("weasyprint")
    collector = Collector(logging.WARNING)
    logger.addHandler(collector)
    try:
        yield found
    finally:
        logger.removeHandler(collector)


@contextmanager
def _without_cycle_search() -> Iterator[None]:
    """Put off Python's search for cycles: layout keeps nearly all that it makes, so that the search finds nothing.

    It took a tenth of the time of an issue of three documents.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
