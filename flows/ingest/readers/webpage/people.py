"""Who wrote a page: what its metadata, its links to authors and the lines at its headline say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lxml.html import HtmlElement

from flows.ingest.cleaning.names import persons
from flows.ingest.readers import PartKind
from flows.ingest.readers.webpage.blocks import Block, fold, squeeze
from flows.ingest.readers.webpage.naming import (
    before_names,
    by_line,
    cut,
    dated_line,
    is_body,
    is_person,
    is_unspaced,
    names_in,
)
from flows.ingest.readers.webpage.structured import Stated

_META = (
    *("author", "dc.creator", "dcterms.creator", "citation_author", "article:author", "parsely-author"),
    *("sailthru.author", "byl", "article.author", "authors", "creator", "dcsext.author", "twitter:data1"),
)
_BYLINE = re.compile(r"author|byline|by-line|autor(?:en|in)?\b|auteur|writer|\bvcard\b|\bfn\b", re.IGNORECASE)
# The name on a card of an organisation (hCard).
_ORGANISATION = re.compile(r"\borg\b")
_ELSEWHERE = re.compile(r"comment|related|sidebar|popular|recent", re.IGNORECASE)
_OF_OTHER_TEXTS = re.compile(r"(?<![\w-])(?:related|popular|recent|most-read|trending)", re.IGNORECASE)
_LONGEST_NAME, _MOST_WORDS, _MOST = 48, 5, 12
_ABOVE, _FAR = 4, 14
_LONGEST_BYLINE = 160
_LINE = "byline"
# A longer link is the headline of a text.
_LONGEST_LABEL = 30
# How often each was right on one half of the pages that name their authors; docs/webpages.md has the other half.
_TWICE, _LINKED, _STATED, _PRINTED, _ONLY = 0.9, 0.7, 0.65, 0.8, 0.6
# Below a half the record takes none.
_AWAY, _WEAK, _NO_PERSON = 0.45, 0.45, 0.4


class Byline(NamedTuple):
    """An author and where the page names them."""

    name: str
    words: str
    source: str
    confidence: float
    block: int | None
    """Index of the block that prints the name; ``None`` when none does."""


def authors(root: HtmlElement, blocks: Sequence[Block], known: Stated, top: int, sites: frozenset[str]) -> list[Byline]:
    """Return the authors of a page, in the order of the best source.

    Args:
        root: The page.
        blocks: All its blocks.
        known: Its metadata.
        top: Index of the block with its headline.
        sites: What its site is called, squeezed; a name of it is no person's.
    """
    sources = [
        one._replace(names=tuple(_good(one.names, sites))) for one in _sources(root, blocks, known, top) if one.names
    ]
    best = _narrowed([one for one in sources if one.names])
    if best is None:
        return []
    near = {squeeze(name): index for index, name in _printed_near(best.names, blocks, top)}
    return [
        Byline(name, name, best.source, _weighed(name, best, sources, near), near.get(squeeze(name)))
        for name in best.names[:_MOST]
    ]


def named(texts: Sequence[str]) -> list[Byline]:
    """Return the authors whose names stand in elements that a rule of the site points at."""
    return [Byline(name, name, "rule of its site", _TWICE, None) for name in _good(texts, frozenset())]


class _Source(NamedTuple):
    names: tuple[str, ...]
    source: str
    confidence: float
    printed: bool = False


def _narrowed(sources: Sequence[_Source]) -> _Source | None:
    """Return the best source, without what it names beside persons."""
    ranked = sorted(sources, key=lambda one: (_is_doubtful(one), not any(map(is_person, one.names))))
    if not ranked:
        return None
    best = ranked[0]
    if best.printed:
        # What is marked as the author's also holds sections and series; a line with "by" holds names.
        fewer = [one for one in ranked if {*map(squeeze, one.names)} < {*map(squeeze, best.names)}]
        best = next((one for one in fewer if any(map(is_person, one.names))), best)
    best = _fuller(best, ranked)
    names = tuple(filter(is_person, best.names))
    return best._replace(names=names) if names else best


def _fuller(best: _Source, ranked: Sequence[_Source]) -> _Source:
    """Return the line with "by" where it names more persons: metadata often has room for one only."""
    known = {*map(squeeze, best.names)}
    lines = (one for one in ranked if one.source == _LINE and all(map(is_person, one.names)))
    return next((one for one in lines if known < {*map(squeeze, one.names)}), best)


def _is_doubtful(one: _Source) -> bool:
    return one.confidence < _STATED or all(map(is_body, one.names))


def _weighed(name: str, best: _Source, sources: Sequence[_Source], near: Mapping[str, int]) -> float:
    """Return how sure a name is: metadata and the printed page are two witnesses, either alone is one."""
    if is_body(name):
        return _NO_PERSON
    others = [one for one in sources if one.printed != best.printed and one.confidence != _WEAK]
    seconded = any(squeeze(name) in map(squeeze, one.names) for one in others)
    if " " not in name and not seconded and not best.printed and not is_unspaced(name):
        return _NO_PERSON  # a first name or what a writer logs in as
    if seconded or (squeeze(name) in near and not best.printed):
        return _TWICE
    return best.confidence


def _sources(root: HtmlElement, blocks: Sequence[Block], known: Stated, top: int) -> Iterator[_Source]:
    """Yield what may name the authors, the best first."""
    for one in known.articles:
        yield _Source(one.authors, "JSON-LD", _LINKED)
    for name in _META[:5]:
        yield _Source(tuple(known.meta.get(name, ())), f"meta {name}", _STATED)
    near, far = _marked(root, blocks, top)
    yield _Source(near, "element of the author", _PRINTED, printed=True)
    yield _Source(_by_lines(blocks, top), _LINE, _STATED, printed=True)
    # One name away from the headline may be the author's; of several, most are those of other texts.
    yield _Source(
        far, "element of an author", _ONLY if len(tuple(_good(far, frozenset()))) == 1 else _AWAY, printed=True
    )
    for name in _META[5:]:
        yield _Source(tuple(known.meta.get(name, ())), f"meta {name}", _WEAK)


def _good(found: Sequence[str], sites: frozenset[str]) -> Iterator[str]:
    seen: set[str] = set()
    for text in found:
        for name in names_in(text):
            key = squeeze(name)
            if key not in seen and key not in sites:
                seen.add(key)
                yield name


def _marked(root: HtmlElement, blocks: Sequence[Block], top: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the texts of the elements that are marked as an author's: those at the headline, and those elsewhere."""
    found = root.xpath("//body//*[@rel='author' or @itemprop='author' or @class]")
    title = blocks[top] if top < len(blocks) else None
    start = max(0, top - _ABOVE)
    lines = blocks[start : top + _FAR]
    body = next((index for index, block in enumerate(lines) if index > top - start and block.prose), len(lines))
    near: dict[str, int] = {}
    far: dict[str, None] = {}
    for element in filter(_says_author, found):
        text = cut(fold(element.text_content()[: 2 * _LONGEST_BYLINE]))
        if not text or len(text) > _LONGEST_BYLINE or _is_on_a_card(element, title):
            continue
        said = squeeze(text)
        at = next((index for index, block in enumerate(lines) if said in block.squeezed), None)
        if at is not None and not _is_of_others(element):
            near.setdefault(text, at)
        elif not _is_elsewhere(element) and (persons(text) or element.get("rel") == "author"):
            far[text] = None
    # Who is named above the text wrote it; below, others may have answered.
    above = [text for text, at in near.items() if at < body]
    return _innermost(above) or _innermost(near), _innermost(far)


