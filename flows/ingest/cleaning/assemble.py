"""From a draft to the record: blocks and sections in reading order, everything else with its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from flows.ingest.cleaning.draft import Draft, Item, Role
from flows.ingest.cleaning.joining import breaks_word, join, join_lines
from flows.ingest.cleaning.lines import Original, Piece
from flows.ingest.cleaning.lists import Advice
from flows.ingest.cleaning.pullquotes import SetQuote
from flows.ingest.cleaning.shape import without_emphasis
from flows.ingest.cleaning.tables import Grid
from flows.language import persons, quantities
from schemas.article import (
    Block,
    BlockKind,
    FieldPlace,
    Quotation,
    Recommendation,
    Removed,
    Repair,
    Section,
    Table,
)
from schemas.places import Place

_KINDS = {
    Role.TEXT: BlockKind.PARAGRAPH,
    Role.STANDFIRST: BlockKind.STANDFIRST,
    Role.LIST_ITEM: BlockKind.LIST_ITEM,
    Role.RECOMMENDATION: BlockKind.LIST_ITEM,
    Role.PULL_QUOTE: BlockKind.PULL_QUOTE,
    Role.TABLE: BlockKind.TABLE,
    Role.CAPTION: BlockKind.CAPTION,
    Role.NOTE: BlockKind.NOTE,
}


@dataclass(slots=True)
class _Growing:
    """A block that may still get more parts."""

    kind: BlockKind
    section: str
    items: list[Item]


@dataclass(slots=True)
class Laid:
    """The parts of a record that come from the order of its items."""

    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    ids: dict[int, str]
    """Block id by the identity of an item."""

    provenance: tuple[FieldPlace, ...] = field(default=())
    removed: tuple[Removed, ...] = field(default=())
    repairs: tuple[Repair, ...] = field(default=())


def lay(draft: Draft) -> Laid:
    """Put a draft's items in sections and blocks, and everything else with its place and reason."""
    sections = [Section(id="s1", heading=None)]
    growing: list[_Growing] = []
    by_item: dict[int, _Growing] = {}
    for item in draft.items:
        root = item.joins if item.role is Role.TEXT else item.group if item.group is not item else None
        if item.role is Role.HEADING:
            sections.append(_section(draft.original, item, len(sections) + 1))
        elif item.role in _KINDS and root is not None:
            by_item[id(root)].items.append(item)
            by_item[id(item)] = by_item[id(root)]
        elif item.role in _KINDS:
            by_item[id(item)] = _Growing(_KINDS[item.role], sections[-1].id, [item])
            growing.append(by_item[id(item)])
    blocks = tuple(_block(draft.original, grown, number) for number, grown in enumerate(growing, start=1))
    ids = {id(item): block.id for grown, block in zip(growing, blocks, strict=True) for item in grown.items}
    return Laid(_used(sections, blocks), blocks, ids, _provenance(draft), _removed(draft), _repairs(draft))


def _used(sections: Sequence[Section], blocks: Sequence[Block]) -> tuple[Section, ...]:
    """Return the sections, without the first when a heading opens the text and it holds nothing."""
    filled = {block.section for block in blocks}
    return tuple(section for section in sections if section.id in filled or section.heading is not None) or (
        sections[0],
    )


def _section(original: Original, item: Item, number: int) -> Section:
    return Section(
        id=f"s{number}", heading=without_emphasis(item.text), level=item.level, places=(_place(original, item),)
    )


def _block(original: Original, grown: _Growing, number: int) -> Block:
    texts = [without_emphasis(item.text) for item in grown.items]
    return Block(
        id=f"p{number}",
        kind=grown.kind,
        section=grown.section,
        text=join_lines(texts) if grown.kind is not BlockKind.TABLE else " ".join(texts),
        places=tuple(_place(original, item) for item in grown.items),
        marker=grown.items[0].marker,
    )


def _place(original: Original, item: Item) -> Place:
    place = original.place(item.piece.start, item.piece.end)
    box = item.part.box if item.part is not None else None
    return place if box is None else place.model_copy(update={"box": box})


def _provenance(draft: Draft) -> tuple[FieldPlace, ...]:
    claimed = [
        item
        for item in draft.items
        if item.role in {Role.FIELD, Role.ATTRIBUTION} or (item.fields and item.role is not Role.REMOVED)
    ]
    return tuple(
        FieldPlace(field=name, words=item.piece.text, place=_place(draft.original, item))
        for item in claimed
        for name in dict.fromkeys(item.fields)
    )


