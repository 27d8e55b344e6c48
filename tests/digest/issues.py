"""Issues of the digest for tests: three documents as usual, and any number of others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from schemas import digest as record
from schemas.record import Record
from tests.digest.documents import THREE, Document

_NAMES: Final = (
    ("Abebe", "Horn Institute"),
    ("Vasquez-Montalbán", "Andean Centre for Strategic Studies"),
    ("Ito", "Pacific Forum"),
    ("Ministry of Foreign Affairs", None),
    ("Grünewald", "Stiftung Neue Ordnung"),
)
_CUES: Final = (
    "premature to conclude",
    "chances are",
    "reasonable chance",
    "seem likely",
    "seems imminent",
    "if necessary",
    "should",
    "could",
    "would",
    "might",
    "may",
    "can",
    "will",
    "likely",
    "allegedly",
    "must",
    "probably",
)


@dataclass(frozen=True)
class ThemePlan:
    """What the fixture says on a theme: sentences as (document, block, sentence), by number from 0."""

    label: str
    short: str
    phrases: tuple[str, ...]
    sentences: tuple[tuple[int, int, int], ...]
    quote: tuple[int, int, str, str, str | None] | None = None
    number: tuple[str, int, int, int] | None = None


THEMES: Final = (
    ThemePlan(
        "The Arctic Council after the pause",
        "Council",
        ("working-level meetings", "incoming chair", "structural quarrel", "northern bromance"),
        ((0, 1, 0), (0, 5, 0), (1, 8, 0), (2, 1, 1), (2, 16, 0)),
        quote=(2, 6, "We know that this will not be easy, but are ready to take this road", "Orlov", "9 November 2024"),
    ),
    ThemePlan(
        "Undersea cables and rules for anchors",
        "Cables",
        ("repair ships", "ship tracks", "common log of incidents"),
        ((0, 3, 4), (0, 3, 1), (1, 3, 0), (2, 2, 1), (2, 8, 1)),
        quote=(
            2,
            8,
            "it could be a trawler, but it could also be a storm",
            "the incoming chair",
            "first press conference",
        ),
    ),
    ThemePlan(
        "Uncertainty about the chair’s programme",
        "Uncertainty",
        ("great uncertainty", "narrow agenda", "traditional framework"),
        ((0, 5, 1), (1, 1, 1), (2, 3, 0), (2, 11, 0)),
    ),
    ThemePlan(
        "Sanctions, insurance and the route’s traffic",
        "Sanctions",
        ("current measures", "strategic cargo waiver", "ban on transshipment"),
        ((1, 4, 0), (1, 6, 3), (1, 5, 0), (2, 14, 0)),
        number=("$34 million in fees in 2021 to $23 million", 1, 4, 2),
    ),
    ThemePlan(
        "Security in the Barents Sea",
        "Barents Sea",
        ("northern navies", "buck-passing", "side-lines"),
        ((1, 8, 1), (1, 8, 4), (2, 13, 2), (2, 4, 0)),
        quote=(2, 13, "the Council is not a coast guard", "the chair", None),
    ),
    ThemePlan(
        "How shippers see the two passages",
        "Shippers’ views",
        ("widespread endorsement", "rejected more unequivocally"),
        ((2, 9, 1), (2, 10, 0), (0, 5, 4)),
        number=("44 percent", 2, 10, 0),
    ),
    ThemePlan(
        "China’s place in the Arctic",
        "China",
        ("Suez moment", "canal states"),
        ((1, 9, 2), (1, 9, 1)),
    ),
)


class Press:
    """Makes records out of documents."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = tuple(documents)
        self.n = len(self.documents)

    def head(self, number: int) -> record.SourceHead:
        document = self.documents[number]
        return record.SourceHead(id=document.id, name=document.name, outlet=document.outlet)

    def mark(self, number: int, block: int) -> record.Mark:
        return record.Mark(source=self.documents[number].id, article=f"{number:016x}", block=f"p{block}", number=block)

    def passage(self, number: int, block: int, sentence: int) -> record.Passage:
        sentences = self.documents[number].blocks[block]
        start = len(" ".join((*sentences[:sentence], ""))) if sentence else 0
        text = sentences[sentence]
        found = sorted((text.find(cue), cue) for cue in _CUES if f" {cue} " in text)
        return record.Passage(
            text=text,
            start=start,
            end=start + len(text),
            mark=self.mark(number, block),
            cues=tuple(cue for _, cue in found),
        )

    def part(self, number: int, block: int, words: str) -> record.Passage:
        whole = " ".join(self.documents[number].blocks[block])
        start = whole.index(words)
        return record.Passage(text=words, start=start, end=start + len(words), mark=self.mark(number, block))

    def anywhere(self, number: int, block: int) -> record.Passage:
        return self.passage(number, block, 0)

    def alike(self, base: int) -> list[int]:
        """Numbers of the documents made after one of the three."""
        return [number for number in range(self.n) if number % len(THREE) == base]

    def places(self, plan: ThemePlan) -> dict[int, list[tuple[int, int]]]:
        found: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for base, block, sentence in plan.sentences:
            for number in self.alike(base):
                found[number].append((block, sentence))
        return dict(sorted(found.items()))


