"""Reads web pages: what is article, what stands around it, and what the page says of itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from flows.ingest.readers import ReadText
from flows.ingest.readers.webpage import days, hosts, identity, statements
from flows.ingest.readers.webpage.blocks import Block, blocks_of, squeeze
from flows.ingest.readers.webpage.bodies import article
from flows.ingest.readers.webpage.headline import Headline, headline
from flows.ingest.readers.webpage.layout import Head, lay
from flows.ingest.readers.webpage.people import Byline, authors, named
from flows.ingest.readers.webpage.structured import Stated, stated
from flows.ingest.readers.webpage.tree import parse
from flows.ingest.readers.webpage.walls import refuse_walls
from schemas.claims import Claim, ClaimedField
from schemas.raw import RawDocument

_BY_RULE = 0.97


@dataclass(frozen=True, slots=True)
class _Page:
    """A page with all that was found on it."""

    root: HtmlElement
    blocks: Sequence[Block]
    known: Stated
    url: str | None
    rule: hosts.HostRule
    title: Headline | None
    people: Sequence[Byline]

    @property
    def top(self) -> int:
        """Index of the block with the title; 0 when none has it."""
        return self.title.block or 0 if self.title is not None else 0


class WebPageReader:
    """Takes an article out of its page, by two extractors and an arbiter, and keeps the rest with reasons."""

    def read(self, raw: RawDocument, content: bytes) -> ReadText:
        """Return all text of the page, each line with what it is.

        Raises:
            UnreadableDocumentError: the bytes are no page, or the page has no article.
        """
        parsed = parse(raw, content)
        page = _looked_through(parsed.root, raw)
        chosen = _chosen(page)
        title = page.title.text if page.title is not None else ""
        doubts = refuse_walls(raw.uri, title, page.blocks, chosen)
        lines = lay(page.blocks, chosen, _head(page))
        return ReadText(
            text=lines.text,
            encoding=parsed.encoding,
            doubts=(*parsed.doubts, *doubts, *_hidden(page.blocks)),
            parts=lines.parts,
            claims=tuple(_claims(page, lines.numbers, raw)),
        )


def _looked_through(root: HtmlElement, raw: RawDocument) -> _Page:
    """Return a page with its blocks, its title and its authors."""
    known = stated(root)
    url = identity.address(root, known, raw.uri)
    rule = hosts.rule_for(identity.host(url), hosts.built_in()) or hosts.HostRule(host="any.site")
    blocks = blocks_of(root)
    sites = identity.names(known, url)
    title = _ruled_title(root, blocks, rule) or headline(root, blocks, known, sites)
    top = title.block or 0 if title is not None else 0
    people = named(hosts.texts(root, rule.authors)) or authors(root, blocks, known, top, sites)
    return _Page(root, blocks, known, url, rule, title, people)


def _ruled_title(root: HtmlElement, blocks: Sequence[Block], rule: hosts.HostRule) -> Headline | None:
    text = next(iter(hosts.texts(root, rule.title)), None)
    if text is None:
        return None
    printed = next((index for index, block in enumerate(blocks) if block.squeezed == squeeze(text)), None)
    return Headline(text, text, "rule of its site", _BY_RULE, printed)


def _chosen(page: _Page) -> frozenset[int]:
    """Return the indexes of the blocks of the article, by the rule of its site if there is one."""
    bodies = hosts.elements(page.root, page.rule.body)
    if bodies:
        inside = {one for body in bodies for one in body.iter()}
        chosen = {index for index, block in enumerate(page.blocks) if block.element in inside and not block.hidden}
    else:
        chosen = set(article(page.root, page.blocks))
    cut = {inner for one in page.rule.remove for found in hosts.elements(page.root, one) for inner in found.iter()}
    return frozenset(index for index in chosen if page.blocks[index].element not in cut)


def _head(page: _Page) -> Head:
    bylines = {one.block for one in page.people if one.block is not None and one.block != page.top}
    own = {index for index in bylines if _is_byline(page.blocks[index], page.people)}
    top = page.title.block if page.title is not None else None
    return Head(top, squeeze(page.title.text) if page.title is not None else "", frozenset(own))


def _is_byline(block: Block, people: Sequence[Byline]) -> bool:
    """Tell whether names make up most of a line."""
    names = sum(len(squeeze(one.name)) for one in people if squeeze(one.name) in block.squeezed)
    return 3 * names >= len(block.squeezed)


def _hidden(blocks: Sequence[Block]) -> tuple[str, ...]:
    """Return the doubt that hidden prose gives: it is written for programs, or for nobody."""
    count = sum(block.hidden and block.prose for block in blocks)
    if not count:
        return ()
    what = "paragraph that the page does not show was" if count == 1 else "paragraphs that the page does not show were"
    return (f"{count} {what} left out",)


def _claims(page: _Page, numbers: Sequence[int], raw: RawDocument) -> list[Claim]:
    """Return what the page says of the record's fields."""
    found = []
    if page.title is not None:
        found.append(statements.of_title(page.title, _line(page.title.block, numbers)))
    found += [statements.of_author(one, _line(one.block, numbers)) for one in page.people]
    told = hosts.texts(page.root, page.rule.date)
    where = days.Dated(page.root, page.blocks, page.known, page.top, page.url)
    day = days.told(told) or days.published(where, raw.received.date())
    found += statements.of_day(ClaimedField.PUBLISHED, day)
    found += statements.of_day(ClaimedField.UPDATED, days.updated(page.known))
    found += statements.of_kind(page.blocks, page.top)
    found += statements.of_site(page.root, page.known, page.url)
    return found


def _line(block: int | None, numbers: Sequence[int]) -> int | None:
    return None if block is None else numbers[block]


READER = WebPageReader()
