"""Small articles and taxonomies for tests of the themes."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from textwrap import dedent

from flows.themes.taxonomy import Loaded, parse
from flows.themes.units import Unit, units_of
from schemas.article import Article, Block, BlockKind, DocumentKind, Language, Section, Table
from schemas.dates import DateOrigin, DateWindow, PartialDate, Precision, StatedDate
from schemas.places import Place
from schemas.themes import Analysis, Evidence

DAY = date(2024, 5, 16)
"""When articles of tests appear, unless they say otherwise."""

DESK = """\
version: 1
themes:
  - id: fisheries
    label: Fisheries and the law of the sea
    short: Fisheries
    strong: [fishing quota*, trawler*, exclusive economic zone]
    hint: [fish*, catch*, coast*, fleet*, port*]
  - id: grain-trade
    label: Grain, food prices and export bans
    short: Grain
    strong: [grain*, wheat, export ban*]
    hint: [harvest*, port*, price*, food]
  - id: water
    label: Rivers, dams and shared water
    short: Water
    strong: [dam, dams, river basin*, water sharing]
    hint: [river*, upstream, downstream, flood*, drought*]
"""
"""A taxonomy of three themes for tests."""


def an_article(
    *texts: str | tuple[BlockKind, str],
    name: str = "a",
    published: date | None = DAY,
    written: DateWindow | None = None,
    language: str = "en",
    tables: Sequence[Table] = (),
) -> Article:
    """Return an article of paragraphs, or of blocks of other kinds where a text comes with one."""
    parts = [text if isinstance(text, tuple) else (BlockKind.PARAGRAPH, text) for text in texts]
    return Article(
        id=hashlib.sha256(name.encode()).hexdigest()[:16],
        raw=hashlib.sha256(name.encode()).hexdigest(),
        uri=f"{name}.txt",
        encoding="utf-8",
        cleaned_by="tests",
        kind=DocumentKind.COMMENTARY,
        title=f"Title of {name}",
        published=None if published is None else _stated(published),
        written=written,
        language=Language(code=language, confidence=0.9),
        sections=(Section(id="s1", heading=None),),
        blocks=tuple(_block(number, kind, text) for number, (kind, text) in enumerate(parts, start=1)),
        tables=tuple(tables),
    )


def _stated(day: date) -> StatedDate:
    when = PartialDate(first=day, last=day, precision=Precision.DAY)
    return StatedDate(when=when, origin=DateOrigin.PRINTED, words=f"{day:%d %B %Y}")


def _block(number: int, kind: BlockKind, text: str) -> Block:
    start = 100_000 * number
    place = Place(start=start, end=start + len(text), line=number, last_line=number)
    return Block(id=f"p{number}", kind=kind, section="s1", text=text, places=(place,))


def units(*texts: str | tuple[BlockKind, str]) -> tuple[Unit, ...]:
    """Return the units of one article."""
    return units_of([an_article(*texts)])


def a_taxonomy(text: str = DESK) -> Loaded:
    """Return a taxonomy as it is loaded."""
    return Loaded(parse(dedent(text), "test.yaml"), hashlib.sha256(text.encode()).hexdigest())


def evidence_of(found: Analysis) -> list[Evidence]:
    """Return everything in an analysis that claims to stand in an article."""
    return [
        *(one.evidence for theme in found.themes for position in theme.positions for one in position.statements),
        *found.unassigned,
        *(event.evidence for event in found.events),
        *(figure.evidence for figure in found.figures),
    ]
