"""Goes through the sentences of an issue and takes down their figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flows.language import quantities
from flows.themes.figures import checks, counted, counting, repeats, totals, trends
from flows.themes.figures.counting import Dated, Number
from flows.themes.units import Unit
from schemas.themes import Figure, Reading


def figures_of(units: Sequence[Unit]) -> tuple[Figure, ...]:
    """Return the figures of some units, in their order; numbers of one unit in one sentence make one figure."""
    return repeats.marked([figure for unit in units if unit.speaks for figure in _figures_in(unit)])


def _figures_in(unit: Unit) -> Iterator[Figure]:
    for span in unit.sentences:
        sentence = unit.block.text[span[0] : span[1]]
        if not quantities.find(sentence):
            continue
        dated = counting.dates_of(sentence)
        found = list(counting.numbers_of(sentence, dated))
        series: dict[str, list[Number]] = {}
        for number in found:
            series.setdefault(number.unit or "", []).append(number)
        for members in series.values():
            yield _figure(unit, span, members, found, dated)


def _figure(
    unit: Unit, span: tuple[int, int], members: Sequence[Number], found: Sequence[Number], dated: Sequence[Dated]
) -> Figure:
    """Return the figure that some numbers of a sentence make."""
    sentence = unit.block.text[span[0] : span[1]]
    readings = tuple(
        Reading(
            value=one.value,
            words=sentence[one.start : one.end],
            qualifier=one.qualifier,
            before=one.before,
            when=counting.when_of(one, sentence, dated),
        )
        for one in members
    )
    check = checks.check(sentence, members, unit)
    return Figure(
        evidence=unit.evidence(span),
        of=counted.what_of(sentence, members),
        unit=members[0].unit,
        readings=readings,
        table=checks.table(members, unit),
        check=check,
        trend=trends.trend(sentence, members, readings, found),
        total=totals.total(unit.block.text, members, readings),
    )
