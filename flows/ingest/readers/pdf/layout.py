"""From pages to paragraphs in reading order, each with what it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.ingest.readers import PartKind
from flows.ingest.readers.pdf import running
from flows.ingest.readers.pdf.blocks import blocks_of, ordered
from flows.ingest.readers.pdf.glyphs import NO_STYLE
from flows.ingest.readers.pdf.grids import Table
from flows.ingest.readers.pdf.joins import join_breaks
from flows.ingest.readers.pdf.ligatures import lost_ligatures, lost_th, mended
from flows.ingest.readers.pdf.outline import Entry, mark_headings
from flows.ingest.readers.pdf.page import Page, Run
from flows.ingest.readers.pdf.paragraphs import Paragraph, paragraphs_of
from flows.ingest.readers.pdf.roles import Setting, body_size, mark_notes, rank_headings
from flows.ingest.readers.pdf.tables import tables_of

HIDDEN = "hidden text"
"""Rule for what nobody sees."""
_UNSEEN = "nobody sees it on the page: it is not painted, white on white, too small or off the page"
_LIGATURE = "lost ligature"


@dataclass(frozen=True, slots=True)
class Laid:
    """The paragraphs of a document."""

    paragraphs: list[Paragraph]
    """In reading order, what is removed included."""

    size: float
    """That of the type of most of the text, points."""


def laid(pages: Sequence[Page], outline: Sequence[Entry] = ()) -> Laid:
    """Return the paragraphs of pages in reading order; what the outline has is a heading."""
    size = body_size(pages)
    running.part_running(pages, size)
    by_page = [list(_paragraphs(page, size)) for page in pages]
    setting = Setting([one for page in by_page for one in page], size)
    for paragraphs in by_page:
        setting.assign(paragraphs)
        mark_headings(paragraphs, outline)
        mark_notes(paragraphs, size)
    flow = join_breaks([one for page in by_page for one in page], size)
    _mend(flow)
    rank_headings(flow)
    kept = {id(one) for one in flow}
    done = []
    for page, paragraphs in zip(pages, by_page, strict=True):
        done += [one for one in paragraphs if id(one) in kept]
        done += _aside(page)
    return Laid(done, size)


def _paragraphs(page: Page, size: float) -> Iterator[Paragraph]:
    """Yield the paragraphs and the rows of tables of a page in reading order."""
    for block in ordered(blocks_of(_with_tables(page))):
        if block.table is None:
            yield from paragraphs_of(block, page.number, size)
        else:
            yield from _rows(block.table, page.number)


def _with_tables(page: Page) -> list[Run | Table]:
    """Return what a page draws, each table at the place of its first run; take the runs of tables off the page."""
    drawn = list(page.runs)
    tables = tables_of(page)
    left = {id(run) for run in page.runs}
    items: list[Run | Table] = []
    for run in drawn:
        if id(run) in left:
            items.append(run)
            continue
        middle = (run.area.left + run.area.right) / 2, (run.area.top + run.area.bottom) / 2
        table = next((one for one in tables if one.area.holds(*middle)), None)
        if table is not None:
            tables.remove(table)
            items.append(table)
    return items


def _rows(table: Table, page: int) -> Iterator[Paragraph]:
    for cells, place in zip(table.rows, table.places, strict=True):
        yield Paragraph("\t".join(cells), place, NO_STYLE, page, kind=PartKind.ROW, column=table.area)


def _aside(page: Page) -> Iterator[Paragraph]:
    """Yield what stands on a page and is no part of the text."""
    for run, rule in page.margins:
        yield _removed(run, page.number, rule, running.REASONS[rule])
    for run in page.unseen:
        yield _removed(run, page.number, HIDDEN, _UNSEEN)


def _removed(run: Run, page: int, rule: str, reason: str) -> Paragraph:
    return Paragraph(run.text, run.area, run.style, page, kind=PartKind.REMOVED, rule=rule, reason=reason)


def _mend(paragraphs: Sequence[Paragraph]) -> None:
    """Put lost ligatures back where a document lost them all."""
    texts = [one.text for one in paragraphs]
    whole, starts = lost_ligatures(texts), lost_th(texts)
    if not whole:
        return
    for one in paragraphs:
        one.text, changes = mended(one.text, whole, starts)
        one.mends += [(_LIGATURE, before, after) for before, after in changes]
