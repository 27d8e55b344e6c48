"""Who wrote a page: what its metadata, its links to authors and the lines at its headline say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lxml.html import HtmlElement

from flows.ingest.cleaning.names import persons
from flows.ingest.readers import PartKind
from flows.ingest.readers.webpage.blocks import Block, fold, squeeze
from flows.ingest.readers.webpage.structured import Stated

_META = (
    *("author", "dc.creator", "dcterms.creator", "citation_author", "article:author", "parsely-author"),
    *("sailthru.author", "byl", "article.author", "authors", "creator", "dcsext.author", "twitter:data1"),
)
_SPLIT = re.compile(r"\s*(?:;|\||/|,?\s+(?:and|und|et|y|e|og|och|i|и)\s+|\s+&\s+|、|，|,)\s*")
_PREFIX = re.compile(
    r"^(?:über|about|more (?:by|from)|all posts by|view all posts by)\s+|"
    r"^(?:(?:(?:an? |eine? |une? )?(?:analysis|column|commentary|comment|essay|interview|kolumne|kommentar|gastbeitrag|"
    r"analyse|chronique|tribune)|written|posted|published|reported|story|text|texte|words|geschrieben|verfasst|"
    r"escrito|publicado|scritto)\s+)?(?:by|von|par|por|di|door|av|af|przez)\s*:?\s+|"
    r"^(?:authors?|autor(?:in|en|es|e|a)?|auteurs?|author name|redaktion|text|texto|texte|bericht|foto und text)"
    r"\s*[:：]\s*|^(?:责任编辑|作者|記者|记者)\s*[:：]\s*",
    re.IGNORECASE,
)
_SUFFIX = re.compile(
    r"\s*(?:\b(?:and|und|et)|\([^)]*\)|[|–—-]\s.*|\s(?:says|sagt|dit|schreibt):?|[:,.]|\bon\s*)$", re.IGNORECASE
)
_ADDRESS = re.compile(r"https?:|www\.|@\w+\.\w", re.IGNORECASE)
_NO_NAME = re.compile(
    r"^\W|^(?:fail|no author|unknown)$|\d{5}|@|[<>{}\[\]=#]|\w*admin\w*|\b(?:webmaster|posted|by|last|über|about|xing|"
    r"editor(?:s|ial)?|guest|anonymous|user|contact|home|jobs|menu|login|sign in|share|follow|read more|more|"
    r"contributors|all posts|view|posts?|articles?|comments?|published|updated|minutes?|press|subscribe|newsletter|"
    r"facebook|twitter|linkedin|instagram|youtube|google|wordpress|cookies?|privacy)\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"author|byline|by-line|autor(?:en|in)?\b|auteur|writer|\bvcard\b|\bfn\b", re.IGNORECASE)
_ELSEWHERE = re.compile(r"comment|related|sidebar|popular|recent", re.IGNORECASE)
_OF_OTHER_TEXTS = re.compile(r"(?<![\w-])(?:related|popular|recent|most-read|trending)", re.IGNORECASE)
_IN_LINE = re.compile(
    r"(?:^|[/|·•,.-]\s*|\d\s+|^(?:posted|written|eingestellt|geschrieben|verfasst|published|publié|escrito)\s+)"
    r"(?:by|von|par|por|di|door|av|af|przez|authors?:|autor:|interview:|texte?:)\s+(?P<names>\S.*)$",
    re.IGNORECASE,
)
_END_OF_NAMES = re.compile(
    r"\s*(?:[/|·•»«–—(]|\s\d|^\d|\s(?:am|on|um|at|in|à|le|el|il|follow|published|updated|posted|senior|january|february|march|april|"
    r"may|june|july|august|september|october|november|december|edited|photos?|fotos?)\b|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:do|mo|di|mi|fr|sa|so)\b\s\d).*$",
    re.IGNORECASE,
)
_DATED = re.compile(r"^\s*[/|·•,–—-]?\s*(?:\d{1,2}[./ ]|\w{3,9} \d{1,2}, )")
_DEGREE = re.compile(
    r"^(?:[BM]\.?[AS]c?|M\.?B\.?A|M\.?D|M\.?P\.?[APH]|R\.?N|J\.?D|LL\.?[BM]|Ph\.?\s?D|Dr|Prof|Jr|Sr|Esq|I{2,3})\.?$"
)
_BODY = re.compile(
    r"\b(?:desk|staff|team|agenc(?:y|ies)|agenturen?|news|newsroom|wire|service|media|magazine|journal|universit\w*|"
    r"institut\w*|minist\w*|department|office|council|committee|commission|foundation|association|cent(?:er|re)|"
    r"group|company|inc|ltd|llc|gmbh|industry|online|blog|radio|correspondent|reporter|professor|reuters|"
    r"bloomberg|(?-i:AFP|AP|DPA|dpa|EFE|ANSA|TASS|PTI|ANI|IANS|APA|SDA|SID|KNA|EPD|epd|TV))\b",
    re.IGNORECASE,
)
_SLUG = re.compile(r"[a-z]+[_.-][a-z_.-]+$")
_LONGEST_NAME, _MOST_WORDS, _MOST = 48, 5, 12
_ABOVE, _FAR = 4, 14
_LONGEST_BYLINE = 160
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
    ranked = sorted(sources, key=lambda one: (_is_doubtful(one), not any(map(_is_person, one.names))))
    if not ranked:
        return None
    best = ranked[0]
    if best.printed:
        # What is marked as the author's also holds sections and series; a line with "by" holds names.
        fewer = [one for one in ranked if {*map(squeeze, one.names)} < {*map(squeeze, best.names)}]
        best = next((one for one in fewer if any(map(_is_person, one.names))), best)
    names = tuple(filter(_is_person, best.names))
    return best._replace(names=names) if names else best


def _is_doubtful(one: _Source) -> bool:
    return one.confidence < _STATED or all(map(_BODY.search, one.names))


def _is_person(name: str) -> bool:
    """Tell whether a name reads as a person's: of two words or more, and not of a desk, an agency or an institute."""
    first, *others = name.split()
    return bool(others) and first[0].isupper() and others[-1][0].isupper() and not _BODY.search(name)


