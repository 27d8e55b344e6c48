"""Small office documents and books, put together part by part; all texts are invented."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

from flows.ingest import parsing
from flows.ingest.parsing import Original, Refusal
from flows.ingest.readers import PartKind, Reader, ReadText
from flows.ingest.verification import unfaithful
from schemas.article import Article
from tests.records import a_raw

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
EPUB = "application/epub+zip"
RTF = "application/rtf"

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_ODF = " ".join(
    f'xmlns:{name}="{_OASIS}{name}:1.0"' for name in ("office", "text", "table", "style", "draw", "meta", "manifest")
)
_ODF += f' xmlns:fo="{_OASIS}xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def archive(parts: Mapping[str, str | bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return an archive of parts."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", packing) as into:
        for name, content in parts.items():
            into.writestr(zipfile.ZipInfo(name), content, packing)
    return out.getvalue()


def word(body: str, **parts: str) -> bytes:
    """Return a Word document; further parts are given by the kind of their relation, as inner XML of their root."""
    roots = {
        "styles": "styles",
        "numbering": "numbering",
        "footnotes": "footnotes",
        "endnotes": "endnotes",
        "comments": "comments",
        "header": "hdr",
        "footer": "ftr",
    }
    made = {f"word/{kind}.xml": _root(roots[kind], inner) for kind, inner in parts.items() if kind in roots}
    links = "".join(f'<Relationship Id="r{kind}" Type="{_R}/{kind}" Target="{kind}.xml"/>' for kind in parts)
    package = f'<Relationship Id="r1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
    if "core" in parts:
        made["docProps/core.xml"] = f'<p xmlns:dc="dc" xmlns:dcterms="dt">{parts["core"]}</p>'
    return archive(
        {
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}">{package}</Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{links}</Relationships>',
            "word/document.xml": _root("document", f"<w:body>{body}</w:body>"),
            **made,
        }
    )


def _root(name: str, inner: str) -> str:
    return f'<w:{name} xmlns:w="{_W}" xmlns:r="{_R}">{inner}</w:{name}>'


def p(text: str, style: str = "", properties: str = "") -> str:
    """Return a paragraph of a Word document."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{r(text)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """Return a run of a Word document."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def style(name: str, shown: str, inner: str = "") -> str:
    """Return a style of a Word document."""
    return f'<w:style w:styleId="{name}"><w:name w:val="{shown}"/>{inner}</w:style>'


def odt(body: str, styles: str = "", pages: str = "", meta: str = "", manifest: str = "") -> bytes:
    """Return an OpenDocument text: its body, automatic styles, master pages, metadata and entries of the manifest."""
    return archive(
        {
            "mimetype": ODT,
            "content.xml": f"<office:document-content {_ODF}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>",
            "styles.xml": f"<office:document-styles {_ODF}><office:master-styles>{pages}</office:master-styles>"
            "</office:document-styles>",
            "meta.xml": f"<office:document-meta {_ODF}><office:meta>{meta}</office:meta></office:document-meta>",
            "META-INF/manifest.xml": f"<manifest:manifest {_ODF}>{manifest}</manifest:manifest>",
        }
    )


def epub(*chapters: str, metadata: str = "", parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """Return a book of chapters, each the inner XML of its body."""
    names = [f"c{number}.xhtml" for number in range(len(chapters))]
    items = "".join(f'<item id="{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in names)
    spine = "".join(f'<itemref idref="{name}"/>' for name in names)
    return archive(
        {
            "mimetype": EPUB,
            "META-INF/container.xml": '<container><rootfile full-path="book/b.opf"/></container>',
            "book/b.opf": f'<package xmlns:dc="dc" xmlns:opf="opf"><metadata>{metadata}</metadata>'
            f"<manifest>{items}</manifest><spine>{spine}</spine></package>",
            **{f"book/{name}": page(inner) for name, inner in zip(names, chapters, strict=True)},
            **(parts or {}),
        }
    )


def page(inner: str) -> str:
    """Return a page of XHTML."""
    return (
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>T</title>'
        f"</head><body>{inner}</body></html>"
    )


def lines(found: ReadText) -> list[tuple[PartKind, str]]:
    """Return kind and text of each line that is not blank."""
    printed = [line.removeprefix("\f") for line in found.text.split("\n") if line.strip()]
    return [(part.kind, line) for part, line in zip(found.parts, printed, strict=True)]


def read(reader: Reader, content: bytes) -> ReadText:
    """Return what a reader makes of a document."""
    return reader.read(a_raw(content), content)


def parsed(media_type: str, content: bytes) -> Article | Refusal:
    """Return what the whole room makes of a document, its blocks looked up in the text."""
    original = Original(a_raw(content).model_copy(update={"media_type": media_type}), content)
    found = parsing.parse(original)
    if isinstance(found, Article):
        assert not list(unfaithful(found, parsing.read(original).text))
    return found
