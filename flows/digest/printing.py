"""What happens in the child process that prints: an issue becomes a PDF.

Jinja and WeasyPrint are imported when these functions are called, so that whoever only names them stays light.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import PositiveInt

from schemas.record import Record

if TYPE_CHECKING:
    from schemas.digest import Digest


class PrintedIssue(Record):
    """An issue as a file."""

    pdf: bytes
    """The file."""

    pages: PositiveInt
    """Number of its pages."""

    remarks: tuple[str, ...]
    """What the layout engine warned of; empty unless the templates are at fault."""


def print_issue(digest: Digest, page: Literal["A4", "Letter"]) -> PrintedIssue:
    """Print an issue.

    Args:
        digest: What its pages show.
        page: Size of the page.

    Raises:
        RenderingError: Pango or another library that WeasyPrint needs is not installed.
    """
    from flows.digest.rendering import PageOptions, render_pdf  # noqa: PLC0415 - see above

    printed = render_pdf(digest, PageOptions(size=page))
    return PrintedIssue(pdf=printed.pdf, pages=printed.pages, remarks=printed.remarks)


def warm_up() -> None:
    """Import what printing needs, and read the fonts.

    Raises:
        RenderingError: Pango or another library that WeasyPrint needs is not installed.
    """
    from flows.digest import rendering  # noqa: F401, PLC0415 - see above
    from flows.digest.rendering.engine import engine  # noqa: PLC0415

    engine()