def documents(n: int) -> tuple[Document, ...]:
    """Give as many documents as asked, the first three as written, the others their copies under other names."""
    found = list(THREE[:n])
    for number in range(len(THREE), n):
        name, outlet = _NAMES[number % len(_NAMES)]
        base = THREE[number % len(THREE)]
        found.append(replace(base, id=f"S{number + 1}", name=name, outlet=outlet or "", title=f"{base.title} ({name})"))
    return tuple(found)


def issue(n: int = 3) -> record.Digest:
    """Make an issue of ``n`` documents."""
    press = Press(documents(n))
    plans = [plan for plan in THEMES if press.places(plan)]
    sections = _sections(press, plans)
    sections.insert(-3, _evidence(press, sections, _front(press, plans, sections)))
    return _digest(_front(press, plans, sections), sections)


def empty_lists() -> record.Digest:
    """Make an issue of one document in which every list that may be empty is so."""
    press = Press(documents(1))
    plan = ThemePlan("The only theme", "Only theme", (), ((0, 1, 0),))
    theme = _theme(press, 1, plan).model_copy(update={"silent_text": None})
    glance = _glance(press, [plan]).model_copy(update={"timeline": None, "intro": None})
    sections: list[record.AnySection] = [
        glance,
        theme,
        _dates(press).model_copy(update={"rows": ()}),
        _recommendations(press).model_copy(update={"rows": ()}),
        _numbers(press).model_copy(update={"rows": ()}),
        _quotations(press).model_copy(update={"rows": ()}),
        _sources(press).model_copy(update={"entries": ()}),
        _not_included().model_copy(update={"rows": ()}),
        _method().model_copy(update={"notes": ()}),
    ]
    front = _front(press, [plan], sections).model_copy(
        update={"standfirst": (), "findings": (), "watch": (), "coverage": (), "guide": ()}
    )
    sections.insert(-2, _evidence(press, sections, front))
    return _digest(front, sections)


def walk(value: object) -> Iterator[Record]:
    """Give every record inside a record."""
    if isinstance(value, Record):
        yield value
        for name in type(value).model_fields:
            yield from walk(getattr(value, name))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from walk(item)


def marks(digest: record.Digest) -> set[record.Mark]:
    """Give every mark of an issue."""
    return {found for found in walk(digest) if isinstance(found, record.Mark)}


def _digest(front: record.Front, sections: Sequence[record.AnySection]) -> record.Digest:
    return record.Digest(
        series="Northern Affairs Watch",
        number=7,
        revision=1,
        issue_label="No. 7",
        printed=date(2025, 1, 20),
        printed_label="20 January 2025",
        covered_from=date(2024, 11, 1),
        covered_to=date(2025, 1, 16),
        language="en",
        front=front,
        sections=tuple(sections),
        articles=("0" * 16,),
        inputs="0" * 64,
    )


