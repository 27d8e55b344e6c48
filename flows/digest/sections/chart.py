"""Tables of numbers, redrawn as bar charts with their data beside them."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal

from flows.digest import wording
from flows.digest.material import Material, speaker
from schemas.article import Article, Table
from schemas.digest import Bar, BarGroup, ChartSection, DataTable, Named

_MOST_SERIES, _MOST_ROWS, _FEWEST_ROWS = 4, 12, 2
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_MOST_TICKS = 6


def build(material: Material) -> tuple[ChartSection, ...]:
    """Return a section for each table that bars can show: few series of numbers of one kind, none below nought."""
    return tuple(
        _chart(material, article, table) for article in material.articles for table in article.tables if drawable(table)
    )


def drawable(table: Table) -> bool:
    """Tell whether bars can show a table."""
    values = [cell.value for row in table.rows for cell in row.cells]
    regular = all(len(row.cells) == len(table.columns) for row in table.rows)
    fits = 1 <= len(table.columns) <= _MOST_SERIES and _FEWEST_ROWS <= len(table.rows) <= _MOST_ROWS
    return regular and fits and all(value is not None and value >= 0 for value in values) and any(values)


def _chart(material: Material, article: Article, table: Table) -> ChartSection:
    source = material.ids[article.id]
    values = [cell.value or Decimal(0) for row in table.rows for cell in row.cells]
    step, top = _axis(max(values))
    name = table.caption or f"{table.label} {table.number or ''}".strip()
    series = tuple(_name(column) for column in table.columns)
    unit = f"in {table.unit}" if table.unit else None
    when = wording.stated(table.source_date.when) if table.source_date else None
    ticks = [step * place for place in range(int(top / step) + 1)]
    return ChartSection(
        anchor=f"chart-{source}-{table.id}",
        heading=wording.capitalised(name),
        short=f"Chart: {wording.cut(name, 30)}",
        title=_spoken(table, series, name),
        series=series,
        groups=tuple(
            BarGroup(
                label=wording.sentence_case(row.label),
                bars=tuple(
                    Bar(value=cell.value or Decimal(0), label=cell.text, share=float((cell.value or Decimal(0)) / top))
                    for cell in row.cells
                ),
            )
            for row in table.rows
        ),
        axis=tuple(Named(label=f"{tick.normalize():f}", text=f"{float(tick / top):.4f}") for tick in ticks),
        caption=f"{', '.join(part for part in (name, unit, when) if part)}. Redrawn from {speaker(article)}.",
        notes=_notes(table),
        repeated_text="The text gives the same numbers:" if table.agrees_with else None,
        repeated=tuple(material.mark(article.id, block) for block in table.agrees_with),
        source=f"Source: {table.source}." if table.source else "The document names no source for the numbers.",
        mark=material.mark(article.id, table.block),
        data=DataTable(
            caption="The numbers as printed",
            stub=table.stub or "Row",
            columns=series,
            cells=tuple((wording.sentence_case(row.label), *(cell.text for cell in row.cells)) for row in table.rows),
            totals=("Sum", *(f"{one.total.normalize():f}" for one in table.sums))
            if len(table.sums) == len(series)
            else (),
        ),
    )


def _name(column: str) -> str:
    """Write a column's name that is all in capitals as names are written."""
    return column.title() if column.isupper() and " " in column else column


def _axis(highest: Decimal) -> tuple[Decimal, Decimal]:
    """Return the distance of the ticks and the end of the axis, both round numbers."""
    power = Decimal(10) ** (highest.adjusted() - 1)
    while True:
        for step in _STEPS:
            width = step * power
            count = (highest / width).to_integral_value(ROUND_CEILING)
            if count <= _MOST_TICKS:
                return width, width * count
        power *= 10


def _spoken(table: Table, series: tuple[str, ...], name: str) -> str:
    """Say what a chart shows, for those who do not see it."""
    rows = "; ".join(
        f"{wording.sentence_case(row.label)}: "
        + ", ".join(f"{column} {cell.text}" for column, cell in zip(series, row.cells, strict=True))
        for row in table.rows
    )
    return f"Bar chart, {name}. {rows}."


def _notes(table: Table) -> tuple[str, ...]:
    notes = [
        f"{_name(one.column)}: {one.remark}."
        for one in table.sums
        if one.total != 100  # noqa: PLR2004 - the whole, in per cent
    ]
    if table.note:
        notes.append(table.note)
    return tuple(notes)
