"""What the documents ask somebody to do."""

from __future__ import annotations

from flows.digest import wording
from flows.digest.material import Material
from schemas.article import Article, Recommendation
from schemas.digest import Passage, RecommendationRow, RecommendationsSection
from schemas.themes import Evidence

_NOBODY = "–"


def build(material: Material) -> tuple[RecommendationsSection, ...]:
    """Return the section, if any document makes a recommendation of its own."""
    rows = tuple(
        RecommendationRow(
            passage=passage,
            addressee=wording.capitalised(one.addressee) if one.addressee else _NOBODY,
            horizon=one.horizon or _NOBODY,
        )
        for article in material.articles
        for one in article.recommendations
        if (passage := _passage(material, article, one)) is not None
    )
    if not rows:
        return ()
    return (
        RecommendationsSection(
            anchor="recommendations",
            heading="Recommendations",
            short="Recommendations",
            intro="As the documents set them apart. A dash stands where nobody is addressed, or no time is named.",
            columns=("Recommendation", "To whom", "By when"),
            rows=rows,
        ),
    )


def _passage(material: Material, article: Article, one: Recommendation) -> Passage | None:
    """Return a recommendation where it stands in its block; ``None`` when its block words it otherwise."""
    start = article.block(one.block).text.find(one.text)
    if start < 0:
        return None
    end = start + len(one.text)
    return material.passage(Evidence(article=article.id, block=one.block, start=start, end=end, text=one.text))
