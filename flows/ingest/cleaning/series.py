"""Publication series: their names and numbers."""

from __future__ import annotations

import re
from typing import NamedTuple

_NAMES = (
    r"press releases?|policy briefs?|policy papers?|policy notes?|issue briefs?|briefing papers?|"
    r"briefing notes?|institute briefs?|research papers?|working papers?|discussion papers?|"
    r"occasional papers?|background papers?|research reports?|special reports?|strategic comments?|papers?|"
    r"briefs?|briefings?|reports?|"
    r"documento de (?:opinión|trabajo|análisis)|cuadernos?|notas? de análisis|note d'analyse|"
    r"notes? de recherche|documents? de travail|cahiers?|études?|"
    r"kurzanalysen?|analysen?|studien?|arbeitspapiere?|kurzberichte?|[\w-]+-papiere?|[\w-]+-analysen?|"
    r"[\w-]+-studien?|quaderni?|rapporti?"
)
_NUMBER = r"(?:(?:\d{1,4}(?:\s?[/–-]\s?\d{1,4})?)|[IVXLC]{1,6}|" + "[A-Z]?\\d{1,4}" + ")"
_SERIES = re.compile(
    rf"(?P<name>(?:[A-ZÀ-Ý][\w&.’'-]*[\s-]+){{0,5}}?(?:{_NAMES}))\b"
    rf"(?:\s+Vol\.?\s*(?P<volume>{_NUMBER}))?"
    rf"(?:\s*[,(]?\s*(?P<mark>No\.?|Nr\.?|N[°º]\.?|№|núm\.?|number|#|issue)?\s*(?P<number>{_NUMBER}\b|"
    rf"[A-Z][a-z]+(?=\s*$))?\)?)",
    re.IGNORECASE,
)


class Series(NamedTuple):
    """A series and a place in it."""

    name: str
    """As printed."""

    volume: str | None
    """Volume as printed."""

    number: str | None
    """Number as printed."""

    start: int
    """Offset of the name in the text."""

    end: int
    """Offset behind the number."""


_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})\.\s+")
# A series is named in a line or a citation; a paragraph that speaks of a report names none.
_LONGEST = 700
_KIND_FIRST = re.compile(
    r"(?P<name>\b(?:cahiers|cuadernos|cadernos|quaderni|papers|studies|études|estudios|notes)\s+(?:(?:de|"
    r"des|du|da|do|la|le|et|e|y|of|on|for|mers)\s+|[A-ZÀ-Ý][\w’'-]*\s+){1,6}?)"
    r"(?:no\.?|nº|n\.\s?[oº]|n°|nr\.?|#|,)?\s*(?P<number>\d{1,4})\b",
    re.IGNORECASE,
)
_NAME_ALONE = re.compile(
    r"^(?:[A-ZÀ-Ý][\w&.’'-]*\s+){1,5}(?:policy briefs?|policy papers?|issue briefs?|briefing papers?|"
    r"briefing notes?|research papers?|working papers?|discussion papers?|occasional papers?|briefings?|"
    r"kurzanalysen?|arbeitspapiere?)$",
    re.IGNORECASE,
)


def series_name(text: str) -> str | None:
    """Return the series that a line names and nothing else, without a number ("DKI Policy Brief")."""
    plain = text.strip()
    return plain if _NAME_ALONE.match(plain) and plain[0].isupper() and len(plain) <= 60 else None  # noqa: PLR2004


def read_series(text: str) -> Series | None:
    """Return the numbered series that a text names ("DKI Policy Brief No. 4"); ``None`` without a number or volume."""
    text = text[:_LONGEST]
    first = _KIND_FIRST.search(text)
    if first is not None:
        return Series(first["name"].strip(), None, first["number"], first.start("name"), first.end())
    for match in _SERIES.finditer(text):
        # A sentence that ends in front of the name is no part of it ("Institute of Peace. DKI Policy Brief").
        name = _SENTENCE.split(match["name"].strip())[-1]
        number, volume = match["number"], match["volume"]
        if (number is None and volume is None) or not name[0].isupper():
            continue
        if number is not None and match["mark"] is None and not re.match(r"[\dIVXLC]", number):
            continue
        if number is not None and re.fullmatch(r"(?:19|20)\d\d", number) and match["mark"] is None and volume is None:
            continue
        return Series(name, volume, number, match.end("name") - len(name), match.end())
    return None