def _removed(draft: Draft) -> tuple[Removed, ...]:
    moved = {Role.FIELD, Role.ATTRIBUTION}
    return tuple(
        Removed(rule=item.rule, reason=item.reason, text=item.piece.text, place=_place(draft.original, item))
        for item in sorted((*draft.aside, *draft.items), key=lambda item: item.piece.start)
        if item.role is Role.REMOVED or (item.role in moved and item.reason)
    )


def _repairs(draft: Draft) -> tuple[Repair, ...]:
    found: list[Repair] = []
    seen: set[int] = set()
    for item in draft.items:
        for line in item.piece.lines:
            if line.number in seen:
                continue
            seen.add(line.number)
            place = draft.original.place(line.start, line.start + len(line.raw))
            found += [Repair(rule=one.rule, before=one.before, after=one.after, place=place) for one in line.mended]
        if item.role in _KINDS:
            found += _word_repairs(draft.original, item.piece)
        if item.label:
            place = _place(draft.original, item)
            found.append(Repair(rule="summary label", before=item.label.strip(), after="", place=place))
        if item.role is Role.TEXT and item.joins is not None:
            found.append(_join_repair(draft.original, item, item.joins))
    blank = [line for line in draft.original.lines if line.mended and line.number not in seen]
    for line in blank:
        place = draft.original.place(line.start, line.start + len(line.raw))
        found += [Repair(rule=one.rule, before=one.before, after=one.after, place=place) for one in line.mended]
    return tuple(sorted(found, key=lambda repair: (repair.place.start, repair.rule)))


def _word_repairs(original: Original, piece: Piece) -> list[Repair]:
    """Return the words of a piece that a line end had broken."""
    found = []
    for (above, below), seam in zip(pairwise(piece.lines), piece.seams, strict=False):
        left, right = above.text.rstrip(), below.text.lstrip()
        if left and right and breaks_word(left, right):
            halves = left.split()[-1], right.split()[0]
            place = original.place(above.start, below.start + len(below.raw))
            after = join(halves, (seam,))
            found.append(Repair(rule="word broken at a line end", before=" ".join(halves), after=after, place=place))
    return found


def _join_repair(original: Original, item: Item, before: Item) -> Repair:
    ends = " ".join(before.text.split()[-3:]), " ".join(item.text.split()[:3])
    place = original.place(before.piece.start, item.piece.end)
    return Repair(rule="paragraph joined", before=" | ".join(ends), after=join_lines(ends), place=place)


def recommendations(advice: Sequence[Advice], laid: Laid) -> tuple[Recommendation, ...]:
    """Return the recommendations of a document, each with its block."""
    return tuple(
        Recommendation(text=one.item.text, addressee=one.addressee, horizon=one.horizon, block=laid.ids[id(one.item)])
        for one in advice
    )


def set_quotations(quotes: Sequence[SetQuote], laid: Laid, whole: str) -> tuple[Quotation, ...]:
    """Return the quotations that stand alone, each with its block and place in it."""
    found = []
    by_id = {block.id: block for block in laid.blocks}
    for quote in quotes:
        block = by_id.get(laid.ids.get(id(quote.item), ""))
        if block is None:  # a later rule found it to be no part of the text
            continue
        start = max(0, block.text.find(quote.text))
        said = quote.attribution
        printed = said.speaker if said else None
        found.append(
            Quotation(
                kind=quote.kind,
                text=quote.text,
                speaker=persons.fullest(printed, whole) if printed else None,
                speaker_printed=printed,
                date=said.date if said else None,
                venue=said.venue if said else None,
                block=block.id,
                start=start,
                end=start + len(quote.text),
            )
        )
    return tuple(found)


def tables(grids: Sequence[Grid], laid: Laid) -> tuple[Table, ...]:
    """Return the tables of a document, each with its block and the paragraphs that repeat its numbers."""
    found = []
    for number, grid in enumerate(grids, start=1):
        found.append(
            Table(
                id=f"t{number}",
                label=grid.label,
                number=grid.number,
                caption=grid.caption,
                stub=grid.stub,
                columns=grid.columns,
                rows=grid.rows,
                unit=grid.unit,
                source=grid.source,
                source_date=grid.source_date,
                note=grid.note,
                block=laid.ids[id(grid.first)],
                sums=grid.sums,
                agrees_with=_agreeing(grid, laid.blocks),
            )
        )
    return tuple(found)


def _agreeing(grid: Grid, blocks: Sequence[Block]) -> tuple[str, ...]:
    """Return the paragraphs in which every number of a table stands, at least four different ones."""
    values = {cell.value for row in grid.rows for cell in row.cells if cell.value is not None}
    if len(values) < 4:  # noqa: PLR2004 - fewer agree by chance
        return ()
    return tuple(
        block.id
        for block in blocks
        if block.kind is BlockKind.PARAGRAPH and values <= {number.value for number in quantities.find(block.text)}
    )
