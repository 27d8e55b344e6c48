"""What is otherwise than in the issues before: themes, voices, positions."""

from __future__ import annotations

from enum import StrEnum

from pydantic import NonNegativeInt, PositiveInt

from schemas.article import ArticleId, Share
from schemas.dates import PartialDate
from schemas.evidence import Evidence
from schemas.record import Record
from schemas.taxonomy import ThemeId


class ThemeTrend(StrEnum):
    """What has become of a theme."""

    NEW = "new"
    GROWING = "growing"
    RETURNING = "returning"
    FADING = "fading"


class ThemeChange(Record):
    """A theme that takes another share of the issue than before."""

    trend: ThemeTrend
    """What has become of it."""

    theme: ThemeId
    """The theme."""

    label: str
    """As it is headed."""

    before: Share
    """Share of the words of the issue before."""

    now: Share
    """Share of the words of this issue."""

    support_before: NonNegativeInt
    """Articles of the issue before that spoke of it."""

    support: NonNegativeInt
    """Articles of this issue that speak of it."""

    last: PositiveInt | None = None
    """Period in which it was last seen before this one; ``None`` when it never was."""


class VoiceKind(StrEnum):
    """Who speaks."""

    AUTHOR = "author"
    HOUSE = "institution"


class NewVoice(Record):
    """Somebody of whom no issue before had a document."""

    kind: VoiceKind
    """Author or institution."""

    name: str
    """As printed."""

    articles: tuple[ArticleId, ...]
    """Their documents, in the order of the issue."""


class Said(Record):
    """A sentence of a time."""

    evidence: Evidence
    """The sentence."""

    cues: tuple[str, ...]
    """Words that qualify it, in order of place."""

    published: PartialDate | None
    """Date of its document; ``None`` when it has none."""

    period: PositiveInt
    """Issue that it stands in."""


class ChangedPosition(Record):
    """Two sentences of one author on one matter, qualified otherwise; whether a mind has changed is not judged."""

    author: str
    """As printed in this issue."""

    theme: ThemeId
    """What both are on."""

    label: str
    """As the theme is headed."""

    before: Said
    """What was said in an earlier issue."""

    now: Said
    """What is said in this one."""


class Changes(Record):
    """What is otherwise than in the issues before."""

    periods: PositiveInt
    """Number of issues before that are known of."""

    articles_before: NonNegativeInt
    """Number of articles of the issue before."""

    edited: bool = False
    """Whether the taxonomy is another than that of the issue before."""

    themes: tuple[ThemeChange, ...] = ()
    """New ones first, then those that grow, come back, fade; of each kind the largest first."""

    voices: tuple[NewVoice, ...] = ()
    """Institutions first, in the order of their documents."""

    positions: tuple[ChangedPosition, ...] = ()
    """In the order of the themes."""
