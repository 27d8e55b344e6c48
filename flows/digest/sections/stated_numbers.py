"""Numbers that sentences state, with what they count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flows.digest import wording
from flows.digest.choice import TIMES, Place, place, spread
from flows.digest.material import Material
from flows.digest.reckoning import reckoned, repeated
from flows.digest.scripts import legible
from flows.digest.sections.chart import drawable
from flows.digest.sections.theme import numerals
from schemas.digest import NumberRow, NumbersSection
from schemas.figures import Verdict
from schemas.themes import Figure

# So many numbers are worth a reader's time; the record of the analysis holds all.
_MOST = 12


def build(material: Material) -> tuple[NumbersSection, ...]:
    """Return the section, if any sentence states a number that no chart and no theme shows."""
    elsewhere = _elsewhere(material)
    groups = [
        [one for one in elsewhere if one[0].evidence.article == article.id and legible(one[0].evidence.text)]
        for article in material.articles
    ]
    shown = spread(groups, _MOST)
    if not shown:
        return ()
    rest = wording.first_of(len(shown), len(elsewhere), "the record of the analysis holds the others")
    return (
        NumbersSection(
            anchor="numbers",
            heading="More numbers",
            short="More numbers",
            intro=f"As printed, beside those that stand in a chart or with a theme.{rest}",
            columns=("Number", "Sentence"),
            rows=tuple(_row(material, figures) for figures in shown),
        ),
    )


def _elsewhere(material: Material) -> list[tuple[Figure, ...]]:
    """Return the numbers that neither a chart nor a theme shows, those of one sentence together, most telling first."""
    beside = {place(figure.evidence) for figure in material.choice.figures.values()}
    drawn = {(article.id, table.id) for article in material.articles for table in article.tables if drawable(table)}
    free = [
        figure
        for figure in material.analysis.figures
        if place(figure.evidence) not in beside and (figure.evidence.article, figure.table) not in drawn
        if figure.repeats is None
    ]
    return sorted(_by_sentence(free), key=_weakness)


def _by_sentence(figures: Iterable[Figure]) -> list[tuple[Figure, ...]]:
    """Return figures with those of the same sentence, which is printed once, the most telling first."""
    together: dict[Place, list[Figure]] = {}
    for figure in figures:
        together.setdefault(place(figure.evidence), []).append(figure)
    return [tuple(sorted(group, key=lambda one: _weakness((one,)))) for group in together.values()]


def _weakness(figures: Sequence[Figure]) -> tuple[bool, bool, bool, bool]:
    """Put first what a table has otherwise, then what went up or down, amounts and shares, counts, lengths of time."""
    first = figures[0]
    doubtful = first.check is not None and first.check.verdict is Verdict.DIFFERS
    return not doubtful, first.trend is None, first.unit in TIMES, first.unit is None


def _row(material: Material, figures: Sequence[Figure]) -> NumberRow:
    first = figures[0]
    notes = dict.fromkeys(filter(None, (reckoned(material, figure) for figure in figures)))
    again = {passage.mark.label: passage for figure in figures for passage in repeated(material, figure)}
    return NumberRow(
        words="; ".join(map(numerals, figures)),
        of=first.of,
        passage=material.passage(first.evidence),
        again=tuple(again.values()),
        note=" ".join(notes) or None,
    )
