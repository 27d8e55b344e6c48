"""The first page: what the issue is about, its findings, what to watch, what it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from flows.digest import wording
from flows.digest.material import Material, anchor
from flows.digest.sections.theme import MOST_THEMES, support
from schemas.digest import AnySection, ContentsItem, Finding, Front, Named, Passage, WatchItem
from schemas.themes import Direction, Statement, Theme

_MOST_FINDINGS = 5
_MOST_LEADS = 3
_LEAD_WORDS, _FINDING_WORDS = 34, 42
_MOST_WATCHED, _WATCH_CHARACTERS = 5, 92
_TITLE_THEMES = 3


def front(material: Material, sections: Sequence[AnySection]) -> Front:
    """Return the first page of an issue with these sections."""
    shown: set[tuple[str, str, int]] = set()
    leads = _leads(material, shown)
    return Front(
        title=_title(material),
        standfirst=leads,
        findings_heading="Key findings",
        findings=_findings(material, shown),
        contents_heading="In this issue",
        contents=_contents(sections),
        watch_heading="Dates to watch",
        watch=_watch(material),
        coverage_heading="What it rests on",
        coverage=_coverage(material),
        guide_heading="How to read",
        guide=(
            Named(label="One minute:", text="this page."),
            Named(label="Five minutes:", text="at a glance, then the themes that matter to you."),
            Named(
                label="To check:",
                text="[S2 ¶4] leads to paragraph 4 of source 2, with its place in the original document.",
            ),
        ),
    )


def _title(material: Material) -> str:
    """Name the subject: the phrase most typical of the theme that all speak of, or else the first themes."""
    themes = material.analysis.themes
    if not themes:
        return wording.capitalised(wording.counted(len(material.articles), "document"))
    first = themes[0]
    phrase = first.key_phrases[0] if first.key_phrases else ""
    if len(phrase.split()) > 1 and first.support == len(material.articles) > 1:
        others = [theme.short for theme in themes[1 : 1 + _TITLE_THEMES]]
        told = f": {wording.listed([_inside(name) for name in others])}" if others else ""
        return wording.capitalised(phrase) + told
    return wording.capitalised(wording.listed([_inside(theme.short) for theme in themes[:_TITLE_THEMES]]))


def _inside(name: str) -> str:
    """Write a theme's short name as it stands inside a sentence: capitals kept in abbreviations and names."""
    first = name.split()[0]
    return name if sum(char.isupper() for char in first) > 1 or first in _NAMES else name[:1].lower() + name[1:]


_NAMES = frozenset(
    "Africa Afghanistan Arctic Asia Australia Balkans China Europe European Gulf India Indo-Pacific Iran Israel Japan Korea "
    "Korean Latin Middle North Russia Sahel South South-East Sub-Saharan Turkey UN Ukraine Western".split()
)


def _leads(material: Material, shown: set[tuple[str, str, int]]) -> tuple[Passage, ...]:
    """Return how the first sources speak on the first theme: one sentence each."""
    if not material.analysis.themes:
        return ()
    leads = []
    for position in material.analysis.themes[0].positions[:_MOST_LEADS]:
        best = _first(position.statements, shown, _LEAD_WORDS)
        if best is not None:
            leads.append(material.quoted(best))
    return tuple(leads)


def _first(
    statements: Sequence[Statement], shown: set[tuple[str, str, int]], words: int
) -> Statement | None:
    """Return the best sentence that is not shown yet and not too long, and note it as shown."""
    for one in statements:
        key = (one.evidence.article, one.evidence.block, one.evidence.start)
        if key not in shown and len(one.evidence.text.split()) <= words:
            shown.add(key)
            return one
    return None


def _findings(material: Material, shown: set[tuple[str, str, int]]) -> tuple[Finding, ...]:
    """Return the most supported themes, each by a sentence; sources take turns."""
    spoken: Counter[str] = Counter()
    findings: list[Finding] = []
    for theme in material.analysis.themes[:MOST_THEMES]:
        if len(findings) == _MOST_FINDINGS:
            break
        order = sorted(range(len(theme.positions)), key=lambda place: (spoken[theme.positions[place].article], place))
        for place in order:
            best = _first(theme.positions[place].statements, shown, _FINDING_WORDS)
            if best is not None:
                spoken[best.evidence.article] += 1
                findings.append(_finding(material, theme, best, len(findings) + 1))
                break
    return tuple(findings)


def _finding(material: Material, theme: Theme, best: Statement, number: int) -> Finding:
    others = tuple(
        material.mark(position.article, position.statements[0].evidence.block)
        for position in theme.positions
        if position.article != best.evidence.article
    )
    return Finding(
        number=number,
        label=theme.label,
        passage=material.quoted(best),
        speaker=material.heads[best.evidence.article].name,
        others=others,
        support=theme.support,
        of=len(material.articles),
        support_text=support(theme, len(material.articles)),
        target=anchor(theme.id),
    )


def _contents(sections: Sequence[AnySection]) -> tuple[ContentsItem, ...]:
    return tuple(ContentsItem(label=section.short, target=section.anchor) for section in sections)


def _watch(material: Material) -> tuple[WatchItem, ...]:
    """Return the nearest dates ahead."""
    ahead = [event for event in material.analysis.events if event.direction is Direction.AHEAD and event.when]
    return tuple(
        WatchItem(
            when=wording.capitalised(wording.stated(event.when)) if event.when else event.words,
            text=wording.around(event.evidence.text, event.start, event.start + len(event.words), _WATCH_CHARACTERS),
            mark=material.mark(event.evidence.article, event.evidence.block),
            uncertain=event.uncertain,
        )
        for event in ahead[:_MOST_WATCHED]
    )


def _coverage(material: Material) -> tuple[str, ...]:
    """Say in a sentence each what the issue rests on and what is missing."""
    articles = material.articles
    words = sum(article.words for article in articles)
    told = [f"{wording.counted(len(articles), 'document')}, {wording.counted(words, 'word')}."]
    names = list(dict.fromkeys(head.outlet or head.name for head in material.heads.values()))
    if len(names) > 1:
        told.append(f"From {wording.listed(names[:6])}{' and others' if len(names) > 6 else ''}.")  # noqa: PLR2004 - a line's worth
    dated = [article.published.when for article in articles if article.published]
    if dated:
        first = min(dated, key=lambda when: when.first)
        last = max(dated, key=lambda when: when.last)
        told.append(f"Dated {wording.stated(first)}{'' if first == last else f' to {wording.stated(last)}'}.")
    undated = len(articles) - len(dated)
    if undated:
        told.append(f"{wording.capitalised(wording.number(undated))} {'has' if undated == 1 else 'have'} no printed date.")
    left = len(material.left_out)
    told.append(f"{wording.counted(left, 'document')} not included." if left else "Nothing offered was left out.")
    return tuple(told)
