"""What WeasyPrint leaves out of a tagged PDF: readable links, the scope of table heads, two standards in one file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Any, Final
from xml.etree import ElementTree as ET

_RDF: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_PREFIXES: Final = {
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
"""Of namespaces; PDF/A asks for the three of its extension schema by name."""

_EXTENSION: Final = """
<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
"""PDF/A allows a foreign property only with its description."""


def with_accessibility_claim(generate: Callable[..., bytes]) -> Callable[..., bytes]:
    """Return a maker of XMP metadata that claims PDF/UA-1 beside the standard that WeasyPrint claims."""
    for prefix, address in _PREFIXES.items():
        ET.register_namespace(prefix, address)

    def generate_both(*arguments: object) -> bytes:
        rdf = ET.fromstring(generate(*arguments))  # noqa: S314 - WeasyPrint wrote it a line before
        claim = ET.SubElement(rdf, f"{_RDF}Description", {f"{_RDF}about": "", f"{{{_PREFIXES['pdfuaid']}}}part": "1"})
        claim.tail = "\n"
        rdf.append(ET.fromstring(_EXTENSION))  # noqa: S314 - ours
        made: bytes = ET.tostring(rdf, encoding="utf-8")
        return made

    return generate_both


def finisher(names: Mapping[str, str]) -> Callable[[Any, Any], None]:
    """Return what WeasyPrint calls before it writes the file.

    Args:
        names: what each target of a link is called, for those who hear the page.
    """

    def finish(_document: object, pdf: Any) -> None:  # noqa: ANN401 - pydyf has no types
        for found in pdf.objects:
            if not isinstance(found, dict):
                continue
            if found.get("Subtype") == "/Link" and "Dest" in found:
                target = found["Dest"].string
                found["Contents"] = type(found["Dest"])(names.get(target, target))
            elif found.get("S") == "/TH":
                found["A"]["Scope"] = f"/{_scope(found, pdf.objects)}"

    return finish


def _scope(header: dict[str, Any], objects: list[Any]) -> str:
    """Tell what a header cell heads: a column in the table's head, else a row."""
    row = _parent(header, objects)
    return "Column" if _parent(row, objects)["S"] == "/THead" else "Row"


def _parent(element: dict[str, Any], objects: list[Any]) -> dict[str, Any]:
    reference: bytes = element["P"]
    parent: dict[str, Any] = objects[int(reference.split()[0])]
    return parent


def identified(pdf: bytes) -> bytes:
    """Return the file with an identifier made from its content, which PDF/A asks for.

    WeasyPrint would write every object a second time to make one: a sixth of the time of writing.
    """
    digest = hashlib.md5(pdf, usedforsecurity=False).hexdigest()
    before, marker, after = pdf.rpartition(b"/Type /XRef")
    return b"".join((before, marker, f" /ID [<{digest}> <{digest}>]".encode(), after))
