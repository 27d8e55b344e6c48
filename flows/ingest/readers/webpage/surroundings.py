"""What stands around an article, told by the names of its elements and by its words."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import lru_cache
from typing import NamedTuple

from lxml.html import HtmlElement

from flows.ingest.readers import PartKind
from flows.ingest.readers.webpage.blocks import Block


class Cut(NamedTuple):
    """Why a block is no part of the article."""

    rule: str
    reason: str


HIDDEN = Cut("hidden text", "the page holds it and does not show it")
_OTHER = Cut("page", "stands on the page outside of the article")

# By tag, role, class and id of the element and of those around it, the nearest first.
_NAMED: tuple[tuple[re.Pattern[str], Cut], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), cut)
    for pattern, cut in (
        (r"cookie|consent|gdpr|onetrust|cmp-", Cut("cookie notice", "asks leave for cookies")),
        (r"comment(?!ary)|disqus|respond\b|replies", Cut("comments", "readers' comments and the way to them")),
        (r"share|social|addtoany|sharing|follow-us", Cut("share bar", "links for sharing")),
        (r"newsletter|subscribe|signup|sign-up|mailing", Cut("newsletter", "asks for an address, or to follow")),
        (r"\bads?\b|advert|sponsor|promo|banner-|-ad-|taboola|outbrain", Cut("advertisement", "advertises")),
        (r"related|recommend|more-from|read-?more|also-like|teaser|popular|trending|most-?read|latest|recent",
         Cut("related", "leads to other texts")),
        (r"breadcrumb", Cut("breadcrumb", "the page's place in its site")),
        (r"\btags?\b|tag-?list|keywords|categor", Cut("keywords", "tags and sections of the site")),
        (r"paywall|piano-|meter", Cut("paywall", "asks to subscribe or log in")),
        (r"author-?(?:bio|box|info|card|about)|about-author|\bbio\b", Cut("author note", "who the author is")),
        (r"\bfooter\b|colophon|copyright|imprint|contentinfo|site-info", Cut("footer", "the foot of the page")),
        (r"\bnav\b|\bnavigation\b|menu|navbar|topbar|toolbar|pagination|skip-link|\bheader\b|masthead|banner\b",
         Cut("navigation", "menus and the head of the page")),
        (r"sidebar|\baside\b|widget|complementary|rail\b", Cut("sidebar", "stands beside the article")),
        (r"\bform\b|search|login|\bbutton\b", Cut("form", "is for filling in or pressing")),
    )
)  # fmt: skip
# Short blocks inside of an article that are none of its text, whatever their elements are called.
_SAID: tuple[tuple[re.Pattern[str], Cut], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), cut)
    for pattern, cut in (
        (
            r"^\W*(?:advertisement|anzeige|werbung|publicité|publicidad|reklame|sponsored(?: content)?)\W*$",
            Cut("advertisement", "marks an advertisement"),
        ),
        (
            (
                r"^\W*(?:related|read (?:also|more|next)|see also|also read|more on this|you may also like|"
                r"lesen sie auch|mehr zum thema|lire aussi|"
                r"à lire(?: aussi)?|lea también|lee también|leggi anche|leia também)\b"
            ),
            Cut("related", "leads to other texts"),
        ),
        (
            r"^\W*(?:share (?:this|on|via)|teilen|partager|compartir|print this|follow us|tweet)\b.{0,60}$",
            Cut("share bar", "links for sharing"),
        ),
        (
            (
                r"^.{0,40}\b(?:subscribe (?:now|to|today)|sign up (?:for|to)|newsletter abonnieren|abonnez-vous|"
                r"suscr[íi]bete|download the .{0,40} apps?|latest stories and breaking news)\b|"
                r"\b(?:support(?:ing)? (?:us|our work)|unterstütz\w* uns|unser\w* (?:magazin|newsletter))\b|"
                r"^\W*(?:if you (?:enjoyed|liked) (?:reading )?this|gefällt dir|hat (?:dir|ihnen) der)\b"
            ),
            Cut("promotion", "asks the reader for something"),
        ),
        (
            (
                r"^(?:der beitrag|dieser (?:beitrag|text|artikel)|this (?:entry|post|article)) (?:wurde|was) "
                r"(?:\w+ ){0,4}(?:am|on|posted|veröffentlicht|published|unter)\b.{0,200}$"
            ),
            Cut("imprint", "says where and when the text was published"),
        ),
        (
            r"\b(?:affiliate[- ]links?|advertising api|als amazon-partner)\b",
            Cut("disclaimer", "says whose interests are behind the text"),
        ),
        (
            r"\|\s*\d+(?:[.,]\d+)?\s*[kmg]b\b|^click (?:on )?the .{0,30}button|^klicken sie auf den",
            Cut("download", "offers a file or something to load"),
        ),
    )
)
_LONGEST_SAID = 420
_FARTHEST_OUT = 12
# The same few names stand around all lines of a page.
_NAMES_KEPT = 16384
_NAMES = ("role", "class", "id")
_WHOLE = frozenset({"body", "html", "main", "article"})
_APART = frozenset({"comments", "related", "newsletter", "cookie notice", "paywall", "advertisement"})
_GALLERY = re.compile(r"gallery|slide-?show|carousel", re.IGNORECASE)


def why_outside(block: Block) -> Cut:
    """Return why a block that is not of the article is cut."""
    if block.hidden:
        return HIDDEN
    named = next((cut for one in _around(block) if (cut := _cut_by(one)) is not None), None)
    if named is not None:
        return named
    if 2 * block.linked > len(block.text):
        return Cut("links", "leads elsewhere")
    return _OTHER


def is_apart(block: Block, holding: Container[HtmlElement]) -> bool:
    """Tell whether a block stands in a part of the page whose name says that it is no article.

    Args:
        block: The block.
        holding: Elements that hold text of the article, whose names say nothing against it.
    """
    found = map(_cut_by, _around(block, holding))
    return any(cut is not None and cut.rule in _APART for cut in found)


def in_gallery(block: Block) -> bool:
    """Tell whether a block is of pictures to leaf through, which are often those of many articles."""
    return any(_GALLERY.search(" ".join(filter(None, map(one.get, _NAMES)))) for one in _around(block))


@lru_cache(maxsize=_NAMES_KEPT)
def _rank(name: str) -> int:
    """Return the place in the table of the first pattern that a single name holds; its length when none does."""
    return next((place for place, (pattern, _) in enumerate(_NAMED) if pattern.search(name)), len(_NAMED))


def why_not(block: Block) -> Cut | None:
    """Return why a block among those of the article is none of its text; ``None`` when it is."""
    if len(block.text) > _LONGEST_SAID or block.kind in {PartKind.ROW, PartKind.CAPTION}:
        return None
    text = block.text.removeprefix("• ")
    return next((cut for pattern, cut in _SAID if pattern.search(text)), None)


def _cut_by(element: HtmlElement) -> Cut | None:
    """Return why what stands in an element is cut, by its tag, role, class and id."""
    names = " ".join(filter(None, map(element.get, _NAMES))).split()
    place = min(map(_rank, (str(element.tag), *names)))
    return _NAMED[place][1] if place < len(_NAMED) else None


def _around(block: Block, holding: Container[HtmlElement] = ()) -> Iterator[HtmlElement]:
    """Yield a block's element and those around it, the nearest first."""
    element = block.element
    for _ in range(_FARTHEST_OUT):
        if element is None or element.tag in _WHOLE or element in holding:
            return
        yield element
        element = element.getparent()
