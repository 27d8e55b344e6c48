"""Who is spoken of, who is quoted by whom, and who is heard in the issue: counts with their sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeAlias

from flows.digest import heard, wording
from flows.digest.material import Material, speaker
from flows.digest.sections.theme import words_of
from schemas.actors import Actor, ActorKind
from schemas.article import ArticleId
from schemas.digest import Passage
from schemas.digest.voices import ActorGroup, ActorRow, HeardItem, HeardLine, VoicesSection

_LABELS = {
    ActorKind.PERSON: "People",
    ActorKind.ORGANISATION: "Organisations",
    ActorKind.PLACE: "Places",
    ActorKind.DOCUMENT: "Treaties",
}
# So many rows of each kind are worth a reader's time; with few documents, fewer.
_MOST, _MOST_OF_FEW, _FEW = 7, 4, 4
_MOST_TREATIES = 3
_MOST_MARKS = 3
_MOST_ITEMS = 6

_Spot: TypeAlias = tuple[ArticleId, str, int]
"""Where a sentence stands: article, block, offset."""


def build(material: Material) -> tuple[VoicesSection, ...]:
    """Return the section, if any actor is named or anybody quoted."""
    actors = [actor for actor in material.analysis.actors if actor.mentions]
    quoted = heard.quoted(material.articles, material.analysis.actors)
    if not actors and not quoted:
        return ()
    return (
        VoicesSection(
            anchor="voices",
            heading="Actors and voices",
            short="Actors",
            intro=(
                "Who and what the documents name most, and who speaks in them. These are counts of names and "
                f"quotations; authors and publishers are not counted in their own documents.{_unread(material)}"
            ),
            columns=("Kind", "Name", "How often", "Where, for instance"),
            groups=tuple(_groups(material, actors)),
            balance=tuple(_balance(material, quoted)),
        ),
    )


def _unread(material: Material) -> str:
    """Say in which documents few names can be found; nothing where all are in English."""
    if not material.foreign:
        return ""
    which = wording.few(material.foreign, "document")
    return f" In {which}, in another language than English, only names written as in English are counted."


def _groups(material: Material, actors: Sequence[Actor]) -> Iterator[ActorGroup]:
    few = len(material.articles) <= _FEW
    quoted = _quoted(material)
    for kind, label in _LABELS.items():
        own = [actor for actor in actors if actor.kind is kind]
        most = _MOST_TREATIES if kind is ActorKind.DOCUMENT else _MOST_OF_FEW if few else _MOST
        # Who is named once, in one document, is not what an issue speaks of most.
        often = [actor for actor in own if len(actor.mentions) > 1] or own
        shown = often[:most]
        if shown:
            more = len(own) - len(shown)
            yield ActorGroup(
                label=label,
                rows=tuple(_row(material, actor, quoted) for actor in shown),
                rest=f"and {wording.number(more)} more" if more else None,
            )


def _row(material: Material, actor: Actor, quoted: frozenset[_Spot]) -> ActorRow:
    extent = _extent(actor, len(material.articles))
    return ActorRow(name=actor.name, extent=extent, passages=tuple(_shown(material, actor, quoted)))


def _extent(actor: Actor, sources: int) -> str:
    times = f"{len(actor.mentions):,}\N{NO-BREAK SPACE}×"
    return times if sources == 1 else f"{heard.support(actor)} of {sources} sources, {times}"


def _shown(material: Material, actor: Actor, quoted: frozenset[_Spot]) -> Iterator[Passage]:
    """Yield a sentence of each of the documents that name an actor most, one that the issue quotes anyway if it can."""
    times: Counter[ArticleId] = Counter(mention.evidence.article for mention in actor.mentions)
    most = sorted(times, key=lambda article: (-times[article], material.ids[article]))[:_MOST_MARKS]
    for article in sorted(most, key=list(material.ids).index):
        own = [mention.evidence for mention in actor.mentions if mention.evidence.article == article]
        anyway = (one for one in own if (one.article, one.block, one.start) in quoted)
        yield material.passage(next(anyway, own[0]))


def _quoted(material: Material) -> frozenset[_Spot]:
    """Return where the best sentences of the themes stand."""
    best = (position.statements[0].evidence for theme in material.analysis.themes for position in theme.positions)
    return frozenset((one.article, one.block, one.start) for one in best)


def _balance(material: Material, quoted: Sequence[heard.Quoted]) -> Iterator[HeardLine]:
    """Yield the lines of the balance note that have anything to count."""
    actors = material.analysis.actors
    lines = (
        _quoted_by_whom(material, quoted),
        _publishers(material),
        _workplaces(material),
        _countries(material, heard.countries(actors, quoted)),
        _silent(material, heard.silent(actors, quoted, len(material.articles))),
    )
    yield from (line for line in lines if line.items or line.rest)


def _quoted_by_whom(material: Material, quoted: Sequence[heard.Quoted]) -> HeardLine:
    items = []
    for one in quoted[:_MOST_ITEMS]:
        by = list(dict.fromkeys(speaker(article) for article, _ in one.said))
        sources = len({article.id for article, _ in one.said})
        named = wording.listed(by) if sources <= _MOST_MARKS else wording.counted(sources, "source")
        words = (words_of(material, article, said) for article, said in one.said)
        passages = tuple(islice({passage.mark: passage for passage in words}.values(), _MOST_MARKS))
        items.append(HeardItem(text=f"{one.name}, {_times(len(one.said))}, by {named}", passages=passages))
    unnamed = sum(not said.speaker for article in material.articles for said in article.quotations)
    more = len(quoted) - len(items)
    rest = [f"{wording.number(more)} more"] if more else []
    rest += [f"{wording.counted(unnamed, 'quotation')} of nobody named"] if unnamed else []
    return HeardLine(label="Quoted, by whom", items=tuple(items), rest=wording.listed(rest) or None)


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{wording.number(count)} times")


def _publishers(material: Material) -> HeardLine:
    known = heard.publishers(material.articles)
    unknown = len(material.articles) - sum(map(len, known.values()))
    rest = [f"none is stated for {wording.counted(unknown, 'document')}"] if unknown else []
    return _houses(material, "Publishers", known, rest)


def _workplaces(material: Material) -> HeardLine:
    return _houses(material, "Where authors work", heard.workplaces(material.articles), [])


def _houses(material: Material, label: str, known: Mapping[str, Sequence[ArticleId]], rest: list[str]) -> HeardLine:
    items = [HeardItem(text=f"{name} ({_sources(material, those)})") for name, those in known.items()]
    more = [f"{wording.number(len(items) - _MOST_ITEMS)} more"] if len(items) > _MOST_ITEMS else []
    return HeardLine(label=label, items=tuple(items[:_MOST_ITEMS]), rest="; ".join((*more, *rest)) or None)


def _sources(material: Material, articles: Sequence[ArticleId]) -> str:
    if len(articles) > _MOST_MARKS:
        return wording.counted(len(articles), "document")
    return wording.listed([material.ids[article] for article in articles])


def _countries(material: Material, known: Sequence[heard.Country]) -> HeardLine:
    items = []
    for one in known:
        published = [f"writes in {_sources(material, one.articles)}"] if one.articles else []
        quoted = [f"quoted: {wording.listed([speaking.name for speaking in one.quoted])}"] if one.quoted else []
        items.append(HeardItem(text=f"{one.name} ({'; '.join((*published, *quoted))})"))
    stated = {article for one in known for article in one.articles}
    unknown = len(material.articles) - len(stated)
    rest = [f"{wording.number(len(items) - _MOST_ITEMS)} more"] if len(items) > _MOST_ITEMS else []
    rest += [f"not stated for {wording.counted(unknown, 'document')}"] if unknown else []
    return HeardLine(label="Countries heard", items=tuple(items[:_MOST_ITEMS]), rest="; ".join(rest) or None)


def _silent(material: Material, found: Iterator[Actor]) -> HeardLine:
    """Say who is much spoken of and not heard, as far as the documents state who speaks in them."""
    actors = list(islice(found, _MOST_ITEMS))
    quoted = _quoted(material)
    sources = len(material.articles)
    items = [
        HeardItem(text=f"{actor.name} ({_extent(actor, sources)})", passages=tuple(_shown(material, actor, quoted))[:1])
        for actor in actors
    ]
    return HeardLine(label="Spoken of, not quoted", items=tuple(items))
