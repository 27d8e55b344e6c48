"""XML of strangers as a tree: nothing comes from outside, nothing grows, and what is malformed is read all the same."""

from __future__ import annotations

import re

from lxml import etree

# Addresses are what sitemaps and lists of feeds are made of, and the sign in them is what is most often not escaped.
_BARE = re.compile(rb"&(?!(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,31});)")


def root_of(content: bytes) -> etree._Element | None:
    """Return the first element of a document; ``None`` when there is none."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    # Of encodings in which a letter has several bytes nothing is known before they are parsed.
    mended = content if b"\x00" in content else _BARE.sub(b"&amp;", content)
    try:
        return etree.fromstring(mended, parser)
    except etree.XMLSyntaxError:
        return None


def name_of(element: etree._Element) -> str:
    """Return the name of an element without its namespace, in small letters."""
    return str(element.tag).rpartition("}")[2].lower()
