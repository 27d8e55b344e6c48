"""Numbers that sentences state, with what they count."""

from __future__ import annotations

from flows.digest.material import Material
from flows.digest.sections.theme import numerals
from schemas.digest import NumberRow, NumbersSection

# So many numbers are worth a reader's time; those with a unit come first, the record holds all.
MOST = 24


def build(material: Material) -> tuple[NumbersSection, ...]:
    """Return the section, if any sentence states a number."""
    figures = sorted(enumerate(material.analysis.figures), key=lambda item: (item[1].unit is None, item[0]))
    shown = sorted(figures[:MOST])
    if not shown:
        return ()
    rows = tuple(
        NumberRow(
            words=("about " if figure.approximate else "") + numerals(figure),
            of=figure.of,
            passage=material.passage(figure.evidence),
        )
        for _, figure in shown
    )
    return (
        NumbersSection(
            anchor="numbers",
            heading="Numbers",
            short="Numbers",
            intro="As printed, with what they count in the words of the sentence.",
            columns=("Number", "Sentence"),
            rows=rows,
        ),
    )
