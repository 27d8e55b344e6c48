"""Every claim that a page makes on the fields of its record, with its source and how often such a claim is right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from flows.ingest.cleaning import kinds
from flows.ingest.readers import PartKind
from flows.ingest.readers.webpage import identity
from flows.ingest.readers.webpage.blocks import Block
from flows.ingest.readers.webpage.days import Day
from flows.ingest.readers.webpage.headline import Headline
from flows.ingest.readers.webpage.people import Byline
from flows.ingest.readers.webpage.structured import Stated
from schemas.article import DocumentKind
from schemas.claims import Claim, ClaimedField

_KINDS = {
    "NewsArticle": DocumentKind.NEWS,
    "ReportageNewsArticle": DocumentKind.NEWS,
    "OpinionNewsArticle": DocumentKind.COMMENTARY,
    "AnalysisNewsArticle": DocumentKind.COMMENTARY,
    "Report": DocumentKind.REPORT,
    "PressRelease": DocumentKind.PRESS_RELEASE,
    "Speech": DocumentKind.SPEECH,
}
_TAG = re.compile(r"^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$")
_DOI = re.compile(r"^(?:doi:|https?://(?:dx\.)?doi\.org/)?(?P<doi>10\.\d{4,9}/\S{1,200})$", re.IGNORECASE)
_SURE, _LIKELY, _WEAK = 0.9, 0.7, 0.4
_LABELS_ABOVE, _LABELS_BELOW = 3, 3
_MOST_KEYWORDS, _LONGEST_KEYWORD = 20, 60


def of_title(found: Headline, line: int | None) -> Claim:
    """Return the claim of a title."""
    return Claim(
        field=ClaimedField.TITLE,
        value=found.text,
        words=found.words,
        source=found.source,
        confidence=found.confidence,
        line=line,
    )


def of_author(found: Byline, line: int | None) -> Claim:
    """Return the claim of an author."""
    return Claim(
        field=ClaimedField.AUTHOR,
        value=found.name,
        words=found.words,
        source=found.source,
        confidence=found.confidence,
        line=line,
    )


def of_day(field: ClaimedField, found: Day | None) -> Iterator[Claim]:
    """Yield the claim of a day, if there is one."""
    if found is not None:
        yield Claim(field=field, value=found.iso, words=found.words, source=found.source, confidence=found.confidence)


def of_kind(blocks: Sequence[Block], top: int) -> Iterator[Claim]:
    """Yield the kind of text that labels at the headline name, if they name one: it says more than a type of data.

    Args:
        blocks: All blocks of the page.
        top: Index of the block with its headline.
    """
    near = blocks[max(0, top - _LABELS_ABOVE) : top + 1 + _LABELS_BELOW]
    labels = [one.text for one in near if not one.hidden and one.kind is PartKind.TEXT]
    named = {kind: text for text in reversed(labels) if (kind := kinds.of_label(text)) is not None}
    if len(named) == 1:
        ((kind, words),) = named.items()
        yield Claim(
            field=ClaimedField.KIND, value=kind.value, words=words, source="label at the headline", confidence=_LIKELY
        )


def of_site(root: HtmlElement, known: Stated, url: str | None) -> Iterator[Claim]:
    """Yield what a page says of its publisher, address, rights, language, kind and subjects."""
    publisher = identity.publisher(known)
    if publisher is not None:
        yield _claim(ClaimedField.PUBLISHER, publisher[0], publisher[1], _LIKELY)
    if url is not None:
        yield _claim(ClaimedField.IDENTIFIER, f"url:{url}", "address of the page", _SURE)
    doi = _DOI.match(known.first("citation_doi", "dc.identifier", "prism.doi"))
    if doi is not None:
        yield _claim(ClaimedField.IDENTIFIER, f"doi:{doi['doi']}", "meta citation_doi", _SURE)
    yield from _rights(root, known)
    language = next((text for text in _languages(root, known) if _TAG.match(text)), None)
    if language is not None:
        yield _claim(ClaimedField.LANGUAGE, language.replace("_", "-"), "language of the page", _LIKELY)
    yield from _subjects(known)


def _rights(root: HtmlElement, known: Stated) -> Iterator[Claim]:
    links = [one.get("href", "") for one in root.iter("a", "link") if "license" in one.get("rel", "").lower().split()]
    stated = (
        *(one.licence for one in known.articles),
        *links,
        known.first("dc.rights", "dcterms.license", "copyright"),
    )
    value = next((text for text in stated if text.strip()), None)
    if value is not None:
        yield _claim(ClaimedField.RIGHTS, value.strip(), "licence of the page", _LIKELY)


def _languages(root: HtmlElement, known: Stated) -> Iterator[str]:
    yield from (one.language for one in known.articles)
    yield root.get("lang", "") or root.get("xml:lang", "")
    yield known.first("og:locale", "content-language", "language", "dc.language")


def _subjects(known: Stated) -> Iterator[Claim]:
    types = [kind for one in known.articles for kind in one.types]
    kind = next((_KINDS[name] for name in types if name in _KINDS), None)
    if kind is not None:
        yield _claim(ClaimedField.KIND, kind.value, "JSON-LD @type", _WEAK)
    section = next((one.section for one in known.articles if one.section), "") or known.first("article:section")
    if section:
        yield _claim(ClaimedField.CATEGORY, section, "section of the page", _WEAK)
    for word in dict.fromkeys(_keywords(known)):
        yield _claim(ClaimedField.KEYWORD, word, "keywords of the page", _LIKELY)


def _keywords(known: Stated) -> Sequence[str]:
    words = [word for one in known.articles for word in one.keywords] or known.meta.get("article:tag", [])
    words = words or [part for text in known.meta.get("keywords", []) for part in re.split(r"[,;]", text)]
    return [word.strip() for word in words if 0 < len(word.strip()) <= _LONGEST_KEYWORD][:_MOST_KEYWORDS]


def _claim(field: ClaimedField, value: str, source: str, confidence: float) -> Claim:
    return Claim(field=field, value=value, words=value, source=source, confidence=confidence)
