"""The title of a page: what its headline and its metadata agree on, without the name of the site."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from lxml.html import HtmlElement

from flows.ingest.readers import PartKind
from flows.ingest.readers.webpage.blocks import Block, fold, squeeze
from flows.ingest.readers.webpage.structured import Stated

_SEPARATOR = re.compile(r"\s+[|–—·•»«:/\\>-]+\s+|\s*[|»«]\s*|\s+::\s+")
_SHORTEST = 2
_TOP = 1
# How often each was right on one half of the pages with a known title; docs/webpages.md has the other half.
_AGREED, _HEADED, _ALONE = 0.83, 0.7, 0.65


class Headline(NamedTuple):
    """The title of a page and where it stands."""

    text: str
    words: str
    source: str
    confidence: float
    block: int | None
    """Index of the block that prints it; ``None`` when none does."""


def headline(root: HtmlElement, blocks: Sequence[Block], known: Stated, sites: frozenset[str]) -> Headline | None:
    """Return the title of a page; ``None`` when it has none.

    Args:
        root: The page.
        blocks: All its blocks.
        known: Its metadata.
        sites: What its site is called, squeezed; never a title.
    """
    titles = _titles(root, known)
    heads = [
        (index, block)
        for index, block in enumerate(blocks)
        if block.kind is PartKind.HEADING and block.squeezed and block.squeezed not in sites
    ]
    tops = [(index, block) for index, block in heads if block.level == _TOP]
    for index, block in (*tops, *heads[:12]):
        if _says_so(block, titles):
            return Headline(block.text, block.text, "headline that the page's title repeats", _AGREED, index)
    if not titles:
        found = tops or heads[:1]
        return next((Headline(one.text, one.text, "headline", _HEADED, at) for at, one in found), None)
    source, words = titles[0]
    text = _without_site(words, sites)
    printed = next((index for index, block in enumerate(blocks) if block.squeezed == squeeze(text)), None)
    return Headline(text, words, source, _ALONE, printed)


def _titles(root: HtmlElement, known: Stated) -> list[tuple[str, str]]:
    """Return what the metadata calls the page, with sources, the best first."""
    names = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "parsely-title")
    found = [(f"meta {name}", known.first(name)) for name in names]
    found += [("JSON-LD", one.headline) for one in known.articles]
    title = root.find(".//head/title")
    found.append(("title element", fold(title.text_content()) if title is not None else ""))
    return [(source, text) for source, text in found if len(squeeze(text)) >= _SHORTEST]


def _says_so(block: Block, titles: Sequence[tuple[str, str]]) -> bool:
    """Tell whether a heading is also what the metadata calls the page, alone or beside the site's name."""
    for _, title in titles:
        parts = [squeeze(part) for part in _SEPARATOR.split(title)]
        whole = squeeze(title)
        if block.squeezed == whole or (len(block.squeezed) > len(whole) / 2 and block.squeezed in whole):
            return block.squeezed != min(parts, key=len) or len(parts) == 1 or block.squeezed == max(parts, key=len)
    return False


def _without_site(title: str, sites: frozenset[str]) -> str:
    """Return a title without the site's name before or behind it; where that is unknown, its longest part."""
    parts = _SEPARATOR.split(title)
    if len(parts) == 1:
        return title
    ours = [part for part in parts if squeeze(part) not in sites]
    if not ours or len(ours) == len(parts):
        return max(parts, key=len)
    start = title.index(ours[0])
    return title[start : title.rindex(ours[-1]) + len(ours[-1])]
