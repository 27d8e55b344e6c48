"""What has changed since the last issue: themes, voices, what an author said then and now, new versions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flows.digest import wording
from flows.digest.choice import MOST_THEMES
from flows.digest.material import Material, anchor, title
from flows.digest.scripts import named
from schemas.article import ArticleId
from schemas.changes import ChangedPosition, Changes, NewVoice, Said, ThemeChange, ThemeTrend, VoiceKind
from schemas.digest import (
    ChangesSection,
    CorrectionRow,
    PositionRow,
    SayingRow,
    ThemeTrendRow,
    VoiceRow,
    VoicesRow,
)
from schemas.memory import PERIODS_KEPT

_MOST_THEMES = 10
_MOST_VOICES = 8
_MOST_POSITIONS = 3
# Names on the first page: more make a line that nobody reads.
_MOST_NAMES = 3
_NONE = "–"
_HEARD = {VoiceKind.HOUSE: "Institutions first heard", VoiceKind.AUTHOR: "Authors first heard"}
_TRENDS = {
    ThemeTrend.NEW: "New",
    ThemeTrend.GROWING: "Growing",
    ThemeTrend.RETURNING: "Back",
    ThemeTrend.FADING: "Fading",
}


def build(material: Material) -> tuple[ChangesSection, ...]:
    """Return the section; none in a first issue."""
    if material.since is None:
        return ()
    found = material.analysis.changes
    themes = found.themes if found else ()
    positions = found.positions if found else ()
    return (
        ChangesSection(
            anchor="changes",
            heading=f"What has changed since No. {material.number - 1}",
            short="What has changed",
            intro=_intro(material, found),
            nothing=_nothing(material),
            columns=("Theme", "Change", f"No. {material.number - 1}", f"No. {material.number}"),
            themes=tuple(_theme(material, one) for one in themes[:_MOST_THEMES]),
            more_themes=_more(len(themes) - _MOST_THEMES, "theme"),
            voices=tuple(_voices(material, found.voices)) if found else (),
            positions=tuple(_position(material, one) for one in positions[:_MOST_POSITIONS]),
            corrections=tuple(_corrections(material)),
        ),
    )


def summary(material: Material) -> tuple[str, ...]:
    """Return what has changed in lines for the first page; none in a first issue."""
    if material.since is None:
        return ()
    nothing = _nothing(material)
    found = material.analysis.changes
    told = [nothing] if nothing else []
    if found:
        told += [_edited(material)] if found.edited else []
        told += [*_of_themes(found), *_of_voices(found)]
        told += [f"{_counted(len(found.positions), 'position')} worded otherwise."] if found.positions else []
    told += [f"{_counted(len(material.updates), 'document')} in a new version."] if material.updates else []
    due = material.dates.of_due
    return (*told, f"{_counted(due, 'date')} fell due.") if due else tuple(told)


def cited(material: Material) -> frozenset[ArticleId]:
    """Return the articles of earlier issues that the section names."""
    found = material.analysis.changes
    before = [one.before.evidence.article for one in found.positions[:_MOST_POSITIONS]] if found else []
    return frozenset((*before, *(one.first for one in material.updates)))


def _nothing(material: Material) -> str | None:
    found = material.analysis.changes
    if material.updates or (found and (found.edited or found.themes or found.voices or found.positions)):
        return None
    before = f"No. {material.number - 1}"
    if found is None:
        return f"Not known: {before} was made by a program that kept no memory of it."
    return f"Nothing new since {before}."


def _intro(material: Material, found: Changes | None) -> str | None:
    """Say what the table and the lists mean, as far as there are any."""
    told = [_edited(material)] if found and found.edited else []
    if found and found.themes:
        documents = f"{wording.number(found.articles_before)} documents and {wording.number(len(material.articles))}"
        told.append(
            f"Shares are of the words of the two issues, of {documents}. That a theme grows or fades is told only "
            "where chance alone would rarely bring it."
        )
    if found and found.voices:
        first = material.number - found.periods
        since = f"No. {first}" + (f" to No. {material.number - 1}" if found.periods > 1 else "")
        told.append(f"Who is first heard was in no issue before ({since}).")
    if found and found.positions:
        told.append("Two sentences side by side are no change of mind; the reader judges.")
    return " ".join(told) or None


def _edited(material: Material) -> str:
    return f"The desk’s themes were edited since No. {material.number - 1}."


def _theme(material: Material, one: ThemeChange) -> ThemeTrendRow:
    shown = {theme.id for theme in material.analysis.themes[:MOST_THEMES]}
    return ThemeTrendRow(
        label=named(one.label),
        target=anchor(one.theme) if one.theme in shown else "glance",
        trend=_TRENDS[one.trend] + (_since(material, one) if _is_back(one) else ""),
        before=_share(one.before, one.support_before),
        now=_share(one.now, one.support),
    )


def _is_back(one: ThemeChange) -> bool:
    return one.trend is ThemeTrend.RETURNING


def _since(material: Material, one: ThemeChange) -> str:
    if one.last is None:
        return f", in none of the last {wording.number(PERIODS_KEPT - 1)} issues"
    return f", last in No. {_issue(material, one.last)}"


def _issue(material: Material, period: int | None) -> int:
    """Return the number of the issue of a period: periods are counted from the first issue that memory knows of."""
    known = material.analysis.changes.periods if material.analysis.changes else 0
    return (period or 0) + material.number - 1 - known


def _share(share: float, support: int) -> str:
    return f"{share:.0%}, {wording.counted(support, 'source')}" if support else _NONE


def _voices(material: Material, found: Sequence[NewVoice]) -> Iterator[VoicesRow]:
    for kind, label in _HEARD.items():
        own = [one for one in found if one.kind is kind]
        if own:
            yield VoicesRow(
                label=label,
                voices=tuple(
                    VoiceRow(name=one.name, sources=tuple(material.ids[article] for article in one.articles))
                    for one in own[:_MOST_VOICES]
                ),
                more=_more(len(own) - _MOST_VOICES),
            )


def _position(material: Material, one: ChangedPosition) -> PositionRow:
    return PositionRow(
        author=one.author, theme=named(one.label), before=_saying(material, one.before), now=_saying(material, one.now)
    )


def _saying(material: Material, said: Said) -> SayingRow:
    dated = wording.stated(said.published) if said.published else "undated"
    return SayingRow(
        when=f"No. {_issue(material, said.period)}, {dated}", passage=material.passage(said.evidence, said.cues)
    )


def _corrections(material: Material) -> Iterator[CorrectionRow]:
    standings = {one.article.id: one.standing for one in material.earlier}
    for one in material.updates:
        before, old, new = standings[one.first], material.numbers[one.first], material.ids[one.second]
        share = f"{one.overlap:.0%} of its words stand in the one of No. {before.issue}"
        yield CorrectionRow(
            source=new,
            earlier=old,
            title=title(material.by_id[one.second]),
            text=f"{share}, S{before.place} there. To compare them: deskbrief show --diff {old} {new}",
        )


def _of_themes(found: Changes) -> Iterator[str]:
    for trend, told in _TRENDS.items():
        labels = [named(one.label) for one in found.themes if one.trend is trend]
        if labels:
            yield f"{told}: {_names(labels)}."


def _of_voices(found: Changes) -> Iterator[str]:
    names = [one.name for one in found.voices]
    if names:
        yield f"First heard: {_names(names)}."


def _names(names: Sequence[str]) -> str:
    """List names; with dots between them where one is a list itself: "A and B, C and D" cannot be read."""
    more = len(names) - _MOST_NAMES
    shown = list(names) if more <= 1 else [*names[:_MOST_NAMES], f"{wording.number(more)} more"]
    lists = any(sign in name for name in shown for sign in (",", ";", " and "))
    return " · ".join(shown) if lists else wording.listed(shown)


def _counted(count: int, one: str) -> str:
    return f"{wording.capitalised(wording.number(count))} {one}{'' if count == 1 else 's'}"


def _more(count: int, what: str = "") -> str:
    if count <= 0:
        return ""
    return f"and {wording.number(count)} more {what}{'s' if what and count > 1 else ''}".rstrip()
