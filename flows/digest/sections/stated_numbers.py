"""Numbers that sentences state, with what they count."""

from __future__ import annotations

from flows.digest import wording
from flows.digest.choice import place, spread
from flows.digest.material import Material
from flows.digest.reckoning import reckoned, repeated
from flows.digest.sections.chart import drawable
from flows.digest.sections.theme import numerals
from schemas.digest import NumberRow, NumbersSection
from schemas.figures import Verdict
from schemas.themes import Figure

# So many numbers are worth a reader's time; the record of the analysis holds all.
_MOST = 12


def build(material: Material) -> tuple[NumbersSection, ...]:
    """Return the section, if any sentence states a number that no chart and no theme shows."""
    groups = [
        [figure for figure in _elsewhere(material) if figure.evidence.article == article.id]
        for article in material.articles
    ]
    shown = spread(groups, _MOST)
    if not shown:
        return ()
    found = sum(len(group) for group in groups)
    rest = wording.first_of(len(shown), found, "the record of the analysis holds the others")
    return (
        NumbersSection(
            anchor="numbers",
            heading="More numbers",
            short="More numbers",
            intro=f"As printed, beside those that stand in a chart or with a theme.{rest}",
            columns=("Number", "Sentence"),
            rows=tuple(_row(material, figure) for figure in shown),
        ),
    )


def _elsewhere(material: Material) -> list[Figure]:
    """Return the numbers that neither a chart nor a theme shows: doubtful ones first, then those with a unit."""
    beside = {place(figure.evidence) for figure in material.choice.figures.values()}
    drawn = {(article.id, table.id) for article in material.articles for table in article.tables if drawable(table)}
    free = [
        figure
        for figure in material.analysis.figures
        if place(figure.evidence) not in beside and (figure.evidence.article, figure.table) not in drawn
        if figure.repeats is None
    ]
    return sorted(free, key=lambda figure: (not _is_doubtful(figure), figure.unit is None))


def _is_doubtful(figure: Figure) -> bool:
    """Tell whether a table of the document has another number, which a reader should not miss."""
    return figure.check is not None and figure.check.verdict is Verdict.DIFFERS


def _row(material: Material, figure: Figure) -> NumberRow:
    return NumberRow(
        words=numerals(figure),
        of=figure.of,
        passage=material.passage(figure.evidence),
        again=repeated(material, figure),
        note=reckoned(material, figure),
    )
