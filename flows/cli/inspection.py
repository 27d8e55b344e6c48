"""The command ``inspect``: one file beside what is made of it; nothing is stored."""

from __future__ import annotations

import textwrap
from datetime import UTC, datetime
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows.cli.options import Given, settings_options
from flows.visible import BREAK, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schemas.inspection import InspectedLine, Inspection

_NUMBER, _LEFT, _RIGHT = 5, 58, 34


@click.command("inspect")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--html", type=click.Path(path_type=Path), metavar="OUT", help="Write a page to OUT instead.")
@click.option("--json", "as_json", is_flag=True, help="Everything as JSON.")
@settings_options(page=False)
def inspection(file: Path, html: Path | None, given: Given, *, as_json: bool) -> None:
    """Show what is kept of FILE, what is removed and why, side by side; nothing is stored.

    On the left is the text of the original, on the right what becomes of each line: the paragraph, the field, or the
    rule that removes it.
    """
    from flows.errors import SettingsError  # noqa: PLC0415 - not for --help
    from flows.inspection import as_html, inspect_file  # noqa: PLC0415
    from flows.whole import write_whole  # noqa: PLC0415

    found = inspect_file(file, given.settings(), datetime.now(UTC))
    if html is not None:
        try:
            write_whole(html, as_html(found).encode())
        except OSError as error:
            raise SettingsError(str(html), "--html", f"cannot be written: {error.strerror}") from error
        click.echo(f"Written to {html}")
    elif as_json:
        click.echo(visible(found.model_dump_json(indent=1), BREAK))
    else:
        click.echo("\n".join(map(visible, _told(found))))


def _told(found: Inspection) -> Iterator[str]:
    from flows.inspection import fields, remedy  # noqa: PLC0415 - not for --help

    yield f"{found.uri}: {found.media_type}, {found.size:,} bytes"
    if found.reason is not None:
        yield f"Refused: {found.reason}: {found.detail}"
        yield remedy(found)
    if found.article is not None:
        yield f"Record {found.article.id} by {found.article.cleaned_by}, read as {found.article.encoding}"
        yield from ("", "Fields:")
        yield from (f"  {path}: {_short(words)} ({origin})" for path, words, origin in fields(found))
        if found.article.notices:
            yield from ("", "Notices:")
            yield from (f"  {notice.text}" for notice in found.article.notices)
    if found.lines:
        yield ""
        yield f"{'line':>{_NUMBER}}  {'original':<{_LEFT}}  what becomes of it"
    for line in found.lines:
        yield from _row(line)


def _row(line: InspectedLine) -> Iterator[str]:
    """Yield a line and its remarks side by side, folded to the width of their columns."""
    left = textwrap.wrap(line.text, _LEFT)
    right = [
        part
        for remark in line.remarks
        for part in textwrap.wrap(
            f"{remark.fate.value} {remark.label}" + (f": {remark.reason}" if remark.reason else ""),
            _RIGHT,
            subsequent_indent="  ",
        )
    ]
    number = str(line.number)
    for words, fate in zip_longest(left, right, fillvalue=""):
        yield f"{number:>{_NUMBER}}  {words:<{_LEFT}}  {fate}".rstrip()
        number = ""


def _short(words: str) -> str:
    return textwrap.shorten(words, _LEFT, placeholder=" …")
