"""What documents are to each other: copies, excerpts, new versions, told by the words that they share.

Every sequence of five words is hashed. A sample of the hashes, the same of every text, is a document's fingerprint;
who shares some of it is compared in full. Unlike bands of MinHash, the sample finds an excerpt however small its share
of the whole is.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from schemas.relations import Kin, Relation, RelationKind

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from flows.store import Store
    from schemas.article import Article, ArticleId

_WORDS_TOGETHER: Final = 5
# Scripts without spaces between words: each of their letters counts as one.
_UNSPACED: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
# Sets of tens of thousands of letters take long to compile, and most texts hold no character but these.
_BEYOND: Final = re.compile("[^\x00-\u024f\u2000-\u206f\u20ac]")
_WORD: Final = re.compile(r"[^\W_]+")
_BITS: Final = 63  # of a whole number that every database has
# One in so many hashes: a page of text has some thirty of them.
_SAMPLED: Final = 16
_MOST_HASHES: Final = 4096
# Of a text of a few lines the sample may have none, so that its lowest ones are added.
_ALWAYS: Final = 8
_MOST_COMPARED: Final = 20
# Articles in memory at a time.
_AT_ONCE: Final = 50
# The sample misses by chance; what it estimates has to reach half of what the comparison asks for.
_WORTH_COMPARING: Final = 0.15
# Of 175 texts and four kinds of changed copies, and 15,225 pairs of unrelated ones (docs/relations.md).
_SAME_TEXT: Final = 0.5
_CONTAINED: Final = 0.7
_REVISED: Final = 0.3


class Compared(NamedTuple):
    """What is compared of an article."""

    article: Article
    words: bytes
    """Digest of its words in order."""

    sequences: frozenset[int]
    """Hashes of its sequences of words."""


class _Shared(NamedTuple):
    """How much two texts have in common."""

    jaccard: float
    """Sequences that both have, of those that either has."""

    of_first: float
    """Share of the first's sequences that the second has."""

    of_second: float


def kin(article: Article, store: Store) -> Kin:
    """Return what an article is to those that are stored, and by what later ones will find it."""
    text = compared(article)
    sample = fingerprint(text.sequences)
    near = [
        one
        for one, shared, size in store.sharing(sample, _MOST_COMPARED)
        if one != article.id and shared >= _WORTH_COMPARING * min(size, len(sample))
    ]
    found = (related(compared(other), text) for other in store.articles(near))
    return Kin(fingerprint=sample, relations=tuple(one for one in found if one is not None))


def relate_strangers(store: Store) -> None:
    """Tell what the articles that an older program has stored are to each other, so that later ones find them."""
    after = 0
    while strangers := store.unrelated(after, _AT_ONCE):
        for one in store.articles([article for _, article in strangers]):
            store.put_kin(one.id, kin(one, store))
        after = strangers[-1][0]


def told(kin: Kin, article: Article, store: Store) -> tuple[str, ...]:
    """Return what an article is to others, a sentence each."""
    return tuple(
        sentence(one, article.id, other)
        for one in kin.relations
        for other in store.articles([one.second if one.first == article.id else one.first])
    )


def sentence(relation: Relation, article: ArticleId, other: Article) -> str:
    """Say what an article is to another.

    Args:
        relation: Between the two.
        article: The one of which it is said.
        other: The other.
    """
    kind = relation.kind.value
    named = f"{other.uri} ({other.id})"
    if relation.second == article:
        return f"{kind} of {named}: {relation.overlap:.0%} of its words stand there"
    return f"{named} is its {kind}: {relation.overlap:.0%} of the words there stand here"


def fingerprint(sequences: AbstractSet[int]) -> tuple[int, ...]:
    """Return the sample of a text's hashes that is stored, ascending."""
    ordered = sorted(sequences)
    below = (1 << _BITS) // _SAMPLED
    sampled = [one for one in ordered[:_MOST_HASHES] if one < below]
    return tuple(sampled if len(sampled) > _ALWAYS else ordered[:_ALWAYS])


