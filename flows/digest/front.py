"""The first page: what the issue is about, its findings, what to watch, what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from heapq import merge

from flows.digest import heard, wording
from flows.digest.ahead import is_over
from flows.digest.choice import Place, Told, place
from flows.digest.material import Material, anchor
from flows.digest.scripts import legible, named
from flows.digest.sections.changes import summary
from flows.digest.sections.theme import support
from schemas.dates import PartialDate
from schemas.digest import AnySection, ContentsItem, Finding, Front, Named, WatchItem
from schemas.themes import DatedEvent

_MOST_WATCHED, _WATCH_CHARACTERS = 5, 130
# A sentence that may not be cut, for what it denies or doubts, is at most so long: the rail is narrow.
_MOST_WATCH_CHARACTERS = 240
_TITLE_THEMES = 3
_MOST_OTHERS = 6
_MOST_NAMES = 6


def front(material: Material) -> Front:
    """Return the first page of an issue, its list of contents still empty."""
    return Front(
        title=_title(material),
        standfirst=tuple(material.quoted(one) for one in material.choice.leads),
        findings_heading="Key findings",
        findings=tuple(_finding(material, told) for told in material.choice.findings),
        contents_heading="In this issue",
        contents=(),
        changes_heading=f"Since No. {material.number - 1}" if material.since else "",
        changes=summary(material),
        watch_heading="Dates to watch" if _coming(material) else "Ahead of the texts, now over",
        watch=_watch(material),
        coverage_heading="What it rests on",
        coverage=_coverage(material),
        guide_heading="How to read",
        guide=_guide(material),
    )


def _guide(material: Material) -> tuple[Named, ...]:
    """Say how to read the issue, and what stands behind a date that no source prints where there is one."""
    guide = (
        Named(label="One minute:", text="this page."),
        Named(label="Five minutes:", text="at a glance, then the themes that matter to you."),
        Named(
            label="To check:",
            text=_to_check(material),
        ),
    )
    if not any(event.inferred for event in material.analysis.events):
        return guide
    return (
        *guide,
        Named(label=f"{wording.INFERRED}:", text="the source does not print this date; it follows from what it says."),
    )


def _to_check(material: Material) -> str:
    told = "[S2 ¶4] leads to paragraph 4 of source 2, with its place in the original document"
    return f"{told}; E1, E2, … are documents of earlier issues." if material.earlier else f"{told}."


def contents(sections: Iterable[AnySection]) -> tuple[ContentsItem, ...]:
    """Return the list of contents of an issue with these sections."""
    return tuple(ContentsItem(label=section.short, target=section.anchor) for section in sections)


def _title(material: Material) -> str:
    """Name the subject: the phrase most typical of the theme that all speak of, or else the first themes."""
    themes = [theme for theme in material.analysis.themes if legible(theme.short)]
    if not themes:
        return wording.capitalised(wording.counted(len(material.articles), "document"))
    first = themes[0]
    phrase = first.key_phrases[0] if first.key_phrases else ""
    if len(phrase.split()) > 1 and legible(phrase) and first.support == len(material.articles) > 1:
        others = [theme.short for theme in themes[1 : 1 + _TITLE_THEMES]]
        return wording.capitalised(phrase) + (f": {_together(others)}" if others else "")
    return wording.capitalised(_together([theme.short for theme in themes[:_TITLE_THEMES]]))


def _together(names: Sequence[str]) -> str:
    """List names of themes; with semicolons where one of them is a list itself: "a, b and c and d" cannot be read."""
    inside = [_inside(name) for name in names]
    return "; ".join(inside) if any(" and " in name for name in names) else wording.listed(inside)


def _inside(name: str) -> str:
    """Write a theme's short name as it stands inside a sentence: capitals kept in abbreviations and names."""
    first = name.split(maxsplit=1)[0]
    named = sum(word[0].isupper() for word in name.split()) > 1
    if named or sum(char.isupper() for char in first) > 1 or first in _NAMES:
        return name
    return name[:1].lower() + name[1:]


_NAMES = frozenset(
    "Africa Afghanistan Arctic Asia Australia Balkans China Europe European Gulf India Indo-Pacific Iran Israel Japan "
    "Korea Korean Latin Middle North Russia Sahel South South-East Sub-Saharan Turkey UN Ukraine Western".split()
)


