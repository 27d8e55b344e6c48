"""Summaries that no label announces: in front of the first heading, or right below the masthead."""

from __future__ import annotations

from flows.ingest.cleaning import kinds
from flows.ingest.cleaning.draft import Draft, Role
from flows.ingest.cleaning.shape import is_prose, words
from schemas.article import DocumentKind

_SECTIONED = frozenset({DocumentKind.POLICY_BRIEF, DocumentKind.REPORT, DocumentKind.WORKING_PAPER})
_FEWEST_HEADINGS = 2
_LONGEST_LEAD = 90
# Fewer words are a motto, more are the first paragraph.
_BELOW_MASTHEAD = range(11, 61)


def read_lead_standfirst(draft: Draft) -> None:
    """Take the one paragraph in front of a report's first heading for its standfirst."""
    headings = [index for index, item in enumerate(draft.items) if item.role is Role.HEADING]
    if draft.facts.standfirst is not None or len(headings) < _FEWEST_HEADINGS:
        return
    if kinds.kind_of(draft) not in _SECTIONED:
        return
    leads = [index for index, _ in draft.open(0, headings[0])]
    if len(leads) == 1 and len(words(draft.items[leads[0]].text)) <= _LONGEST_LEAD:
        _take(draft, leads[0])


def read_masthead_standfirst(draft: Draft) -> None:
    """Take the first short paragraph below a masthead for the standfirst, as briefs print it.

    A reader who sees how lines are set tells a standfirst from the first paragraph itself.
    """
    if any(item.part is not None for item in draft.items):
        return
    if draft.facts.standfirst is not None or not any(item.rule == "masthead" for item in draft.items):
        return
    paragraphs = [index for index, item in draft.open() if is_prose(item.text)]
    if len(paragraphs) > 1 and len(words(draft.items[paragraphs[0]].text)) in _BELOW_MASTHEAD:
        _take(draft, paragraphs[0])


def _take(draft: Draft, index: int) -> None:
    if is_prose(draft.items[index].text):
        draft.facts.standfirst = draft.items[index].text
        draft.claim(index, Role.STANDFIRST, "standfirst", fields=("standfirst",))
