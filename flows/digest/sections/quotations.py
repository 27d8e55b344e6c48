"""Who is quoted, by whom, when and where."""

from __future__ import annotations

from flows.digest.material import Material
from flows.digest.sections.theme import circumstance, words_of
from schemas.digest import QuotationRow, QuotationsSection

_UNKNOWN = "–"


def build(material: Material) -> tuple[QuotationsSection, ...]:
    """Return the section, if anybody is quoted; terms in quotation marks that nobody spoke are no quotations."""
    rows = tuple(
        QuotationRow(
            speaker=one.speaker or _UNKNOWN,
            circumstance=circumstance(one) or _UNKNOWN,
            passage=words_of(material, article, one),
        )
        for article in material.articles
        for one in article.quotations
    )
    if not rows:
        return ()
    return (
        QuotationsSection(
            anchor="quotations",
            heading="Quoted",
            short="Quoted",
            intro="Words that the documents attribute to somebody, as printed.",
            columns=("Speaker", "Words", "When and where"),
            rows=rows,
        ),
    )
