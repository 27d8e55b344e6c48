"""Reads books and papers in EPUB: the chapters in the order of the spine, without covers, menus and styles."""

from __future__ import annotations

import posixpath
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from flows.ingest.readers import ReadText
from flows.ingest.readers.office.archive import Archive
from flows.ingest.readers.office.safe_xml import attribute, child, children, local, parse_xml
from flows.ingest.readers.office.telling import Telling, dated, in_metadata
from flows.ingest.readers.office.xhtml import Page, body_of, has_pictures, parse_xhtml
from schemas.claims import Claim, ClaimedField
from schemas.raw import RawDocument

_CONTAINER: Final = "META-INF/container.xml"
_ENCRYPTION: Final = "META-INF/encryption.xml"
_CHAPTERS: Final = frozenset({"application/xhtml+xml", "text/html", "application/xml", "text/x-oeb1-document"})
_ESCAPED: Final = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_SOURCE: Final = "the book's package"
# Publishers fill it for shops and libraries: on the title it was right in each of the few books at hand.
_CONFIDENCE: Final = 0.8
_PLAIN: Final = {
    "title": ClaimedField.TITLE,
    "publisher": ClaimedField.PUBLISHER,
    "rights": ClaimedField.RIGHTS,
    "subject": ClaimedField.KEYWORD,
}
# Further ones are the titles of parts and series, or say when the file was made.
_SINGLE: Final = frozenset({ClaimedField.TITLE, ClaimedField.PUBLISHED, ClaimedField.PUBLISHER})
_NO_NAME: Final = re.compile(r"urn:uuid:|uuid:", re.IGNORECASE)


class EbookReader:
    """Reads the parts of a book from its archive, by name."""

    def read(self, raw: RawDocument, content: bytes) -> ReadText:
        """Return the text of all chapters in reading order.

        Raises:
            UnreadableDocumentError: the archive or its XML is broken, encrypted, hostile or without text.
        """
        archive = Archive(raw.uri, content)
        book = _opened(archive)
        telling, pictures, doubts = Telling(raw.uri), False, []
        for name in book.chapters:
            chapter = archive.optional(name)
            if chapter is None:
                doubts.append(f"the chapter {posixpath.basename(name)[:80]} is missing in the book")
                continue
            root = parse_xhtml(chapter, raw.uri, name)
            pictures = pictures or has_pictures(root)
            Page(raw.uri, telling).tell(body_of(root))
        return telling.read(book.claims, doubts, pictures=pictures)


@dataclass(frozen=True, slots=True)
class _Book:
    """What the package of a book says."""

    chapters: Sequence[str]
    """Names of the parts that hold chapters, in reading order, each once."""

    claims: tuple[Claim, ...]
    """What its metadata say."""


def _opened(archive: Archive) -> _Book:
    container = parse_xml(archive.part(_CONTAINER), archive.uri, _CONTAINER)
    name = next((path for one in container.iter() if local(one) == "rootfile" and (path := one.get("full-path"))), None)
    if name is None:
        raise archive.refused("corrupt", "its container names no package")
    package = parse_xml(archive.part(name), archive.uri, name)
    chapters = tuple(dict.fromkeys(_chapters(package, posixpath.dirname(name))))
    if not chapters:
        raise archive.refused("corrupt", "its package lists no chapters")
    locked = _locked(archive) & set(chapters)
    if locked:
        raise archive.refused("encrypted", f"{len(locked)} of its chapters are locked by a seller")
    claims = tuple(_claims(child(package, "metadata")))
    firsts = {one.field: one for one in reversed(claims) if one.field in _SINGLE}
    return _Book(chapters, tuple(one for one in claims if firsts.get(one.field, one) is one))


def _chapters(package: ET.Element, folder: str) -> Iterator[str]:
    """Yield the names of chapters: those of the main flow first, then what stands beside it."""
    manifest = child(package, "manifest")
    spine = child(package, "spine")
    if manifest is None or spine is None:
        return
    items = {one.get("id"): one for one in children(manifest, "item")}
    listed = [*children(spine, "itemref")]
    for one in sorted(listed, key=lambda one: one.get("linear") == "no"):
        item = items.get(one.get("idref"))
        if item is None or item.get("media-type") not in _CHAPTERS or "nav" in item.get("properties", "").split():
            continue
        yield _resolved(folder, item.get("href", ""))


def _resolved(folder: str, href: str) -> str:
    """Return the name of the part that an address leads to."""
    plain = _ESCAPED.sub(lambda found: bytes.fromhex(found[0].replace("%", "")).decode("utf-8", "replace"), href)
    return posixpath.normpath(posixpath.join("/", folder, plain.partition("#")[0])).lstrip("/")


def _locked(archive: Archive) -> set[str]:
    """Return the names of parts that are encrypted; fonts often are, which does not matter."""
    content = archive.optional(_ENCRYPTION)
    if content is None:
        return set()
    root = parse_xml(content, archive.uri, _ENCRYPTION)
    return {_resolved("", one.get("URI", "")) for one in root.iter() if local(one) == "CipherReference"}


def _claims(metadata: ET.Element | None) -> Iterator[Claim]:
    for one in metadata if metadata is not None else ():
        match local(one):
            case "creator" if (attribute(one, "role") or "aut") == "aut":
                yield from in_metadata(ClaimedField.AUTHOR, one.text, _SOURCE, _CONFIDENCE)
            case "date" if attribute(one, "event") in {None, "publication"}:
                yield from dated(ClaimedField.PUBLISHED, one.text, _SOURCE, _CONFIDENCE)
            case "identifier" if not _NO_NAME.match(one.text or ""):
                yield from _identifier(one)
            case name if name in _PLAIN:
                yield from in_metadata(_PLAIN[name], one.text, _SOURCE, _CONFIDENCE)


def _identifier(element: ET.Element) -> Iterator[Claim]:
    """Yield a claim on an identifier, its scheme in front."""
    scheme, words = attribute(element, "scheme") or "", (element.text or "").strip()
    if scheme.upper() in {"ISBN", "DOI"} and not words.lower().startswith(("isbn", "doi", "urn:", "http")):
        words = f"{scheme.upper()} {words}"
    yield from in_metadata(ClaimedField.IDENTIFIER, words, _SOURCE, _CONFIDENCE)


READER = EbookReader()
