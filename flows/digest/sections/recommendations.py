"""What the documents ask somebody to do."""

from __future__ import annotations

from flows.digest import wording
from flows.digest.choice import spread
from flows.digest.material import Material
from schemas.article import Article, Recommendation
from schemas.digest import Passage, RecommendationRow, RecommendationsSection

_NOBODY = "–"
# So many recommendations are worth a reader's time; the records of the documents hold all.
_MOST = 24


def build(material: Material) -> tuple[RecommendationsSection, ...]:
    """Return the section, if any document makes a recommendation of its own."""
    groups = [[(article, one) for one in article.recommendations] for article in material.articles]
    shown = spread(groups, _MOST)
    if not shown:
        return ()
    rest = wording.first_of(len(shown), sum(map(len, groups)), "the records of the documents hold the others")
    return (
        RecommendationsSection(
            anchor="recommendations",
            heading="Recommendations",
            short="Recommendations",
            intro=f"As the documents set them apart; a dash where nobody is addressed or no time is named.{rest}",
            columns=("Recommendation", "To whom", "By when"),
            rows=tuple(
                RecommendationRow(
                    passage=_passage(material, article, one),
                    addressee=wording.capitalised(one.addressee) if one.addressee else _NOBODY,
                    horizon=one.horizon or _NOBODY,
                )
                for article, one in shown
            ),
        ),
    )


def _passage(material: Material, article: Article, one: Recommendation) -> Passage:
    """Return a recommendation where it stands in its block; the whole block when that words it otherwise."""
    text = article.block(one.block).text
    start = text.find(one.text)
    if start < 0:
        return material.words(article.id, one.block, 0, len(text))
    return material.words(article.id, one.block, start, start + len(one.text))