def compared(article: Article) -> Compared:
    """Return what is compared of an article."""
    words = [word for block in article.blocks for word in _words(block.text)]
    whole = " ".join(words).encode()
    # A text of fewer words is one sequence.
    starts = range(max(1, len(words) - _WORDS_TOGETHER + 1))
    sequences = frozenset(_hash(" ".join(words[start : start + _WORDS_TOGETHER])) for start in starts if words)
    return Compared(article, hashlib.sha256(whole).digest(), sequences)


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest()) >> (64 - _BITS)


def related(first: Compared, second: Compared) -> Relation | None:
    """Return what two articles are to each other; ``None`` when they share no more than two texts do by chance.

    Args:
        first: The one that was stored before.
        second: The other.
    """
    shared = _shared(first, second)
    kind = _kind(first, second, shared)
    if kind is None:
        return None
    if _turned(kind, first, second, shared):
        first, second, shared = second, first, _Shared(shared.jaccard, shared.of_second, shared.of_first)
    return Relation(kind=kind, first=first.article.id, second=second.article.id, overlap=round(shared.of_second, 4))


def _shared(first: Compared, second: Compared) -> _Shared:
    both = len(first.sequences & second.sequences)
    either = len(first.sequences | second.sequences)
    if not both:
        return _Shared(0.0, 0.0, 0.0)
    return _Shared(both / either, both / len(first.sequences), both / len(second.sequences))


def _kind(first: Compared, second: Compared, shared: _Shared) -> RelationKind | None:
    """Tell what the later of two texts is, or the shorter of whole and part."""
    one, other = first.article, second.article
    contained = max(shared.of_first, shared.of_second)
    if shared.jaccard >= _SAME_TEXT and _published_elsewhere(one, other):
        return RelationKind.SYNDICATED
    if first.words == second.words and first.sequences:
        return RelationKind.EXACT
    if contained >= _REVISED and _same_address(one, other):
        return RelationKind.UPDATE
    if shared.jaccard >= _SAME_TEXT:
        return RelationKind.UPDATE if _same_head(one, other) else RelationKind.NEAR
    if contained >= _CONTAINED:
        return RelationKind.EXCERPT
    return RelationKind.UPDATE if contained >= _REVISED and _same_head(one, other) else None


def _published_elsewhere(one: Article, other: Article) -> bool:
    """Tell whether two articles name different publishers, or sites where they name none."""
    names = [article.publisher.name if article.publisher is not None else article.host for article in (one, other)]
    return all(names) and len({_plain(name) for name in names if name}) > 1


def _same_address(one: Article, other: Article) -> bool:
    return one.uri == other.uri or bool(_addresses(one) & _addresses(other))


def _addresses(article: Article) -> set[str]:
    """Return what names one text and no other; an ISSN names all of a journal."""
    return {name for name in article.identifiers if name.lower().startswith(("doi:", "url:", "http"))}


def _same_head(one: Article, other: Article) -> bool:
    """Tell whether two articles have the same title and author."""
    authors = [{_plain(author.name) for author in article.authors} for article in (one, other)]
    titles = [_plain(article.title or "") for article in (one, other)]
    return bool(titles[0]) and titles[0] == titles[1] and bool(authors[0] & authors[1])


def _words(text: str) -> list[str]:
    small = text.casefold()
    return (_unspaced_word() if _BEYOND.search(small) else _WORD).findall(small)


@cache
def _unspaced_word() -> re.Pattern[str]:
    return re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")


def _plain(name: str) -> str:
    return " ".join(_words(name))


def _turned(kind: RelationKind, first: Compared, second: Compared, shared: _Shared) -> bool:
    """Tell whether the one that was stored later is the whole, or has the earlier date."""
    if kind is RelationKind.EXCERPT:
        return shared.of_first > shared.of_second
    days = [
        stated.when.first if stated is not None else None
        for stated in (one.article.updated or one.article.published for one in (first, second))
    ]
    return days[0] is not None and days[1] is not None and days[1] < days[0]


def differences(old: Article, new: Article) -> tuple[str, ...]:
    """Return how the paragraphs of two articles differ, as ``diff`` writes it; nothing where they agree."""
    import difflib  # noqa: PLC0415 - only for those who ask

    before, after = ([block.text for block in article.blocks] for article in (old, new))
    names = [f"{article.uri} ({article.id})" for article in (old, new)]
    return tuple(difflib.unified_diff(before, after, names[0], names[1], n=1, lineterm=""))
