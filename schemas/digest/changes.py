"""What is otherwise than in the issues before."""

from __future__ import annotations

from typing import Literal

from schemas.digest.marks import Anchor, Passage, SectionRecord, SourceId
from schemas.record import Record


class ThemeTrendRow(Record):
    """A theme that takes another share than before."""

    label: str
    """The theme."""

    target: Anchor
    """Its section, where the issue has one."""

    trend: str
    """What has become of it, in words."""

    before: str
    """Its share of the issue before; a dash for none."""

    now: str
    """Its share of this issue; a dash for none."""


class VoiceRow(Record):
    """Somebody who is heard for the first time."""

    name: str
    """As printed."""

    sources: tuple[SourceId, ...]
    """Their documents in this issue."""


class VoicesRow(Record):
    """All of one kind that are heard for the first time."""

    label: str
    """What they are, in words."""

    voices: tuple[VoiceRow, ...]
    """In the order of the documents."""

    more: str
    """How many there are beside; empty for none."""


class SayingRow(Record):
    """A sentence with its time."""

    when: str
    """Issue and date, in words."""

    passage: Passage
    """The sentence."""


class PositionRow(Record):
    """What an author said on a theme, then and now."""

    author: str
    """As printed."""

    theme: str
    """What both sentences are on."""

    before: SayingRow
    """Then."""

    now: SayingRow
    """Now."""


class CorrectionRow(Record):
    """A document that takes the place of one of an earlier issue."""

    source: SourceId
    """The new one."""

    replaces: str = "for"
    """Stands between the two."""

    earlier: SourceId
    """The old one."""

    title: str
    """Title of the new one."""

    text: str
    """What they are to each other, in words."""


class ChangesSection(SectionRecord):
    """What has changed since the last issue."""

    kind: Literal["changes"] = "changes"
    """Name of the template."""

    nothing: str | None
    """What is said when nothing has changed, or when it cannot be known; ``None`` when something follows."""

    columns: tuple[str, str, str, str]
    """Names of the columns of theme, trend, share before and share now."""

    themes: tuple[ThemeTrendRow, ...] = ()
    """New ones first, then those that grow, come back, fade."""

    more_themes: str = ""
    """How many there are beside; empty for none."""

    voices: tuple[VoicesRow, ...] = ()
    """Institutions, then authors."""

    positions_heading: str = "Same author, same theme, worded otherwise"
    """Over ``positions``."""

    positions: tuple[PositionRow, ...] = ()
    """In the order of the themes."""

    corrections_heading: str = "New versions of documents"
    """Over ``corrections``."""

    corrections: tuple[CorrectionRow, ...] = ()
    """In the order of the documents."""
