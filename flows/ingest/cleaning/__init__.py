"""Cleaning: from the text of a dump to a typed record, by named rules, nothing lost."""

from __future__ import annotations

import re
from collections.abc import Callable

from flows.ingest.cleaning import (
    assemble,
    cover,
    credits,
    doubts,
    flattened,
    flow,
    front_matter,
    furniture,
    heads,
    kinds,
    lists,
    notes,
    pullquotes,
    quotations,
    running,
    speeches,
    tables,
    tails,
)
from flows.ingest.cleaning.datelines import finer
from flows.ingest.cleaning.draft import Draft, Role
from flows.ingest.cleaning.lines import Original
from flows.ingest.cleaning.series import read_series
from flows.ingest.cleaning.shape import is_prose, words
from flows.ingest.readers import ReadText
from flows.language import transitions, datewords
from flows.language.identify import identify
from flows.language.months import MONTHS
from schemas.article import Article, Author, Block, BlockKind, DocumentKind, Language, Notice, Publisher, Rights, Table
from schemas.dates import DateOrigin, Precision, StatedDate
from schemas.raw import RawDocument

VERSION = "plain-text rules 1"
"""Name and version of the rules; a new one makes stored records be made anew."""

_RUNNING: tuple[Callable[[Draft], None], ...] = (
    front_matter.read_front_matter,
    flattened.read_flattened,
    running.drop_page_numbers,
    running.drop_running_heads,
    running.drop_contents,
)
_EARLY: tuple[Callable[[Draft], None], ...] = (
    furniture.drop_rulers,
    cover.read_cover,
    furniture.read_switchers,
    furniture.read_rights,
    furniture.drop_furniture,
    furniture.read_keywords,
)
_LATE: tuple[Callable[[Draft], None], ...] = (
    furniture.drop_tail,
    cover.read_citation,
    credits.read_credits,
    speeches.drop_interviewer_lines,
    heads.read_head,
    notes.read_notes,
    tails.read_author_notes,
    tails.read_imprint,
    tails.drop_disclaimers,
    tails.drop_remarks,
)
_MASTHEAD_STANDFIRST = 60


def clean(read: ReadText, raw: RawDocument) -> Article:
    """Make the record of a document.

    Args:
        read: Its decoded text.
        raw: What is known of the original.
    """
    draft = Draft(Original(read.text), raw.uri)
    for rule in _RUNNING:
        rule(draft)
    grids = tables.read_tables(draft)
    for rule in (*_EARLY, *_LATE):
        rule(draft)
    advice = lists.read_recommendations(draft)
    quotes = pullquotes.read_set_quotes(draft)
    lists.read_list_items(draft)
    flow.join_paragraphs(draft)
    flow.read_headings(draft)
    _read_lead_standfirst(draft)
    tails.drop_tail_lines(draft)
    tails.read_publisher(draft)
    tails.read_reporters_address(draft)
    _read_masthead_standfirst(draft)
    _complete(draft)
    laid = assemble.lay(draft)
    return _article(draft, read, raw, laid, grids, advice, quotes)


def _read_masthead_standfirst(draft: Draft) -> None:
    """Take the first short paragraph below a masthead for the standfirst, as briefs print it."""
    if draft.facts.standfirst is not None or not any(item.rule == "masthead" for item in draft.items):
        return
    opened = [(index, item) for index, item in draft.open() if is_prose(item.text)]
    if (
        len(opened) > 1
        and len(words(opened[0][1].text)) <= _MASTHEAD_STANDFIRST < 2 * len(words(opened[0][1].text)) + 40
    ):
        index, item = opened[0]
        draft.facts.standfirst = item.text
        draft.claim(index, Role.STANDFIRST, "standfirst", fields=("standfirst",))


def _read_lead_standfirst(draft: Draft) -> None:
    """Take the one paragraph in front of a report's first heading for its standfirst."""
    headings = [index for index, item in enumerate(draft.items) if item.role is Role.HEADING]
    if (
        draft.facts.standfirst is not None
        or len(headings) < 2
        or kinds.kind_of(draft, _body_index(draft)) not in _SECTIONED
    ):  # noqa: PLR2004
        return
    leads = [(index, item) for index, item in draft.open(0, headings[0])]
    if len(leads) == 1 and is_prose(leads[0][1].text) and len(words(leads[0][1].text)) <= _LONGEST_LEAD:
        index, item = leads[0]
        draft.facts.standfirst = item.text
        draft.claim(index, Role.STANDFIRST, "standfirst", fields=("standfirst",))


