"""Tables of documents, redrawn as charts."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from schemas.article import Share
from schemas.digest.marks import Mark, Named, SectionRecord
from schemas.record import Record


class Bar(Record):
    """One bar of a chart."""

    value: Decimal
    """Its value."""

    label: str
    """The value as printed."""

    share: Share
    """Its length as a share of the axis."""


class BarGroup(Record):
    """Bars that belong to one row of the data."""

    label: str
    """The row's label, in sentence case."""

    bars: tuple[Bar, ...]
    """One for each series."""


class DataTable(Record):
    """Numbers behind a chart."""

    caption: str
    """Caption."""

    stub: str
    """Name of the column of row labels."""

    columns: tuple[str, ...]
    """Names of the columns."""

    cells: tuple[tuple[str, ...], ...]
    """Rows: label and values as printed."""

    totals: tuple[str, ...] = ()
    """A last row of sums, its label first; empty without one."""


class ChartSection(SectionRecord):
    """A table of a document, redrawn as a chart with its data."""

    kind: Literal["chart"] = "chart"
    """Name of the template."""

    title: str
    """What the chart shows, for those who do not see it."""

    series: tuple[str, ...]
    """Names of the series."""

    groups: tuple[BarGroup, ...]
    """Rows of the data, from top to bottom."""

    axis: tuple[Named, ...]
    """Ticks: position as a share in ``text``, number in ``label``."""

    caption: str
    """What, who, unit, date."""

    notes: tuple[str, ...]
    """On sums, and the table's own."""

    repeated_text: str | None
    """What ``repeated`` shows; ``None`` when it is empty."""

    repeated: tuple[Mark, ...]
    """Paragraphs that state the same numbers."""

    source: str
    """Who supplied the data."""

    mark: Mark
    """The table in the document."""

    data: DataTable
    """The numbers."""
