"""Who speaks: authors and institutions of the documents, and which of them no issue before had.

What is told is novelty, so that names are compared generously: who may have been heard under another spelling is not
called new.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.language import words
from flows.language.persons import TITLES
from schemas.changes import NewVoice, VoiceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from schemas.article import Article, ArticleId
    from schemas.carried import Carried

_ARTICLES = frozenset({"the", "der", "die", "das", "le", "la", "les", "el"})


def authors_after(before: Iterable[str], articles: Iterable[Article]) -> tuple[str, ...]:
    """Return the folded names of all authors heard so far."""
    return tuple(sorted({*before, *(folded(name) for one in articles for name in _authors(one))} - {""}))


def houses_after(before: Iterable[str], articles: Iterable[Article]) -> tuple[str, ...]:
    """Return the folded names and abbreviations of all institutions heard so far."""
    return tuple(sorted({*before, *(folded(name) for one in articles for name in _names_of_house(one))} - {""}))


def new(before: Carried, articles: Sequence[Article]) -> tuple[NewVoice, ...]:
    """Return who was not heard before, institutions first, in the order of their documents."""
    authors: dict[str, list[tuple[str, ArticleId]]] = {}
    houses: dict[str, list[tuple[str, ArticleId]]] = {}
    known_authors, known_houses = _by_last(before.authors), [frozenset(one.split()) for one in before.houses]
    for article in articles:
        for name in _authors(article):
            key = folded(name)
            if key and not any(_may_be(key, other) for other in known_authors.get(_last(key), ())):
                authors.setdefault(key, []).append((name, article.id))
        names = _names_of_house(article)
        keys = [folded(name) for name in names]
        if names and keys[0] and not any(_same_house(frozenset(key.split()), known_houses) for key in keys):
            houses.setdefault(keys[0], []).append((names[0], article.id))
    return (*_told(VoiceKind.HOUSE, houses), *_told(VoiceKind.AUTHOR, authors))


def folded(name: str) -> str:
    """Return a name in small letters, without titles, dots and the article in front."""
    found = [word.folded for word in words.find(name)]
    while len(found) > 1 and (found[0] in TITLES or found[0] in _ARTICLES):
        found.pop(0)
    return " ".join(found)


def _told(kind: VoiceKind, heard: Mapping[str, Sequence[tuple[str, ArticleId]]]) -> Iterator[NewVoice]:
    for said in heard.values():
        yield NewVoice(kind=kind, name=said[0][0], articles=tuple(dict.fromkeys(article for _, article in said)))


def _authors(article: Article) -> list[str]:
    return [author.name for author in article.authors]


def _names_of_house(article: Article) -> list[str]:
    """Return the publisher's name and abbreviation, or else those of the house where the first author works."""
    names: list[str | None] = []
    if article.publisher is not None:
        names = [article.publisher.name, article.publisher.abbreviation]
    elif article.authors:
        names = [article.authors[0].affiliation, article.authors[0].affiliation_printed]
    return [name for name in names if name]


def _by_last(keys: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key in keys:
        found.setdefault(_last(key), []).append(key)
    return found


def _last(key: str) -> str:
    return key.rsplit(" ", 1)[-1]


def _may_be(key: str, other: str) -> bool:
    """Tell whether two names with the same last word may be one person's: "J. Smith" may be John A. Smith."""
    first, second = key.split(" ", 1)[0], other.split(" ", 1)[0]
    return first.startswith(second) or second.startswith(first) or " " not in key or " " not in other


def _same_house(key: frozenset[str], known: Iterable[AbstractSet[str]]) -> bool:
    """Tell whether one of the names known may be that of the same institution: one has all words of the other."""
    return any(key <= other or other <= key for other in known)