def _front(press: Press, plans: Sequence[ThemePlan], sections: Sequence[record.AnySection]) -> record.Front:
    findings = []
    for rank, plan in enumerate(plans[:5], start=1):
        places = press.places(plan)
        chosen = list(places)[(rank - 1) % len(places)]
        block, sentence = places[chosen][0]
        findings.append(
            record.Finding(
                number=rank,
                label=plan.label,
                passage=press.passage(chosen, block, sentence),
                speaker=press.head(chosen).name,
                others=tuple(press.mark(number, there[0][0]) for number, there in places.items() if number != chosen)[
                    :6
                ],
                support=len(places),
                of=press.n,
                support_text=f"support: {len(places)} of {press.n} sources" if press.n > 1 else "one source",
                target=f"theme-{rank}",
            )
        )
    opening = ((0, 1, 1), (1, 2, 0), (2, 1, 1))[: press.n]
    words = sum(len(sentence.split()) for doc in press.documents for block in doc.blocks.values() for sentence in block)
    return record.Front(
        title="Arctic: the talks resume, the quarrels stay" if press.n > 1 else "Arctic relations after the pause",
        standfirst=tuple(press.passage(*place) for place in opening),
        findings_heading="Key findings",
        findings=tuple(findings),
        contents_heading="In this issue",
        contents=tuple(record.ContentsItem(label=section.short, target=section.anchor) for section in sections),
        watch_heading="Watch",
        watch=_watch(press),
        coverage_heading="Coverage",
        coverage=(
            f"{press.n} documents from {press.n} institutions, {words:,} words."
            if press.n > 1
            else f"One document, {words} words.",
            "Dated 1 November 2024 to 16 January 2025; one without a date.",
        ),
        guide_heading="How to read this issue",
        guide=(
            record.Named(
                label="In a minute.",
                text="The findings above: the theme, the sentence that says most about it, word for word, and how many sources speak of it.",
            ),
            record.Named(label="In five.", text="The table of themes by sources: who says what, and who is silent."),
            record.Named(
                label="To check.",
                text="Every mark such as [S2 ¶4] leads to the paragraph it came from. Dotted words qualify what is said.",
            ),
        ),
    )


def _watch(press: Press) -> tuple[record.WatchItem, ...]:
    known = (
        ("March 2025", "governments decide on whether to prolong the current measures", 1, 5, False),
        ("Mid-2025", "the ports’ ban on transshipment ends", 1, 7, False),
        ("2025 or later", "the bill on ice-class rules could get traction", 1, 6, True),
        ("2037", "the Central Arctic fisheries agreement will lapse", 0, 2, False),
    )
    return tuple(
        record.WatchItem(when=when, text=text, passage=press.anywhere(number, block), uncertain=uncertain)
        for when, text, number, block, uncertain in known
        if number < press.n
    )


def _sections(press: Press, plans: Sequence[ThemePlan]) -> list[record.AnySection]:
    themes = [_theme(press, number, plan) for number, plan in enumerate(plans, start=1)]
    found: list[record.AnySection] = [_glance(press, plans), *themes]
    if press.n >= len(THREE):
        found.append(_chart(press))
    found += [_dates(press), _recommendations(press), _numbers(press), _quotations(press)]
    return [*found, _sources(press), _not_included(), _method()]


