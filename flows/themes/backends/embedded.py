"""The backend that needs nothing: taxonomy, discovery of what it leaves, and sentences chosen verbatim."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from flows.language.stems import stem
from flows.language.words import is_wide
from flows.themes import demands, discovery, events, figures, phrases, statements, vectors
from flows.themes.membership import Belonging, belongings
from flows.themes.memory import NOTHING
from flows.themes.statements import Candidate
from flows.themes.taxonomy import Loaded
from flows.themes.terms import TermIndex
from flows.themes.units import Unit, units_of
from schemas.article import Article, ArticleId
from schemas.memory import Memory
from schemas.taxonomy import Taxonomy, TaxonomyTheme, ThemeId
from schemas.themes import Analysis, Evidence, Membership, TermHit, Theme, ThemeOrigin, ThemePosition

VERSION = "embedded 2"
"""Changes when the same articles may give another analysis."""

# More units than this are not compared pair by pair; the rest joins the group that it is nearest to, if it is as near
# as those that made the group.
MOST_COMPARED = 1000
# A discovered theme has at least so many units of different words, or it is no theme but a remark, or a notice that
# every page of a site repeats.
LEAST_UNITS = 2
# A remark shorter than this says too little to be grouped by its words.
_LEAST_WORDS = 12
_LABEL_WORDS = 80
_SHORT_LABEL = 22
# A phrase names a group when this share of its units has it; with a third, seeds lose a theme that editors see in them.
_NAMING = 0.25
# Who is spoken to or of by his office alone is no theme: "Prime Minister", "Mr. Vice President", "White House".
_OFFICES = frozenset(
    stem(word)
    for word in (
        "mr mrs ms madam sir vice deputy president prime minister first lady secretary senator governor mayor chairman "
        "ambassador general admiral colonel sergeant corporal lance majesty highness excellency white house county "
        "executive"
    ).split()
)


class _Group(NamedTuple):
    """A theme in the making: its units by number, and how each belongs."""

    theme: TaxonomyTheme
    origin: ThemeOrigin
    members: tuple[tuple[int, Belonging], ...]
    mains: frozenset[int]


class EmbeddedBackend:
    """Works offline, without a model, in time that grows with the text."""

    def analyse(self, articles: Sequence[Article], taxonomy: Loaded, memory: Memory = NOTHING) -> Analysis:
        """Return what some articles say; see :class:`flows.themes.backends.Backend`."""
        units = units_of(articles)
        belong = belongings(units, TermIndex(taxonomy.taxonomy)) if units else ()
        groups = _from_taxonomy(taxonomy.taxonomy, belong)
        left = [number for number, found in enumerate(belong) if not found]
        book = phrases.phrasebook(units)
        groups += _discovered(units, left, book)
        grouped = {number for group in groups for number, _ in group.members}
        return Analysis(
            made_by=VERSION,
            taxonomy=taxonomy.sha256,
            articles=tuple(article.id for article in articles),
            themes=_themes(groups, units, articles, book),
            unassigned=tuple(
                _whole(units[number]) for number in left if number not in grouped and units[number].speaks
            ),
            events=events.events_of(units),
            figures=figures.figures_of(units),
            recommendations=demands.track(demands.demands_of(units), articles, memory.demands, memory.periods + 1),
        )


BACKEND: Final = EmbeddedBackend()


def _whole(unit: Unit) -> Evidence:
    return unit.evidence((0, len(unit.block.text)))


def _from_taxonomy(taxonomy: Taxonomy, belong: Sequence[Sequence[Belonging]]) -> list[_Group]:
    members: dict[ThemeId, list[tuple[int, Belonging]]] = {}
    mains: dict[ThemeId, set[int]] = {}
    for number, found in enumerate(belong):
        for place, one in enumerate(found):
            members.setdefault(one.theme, []).append((number, one))
            if place == 0:
                mains.setdefault(one.theme, set()).add(number)
    return [
        _Group(theme, ThemeOrigin.TAXONOMY, tuple(members[theme.id]), frozenset(mains[theme.id]))
        for theme in taxonomy.themes
        if theme.id in mains
    ]


def _discovered(units: Sequence[Unit], left: Sequence[int], book: phrases.Phrasebook) -> list[_Group]:
    """Group by their own words the units that the taxonomy leaves."""
    enough = [number for number in left if len(units[number].words) >= _LEAST_WORDS or not units[number].speaks]
    texts = vectors.vectors(
        [vectors.features(units[number].words, units[number].article.language.code) for number in enough]
    )
    made = []
    for group, centre in _grouped(texts):
        numbers = sorted(enough[at] for at in group)
        if len({units[number].block.text for number in numbers}) < LEAST_UNITS:
            continue
        theme = _named([units[number] for number in numbers], book)
        if theme is not None:
            share = {enough[at]: max(vectors.nearness(texts[at], centre), 0.0) for at in group}
            members = tuple((number, Belonging(theme.id, min(share[number], 1.0), ())) for number in numbers)
            made.append(_Group(theme, ThemeOrigin.DISCOVERED, members, frozenset(numbers)))
    return _once(made)


def _grouped(texts: Sequence[Mapping[str, float]]) -> list[tuple[list[int], Mapping[str, float]]]:
    """Return groups of texts with the centre of each; of very many texts, those that suit none are in none."""
    step = max(1, -(-len(texts) // MOST_COMPARED))
    compared = range(0, len(texts), step)
    groups = [
        [compared[at] for at in group] for group in discovery.group(vectors.nearnesses([texts[at] for at in compared]))
    ]
    centres = [vectors.centre(texts[at] for at in group) for group in groups]
    farthest = [
        min(vectors.nearness(texts[at], centre) for at in group) for group, centre in zip(groups, centres, strict=True)
    ]
    for at in sorted(set(range(len(texts))) - set(compared)):
        near, place = max((vectors.nearness(texts[at], centre), -place) for place, centre in enumerate(centres))
        if near >= farthest[-place]:
            groups[-place].append(at)
    return list(zip(groups, centres, strict=True))


def _named(units: Sequence[Unit], book: phrases.Phrasebook) -> TaxonomyTheme | None:
    """Return a discovered theme named by its most typical phrases of two words or more; ``None`` where it has none."""
    having = Counter(
        stems for unit in units for stems in {stems for stems, _, _ in book.runs[unit.article.id, unit.block.id]}
    )
    found = [
        one
        for one in phrases.phrases_of(units, (), book)
        if len(one.stems) > 1 and not _OFFICES.issuperset(one.stems) and having[one.stems] >= _NAMING * len(units)
    ]
    if not found:
        return None
    label = found[0].text if len(found) == 1 else f"{found[0].text}; {found[1].text}"
    label = label[:_LABEL_WORDS]
    return TaxonomyTheme(
        id=_identity(found[0].stems),
        label=label[0].upper() + label[1:],
        short=_short(found[0].text),
        hint=(found[0].text,),
    )


def _identity(stems: Sequence[str]) -> ThemeId:
    """Return an identifier made of a phrase; of another script than the Latin one it holds a digest of the phrase."""
    phrase = "-".join(stems).lower()
    plain = re.sub(r"[^a-z0-9]+", "-", phrase).strip("-")[:40]
    digest = "" if phrase.isascii() and plain else hashlib.sha256(phrase.encode()).hexdigest()[:12]
    return "-".join(part for part in ("found", plain, digest) if part).replace("--", "-")


def _short(text: str) -> str:
    """Cut a phrase down to a table's column, at a word's end."""
    # A Chinese character is twice as wide as a letter.
    most = _SHORT_LABEL if not any(map(is_wide, text)) else _SHORT_LABEL // 2
    while len(text) > most and " " in text:
        text = text.rsplit(" ", 1)[0]
    text = text[:most]
    return text[0].upper() + text[1:]


def _once(groups: Sequence[_Group]) -> list[_Group]:
    """Join discovered themes that came out with the same name."""
    joined: dict[ThemeId, _Group] = {}
    for group in groups:
        before = joined.get(group.theme.id)
        members = (
            tuple(sorted((*before.members, *group.members), key=lambda member: member[0])) if before else group.members
        )
        joined[group.theme.id] = group._replace(members=members, mains=frozenset(number for number, _ in members))
    return list(joined.values())


def _themes(
    groups: Sequence[_Group],
    units: Sequence[Unit],
    articles: Sequence[Article],
    book: phrases.Phrasebook,
) -> tuple[Theme, ...]:
    """Return the themes: those of most articles first, then those that most blocks are about."""
    sentences = statements.candidates_of(units)
    made = [_theme(group, units, articles, sentences, book) for group in groups]
    weight = {group.theme.id: sum(one.share for _, one in group.members) for group in groups}
    spoken = [theme for theme in made if theme.positions]
    mains = {group.theme.id: len(group.mains) for group in groups}
    return tuple(sorted(spoken, key=lambda theme: (-theme.support, -mains[theme.id], -weight[theme.id], theme.id)))


def _theme(
    group: _Group,
    units: Sequence[Unit],
    articles: Sequence[Article],
    sentences: Mapping[int, Sequence[Candidate]],
    book: phrases.Phrasebook,
) -> Theme:
    centre = vectors.centre(one.vector for number, _ in group.members for one in sentences.get(number, ()))
    members: dict[ArticleId, list[tuple[int, Belonging]]] = {}
    for number, one in group.members:
        members.setdefault(units[number].article.id, []).append((number, one))
    positions = []
    for article in articles:
        own = members.get(article.id, [])
        if chosen := statements.choose(own, sentences, centre):
            blocks = tuple(units[number].block.id for number, _ in own)
            positions.append(ThemePosition(article=article.id, statements=chosen, blocks=blocks))
    known = [
        (units[number], hit.start, hit.end)
        for number, one in group.members
        for hit in one.hits
        if hit.term.strong or len(hit.term.pieces) > 1
    ]
    mains = [units[number] for number in sorted(group.mains)]
    speaking = {position.article for position in positions}
    return Theme(
        id=group.theme.id,
        label=group.theme.label,
        short=group.theme.short,
        origin=group.origin,
        key_phrases=tuple(one.text for one in phrases.phrases_of(mains, known, book)),
        members=tuple(_membership(units[number], one, main=number in group.mains) for number, one in group.members),
        positions=tuple(positions),
        silent=tuple(article.id for article in articles if article.id not in speaking),
    )


def _membership(unit: Unit, one: Belonging, *, main: bool) -> Membership:
    hits = tuple(TermHit(term=hit.term.text, strong=hit.term.strong, start=hit.start, end=hit.end) for hit in one.hits)
    return Membership(article=unit.article.id, block=unit.block.id, primary=main, weight=min(one.share, 1.0), hits=hits)