_SECTIONED = frozenset({DocumentKind.POLICY_BRIEF, DocumentKind.REPORT, DocumentKind.WORKING_PAPER})
_LONGEST_LEAD = 90


def _complete(draft: Draft) -> None:
    """Fill fields from others: series and month from the citation, abbreviation and institution from each other."""
    facts = draft.facts
    if facts.citation is not None:
        cited = cover.cited_publisher(facts.citation.text)
        if cited is not None and (facts.publisher is None or facts.publisher.basis == "stands over the title"):
            facts.publisher = Publisher(name=cited, basis="named in the citation")
        facts.series = facts.citation.series or facts.series
        facts.volume = facts.citation.volume or facts.volume
        facts.series_number = facts.citation.number or facts.series_number
    _complete_date(draft)
    _complete_names(draft, " ".join(item.text for item in draft.items))


def _complete_date(draft: Draft) -> None:
    facts = draft.facts
    sources = [item.piece.text for item in draft.items if item.rule in {"running head", "series line", "masthead"}]
    for text in sources:
        series = read_series(text)
        if series is not None:
            facts.series, facts.series_number = facts.series or series.name, facts.series_number or series.number
        found = datewords.find(text)
        if not found:
            continue
        words_found = text[found[0].start : found[0].end]
        if facts.published is None:
            facts.published = StatedDate(when=found[0].when, origin=DateOrigin.PRINTED, words=words_found)
        else:
            facts.published = (
                finer(
                    facts.published,
                    found[0].when,
                    words_found,
                    f"year from {facts.published.words!r}, the rest from {text!r}",
                )
                or facts.published
            )
    cited = datewords.find(facts.citation.text) if facts.citation else ()
    if facts.published is None and facts.citation and cited:
        word = facts.citation.text[cited[0].start : cited[0].end]
        facts.published = StatedDate(
            when=cited[0].when, origin=DateOrigin.PRINTED, words=word, basis="year of the citation"
        )
    _date_by_number(draft)
    month = MONTHS.get((facts.series_number or "").lower())
    if facts.published is not None and month and facts.published.when.precision is Precision.YEAR:
        exact = datewords.month(facts.published.when.first.year, month)
        basis = f"year from {facts.published.words!r}, month from the number {facts.series_number!r} in the citation"
        facts.published = (
            finer(facts.published, exact, f"{facts.published.words}; {facts.series_number}", basis) or facts.published
        )


def _date_by_number(draft: Draft) -> None:
    """Take the year in a series number for the date, and the month that a running head names."""
    facts = draft.facts
    year = re.search(r"\b(?:19|20)\d\d\b", facts.series_number or "")
    if facts.published is None and year:
        basis = f"year of the series number {facts.series_number!r}"
        facts.published = StatedDate(
            when=datewords.year(int(year.group())),
            origin=DateOrigin.PRINTED,
            words=facts.series_number or "",
            basis=basis,
        )
    if facts.published is None or facts.published.when.precision is not Precision.YEAR:
        return
    for item in draft.items:
        word = item.piece.text.split()[-1].lower() if item.rule == "running head" else ""
        if word in MONTHS:
            exact = datewords.month(facts.published.when.first.year, MONTHS[word])
            basis = f"{facts.published.basis or facts.published.words}, month from {item.piece.text!r}"
            facts.published = (
                finer(facts.published, exact, f"{facts.published.words}; {word}", basis) or facts.published
            )
            return


def _complete_names(draft: Draft, whole: str) -> None:
    facts = draft.facts
    if facts.publisher is None:
        return
    if facts.publisher.name.isupper() and len(facts.publisher.name) <= 8:  # noqa: PLR2004 - an abbreviation
        full = _expanded(facts.publisher.name, whole)
        if full:
            basis = f"{facts.publisher.name}: {facts.publisher.basis}"
            facts.publisher = facts.publisher.model_copy(
                update={"name": full, "abbreviation": facts.publisher.name, "basis": basis}
            )
    initials = _initials(facts.publisher.name)
    if len(initials) > 2 and re.search(rf"\b{re.escape(initials)}\b", whole):  # noqa: PLR2004 - an abbreviation
        facts.publisher = facts.publisher.model_copy(update={"abbreviation": initials})
        facts.authors = [_with_full_name(author, facts.publisher, initials) for author in facts.authors]


