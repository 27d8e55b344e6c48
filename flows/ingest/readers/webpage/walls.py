"""Pages that hold no article, though a server sent them as if they did."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.errors import UnreadableDocumentError
from flows.ingest.readers.webpage.blocks import Block

_NOT_FOUND = re.compile(
    r"\b(?:404|410)\b.{0,40}(?:not found|error|fehler|erreur)|(?:page|site|article|document)(?: you requested)? "
    r"(?:was |could |can(?:not)? |is |has |does )?(?:not (?:be )?(?:found|exist|available)|been removed|"
    r"no longer exists?)|"
    r"^(?:page |seite |página )?(?:not found|nicht gefunden|no encontrada|non trouvée|introuvable|404)\W*$|"
    r"seite (?:wurde |konnte )?nicht gefunden|page (?:non trouvée|introuvable)|página no encontrada|"
    r"страница не найдена|页面不存在|we can['’]t find (?:the|that) page|^error 404",
    re.IGNORECASE,
)
_COOKIES = re.compile(
    r"\bcookies?\b|\bconsent\b|einwilligung|consentement|datenschutz|privacy (?:policy|settings)|advertising partners",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"\b(?:log|sign) ?in\b|\bsubscri(?:be|ber|ption)\b|\bcreate (?:an|your) account\b|\bregister (?:to|now|for)\b|"
    r"\banmelden\b|\babonn(?:ieren|ement|ez|enten)\b|\bsuscr[íi]b|\bpassword\b|"
    r"already a (?:member|subscriber)|unlock (?:this|full)|continue reading",
    re.IGNORECASE,
)
_CHECKED = re.compile(
    r"checking (?:if the site connection|your browser)|verify(?:ing)? (?:that )?you are (?:a )?human|"
    r"enable javascript (?:and cookies )?to continue|access denied|just a moment\.\.\.|unusual traffic",
    re.IGNORECASE,
)
# A teaser of two short sentences is something to quote; less is none.
_FEWEST_WORDS = 25
_SHORT = 150
_STUB = 130


def refuse_walls(uri: str, title: str, blocks: Sequence[Block], chosen: frozenset[int]) -> tuple[str, ...]:
    """Refuse a page that is none of an article; return what to doubt of one that is only a part of it.

    Args:
        uri: What the document is called in messages.
        title: What the page calls itself.
        blocks: All its blocks.
        chosen: Indexes of those that the extractors take for its article.

    Raises:
        UnreadableDocumentError: with the class of the wall.
    """
    article = " ".join(blocks[index].text for index in sorted(chosen))
    whole = " ".join(block.text for block in blocks if not block.hidden)
    words = _words(article)
    heads = (title, *(block.text for block in blocks if block.kind == "heading" and not block.hidden))
    if words < _SHORT and any(_NOT_FOUND.search(head) for head in heads):
        raise UnreadableDocumentError(
            uri, "not-found-page", f"the page says {title or article[:60]!r}; check its address"
        )
    if words < _SHORT and _CHECKED.search(f"{title} {whole[:2000]}"):
        detail = "the server wanted to be sure that a person asks; save the page from a browser and offer that"
        raise UnreadableDocumentError(uri, "access-check", detail)
    if _is_about(_COOKIES, article, words):
        detail = "all that it shows is a question about cookies; save the page from a browser after answering it"
        raise UnreadableDocumentError(uri, "cookie-wall", detail)
    if words < _SHORT and _only_links(blocks, chosen) and not _LOGIN.search(whole):
        raise UnreadableDocumentError(uri, "no-article", "menus and links, but no running text was found on the page")
    walled = bool(_LOGIN.search(whole)) if words < _STUB else False
    if words >= _FEWEST_WORDS and not _is_about(_LOGIN, article, words):
        return ("only a teaser may be printed: the page asks to log in or subscribe",) if walled else ()
    if walled:
        detail = "all that it shows is a way to log in or subscribe; save the page from a browser that is logged in"
        raise UnreadableDocumentError(uri, "login-wall", detail)
    return ()


def _is_about(pattern: re.Pattern[str], article: str, words: int) -> bool:
    """Tell whether a short text speaks of little else: a word of it in every twenty."""
    return 0 < words < _SHORT and 20 * len(pattern.findall(article)) >= words


def _only_links(blocks: Sequence[Block], chosen: frozenset[int]) -> bool:
    """Tell whether there is nothing in a selection but links, or nothing at all."""
    linked = sum(blocks[index].linked for index in chosen)
    return 10 * linked >= 9 * sum(len(blocks[index].squeezed) for index in chosen)


def _words(text: str) -> int:
    return len(text.split())
