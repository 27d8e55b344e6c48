"""What stands over a text: section label, title, subtitle, byline, date."""

from __future__ import annotations

from flows.ingest.cleaning.draft import Draft, Rule
from flows.ingest.cleaning.heads.bylines import (
    read_bylines,
    read_name_lines,
    read_posts,
    read_speaker,
    read_speaker_label,
)
from flows.ingest.cleaning.heads.columns import split_columns
from flows.ingest.cleaning.heads.dates import read_dates
from flows.ingest.cleaning.heads.decks import read_decks
from flows.ingest.cleaning.heads.extent import head_end
from flows.ingest.cleaning.heads.labels import drop_leftovers, read_labels, read_section_label
from flows.ingest.cleaning.heads.letters import read_letter_title
from flows.ingest.cleaning.heads.memos import read_memo_head
from flows.ingest.cleaning.heads.titles import read_title
from flows.ingest.cleaning.mastheads import read_masthead
from flows.ingest.cleaning.openings import read_opening


def _read_masthead(draft: Draft) -> None:
    read_masthead(draft, 0, head_end(draft))


# Title and names are told by what stands beside them, so dates and bylines come first.
_RULES: tuple[Rule, ...] = (
    read_memo_head,
    split_columns,
    read_dates,
    read_bylines,
    _read_masthead,
    read_letter_title,
    read_title,
    read_speaker,
    read_name_lines,
    read_posts,
    read_decks,
    read_labels,
    read_section_label,
    drop_leftovers,
)


def read_head(draft: Draft) -> None:
    """Read what stands over the body, from the top down."""
    for rule in _RULES:
        rule(draft)
    read_opening(draft, head_end(draft))
    read_speaker_label(draft)
