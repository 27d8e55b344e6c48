"""A section for each theme: who says what, who is silent, a quotation and a number."""

from __future__ import annotations

from collections.abc import Sequence

from flows.digest import wording
from flows.digest.material import Material, anchor
from schemas.article import Article, Quotation, QuotationKind
from schemas.digest import NumberBox, Passage, PulledQuote, ThemeSection, Voice
from schemas.themes import Evidence, Figure, Theme, ThemePosition

MOST_THEMES = 12
"""Themes that get a section of their own; the others stand in the table at a glance."""

# A quotation for the margin is long enough to say something and short enough to be read at once.
_SHORTEST_QUOTE, _LONGEST_QUOTE = 4, 34


def build(material: Material) -> tuple[ThemeSection, ...]:
    """Return the sections of the themes, in the order of the analysis."""
    made: list[ThemeSection] = []
    shown: set[tuple[str, str, int]] = set()
    for number, theme in enumerate(material.analysis.themes[:MOST_THEMES], start=1):
        blocks = [(member.article, member.block) for member in theme.members if member.primary]
        quote = _quote(material, blocks, shown)
        figure = _figure(material, blocks, shown)
        made.append(
            ThemeSection(
                anchor=anchor(theme.id),
                heading=theme.label,
                short=theme.short,
                number=number,
                phrases=theme.key_phrases,
                support_text=support(theme, len(material.articles)),
                support=theme.support,
                of=len(material.articles),
                voices=tuple(_voice(material, position) for position in theme.positions),
                silent_text=_silent(material, theme),
                quote=quote,
                quote_label="Quoted",
                figure=figure,
                figure_label="Number",
            )
        )
    return tuple(made)


def support(theme: Theme, of: int) -> str:
    """Say how many documents speak of a theme."""
    if of == 1:
        return "the only source"
    return f"support: {theme.support} of {of} sources" if theme.support > 1 else "one source only"


def _voice(material: Material, position: ThemePosition) -> Voice:
    """Return one document's sentences in reading order."""
    ordered = sorted(position.statements, key=lambda one: (int(one.evidence.block[1:]), one.evidence.start))
    return Voice(source=material.heads[position.article], passages=tuple(material.quoted(one) for one in ordered))


def _silent(material: Material, theme: Theme) -> str | None:
    names = [f"{material.ids[one]} {material.heads[one].name}" for one in theme.silent]
    if not names:
        return None
    return f"Not addressed by {wording.listed(names)}."


def _quote(
    material: Material, blocks: Sequence[tuple[str, str]], shown: set[tuple[str, str, int]]
) -> PulledQuote | None:
    """Return the first quotation of the theme's blocks that suits a margin and is not shown yet, set ones first."""
    found = [
        (quotation.kind is QuotationKind.INLINE, place, article, quotation)
        for place, (identifier, block) in enumerate(blocks)
        for article in (material.by_id[identifier],)
        for quotation in article.quotations
        if quotation.block == block and _SHORTEST_QUOTE <= len(quotation.text.split()) <= _LONGEST_QUOTE
    ]
    for _, _, article, quotation in sorted(found, key=lambda one: (one[0], one[1], one[3].start)):
        key = (article.id, quotation.block, quotation.start)
        if quotation.speaker and key not in shown:
            shown.add(key)
            return PulledQuote(
                passage=words_of(material, article, quotation),
                speaker=quotation.speaker,
                circumstance=circumstance(quotation),
            )
    return None


def words_of(material: Material, article: Article, quotation: Quotation) -> Passage:
    """Return the words of a quotation as they stand in their block."""
    text = article.block(quotation.block).text[quotation.start : quotation.end]
    evidence = Evidence(
        article=article.id, block=quotation.block, start=quotation.start, end=quotation.end, text=text
    )
    return material.passage(evidence)


def circumstance(quotation: Quotation) -> str | None:
    """Say when and where something was said, as far as the document does."""
    when = wording.stated(quotation.date.when) if quotation.date else None
    return ", ".join(part for part in (quotation.venue, when) if part) or None


def _figure(
    material: Material, blocks: Sequence[tuple[str, str]], shown: set[tuple[str, str, int]]
) -> NumberBox | None:
    """Return the first number with a unit, or else the first number, of the theme's blocks that is not shown yet."""
    figures = [
        figure for figure in material.analysis.figures if (figure.evidence.article, figure.evidence.block) in blocks
    ]
    for figure in sorted(figures, key=lambda one: one.unit is None):
        key = (figure.evidence.article, figure.evidence.block, figure.evidence.start)
        if key not in shown:
            shown.add(key)
            return NumberBox(words=numerals(figure), passage=material.passage(figure.evidence))
    return None


def numerals(figure: Figure) -> str:
    """Write the numbers of a figure as printed; two that follow each other in time with an arrow between them."""
    words = [reading.words for reading in figure.readings]
    dated = [reading.when for reading in figure.readings]
    if len(words) == 2 and dated[0] and dated[1] and dated[0].last <= dated[1].first:  # noqa: PLR2004 - before and after
        return " → ".join(words)
    return " · ".join(words)