def _weighed(name: str, best: _Source, sources: Sequence[_Source], near: Mapping[str, int]) -> float:
    """Return how sure a name is: metadata and the printed page are two witnesses, either alone is one."""
    if _BODY.search(name):
        return _NO_PERSON
    others = [one for one in sources if one.printed != best.printed and one.confidence != _WEAK]
    seconded = any(squeeze(name) in map(squeeze, one.names) for one in others)
    if " " not in name and not seconded and not best.printed:
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
    yield _Source(_by_lines(blocks, top), "byline", _STATED, printed=True)
    # One name away from the headline may be the author's; of several, most are those of other texts.
    yield _Source(
        far, "element of an author", _ONLY if len(tuple(_good(far, frozenset()))) == 1 else _AWAY, printed=True
    )
    for name in _META[5:]:
        yield _Source(tuple(known.meta.get(name, ())), f"meta {name}", _WEAK)


def _good(found: Sequence[str], sites: frozenset[str]) -> Iterator[str]:
    seen: set[str] = set()
    for text in found:
        for name in _names_in(text):
            key = squeeze(name)
            if key not in seen and key not in sites:
                seen.add(key)
                yield name


def _names_in(text: str) -> Iterator[str]:
    """Yield the names that a text consists of, without "By" and what is said of them."""
    plain = _PREFIX.sub("", fold(text)).strip(" ,;:•|–—-")
    if _ADDRESS.search(plain):
        return
    told = persons(plain)
    # "Ada Miller, Bo Larsen" are two people, though "Miller, Ada" is one.
    if told and not any(one.sort_name and all(" " in part for part in one.sort_name.split(", ")) for one in told):
        yield from (one.name for one in told if _is_name(one.name))
        return
    parts = [_SUFFIX.sub("", part).strip(" ,;:•|–—-.") for part in _SPLIT.split(plain)]
    if any(len(part) == 1 for part in parts):
        # "Sea & I" is one name.
        parts = [plain]
    for name in parts:
        if _is_name(name):
            yield name


