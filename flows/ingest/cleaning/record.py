"""The record of a document, from what the rules found in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.ingest.cleaning import assemble, doubts, kinds, quotations
from flows.ingest.cleaning.draft import Draft, Facts
from flows.ingest.cleaning.endings import about_ending
from flows.ingest.cleaning.lists import Advice
from flows.ingest.cleaning.pullquotes import SetQuote
from flows.ingest.cleaning.shape import is_wide
from flows.ingest.cleaning.tables import Grid
from flows.ingest.readers import ReadText
from flows.language import transitions
from flows.language.identify import identify
from flows.language.words import length
from schemas.article import Article, Block, BlockKind, Language, Notice, Quotation, QuotedTerm, Repair, Rights, Table
from schemas.claims import ClaimedField
from schemas.dates import DateWindow, Precision
from schemas.raw import RawDocument

_BODY = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.STANDFIRST})
_TERMS = ("holder", "licence", "private_copy", "redistribution", "commercial_use", "link_sharing")


@dataclass(frozen=True, slots=True)
class Found:
    """What the rules found beside the facts of a draft."""

    version: str
    """Name and version of the rules."""

    laid: assemble.Laid
    """Sections, blocks and the places of everything else."""

    grids: tuple[Grid, ...]
    """Tables in reading order."""

    advice: tuple[Advice, ...]
    """Recommendations in reading order."""

    quotes: tuple[SetQuote, ...]
    """Quotations that stand alone, in reading order."""


def make_record(draft: Draft, read: ReadText, raw: RawDocument, found: Found) -> Article:
    """Return the record of a document.

    Args:
        draft: Its pieces and facts, every rule applied.
        read: Its decoded text.
        raw: What is known of the original.
        found: What the rules found beside the facts.
    """
    facts, laid = draft.facts, found.laid
    body = "\n".join(block.text for block in laid.blocks if block.kind in _BODY)
    whole = "\n".join(block.text for block in laid.blocks if block.kind is not BlockKind.NOTE)
    stated = next((claim.value for claim in read.claims if claim.field is ClaimedField.LANGUAGE), None)
    code, confidence = identify(_in_one_script(laid.blocks) or body or whole, stated)
    quoted, terms = _quotations(found, whole)
    tables = assemble.tables(found.grids, laid)
    return Article(
        id=raw.sha256[:16],
        raw=raw.sha256,
        uri=raw.uri,
        encoding=read.encoding,
        cleaned_by=found.version,
        kind=facts.kind or kinds.kind_of(draft),
        title=facts.title,
        subtitle=facts.subtitle,
        standfirst=facts.standfirst,
        category=facts.category,
        authors=tuple(facts.authors),
        publisher=facts.publisher,
        host=facts.host,
        published=facts.published,
        updated=facts.updated,
        written=_written(facts, body, quoted, tables),
        language=Language(code=code, confidence=confidence),
        alternate_languages=tuple(tag for tag in facts.alternate_languages if tag != code),
        series=facts.series,
        series_number=facts.series_number,
        volume=facts.volume,
        document_version=facts.document_version,
        identifiers=tuple(facts.identifiers),
        keywords=tuple(facts.keywords),
        sections=laid.sections,
        blocks=laid.blocks,
        quotations=quoted,
        quoted_terms=terms,
        tables=tables,
        recommendations=assemble.recommendations(found.advice, laid),
        citation=facts.citation,
        rights=_merged(facts.rights),
        credits=tuple(facts.credits),
        provenance=(*laid.provenance, *facts.claimed),
        removed=laid.removed,
        repairs=(*laid.repairs, *_mends(draft, read)),
        notices=(*_doubts_of_reading(read, raw), *_doubts(draft, laid.blocks, tables, code), *facts.notices),
    )


def _in_one_script(blocks: Sequence[Block]) -> str:
    """Return the paragraphs of a text in the script of most of its words; nothing where all have the same.

    An editor's abstract in front of a short text, and what a program lists of it, have more letters than it may have.
    """
    texts = [block.text for block in blocks if block.kind is BlockKind.PARAGRAPH]
    wide = [text for text in texts if is_wide(text)]
    narrow = [text for text in texts if not is_wide(text)]
    if not wide or not narrow:
        return ""
    return "\n".join(max(wide, narrow, key=lambda group: sum(map(length, group))))


def _quotations(found: Found, whole: str) -> tuple[tuple[Quotation, ...], tuple[QuotedTerm, ...]]:
    """Return all quotations in reading order, and the quoted terms."""
    inline, terms = quotations.read_inline(found.laid.blocks, whole)
    alone = assemble.set_quotations(found.quotes, found.laid, whole)
    return tuple(sorted((*alone, *inline), key=lambda one: (int(one.block[1:]), one.start))), terms


def _written(facts: Facts, body: str, quoted: Sequence[Quotation], tables: Sequence[Table]) -> DateWindow | None:
    """Return the days between which the text was written, unless the day of publication is printed."""
    if facts.published is not None and facts.published.when.precision is Precision.DAY:
        return None
    past = [one.date.when.first for one in quoted if one.date]
    past += [one.source_date.when.first for one in tables if one.source_date]
    return transitions.written_between(body, past)


def _mends(draft: Draft, read: ReadText) -> Iterator[Repair]:
    for mend in read.mends:
        line = draft.original.lines[mend.line - 1]
        place = draft.original.place(line.start, line.start + len(line.raw))
        yield Repair(rule=mend.rule, before=mend.before, after=mend.after, place=place)


def _doubts_of_reading(read: ReadText, raw: RawDocument) -> Iterator[Notice]:
    for doubt in read.doubts:
        yield Notice(code="reading", text=f"{doubt[0].upper()}{doubt[1:]}.")
    if raw.named_type is not None:
        text = f"Its name or its server calls it {raw.named_type}; it was read as the {raw.media_type} that it is."
        yield Notice(code="type-mismatch", text=text)


def _doubts(draft: Draft, blocks: Sequence[Block], tables: Sequence[Table], code: str) -> tuple[Notice, ...]:
    facts = draft.facts
    return (
        *doubts.about_words(facts.title, blocks, code),
        *doubts.about_signs(draft),
        *doubts.about_dates(draft, blocks, dated=facts.published is not None),
        *doubts.about_languages(blocks, code),
        *doubts.about_tables(tables),
        *doubts.about_removed(draft),
        *about_ending(blocks),
        *((Notice(code="no-title", text="No title is printed."),) if facts.title is None else ()),
        *((Notice(code="no-publisher", text="The publisher is not stated."),) if facts.publisher is None else ()),
    )


def _merged(found: Sequence[Rights]) -> Rights | None:
    """Return the rights lines of a document as one statement; the first that speaks of a point decides it."""
    if not found:
        return None
    merged = found[0]
    for more in found[1:]:
        update = {name: getattr(more, name) for name in _TERMS if getattr(merged, name) is None}
        merged = merged.model_copy(update={**update, "text": f"{merged.text} {more.text}"})
    return merged