def _innermost(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the texts with names; the element around a name says more than the name, what is inside says it best."""
    names = [text for text in texts if any(names_in(text))]
    inner = min(names, key=len, default="")
    return tuple(text for text in names if text == inner or squeeze(inner) not in squeeze(text))[:_MOST]


def _says_author(element: HtmlElement) -> bool:
    if element.get("rel") == "author" or element.get("itemprop") == "author":
        return True
    classes = element.get("class", "")
    if not _BYLINE.search(classes) or _ORGANISATION.search(classes):
        return False
    return "vcard" not in classes or not element.find_class("org")


def _is_elsewhere(element: HtmlElement) -> bool:
    """Tell whether an element belongs to comments or to other texts."""
    around = (element, *element.iterancestors("div", "section", "aside", "li", "ul", "ol", "article"))
    return any(_ELSEWHERE.search(f"{one.get('class', '')} {one.get('id', '')}") for one in around)


def _is_of_others(element: HtmlElement) -> bool:
    """Tell whether an element belongs to readers' comments, to their form, or to a list of other texts."""
    around = (element, *element.iterancestors("div", "li", "ol", "form", "aside", "section"))
    named = ((one.tag, f"{one.get('class', '')} {one.get('id', '')}".lower()) for one in around)
    return any(tag == "form" or "comment" in name or _OF_OTHER_TEXTS.search(name) for tag, name in named)


def _is_on_a_card(element: HtmlElement, title: Block | None) -> bool:
    """Tell whether an element stands in a list of texts: beside a headline or a long link that is not the page's."""
    card = next(element.iterancestors("li", "article"), None)
    if card is None or title is None or title.element is card or title.element in card.iterdescendants():
        return False
    heads = (fold(one.text_content()) for one in card.iterdescendants("a", "h1", "h2", "h3", "h4"))
    return any(len(text) > _LONGEST_LABEL and squeeze(text) != title.squeezed for text in heads)


def _by_lines(blocks: Sequence[Block], top: int) -> tuple[str, ...]:
    """Return the names in the first line at the headline that says "by", or over the text plainly stands for it."""
    title = blocks[top].squeezed if top < len(blocks) else ""
    near = [one for one in blocks[max(0, top - _ABOVE) : top + _FAR] if one.squeezed != title and not one.hidden]
    over = True
    for above, block in zip([None, *near], near, strict=False):
        over = over and not block.prose
        if len(block.text) > _LONGEST_BYLINE:
            continue
        names = by_line(block.text) or (_without_by(block, above) if over else "")
        if names:
            return (names,)
    return ()


def _without_by(block: Block, above: Block | None) -> str:
    """Return the names in a line that does not say "by": in front of a day, or below a word that says it."""
    if above is not None and before_names(above.text) and persons(block.text):
        return block.text
    return dated_line(block.text) if block.kind is not PartKind.HEADING else ""


def _printed_near(names: Sequence[str], blocks: Sequence[Block], top: int) -> Iterator[tuple[int, str]]:
    """Yield the names that a short block at the headline holds, with its index."""
    for name in names:
        for index in range(max(0, top - _ABOVE), min(len(blocks), top + _FAR)):
            if len(blocks[index].text) <= _LONGEST_BYLINE and squeeze(name) in blocks[index].squeezed:
                yield index, name
                break
