"""Writes small PDFs operator by operator, so that tests decide what is drawn where and in which order."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842
# Every letter of Courier is six tenths of its size wide, so that a test can count where a line ends.
LETTER = 0.6
_FONTS = {"F1": "Courier", "F2": "Courier-Bold", "F3": "Courier-Oblique"}
PLAIN, BOLD, SLANTED = _FONTS


@dataclass
class Frame:
    """Operators that are drawn together: a column, a box, a head."""

    operators: list[str] = field(default_factory=list)

    def text(self, line: str, left: float, base: float, size: float = 9, font: str = PLAIN) -> None:
        """Draw a line; its baseline is counted from the top of the page."""
        self.operators.append(f"BT /{font} {size} Tf {left} {HEIGHT - base} Td ({_escaped(line)}) Tj ET")

    def fill(self, left: float, top: float, right: float, bottom: float, grey: float = 0.85) -> None:
        """Fill a box with grey."""
        box = f"{left} {HEIGHT - bottom} {right - left} {bottom - top}"
        self.operators.append(f"q {grey} g {box} re f Q")

    def rule(self, left: float, top: float, right: float, bottom: float) -> None:
        """Draw a line."""
        self.operators.append(f"0.5 w {left} {HEIGHT - top} m {right} {HEIGHT - bottom} l S")

    def raw(self, operators: str) -> None:
        """Draw whatever the operators say."""
        self.operators.append(operators)


def _escaped(line: str) -> str:
    return "".join(
        f"\\{code:03o}" if code > 126 or chr(code) in "()\\" else chr(code) for code in line.encode("cp1252")
    )


def pdf(
    pages: Sequence[Iterable[Frame]],
    *,
    information: str = "",
    page_entries: str = "",
    fonts: str = "",
    extra: Sequence[bytes] = (),
) -> bytes:
    """Return a PDF of pages, their frames drawn in the order given.

    Args:
        pages: The frames of each.
        information: Entries of the document's information.
        page_entries: Entries for every page ("/Rotate 90").
        fonts: Further fonts for every page.
        extra: Objects that stand behind the pages, numbered on from 6.
    """
    base = 6 + len(extra)
    names = "".join(
        f"/{name} << /Type /Font /Subtype /Type1 /BaseFont /{font} /Encoding /WinAnsiEncoding >> "
        for name, font in _FONTS.items()
    )
    kids = " ".join(f"{base + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        f"<< /Font << {names}{fonts} >> {'/XObject << /Im 6 0 R >>' if extra else ''} >>".encode(),
        f"<< {information} >>".encode("latin-1"),
        b"null",
        *extra,
    ]
    for at, frames in enumerate(pages):
        drawn = zlib.compress("\n".join(line for frame in frames for line in frame.operators).encode("latin-1"))
        size = f"/MediaBox [0 0 {WIDTH} {HEIGHT}] {page_entries}"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R {size} /Resources 3 0 R /Contents {base + 2 * at + 1} 0 R >>".encode()
        )
        objects.append(b"<< /Filter /FlateDecode /Length %d >> stream\n%s\nendstream" % (len(drawn), drawn))
    return _file(objects)


def _file(objects: Sequence[bytes]) -> bytes:
    out = b"%PDF-1.7\n"
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return (
        out
        + end
        + b"trailer << /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    )


def wrapped(text: str, letters: int) -> list[str]:
    """Return a text in lines, words broken with hyphens where much of the next one would fit."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        rest = word
        room = letters - len(line) - bool(line)
        if len(rest) > room and room > 4 and len(rest) > room + 2 and rest[: room + 2].isalpha():
            lines.append(f"{line} {rest[: room - 1]}-".strip())
            line, rest = "", rest[room - 1 :]
        elif len(rest) > room:
            lines.append(line)
            line = ""
        line = f"{line} {rest}".strip()
    return [*lines, line]
