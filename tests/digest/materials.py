"""What issues are composed of, for tests: the three documents as records, and an analysis of them by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from flows.digest.material import Material, in_order
from schemas.article import (
    Article,
    Author,
    Block,
    BlockKind,
    Cell,
    DocumentKind,
    Language,
    Publisher,
    Quotation,
    QuotationKind,
    Recommendation,
    Removed,
    Rights,
    Section,
    Table,
    TableRow,
)
from schemas.dates import DateOrigin, PartialDate, Precision, StatedDate
from schemas.places import Place
from schemas.themes import (
    Analysis,
    Cue,
    CueKind,
    DatedEvent,
    Direction,
    Evidence,
    Figure,
    Membership,
    Reading,
    Statement,
    Theme,
    ThemeOrigin,
    ThemePosition,
)
from tests.digest.documents import THREE, Document
from tests.digest.issues import THEMES, documents

PRINTED = date(2025, 1, 20)
_KINDS = {3: BlockKind.LIST_ITEM, 4: BlockKind.LIST_ITEM, 5: BlockKind.LIST_ITEM, 15: BlockKind.TABLE}
_CUES = {"may": CueKind.POSSIBLE, "should": CueKind.ADVISED, "will": CueKind.CERTAIN, "must": CueKind.REQUIRED}


def a_day(when: date) -> PartialDate:
    return PartialDate(first=when, last=when, precision=Precision.DAY)


def a_month(year: int, month: int) -> PartialDate:
    last = date(year + month // 12, month % 12 + 1, 1)
    return PartialDate(
        first=date(year, month, 1), last=date.fromordinal(last.toordinal() - 1), precision=Precision.MONTH
    )


def a_year(year: int) -> PartialDate:
    return PartialDate(first=date(year, 1, 1), last=date(year, 12, 31), precision=Precision.YEAR)


def an_article(document: Document, number: int = 0) -> Article:
    """Make the record of a document; the third kind has a table, quotations, recommendations and strict terms."""
    brief = document.blocks.get(15) is not None
    base: dict[str, Any] = _brief(document) if brief else {}
    return Article(
        id=f"{number:016x}",
        raw=f"{number:064x}",
        uri=f"{document.name.lower()}-{number}.txt",
        encoding="utf-8",
        cleaned_by="plain-text rules 1",
        kind=DocumentKind.POLICY_BRIEF if brief else DocumentKind.COMMENTARY,
        title=document.title,
        subtitle=document.subtitle,
        authors=(Author(name=document.name),),
        publisher=Publisher(name=document.outlet, basis="printed"),
        published=StatedDate(when=a_day(date(2025, 1, number % 28 + 1)), origin=DateOrigin.PRINTED, words="printed"),
        language=Language(code="en", confidence=0.99),
        sections=(Section(id="s1", heading=None),),
        blocks=tuple(
            Block(
                id=f"p{block}",
                kind=_KINDS.get(block, BlockKind.PARAGRAPH) if brief else BlockKind.PARAGRAPH,
                section="s1",
                text=" ".join(sentences),
                places=(Place(start=block * 100, end=block * 100 + 9, line=block, last_line=block),),
            )
            for block, sentences in document.blocks.items()
        ),
        removed=(
            Removed(rule="menu", reason="links", text="Home", place=Place(start=0, end=4, line=1, last_line=1)),
            Removed(rule="menu", reason="links", text="About", place=Place(start=5, end=9, line=1, last_line=1)),
            Removed(rule="page number", reason="its page", text="2", place=Place(start=9, end=10, line=1, last_line=1)),
        ),
        **base,
    )


def _brief(document: Document) -> dict[str, Any]:
    text = " ".join(document.blocks[7])
    words = text[1 : text.index("”")]
    rows = (("POSITIVE", 38, 8), ("NEGATIVE", 20, 61))
    return {
        "recommendations": tuple(
            Recommendation(text=document.blocks[number][0], horizon=horizon, block=f"p{number}")
            for number, horizon in ((3, "short-term"), (4, "mid- and long-term"), (5, None))
        ),
        "quotations": (
            Quotation(
                kind=QuotationKind.PULL,
                text=words,
                speaker="Maren Dahl",
                speaker_printed="Maren Dahl",
                date=StatedDate(when=a_day(date(2024, 9, 7)), origin=DateOrigin.PRINTED, words="7 September 2024"),
                venue="NRK",
                block="p7",
                start=1,
                end=1 + len(words),
            ),
        ),
        "tables": (
            Table(
                id="t1",
                label="Figure",
                number=1,
                caption="Poll of European shippers",
                columns=("SUEZ", "NORTHERN ROUTE"),
                rows=tuple(
                    TableRow(
                        label=label,
                        cells=tuple(Cell(text=f"{value} %", value=Decimal(value)) for value in values),
                    )
                    for label, *values in rows
                ),
                unit="percent",
                source="Nordisk Rederipanel",
                source_date=StatedDate(when=a_month(2024, 10), origin=DateOrigin.PRINTED, words="October 2024"),
                block="p15",
                agrees_with=("p9",),
            ),
        ),
        "rights": Rights(text="You may not further distribute the material.", private_copy=True, redistribution=False),
    }


def _several(n: int) -> tuple[Article, ...]:
    return articles(n)


def articles(n: int = 3) -> tuple[Article, ...]:
    """Make the records of so many documents, as an issue numbers them."""
    return in_order([an_article(document, number) for number, document in enumerate(documents(n), start=1)])


def evidence(article: Article, block: int, sentence: int) -> Evidence:
    """Cite a sentence, by numbers as in ``tests.digest.documents``."""
    sentences = THREE[(int(article.id, 16) - 1) % len(THREE)].blocks[block]
    start = sum(len(before) + 1 for before in sentences[:sentence])
    text = sentences[sentence]
    return Evidence(article=article.id, block=f"p{block}", start=start, end=start + len(text), text=text)


def a_statement(article: Article, block: int, sentence: int) -> Statement:
    cited = evidence(article, block, sentence)
    found = sorted((cited.text.find(f" {word} "), word) for word in _CUES if f" {word} " in cited.text)
    return Statement(evidence=cited, cues=tuple(Cue(kind=_CUES[word], words=word, start=at + 1) for at, word in found))


def a_theme(identifier: str, label: str, said: Mapping[str, Sequence[Statement]], known: Sequence[Article]) -> Theme:
    """Make a theme on which articles say what is given for their ids, best first."""
    speaking = [article for article in known if said.get(article.id)]
    return Theme(
        id=identifier,
        label=label,
        short=label.split(maxsplit=1)[0],
        origin=ThemeOrigin.TAXONOMY,
        key_phrases=("working-level meetings",),
        members=tuple(
            Membership(article=article.id, block=block, primary=True, weight=1.0, hits=())
            for article in speaking
            for block in dict.fromkeys(one.evidence.block for one in said[article.id])
        ),
        positions=tuple(
            ThemePosition(
                article=article.id,
                statements=tuple(said[article.id]),
                blocks=tuple(dict.fromkeys(one.evidence.block for one in said[article.id])),
            )
            for article in speaking
        ),
        silent=tuple(article.id for article in known if not said.get(article.id)),
    )


def themes(known: Sequence[Article]) -> tuple[Theme, ...]:
    """Make the themes of ``tests.digest.issues`` over articles: most sources first."""
    found = []
    for plan in THEMES:
        said: dict[str, list[Statement]] = {}
        for base, block, sentence in plan.sentences:
            for article in known:
                if (int(article.id, 16) - 1) % len(THREE) == base:
                    said.setdefault(article.id, []).append(a_statement(article, block, sentence))
        if said:
            identifier = "".join(char if char.isascii() and char.isalnum() else "-" for char in plan.short.lower())
            found.append(a_theme(identifier, plan.label, said, known))
    return tuple(sorted(found, key=lambda theme: -theme.support))


def an_event(
    cited: Evidence, words: str, when: PartialDate | None, direction: Direction = Direction.AHEAD, **more: bool | str
) -> DatedEvent:
    event = DatedEvent(evidence=cited, when=when, words=words, start=cited.text.index(words), direction=direction)
    return event.model_copy(update=more)


def _events(known: Sequence[Article]) -> tuple[DatedEvent, ...]:
    found = []
    for article in known:
        base = (int(article.id, 16) - 1) % len(THREE)
        if base == 0:
            found.append(an_event(evidence(article, 2, 3), "in 2037", a_year(2037)))
        elif base == 1:
            basis = "counted from the date of publication"
            found.append(an_event(evidence(article, 5, 0), "Next March", a_month(2025, 3), basis=basis))
            found.append(an_event(evidence(article, 6, 3), "next year", a_year(2025), uncertain=True))
            found.append(an_event(evidence(article, 4, 1), "In 2022", a_year(2022), Direction.PAST))
        else:
            found.append(an_event(evidence(article, 2, 1), "September 2024", a_month(2024, 9), Direction.PAST))
    return tuple(sorted(found, key=lambda one: (one.direction, one.when.first if one.when else PRINTED)))


def _figures(known: Sequence[Article]) -> tuple[Figure, ...]:
    found = []
    for article in known:
        base = (int(article.id, 16) - 1) % len(THREE)
        if base == 1:
            readings = (
                Reading(value=Decimal(34_000_000), words="$34 million", when=a_year(2021)),
                Reading(value=Decimal(23_000_000), words="$23 million", when=a_year(2022)),
            )
            found.append(
                Figure(evidence=evidence(article, 4, 2), of="transit cargo in fees", unit="USD", readings=readings)
            )
        elif base == 2:
            percent = Reading(value=Decimal(38), words="38 percent")
            known_share = Reading(value=Decimal(44), words="44 percent")
            found.append(
                Figure(evidence=evidence(article, 9, 2), of="shippers", unit="percent", readings=(percent,), table="t1")
            )
            found.append(
                Figure(evidence=evidence(article, 10, 0), of="those polled", unit="percent", readings=(known_share,))
            )
    return tuple(found)


def an_analysis(known: Sequence[Article], **fields: object) -> Analysis:
    found = Analysis(
        made_by="hand 1",
        taxonomy="0" * 64,
        articles=tuple(article.id for article in known),
        themes=themes(known),
        events=_events(known),
        figures=_figures(known),
    )
    return found.model_copy(update=fields)


def material(
    n: int = 3,
    *,
    articles: tuple[Article, ...] | None = None,
    analysis: Analysis | None = None,
    **fields: Any,  # noqa: ANN401 - any field
) -> Material:
    """Make what an issue of so many documents is composed of; any field can be given."""
    known = _several(n) if articles is None else articles
    base = Material(
        series="Northern Affairs Watch",
        number=7,
        revision=1,
        printed=PRINTED,
        articles=known,
        analysis=analysis or an_analysis(known),
    )
    return replace(base, **fields)