def _glance(press: Press, plans: Sequence[ThemePlan]) -> record.GlanceSection:
    rows = []
    for number, plan in enumerate(plans, start=1):
        places = press.places(plan)
        cells = tuple(
            record.GlanceCell(
                source=press.documents[column].id,
                passage=press.passage(column, *places[column][0]) if column in places else None,
            )
            for column in range(press.n)
        )
        support = f"{len(places)} of {press.n}" if len(places) > 1 or press.n == 1 else "one source"
        rows.append(record.GlanceRow(label=plan.short, target=f"theme-{number}", cells=cells, support_text=support))
    return record.GlanceSection(
        anchor="glance",
        heading="At a glance",
        short="At a glance",
        intro="Read down a column for one source, across a row for one theme. A dash means that the source does not speak of the theme; it is not a “no”.",
        caption="Table 1. Themes by sources, each in the sentence that says most about it",
        stub="Theme",
        support_label="Support",
        columns=tuple(press.head(column) for column in range(press.n)),
        rows=tuple(rows),
        words=press.n <= 5,
        timeline=_timeline(press),
    )


def _timeline(press: Press) -> record.Timeline | None:
    known = (
        (0.0, "2022", "measures on the route imposed", 1, 4, False),
        (0.42, "7 September 2024", "offer to share ice charts", 2, 7, False),
        (0.44, "September 2024", "bill on ice-class rules passed", 1, 6, False),
        (0.48, "October 2024", "joint inquiry accuses the owners", 2, 8, False),
        (0.53, "9 November 2024", "“full-format work” sought", 2, 6, False),
        (0.64, "March 2025", "decision on the current measures", 1, 5, True),
        (0.72, "Mid-2025", "ban on transshipment ends", 1, 7, True),
        (1.0, "2037", "fisheries agreement lapses", 0, 2, True),
    )
    points = tuple(
        record.TimelinePoint(position=at, when=when, text=text, passage=press.anywhere(number, block), ahead=ahead)
        for at, when, text, number, block, ahead in known
        if number < press.n
    )
    if len(points) < 3:
        return None
    return record.Timeline(
        title="A line from 2022 to 2037 with the dates that the sources name; five lie behind and three ahead.",
        caption="Figure 1. Dates that the sources name. Filled: behind; open: ahead, seen from the document that names it. Not to scale after 2025.",
        points=points,
    )


def _theme(press: Press, number: int, plan: ThemePlan) -> record.ThemeSection:
    places = press.places(plan)
    voices = tuple(
        record.Voice(source=press.head(who), passages=tuple(press.passage(who, *place) for place in sorted(there)))
        for who, there in places.items()
    )
    silent = [press.head(who).name for who in range(press.n) if who not in places]
    quote = plan.quote if plan.quote and plan.quote[0] < press.n else None
    figure = plan.number if plan.number and plan.number[1] < press.n else None
    return record.ThemeSection(
        anchor=f"theme-{number}",
        heading=plan.label,
        short=plan.short,
        number=number,
        phrases=plan.phrases,
        support_text=f"support: {len(voices)} of {press.n} sources" if press.n > 1 else "one source",
        support=len(voices),
        of=press.n,
        voices=voices,
        silent_text=f"Silent on this: {', '.join(silent)}." if silent else None,
        quote=record.PulledQuote(passage=press.part(*quote[:3]), speaker=quote[3], circumstance=quote[4])
        if quote
        else None,
        quote_label="In their words",
        figure=record.NumberBox(words=figure[0], passage=press.passage(*figure[1:])) if figure else None,
        figure_label="A number",
    )


