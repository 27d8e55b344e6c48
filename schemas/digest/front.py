"""The first page of an issue."""

from __future__ import annotations

from pydantic import PositiveInt

from schemas.digest.marks import Anchor, Mark, Named, Passage
from schemas.record import Record


class Finding(Record):
    """One of the key findings."""

    number: PositiveInt
    """That of the theme's section."""

    label: str
    """The theme."""

    passage: Passage
    """The sentence that says most about it."""

    speaker: str
    """Whose sentence it is."""

    others: tuple[Mark, ...]
    """Where the other documents speak of it."""

    support: PositiveInt
    """Number of documents that speak of it."""

    of: PositiveInt
    """Number of documents in the issue."""

    support_text: str
    """Support in words ("support: 2 of 3 sources")."""

    target: Anchor
    """The theme's section."""


class WatchItem(Record):
    """A date ahead, in short."""

    when: str
    """The date, as precise as the words."""

    text: str
    """``passage`` as printed: with an ellipsis where its sentence goes on."""

    passage: Passage
    """What happens: the part of the sentence about the date, verbatim."""

    uncertain: bool
    """Whether the date is in doubt."""

    @property
    def mark(self) -> Mark:
        """Where it is said."""
        return self.passage.mark


class ContentsItem(Record):
    """A line of the list of contents."""

    label: str
    """The section's short heading."""

    target: Anchor
    """The section."""


class Front(Record):
    """The first page."""

    title: str
    """What the issue is about, in few words."""

    standfirst: tuple[Passage, ...]
    """Up to three sentences that open the issue, each from another document where possible."""

    findings_heading: str
    """Heading of the findings."""

    findings: tuple[Finding, ...]
    """In the order of the themes' sections."""

    contents_heading: str
    """Heading of the contents."""

    contents: tuple[ContentsItem, ...]
    """In order."""

    changes_heading: str = ""
    """Heading of what has changed; empty where there is none."""

    changes: tuple[str, ...] = ()
    """What has changed since the last issue, in a line each; empty in a first issue."""

    watch_heading: str
    """Heading of the dates ahead in short."""

    watch: tuple[WatchItem, ...]
    """Nearest first; may be empty."""

    coverage_heading: str
    """Heading of what the issue rests on."""

    coverage: tuple[str, ...]
    """One sentence each: documents, words, period, what is missing."""

    guide_heading: str
    """Heading of the guide for reading."""

    guide: tuple[Named, ...]
    """How to read the issue."""
