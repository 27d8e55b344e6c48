"""A small sound document of every format, written here, for others to be made from it by damage."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage

PARAGRAPHS = (
    (
        "The two governments have agreed to meet again in the spring, and neither of them expects that the talks will "
        "be short. What they have on the table is a list of eleven questions, of which three are about money."
    ),
    (
        "Nobody in the delegation wanted to say how long the list had been before. It is known only that it was cut "
        "twice in the week before the meeting, and that the harbour was taken off it at the last moment."
    ),
    (
        "There is no reason to think that the next round will be easier than the one that has just ended. But the list "
        "is shorter than it was, and the weather in the strait will not wait for either of the two sides."
    ),
)
TITLE = "The strait will not wait"


def text() -> bytes:
    return "\n\n".join((TITLE, "By Ada Miller", "3 May 2021", *PARAGRAPHS)).encode()


def markdown() -> bytes:
    return "\n\n".join(
        (f"# {TITLE}", *PARAGRAPHS, "* one item\n* another item", "| a | b |\n|---|---|\n| 1 | 2 |")
    ).encode()


def html() -> bytes:
    body = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    table = "<table><tr><th>Year</th><th>Ships</th></tr><tr><td>2020</td><td>41</td></tr></table>"
    head = f'<title>{TITLE} | Harbour Institute</title><meta property="og:title" content="{TITLE}">'
    nav = '<nav><a href="/">Home</a> <a href="/news">News</a></nav>'
    page = f"<!DOCTYPE html><html lang='en'><head>{head}</head><body>{nav}<article><h1>{TITLE}</h1>{body}{table}"
    return f"{page}</article><footer>© Harbour Institute</footer></body></html>".encode()


def rtf() -> bytes:
    return ("{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Serif;}}\\f0 " + "\\par ".join((TITLE, *PARAGRAPHS)) + "}").encode()


def mail() -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "Ada Miller <ada@harbour.example>", "desk@brief.example"
    message["Subject"], message["Date"] = TITLE, "Mon, 3 May 2021 09:00:00 +0200"
    message["Message-ID"] = "<1@harbour.example>"
    message.set_content("\n\n".join(PARAGRAPHS))
    message.add_alternative(html().decode(), subtype="html")
    message.set_boundary("=====")
    return message.as_bytes()


def docx() -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in (TITLE, *PARAGRAPHS))
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    return zipped(
        (
            "[Content_Types].xml",
            _xml(
                f'<Types xmlns="{_PACKAGE}/content-types"><Override PartName="/word/document.xml" '
                f'ContentType="{kind}"/></Types>'
            ),
        ),
        (
            "_rels/.rels",
            _xml(
                f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
                f'Type="{relation}" Target="word/document.xml"/></Relationships>'
            ),
        ),
        ("word/document.xml", _xml(f"<w:document {space}><w:body>{body}</w:body></w:document>")),
    )


_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def odt() -> bytes:
    office = "urn:oasis:names:tc:opendocument:xmlns"
    body = "".join(f"<text:p>{one}</text:p>" for one in PARAGRAPHS)
    content = (
        f'<office:document-content xmlns:office="{office}:office:1.0" xmlns:text="{office}:text:1.0"><office:body>'
        f'<office:text><text:h text:outline-level="1">{TITLE}</text:h>{body}</office:text></office:body>'
        "</office:document-content>"
    )
    return zipped(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", _xml(content)))


def epub() -> bytes:
    container = (
        '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    book = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"><metadata '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{TITLE}</dc:title><dc:identifier id="id">1'
        '</dc:identifier></metadata><manifest><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/>'
        '</manifest><spine><itemref idref="c"/></spine></package>'
    )
    chapter = f'<html xmlns="http://www.w3.org/1999/xhtml"><body><h1>{TITLE}</h1>' + "".join(
        f"<p>{one}</p>" for one in PARAGRAPHS
    )
    return zipped(
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", _xml(container)),
        ("book.opf", _xml(book)),
        ("c.xhtml", _xml(f"{chapter}</body></html>")),
    )


def pdf() -> bytes:
    lines = [TITLE, "", *(line for one in PARAGRAPHS for line in (*_wrapped(one), ""))]
    shown = "".join(f"({line.replace('(', '').replace(')', '')}) Tj T*\n" for line in lines)
    content = f"BT /F1 11 Tf 14 TL 72 760 Td\n{shown}ET".encode()
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    out, offsets = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    tail = b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(out)
    return out + b"xref\n0 6\n0000000000 65535 f \n" + table + tail


def zipped(*parts: tuple[str, str | bytes]) -> bytes:
    """Return an archive of parts, the first of them unpacked, the same bytes every time."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number, (name, content) in enumerate(parts):
            info = zipfile.ZipInfo(name, (2021, 5, 3, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED if number else zipfile.ZIP_STORED
            archive.writestr(info, content)
    return file.getvalue()


def _xml(text: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>{text}'


def _wrapped(text: str, width: int = 80) -> list[str]:
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) >= width:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return [*lines, line]


SAMPLES = {
    "txt": text,
    "md": markdown,
    "html": html,
    "rtf": rtf,
    "eml": mail,
    "docx": docx,
    "odt": odt,
    "epub": epub,
    "pdf": pdf,
}
"""What makes a sound document, by the ending of its name."""
