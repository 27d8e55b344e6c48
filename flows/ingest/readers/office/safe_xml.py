"""XML of strangers: no document type, no entities of its own, bounded size and nesting."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Final

from flows.errors import UnreadableDocumentError

# A tag takes some 200 bytes in memory, and a document of 1,000 pages has about half a million of them.
_MOST_TAGS: Final = 2_000_000
DEEPEST: Final = 100
"""How deep elements may stand in each other; office programs nest some 30 deep, tables in tables included."""

_ENTITY: Final = re.compile(rb"<!ENTITY\s")
_OUTSIDE: Final = re.compile(rb"<!(?:ENTITY|DOCTYPE)\s[^>\[]{0,500}?(?:SYSTEM|PUBLIC)\s")


class _DoctypeError(Exception):
    """A document type stands in front of the root."""


class _Builder(ET.TreeBuilder):
    """Builds a tree; stops at a document type before anything in it is read."""

    def doctype(self, name: str, pubid: str, system: str) -> None:
        raise _DoctypeError(name, pubid, system)


def parse_xml(content: bytes, uri: str, part: str) -> ET.Element:
    """Return the root of an XML document.

    Args:
        content: Its bytes.
        uri: Where the document was found, for errors.
        part: Which part of it this is, for errors.

    Raises:
        UnreadableDocumentError: ``corrupt``, ``bomb``, ``entity-bomb`` or ``xxe``.
    """
    if content.count(b"<") > _MOST_TAGS:
        raise UnreadableDocumentError(uri, "bomb", f"its part {part} has more than {_MOST_TAGS:,} tags")
    parser = ET.XMLParser(target=_Builder())  # noqa: S314 - expat loads nothing, and document types are refused
    try:
        return ET.fromstring(content, parser)  # noqa: S314 - see above
    except _DoctypeError as error:
        raise _doctype(content, uri, part) from error
    except (ET.ParseError, LookupError, ValueError) as error:
        raise UnreadableDocumentError(uri, "corrupt", f"its part {part} is no well-formed XML: {error}") from error


def _doctype(content: bytes, uri: str, part: str) -> UnreadableDocumentError:
    plain = content.replace(b"\x00", b"")
    if _OUTSIDE.search(plain) or not _ENTITY.search(plain):
        return UnreadableDocumentError(uri, "xxe", f"its part {part} has a document type, which could load files")
    return UnreadableDocumentError(uri, "entity-bomb", f"its part {part} defines entities of its own")


def below(depth: int, uri: str) -> int:
    """Return the depth one step further down.

    Raises:
        UnreadableDocumentError: ``too-deep``.
    """
    if depth >= DEEPEST:
        raise UnreadableDocumentError(uri, "too-deep", f"its elements stand more than {DEEPEST} deep in each other")
    return depth + 1


def local(element: ET.Element) -> str:
    """Return the name of an element without its namespace."""
    tag: object = element.tag  # of a comment it is a function
    return tag.rpartition("}")[2] if isinstance(tag, str) else "#comment"


def attribute(element: ET.Element, name: str) -> str | None:
    """Return an attribute by its name without namespace, or ``None``."""
    found = element.get(name)
    if found is not None:
        return found
    return next((value for key, value in element.items() if key.endswith(f"}}{name}")), None)


def children(element: ET.Element, *names: str) -> Iterator[ET.Element]:
    """Yield the children of an element that have one of the names, in order."""
    return (child for child in element if local(child) in names)


def child(element: ET.Element | None, *path: str) -> ET.Element | None:
    """Return the first child along a path of names, or ``None``."""
    for name in path:
        element = next(children(element, name), None) if element is not None else None
    return element