def _chart(press: Press) -> record.ChartSection:
    rows = (
        ("Positive view", 38, 8),
        ("Negative view", 20, 61),
        ("Undecided", 11, 23),
        ("Never used the passage", 30, 9),
    )
    groups = tuple(
        record.BarGroup(
            label=label,
            bars=tuple(record.Bar(value=Decimal(value), label=str(value), share=value / 70) for value in values),
        )
        for label, *values in rows
    )
    return record.ChartSection(
        anchor="chart-s3-t1",
        heading="European shippers on two passages",
        short="Figure: shippers’ views",
        title="Bars by view: Suez 38 positive, 20 negative, 11 undecided, 30 never used; Northern Sea Route 8, 61, 23 and 9.",
        series=("Suez", "Northern Sea Route"),
        groups=groups,
        axis=tuple(record.Named(label=str(tick), text=f"{tick / 70:.4f}") for tick in (0, 20, 40, 60)),
        caption="Figure 2. View of the two passages among European shippers, per cent, October 2024.",
        notes=("The columns sum to 99 and 101, from rounding.",),
        repeated_text="The text gives the same numbers:",
        repeated=(press.mark(2, 9),),
        source="Source: Nordisk Rederipanel, as printed in",
        mark=press.mark(2, 15),
        data=record.DataTable(
            caption="Table 2. Data behind figure 2, per cent",
            stub="View",
            columns=("Suez", "Northern Sea Route"),
            cells=tuple((label, str(first), str(second)) for label, first, second in rows),
            totals=("Sum", "99", "101"),
        ),
    )


def _dates(press: Press) -> record.DatesSection:
    ahead = (
        ("March 2025", 1, 5, 0, "Next March", "Read against 16 January 2025, the date of publication.", False),
        ("mid-2025", 1, 7, 1, "mid 2025", None, False),
        (
            "2025 or later",
            1,
            6,
            3,
            "next year",
            "The text may have been written in 2024: then 2025, otherwise 2026.",
            True,
        ),
        ("2037", 0, 2, 3, "in 2037", None, False),
    )

    def rows(known: Sequence[tuple[str, int, int, int, str, str | None, bool]]) -> tuple[record.DateRow, ...]:
        return tuple(
            record.DateRow(when=when, passage=press.passage(*place), words=words, note=note, uncertain=uncertain)
            for when, *place, words, note, uncertain in known
            if place[0] < press.n
        )

    return record.DatesSection(
        anchor="dates",
        heading="Dates",
        short="Dates",
        rows=rows(ahead),
        columns=("Date", "What the document says"),
    )


def _recommendations(press: Press) -> record.RecommendationsSection:
    known = (
        (0, 2, 3, "the eight Arctic states", "2037"),
        (0, 4, 1, "both sides", "–"),
        (2, 3, 0, "–", "short-term"),
        (2, 4, 0, "the Nordic states", "mid- and long-term"),
        (2, 5, 0, "–", "mid- and long-term"),
    )
    return record.RecommendationsSection(
        anchor="recommendations",
        heading="What the documents ask for",
        short="Recommendations",
        columns=("Recommendation", "To", "By"),
        rows=tuple(
            record.RecommendationRow(passage=press.passage(*place), addressee=to, horizon=by)
            for *place, to, by in known
            if place[0] < press.n
        ),
    )


def _numbers(press: Press) -> record.NumbersSection:
    known = (
        ("roughly 40; 90", "vessels able to work in heavy ice; including chartered ships", 0, 2, 1),
        ("$34 million; $23 million", "transit cargo in fees, 2021; the next year", 1, 4, 2),
        ("another six months", "ban on transshipment", 1, 7, 1),
        ("38, 20, 11, 30 percent", "shippers on Suez: positive, negative, undecided, never used", 2, 9, 2),
        ("44; seven percent", "open meetings good for trade; a longer pause", 2, 10, 0),
    )
    return record.NumbersSection(
        anchor="numbers",
        heading="Numbers in the text",
        short="Numbers",
        columns=("Number", "The sentence that states it"),
        rows=tuple(
            record.NumberRow(words=words, of=of, passage=press.passage(*place))
            for words, of, *place in known
            if place[0] < press.n
        ),
    )