def _is_name(text: str) -> bool:
    parts = text.split()
    return (
        1 < len(text) <= _LONGEST_NAME
        and 0 < len(parts) <= _MOST_WORDS
        and any(map(str.isalpha, text))
        and not _NO_NAME.search(text)
        and not _SLUG.match(text)
        and not text.islower()
        and not _DEGREE.match(text)
    )


def _marked(root: HtmlElement, blocks: Sequence[Block], top: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the texts of the elements that are marked as an author's: those at the headline, and those elsewhere."""
    found = root.xpath("//body//*[@rel='author' or @itemprop='author' or @class]")
    start = max(0, top - _ABOVE)
    lines = blocks[start : top + _FAR]
    body = next((index for index, block in enumerate(lines) if index > top - start and block.prose), len(lines))
    near: dict[str, int] = {}
    far: dict[str, None] = {}
    for element in filter(_says_author, found):
        text = _cut(fold(element.text_content()[: 2 * _LONGEST_BYLINE]))
        if not text or len(text) > _LONGEST_BYLINE:
            continue
        at = next((index for index, block in enumerate(lines) if squeeze(text) in block.squeezed), None)
        if at is not None and not _is_of_others(element):
            near.setdefault(text, at)
        elif not _is_elsewhere(element) and (persons(text) or element.get("rel") == "author"):
            far[text] = None
    # Who is named above the text wrote it; below, others may have answered.
    above = [text for text, at in near.items() if at < body]
    return _innermost(above) or _innermost(near), _innermost(far)


def _innermost(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the texts with names; the element around a name says more than the name, what is inside says it best."""
    names = [text for text in texts if any(_names_in(text))]
    inner = min(names, key=len, default="")
    return tuple(text for text in names if text == inner or squeeze(inner) not in squeeze(text))[:_MOST]


def _says_author(element: HtmlElement) -> bool:
    if element.get("rel") == "author" or element.get("itemprop") == "author":
        return True
    return bool(_BYLINE.search(element.get("class", "")))


def _is_elsewhere(element: HtmlElement) -> bool:
    """Tell whether an element belongs to comments or to other texts."""
    around = (element, *element.iterancestors("div", "section", "aside", "li", "ul", "ol", "article"))
    return any(_ELSEWHERE.search(f"{one.get('class', '')} {one.get('id', '')}") for one in around)


def _is_of_others(element: HtmlElement) -> bool:
    """Tell whether an element belongs to readers' comments, to their form, or to a list of other texts."""
    around = (element, *element.iterancestors("div", "li", "ol", "form", "aside", "section"))
    named = ((one.tag, f"{one.get('class', '')} {one.get('id', '')}".lower()) for one in around)
    return any(tag == "form" or "comment" in name or _OF_OTHER_TEXTS.search(name) for tag, name in named)


def _cut(text: str) -> str:
    """Return the names in a line that also holds dates and the like."""
    match = _IN_LINE.search(text)
    return _END_OF_NAMES.sub("", match["names"] if match else text)


def _by_lines(blocks: Sequence[Block], top: int) -> tuple[str, ...]:
    """Return the names in the first line at the headline that says "by"."""
    for block in blocks[max(0, top - _ABOVE) : top + _FAR]:
        if len(block.text) > _LONGEST_BYLINE or block is blocks[top] or block.kind is PartKind.HEADING:
            continue
        match = _IN_LINE.search(block.text)
        names = _END_OF_NAMES.sub("", match["names"] if match else block.text)
        if persons(names) and (match or _DATED.search(block.text[len(names) :])):
            return (names,)
    return ()


def _printed_near(names: Sequence[str], blocks: Sequence[Block], top: int) -> Iterator[tuple[int, str]]:
    """Yield the names that a short block at the headline holds, with its index."""
    for name in names:
        for index in range(max(0, top - _ABOVE), min(len(blocks), top + _FAR)):
            if len(blocks[index].text) <= _LONGEST_BYLINE and squeeze(name) in blocks[index].squeezed:
                yield index, name
                break