def _finding(material: Material, told: Told) -> Finding:
    theme, evidence = told.theme, told.statement.evidence
    said = (
        material.choice.cells[theme.id, position.article].evidence
        for position in theme.positions
        if position.article != evidence.article
    )
    return Finding(
        number=material.analysis.themes.index(theme) + 1,
        label=named(theme.label),
        passage=material.quoted(told.statement),
        speaker=material.heads[evidence.article].name,
        others=tuple(material.mark(one.article, one.block) for one in said)[:_MOST_OTHERS],
        support=theme.support,
        of=len(material.articles),
        support_text=support(theme, len(material.articles)),
        target=anchor(theme.id),
    )


def _coming(material: Material) -> bool:
    """Tell whether any date ahead of the texts, or of those before, is not over yet when the issue is printed."""
    return any(event.when and not is_over(event, material.printed) for event in _dated(material))


def _dated(material: Material) -> list[DatedEvent]:
    """Return the dates of the issue and those of earlier ones that it shows, the nearest first."""
    own, earlier = (
        [one.event for one in told if one.event.when] for told in (material.dates.found, material.dates.earlier)
    )
    return list(merge(own, earlier, key=lambda event: event.when.last if event.when else date.max))


def _watch(material: Material) -> tuple[WatchItem, ...]:
    """Return the nearest dates still to come, or else the nearest ahead of the texts, each of a source once.

    A sentence that names several stands with the nearest; the section on dates has the others, and the sentences that
    this machine cannot show, or that are long and cannot be cut.
    """
    said: dict[tuple[str, PartialDate], DatedEvent] = {}
    for event in _dated(material):
        if event.when and legible(event.evidence.text):
            said.setdefault((event.evidence.article, event.when), event)
    coming = [event for event in said.values() if not is_over(event, material.printed)]
    once: dict[Place, DatedEvent] = {}
    for event in coming or said.values():
        once.setdefault(place(event.evidence), event)
    items = []
    for event in once.values():
        passage, text = material.dated(event, _WATCH_CHARACTERS)
        when = wording.dated(event.when, inferred=event.inferred) if event.when else event.words
        items.append(WatchItem(when=when, text=text, passage=passage, uncertain=event.uncertain))
    short = [item for item in items if len(item.text) <= _MOST_WATCH_CHARACTERS]
    return tuple(short[:_MOST_WATCHED])


def _published_by(material: Material) -> Iterator[str]:
    """Say who published the documents, those of most first, as many as fit a line; and how many name nobody."""
    known = heard.publishers(material.articles)
    names, more = [named(name) for name in known][:_MOST_NAMES], len(known) - _MOST_NAMES
    if names:
        yield f"Published by {wording.listed([*names, f'{wording.number(more)} more'] if more > 0 else names)}."
    unknown = len(material.articles) - sum(map(len, known.values()))
    if names and unknown:
        yield f"{wording.capitalised(wording.number(unknown))} {'names' if unknown == 1 else 'name'} no publisher."


def _coverage(material: Material) -> tuple[str, ...]:
    """Say in a sentence each what the issue rests on and what is missing."""
    articles = material.articles
    words = sum(article.words for article in articles)
    told = [f"{wording.counted(len(articles), 'document')}, {wording.counted(words, 'word')}."]
    told += _published_by(material)
    dated = [article.published.when for article in articles if article.published]
    if dated:
        first = min(dated, key=lambda when: when.first)
        last = max(dated, key=lambda when: when.last)
        told.append(f"Dated {wording.stated(first)}{'' if first == last else f' to {wording.stated(last)}'}.")
    undated = len(articles) - len(dated)
    if undated:
        told.append(
            f"{wording.capitalised(wording.number(undated))} {'has' if undated == 1 else 'have'} no printed date."
        )
    told += _missing(material)
    return tuple(told)


def _missing(material: Material) -> Iterator[str]:
    left, before = len(material.left_out), len(material.printed_before)
    if left:
        yield f"{wording.counted(left, 'document')} not included."
    if before:
        yield f"{wording.counted(before, 'document')} offered again, and printed in an earlier issue."
    if not left and not before:
        yield "Nothing offered was left out."
