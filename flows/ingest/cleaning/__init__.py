"""Cleaning: from the text of a dump to a typed record, by named rules, nothing lost."""

from __future__ import annotations

from flows.ingest.cleaning import (
    claimed,
    cover,
    credit_lines,
    flattened,
    flow,
    front_matter,
    furniture,
    heads,
    keywords,
    letters,
    lists,
    marked,
    notes,
    other_texts,
    publishers,
    pullquotes,
    running,
    speeches,
    standfirsts,
    tables,
    tails,
)
from flows.ingest.cleaning.assemble import lay
from flows.ingest.cleaning.completion import complete
from flows.ingest.cleaning.draft import Draft, Rule
from flows.ingest.cleaning.lines import Original
from flows.ingest.cleaning.record import Found, make_record
from flows.ingest.readers import ReadText
from schemas.article import Article
from schemas.raw import RawDocument

VERSION = "rules 2"
"""Name and version of the rules; a new one makes stored records be made anew."""

# What repeats on every page is in the way of all else, and tables look like menus: both go first.
_PAGES: tuple[Rule, ...] = (
    front_matter.read_front_matter,
    flattened.read_flattened,
    running.drop_page_numbers,
    running.drop_running_heads,
    running.drop_contents,
)
# Head and tail are told by where the body begins and ends, so what stands around both is removed before.
_SURROUNDINGS: tuple[Rule, ...] = (
    furniture.drop_rulers,
    cover.read_cover,
    furniture.read_switchers,
    furniture.read_rights,
    furniture.drop_furniture,
    keywords.read_keywords,
    other_texts.drop_other_texts,
    cover.read_citation,
    credit_lines.read_credits,
    speeches.drop_interviewer_lines,
    heads.read_head,
    letters.read_signatures,
    notes.read_notes,
    tails.read_author_notes,
    tails.read_imprint,
    tails.drop_disclaimers,
    tails.drop_remarks,
)
# What is left is the text: told by the reader, and line by line.
_TEXT: tuple[Rule, ...] = (
    marked.claim_marked,
    marked.claim_lists,
    marked.claim_headings,
    marked.join_paragraphs,
    lists.read_list_items,
    flow.join_paragraphs,
)
_REST: tuple[Rule, ...] = (
    standfirsts.read_lead_standfirst,
    tails.drop_tail_lines,
    publishers.read_publisher,
    tails.read_reporters_address,
    standfirsts.read_masthead_standfirst,
    complete,
    letters.move_publisher,
)


def clean(read: ReadText, raw: RawDocument) -> Article:
    """Make the record of a document.

    Args:
        read: Its decoded text.
        raw: What is known of the original.
    """
    draft = Draft(Original(read.text), raw.uri, read.parts)
    claims = (*read.claims, *raw.claims)
    # Nobody but the rules knows what pages have left in a plain text, or in one that a program made of pages.
    untold = read.converted or not read.parts
    _apply((*(_PAGES if untold else ()), marked.drop_marked), draft)
    claimed.take_titles(draft, claims)
    grids = tables.read_tables(draft)
    _apply(_SURROUNDINGS, draft)
    advice = lists.read_recommendations(draft)
    quotes = pullquotes.read_set_quotes(draft)
    _apply((*_TEXT, *((flow.read_headings,) if untold else ()), *_REST), draft)
    claimed.settle(draft, claims)
    other_texts.read_further_bylines(draft)
    return make_record(draft, read, raw, Found(VERSION, lay(draft), tuple(grids), tuple(advice), tuple(quotes)))


def _apply(rules: tuple[Rule, ...], draft: Draft) -> None:
    for rule in rules:
        rule(draft)


__all__ = ["VERSION", "clean"]
