"""Titles, names and addresses of a feed as they are printed: without markup, on one line."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterable

from flows.ingest.feeds import HTML, PLAIN
from flows.ingest.fetching.addresses import resolved
from flows.ingest.mediatypes import by_name
from flows.language.persons import RUN

# With quoted values, in which signs of tags may stand; then without, for a quotation mark that nothing closes.
_TAG = re.compile(r"<!--.*?(?:-->|$)|</?[a-zA-Z!](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|</?[a-zA-Z!][^<>]*>", re.DOTALL)
_SIGN_OF_MARKUP = re.compile(r"</?[a-zA-Z!]")
_UNSHOWN = re.compile(r"<(script|style)\b[^<>]*>[^<]*</\1>", re.IGNORECASE)
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31}\d{0,2});")
_SPACE = re.compile(r"[\s\x00-\x1f\x7f]+")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_LONGEST = 2000

_MAIL = re.compile(r"[\w.+%-]+@[\w.-]+")
_NAMED_MAIL = re.compile(r"^\s*(?:mailto:)?[^\s()]+@[^\s()]+\s*\((?P<name>[^()]+)\)\s*$")
# Names of accounts, not of authors; what blogs and portals write where nobody has set a name.
_ACCOUNTS = frozenset(
    "admin administrator anonymous author blog editor editorial guest n/a news noreply none null redaktion root staff "
    "team test unknown user web webadmin webmaster wordpress".split()
)
# A comma alone may part family name and first name.
_AND = re.compile(r"\s*(?:;|,?\s(?:and|&|und|et|y|og)\s)\s*")

# What only counts readers: the campaign variables of several services.
_COUNTS = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|wt_mc|wt\.mc_id|"
    r"at_(?:medium|campaign|link|custom\d)|cmpid|ocid|ns_(?:campaign|source|mchannel)|ref_src|ftag|s_cid)",
    re.IGNORECASE,
)

_DOCUMENT = re.compile(r"application/(?:pdf|msword|rtf|epub\+zip|vnd\.(?:oasis|openxmlformats)[\w.-]*text[\w.-]*)")


def plain(text: str, *, markup: bool) -> str | None:
    """Return words without markup, on one line; ``None`` when none are left.

    Args:
        text: As the feed has it.
        markup: Whether tags in it are markup; otherwise they are text.
    """
    shown = _TAG.sub("", _UNSHOWN.sub("", text[:_LONGEST])) if markup else text[:_LONGEST]
    # Many feeds escape what is escaped already, so that references are left over.
    for _ in range(2):
        if not _REFERENCE.search(shown):
            break
        shown = html.unescape(shown)
    return _SPACE.sub(" ", shown).strip() or None


def has_markup(text: str) -> bool:
    """Tell whether a text has tags or references to characters."""
    return bool(_SIGN_OF_MARKUP.search(text) or _REFERENCE.search(text))


def media_type(text: str, *, markup: bool) -> str:
    """Return as what an entry's text is to be read.

    Plain text of one paragraph is a paragraph of a page: by itself a lone line is taken for a title.

    Args:
        text: As the feed delivers it.
        markup: Whether tags in it are markup; otherwise they are text.
    """
    if has_markup(text):
        return HTML if markup else PLAIN
    return PLAIN if _BLANK_LINE.search(text.strip()) else HTML


def names(written: Iterable[str]) -> tuple[str, ...]:
    """Return the authors that are named, each once, without addresses of mail and names of accounts."""
    found = [one for text in written for one in _parted(_without_mail(plain(text, markup=True) or ""))]
    return tuple(dict.fromkeys(one for one in found if one.casefold() not in _ACCOUNTS))


def _without_mail(text: str) -> str:
    named = _NAMED_MAIL.match(text)
    return named["name"].strip() if named else _MAIL.sub("", text).strip(" ()<>,;")


def _parted(text: str) -> Iterable[str]:
    """Return the names of a list, without what people are ("vice president") behind a comma."""
    for part in _AND.split(text):
        pieces = [piece.strip() for piece in part.split(",")]
        persons = [piece for piece in pieces if " " in piece and RUN.fullmatch(piece)]
        yield from persons if " " in pieces[0] and persons else [part.strip(" ,")] if part.strip(" ,") else []


def address(base: str, link: str | None) -> str | None:
    """Return the whole address of a link, without fragment and without what only counts readers.

    Args:
        base: Address of the feed.
        link: As it stands there.
    """
    whole = resolved(base, link) if link and link.strip() else None
    if whole is None or "?" not in whole:
        return whole
    path, query = whole.split("?", 1)
    kept = [pair for pair in query.split("&") if not _COUNTS.fullmatch(pair.split("=", 1)[0])]
    return f"{path}?{'&'.join(kept)}" if kept else path


def is_document(link: str, media_type: str) -> bool:
    """Tell whether what is attached to an entry is a text to be read, no sound, film or picture.

    Args:
        link: Its address.
        media_type: As the feed says; some say it wrongly, or not.
    """
    return any(_DOCUMENT.match(kind) for kind in (media_type, by_name(link.partition("?")[0])))


def identity(title: str | None, content: str) -> str:
    """Return what names an entry that the feed gives neither name nor address."""
    return hashlib.sha256(f"{title}\n{content}".encode("utf-8", "replace")).hexdigest()[:16]