def _expanded(abbreviation: str, text: str) -> str | None:
    """Return the capitalised words of a text whose initials an abbreviation is made of."""
    small = r"(?:[\s-]+(?:of|for|and|the|on|in|de|des|du|für|und|del|la|y|per|e))*[\s-]+"
    match = re.search(r"\b" + small.join(rf"{letter}[^\W\d_’']+" for letter in abbreviation) + r"\b", text)
    return match.group() if match and not match.group().isupper() else None


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word[:1].isupper())


def _with_full_name(author: Author, publisher: Publisher, initials: str) -> Author:
    if author.affiliation != initials:
        return author
    return author.model_copy(update={"affiliation": publisher.name, "affiliation_printed": initials})


def _article(  # noqa: PLR0913 - the parts of a record
    draft: Draft,
    read: ReadText,
    raw: RawDocument,
    laid: assemble.Laid,
    grids: list[tables.Grid],
    advice: list[lists.Advice],
    quotes: list[pullquotes.SetQuote],
) -> Article:
    facts = draft.facts
    whole = "\n".join(block.text for block in laid.blocks if block.kind is not BlockKind.NOTE)
    code, confidence = identify(_body(laid.blocks) or whole)
    inline, terms = quotations.read_inline(laid.blocks, whole)
    quoted = sorted(
        (*assemble.set_quotations(quotes, laid, whole), *inline), key=lambda one: (int(one.block[1:]), one.start)
    )
    made = assemble.tables(grids, laid)
    past = [one.date.when.first for one in quoted if one.date] + [
        one.source_date.when.first for one in made if one.source_date
    ]
    exact = facts.published is not None and facts.published.when.precision is Precision.DAY
    return Article(
        id=raw.sha256[:16],
        raw=raw.sha256,
        uri=raw.uri,
        encoding=read.encoding,
        cleaned_by=VERSION,
        kind=facts.kind or kinds.kind_of(draft, _body_index(draft)),
        title=facts.title,
        subtitle=facts.subtitle,
        standfirst=facts.standfirst,
        category=facts.category,
        authors=tuple(facts.authors),
        publisher=facts.publisher,
        host=facts.host,
        published=facts.published,
        updated=facts.updated,
        written=None if exact else transitions.written_between(_body(laid.blocks), past),
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
        quotations=tuple(quoted),
        quoted_terms=terms,
        tables=made,
        recommendations=assemble.recommendations(advice, laid),
        citation=facts.citation,
        rights=_one(facts.rights),
        credits=tuple(facts.credits),
        provenance=laid.provenance,
        removed=laid.removed,
        repairs=laid.repairs,
        notices=_notices(draft, read, laid.blocks, made, code),
    )


def _notices(
    draft: Draft, read: ReadText, blocks: tuple[Block, ...], made: tuple[Table, ...], code: str
) -> tuple[Notice, ...]:
    facts = draft.facts
    return (
        *(Notice(code="encoding", text=f"{doubt[0].upper()}{doubt[1:]}.") for doubt in read.doubts),
        *doubts.about_words(facts.title, blocks, code),
        *doubts.about_signs(draft),
        *doubts.about_dates(draft, blocks, dated=facts.published is not None),
        *doubts.about_tables(made),
        *((Notice(code="no-title", text="No title is printed."),) if facts.title is None else ()),
        *((Notice(code="no-publisher", text="The publisher is not stated."),) if facts.publisher is None else ()),
        *facts.notices,
    )


def _body(blocks: tuple[Block, ...]) -> str:
    kept = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.STANDFIRST)
    return "\n".join(block.text for block in blocks if block.kind in kept)


def _body_index(draft: Draft) -> int:
    return next((index for index, item in enumerate(draft.items) if item.role is Role.TEXT), len(draft.items))


def _one(found: list[Rights]) -> Rights | None:
    """Return the rights lines of a document as one statement; the first that speaks of a point decides it."""
    if not found:
        return None
    merged = found[0]
    for more in found[1:]:
        update = {
            name: getattr(merged, name) if getattr(merged, name) is not None else getattr(more, name)
            for name in ("holder", "licence", "private_copy", "redistribution", "commercial_use", "link_sharing")
        }
        merged = merged.model_copy(update={**update, "text": f"{merged.text} {more.text}"})
    return merged


__all__ = ["VERSION", "clean"]
