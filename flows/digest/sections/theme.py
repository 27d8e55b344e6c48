"""A section for each theme: who says what, who is silent, a quotation and a number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from flows.digest import noted, wording, written
from flows.digest.choice import MOST_THEMES, Gist, gist
from flows.digest.material import Material, anchor
from flows.digest.reckoning import reckoned, repeated
from flows.digest.scripts import legible, named
from flows.language.words import length
from schemas.article import Article, ArticleId, Quotation, QuotationKind
from schemas.digest import NumberBox, Passage, PulledQuote, ThemeSection, Voice
from schemas.themes import Figure, Statement, Theme

# A quotation for the margin is long enough to say something and short enough to be read at once.
_SHORTEST_QUOTE, _LONGEST_QUOTE = 4, 34
# With more, the silent ones are counted, not named.
_MOST_SILENT = 4


def build(material: Material) -> tuple[ThemeSection, ...]:
    """Return the sections of the themes, in the order of the analysis."""
    shown: set[tuple[str, str, int]] = set()
    return tuple(
        _section(material, theme, number, shown)
        for number, theme in enumerate(material.analysis.themes[:MOST_THEMES], start=1)
    )


def _section(material: Material, theme: Theme, number: int, shown: set[tuple[str, str, int]]) -> ThemeSection:
    blocks = [(member.article, member.block) for member in theme.members if member.primary]
    figure = material.choice.figures.get(theme.id)
    heard = {
        position.article: material.choice.voices[theme.id, position.article]
        for position in theme.positions
        if (theme.id, position.article) in material.choice.voices
    }
    voices = tuple(_voices(material, heard))
    return ThemeSection(
        anchor=anchor(theme.id),
        heading=named(theme.label),
        short=named(theme.short),
        number=number,
        phrases=tuple(phrase for phrase in theme.key_phrases if legible(phrase)),
        support_text=support(theme, len(material.articles)),
        support=theme.support,
        of=len(material.articles),
        summary=written.summary(material, theme.id, voices),
        notes=tuple(noted.boxes(material, theme)),
        voices=voices,
        beside=_beside(material, theme),
        silent_text=_silent(material, theme, theme.support - len(heard)),
        quote=_quote(material, blocks, shown),
        quote_label="Quoted",
        figure=_number(material, figure) if figure else None,
        figure_label="Number",
    )


def _voices(material: Material, heard: Mapping[ArticleId, Sequence[Statement]]) -> Iterator[Voice]:
    """Yield what each source says; a sentence that several say alike stands once, with the marks of the others."""
    said: dict[Gist, list[Passage]] = {}
    for statement in chain.from_iterable(heard.values()):
        said.setdefault(gist(statement.evidence), []).append(material.quoted(statement))
    for article, statements in heard.items():
        alike = (said[gist(statement.evidence)] for statement in statements)
        own = tuple(_with(first, rest) for first, *rest in alike if first.mark.article == article)
        if own:
            yield Voice(source=material.heads[article], passages=own)


def _with(passage: Passage, again: Sequence[Passage]) -> Passage:
    return passage.model_copy(update={"again": tuple(again), "again_label": "also in"}) if again else passage


def _beside(material: Material, theme: Theme) -> tuple[Passage, ...]:
    """Return two sentences that part, each with the words by which it does."""
    return tuple(
        material.passage(side.evidence, side.words)
        for contrast in material.analysis.contrasts
        if contrast.theme == theme.id
        for side in contrast.sides
    )


def _number(material: Material, figure: Figure) -> NumberBox:
    return NumberBox(
        words=numerals(figure),
        passage=material.passage(figure.evidence),
        again=repeated(material, figure),
        note=reckoned(material, figure),
    )


def support(theme: Theme, of: int) -> str:
    """Say how many documents speak of a theme."""
    if of == 1:
        return "the only source"
    return f"support: {theme.support} of {of} sources" if theme.support > 1 else "one source only"


def _silent(material: Material, theme: Theme, more: int) -> str | None:
    """Say whether a theme is new, how many sources speak of it without room in its section, and which do not."""
    told = ["new here, not yet followed"] if theme.candidate else []
    if more:
        told.append(f"{wording.number(more)} of them in the table at a glance alone")
    names = [f"{material.ids[one]} {material.heads[one].name}" for one in theme.silent]
    if len(names) > _MOST_SILENT:
        told.append(f"not addressed by {len(names)} of {wording.counted(len(material.articles), 'source')}")
    elif names:
        told.append(f"not addressed by {wording.listed(names)}")
    return "; ".join(told) or None


def _quote(
    material: Material, blocks: Sequence[tuple[str, str]], shown: set[tuple[str, str, int]]
) -> PulledQuote | None:
    """Return the first quotation of the theme's blocks that suits a margin and is not shown yet, set ones first."""
    found = [
        (quotation.kind is QuotationKind.INLINE, place, article, quotation)
        for place, (identifier, block) in enumerate(blocks)
        for article in (material.by_id[identifier],)
        for quotation in article.quotations
        if quotation.block == block and _SHORTEST_QUOTE <= length(quotation.text) <= _LONGEST_QUOTE
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
    return material.words(article.id, quotation.block, quotation.start, quotation.end)


def circumstance(quotation: Quotation) -> str | None:
    """Say when and where something was said, as far as the document does."""
    when = wording.stated(quotation.date.when) if quotation.date else None
    return ", ".join(part for part in (quotation.venue, when) if part) or None


def numerals(figure: Figure) -> str:
    """Write the numbers of a figure as printed, each with the words that qualify it; an arrow leads to the later."""
    words = [" ".join(filter(None, (reading.qualifier, reading.words))) for reading in figure.readings]
    dated = [reading.when for reading in figure.readings]
    trend = figure.trend
    if len(words) == 2 and trend and trend.before is not None and trend.after is not None:  # noqa: PLR2004 - both ends
        return " → ".join(words if figure.readings[0].value == trend.before else reversed(words))
    if len(words) == 2 and dated[0] and dated[1] and dated[0].last <= dated[1].first:  # noqa: PLR2004 - before and after
        return " → ".join(words)
    return " · ".join(words)
