"""Who is quoted, by whom, when and where."""

from __future__ import annotations

from flows.digest import wording
from flows.digest.choice import spread
from flows.digest.material import Material
from flows.digest.sections.theme import circumstance, words_of
from schemas.digest import QuotationRow, QuotationsSection

_UNKNOWN = "–"
# So many quotations are worth a reader's time; the records of the documents hold all.
_MOST = 16


def build(material: Material) -> tuple[QuotationsSection, ...]:
    """Return the section, if anybody is quoted; terms in quotation marks that nobody spoke are no quotations."""
    groups = [[(article, one) for one in article.quotations] for article in material.articles]
    shown = spread(groups, _MOST)
    if not shown:
        return ()
    rest = wording.first_of(len(shown), sum(map(len, groups)), "the records of the documents hold the others")
    return (
        QuotationsSection(
            anchor="quotations",
            heading="Quoted",
            short="Quoted",
            intro=f"Words that the documents attribute to somebody, as printed.{rest}",
            columns=("Speaker", "Words", "When and where"),
            rows=tuple(
                QuotationRow(
                    speaker=one.speaker or _UNKNOWN,
                    circumstance=circumstance(one) or _UNKNOWN,
                    passage=words_of(material, article, one),
                )
                for article, one in shown
            ),
        ),
    )