def _quotations(press: Press) -> record.QuotationsSection:
    known = (
        (
            "Orlov",
            "9 November 2024",
            2,
            6,
            "We are ready for and seek a return to full-format work in the Arctic. [..] We know that this will not be easy, but are ready to take this road",
        ),
        (
            "Maren Dahl",
            "NRK, 7 September 2024",
            2,
            7,
            "If they share their ice charts with us, we are going to share ours",
        ),
        ("the incoming chair", "first press conference", 2, 8, "it could be a trawler, but it could also be a storm"),
        ("the chair", "–", 2, 13, "the Council is not a coast guard"),
        ("–", "–", 1, 6, "strategic cargo waiver"),
    )
    return record.QuotationsSection(
        anchor="quotations",
        heading="Who is quoted",
        short="Quotations",
        intro="Words that the documents put in quotation marks and ascribe to somebody.",
        columns=("Who", "Words", "When and where"),
        rows=tuple(
            record.QuotationRow(speaker=who, circumstance=when, passage=press.part(number, block, words))
            for who, when, number, block, words in known
            if number < press.n
        ),
    )


def _sources(press: Press) -> record.SourcesSection:
    return record.SourcesSection(
        anchor="sources",
        heading="Sources",
        short="Sources",
        entries=tuple(
            record.SourceEntry(
                id=document.id,
                title=document.title,
                subtitle=document.subtitle,
                facts=tuple(record.Named(label=label, text=text) for label, text in document.facts),
            )
            for document in press.documents
        ),
    )


def _evidence(press: Press, *holders: object) -> record.EvidenceSection:
    cited: dict[tuple[str, str], set[int]] = defaultdict(set)
    for holder in holders:
        for found in walk(holder):
            if isinstance(found, record.Mark):
                cited[found.source, found.block] |= set()
            elif isinstance(found, record.Passage):
                cited[found.mark.source, found.mark.block] |= set(range(found.start, found.end))
    groups = []
    for number, document in enumerate(press.documents):
        entries = tuple(
            record.EvidenceEntry(
                mark=press.mark(number, block),
                place=f"line {block * 2 + 9}, characters 1–{len(' '.join(sentences))}",
                parts=_parts(" ".join(sentences), cited[document.id, f"p{block}"]),
            )
            for block, sentences in document.blocks.items()
            if (document.id, f"p{block}") in cited
        )
        groups.append(
            record.EvidenceGroup(
                source=press.head(number), title=document.title, note=document.excerpts_only, entries=entries
            )
        )
    return record.EvidenceSection(
        anchor="evidence",
        heading="Evidence",
        short="Evidence",
        intro="Every paragraph that the issue cites. The cited words stand in dark type on a tint with a line under them.",
        groups=tuple(groups),
    )


def _parts(text: str, cited: set[int]) -> tuple[record.EvidencePart, ...]:
    parts: list[tuple[str, bool]] = []
    for at, character in enumerate(text):
        flag = at in cited
        if parts and parts[-1][1] is flag:
            parts[-1] = (parts[-1][0] + character, flag)
        else:
            parts.append((character, flag))
    return tuple(record.EvidencePart(text=words, cited=flag) for words, flag in parts)


def _not_included() -> record.NotIncludedSection:
    return record.NotIncludedSection(
        anchor="not-included",
        heading="Not included",
        short="Not included",
        columns=("Document", "Outcome", "Reason"),
        rows=(
            record.NotIncludedRow(name="icebreakers-2024.txt", outcome="duplicate", reason="same bytes as S2"),
            record.NotIncludedRow(name="scan_0007.pdf", outcome="refused", reason="no text: the pages are pictures"),
        ),
        nothing="Every document that was offered is in the issue.",
    )


def _method() -> record.MethodSection:
    return record.MethodSection(
        anchor="method",
        heading="Method",
        short="Method",
        notes=(
            record.Named(
                label="How this was made.",
                text="Three texts were cleaned of what their sites and portals had put around them and read into records. Every sentence above was taken from a record word for word, and checked against the paragraph it names before printing.",
            ),
            record.Named(
                label="Support.",
                text="The squares say how many sources speak of a theme. They say nothing on whether it is so: three sources that repeat each other are one.",
            ),
            record.Named(label="Limits.", text="Three documents are a thin base. All are in English. One has no date."),
            record.Named(label="Again.", text="The same documents and settings give the same bytes."),
        ),
    )
