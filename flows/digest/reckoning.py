"""What is reckoned of a figure, in words that say that no document prints it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from flows.digest import wording
from flows.digest.material import Material
from schemas.article import Article
from schemas.digest import Passage
from schemas.figures import TableCheck, Verdict
from schemas.themes import Figure

_PERCENT = "percent"


def reckoned(material: Material, figure: Figure) -> str | None:
    """Return the change between two numbers, the sum of several, and what a table has of them; ``None`` for nothing."""
    article = material.by_id[figure.evidence.article]
    told = [*_change(figure), *_total(figure), *(_checked(figure.check, article) if figure.check else ())]
    return " ".join(told) or None


def repeated(material: Material, figure: Figure) -> tuple[Passage, ...]:
    """Return the other sentences that state the same numbers of the same thing."""
    return tuple(
        material.passage(one.evidence)
        for one in material.analysis.figures
        if one.repeats == figure.evidence and one.unit == figure.unit and _values(one) == _values(figure)
    )


def _values(figure: Figure) -> set[Decimal]:
    return {value for one in figure.readings for value in (one.before, one.value) if value is not None}


def _change(figure: Figure) -> Iterator[str]:
    if figure.trend is not None and figure.trend.change:
        unit = ("point" if abs(figure.trend.change) == 1 else "points") if figure.unit == _PERCENT else "percent"
        yield f"Computed: {_signed(figure.trend.change)} {unit}."


def _total(figure: Figure) -> Iterator[str]:
    if figure.total is not None:
        yield f"Computed: they add up to {_plain(figure.total)} percent."


def _checked(check: TableCheck, article: Article) -> Iterator[str]:
    name = next(f"{one.label} {one.number or ''}".strip() for one in article.tables if one.id == check.table)
    if check.verdict is Verdict.DIFFERS:
        for one in check.differences:
            row = wording.sentence_case(one.row)
            yield f"The text says {one.words}; the document’s {name} has {one.table} for {row}."
    elif check.verdict is Verdict.PARTLY:
        yield f"As in the document’s {name}, as far as they can be compared."
    else:
        yield f"As in the document’s {name}."


def _signed(value: Decimal) -> str:
    return f"{'+' if value > 0 else '−'}{_plain(abs(value))}"


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
