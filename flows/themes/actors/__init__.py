"""Actors and places: who and what the articles speak of, under one name each, every mention with its sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from flows.language import sentences
from flows.themes.actors import folding
from flows.themes.actors.abbreviations import declared
from flows.themes.actors.bodies import owned
from flows.themes.actors.folding import Sighting
from flows.themes.actors.gazetteer import Gazetteer, Known, gazetteer, straight
from flows.themes.actors.reading import Found, Sentence
from flows.themes.actors.speaking import speakers
from flows.themes.units import content_of
from schemas.actors import Actor, ActorKind, AliasesFile, Mention
from schemas.article import Article, ArticleId
from schemas.evidence import Evidence

__all__ = ["actors_of"]

# "Statistics Office of Rivonia"; not "Own calculations", nor a list of sources.
_NAME = re.compile(r"(?!Authors?\b|Own\b)[A-Z][\w'&-]*(?: (?:(?:of|for|and|the|de|la) ){0,2}[A-Z][\w'&-]*){1,6}")

# Longest " (the " between a name and its abbreviation.
_BRACKET = 6


class _Read(NamedTuple):
    """The names of one article, and whose they are as far as it tells."""

    article: Article
    meant: list[folding.Meant]
    own: tuple[Known, ...]


def actors_of(articles: Sequence[Article], desk: AliasesFile) -> tuple[Actor, ...]:
    """Return the actors and places that articles speak of: those of most articles first, then those most often named.

    Args:
        articles: In the order in which an issue numbers them.
        desk: What the desk says of names, beside the lists that come with the program.
    """
    names = gazetteer(desk)
    read = [_read(article, names) for article in articles]
    told = folding.across_articles([one.meant for one in read], names)
    mentions: dict[Known, list[Mention]] = {}
    for one, meant in zip(read, told, strict=True):
        own = {straight(known.name).casefold() for known in one.own}
        theirs = [(sighting, known) for sighting, known in meant if known.name.casefold() not in own]
        for known, mention in _mentions(one.article, theirs):
            mentions.setdefault(known, []).append(mention)
    speaking: dict[Known, list[ArticleId]] = {}
    for one in read:
        for known in one.own:
            speaking.setdefault(known, []).append(one.article.id)
    made = (_actor(known, mentions.get(known, []), speaking.get(known, [])) for known in {**mentions, **speaking})
    return tuple(sorted(_joined(made), key=_place))


def _read(article: Article, names: Gazetteer) -> _Read:
    seen: list[Sighting] = []
    shorts: dict[str, Known] = {}
    english = article.language.code in {"en", "und"}
    sources = {table.block: table.source for table in article.tables if table.source}
    for block in content_of(article):
        text = straight(block.text)
        for span in sentences.spans(block.text):
            found = Sentence(text, span, names, english=english).read()
            if english:
                found = _with_abbreviations(text, span, found, shorts)
                found = _with_source(text, span, found, sources.get(block.id))
            seen += [Sighting(block, span, one) for one in found]
    own = tuple(dict.fromkeys(speakers(article, names)))
    people = [known for known in own if known.kind is ActorKind.PERSON]
    return _Read(article, folding.within_article(owned(seen, article, names), shorts, people), own)


def _with_abbreviations(text: str, span: tuple[int, int], found: list[Found], shorts: dict[str, Known]) -> list[Found]:
    """Note the abbreviations that a sentence introduces, and let each name that it explains be one name."""
    for one in declared(text, span):
        same = next((name for name in found if name.end == one.end and name.start <= one.start + 1), None)
        if same is None:
            same = Found(one.start, one.end, text[one.start : one.end], one.kind)
            found = [name for name in found if name.end <= one.start or name.start >= one.end] + [same]
        # What stands in the brackets explains the name and is not said of it once more.
        found = [name for name in found if not (name.text == one.short and 0 < name.start - one.end <= _BRACKET)]
        shorts[one.short] = same.known or Known(same.text, one.kind, None, ())
    return sorted(found, key=lambda name: name.start)


def _with_source(text: str, span: tuple[int, int], found: list[Found], source: str | None) -> list[Found]:
    """Add who supplied a table's data, where the table prints a single name."""
    if source is None or not _NAME.fullmatch(straight(source)):
        return found
    start = text.find(straight(source), *span)
    end = start + len(source)
    if start < 0 or any(name.start < end and start < name.end for name in found if name.kind is not None):
        return found
    return [*found, Found(start, end, text[start:end], ActorKind.ORGANISATION)]


def _mentions(article: Article, meant: Iterable[tuple[Sighting, Known]]) -> Iterator[tuple[Known, Mention]]:
    """Yield mentions, those in one sentence with the same record of it."""
    sentence: Evidence | None = None
    for (block, (start, end), found), known in meant:
        if sentence is None or (sentence.block, sentence.start) != (block.id, start):
            sentence = Evidence(article=article.id, block=block.id, start=start, end=end, text=block.text[start:end])
        yield known, Mention(evidence=sentence, start=found.start - start, end=found.end - start)


def _actor(known: Known, mentions: Sequence[Mention], speaks_in: Sequence[ArticleId]) -> Actor:
    printed = {straight(mention.words) for mention in mentions} - {known.name}
    return Actor(
        name=known.name,
        kind=known.kind,
        aliases=tuple(sorted(printed)),
        country=known.country,
        mentions=tuple(mentions),
        speaks_in=tuple(dict.fromkeys(speaks_in)),
    )


def _joined(actors: Iterable[Actor]) -> Iterator[Actor]:
    """Yield actors, those of one name made one: a name is found in one article and known from the head of another."""
    by_name: dict[tuple[str, ActorKind], Actor] = {}
    for actor in actors:
        key = (actor.name, actor.kind)
        before = by_name.get(key)
        by_name[key] = actor if before is None else _both(before, actor)
    yield from by_name.values()


def _both(one: Actor, other: Actor) -> Actor:
    return one.model_copy(
        update={
            "aliases": tuple(sorted({*one.aliases, *other.aliases})),
            "country": one.country or other.country,
            "mentions": (*one.mentions, *other.mentions),
            "speaks_in": (*one.speaks_in, *other.speaks_in),
        }
    )


def _place(actor: Actor) -> tuple[int, int, str, str]:
    articles = Counter(mention.evidence.article for mention in actor.mentions)
    return -len(articles), -articles.total(), actor.name, actor.kind
