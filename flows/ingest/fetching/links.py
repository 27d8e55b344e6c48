"""The links of a page. It comes from strangers, so the source calls this in a child process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree, html

from flows.ingest.fetching.addresses import resolved

if TYPE_CHECKING:
    from collections.abc import Iterator


def links_of(content: bytes, uri: str, charset: str | None) -> tuple[str, ...]:
    """Return where the links of a page lead, in its order, each once; never the page itself.

    Args:
        content: Its bytes.
        uri: Its address.
        charset: Its encoding as its server states it.
    """
    # A server that states the encoding of another page hides every link of this one.
    return (charset and _links(content, uri, charset)) or _links(content, uri, None)


def _links(content: bytes, uri: str, charset: str | None) -> tuple[str, ...]:
    tree = _tree(content, charset)
    if tree is None:
        return ()
    base = next((href for one in tree.iter("base") if (href := one.get("href"))), "")
    found = _targets(tree, resolved(uri, base) or uri)
    return tuple(dict.fromkeys(link for link in found if link != uri))


def _targets(tree: html.HtmlElement, base: str) -> Iterator[str]:
    for one in tree.iter("a", "area"):
        if (href := one.get("href")) is not None and (link := resolved(base, href)):
            yield link


def _tree(content: bytes, charset: str | None) -> html.HtmlElement | None:
    try:
        return html.document_fromstring(content, parser=html.HTMLParser(encoding=charset, no_network=True))
    except (LookupError, etree.ParserError, ValueError):
        return None
