"""What an article is made of: authors, publisher, language, sections and blocks."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, PositiveInt

from schemas.places import Place
from schemas.record import Record

ArticleId = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
"""The first 16 hexadecimal digits of the original's SHA-256."""

BlockId = Annotated[str, Field(pattern=r"^p[1-9][0-9]*$")]
"""``p1``, ``p2``, ... in reading order; stable for the same original and the same cleaning rules."""

Share = Annotated[float, Field(ge=0, le=1)]
"""A share from 0 to 1."""


class DocumentKind(StrEnum):
    """What kind of text a document is."""

    COMMENTARY = "commentary"
    POLICY_BRIEF = "policy brief"
    REPORT = "report"
    WORKING_PAPER = "working paper"
    NEWS = "news report"
    INTERVIEW = "interview"
    SPEECH = "speech"
    PRESS_RELEASE = "press release"
    COMMUNIQUE = "communiqué"
    AGREEMENT = "agreement"
    UNKNOWN = "document"


class BlockKind(StrEnum):
    """What part a block plays on the page."""

    STANDFIRST = "standfirst"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    PULL_QUOTE = "pull quote"
    TABLE = "table"
    CAPTION = "figure caption"
    NOTE = "note"


class Author(Record):
    """A person or body named as author."""

    name: str
    """In reading order, as it is written in the document."""

    sort_name: str | None = None
    """Family name first, where the document prints it so ("Hansen, Anna"); otherwise ``None``, never guessed."""

    role: str | None = None
    """Position as printed ("Senior Researcher")."""

    affiliation: str | None = None
    """Institution in full where the document says it in full."""

    affiliation_printed: str | None = None
    """As printed beside the name, when that is an abbreviation of ``affiliation``; otherwise ``None``."""

    email: str | None = None
    """Contact address as printed."""

    biography: str | None = None
    """The author's note as printed, when it says more than the role."""


class Publisher(Record):
    """Who published the document, by its own words."""

    name: str
    """As printed."""

    abbreviation: str | None = None
    """Short form that the document itself uses."""

    basis: str
    """Why it is taken for the publisher."""


class Language(Record):
    """The language of the body."""

    code: str
    """ISO 639-1 code; ``und`` when undetermined."""

    confidence: Share
    """How sure the identification is."""


class Section(Record):
    """A stretch of blocks under one heading."""

    id: Annotated[str, Field(pattern=r"^s[1-9][0-9]*$")]
    """``s1``, ``s2``, ... in reading order."""

    heading: str | None
    """As printed; ``None`` for text before the first heading."""

    level: PositiveInt = 1
    """Depth of the heading, from 1."""

    places: tuple[Place, ...] = ()
    """Where the heading stands; empty without one."""


class Block(Record):
    """One paragraph or other unit of the clean text."""

    id: BlockId
    """Stable identifier that citations use."""

    kind: BlockKind
    """What part it plays."""

    section: str
    """Id of its section."""

    text: str
    """White space folded, broken paragraphs joined, list markers and emphasis marks removed; otherwise verbatim."""

    places: tuple[Place, ...]
    """Where it stands in the original, in reading order: more than one where the original broke it."""

    marker: str | None = None
    """List marker as printed ("1.", "•"); ``None`` for other kinds."""
